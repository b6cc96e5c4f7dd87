// Volume, rounding of quotients of safe integers: the same as `roundQuotient` of the values,
// without a big integer. In: a numerator and a denominator that are small enough. Out: a whole
// number.
import type { RoundingMode } from '@avenant/dsl/values';

/** Numerators and denominators up to this size are rounded exactly. */
export const EXACT_MAX = 2 ** 52;

/**
 * The quotient rounded to a whole number.
 * @param n A whole number of at most {@link EXACT_MAX}, either way.
 * @param d A whole number from 1 to {@link EXACT_MAX}.
 */
export function roundSafe(n: number, d: number, mode: RoundingMode): number {
  if (n < 0) return 0 - roundSafe(-n, d, OPPOSITE[mode]);
  let whole = Math.floor(n / d);
  let rest = n - whole * d;
  // The quotient of doubles may be off by one at a whole number.
  if (rest < 0) {
    whole -= 1;
    rest += d;
  } else if (rest >= d) {
    whole += 1;
    rest -= d;
  }
  if (mode === 'half-up') return 2 * rest >= d ? whole + 1 : whole;
  return rest !== 0 && isAway(mode, 2 * rest - d, whole) ? whole + 1 : whole;
}

// Toward plus infinity is away from zero above it, toward zero below it.
const OPPOSITE: Readonly<Record<RoundingMode, RoundingMode>> = {
  'half-up': 'half-up',
  'half-down': 'half-down',
  'half-even': 'half-even',
  up: 'up',
  down: 'down',
  ceiling: 'floor',
  floor: 'ceiling',
};

// Whether the whole number further from zero is the one that the mode picks.
function isAway(mode: RoundingMode, excess: number, whole: number): boolean {
  switch (mode) {
    case 'up':
    case 'ceiling':
      return true;
    case 'down':
    case 'floor':
      return false;
    case 'half-up':
      return excess >= 0;
    case 'half-down':
      return excess > 0;
    case 'half-even':
      return excess > 0 || (excess === 0 && whole % 2 === 1);
  }
}
