// Rating for a run: the one computation of the command line, the workbench and the server. In: the
// published contract text and the stored facts. Out: a draft with what identifies it.
import { createHash } from 'node:crypto';
import type { Compilation } from '@avenant/dsl';
import { type Day, type Month, parseDay, parseMonth } from '@avenant/dsl/values';
import { type Facts, type RatedPeriod, rateContract } from '@avenant/engine';
import { Problem } from '../problem/problem.ts';
import { canonical, hashOf } from '../service/canonical.ts';

/** What is rated. */
export interface Rating {
  readonly compilation: Compilation;
  readonly facts: Facts;
  /** ISO month. */
  readonly period: string;
  /** ISO day on which everything is asked, in place of the period's own drawing day. */
  readonly knownOn?: string;
  /** ISO days by ISO month on which earlier invoices were asked instead of their drawing days. */
  readonly askedOn?: ReadonlyMap<string, string>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A rated period with what makes it the same one on any machine. */
export interface Rated {
  readonly period: RatedPeriod;
  readonly currency: string;
  readonly planHash: string;
  readonly linesHash: string;
}

/** Rates one period; nothing is billed before the contract begins. @throws Problem S0503. */
export async function ratePeriod(rating: Rating): Promise<Rated> {
  const { compilation, facts, onProgress } = rating;
  const { history } = compilation;
  const latest = history?.plans.at(-1)?.plan;
  const month = parseMonth(rating.period);
  if (history === undefined || latest === undefined || month === undefined) {
    throw new Problem('S0503', { contract: latest?.contract.id ?? '' });
  }
  const knownOn = rating.knownOn === undefined ? undefined : parseDay(rating.knownOn);
  const rated = await rateContract({
    history,
    facts,
    from: month,
    through: month,
    ...(knownOn === undefined ? {} : { knownOn }),
    askedOn: daysByMonth(rating.askedOn),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const [period] = rated.periods;
  if (period === undefined) throw new RangeError('a period that was not rated');
  const { currency } = rated;
  return {
    period,
    currency,
    planHash: hashOf(history.plans.map(({ plan }) => plan.hash)),
    linesHash: hashOfPeriod(period),
  };
}

/** The days of `askedOn` as the engine takes them. */
export function daysByMonth(days: ReadonlyMap<string, string> = new Map()): Map<Month, Day> {
  return new Map(
    [...days].flatMap(([text, on]): [Month, Day][] => {
      const [month, day] = [parseMonth(text), parseDay(on)];
      return month === undefined || day === undefined ? [] : [[month, day]];
    }),
  );
}

const LINES_AT_ONCE = 1_000;

// Lines are made in one place, so that equal ones have their keys in one order: they need no
// sorting of keys, which for a million of them takes as long as rating them.
function hashOfPeriod({ lines, ...rest }: RatedPeriod): string {
  const hash = createHash('sha256').update(canonical(rest));
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    hash.update(JSON.stringify(lines.slice(at, at + LINES_AT_ONCE)));
  }
  return hash.digest('hex');
}
