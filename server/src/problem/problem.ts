// Problem: how a service refuses. In: a code and its values. Out: an error that the HTTP layer
// turns into problem+json and the command line into a message; any other error is our own mistake.
import { PROBLEMS, type ProblemCode, type ProblemMeaning, type Words } from './catalogue.ts';
import { kindWords } from './kinds.ts';

/** What stands for the names in a problem's words: the same in both languages, or each its own. */
export type ProblemValues = Readonly<Record<string, string | Words>>;

/** A problem as it is shown. */
export interface ProblemWords {
  readonly code: string;
  readonly title: Words;
  readonly detail: Words;
}

/** A refusal, with its code and what it is about. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly values: ProblemValues;
  /** What is wrong in detail, one entry a place: diagnostics of a contract, rows of a file. */
  readonly details: readonly unknown[];

  constructor(code: ProblemCode, values: ProblemValues = {}, details: readonly unknown[] = []) {
    super(`${code}: ${worded(code, 'en', values)}`);
    this.code = code;
    this.values = values;
    this.details = details;
  }

  /** What the code means. */
  get meaning(): ProblemMeaning {
    return PROBLEMS[this.code];
  }

  /** The problem in both languages, to be shown where it is not an answer's failure. */
  get words(): ProblemWords {
    const detail = { en: this.detail('en'), fr: this.detail('fr') };
    return { code: this.code, title: this.meaning.title, detail };
  }

  /** The problem in a language. */
  detail(language: 'en' | 'fr'): string {
    return worded(this.code, language, this.values);
  }
}

function worded(code: ProblemCode, language: 'en' | 'fr', values: ProblemValues): string {
  return PROBLEMS[code].detail[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    if (typeof value !== 'string') return value[language];
    return name === 'kind' ? kindWords(value)[language] : value;
  });
}
