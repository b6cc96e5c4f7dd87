// References: from a fact to the facts that it refers to. In: a fact and a day. Out: what it is, is
// made of or leads to: whose charges its charges are, and what a clause about a site says to its
// accesses.
import type { Day } from '@avenant/dsl/values';
import { isFact } from '../explain/value-text.ts';
import type { Fact, Value } from '../facts/fact.ts';
import { DerivedFact } from './derived-fact.ts';
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
