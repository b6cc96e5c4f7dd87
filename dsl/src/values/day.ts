// Stage: values. In: year, month and day numbers, or ISO text. Out: civil days as whole numbers
// (days since 1970-01-01, proleptic Gregorian) and their calendar fields. No clock, no time zone.

import { digitsAt, padded } from './digits.ts';

/** A civil day: days since 1970-01-01, a whole number, negative before it. */
export type Day = number;

/** The first day that can be written: 0001-01-01. Stands for "since always". */
export const DAY_MIN: Day = -719162;

/** The last day that can be written: 9999-12-31. Stands for "with no end". */
export const DAY_MAX: Day = 2932896;

const MONTH_LENGTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has; `month` is 1 to 12 (0 for any other). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return MONTH_LENGTHS[month - 1] ?? 0;
}

/** The day number of a date taken to be real: no check. Years count from March inside. */
export function dayOfUnchecked(year: number, month: number, day: number): Day {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + leaps + dayOfYear - 719468;
}

function isReal(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The day of a date: year 1 to 9999, month 1 to 12, day 1 to the month's length.
 * @throws RangeError when there is no such date.
 */
export function dayOf(year: number, month: number, day: number): Day {
  if (Number.isInteger(year) && Number.isInteger(day) && isReal(year, month, day)) {
    return dayOfUnchecked(year, month, day);
  }
  throw new RangeError(`no such date: ${year}-${month}-${day}`);
}

/** The day that a strict ISO date names (`'2026-04-16'`), or `undefined` when there is none. */
export function parseDay(text: string): Day | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const day = digitsAt(text, 8, 10);
  return isReal(year, month, day) ? dayOfUnchecked(year, month, day) : undefined;
}

/**
 * The ISO date of a day: `'2026-04-16'`. Years outside 0 to 9999 are written with a sign, as
 * ISO 8601 does (`'+10000-01-01'`); {@link parseDay} does not read those back.
 */
export function formatDay(day: Day): string {
  const place = day & (TEXTS - 1);
  const known = textDays[place] === day ? texts[place] : undefined;
  if (known !== undefined) return known;
  const text = writtenDay(day);
  texts[place] = text;
  textDays[place] = day;
  return text;
}

// The texts made last, by the lowest bits of their days: in a run few days are asked for often.
const TEXTS = 4096;
const texts = new Array<string>(TEXTS);
const textDays = new Float64Array(TEXTS).fill(Number.NaN);

function writtenDay(day: Day): string {
  const civil = packedCivil(day);
  const month = padded((civil >> 5) & 15, 2);
  return `${formatYear(civil >> 9)}-${month}-${padded(civil & 31, 2)}`;
}

/** A year in four digits, or with a sign and at least four digits outside 0 to 9999. */
export function formatYear(year: number): string {
  if (year >= 0 && year <= 9999) return padded(year, 4);
  return `${year < 0 ? '-' : '+'}${padded(Math.abs(year), 4)}`;
}

/**
 * Year, month and day of a day in one number, so that the calendar functions allocate nothing:
 * the day in the low 5 bits (`& 31`), the month in the next 4 (`>> 5 & 15`), the year above
 * (`>> 9`).
 */
export function packedCivil(day: Day): number {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const leaps =
    Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra + leaps) / 365);
  const yearDays = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - yearDays;
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayInMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year * 512 + month * 32 + dayInMonth;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return packedCivil(day) >> 9;
}

/** The month of a day in its year: 1 for January to 12 for December. */
export function monthOf(day: Day): number {
  return (packedCivil(day) >> 5) & 15;
}

/** The day's number in its month: 1 to 31. */
export function dayOfMonth(day: Day): number {
  return packedCivil(day) & 31;
}

/** The weekday: 1 for Monday to 7 for Sunday, as ISO 8601 numbers them. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
