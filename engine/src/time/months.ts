// Month arithmetic by the contract's rule for short months, which a contract may leave unstated,
// and spans of months counted from a day on.
import {
  addMonths,
  type Day,
  dayOfMonth,
  type MonthEndRule,
  monthIndexOf,
  type Period,
} from '@avenant/dsl/values';

/**
 * The day `count` months after a day. `undefined` when the target month has no such day and the
 * rule is unstated or refuses to choose.
 */
export function addMonthsBy(
  rule: MonthEndRule | undefined,
  day: Day,
  count: number,
): Day | undefined {
  if (dayOfMonth(day) <= 28) return addMonths(day, count, 'last-day');
  return addMonths(day, count, rule ?? 'refuse');
}

/**
 * The span of so many months, counted from an anchor, that holds a day, or the one `offset` spans
 * away from it. In a month too short for the anchor's day a span starts on the last day, whatever
 * the contract's rule for dates: spans follow each other and are never in doubt.
 */
export function monthsHolding(anchor: Day, length: number, day: Day, offset: number = 0): Period {
  let at = Math.floor((monthIndexOf(day) - monthIndexOf(anchor)) / length);
  if (addMonths(anchor, length * at, 'last-day') > day) at -= 1;
  return {
    from: addMonths(anchor, length * (at + offset), 'last-day'),
    to: addMonths(anchor, length * (at + offset + 1), 'last-day'),
  };
}
