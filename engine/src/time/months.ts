// Month arithmetic by the contract's rule for short months, which a contract may leave unstated.
import { addMonths, type Day, dayOfMonth, type MonthEndRule } from '@avenant/dsl/values';

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
