// Allocation by largest remainder: exact sums, whole steps, fair shares, stable ties.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  allocate,
  compare,
  divide,
  isInteger,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
  sum,
} from '../../../../dsl/src/values/index.ts';
import { rationals, steps } from './arbitraries.ts';

const cent = rational(1, 100);
const cents = (...list: readonly number[]) => list.map((value) => rational(value, 100));
const whole = (...list: readonly number[]) => list.map((value) => rational(value));

describe('allocate', () => {
  test('gives the cents left over to the largest remainders, ties by position', () => {
    expect(allocate(rational(1), whole(1, 1, 1), cent)).toEqual(cents(34, 33, 33));
    expect(allocate(rational(1), whole(1, 2, 3), cent)).toEqual(cents(17, 33, 50));
    expect(allocate(rational(5, 100), whole(1, 1), cent)).toEqual(cents(3, 2));
    expect(allocate(rational(1, 100), whole(1, 3, 3), cent)).toEqual(cents(0, 1, 0));
  });

  test('splits a negative total like its opposite', () => {
    expect(allocate(rational(-1), whole(1, 1, 1), cent)).toEqual(cents(-34, -33, -33));
  });

  test('zero weights get nothing, unless all are zero', () => {
    expect(allocate(rational(1), whole(0, 1, 0), cent)).toEqual(cents(0, 100, 0));
    expect(allocate(rational(1), whole(0, 0), cent)).toEqual(cents(50, 50));
    expect(allocate(rational(0), whole(2, 1), cent)).toEqual(cents(0, 0));
  });

  test('takes weights that are fractions', () => {
    const weights = [rational(1, 2), rational(1, 3), rational(1, 6)];
    expect(allocate(rational(100), weights, cent)).toEqual(cents(5000, 3333, 1667));
  });

  test('refuses what cannot be split', () => {
    expect(() => allocate(rational(1), [], cent)).toThrow(RangeError);
    expect(() => allocate(rational(1), whole(1, -1), cent)).toThrow(RangeError);
    expect(() => allocate(rational(1, 1000), whole(1), cent)).toThrow(RangeError);
    expect(() => allocate(rational(1), whole(1), rational(0))).toThrow(RangeError);
  });

  const weightLists = fc.array(
    fc.oneof(
      rationals.map(absolute),
      fc.nat({ max: 9 }).map((n) => rational(n)),
    ),
    { minLength: 1, maxLength: 12 },
  );
  const cases = fc.tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), weightLists, steps);

  test('parts are whole steps, sum to the total, and are within a step of the exact share', () => {
    fc.assert(
      fc.property(cases, ([count, weights, step]) => {
        const total = multiply(rational(count), step);
        const parts = allocate(total, weights, step);
        expect(parts).toHaveLength(weights.length);
        expect(sum(parts)).toEqual(total);
        const all = sum(weights);
        const share = (weight: Rational) =>
          all.n === 0n
            ? divide(total, rational(weights.length))
            : divide(multiply(total, weight), all);
        for (const [index, part] of parts.entries()) {
          expect(isInteger(divide(part, step))).toBe(true);
          const exact = share(weights[index] ?? rational(0));
          expect(compare(absolute(subtract(part, exact)), step)).toBe(-1);
        }
      }),
    );
  });

  test('only proportions matter, and the sign of the total carries over', () => {
    fc.assert(
      fc.property(cases, rationals, ([count, weights, step], scale) => {
        const total = multiply(rational(count), step);
        const parts = allocate(total, weights, step);
        expect(allocate(negate(total), weights, step)).toEqual(parts.map(negate));
        fc.pre(scale.n !== 0n);
        const scaled = weights.map((weight) => multiply(weight, absolute(scale)));
        expect(allocate(total, scaled, step)).toEqual(parts);
      }),
    );
  });

  test('a larger weight never gets less', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 6 }), weightLists, (count, weights) => {
        const ordered = weights.toSorted((a, b) => compare(b, a));
        const parts = allocate(rational(count, 100), ordered, cent);
        expect(parts.toSorted((a, b) => compare(b, a))).toEqual(parts);
      }),
    );
  });
});
