// Contract, invoice: the rows that an invoice shows. In: a preview and what is asked of it. Out:
// headings of clauses, their lines, what is held.
import type { PreviewClause, PreviewHeld, PreviewLine } from './preview.ts';

/** A row of a shown invoice. */
export type InvoiceRow =
  | { readonly kind: 'clause'; readonly key: string; readonly clause: PreviewClause }
  | { readonly kind: 'line'; readonly key: string; readonly line: PreviewLine }
  | { readonly kind: 'held'; readonly key: string; readonly held: PreviewHeld };

/** What is left out. */
export interface InvoiceFilter {
  readonly onlyChanged: boolean;
  readonly clause: string | undefined;
  /** Clauses of which only the heading shows. */
  readonly folded: ReadonlySet<string>;
}

/** The rows, in the order of the clauses. */
export function invoiceRows(
  clauses: readonly PreviewClause[],
  { onlyChanged, clause: only, folded }: InvoiceFilter,
): readonly InvoiceRow[] {
  const isWanted = ({ change }: { readonly change: string }) => !onlyChanged || change !== 'same';
  return clauses.flatMap((clause): InvoiceRow[] => {
    if (only !== undefined && clause.clause !== only) return [];
    if (onlyChanged && clause.changes === 0) return [];
    const head: InvoiceRow = { kind: 'clause', key: `clause ${clause.clause}`, clause };
    if (folded.has(clause.clause)) return [head];
    const held = clause.held.filter(isWanted).map((one, at): InvoiceRow => {
      return { kind: 'held', key: `held ${clause.clause} ${at}`, held: one };
    });
    const lines = clause.lines.filter(isWanted).map((line): InvoiceRow => {
      return { kind: 'line', key: line.id, line };
    });
    return [head, ...held, ...lines];
  });
}
