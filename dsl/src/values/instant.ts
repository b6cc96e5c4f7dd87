// Stage: values. In: ISO timestamps without a zone. Out: whole seconds since 1970-01-01T00:00:00
// on the civil calendar, every day having 86400 of them. No clock, no zone, no leap second.

import { type Day, formatDay, parseDay } from './day.ts';
import { digitsAt, padded } from './digits.ts';

/** A civil timestamp: whole seconds since 1970-01-01T00:00:00, negative before it. */
export type Instant = number;

/** How many seconds a civil day has. */
export const SECONDS_PER_DAY = 86400;

/**
 * The instant that the text names: `'2025-06-14T16:40'`, `'2025-06-14 16:40:30'` (either
 * separator, seconds optional), or a date alone for its midnight. `undefined` when malformed.
 */
export function parseInstant(text: string): Instant | undefined {
  const day = parseDay(text.length === 10 ? text : text.slice(0, 10));
  if (day === undefined) return undefined;
  if (text.length === 10) return day * SECONDS_PER_DAY;
  const seconds = secondsIn(text);
  return seconds === undefined ? undefined : day * SECONDS_PER_DAY + seconds;
}

// The clock time after the date part, in seconds since midnight.
function secondsIn(text: string): number | undefined {
  if (text.length !== 16 && text.length !== 19) return undefined;
  if ((text[10] !== 'T' && text[10] !== ' ') || text[13] !== ':') return undefined;
  const hour = digitsAt(text, 11, 13);
  const minute = digitsAt(text, 14, 16);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return undefined;
  if (text.length === 16) return hour * 3600 + minute * 60;
  const second = digitsAt(text, 17, 19);
  if (text[16] !== ':' || second < 0 || second > 59) return undefined;
  return hour * 3600 + minute * 60 + second;
}

/** The ISO text of an instant: `'2025-06-14T16:40'`, with `':30'` only when seconds are not 0. */
export function formatInstant(instant: Instant): string {
  const seconds = secondsOfDay(instant);
  const hour = padded(Math.floor(seconds / 3600), 2);
  const minute = padded(Math.floor(seconds / 60) % 60, 2);
  const rest = seconds % 60;
  const tail = rest === 0 ? '' : `:${padded(rest, 2)}`;
  return `${formatDay(dayOfInstant(instant))}T${hour}:${minute}${tail}`;
}

/** The day that an instant lies in. */
export function dayOfInstant(instant: Instant): Day {
  return Math.floor(instant / SECONDS_PER_DAY);
}

/** The midnight at which a day starts. */
export function startOfDay(day: Day): Instant {
  return day * SECONDS_PER_DAY;
}

/** How many seconds after its day's midnight an instant lies: 0 to 86399. */
export function secondsOfDay(instant: Instant): number {
  return instant - dayOfInstant(instant) * SECONDS_PER_DAY;
}
