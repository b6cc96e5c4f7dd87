// Rated lines: what rating yields. In: nothing (types only). Amounts are exact decimal texts of the
// contract's currency; dates ISO, half open.
import type { ChargeKind } from '@avenant/dsl';

/** One line of a draft invoice. */
export interface RatedLine {
  /** `clause/subject/from`, and `~period` for a correction made in that period. */
  readonly id: string;
  readonly clause: string;
  readonly kind: ChargeKind;
  readonly label: string;
  /** Key of the subject; the contract's id for the contract itself. */
  readonly subject: string;
  readonly subjectType: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly quantity?: string;
  readonly unitPrice?: string;
  /** Labels of the units that the two are shown in. */
  readonly quantityUnit?: string;
  readonly unitPriceUnit?: string;
  /** For a correction: the period whose charges it corrects, and what had been billed. */
  readonly corrects?: { readonly period: string; readonly billed: string };
}

/** Something that could not be rated, with its reason: held visibly, never billed at zero. */
export interface HeldItem {
  readonly subject: string;
  readonly subjectType: string | null;
  readonly clause: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The draft of one period. */
export interface RatedPeriod {
  /** ISO month. */
  readonly period: string;
  /** ISO day on which the facts were asked. */
  readonly knownOn: string;
  readonly total: string;
  readonly lines: readonly RatedLine[];
  readonly held: readonly HeldItem[];
  /** How many charges came to exactly zero and have no line. */
  readonly zeros?: number;
}
