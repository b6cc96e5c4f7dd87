// Series as known on a day: of the values that we had and that were published by then, the last
// published one of each date.
import type { Day } from '@avenant/dsl/values';
import type { BoundSeries, SeriesRow } from './bound.ts';
import type { SeriesKnown, SeriesValue } from './fact.ts';

/**
 * The values of a series that were published by a day; `null`: all.
 * @param firstAfter For dates without a value by then: the first one published later, up to this
 * day. A price revision takes it as soon as it is out (docs/decisions/0007).
 */
export function seriesKnown(
  { rows }: BoundSeries,
  knownOn: Day | null,
  firstAfter?: Day | null,
): SeriesKnown {
  const values: SeriesRow[] = [];
  const day = firstAfter === undefined ? knownOn : firstAfter;
  for (const row of rows) {
    if (!isThere(row, day)) continue;
    const late = knownOn !== null && row.published !== undefined && row.published > knownOn;
    const stands = values.at(-1)?.at === row.at;
    if (late && (stands || !isFirstAfter(row, firstAfter))) continue;
    if (stands) values.pop();
    values.push(row);
  }
  const latestAt = (at: number): SeriesValue | undefined => {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return values[low - 1];
  };
  const valueAt = (at: number): SeriesValue | undefined => {
    const latest = latestAt(at);
    return latest?.at === at ? latest : undefined;
  };
  return { valueAt, latestAt };
}

// Whether we had the value on a day; null: all that we have now.
function isThere({ came, takenBack }: SeriesRow, day: Day | null): boolean {
  if (takenBack !== undefined && (day === null || takenBack <= day)) return false;
  return came === undefined || day === null || came <= day;
}

function isFirstAfter({ published }: SeriesRow, firstAfter: Day | null | undefined): boolean {
  if (firstAfter === undefined) return false;
  return firstAfter === null || published === undefined || published <= firstAfter;
}
