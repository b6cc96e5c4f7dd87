// Rate, nodes of explanations that rating itself adds around those of terms: days, shares of months
// and parts of a split. In: numbers. Out: nodes whose fold is their value.
import type { PlanSpan, Proration, Rule, UnitTag } from '@avenant/dsl';
import {
  divide,
  formatDay,
  isZero,
  monthIndexOf,
  monthPeriod,
  multiply,
  ONE,
  type Rational,
  rational,
  roundToStep,
  SECONDS_PER_DAY,
  subtract,
  sum,
  toText,
} from '@avenant/dsl/values';
import type { Explanation, Operation, Origin } from '../explain/explanation.ts';
import type { Priced } from './priced.ts';

interface Details {
  readonly name?: string;
  readonly unit?: UnitTag;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A leaf with a number. */
export function input(name: string, value: Rational, origin: Origin, unit?: UnitTag): Explanation {
  return { kind: 'input', name, value: toText(value), origin, ...(unit && { unit }) };
}

/** A step with a number. */
export function step(
  operation: Operation,
  value: Rational,
  of: readonly Explanation[],
  details: Details = {},
): Explanation {
  return { kind: 'step', operation, value: toText(value), of, ...details };
}

const DAY_UNIT: UnitTag = { label: 'day', factor: `${SECONDS_PER_DAY}` };

/** The part of a month, or the days, that a rate is multiplied by. */
export function shareNode(rule: Rule, { from, to }: Priced, share: Rational): Explanation {
  const days: Origin = { kind: 'period', from: formatDay(from), to: formatDay(to) };
  if (rule.amount.kind === 'rate' && rule.amount.per === 'day') {
    return input('days', share, days, DAY_UNIT);
  }
  const whole = monthLength(rule.proration, from);
  if (whole === undefined) return input('months', share, days);
  const month = monthPeriod(monthIndexOf(from));
  const origin: Origin =
    rule.proration === 'actual'
      ? { kind: 'period', from: formatDay(month.from), to: formatDay(month.to) }
      : { kind: 'clause', clause: rule.clause, place: rule.span };
  const parts = [
    input('days', multiply(share, whole), days),
    input('days of month', whole, origin),
  ];
  return step('divide', share, parts, { name: 'part of the month' });
}

function monthLength(proration: Proration, day: number): Rational | undefined {
  if (proration === 'whole') return undefined;
  if (proration === 'thirty') return rational(30);
  const { from, to } = monthPeriod(monthIndexOf(day));
  return rational(to - from);
}

/** A member's weight in a split. */
export interface Weighed {
  readonly weight: Rational;
  readonly node: Explanation;
}

/**
 * One member's part of an amount: its exact share cut down to whole steps, and the step that it may
 * have got of what was left over.
 */
export function partNode(
  amount: Explanation,
  whole: Rational,
  part: Rational,
  members: readonly Weighed[],
  at: number,
  rule: { readonly clause: string; readonly span: PlanSpan; readonly step: Rational },
  unit: UnitTag,
): Explanation {
  const clause: Origin = { kind: 'clause', clause: rule.clause, place: rule.span };
  const isEven = members.every(({ weight }) => isZero(weight));
  const weightOf = (one: Weighed) =>
    isEven ? { weight: ONE, node: input('equal weight', ONE, clause) } : one;
  const weighed = members.map(weightOf);
  const own = weighed[at] ?? { weight: ONE, node: input('equal weight', ONE, clause) };
  const total = sum(weighed.map(({ weight }) => weight));
  const ratio = divide(own.weight, total);
  const exact = multiply(whole, ratio);
  const cut = roundToStep(exact, rule.step, 'down');
  const all = step(
    'sum',
    total,
    weighed.map(({ node }) => node),
    { name: 'weights' },
  );
  const share = step('multiply', exact, [amount, step('divide', ratio, [own.node, all])], { unit });
  const parameters = { step: toText(rule.step), mode: 'down' };
  const down = step('round', cut, [share], { unit, parameters });
  const rest = input('rest of the split', subtract(part, cut), clause, unit);
  return step('add', part, [down, rest], { unit, name: 'part' });
}
