// Differential tests, reference interpreter: whether a rule charges a subject on a day: in force,
// selected, not put off by another clause, its guard open.
import type { RatingPlan, Rule, Term } from '../../../dsl/src/index.ts';
import { DAY_MAX, DAY_MIN, type Period } from '../../../dsl/src/values/index.ts';
import { common, holdsDay, spanAt, termOf } from './calendar.ts';
import { evaluate } from './evaluate.ts';
import { reachedFrom } from './reach.ts';
import { monthAround, planDay, type Scope, type World } from './scope.ts';
import type { Thing } from './thing.ts';
import { truthIn, Withheld } from './value.ts';

/** The days on which a rule is in force, within the contract. */
export function daysInForce({ effective }: Rule, { contract }: RatingPlan): Period {
  const from = planDay(effective.from, DAY_MIN);
  return common({ from, to: planDay(effective.to, DAY_MAX) }, termOf(contract));
}

/** Where the terms of a rule stand. */
export function scopeOf(
  world: World,
  { clause }: Rule,
  subject: Thing | undefined,
  moment: number,
  period: Period,
): Scope {
  return { world, clause, moment, period, facts: subject === undefined ? [] : [subject] };
}

// The period of a rule's terms on a day: the month, or the span of its occasion within the
// contract.
function periodAround(world: World, { occasion }: Rule, day: number): Period {
  const { contract } = world.plan;
  if (occasion.kind !== 'each') return monthAround(day);
  const whole = spanAt(contract, occasion.span, day);
  const inTerm = common(whole, termOf(contract));
  return inTerm.from < inTerm.to ? inTerm : whole;
}

type Answer = boolean | Withheld;

const attempt = (ask: () => boolean): Answer => {
  try {
    return ask();
  } catch (problem) {
    if (problem instanceof Withheld) return problem;
    throw problem;
  }
};

// Whether one holds: a sure yes decides whatever else cannot be told.
function someHold(answers: readonly Answer[]): boolean {
  if (answers.includes(true)) return true;
  const problem = answers.find((answer) => answer instanceof Withheld);
  if (problem instanceof Withheld) throw problem;
  return false;
}

// Selectors are decided wherever their known parts decide them.
function isSelected(where: Term, scope: Scope): boolean {
  scope.world.met.term(where);
  if (where.op === 'or' || where.op === 'and') {
    const wanted = where.op === 'or';
    const answers = where.of.map((one) => attempt(() => isSelected(one, scope) === wanted));
    return someHold(answers) === wanted;
  }
  if (where.op === 'not') return !isSelected(where.of[0], scope);
  return truthIn(evaluate(where, scope));
}

/** Whether a rule charges a subject (none: the contract) on a day in force. */
export function appliesTo(
  world: World,
  rule: Rule,
  subject: Thing | undefined,
  day: number,
  period: Period,
): boolean {
  const { where, guard } = rule;
  const around = scopeOf(world, rule, subject, day, periodAround(world, rule, day));
  const scope = scopeOf(world, rule, subject, day, period);
  const againsts = [
    attempt(() => where !== undefined && !isSelected(where, around)),
    attempt(() => isOff(world, rule, subject, day, [])),
    attempt(() => guard !== undefined && !truthIn(evaluate(guard, scope))),
  ];
  return !someHold(againsts);
}

/** Whether other clauses put a rule off: one replaces or suspends it and none reinstates it. */
function isOff(
  world: World,
  rule: Rule,
  subject: Thing | undefined,
  day: number,
  asked: readonly string[],
): boolean {
  const path = [...asked, rule.id];
  const naming = (wanted: boolean): readonly Answer[] =>
    world.plan.rules
      .filter((other) => other.clause !== rule.clause)
      .flatMap((other) => other.overrides.map((override) => ({ other, override })))
      .filter(({ override }) => override.target === rule.clause)
      .filter(({ override }) => (override.verb === 'reinstates') === wanted)
      .map(({ other }) => attempt(() => overrides(world, other, subject, day, path)));
  const on = attempt(() => someHold(naming(true)));
  if (on === true) return false;
  const off = someHold(naming(false));
  if (off && on instanceof Withheld) throw on;
  return off;
}

// Whether a clause that names another one applies to the subject, or to a fact that it refers to.
function overrides(
  world: World,
  other: Rule,
  subject: Thing | undefined,
  day: number,
  path: readonly string[],
): boolean {
  if (!holdsDay(daysInForce(other, world.plan), day)) return false;
  if (other.subject === undefined) return holdsFor(world, other, undefined, day, path);
  if (subject === undefined) return false;
  const own = { world, clause: other.clause, moment: day, period: monthAround(day), facts: [] };
  const reached =
    subject.type === other.subject
      ? [subject]
      : reachedFrom(subject, day, own).filter(({ type }) => type === other.subject);
  return someHold(reached.map((one) => attempt(() => holdsFor(world, other, one, day, path))));
}

function holdsFor(
  world: World,
  other: Rule,
  subject: Thing | undefined,
  day: number,
  path: readonly string[],
): boolean {
  const scope = scopeOf(world, other, subject, day, periodAround(world, other, day));
  const { where, guard } = other;
  if (where !== undefined && !isSelected(where, scope)) return false;
  if (guard !== undefined && !truthIn(evaluate(guard, scope))) return false;
  // Clauses that override each other in a ring do not put each other off.
  return !path.includes(other.id) && !isOff(world, other, subject, day, path);
}
