// Statistics: what an aggregate makes of the values of its members. In: values in order. Out: one
// value, or undefined when there is none to give (the greatest of nothing).
import {
  compare,
  divide,
  isInteger,
  multiply,
  type Rational,
  rational,
  sum,
  toSafeNumber,
  ZERO,
} from '@avenant/dsl/values';
import type { Value } from '../facts/fact.ts';
import { compareValues, identityOf } from './compare-values.ts';
import { isRational } from './value-text.ts';

/** The aggregates over values; `any` and `every` are logic, `count` needs no values. */
export type Statistic =
  | 'sum'
  | 'average'
  | 'greatest'
  | 'least'
  | 'distinct'
  | 'percentile'
  | 'top';

/**
 * A statistic of values; `parameter`: the percent of `percentile`, the count of `top`.
 * `undefined` when it has no value: nothing to average, or a parameter out of its range.
 */
export function statistic(
  what: Statistic,
  values: readonly Value[],
  parameter: Rational = ZERO,
): Value | undefined {
  switch (what) {
    case 'sum':
      return sum(numbersOf(values));
    case 'average':
      if (values.length === 0) return undefined;
      return divide(sum(numbersOf(values)), rational(values.length));
    case 'greatest':
      return extreme(values, 1);
    case 'least':
      return extreme(values, -1);
    case 'distinct':
      return rational(new Set(values.map(identityOf)).size);
    case 'percentile':
      return percentile(values, parameter);
    case 'top':
      return top(numbersOf(values), parameter);
  }
}

/** The values that are numbers. Typed terms hold nothing else where numbers are wanted. */
export function numbersOf(values: readonly Value[]): Rational[] {
  return values.filter(isRational);
}

function extreme(values: readonly Value[], sign: 1 | -1): Value | undefined {
  let best: Value | undefined;
  for (const value of values) {
    if (best === undefined || compareValues(value, best) * sign > 0) best = value;
  }
  return best;
}

// Nearest rank: the smallest value with at least `percent` % of the values at or below it.
function percentile(values: readonly Value[], percent: Rational): Value | undefined {
  const hundred = rational(100);
  if (values.length === 0 || percent.n < 0n || compare(percent, hundred) > 0) return undefined;
  const exact = divide(multiply(percent, rational(values.length)), hundred);
  const ceiling = (exact.n + exact.d - 1n) / exact.d;
  const rank = toSafeNumber({ n: ceiling < 1n ? 1n : ceiling, d: 1n }) ?? 1;
  return values.toSorted(compareValues)[rank - 1];
}

function top(values: readonly Rational[], count: Rational): Rational | undefined {
  const most = toSafeNumber(count);
  if (most === undefined || !isInteger(count) || most < 0) return undefined;
  return sum(values.toSorted((a, b) => compare(b, a)).slice(0, most));
}
