// Rate, charges read by fact: clauses of which a term asks what belongs to a fact (`charges of 4.1
// of this site`). In: a plan. Out: those clauses: each of their lines has to belong to the same
// facts on all of its days.
import type { RatingPlan } from '@avenant/dsl';
import { type Standing, visitRule, visitTerms } from './terms.ts';

const kept = new WeakMap<RatingPlan, ReadonlySet<string>>();

/** The clauses whose charges some term of the plan reads for what belongs to a fact. */
export function clausesReadByFact(plan: RatingPlan): ReadonlySet<string> {
  const known = kept.get(plan);
  if (known !== undefined) return known;
  const found = findIn(plan);
  kept.set(plan, found);
  return found;
}

function findIn(plan: RatingPlan): ReadonlySet<string> {
  const all = new Set(plan.rules.map(({ clause }) => clause));
  const found = new Set<string>();
  const reader = (own: string) => {
    return ({ term }: Standing): void => {
      if (term?.op !== 'charges' || term.of === undefined) return;
      const { clauses, except = [] } = term;
      for (const clause of clauses ?? all) {
        if (clauses === undefined && clause === own) continue;
        if (!except.includes(clause)) found.add(clause);
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
