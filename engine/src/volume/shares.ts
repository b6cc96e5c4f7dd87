// Volume, shares of a month by table. In: a rule's day count and a covered month. Out: for each day
// of the month how far it is into it, so that a stretch of days is a difference over a base.
import type { Rule } from '@avenant/dsl';
import { type Month, monthPeriod, SECONDS_PER_DAY } from '@avenant/dsl/values';
import type { Situation } from '../rate/situation.ts';

/** Where days stand in a month: a stretch is `(at[to] - at[from]) / base`. */
export interface Shares {
  /** By day from the first of the month on, the day after the last included. */
  readonly at: Float64Array;
  readonly base: number;
  /** Whole months: any stretch is the whole, unless the version before has counted it. */
  readonly always: boolean;
}

/** The shares of a covered month for stretches with one rate. */
export function sharesOf(situation: Situation, rule: Rule, month: Month): Shares {
  const { from, to } = monthPeriod(month);
  const length = to - from;
  const days = Float64Array.from({ length: length + 1 }, (_, day) => day);
  if (rule.amount.kind === 'rate' && rule.amount.per === 'day') {
    return { at: days.map((day) => day * SECONDS_PER_DAY), base: 1, always: false };
  }
  switch (rule.proration) {
    case 'actual':
      return { at: days, base: length, always: false };
    case 'thirty':
      return {
        at: days.map((day) => (day === length ? 30 : Math.min(day, 30))),
        base: 30,
        always: false,
      };
    case 'whole': {
      const always = !isCounted(situation, rule, from);
      return { at: days.map((day) => Math.min(day, 1)), base: 1, always };
    }
  }
}

// Whether the month was counted by the version of the clause that this one follows in it.
function isCounted({ plan, inForce }: Situation, rule: Rule, monthStart: number): boolean {
  const start = inForce.get(rule.id)?.from ?? 0;
  if (start <= monthStart) return false;
  return plan.rules.some(
    (other) => other.clause === rule.clause && inForce.get(other.id)?.to === start,
  );
}
