// Volume, rounding of quotients of safe integers: the same as `roundQuotient` of the values, without
// a big integer. In: a numerator and a denominator that are small enough. Out: a whole number.
import type { RoundingMode } from '@avenant/dsl/values';

/** Numerators and denominators up to this size are rounded exactly. */
export const EXACT_MAX = 2 ** 52;

/**
 * The quotient rounded to a whole number.
 * @param n A whole number of at most {@link EXACT_MAX}, either way.
 * @param d A whole number from 1 to {@link EXACT_MAX}.
 */
export function roundSafe(n: number, d: number, mode: RoundingMode): number {
  const size = n < 0 ? -n : n;
  let whole = Math.floor(size / d);
  let rest = size - whole * d;
  // The quotient of doubles may be off by one at a whole number.
  if (rest < 0) {
    whole -= 1;
    rest += d;
  } else if (rest >= d) {
    whole += 1;
    rest -= d;
  }
  if (rest !== 0 && isAway(mode, n < 0, 2 * rest - d, whole)) whole += 1;
  return n < 0 ? 0 - whole : whole;
}

// Whether the whole number further from zero is the one that the mode picks.
function isAway(mode: RoundingMode, negative: boolean, excess: number, whole: number): boolean {
  switch (mode) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return !negative;
    case 'floor':
      return negative;
    case 'half-up':
      return excess >= 0;
    case 'half-down':
      return excess > 0;
    case 'half-even':
      return excess > 0 || (excess === 0 && whole % 2 === 1);
  }
}
