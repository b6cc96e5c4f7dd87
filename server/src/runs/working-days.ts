// Working days: a day of a month by its number among those on which people work. In: a month, a
// number, holidays. Out: a day.
import { type Day, firstDayOf, formatDay, parseMonth } from '@avenant/dsl/values';

/** 1 January 1970, day 0, was a Thursday. */
const THURSDAY = 4;
const WEEK = 7;
const FRIDAY = 5;

function isWorked(day: Day, holidays: ReadonlySet<string>): boolean {
  const weekday = (((day + THURSDAY - 1) % WEEK) + WEEK) % WEEK;
  return weekday < FRIDAY && !holidays.has(formatDay(day));
}

/**
 * The nth working day of a month, ISO: 1 the first; -1 the last before the month; 0 is none, it is
 * taken as -1.
 */
export function workingDay(month: string, nth: number, holidays: ReadonlySet<string>): string {
  const index = parseMonth(month);
  if (index === undefined) throw new RangeError(`no month: ${month}`);
  const step = nth > 0 ? 1 : -1;
  let day = firstDayOf(index) - (nth > 0 ? 1 : 0);
  for (let left = Math.max(1, Math.abs(nth)); left > 0; ) {
    day += step;
    if (isWorked(day, holidays)) left -= 1;
  }
  return formatDay(day);
}
