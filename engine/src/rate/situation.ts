// Rate, the situation: a plan and what is known on a day, with what rating asks of them for one
// rule and one subject. In: a rule, a fact, a day. Out: scopes, selector and guard answers, facts
// reached.
import type { RatingPlan, Rule, Term } from '@avenant/dsl';
import {
  DAY_MAX,
  DAY_MIN,
  type Day,
  formatDay,
  type Month,
  type Period,
} from '@avenant/dsl/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { Held } from '../evaluate/held.ts';
import type { Scope, Validity } from '../evaluate/scope.ts';
import type { Fact, View } from '../facts/fact.ts';
import type { Selection } from '../select/selection.ts';
import { daysInForce, periodAround } from './calendar.ts';
import type { ChargeStore } from './charge-store.ts';
import { clausesReadByFact, type ReadByFact } from './read-by-fact.ts';

/** A plan and a view of the facts, ready to be rated. */
export interface Situation {
  readonly plan: RatingPlan;
  readonly view: View;
  readonly selection: Selection;
  readonly store: ChargeStore;
  /** By rule id. */
  readonly inForce: ReadonlyMap<string, Period | undefined>;
  /** Clauses whose charges are read for what belongs to a fact. */
  readonly readByFact: ReadByFact;
  /** By clause, the rules that can put it off, and those that can put it on again. */
  readonly overriders: ReadonlyMap<string, Overriders>;
  /** The day from which nothing is asked any more: what comes up again and again has an end. */
  readonly until: Day;
  /** Days on which `on` clauses happen, by rule id; filled as they are asked for. */
  readonly happenings: Map<string, Happenings>;
  /** While one rule is rated: what other rules' guards came to, and for which days. */
  readonly remembered: Map<Rule, Map<Fact | undefined, Remembered>>;
}

/** An answer about a rule for a fact, and the days on which it holds. */
export interface Remembered {
  readonly validity: Period;
  readonly state: State;
}

/** How a clause stands for a subject on a day. */
export type State =
  | 'holds'
  | 'not in force'
  | 'not for this subject'
  | 'condition not met'
  | 'overridden itself';

/** The rules whose precedence names a clause. */
export interface Overriders {
  readonly off: readonly Rule[];
  readonly on: readonly Rule[];
}

/** The days on which an `on` clause happens, and those on which its date is held. */
export interface Happenings {
  readonly events: ReadonlyMap<Month, readonly Happening[]>;
  readonly holds: readonly Withheld[];
}

/** An occurrence of an `on` clause. */
export interface Happening {
  readonly fact: Fact | undefined;
  readonly day: Day;
}

/** Days, the last one excluded, on which the date of an `on` clause could not be had. */
export interface Withheld extends Period {
  readonly fact: Fact | undefined;
  readonly held: Held;
}

/** A validity that nothing has narrowed yet. */
export function always(): Validity {
  return { from: DAY_MIN, to: DAY_MAX };
}

/** Narrows a validity to a period. */
export function narrow(validity: Validity, days: Period): void {
  if (days.from > validity.from) validity.from = days.from;
  if (days.to < validity.to) validity.to = days.to;
}

/** Puts a plan and what is known together, for what is asked before a day. */
export function situationOf(
  plan: RatingPlan,
  view: View,
  selection: Selection,
  store: ChargeStore,
  until: Day,
): Situation {
  const inForce = plan.rules.map((rule): [string, Period | undefined] => [
    rule.id,
    daysInForce(rule, plan.contract),
  ]);
  return {
    plan,
    view,
    selection,
    store,
    inForce: new Map(inForce),
    readByFact: clausesReadByFact(plan),
    overriders: overridersIn(plan),
    until,
    happenings: new Map(),
    remembered: new Map(),
  };
}

function overridersIn(plan: RatingPlan): Map<string, Overriders> {
  const found = new Map<string, { off: Rule[]; on: Rule[] }>();
  for (const rule of plan.rules) {
    for (const { verb, target } of rule.overrides) {
      if (target === rule.clause) continue;
      const { off, on } = found.get(target) ?? { off: [], on: [] };
      (verb === 'reinstates' ? on : off).push(rule);
      found.set(target, { off, on });
    }
  }
  return found;
}

/** What the terms of a rule may look at, for one subject (none: the contract). */
export function scopeOf(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  moment: Day,
  period: Period,
  validity: Validity,
): Scope {
  return {
    plan: situation.plan,
    view: situation.view,
    charges: situation.store,
    clause: rule.clause,
    moment,
    period,
    facts: fact === undefined ? [] : [fact],
    validity,
  };
}

/** Whether a rule's selector takes a subject in on a day. @throws Held when it cannot be told. */
export function isSelected(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  day: Day,
  validity: Validity,
): boolean {
  const { selection, plan } = situation;
  if (rule.where === undefined && rule.conditions === undefined) return true;
  if (fact === undefined || !selection.decides(rule)) {
    if (rule.where === undefined) throw new RangeError(`a selector without a term: ${rule.id}`);
    return holds(situation, rule, rule.where, fact, day, validity);
  }
  const verdict = selection.applies(rule, fact, day, validity);
  if (verdict === 'yes' || verdict === 'no') return verdict === 'yes';
  if (rule.where === undefined) throw missingAttribute(plan, fact, verdict.missing, day);
  // The same test as a term meets the same hole and says which one it is.
  return holds(situation, rule, rule.where, fact, day, validity);
}

/** Whether a rule's guard holds. @throws Held when it cannot be told. */
export function isGuardOpen(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  day: Day,
  period: Period,
  validity: Validity,
): boolean {
  if (rule.guard === undefined) return true;
  return evaluate(rule.guard, scopeOf(situation, rule, fact, day, period, validity)) === true;
}

function holds(
  situation: Situation,
  rule: Rule,
  test: Term,
  fact: Fact | undefined,
  day: Day,
  validity: Validity,
): boolean {
  const period = periodAround(situation.plan.contract, rule.occasion, day);
  narrow(validity, period);
  return evaluate(test, scopeOf(situation, rule, fact, day, period, validity)) === true;
}

function missingAttribute(plan: RatingPlan, fact: Fact, path: string, day: Day): Held {
  const file = plan.types.find(({ name }) => name === fact.type)?.file ?? fact.type;
  const values = { subject: fact.key, attribute: path, day: formatDay(day), column: path, file };
  return new Held('R0101', values);
}
