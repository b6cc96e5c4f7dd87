// Stage: values. In: dimensions, which are exponents by base. Out: their products and quotients,
// whether two are the same, and their wording in English or French.

import { baseLabel, type Language } from './unit-table.ts';

/**
 * What a value measures: an exponent by base. Zero exponents are absent and keys are sorted, so
 * EUR per month is `{ EUR: 1, month: -1 }` and a plain number is `{}`. Bases are currency codes,
 * `'month'`, `'second'`, `'byte'`, `'bit-per-second'`, `'metre'`, and a contract's own units.
 */
export type Dimension = Readonly<Record<string, number>>;

/** The dimension of a plain number. */
export const NO_DIMENSION: Dimension = Object.freeze({});

/** The dimension of the product of two values. */
export function multiplyDimensions(a: Dimension, b: Dimension): Dimension {
  return combined(a, b, 1);
}

/** The dimension of the quotient of two values. */
export function divideDimensions(a: Dimension, b: Dimension): Dimension {
  return combined(a, b, -1);
}

function combined(a: Dimension, b: Dimension, times: 1 | -1): Dimension {
  const right = Object.keys(b);
  if (right.length === 0) return a;
  const left = Object.keys(a);
  if (left.length === 0 && times === 1) return b;
  const exponents = new Map<string, number>();
  for (const base of left) exponents.set(base, exponentOf(a, base));
  for (const base of right) {
    const exponent = (exponents.get(base) ?? 0) + times * exponentOf(b, base);
    if (exponent === 0) exponents.delete(base);
    else exponents.set(base, exponent);
  }
  if (exponents.size === 0) return NO_DIMENSION;
  return Object.fromEntries([...exponents].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function exponentOf(dimension: Dimension, base: string): number {
  return Object.hasOwn(dimension, base) ? (dimension[base] ?? 0) : 0;
}

/** Whether two dimensions have the same bases with the same exponents. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  if (a === b) return true;
  const bases = Object.keys(a);
  if (bases.length !== Object.keys(b).length) return false;
  return bases.every((base) => exponentOf(a, base) === exponentOf(b, base));
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

// A base with its exponent: 'month', 'metre²'; exponents have one digit in practice.
function raised(base: string, exponent: number, language: Language): string {
  const label = baseLabel(base, language);
  if (exponent === 1) return label;
  const digits = exponent.toString();
  return label + [...digits].map((digit) => SUPERSCRIPTS.charAt(digit.charCodeAt(0) - 48)).join('');
}

/**
 * A dimension in words: `'EUR per month'` / `'EUR par mois'`, several bases joined by `·`, and
 * `'plain number'` / `'nombre sans unité'` when it has none.
 */
export function dimensionText(dimension: Dimension, language: Language): string {
  const over: string[] = [];
  const under: string[] = [];
  for (const base of Object.keys(dimension)) {
    const exponent = exponentOf(dimension, base);
    if (exponent > 0) over.push(raised(base, exponent, language));
    else under.push(raised(base, -exponent, language));
  }
  if (over.length + under.length === 0) {
    return language === 'fr' ? 'nombre sans unité' : 'plain number';
  }
  const per = language === 'fr' ? 'par ' : 'per ';
  const parts = under.map((base) => per + base);
  if (over.length > 0) parts.unshift(over.join('·'));
  return parts.join(' ');
}
