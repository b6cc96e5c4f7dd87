// Rate, references: from a fact to the facts that it refers to. In: a fact and a day. Out: the
// facts of a type that it is, is made of or leads to: what a clause about a site says to its
// accesses.
import type { Day } from '@avenant/dsl/values';
import { DerivedFact } from '../evaluate/derived-fact.ts';
import { Held } from '../evaluate/held.ts';
import type { Validity } from '../evaluate/scope.ts';
import type { Fact, Value } from '../facts/fact.ts';
import { segmentNear } from '../select/near.ts';
import { isFact } from '../select/paths.ts';
import type { Situation } from './situation.ts';

/** The facts of a type that a fact is or refers to on a day, nearest first; narrows `validity`. */
export function reachedFrom(
  situation: Situation,
  start: Fact,
  type: string,
  day: Day,
  validity: Validity,
): readonly Fact[] {
  if (start.type === type) return [start];
  const seen = new Set<Fact>([start]);
  const found: Fact[] = [];
  for (const fact of seen) {
    if (fact.type === type) found.push(fact);
    for (const next of referredBy(situation, fact, day, validity)) seen.add(next);
  }
  return found;
}

function referredBy(
  situation: Situation,
  fact: Fact,
  day: Day,
  validity: Validity,
): readonly Fact[] {
  if (fact instanceof DerivedFact) return referredByDerived(fact);
  const { row } = segmentNear(fact, day, validity);
  const names = situation.references.get(fact.type) ?? [];
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
