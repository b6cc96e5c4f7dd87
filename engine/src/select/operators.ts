// Select, two: the operators of conditions. In: canonical texts (exact numbers, ISO dates) and
// constants. Out: whether they compare so; and the same conditions read with three values, for
// profiles in which an attribute is missing.
import type { Condition } from '@avenant/dsl';
import { compare, fromText } from '@avenant/dsl/values';

/** What a fact of a profile may be. */
export type Plain = string | boolean;

type Operator = (value: Plain, constant: Plain | readonly string[]) => boolean;

const ISO = /^[+-]?\d{4,}-\d{2}(?:-\d{2}(?:T[\d:]+)?)?$/;

// Dates sort as texts; anything else is a number, compared exactly.
function order(value: Plain, constant: Plain | readonly string[]): number {
  const [left, right] = [String(value), String(constant)];
  if (ISO.test(left) && ISO.test(right)) return left < right ? -1 : left === right ? 0 : 1;
  const [a, b] = [fromText(left), fromText(right)];
  if (a === undefined || b === undefined) return Number.NaN;
  return compare(a, b);
}

const isIn: Operator = (value, constant) =>
  Array.isArray(constant) && constant.includes(String(value));

/** The operators that json-rules-engine has not: exact comparisons of decimals and dates. */
export const DECIMAL_OPERATORS: Readonly<Record<string, Operator>> = {
  decimalLessThan: (value, constant) => order(value, constant) < 0,
  decimalLessThanInclusive: (value, constant) => order(value, constant) <= 0,
  decimalGreaterThan: (value, constant) => order(value, constant) > 0,
  decimalGreaterThanInclusive: (value, constant) => order(value, constant) >= 0,
  decimalEqual: (value, constant) => order(value, constant) === 0,
  decimalNotEqual: (value, constant) => order(value, constant) !== 0,
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  ...DECIMAL_OPERATORS,
  equal: (value, constant) => value === constant,
  notEqual: (value, constant) => value !== constant,
  in: isIn,
  notIn: (value, constant) => !isIn(value, constant),
};

/** True, false, or the name of the first missing fact on which the answer hangs. */
export type Kleene = boolean | { readonly missing: string };

/**
 * The condition over a profile with holes, by strong three-valued logic: one false conjunct
 * decides, one true alternative decides, else a missing fact leaves it open.
 * @throws RangeError when an operator is not known.
 */
export function evaluateOpen(condition: Condition, profile: ReadonlyMap<string, Plain>): Kleene {
  if ('all' in condition) return firstThatDecides(condition.all, profile, false);
  if ('any' in condition) return firstThatDecides(condition.any, profile, true);
  if ('not' in condition) {
    const inner = evaluateOpen(condition.not, profile);
    return typeof inner === 'boolean' ? !inner : inner;
  }
  const value = profile.get(condition.fact);
  if (value === undefined) return { missing: condition.fact };
  const operator = OPERATORS[condition.operator];
  if (operator === undefined) throw new RangeError(`no such operator: ${condition.operator}`);
  return operator(value, condition.value);
}

function firstThatDecides(
  parts: readonly Condition[],
  profile: ReadonlyMap<string, Plain>,
  deciding: boolean,
): Kleene {
  let open: Kleene = !deciding;
  for (const part of parts) {
    const value = evaluateOpen(part, profile);
    if (value === deciding) return deciding;
    if (typeof value !== 'boolean' && typeof open === 'boolean') open = value;
  }
  return open;
}
