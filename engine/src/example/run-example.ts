// Examples in the contract: each `example` is rated on its own facts and compared with what it
// says. In: a compilation, the folder's files. Out: for each expectation, whether it holds and what
// was found.
import type { BlockOf, Compilation, ExampleSentence, Place } from '@avenant/dsl';
import { exampleBlocks, placeInTree, type SourceFile } from '@avenant/dsl';
import {
  add,
  equals,
  type Month,
  parseDay,
  parseDecimal,
  parseMonth,
  type Rational,
  ZERO,
} from '@avenant/dsl/values';
import { bindFacts } from '../facts/bind.ts';
import type { RawTable } from '../facts/raw-table.ts';
import { rateContract } from '../rate/contract.ts';
import type { RatedPeriod } from '../rate/line.ts';
import { givenTables } from './given.ts';

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

type Expectation = Extract<ExampleSentence, { readonly month: unknown }>;

/** Runs every example of a compilation. */
export async function runExamples(
  compilation: Compilation,
  files: readonly SourceFile[],
  tables: ReadonlyMap<string, RawTable>,
): Promise<readonly ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const { block, tree } of exampleBlocks(compilation)) {
    const placeOf = (sentence: ExampleSentence): Place =>
      placeInTree(files, tree.file, block.start, sentence);
    results.push(...(await runExample(compilation, block, tables, placeOf)));
  }
  return results;
}

async function runExample(
  compilation: Compilation,
  block: BlockOf<'example'>,
  tables: ReadonlyMap<string, RawTable>,
  placeOf: (sentence: ExampleSentence) => Place,
): Promise<ExampleResult[]> {
  const { history } = compilation;
  const expectations = block.sentences.filter((item): item is Expectation => 'month' in item);
  if (history === undefined || expectations.length === 0) return [];
  const months = expectations.map(monthOf);
  const from = Math.min(...months);
  const through = Math.max(...months);
  const latest = history.plans.at(-1)?.plan;
  if (latest === undefined) return [];
  const given = block.sentences.some((item) => item.kind === 'given');
  const files = given ? givenTables(latest, block, tables) : tables;
  const known = block.sentences.find((item) => item.kind === 'known on');
  const knownOn = known?.kind === 'known on' ? parseDay(known.day.text) : undefined;
  const bound = bindFacts(given ? withoutFiles(latest) : latest, files);
  const facts = bound.value;
  const rated = await rateContract({
    history: given
      ? { plans: history.plans.map((one) => ({ ...one, plan: withoutFiles(one.plan) })) }
      : history,
    facts,
    from,
    through,
    ...(knownOn === undefined ? {} : { knownOn }),
  });
  const unread = bound.problems.filter(
    ({ severity, place }) => severity === 'error' && place.file.startsWith('given '),
  );
  const faults = unread.map((item): ExampleResult => {
    const said = Object.values(item.values).join(' ');
    const [place] = block.sentences.map(placeOf);
    const result = { example: block.title, holds: false, about: 'given', expected: 'facts' };
    return { ...result, place: place ?? item.place, found: `${item.code} ${said}` };
  });
  const judged = expectations.map((sentence) => {
    const month = sentence.month.kind === 'month' ? sentence.month.text : '';
    const period = rated.periods.find((item) => item.period === month);
    return { example: block.title, place: placeOf(sentence), ...judge(sentence, month, period) };
  });
  return [...faults, ...judged];
}

/** Types without a file of their own read one named after them. */
function withoutFiles(plan: NonNullable<Compilation['history']>['plans'][number]['plan']) {
  const types = plan.types.map((type) => ({ ...type, file: `given ${type.name}` }));
  return { ...plan, types };
}

function monthOf(sentence: Expectation): Month {
  return sentence.month.kind === 'month' ? (parseMonth(sentence.month.text) ?? 0) : 0;
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
