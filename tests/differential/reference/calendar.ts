// Differential tests, reference interpreter: spans of the calendar, shares of months, working days.
import type {
  OccasionSpan,
  PlanCalendar,
  Proration,
  RatingPlan,
  Window,
} from '../../../dsl/src/index.ts';
import {
  addMonths,
  DAY_MAX,
  DAY_MIN,
  dayOfMonth,
  firstDayOf,
  formatDay,
  monthIndexOf,
  type Period,
  type Rational,
  rational,
  weekdayOf,
} from '../../../dsl/src/values/index.ts';
import { monthAround, planDay } from './scope.ts';
import { Withheld } from './value.ts';

type Contract = RatingPlan['contract'];

/** The days of the contract. */
export function termOf({ from, to }: Contract): Period {
  return { from: planDay(from, DAY_MIN), to: planDay(to, DAY_MAX) };
}

/** The days that are in both periods; maybe none. */
export function common(a: Period, b: Period): Period {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

export const holdsDay = ({ from, to }: Period, day: number): boolean => from <= day && day < to;

/** The day some months after another, by the contract's rule for short months. */
export function monthsAfter({ monthEnd }: Contract, day: number, count: number): number {
  const plain = addMonths(day, count, 'last-day');
  if (dayOfMonth(plain) === dayOfMonth(day)) return plain;
  const about = `${formatDay(day)} ${count}`;
  if (monthEnd === undefined || monthEnd === 'refuse') throw new Withheld('R0108', about);
  return monthEnd === 'last-day' ? plain : plain + 1;
}

/** The whole span of a kind that holds a day, or the one `offset` spans away from it. */
export function spanAt(contract: Contract, kind: OccasionSpan, day: number, offset = 0): Period {
  if (kind === 'day') return { from: day, to: day + 1 };
  if (kind === 'term') return termAt(contract, day);
  const length = kind.includes('year')
    ? kind.includes('half')
      ? 6
      : 12
    : kind.includes('quarter')
      ? 3
      : 1;
  if (kind.startsWith('contract')) {
    return countedFrom(planDay(contract.contractYearFrom, DAY_MIN), length, day, offset);
  }
  const first = (Math.floor(monthIndexOf(day) / length) + offset) * length;
  return { from: firstDayOf(first), to: firstDayOf(first + length) };
}

// The span of so many months, counted from an anchor, that holds a day.
function countedFrom(anchor: number, length: number, day: number, offset: number): Period {
  let at = -2400;
  while (addMonths(anchor, length * (at + 1), 'last-day') <= day) at += 1;
  const start = (more: number) => addMonths(anchor, length * (at + offset + more), 'last-day');
  return { from: start(0), to: start(1) };
}

// The initial term, or the renewal, that holds a day.
function termAt(contract: Contract, day: number): Period {
  const whole = termOf(contract);
  if (contract.initialTo === undefined) return whole;
  const end = planDay(contract.initialTo, DAY_MAX);
  if (day < end) return { from: whole.from, to: end };
  if (contract.renewedBy === undefined) return { from: end, to: whole.to };
  return countedFrom(end, contract.renewedBy, day, 0);
}

/** A calendar window as seen from a period. */
export function calendarWindow(
  contract: Contract,
  window: Extract<Window, { readonly offset: number }>,
  period: Period,
): Period {
  const { kind, offset, toDate, before } = window;
  const span = kind === 'term' ? termOf(contract) : spanAt(contract, kind, period.from, offset);
  if (before) return common(span, { from: DAY_MIN, to: Math.max(span.from, period.from) });
  return toDate ? { from: span.from, to: Math.min(span.to, period.to) } : span;
}

/**
 * The part of a month that one day is. By whole months the first day that counts in a month is all
 * of it, which `isFirst` says of this day.
 */
export function shareOfDay(proration: Proration, day: number, isFirst: boolean): Rational {
  const { from, to } = monthAround(day);
  if (proration === 'actual') return rational(1, to - from);
  if (proration === 'whole') return rational(isFirst ? 1 : 0);
  const position = (at: number): number => (at === to ? 30 : Math.min(dayOfMonth(at) - 1, 30));
  return rational(position(day + 1) - position(day), 30);
}

/** Whether a calendar works on a day. */
export function isWorked(calendar: PlanCalendar, day: number): boolean {
  return (
    calendar.workingDays.includes(weekdayOf(day)) && !calendar.holidays.includes(formatDay(day))
  );
}
