// References: from a fact to the facts that it refers to. In: a fact and a day. Out: what it is, is
// made of or leads to: whose charges its charges are, and what a clause about a site says to its
// accesses.
import type { Day } from '@avenant/dsl/values';
import { isFact } from '../explain/value-text.ts';
import type { Fact, Value } from '../facts/fact.ts';
import { DerivedFact } from './derived-fact.ts';
import { unlimited } from './frame.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import { segmentNear } from './near.ts';
import type { Validity } from './scope.ts';

/** A fact and all that it refers to on a day, nearest first; narrows `validity`. */
export function reachedFrom(
  machine: Machine,
  start: Fact,
  day: Day,
  validity: Validity,
): ReadonlySet<Fact> {
  const seen = new Set<Fact>([start]);
  for (const fact of seen) {
    for (const next of referredBy(machine, fact, day, validity)) seen.add(next);
  }
  return seen;
}

interface Reached extends Validity {
  /** Which attributes refer, as a text. */
  readonly references: string;
  readonly ids: readonly string[];
}

const kept = new WeakMap<Fact, Reached[]>();

/** The ids of a fact and of all that it refers to on a day. */
export function idsReached(machine: Machine, start: Fact, day: Day): readonly string[] {
  const { referring: references } = machine;
  const known = kept.get(start) ?? [];
  const found = known.find((one) => one.from <= day && day < one.to);
  if (found?.references === references) return found.ids;
  const days = unlimited();
  const ids = [...reachedFrom(machine, start, day, days)].map(idOf);
  // What a derived fact refers to is worked out, of more than its own days.
  if (start instanceof DerivedFact) return ids;
  const others = known.filter((one) => one !== found);
  kept.set(start, [...others, { ...days, references, ids }]);
  return ids;
}

function referredBy(
  { references }: Machine,
  fact: Fact,
  day: Day,
  validity: Validity,
): readonly Fact[] {
  if (fact instanceof DerivedFact) return referredByDerived(fact);
  const names = references.get(fact.type) ?? [];
  if (names.length === 0) return [];
  const { row } = segmentNear(fact, day, validity);
  return names.map((name) => fact.valueAt(name, row)).filter(isReferred);
}

// Any of its fields may be a fact; one that cannot be had leads nowhere.
function referredByDerived(fact: DerivedFact): readonly Fact[] {
  const { keys, fields } = fact.home.derivation;
  const values = [...(keys ?? []), ...fields].map(({ name }): Value | undefined => {
    try {
      return fact.valueAt(name);
    } catch (problem) {
      if (problem instanceof Held) return undefined;
      throw problem;
    }
  });
  const base = fact.members === null ? [fact.base] : [];
  return [...base, ...values.filter(isReferred)];
}

function isReferred(value: Value | undefined): value is Fact {
  return value !== undefined && isFact(value);
}

/** Tells facts of one day of knowledge from each other, whichever view their handles are of. */
export function idOf({ type, key }: Fact): string {
  return `${type}\u0000${key}`;
}
