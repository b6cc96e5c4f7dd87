// Inventory, the price of an order: the contract rated with its rows and without them, by the same
// engine that will bill them. In: both sets of tables, months. Out: what differs, month by month.
import type { PlanHistory, RatingPlan } from '@avenant/dsl';
import {
  add,
  type Day,
  formatMonth,
  fromText,
  isZero,
  type Month,
  type Rational,
  subtract,
  toText,
  ZERO,
} from '@avenant/dsl/values';
import { type Facts, type RatedPeriod, rateContract } from '@avenant/engine';
import { bindStored } from '../facts/bind-stored.ts';
import type { StoredTable } from '../facts/load-tables.ts';

/** What a line of an invoice changes by. */
export interface PriceLine {
  readonly clause: string;
  readonly label: string;
  readonly subject: string;
  readonly amount: string;
}

/** What an order changes of the invoices of some months. */
export interface OrderPrice {
  readonly currency: string;
  readonly months: readonly {
    readonly period: string;
    readonly amount: string;
    readonly lines: readonly PriceLine[];
  }[];
  readonly total: string;
  /** What the contract cannot price with the order and could without. */
  readonly held: readonly {
    readonly clause: string;
    readonly subject: string;
    readonly code: string;
  }[];
}

/** What an order is priced with. */
export interface Pricing {
  readonly history: PlanHistory;
  readonly without: ReadonlyMap<string, StoredTable>;
  readonly with: ReadonlyMap<string, StoredTable>;
  readonly from: Month;
  readonly through: Month;
  /** All that is known on this day counts. */
  readonly knownOn: Day;
}

/** Prices an order: exact differences of the amounts billed. */
export async function priceOrder(pricing: Pricing): Promise<OrderPrice> {
  const { history, from, through, knownOn } = pricing;
  const rate = (tables: ReadonlyMap<string, StoredTable>) =>
    rateContract({ history, facts: factsByPlan(tables), from, through, knownOn });
  const before = await rate(pricing.without);
  const after = await rate(pricing.with);
  const months = after.periods.map((period, at) => {
    const { lines } = difference(before.periods[at], period);
    const amount = lines.reduce((so, line) => add(so, exact(line.amount)), ZERO);
    return { period: formatMonth(from + at), amount: toText(amount), lines };
  });
  const total = months.reduce((so, { amount }) => add(so, exact(amount)), ZERO);
  const held = after.periods.flatMap((period, at) => newlyHeld(before.periods[at], period));
  const distinct = new Map(held.map((one) => [JSON.stringify(one), one]));
  return { currency: after.currency, months, total: toText(total), held: [...distinct.values()] };
}

/** Facts of stored tables for each plan of a history. */
function factsByPlan(tables: ReadonlyMap<string, StoredTable>): (plan: RatingPlan) => Facts {
  const bound = new Map<RatingPlan, Facts>();
  return (plan) => {
    const facts = bound.get(plan) ?? bindStored(plan, tables).value;
    bound.set(plan, facts);
    return facts;
  };
}

const exact = (text: string): Rational => {
  const value = fromText(text);
  if (value === undefined) throw new RangeError(`not an amount: ${text}`);
  return value;
};

function difference(
  before: RatedPeriod | undefined,
  after: RatedPeriod,
): { readonly lines: readonly PriceLine[] } {
  const old = new Map((before?.lines ?? []).map((line) => [line.id, line]));
  const lines: PriceLine[] = [];
  const tell = (line: RatedPeriod['lines'][number], amount: Rational): void => {
    const { clause, label, subject } = line;
    if (!isZero(amount)) lines.push({ clause, label, subject, amount: toText(amount) });
  };
  for (const line of after.lines) {
    const was = old.get(line.id);
    old.delete(line.id);
    tell(line, subtract(exact(line.amount), was === undefined ? ZERO : exact(was.amount)));
  }
  for (const line of old.values()) tell(line, subtract(ZERO, exact(line.amount)));
  return { lines };
}

function newlyHeld(before: RatedPeriod | undefined, after: RatedPeriod): OrderPrice['held'] {
  const name = (one: RatedPeriod['held'][number]) => `${one.clause} ${one.subject} ${one.code}`;
  const old = new Set((before?.held ?? []).map(name));
  return after.held
    .filter((one) => !old.has(name(one)))
    .map(({ clause, subject, code }) => ({ clause, subject, code }));
}
