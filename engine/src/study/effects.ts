// Study, effects: what each clause changes. In: a contract, its facts, months. Out: for each clause
// the total of the contract as if the clause had not been written, and the difference.
import type { PlanIndexation, RatingPlan } from '@avenant/dsl';
import { fromText, subtract, ZERO } from '@avenant/dsl/values';
import { visitRule } from '../rate/terms.ts';
import { withoutClause } from './altered.ts';
import { type Horizon, moneyOf, rated, totalOf } from './horizon.ts';
import type { Simulation } from './simulate.ts';

/** What a clause changes: its own lines, and those that others bill because of it. */
export interface Effect {
  readonly clause: string;
  /** The contract's total without the clause; null where {@link isLostIn} says so. */
  readonly without: string | null;
  /** The contract's total less that. */
  readonly effect: string | null;
}

/** What each clause of a simulation changes. `onStep`: told before each rating, done and to do. */
export async function effectsOf(
  horizon: Horizon,
  { clauses, total, currency }: Simulation,
  onStep: (done: number, of: number) => void = () => {},
): Promise<readonly Effect[]> {
  const whole = fromText(total) ?? ZERO;
  const { plans } = horizon.history;
  const moving = new Set(
    clauses.flatMap(({ clause }) =>
      plans.some(({ plan }) => movesOthers(plan, clause)) ? [clause] : [],
    ),
  );
  const effects: Effect[] = [];
  let done = 0;
  for (const { clause, total: own } of clauses) {
    if (plans.some(({ plan }) => isLostIn(plan, clause))) {
      effects.push({ clause, without: null, effect: null });
      continue;
    }
    let without = subtract(whole, fromText(own) ?? ZERO);
    if (moving.has(clause)) {
      onStep(done, moving.size);
      done += 1;
      without = totalOf(await rated(horizon, withoutClause(horizon.history, clause)));
    }
    const [left, effect] = [without, subtract(whole, without)];
    effects.push({ clause, without: moneyOf(left, currency), effect: moneyOf(effect, currency) });
  }
  return effects;
}

/**
 * Whether a plan does not say what it would be without a clause: one that puts a price revision
 * off, for the revision's dates are settled when the plan is made.
 */
export function isLostIn({ rules, indexations }: RatingPlan, clause: string): boolean {
  const own = indexations.filter((one) => one.clause === clause);
  const others = indexations.filter((one) => one.clause !== clause);
  const revised = new Set(others.map((one) => one.clause));
  return (
    rules.some(
      (rule) => rule.clause === clause && rule.overrides.some(({ target }) => revised.has(target)),
    ) || others.some((one) => own.some((mine) => shares(one, mine)))
  );
}

// Two revisions of one column: either may be there in place of the other.
function shares(a: PlanIndexation, b: PlanIndexation): boolean {
  if (a.table !== b.table) return false;
  return a.columns === undefined || b.columns?.some((name) => a.columns?.includes(name)) !== false;
}

// Whether taking a clause away may change more than its own lines; a yes where it is not sure.
function movesOthers(plan: RatingPlan, clause: string): boolean {
  const { rules, indexations } = plan;
  if (indexations.some((one) => one.clause === clause)) return true;
  // A revision that hangs on charges may hang on these.
  if (JSON.stringify(indexations).includes('"op":"charges"')) return true;
  return rules.some((rule) =>
    rule.clause === clause ? rule.overrides.length > 0 : reads(plan, rule, clause),
  );
}

function reads(plan: RatingPlan, rule: RatingPlan['rules'][number], clause: string): boolean {
  let found = false;
  visitRule(plan, rule, ({ term }) => {
    if (term?.op !== 'charges') return;
    const { clauses, except } = term;
    found ||= clauses === undefined ? except?.includes(clause) !== true : clauses.includes(clause);
  });
  return found;
}
