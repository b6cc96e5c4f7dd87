// Rate, charges that are read, and read by fact: clauses of which a term asks what belongs to one
// (`charges of 4.1 of this site`). In: a plan. Out: the clauses that are read; of those read by
// fact, facts of which types are asked about: on all of its days a line of such a clause has to
// belong to the same ones.
import type { RatingPlan } from '@avenant/dsl';
import { type Standing, typeIn, visitRule, visitTerms } from './terms.ts';

/** Stands for facts of a type that the plan does not make plain. */
export const ANY = '#any';

/** By clause, the types of the facts for which its charges are read. */
export type ReadByFact = ReadonlyMap<string, ReadonlySet<string>>;

interface Found {
  readonly read: ReadonlySet<string>;
  readonly byFact: ReadByFact;
}

const kept = new WeakMap<RatingPlan, Found>();

/** The clauses whose charges some term of the plan reads for what belongs to a fact. */
export function clausesReadByFact(plan: RatingPlan): ReadByFact {
  return foundIn(plan).byFact;
}

/** The clauses whose charges some term of the plan reads. */
export function clausesRead(plan: RatingPlan): ReadonlySet<string> {
  return foundIn(plan).read;
}

function foundIn(plan: RatingPlan): Found {
  const known = kept.get(plan) ?? findIn(plan);
  kept.set(plan, known);
  return known;
}

function findIn(plan: RatingPlan): Found {
  const all = new Set(plan.rules.map(({ clause }) => clause));
  const found = new Map<string, Set<string>>();
  const read = new Set<string>();
  const plain = new Set([...plan.types, ...plan.derivations].map(({ name }) => name));
  const reader = (own: string) => {
    return ({ term, types }: Standing): void => {
      if (term?.op !== 'charges') return;
      const { clauses, except = [] } = term;
      for (const clause of clauses ?? all) read.add(clause);
      if (term.of === undefined) return;
      const told = typeIn(plan, term.of, types);
      const type = told !== undefined && plain.has(told) ? told : ANY;
      for (const clause of clauses ?? all) {
        if (clauses === undefined && clause === own) continue;
        if (except.includes(clause)) continue;
        found.set(clause, (found.get(clause) ?? new Set()).add(type));
      }
    };
  };
  for (const rule of plan.rules) visitRule(plan, rule, reader(rule.clause));
  for (const { clause, factor, only } of plan.indexations) {
    for (const term of only === undefined ? [factor] : [factor, only.test]) {
      visitTerms(plan, term, reader(clause));
    }
  }
  return { read, byFact: found };
}
