// Proration: the part of a month that days are. In: a day count and half-open days. Out: an exact
// number of months, so that a rate per month times it is what those days cost.
import type { Proration } from '@avenant/dsl';
import {
  add,
  type Day,
  dayOfMonth,
  firstDayOf,
  monthIndexOf,
  type Rational,
  rational,
  SECONDS_PER_DAY,
  subtract,
  ZERO,
} from '@avenant/dsl/values';

/**
 * How many months the days from `from` up to but not including `to` are, by a day count. Shares of
 * neighbouring stretches add up to the share of the whole. `since` is the first day of the stretch
 * that these days are a piece of (absent: `from`): by whole months, the month that an earlier piece
 * has already counted is not counted again.
 */
export function dayShare(proration: Proration, from: Day, to: Day, since: Day = from): Rational {
  if (from >= to) return ZERO;
  switch (proration) {
    case 'actual':
      return actualShare(from, to);
    case 'thirty':
      return subtract(thirtyPosition(to), thirtyPosition(from));
    case 'whole':
      return rational(monthsBegun(to) - (from === since ? monthIndexOf(from) : monthsBegun(from)));
  }
}

/** The part of its rate that days cost: months, or seconds when the rate is one of each day. */
export function rateShare(
  per: 'day' | 'month',
  proration: Proration,
  from: Day,
  to: Day,
  since?: Day,
): Rational {
  if (per === 'day') return rational((to - from) * SECONDS_PER_DAY);
  return dayShare(proration, from, to, since);
}

function actualShare(from: Day, to: Day): Rational {
  const month = monthIndexOf(from);
  const next = firstDayOf(month + 1);
  if (to <= next) return rational(to - from, next - firstDayOf(month));
  return add(actualPosition(to, month), rational(-dayFromZero(from), next - firstDayOf(month)));
}

// Months from the start of `base` to the start of a day, parts of months by their actual days.
function actualPosition(day: Day, base: number): Rational {
  const month = monthIndexOf(day);
  const first = firstDayOf(month);
  const length = firstDayOf(month + 1) - first;
  return rational((month - base) * length + day - first, length);
}

// Every month has thirty days: the 31st adds nothing, the last of February takes what is left.
function thirtyPosition(day: Day): Rational {
  return rational(monthIndexOf(day) * 30 + Math.min(dayFromZero(day), 30), 30);
}

// The number of the first month that has not begun before a day.
function monthsBegun(day: Day): number {
  return monthIndexOf(day - 1) + 1;
}

function dayFromZero(day: Day): number {
  return dayOfMonth(day) - 1;
}
