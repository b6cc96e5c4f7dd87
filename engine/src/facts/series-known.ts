// Series as known on a day: of the values published by then, the last published one of each date.
import type { Day } from '@avenant/dsl/values';
import type { BoundSeries, SeriesRow } from './bound.ts';
import type { SeriesKnown, SeriesValue } from './fact.ts';

/** The values of a series that were published by a day; `null`: all. */
export function seriesKnown({ rows }: BoundSeries, knownOn: Day | null): SeriesKnown {
  const values: SeriesRow[] = [];
  for (const row of rows) {
    if (knownOn !== null && row.published !== undefined && row.published > knownOn) continue;
    if (values.at(-1)?.at === row.at) values.pop();
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
