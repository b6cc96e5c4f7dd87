// Study, effects: what each clause changes. In: a contract, its facts, months. Out: for each clause
// the total of the contract as if the clause had not been written, and the difference.
import type { RatingPlan } from '@avenant/dsl';
import { fromText, subtract, ZERO } from '@avenant/dsl/values';
import { visitRule } from '../rate/terms.ts';
import { withoutClause } from './altered.ts';
import { type Horizon, moneyOf, rated, totalOf } from './horizon.ts';
import type { Simulation } from './simulate.ts';

/** What a clause changes: its own lines, and those that others bill because of it. */
export interface Effect {
  readonly clause: string;
  /** The contract's total without the clause. */
  readonly without: string;
  /** The contract's total less that. */
  readonly effect: string;
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
