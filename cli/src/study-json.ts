// Command line, studies as JSON: the stable shape of docs/json.md. In: what the engine found. Out:
// plain data, amounts as texts.
import type { Language } from '@avenant/dsl';
import { formatMonth } from '@avenant/dsl/values';
import {
  type Attainment,
  type Effect,
  type Feasibility,
  gapText,
  type Horizon,
  heldText,
  type Simulation,
} from '@avenant/engine';
import type { Output } from './output.ts';

const named = (wants: ReadonlyMap<string, string>): object[] =>
  [...wants].map(([name, want]) => ({ name, want }));

/** A feasibility as it is printed with `--json`. */
export function feasibilityJson(found: Feasibility, language: Language): object {
  const clauses = found.clauses.map(({ money, gaps, needs, ...rest }) => ({
    clause: rest.clause,
    title: rest.title,
    verdict: rest.verdict,
    reason: rest.reason,
    money: { kind: money.kind, amount: money.amount, of: money.of, per: money.per },
    billedIn: rest.billedIn,
    held: rest.held,
    gaps: gaps.map(({ held, ...gap }) => ({
      ...gap,
      code: held?.code ?? null,
      message: gapText({ ...gap, ...(held === undefined ? {} : { held }) }, language),
    })),
    through: rest.through,
    reads: {
      types: [...needs.types].map(([type, attributes]) => ({
        type,
        attributes: named(attributes),
      })),
      series: named(needs.series),
      tables: named(needs.tables),
      clauses: [...needs.clauses],
    },
  }));
  return { contract: found.contract, title: found.title, currency: found.currency, clauses };
}

/** What a simulation found, and the months asked. */
export interface Simulated {
  readonly found: Simulation;
  readonly commitments: readonly Attainment[];
  readonly effects: readonly Effect[];
  readonly months: Pick<Horizon, 'from' | 'months'>;
}

/** A simulation as it is printed with `--json`. */
export function simulationJson(
  { found, commitments, effects, months }: Simulated,
  problems: readonly object[],
  { language }: Output,
): object {
  const effectOf = new Map(effects.map((one) => [one.clause, one]));
  return {
    contract: found.contract,
    title: found.title,
    currency: found.currency,
    from: formatMonth(months.from),
    months: months.months,
    total: found.total,
    periods: found.periods,
    clauses: found.clauses.map((one) => ({
      ...one,
      without: effectOf.get(one.clause)?.without ?? null,
      effect: effectOf.get(one.clause)?.effect ?? null,
    })),
    commitments,
    held: found.held.map((item) => ({ ...item, message: heldText(item, language) })),
    problems,
  };
}
