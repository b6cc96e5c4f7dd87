// Rate, booking: from exact amounts to rounded ones. In: what a rule comes to for a subject. Out:
// full lines, that is lines as if nothing had been billed before: rounded once by the clause's
// rule, signed, and split over the members that share them.
import type { Rule } from '@avenant/dsl';
import {
  allocate,
  type Day,
  formatDay,
  fromText,
  isZero,
  type Month,
  negate,
  type Rational,
  roundToStep,
} from '@avenant/dsl/values';
import { evaluate, type Member, membersOf } from '../evaluate/evaluate.ts';
import { Held } from '../evaluate/held.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { Fact } from '../facts/fact.ts';
import { numberIn, type Priced } from './priced.ts';
import { always, type Situation, scopeOf } from './situation.ts';

/** A line as if nothing had been billed before. */
export interface FullLine {
  /** `clause/subject/from`: what identifies it from one invoice to the next. */
  readonly key: string;
  readonly rule: Rule;
  readonly month: Month;
  /** Whom it is for; none: the contract. */
  readonly subject: Fact | undefined;
  /** Whom the clause was rated for: another than the subject when the amount is shared. */
  readonly source: Fact | undefined;
  readonly amount: Rational;
  readonly priced: Priced;
}

/** The rounded amount of a clause, with its sign. */
export function roundedAmount(rule: Rule, exact: Rational): Rational {
  const rounded = roundToStep(exact, stepOf(rule), rule.rounding.mode);
  return rule.sign === 1 ? rounded : negate(rounded);
}

/** The rounding step of a clause. @throws RangeError when the plan's text is not a number. */
export function stepOf(rule: Rule): Rational {
  const known = steps.get(rule);
  if (known !== undefined) return known;
  const step = fromText(rule.rounding.step);
  if (step === undefined) throw new RangeError(`not a step: ${rule.rounding.step}`);
  steps.set(rule, step);
  return step;
}

// Read once for each rule.
const steps = new WeakMap<Rule, Rational>();

/** The lines of a priced subject; zeros are in them. @throws Held when the split cannot be had. */
export function fullLines(
  situation: Situation,
  rule: Rule,
  month: Month,
  source: Fact | undefined,
  priced: Priced,
): readonly FullLine[] {
  const amount = roundedAmount(rule, priced.exact);
  const common = { rule, month, source, priced };
  const contract = situation.plan.contract.id;
  if (rule.share === undefined) {
    const key = keyOf(rule.clause, [source?.key ?? contract], priced.from);
    return [{ ...common, key, subject: source, amount }];
  }
  const owner = source === undefined ? [] : [source.key];
  return splitOf(situation, rule, source, priced, amount).map(({ member, part }) => ({
    ...common,
    key: keyOf(rule.clause, [...owner, member.fact.key], priced.from),
    subject: member.fact,
    amount: part,
  }));
}

function keyOf(clause: string, subjects: readonly string[], from: Day): string {
  return [clause, ...subjects, formatDay(from)].join('/');
}

/** A member's part of a shared amount, and the weight that gave it. */
export interface Part {
  readonly member: Member;
  readonly scope: Scope;
  readonly weight: Rational;
  readonly part: Rational;
}

/** A member of a clause's share with its weight. */
export type Weighed = Omit<Part, 'part'>;

/** The members over which a clause's amount is shared on the scope's moment, with their weights. */
export function weighedOf({ share }: Rule, scope: Scope): readonly Weighed[] {
  if (share === undefined) return [];
  return membersOf(share.over, scope).map((member) => {
    const inner = { ...scope, facts: [...scope.facts, member.fact], moment: member.moment };
    return { member, scope: inner, weight: numberIn(evaluate(share.weight, inner)) };
  });
}

/** Splits an amount over the members of a clause's share. @throws Held when it cannot be split. */
export function splitOf(
  situation: Situation,
  rule: Rule,
  source: Fact | undefined,
  { moment, period }: Priced,
  amount: Rational,
): readonly Part[] {
  if (rule.share === undefined) return [];
  const weighed = weighedOf(rule, scopeOf(situation, rule, source, moment, period, always()));
  if (weighed.every(({ weight }) => isZero(weight))) {
    if (isZero(amount)) return [];
    throw new Held('R0122', { clause: rule.clause, set: rule.share.over.type });
  }
  const below = weighed.find(({ weight }) => weight.n < 0n);
  if (below !== undefined) {
    throw new Held('R0123', { clause: rule.clause, subject: below.member.fact.key });
  }
  const parts = allocate(
    amount,
    weighed.map(({ weight }) => weight),
    stepOf(rule),
  );
  return weighed.map((one, index) => ({ ...one, part: parts[index] ?? amount }));
}
