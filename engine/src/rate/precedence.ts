// Rate, precedence between clauses. In: a rule, a subject and a day. Out: whether another clause
// replaces or suspends it there, unless a clause reinstates it; and, for explanations, what became
// of each of those clauses.
import type { Override, Rule } from '@avenant/dsl';
import { containsDay, DAY_MAX, DAY_MIN, type Day, type Period } from '@avenant/dsl/values';
import { Held } from '../evaluate/held.ts';
import { machineOf } from '../evaluate/machine.ts';
import { reachedFrom } from '../evaluate/references.ts';
import type { Validity } from '../evaluate/scope.ts';
import type { Fact } from '../facts/fact.ts';
import { periodAround } from './calendar.ts';
import {
  always,
  isGuardOpen,
  isSelected,
  narrow,
  type Remembered,
  type Situation,
  type State,
} from './situation.ts';

/** What became of a clause that is named in another's precedence. */
export type Outcome =
  | 'replaced'
  | 'suspended'
  | 'reinstated'
  | 'cannot be told'
  | Exclude<State, 'holds'>;

/** A clause that could have changed a line, and what became of it. */
export interface OtherClause {
  readonly clause: string;
  readonly why: Outcome;
}

/**
 * Whether a rule charges a subject on a day: its selector takes the subject in, no other clause
 * puts it off, and its guard holds; narrows `validity`.
 * @throws Held when that hangs on something that cannot be had: one sure no decides.
 */
export function appliesTo(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  day: Day,
  period: Period,
  validity: Validity,
): boolean {
  const fails = [
    () => !isSelected(situation, rule, fact, day, validity),
    () => isOff(situation, rule, fact, day, validity),
    () => !isGuardOpen(situation, rule, fact, day, period, validity),
  ];
  return !someHold(fails, (test) => test());
}

/**
 * Whether a rule is off for a subject on a day because of another clause; narrows `validity`.
 * @throws Held when that hangs on something that cannot be had.
 */
export function isOff(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  day: Day,
  validity: Validity,
  asked: readonly string[] = [],
): boolean {
  const rules = situation.overriders.get(rule.clause);
  if (rules === undefined || rules.off.length === 0) return false;
  const path = [...asked, rule.id];
  const holds = (other: Rule) => stateOf(situation, other, fact, day, validity, path) === 'holds';
  let open: Held | undefined;
  try {
    if (someHold(rules.on, holds)) return false;
  } catch (problem) {
    if (!(problem instanceof Held)) throw problem;
    open = problem;
  }
  const off = someHold(rules.off, holds);
  if (off && open !== undefined) throw open;
  return off;
}

/** The clauses that this one overrides for a subject, and those that could have overridden it. */
export function othersFor(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  day: Day,
): readonly OtherClause[] {
  const own = rule.overrides.map(({ verb, target }) => ({ clause: target, why: PAST[verb] }));
  const others = situation.plan.rules.flatMap((other): readonly OtherClause[] => {
    const override = other.overrides.find(({ target }) => target === rule.clause);
    if (override === undefined || other.clause === rule.clause) return [];
    const state = outcomeOf(situation, other, fact, day, [rule.id]);
    return [{ clause: other.clause, why: state === 'holds' ? PAST[override.verb] : state }];
  });
  return [...own, ...others];
}

const PAST: Readonly<Record<Override['verb'], Outcome>> = {
  replaces: 'replaced',
  suspends: 'suspended',
  reinstates: 'reinstated',
};

// One that surely holds decides, whatever else cannot be told.
function someHold<T>(candidates: readonly T[], holds: (candidate: T) => boolean): boolean {
  let held: Held | undefined;
  for (const candidate of candidates) {
    try {
      if (holds(candidate)) return true;
    } catch (problem) {
      if (!(problem instanceof Held)) throw problem;
      held ??= problem;
    }
  }
  if (held !== undefined) throw held;
  return false;
}

function outcomeOf(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  day: Day,
  asked: readonly string[],
): State | 'cannot be told' {
  try {
    return stateOf(situation, rule, fact, day, always(), asked);
  } catch (problem) {
    if (problem instanceof Held) return 'cannot be told';
    throw problem;
  }
}

// Whether the other rule holds for the subject, or for a fact of its type that the subject refers
// to.
function stateOf(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  day: Day,
  validity: Validity,
  asked: readonly string[],
): State {
  const days = situation.inForce.get(rule.id);
  if (days === undefined) return 'not in force';
  if (!containsDay(days, day)) {
    const before = day < days.from;
    narrow(validity, before ? { from: DAY_MIN, to: days.from } : { from: days.to, to: DAY_MAX });
    return 'not in force';
  }
  narrow(validity, days);
  if (rule.subject === undefined) return stateFor(situation, rule, undefined, day, validity, asked);
  if (fact === undefined) return 'not for this subject';
  let state: State = 'not for this subject';
  someHold(toldTo(situation, fact, rule.subject, day, validity), (one) => {
    state = stateFor(situation, rule, one, day, validity, asked);
    return state === 'holds';
  });
  return state;
}

// The facts of a type that a fact is or refers to: a clause about a site speaks to its accesses.
function toldTo(
  { plan }: Situation,
  fact: Fact,
  type: string,
  day: Day,
  validity: Validity,
): readonly Fact[] {
  if (fact.type === type) return [fact];
  return [...reachedFrom(machineOf(plan), fact, day, validity)].filter((one) => one.type === type);
}

// Asked of many subjects, a clause's guard is worked out once for as long as it holds.
function stateFor(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  day: Day,
  validity: Validity,
  asked: readonly string[],
): State {
  if (rule.guard === undefined || asked.length > 1) {
    return freshState(situation, rule, fact, day, validity, asked);
  }
  const answers = situation.remembered.get(rule) ?? new Map<Fact | undefined, Remembered>();
  situation.remembered.set(rule, answers);
  let answer = answers.get(fact);
  if (answer === undefined || !containsDay(answer.validity, day)) {
    const days = always();
    answer = { state: freshState(situation, rule, fact, day, days, asked), validity: days };
    answers.set(fact, answer);
  }
  narrow(validity, answer.validity);
  return answer.state;
}

function freshState(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  day: Day,
  validity: Validity,
  asked: readonly string[],
): State {
  if (!isSelected(situation, rule, fact, day, validity)) return 'not for this subject';
  const period = periodAround(situation.plan.contract, rule.occasion, day);
  if (rule.guard !== undefined) narrow(validity, period);
  if (!isGuardOpen(situation, rule, fact, day, period, validity)) return 'condition not met';
  // Clauses that override each other in a ring do not put each other off.
  if (asked.includes(rule.id)) return 'overridden itself';
  return isOff(situation, rule, fact, day, validity, asked) ? 'overridden itself' : 'holds';
}
