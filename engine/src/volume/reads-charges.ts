// Volume, which rules hang on charges made before: those need the whole run of a contract. In: a
// rule. Out: whether it, or a clause that can put it off, reads charges.
import type { RatingPlan, Rule } from '@avenant/dsl';
import { visitRule } from '../rate/terms.ts';

/** Whether a rule's answers may hang on charges. */
export function readsCharges(plan: RatingPlan, rule: Rule): boolean {
  const clauses = new Set([rule.clause]);
  for (const clause of clauses) {
    for (const other of plan.rules) {
      if (other.overrides.some(({ target }) => target === clause)) clauses.add(other.clause);
    }
  }
  const concerned = plan.rules.filter((one) => one === rule || isOther(one, rule, clauses));
  return concerned.some((one) => {
    let found = one.dependsOn.length > 0;
    visitRule(plan, one, ({ term }) => {
      found ||= term?.op === 'charges';
    });
    return found;
  });
}

function isOther(one: Rule, rule: Rule, clauses: ReadonlySet<string>): boolean {
  return one.clause !== rule.clause && clauses.has(one.clause);
}
