// Stage: values. In: days and months. Out: half-open periods of civil days, [from, to).

import type { Day } from './day.ts';
import { firstDayOf, type Month } from './month.ts';

/** The days from `from` up to but not including `to`; empty when `from >= to`. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The period that starts on `from` and ends before `to`. */
export function period(from: Day, to: Day): Period {
  return { from, to };
}

/** The days that are in both periods, or `undefined` when there are none. */
export function intersect(a: Period, b: Period): Period | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from < to ? { from, to } : undefined;
}

/** How many days a period has; 0 when it is empty. */
export function periodDays(p: Period): number {
  return p.from < p.to ? p.to - p.from : 0;
}

/** Whether the day is in the period. */
export function containsDay(p: Period, day: Day): boolean {
  return day >= p.from && day < p.to;
}

/** The whole of a calendar month. */
export function monthPeriod(month: Month): Period {
  return { from: firstDayOf(month), to: firstDayOf(month + 1) };
}
