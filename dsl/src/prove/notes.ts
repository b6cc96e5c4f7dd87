// Prove, notes: what proofs need to know of the words beside the plan: where bands stand, which
// tables say that the rest is not sold, which clauses say that they add to others. Kept while a
// contract is compiled; no part of the plan, since rating does not need it.
import type { Language } from '../diagnostics/diagnostic.ts';
import type { Band, PlanRow, Term } from '../plan/index.ts';
import type { Place } from '../source/place.ts';

/** A scale of the plan. */
export type Scale = Extract<Term, { readonly op: 'scale' }>;

/** What compiling notes down for the proofs. */
export interface Notes {
  /** Rows of the versions of tables that end with `otherwise | not sold`. */
  readonly closed: WeakSet<readonly PlanRow[]>;
  readonly bandPlaces: WeakMap<Band, Place>;
  /** Every scale that was compiled. */
  readonly scales: Scale[];
  /** By clause, those that it adds to on purpose. */
  readonly adds: Map<string, readonly string[]>;
  /** The names that head the columns of a table, in the order written. */
  readonly headings: Map<string, readonly string[]>;
  /** Languages of the contract's files. */
  readonly languages: Map<string, Language>;
}

/** Notes with nothing in them. */
export function emptyNotes(): Notes {
  return {
    closed: new WeakSet(),
    bandPlaces: new WeakMap(),
    scales: [],
    adds: new Map(),
    headings: new Map(),
    languages: new Map(),
  };
}

/** Notes that a clause adds to another: proofs take it for an answer, rating needs no word. */
export function noteAddition({ adds }: Notes, clause: string, target: string): void {
  adds.set(clause, [...(adds.get(clause) ?? []), target]);
}
