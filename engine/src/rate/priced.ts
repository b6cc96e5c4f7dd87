// Rate, what a rule comes to for one subject on one occasion, before it is rounded. In: nothing
// (types) and the shown quantities of a rule. Out: exact amounts with their service dates.
import type { Rule, Term } from '@avenant/dsl';
import {
  type Day,
  divide,
  fromText,
  type Period,
  type Rational,
  toText,
} from '@avenant/dsl/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { Held } from '../evaluate/held.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { Value } from '../facts/fact.ts';

/** A number as it is shown, in its unit. */
export interface Shown {
  readonly value: string;
  readonly unit?: string;
}

/** An exact amount for one subject, without its sign. */
export interface Priced {
  readonly exact: Rational;
  /** Over time: the part of the rate that its days cost. */
  readonly share?: Rational;
  /** The day on which its terms were read. */
  readonly moment: Day;
  /** The period in which its terms were read. */
  readonly period: Period;
  /** Service dates of the line. */
  readonly from: Day;
  readonly to: Day;
  readonly quantity?: Shown;
  readonly unitPrice?: Shown;
}

/** What rating a subject gives: amounts, and the reasons for which days or events are held. */
export interface Outcome {
  readonly priced: readonly Priced[];
  readonly held: readonly Held[];
}

/**
 * The number of a term that yields one.
 * @throws RangeError when it yields something else, which a checked plan never does.
 */
export function numberIn(value: Value): Rational {
  if (typeof value === 'object' && 'n' in value) return value;
  throw new RangeError('a number was expected');
}

/** The quantity and the unit price of a rule, where it has them. @throws Held with their terms. */
export function shownIn(
  amount: Rule['amount'],
  scope: Scope,
): { readonly quantity?: Shown; readonly unitPrice?: Shown } {
  if (amount.kind !== 'rate' && amount.kind !== 'sum') return {};
  const { quantity, unitPrice } = amount;
  return {
    ...(quantity === undefined ? {} : { quantity: shownTerm(quantity, scope) }),
    ...(unitPrice === undefined ? {} : { unitPrice: shownTerm(unitPrice, scope) }),
  };
}

/** A number of a rule as it is shown. @throws Held with its term. */
export function shownTerm(term: Term, scope: Scope): Shown {
  const value = numberIn(evaluate(term, scope));
  if (term.unit === undefined) return { value: toText(value) };
  const factor = fromText(term.unit.factor);
  if (factor === undefined) throw new RangeError(`not a factor: ${term.unit.factor}`);
  return { value: toText(divide(value, factor)), unit: term.unit.label };
}

/** The reason to hold every subject of a clause that has no price here, if it is such a clause. */
export function heldAsWritten({ amount, clause }: Rule): Held | undefined {
  if (amount.kind === 'by hand') {
    return new Held('R0120', { clause, unit: amount.unit, reason: amount.reason });
  }
  if (amount.kind === 'not billable here') {
    return new Held('R0121', { clause, issuer: amount.issuer });
  }
  return undefined;
}
