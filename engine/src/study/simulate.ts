// Study, simulation: what a contract would bill. In: a contract, its facts or a forecast of them,
// and months. Out: totals by month and clause, and what is held. Nothing is estimated: the amounts
// are those of `rateContract`, and nothing is written anywhere.
import { type Rational, sum } from '@avenant/dsl/values';
import type { RatedContract } from '../rate/contract.ts';
import type { HeldItem } from '../rate/line.ts';
import {
  clausesOf,
  type Horizon,
  latestOf,
  moneyOf,
  type Named,
  rated,
  sumOf,
  type Titles,
  totalOf,
} from './horizon.ts';

/** A clause over the months of a simulation. Amounts are texts of the contract's currency. */
export interface SimulatedClause extends Named {
  /** One amount a period, in order. */
  readonly months: readonly string[];
  readonly total: string;
  /** Items held, counted once a period. */
  readonly held: number;
}

/** What a contract would bill. */
export interface Simulation {
  readonly contract: string;
  readonly title: string;
  readonly currency: string;
  readonly periods: readonly {
    readonly period: string;
    readonly total: string;
    readonly held: number;
  }[];
  readonly total: string;
  readonly clauses: readonly SimulatedClause[];
  /** What could not be rated, one for each reason of a clause, and how often it was met. */
  readonly held: readonly (HeldItem & { readonly cases: number })[];
}

/** Simulates the invoices of a horizon. */
export async function simulate(horizon: Horizon, titles: Titles): Promise<Simulation> {
  const plan = latestOf(horizon.history);
  const { id, title, currency } = plan.contract;
  const draft = await rated(horizon, horizon.history);
  const money = (value: Rational) => moneyOf(value, currency);
  const clauses = clausesOf(plan, titles).map((named): SimulatedClause => {
    const isOwn = ({ clause }: { readonly clause: string }): boolean => clause === named.clause;
    const months = draft.periods.map(({ lines }) => sumOf(lines.filter(isOwn)));
    const held = draft.periods.flatMap((period) => period.held.filter(isOwn)).length;
    return { ...named, months: months.map(money), total: money(sum(months)), held };
  });
  return {
    contract: id,
    title,
    currency,
    periods: draft.periods.map(({ period, total, held }) => ({
      period,
      total,
      held: held.length,
    })),
    total: money(totalOf(draft)),
    clauses,
    held: reasons(draft),
  };
}

// Held items with the same reason but for the day and the subject, the most frequent first.
function reasons({ periods }: RatedContract): Simulation['held'] {
  const items = periods.flatMap(({ held }) => held);
  const groups = Map.groupBy(items, ({ clause, code, values }) =>
    JSON.stringify([clause, code, { ...values, day: '', subject: '' }]),
  );
  return [...groups.values()]
    .flatMap(([first, ...rest]) =>
      first === undefined ? [] : { ...first, cases: rest.length + 1 },
    )
    .toSorted((a, b) => b.cases - a.cases);
}
