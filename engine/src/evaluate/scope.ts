// Evaluation scope: all that a term may look at. In: a plan, a view of the facts, the charges made
// so far, a moment, a period and the bound facts.

import type { RatingPlan } from '@avenant/dsl';
import type { Day, Period, Rational } from '@avenant/dsl/values';
import type { Fact, View } from '../facts/fact.ts';
import type { ChargesAsked } from './charges.ts';

/** A rounded charge as terms see it. */
export interface Charge {
  readonly lineId: string;
  readonly clause: string;
  /** Absent: the contract. */
  readonly subject?: Fact;
  readonly amount: Rational;
  /** Service dates, half open. A charge belongs to the window that holds its `from`. */
  readonly period: Period;
}

/** The charges made so far (full amounts as known now, not the corrections). */
export interface ChargeSource {
  /** Charges of these clauses whose `from` lies in the window, in line order. */
  charges(clauses: readonly string[] | undefined, window: Period): Iterable<Charge>;
  /**
   * A number that changes whenever charges of these clauses (absent: of any) are added or removed.
   * Offering it lets the engine index the charges by subject once instead of scanning them.
   */
  version?(clauses: readonly string[] | undefined): number;
  /** Told what was asked and the amounts that answered. */
  told?(asked: ChargesAsked, amounts: readonly Rational[]): void;
}

/** Days over which the value just computed stays the same; evaluation only ever narrows it. */
export interface Validity {
  from: Day;
  to: Day;
}

/** What evaluation needs; `facts` innermost last. */
export interface Scope {
  readonly plan: RatingPlan;
  readonly view: View;
  readonly charges: ChargeSource;
  /** The clause being evaluated; `charges` of all clauses leave it out. */
  readonly clause: string;
  readonly moment: Day;
  readonly period: Period;
  readonly facts: readonly Fact[];
  readonly validity: Validity;
}
