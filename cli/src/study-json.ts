// Command line, studies as JSON: the stable shape of docs/json.md. In: what the engine found. Out:
// plain data, amounts as texts.
import type { Language } from '@avenant/dsl';
import type { Feasibility } from '@avenant/engine';
import { gapText } from './gap-text.ts';

/** A feasibility as it is printed with `--json`. */
export function feasibilityJson(found: Feasibility, language: Language): object {
  const clauses = found.clauses.map(({ money, gaps, needs, ...rest }) => ({
    clause: rest.clause,
    title: rest.title,
    verdict: rest.verdict,
    reason: rest.reason,
    money: { kind: money.kind, amount: money.amount, of: money.of, per: money.per },
    held: rest.held,
    gaps: gaps.map(({ held, ...gap }) => ({
      ...gap,
      code: held?.code ?? null,
      message: gapText({ ...gap, ...(held === undefined ? {} : { held }) }, language),
    })),
    through: rest.through,
    reads: {
      types: [...needs.types].map(([type, attributes]) => ({ type, attributes: [...attributes] })),
      series: [...needs.series],
      tables: [...needs.tables],
      clauses: [...needs.clauses],
    },
  }));
  return { contract: found.contract, title: found.title, currency: found.currency, clauses };
}
