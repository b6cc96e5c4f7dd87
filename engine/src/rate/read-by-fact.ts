// Rate, charges read by fact: clauses of which a term asks what belongs to a fact (`charges of 4.1
// of this site`). In: a plan. Out: those clauses, and facts of which types are asked about: on all
// of its days a line of such a clause has to belong to the same ones.
import type { RatingPlan } from '@avenant/dsl';
import { type Standing, typeIn, visitRule, visitTerms } from './terms.ts';

/** Stands for facts of a type that the plan does not make plain. */
export const ANY = '#any';

/** By clause, the types of the facts for which its charges are read. */
export type ReadByFact = ReadonlyMap<string, ReadonlySet<string>>;

const kept = new WeakMap<RatingPlan, ReadByFact>();

/** The clauses whose charges some term of the plan reads for what belongs to a fact. */
export function clausesReadByFact(plan: RatingPlan): ReadByFact {
  const known = kept.get(plan);
  if (known !== undefined) return known;
  const found = findIn(plan);
  kept.set(plan, found);
  return found;
}

function findIn(plan: RatingPlan): ReadByFact {
  const all = new Set(plan.rules.map(({ clause }) => clause));
  const found = new Map<string, Set<string>>();
  const plain = new Set([...plan.types, ...plan.derivations].map(({ name }) => name));
  const reader = (own: string) => {
    return ({ term, types }: Standing): void => {
      if (term?.op !== 'charges' || term.of === undefined) return;
      const { clauses, except = [] } = term;
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
  return found;
}
