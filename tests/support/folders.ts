// Test support: the example folders read, rated and explained, each once for all tests of a file.
import { join } from 'node:path';
import { type Prepared, prepare } from '../../cli/src/rating.ts';
import type { Month } from '../../dsl/src/values/index.ts';
import { parseMonth } from '../../dsl/src/values/index.ts';
import {
  type ExplainedLine,
  explainLine,
  type RatedLine,
  type RatedPeriod,
  type RateInput,
  rateContract,
} from '../../engine/src/index.ts';
import { namesIn, repoRoot } from '../../scripts/support/sources.ts';

/** The folder of an example contract. */
export const exampleFolder = (name: string): string => join(repoRoot, 'contracts-examples', name);

/** The names of all contracts among the examples, those of the gallery included. */
export const EXAMPLES: readonly string[] = [
  ...namesIn('contracts-examples').folders.filter((name) => name !== 'bad' && name !== 'gallery'),
  ...namesIn('contracts-examples/gallery').folders.map((name) => `gallery/${name}`),
];

/** A month that a test writes. */
export function month(text: string): Month {
  const found = parseMonth(text);
  if (found === undefined) throw new Error(`not a month: ${text}`);
  return found;
}

/** A folder read, compiled and bound. */
export function read(path: string): Prepared {
  const prepared = prepare(path);
  const bad = prepared.problems.filter(({ severity }) => severity === 'error');
  if (bad.length > 0) throw new Error(bad.map(({ code, place }) => `${code} ${place.line}`).join());
  return prepared;
}

function inputOf({ compilation, facts }: Prepared, from: string, through: string): RateInput {
  const { history } = compilation;
  if (history === undefined || facts === undefined) throw new Error('nothing to rate');
  return { history, facts, from: month(from), through: month(through) };
}

/** The drafts of some periods, by period. */
export async function draftsOf(
  prepared: Prepared,
  from: string,
  through: string,
): Promise<ReadonlyMap<string, RatedPeriod>> {
  const { periods } = await rateContract(inputOf(prepared, from, through));
  return new Map(periods.map((one) => [one.period, one]));
}

/** Every line of some periods, by period and id. */
export function linesById(drafts: ReadonlyMap<string, RatedPeriod>): Map<string, RatedLine> {
  return new Map(
    [...drafts.values()].flatMap(({ period, lines }) =>
      lines.map((line): [string, RatedLine] => [`${period} ${line.id}`, line]),
    ),
  );
}

/** Opens a line of a draft that was rated with others from `from` on. */
export async function explained(
  prepared: Prepared,
  from: string,
  period: string,
  id: string,
): Promise<ExplainedLine> {
  const found = await explainLine(inputOf(prepared, from, period), month(period), id);
  if (found === undefined) throw new Error(`no line ${id} in ${period}`);
  return found;
}
