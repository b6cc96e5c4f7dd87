// Study, readers: whether another clause looks at what a clause charges. In: a plan. Out: yes or no,
// a yes where the plan does not make it sure.
import type { RatingPlan } from '@avenant/dsl';
import { visitRule } from '../rate/terms.ts';

/** Whether a rule of another clause, or a price revision, reads the charges of a clause. */
export function isReadByOthers(plan: RatingPlan, clause: string): boolean {
  // A revision that hangs on charges may hang on these.
  if (JSON.stringify(plan.indexations).includes('"op":"charges"')) return true;
  return plan.rules.some((rule) => {
    let found = false;
    if (rule.clause === clause) return false;
    visitRule(plan, rule, ({ term }) => {
      if (term?.op !== 'charges') return;
      const { clauses, except } = term;
      found ||=
        clauses === undefined ? except?.includes(clause) !== true : clauses.includes(clause);
    });
    return found;
  });
}
