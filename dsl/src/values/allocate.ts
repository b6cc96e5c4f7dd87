// Stage: values. In: a total, weights and the smallest step of a part.
// Out: parts in whole steps that follow the weights and add up to exactly the total.

import { type Rational, rational } from './rational.ts';

/**
 * Splits `total` by `weights` into multiples of `step` (same unit as the total) that sum exactly
 * to it, by the largest remainder method; equal remainders are served by position. Each part
 * differs from its exact share by less than one step. All-zero weights count as equal weights. A
 * negative total is split like its opposite.
 * @throws RangeError when there are no weights, one is negative, the step is not above zero, or
 * the total is not a multiple of the step.
 */
export function allocate(
  total: Rational,
  weights: readonly Rational[],
  step: Rational,
): Rational[] {
  const steps = wholeSteps(total, step);
  const shares = wholeWeights(weights);
  const parts = splitSteps(steps < 0n ? -steps : steps, shares);
  const unit = steps < 0n ? -step.n : step.n;
  return parts.map((part) => rational(part * unit, step.d));
}

function wholeSteps(total: Rational, step: Rational): bigint {
  if (step.n <= 0n) throw new RangeError('an allocation step must be above zero');
  const n = total.n * step.d;
  const d = total.d * step.n;
  if (n % d !== 0n) throw new RangeError('the total to allocate must be a multiple of the step');
  return n / d;
}

// The weights as whole numbers in the same proportions; all ones when they are all zero.
function wholeWeights(weights: readonly Rational[]): readonly bigint[] {
  if (weights.length === 0) throw new RangeError('nothing to allocate to: no weights');
  let common = 1n;
  let positive = false;
  for (const weight of weights) {
    if (weight.n < 0n) throw new RangeError('an allocation weight must not be negative');
    if (weight.n > 0n) positive = true;
    // The least common multiple: weight.d / gcd(weight.d, common) is a numerator in lowest terms.
    if (common % weight.d !== 0n) common *= rational(weight.d, common).n;
  }
  if (!positive) return weights.map(() => 1n);
  return weights.map((weight) => weight.n * (common / weight.d));
}

// Splits a number of steps >= 0: everyone gets the whole part of their share, and the steps left
// over go one each to the largest remainders.
function splitSteps(steps: bigint, shares: readonly bigint[]): bigint[] {
  let whole = 0n;
  for (const share of shares) whole += share;
  let left = steps;
  const parts: bigint[] = [];
  const remainders: { readonly index: number; readonly rest: bigint }[] = [];
  for (const [index, share] of shares.entries()) {
    const exact = steps * share;
    const part = exact / whole;
    left -= part;
    parts.push(part);
    remainders.push({ index, rest: exact - part * whole });
  }
  if (left === 0n) return parts;
  remainders.sort((a, b) => {
    if (a.rest === b.rest) return a.index - b.index;
    return a.rest > b.rest ? -1 : 1;
  });
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}
