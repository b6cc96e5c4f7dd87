// Study, simulation: what a contract would bill. In: a contract, its facts or a plan of them, and
// months. Out: totals by month and clause, commitments, and what each clause changes. Nothing is
// estimated: the amounts are those of `rateContract`, and nothing is written anywhere.
import { type Rational, subtract, sum } from '@avenant/dsl/values';
import type { RatedContract } from '../rate/contract.ts';
import type { HeldItem } from '../rate/line.ts';
import { standsAlone, withoutClause } from './altered.ts';
import { type Attainment, attainments } from './commitments.ts';
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
import { isReadByOthers } from './reads.ts';

/** A clause over the months of a simulation. Amounts are texts of the contract's currency. */
export interface SimulatedClause extends Named {
  /** One amount a period, in order. */
  readonly months: readonly string[];
  readonly total: string;
  /** Items held, counted once a period. */
  readonly held: number;
  /** The contract's total if the clause were not written, and the difference that it makes. */
  readonly without: string;
  readonly effect: string;
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
  readonly commitments: readonly Attainment[];
  /** What could not be rated, one for each reason of a clause, and how often it was met. */
  readonly held: readonly (HeldItem & { readonly cases: number })[];
}

/** Simulates the invoices of a horizon. `onStep`: told before each rating, done and to do. */
export async function simulate(
  horizon: Horizon,
  titles: Titles,
  onStep: (done: number, of: number) => void = () => {},
): Promise<Simulation> {
  const plan = latestOf(horizon.history);
  const { id, title, currency } = plan.contract;
  const named = clausesOf(plan, titles);
  const read = named.filter(({ clause }) => !isAlone(horizon, clause)).length;
  onStep(0, read + 1);
  const draft = await rated(horizon, horizon.history);
  const total = totalOf(draft);
  const money = (value: Rational) => moneyOf(value, currency);
  const clauses: SimulatedClause[] = [];
  let done = 1;
  for (const one of named) {
    const lines = draft.periods.map((period) =>
      period.lines.filter(({ clause }) => clause === one.clause),
    );
    const own = sum(lines.map(sumOf));
    let without = subtract(total, own);
    if (!isAlone(horizon, one.clause)) {
      onStep(done, read + 1);
      done += 1;
      without = totalOf(await rated(horizon, withoutClause(horizon.history, one.clause)));
    }
    const held = draft.periods.flatMap((period) =>
      period.held.filter(({ clause }) => clause === one.clause),
    );
    clauses.push({
      ...one,
      months: lines.map((group) => money(sumOf(group))),
      total: money(own),
      held: held.length,
      without: money(without),
      effect: money(subtract(total, without)),
    });
  }
  return {
    contract: id,
    title,
    currency,
    periods: draft.periods.map(({ period, total: text, held }) => ({
      period,
      total: text,
      held: held.length,
    })),
    total: money(total),
    clauses,
    commitments: await attainments(horizon),
    held: reasons(draft),
  };
}

function isAlone({ history }: Horizon, clause: string): boolean {
  return history.plans.every(
    ({ plan }) => standsAlone(plan, clause) && !isReadByOthers(plan, clause),
  );
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
