// Exact fractions: the laws of a field, the order, and the edges that throw.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  add,
  compare,
  divide,
  equals,
  isInteger,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  power,
  type Rational,
  rational,
  sign,
  subtract,
  sum,
  toSafeNumber,
  ZERO,
} from '../../../../dsl/src/values/index.ts';
import { notZero, rationals } from './arbitraries.ts';

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

function expectCanonical(r: Rational): void {
  expect(r.d > 0n).toBe(true);
  expect(gcd(r.n, r.d)).toBe(1n);
}

describe('rational', () => {
  test('reduces to lowest terms with a positive denominator', () => {
    expect(rational(6, -4)).toEqual({ n: -3n, d: 2n });
    expect(rational(0, -7)).toEqual(ZERO);
    expect(rational(10n ** 30n, 10n ** 29n)).toEqual({ n: 10n, d: 1n });
    expect(rational(5)).toEqual({ n: 5n, d: 1n });
  });

  test('refuses a zero denominator and numbers that are not safe integers', () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => rational(0.5)).toThrow(RangeError);
    expect(() => rational(2 ** 53)).toThrow(RangeError);
    expect(() => rational(1, Number.NaN)).toThrow(RangeError);
  });

  test('every operation gives lowest terms', () => {
    fc.assert(
      fc.property(rationals, notZero, (a, b) => {
        for (const r of [add(a, b), subtract(a, b), multiply(a, b), divide(a, b)]) {
          expectCanonical(r);
        }
      }),
    );
  });

  test('addition is what cross multiplication says', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        expect(add(a, b)).toEqual(rational(a.n * b.d + b.n * a.d, a.d * b.d));
        expect(subtract(a, b)).toEqual(rational(a.n * b.d - b.n * a.d, a.d * b.d));
      }),
    );
  });

  test('the laws of a field hold', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(a, ZERO)).toEqual(a);
        expect(multiply(a, ONE)).toEqual(a);
        expect(add(a, negate(a))).toEqual(ZERO);
        expect(subtract(a, b)).toEqual(add(a, negate(b)));
      }),
    );
  });

  test('division undoes multiplication', () => {
    fc.assert(
      fc.property(rationals, notZero, (a, b) => {
        expect(divide(multiply(a, b), b)).toEqual(a);
        expect(multiply(divide(a, b), b)).toEqual(a);
      }),
    );
    expect(() => divide(ONE, ZERO)).toThrow(RangeError);
  });

  test('the order agrees with subtraction and is kept by addition', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(compare(a, b)).toBe(sign(subtract(a, b)));
        expect(compare(b, a)).toBe(-compare(a, b) || 0);
        expect(compare(add(a, c), add(b, c))).toBe(compare(a, b));
        expect(equals(a, b)).toBe(compare(a, b) === 0);
        expect(add(minimum(a, b), maximum(a, b))).toEqual(add(a, b));
        expect(compare(minimum(a, b), maximum(a, b))).not.toBe(1);
      }),
    );
  });

  test('sign, absolute value and tests', () => {
    expect([rational(-1, 3), ZERO, rational(1, 3)].map(sign)).toEqual([-1, 0, 1]);
    expect(absolute(rational(-1, 3))).toEqual(rational(1, 3));
    expect(absolute(rational(1, 3))).toEqual(rational(1, 3));
    expect([isZero(ZERO), isZero(ONE)]).toEqual([true, false]);
    expect([isInteger(rational(4, 2)), isInteger(rational(1, 2))]).toEqual([true, false]);
  });

  test('power multiplies the base by itself, or its inverse', () => {
    expect(power(rational(-2, 3), 3)).toEqual(rational(-8, 27));
    expect(power(rational(-2, 3), -3)).toEqual(rational(-27, 8));
    expect(power(ZERO, 0)).toEqual(ONE);
    expect(() => power(ZERO, -1)).toThrow(RangeError);
    expect(() => power(ONE, 0.5)).toThrow(RangeError);
    fc.assert(
      fc.property(notZero, fc.integer({ min: -6, max: 6 }), (r, exponent) => {
        expect(power(r, exponent + 1)).toEqual(multiply(power(r, exponent), r));
      }),
    );
  });

  test('sum is repeated addition', () => {
    expect(sum([])).toEqual(ZERO);
    fc.assert(
      fc.property(fc.array(rationals, { maxLength: 20 }), (values) => {
        expect(sum(values)).toEqual(values.reduce(add, ZERO));
        expect(sum(new Set(values).values())).toEqual([...new Set(values)].reduce(add, ZERO));
      }),
    );
  });

  test('toSafeNumber gives whole numbers of the safe range only', () => {
    expect(toSafeNumber(rational(-42))).toBe(-42);
    expect(toSafeNumber(rational(1, 2))).toBeUndefined();
    expect(toSafeNumber(rational(2n ** 53n - 1n))).toBe(Number.MAX_SAFE_INTEGER);
    expect(toSafeNumber(rational(2n ** 53n))).toBeUndefined();
    expect(toSafeNumber(rational(-(2n ** 53n)))).toBeUndefined();
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => toSafeNumber(rational(n)) === (n || 0)));
  });
});
