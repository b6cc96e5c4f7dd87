// Control, the contract: its text in force and all that its files say. In: a contract. Out: the
// plan, a view of the facts as known today, and which clauses bill whom. So many queries, however
// many rows; nothing for a contract whose text does not compile.
import type { RatingPlan, Rule } from '@avenant/dsl';
import { DAY_MAX, type Day, firstDayOf, type Month, parseDay } from '@avenant/dsl/values';
import { coveredMonth, type Fact, knownOn, prepareSelection, type View } from '@avenant/engine';
import { compilationOf } from '../contracts/compilation.ts';
import { publishedOn } from '../contracts/published.ts';
import type { Db } from '../db/database.ts';
import { bindStored } from '../facts/bind-stored.ts';
import { loadTables, type StoredTable } from '../facts/load-tables.ts';

/** Days, half open. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** A contract as it is now. */
export interface ContractView {
  readonly plan: RatingPlan;
  readonly view: View;
  readonly tables: ReadonlyMap<string, StoredTable>;
  /**
   * Whether a clause bills a fact on a day that a period's invoice is about: one that always does,
   * by a rate or at each record, and that no other clause takes the place of.
   */
  isBillable(type: string, fact: Fact, period: Month): boolean;
}

/**
 * The contract in force with what is known of it.
 * @param today The ISO day of the clock: what rows say to be known later is not known.
 * @returns null when its text cannot be read.
 */
export async function contractView(
  db: Db,
  contract: string,
  today: string,
): Promise<ContractView | null> {
  const published = await publishedOn(db, contract);
  const plan = published && compilationOf(published.files).latest;
  if (plan === undefined) return null;
  const tables = await loadTables(db, contract);
  const view = knownOn(bindStored(plan, tables).value, parseDay(today) ?? null);
  const selection = await prepareSelection(plan, view);
  const billing = rulesThatBill(plan).filter(
    (rule) => rule.where === undefined || selection.decides(rule),
  );
  const applies = (rule: Rule, fact: Fact, period: Month): boolean => {
    const month = coveredMonth(plan.contract, rule.timing, period);
    const days = { from: firstDayOf(month), to: firstDayOf(month + 1) };
    const force = { from: dayOr(rule.effective.from, 0), to: dayOr(rule.effective.to, DAY_MAX) };
    return fact.segments.some((segment) => {
      const both = common(common(segment, days), force);
      return both.from < both.to && selection.applies(rule, fact, both.from) === 'yes';
    });
  };
  return {
    ...{ plan, view, tables },
    isBillable: (type, fact, period) =>
      billing.some((rule) => rule.subject === type && applies(rule, fact, period)),
  };
}

/** The last day of a contract that its text says, excluded; null: it says none. */
export function endOf({ plan: { contract } }: ContractView): string | null {
  return contract.to ?? contract.initialTo ?? null;
}

/** The days of a month. */
export const daysOf = (month: Month): Days => ({
  from: firstDayOf(month),
  to: firstDayOf(month + 1),
});

/** The days that both have. */
export const common = (a: Days, b: Days): Days => ({
  from: Math.max(a.from, b.from),
  to: Math.min(a.to, b.to),
});

function rulesThatBill({ rules }: RatingPlan): readonly Rule[] {
  const replaced = new Set(rules.flatMap(({ overrides }) => overrides.map(({ target }) => target)));
  return rules.filter(({ clause, occasion, guard, amount, effective }) => {
    const isDue = occasion.kind === 'over time' || occasion.kind === 'record';
    const isAmount = amount.kind === 'rate' || amount.kind === 'sum';
    const isForSure = guard === undefined && !replaced.has(clause);
    return isDue && isAmount && isForSure && effective.from !== effective.to;
  });
}

const dayOr = (text: string | null, other: Day): Day =>
  text === null ? other : (parseDay(text) ?? other);
