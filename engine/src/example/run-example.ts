// Examples in the contract: each `example` is rated on its own facts and compared with what it
// says. In: a compilation, the folder's files. Out: for each expectation, whether it holds and what
// was found.
import type { Compilation, ExampleSentence, Place } from '@avenant/dsl';
import { exampleBlocks, placeInTree, type SourceFile } from '@avenant/dsl';
import { add, equals, formatMonth, parseDecimal, type Rational, ZERO } from '@avenant/dsl/values';
import type { RawTable } from '../facts/raw-table.ts';
import { rateContract } from '../rate/contract.ts';
import type { RatedPeriod } from '../rate/line.ts';
import { type ExampleCase, type Expectation, exampleCase, monthOf } from './example-case.ts';

/** One expectation of an example, judged. */
export interface ExampleResult {
  readonly example: string;
  readonly place: Place;
  readonly holds: boolean;
  /** `2026-04 4.1 A1`. */
  readonly about: string;
  readonly expected: string;
  readonly found: string;
}

/** Runs every example of a compilation. */
export async function runExamples(
  compilation: Compilation,
  files: readonly SourceFile[],
  tables: ReadonlyMap<string, RawTable>,
): Promise<readonly ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const { block, tree } of exampleBlocks(compilation)) {
    const one = exampleCase(compilation, block, tables);
    if (one === undefined) continue;
    const { periods } = await rateContract(one.input);
    const placeOf = (sentence: ExampleSentence): Place =>
      placeInTree(files, tree.file, block.start, sentence);
    results.push(...judged(one, periods, placeOf));
  }
  return results;
}

/** Whether all that an example says holds on its rated periods. */
export function holdsOn(one: ExampleCase, periods: readonly RatedPeriod[]): boolean {
  const nowhere: Place = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
  return judged(one, periods, () => nowhere).every(({ holds }) => holds);
}

function judged(
  { block, expectations, unread }: ExampleCase,
  periods: readonly RatedPeriod[],
  placeOf: (sentence: ExampleSentence) => Place,
): ExampleResult[] {
  const example = block.title;
  const [first] = block.sentences.map(placeOf);
  const faults = unread.flatMap((found): ExampleResult[] => {
    const result = { example, holds: false, about: 'given', expected: 'facts', found };
    return first === undefined ? [] : [{ ...result, place: first }];
  });
  const results = expectations.map((sentence) => {
    const month = formatMonth(monthOf(sentence));
    const period = periods.find((item) => item.period === month);
    return { example, place: placeOf(sentence), ...judge(sentence, month, period) };
  });
  return [...faults, ...results];
}

type Judged = Pick<ExampleResult, 'holds' | 'about' | 'expected' | 'found'>;

function judge(sentence: Expectation, month: string, period: RatedPeriod | undefined): Judged {
  if (sentence.kind === 'totals') {
    const expected = amountOf(sentence.amount);
    const found = period?.total ?? '0';
    const holds = sameAmount(expected, parseDecimal(found) ?? ZERO);
    return { about: `${month} total`, expected, found, holds };
  }
  const { clause, subject } = sentence;
  const about = [month, clause.text, subject?.text ?? ''].join(' ').trim();
  const mine = <T extends { clause: string; subject: string }>(items: readonly T[]): T[] =>
    items.filter(
      (item) =>
        item.clause === clause.text && (subject === undefined || item.subject === subject.text),
    );
  const lines = mine(period?.lines ?? []);
  const held = mine(period?.held ?? []);
  const found =
    [...lines.map((line) => line.amount), ...held.map((item) => `held ${item.code}`)].join(' + ') ||
    'nothing';
  if (sentence.kind === 'holds') {
    return { about, expected: 'held', found, holds: held.length > 0 };
  }
  if (sentence.kind === 'has no') {
    return { about, expected: 'nothing', found, holds: lines.length === 0 && held.length === 0 };
  }
  if (sentence.amount === undefined) {
    return { about, expected: 'a line', found, holds: lines.length > 0 };
  }
  const expected = amountOf(sentence.amount);
  const total = lines.reduce((so, line) => add(so, parseDecimal(line.amount) ?? ZERO), ZERO);
  return { about, expected, found, holds: lines.length > 0 && sameAmount(expected, total) };
}

function amountOf(node: Extract<Expectation, { kind: 'totals' }>['amount']): string {
  if (node.kind === 'negate') return `-${amountOf(node.value)}`;
  return node.kind === 'number' ? node.text : '';
}

function sameAmount(expected: string, found: Rational): boolean {
  const amount = parseDecimal(expected);
  return amount !== undefined && equals(amount, found);
}
