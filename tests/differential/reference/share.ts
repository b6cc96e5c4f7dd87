// Differential tests, reference interpreter: amounts shared over members by weight, in whole steps,
// what is left over going step by step to those who got least of their due.
import type { Rule } from '../../../dsl/src/index.ts';
import {
  absolute,
  compare,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  roundToStep,
  subtract,
  sum,
} from '../../../dsl/src/values/index.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { membersOf } from './sets.ts';
import type { Thing } from './thing.ts';
import { numberIn, Withheld } from './value.ts';

/** A member's part. */
export interface Part {
  readonly member: Thing;
  readonly part: Rational;
}

type Share = NonNullable<Rule['share']>;

/** Who shares in an amount, and by how much. */
export function weightsOf({ over, weight }: Share, scope: Scope) {
  return membersOf(over, scope).map(({ thing, moment }) => {
    const inside: Scope = { ...scope, moment, facts: [thing, ...scope.facts] };
    return { member: thing, weight: numberIn(evaluate(weight, inside)) };
  });
}

/** The parts of an amount. */
export function splitOf(
  share: Share,
  amount: Rational,
  step: Rational,
  scope: Scope,
): readonly Part[] {
  const members = weightsOf(share, scope);
  const weights = members.map(({ weight }) => weight);
  if (weights.every(isZero) && isZero(amount)) return [];
  if (weights.every(isZero)) throw new Withheld('R0122', share.over.type);
  if (weights.some(({ n }) => n < 0n)) throw new Withheld('R0123', scope.clause);
  const total = sum(weights);
  const due = weights.map((one) => multiply(absolute(amount), divide(one, total)));
  const parts = due.map((exact) => roundToStep(exact, step, 'floor'));
  const rests = due.map((exact, at) => ({ at, rest: subtract(exact, parts[at] ?? exact) }));
  const order = [...rests].sort((a, b) => compare(b.rest, a.rest) || a.at - b.at);
  let left = subtract(absolute(amount), sum(parts));
  for (const { at } of order) {
    if (left.n <= 0n) break;
    parts[at] = sum([parts[at] ?? step, step]);
    left = subtract(left, step);
  }
  const sign = rational(amount.n < 0n ? -1 : 1);
  return members.map(({ member }, at) => ({
    member,
    part: multiply(sign, parts[at] ?? step),
  }));
}
