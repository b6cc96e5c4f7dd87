// Stage: values. In: days, months and numbers of months. Out: calendar months as whole numbers,
// month arithmetic with a stated rule for short months, and counts of months between two days.

import { type Day, dayOfUnchecked, daysInMonth, formatYear, packedCivil } from './day.ts';
import { digitsAt, padded } from './digits.ts';

/** A calendar month: `year * 12 + month - 1`, so the next month is one more. */
export type Month = number;

/**
 * Where a day lands in a month too short for it: 31 January plus one month is 28 February
 * (`last-day`), 1 March (`next-first`), or nothing (`refuse`).
 */
export type MonthEndRule = 'last-day' | 'next-first' | 'refuse';

/** The month that a day lies in. */
export function monthIndexOf(day: Day): Month {
  const civil = packedCivil(day);
  return (civil >> 9) * 12 + ((civil >> 5) & 15) - 1;
}

/** The month that strict ISO text names (`'2026-04'`, years 0001 to 9999), else `undefined`. */
export function parseMonth(text: string): Month | undefined {
  if (text.length !== 7 || text[4] !== '-') return undefined;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  return year >= 1 && month >= 1 && month <= 12 ? year * 12 + month - 1 : undefined;
}

/** The ISO text of a month: `'2026-04'`. */
export function formatMonth(month: Month): string {
  return `${formatYear(Math.floor(month / 12))}-${padded(numberInYear(month), 2)}`;
}

// The month's number in its year, 1 to 12.
function numberInYear(month: Month): number {
  return month - Math.floor(month / 12) * 12 + 1;
}

/** The first day of a month. */
export function firstDayOf(month: Month): Day {
  return dayOfUnchecked(Math.floor(month / 12), numberInYear(month), 1);
}

/** The last day of a month (that day itself, not the day after). */
export function lastDayOf(month: Month): Day {
  return firstDayOf(month + 1) - 1;
}

/**
 * The day `n` months after `day` (before it when negative), with the same number in its month;
 * `rule` says what happens when that month is too short. Always add to the first day of a series,
 * not to the previous one, so that 31 January gives 31 March.
 * @returns `undefined` only under the rule `'refuse'`.
 */
export function addMonths(day: Day, n: number, rule: 'last-day' | 'next-first'): Day;
export function addMonths(day: Day, n: number, rule: MonthEndRule): Day | undefined;
export function addMonths(day: Day, n: number, rule: MonthEndRule): Day | undefined {
  const civil = packedCivil(day);
  const dayNumber = civil & 31;
  const month = (civil >> 9) * 12 + ((civil >> 5) & 15) - 1 + n;
  const year = Math.floor(month / 12);
  const monthNumber = month - year * 12 + 1;
  if (dayNumber > 28) {
    const length = daysInMonth(year, monthNumber);
    if (dayNumber > length) {
      if (rule === 'refuse') return undefined;
      const last = dayOfUnchecked(year, monthNumber, length);
      return rule === 'last-day' ? last : last + 1;
    }
  }
  return dayOfUnchecked(year, monthNumber, dayNumber);
}

/**
 * How many full months have gone by at the start of day `to`, counted from `from`; the exact
 * anniversary counts, and a short month's last day is the anniversary of the days it lacks
 * (31 January to 28 February is 1). Negative, the same count, when `to` is before `from`.
 */
export function wholeMonthsBetween(from: Day, to: Day): number {
  if (to < from) return -wholeMonthsBetween(to, from) || 0;
  const months = monthIndexOf(to) - monthIndexOf(from);
  return addMonths(from, months, 'last-day') > to ? months - 1 : months;
}

/**
 * How many months have begun by day `to`, counted from `from`: whole months, plus one when some
 * days are left over. 0 when the days are equal, negative when `to` is before `from`.
 */
export function startedMonthsBetween(from: Day, to: Day): number {
  if (to < from) return -startedMonthsBetween(to, from);
  const months = monthIndexOf(to) - monthIndexOf(from);
  return addMonths(from, months, 'last-day') < to ? months + 1 : months;
}
