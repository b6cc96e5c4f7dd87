// Audit, items that no clause prices. In: a plan and what is known of its items. Out: a warning for
// each type of item that clauses charge, when some of its items are taken in by none of them, on no
// day of the contract. Computed conditions (`when`) are taken to be met.
import { type Diagnostic, problem, type RatingPlan, type Rule } from '@avenant/dsl';
import { intersect, type Period } from '@avenant/dsl/values';
import type { Fact, View } from '../facts/fact.ts';
import { daysInForce, termOf } from '../rate/calendar.ts';
import { evaluateOpen } from '../select/operators.ts';
import { areStored, pathsOf } from '../select/paths.ts';
import { stretchesOf } from './profiles.ts';
import { countedFirst, placeOf } from './report.ts';

/** Warns of items that no clause about their type ever takes in. */
export function unpricedItems(plan: RatingPlan, view: View): Diagnostic[] {
  const term = termOf(plan.contract);
  return plan.types.flatMap(({ name, kind }): Diagnostic[] => {
    const rules = plan.rules.filter((rule) => rule.subject === name && speaks(rule));
    if (kind !== 'item' || !rules.some(charges)) return [];
    const inTerm = view
      .type(name)
      .facts.filter((fact) => fact.segments.some((one) => intersect(one, term) !== undefined));
    const takenIn = takesIn(plan, name, rules);
    const left = inTerm.filter((fact) => !takenIn(fact));
    const [first] = left;
    if (first === undefined) return [];
    const said = { type: name, all: `${inTerm.length}`, ...countedFirst(left) };
    return [problem('R0301', placeOf(first, first.segments[0]), { values: said })];
  });
}

const charges = ({ kind, sign }: Rule): boolean =>
  sign === 1 && (kind === 'recurring' || kind === 'one-off');

// A clause that says `charge nothing` has spoken too.
const speaks = (rule: Rule): boolean => charges(rule) || rule.amount.kind === 'nothing';

type Taking = (fact: Fact) => boolean;

function takesIn(plan: RatingPlan, type: string, rules: readonly Rule[]): Taking {
  const tests = rules.flatMap((rule): Taking[] => {
    const days: Period | undefined = daysInForce(rule, plan.contract);
    if (days === undefined) return [];
    const { conditions } = rule;
    if (conditions === undefined || !areStored(plan, type, conditions)) {
      return [(fact) => fact.segments.some((one) => intersect(one, days) !== undefined)];
    }
    const paths = pathsOf(plan, type, [conditions]);
    return [
      (fact) => {
        for (const { profile } of stretchesOf(fact, paths, days)) {
          // What cannot be told for want of an attribute is held, and so not forgotten.
          if (evaluateOpen(conditions, profile) !== false) return true;
        }
        return false;
      },
    ];
  });
  return (fact) => tests.some((test) => test(fact));
}
