// Prove, days: when rules are in force, as ISO texts, which sort as dates do.
import type { RatingPlan, Rule } from '../plan/index.ts';

/** Days from one on; `to` is excluded; null: no end. */
export interface Days {
  readonly from: string;
  readonly to: string | null;
}

/** What two stretches of days share; undefined: no day. */
export function shared(a: Days, b: Days): Days | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to;
  return to !== null && to <= from ? undefined : { from, to };
}

/** The days on which a rule is in force within its contract. */
export function daysOf(rule: Rule, contract: RatingPlan['contract']): Days | undefined {
  return shared(rule.effective, contract);
}

/** Whether one stretch holds all of another. */
export function covers(whole: Days, part: Days): boolean {
  return (
    whole.from <= part.from && (whole.to === null || (part.to !== null && part.to <= whole.to))
  );
}
