// Problem: how a service refuses. In: a code and its values. Out: an error that the HTTP layer
// turns into problem+json and the command line into a message; any other error is our own mistake.
import { PROBLEMS, type ProblemCode, type ProblemMeaning } from './catalogue.ts';

/** A refusal, with its code and what it is about. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string>>;
  /** What is wrong in detail, one entry a place: diagnostics of a contract, rows of a file. */
  readonly details: readonly unknown[];

  constructor(
    code: ProblemCode,
    values: Readonly<Record<string, string>> = {},
    details: readonly unknown[] = [],
  ) {
    super(`${code}: ${worded(PROBLEMS[code].detail.en, values)}`);
    this.code = code;
    this.values = values;
    this.details = details;
  }

  /** What the code means. */
  get meaning(): ProblemMeaning {
    return PROBLEMS[this.code];
  }

  /** The problem in a language. */
  detail(language: 'en' | 'fr'): string {
    return worded(PROBLEMS[this.code].detail[language], this.values);
  }
}

function worded(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
