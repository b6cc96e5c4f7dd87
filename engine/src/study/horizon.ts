// Study, horizon: the months that a study is about and what they come to. In: a plan history, facts
// and months. Out: drafts, exact totals by clause and by period, and their texts.
import type { PlanHistory, RatingPlan } from '@avenant/dsl';
import { fromText, type Month, monthIndexOf, type Rational, sum, ZERO } from '@avenant/dsl/values';
import { dayIn } from '../rate/calendar.ts';
import type { RatedContract } from '../rate/contract.ts';
import type { FactsByPlan } from '../rate/knowledge.ts';
import type { RatedLine } from '../rate/line.ts';
import { moneyText } from '../rate/printing.ts';
import { rateContract } from '../volume/contract.ts';

/** A contract, its facts and the months asked. */
export interface Horizon {
  readonly history: PlanHistory;
  readonly facts: FactsByPlan;
  readonly from: Month;
  /** How many invoices. */
  readonly months: number;
}

/** Rates the invoices of a horizon, by the engine's own door. */
export function rated(
  { facts, from, months }: Horizon,
  history: PlanHistory,
): Promise<RatedContract> {
  return rateContract({ history, facts, from, through: from + months - 1 });
}

/**
 * The plan as known last.
 * @throws RangeError when the history is empty.
 */
export function latestOf(history: PlanHistory): RatingPlan {
  const last = history.plans.at(-1);
  if (last === undefined) throw new RangeError('a plan history without a plan');
  return last.plan;
}

/** The month of a contract's first invoice. */
export function firstMonth(history: PlanHistory): Month {
  return monthIndexOf(dayIn(latestOf(history).contract.from));
}

/** The exact sum of lines. */
export function sumOf(lines: readonly RatedLine[]): Rational {
  return sum(lines.map(({ amount }) => fromText(amount) ?? ZERO));
}

/** The exact sum of all periods. */
export function totalOf({ periods }: RatedContract): Rational {
  return sum(periods.map(({ total }) => fromText(total) ?? ZERO));
}

/** An amount with the decimals of a currency, or more where it has more. */
export function moneyOf(value: Rational, currency: string): string {
  return moneyText(value, currency, value);
}

/** A clause's number and title, in the order of the contract. */
export interface Named {
  readonly clause: string;
  readonly title: string;
}

/** Every clause of a plan once, price revisions included, in the order in which they stand. */
export function clausesOf({ rules, indexations }: RatingPlan, titles: Titles): readonly Named[] {
  const named = new Map<string, string>();
  for (const { clause, title, amendment } of rules) {
    // The switches of an amendment are no clause of the contract.
    if (clause !== `amendment ${amendment}`) named.set(clause, title);
  }
  for (const { clause } of indexations) named.set(clause, titles.get(clause) ?? clause);
  const all = [...named].map(([clause, title]) => ({ clause, title }));
  return all.toSorted((a, b) => compareNumbers(a.clause, b.clause));
}

/** Titles of clauses that the plan does not hold. */
export type Titles = ReadonlyMap<string, string>;

// `4.2` before `4.10`, then by letters.
function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [x = '', y = ''] = [left[at], right[at]];
    const byLength = /^\d+$/.test(x) && /^\d+$/.test(y) ? x.length - y.length : 0;
    if (byLength !== 0) return byLength;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
