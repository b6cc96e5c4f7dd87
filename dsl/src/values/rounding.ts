// Stage: values. In: an exact fraction, a step and a rounding mode.
// Out: the multiple of the step that the mode picks. The only place where the engine rounds.

import { type Rational, rational } from './rational.ts';

/**
 * How a value between two steps is rounded. The three `half-` modes go to the nearest step and
 * differ on ties: `half-up` away from zero, `half-down` toward zero, `half-even` to the even
 * multiple. `up` is away from zero, `down` toward zero, `ceiling` and `floor` are toward plus and
 * minus infinity.
 */
export type RoundingMode =
  | 'half-up'
  | 'half-down'
  | 'half-even'
  | 'up'
  | 'down'
  | 'ceiling'
  | 'floor';

/**
 * The quotient `n / d` rounded to a whole number; `d` must be positive.
 */
export function roundQuotient(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const toward = n / d;
  const rest = n - toward * d;
  if (rest === 0n) return toward;
  const negative = n < 0n;
  const away = negative ? toward - 1n : toward + 1n;
  switch (mode) {
    case 'up':
      return away;
    case 'down':
      return toward;
    case 'ceiling':
      return negative ? toward : away;
    case 'floor':
      return negative ? away : toward;
    default:
      return nearest(toward, away, 2n * (negative ? -rest : rest) - d, mode);
  }
}

// Picks between the two neighbours; `excess` is above zero when `away` is the nearer one.
function nearest(
  toward: bigint,
  away: bigint,
  excess: bigint,
  mode: 'half-up' | 'half-down' | 'half-even',
): bigint {
  if (excess !== 0n) return excess > 0n ? away : toward;
  if (mode === 'half-up') return away;
  if (mode === 'half-down') return toward;
  return toward % 2n === 0n ? toward : away;
}

/**
 * `r` rounded to a multiple of `step`, both in the same unit (step 1/100 for cents, 5/100 for
 * five cents, 1000 for thousands).
 * @throws RangeError when the step is not above zero.
 */
export function roundToStep(r: Rational, step: Rational, mode: RoundingMode): Rational {
  if (step.n <= 0n) throw new RangeError('a rounding step must be above zero');
  if (step.n === 1n && (r.d === 1n || r.d === step.d)) return r;
  const multiple = roundQuotient(r.n * step.d, r.d * step.n, mode);
  return rational(multiple * step.n, step.d);
}
