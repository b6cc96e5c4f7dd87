// Dates in cells. In: text as data files have it, ISO or day first with slashes. Out: days,
// instants and months, or undefined.
import {
  type Day,
  type Instant,
  type Month,
  monthIndexOf,
  parseDay,
  parseInstant,
  parseMonth,
} from '@avenant/dsl/values';

const DAY_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T](.+))?$/u;
const MONTH_FIRST = /^(\d{1,2})\/(\d{4})$/u;

// `16/4/2026 08:30` to `2026-04-16T08:30`; other texts stay as they are.
function isoOf(text: string): string {
  const match = text[4] === '-' ? null : DAY_FIRST.exec(text);
  if (match === null) return text;
  const [, day, month, year, time] = match;
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return time === undefined ? date : `${date}T${time}`;
}

/** The day that a cell names: `2026-04-16` or `16/04/2026`. */
export function readDay(text: string): Day | undefined {
  return parseDay(isoOf(text));
}

/** The instant that a cell names: `2026-04-16T08:30`, seconds and the `T` optional, or a day. */
export function readInstant(text: string): Instant | undefined {
  return parseInstant(isoOf(text));
}

/** The month that a cell names: `2026-04`, `04/2026`, or a day of it. */
export function readMonth(text: string): Month | undefined {
  const month = parseMonth(text.replace(MONTH_FIRST, monthIso));
  if (month !== undefined) return month;
  const day = readDay(text);
  return day === undefined ? undefined : monthIndexOf(day);
}

function monthIso(_: string, month: string, year: string): string {
  return `${year}-${month.padStart(2, '0')}`;
}

/** Whether a cell names a day with no time in it. */
export function isDayOnly(text: string): boolean {
  return readDay(text) !== undefined;
}
