// Grid, order: which of two cells comes first. In: texts of cells. Out: their order; numbers as
// exact decimals, never binary floats.
import { compare, parseDecimal, type Rational } from '@avenant/dsl/values';

const PLAIN = /^\d{1,15}$/;
const SPACES = /[\s\u00a0\u202f]/g;
const collator = new Intl.Collator(['en', 'fr'], { numeric: true, sensitivity: 'base' });

/** The number that a cell writes, with a point or a comma; undefined: none. */
export function numberOf(text: string): Rational | undefined {
  const bare = text.replaceAll(SPACES, '');
  const isGrouped = bare.includes(',') && bare.includes('.');
  return parseDecimal(isGrouped ? bare.replaceAll(',', '') : bare.replace(',', '.'));
}

/** The order of two numbers as cells write them; what is none comes last. */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  // Whole numbers are told apart by their digits: most columns hold nothing else.
  if (PLAIN.test(a) && PLAIN.test(b) && a[0] !== '0' && b[0] !== '0') {
    return a.length === b.length ? (a < b ? -1 : 1) : a.length - b.length;
  }
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left === undefined || right === undefined) {
    if (left === right) return compareTexts(a, b);
    return left === undefined ? 1 : -1;
  }
  return compare(left, right);
}

/** The order of two texts, by the numbers within them too: `R2` before `R10`. */
export function compareTexts(a: string, b: string): number {
  return a === b ? 0 : collator.compare(a, b);
}
