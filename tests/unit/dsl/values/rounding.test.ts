// Rounding to a step: the table of modes, their symmetries and their bounds.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  add,
  compare,
  divide,
  isInteger,
  multiply,
  negate,
  type RoundingMode,
  rational,
  roundToStep,
  subtract,
} from '../../../../dsl/src/values/index.ts';
import { rationals, steps } from './arbitraries.ts';

const modes: readonly RoundingMode[] = [
  'half-up',
  'half-down',
  'half-even',
  'up',
  'down',
  'ceiling',
  'floor',
];
const anyMode = fc.constantFrom(...modes);
const one = rational(1);

describe('roundToStep', () => {
  // Tenths rounded to whole numbers; one column for each mode, in the order of `modes`.
  test.each([
    [25, [3, 2, 2, 3, 2, 3, 2]],
    [35, [4, 3, 4, 4, 3, 4, 3]],
    [24, [2, 2, 2, 3, 2, 3, 2]],
    [26, [3, 3, 3, 3, 2, 3, 2]],
    [-25, [-3, -2, -2, -3, -2, -2, -3]],
    [-35, [-4, -3, -4, -4, -3, -3, -4]],
    [-24, [-2, -2, -2, -3, -2, -2, -3]],
    [5, [1, 0, 0, 1, 0, 1, 0]],
    [-5, [-1, 0, 0, -1, 0, 0, -1]],
    [20, [2, 2, 2, 2, 2, 2, 2]],
    [0, [0, 0, 0, 0, 0, 0, 0]],
  ])('%i tenths', (tenths, expected) => {
    const rounded = modes.map((mode) => roundToStep(rational(tenths, 10), one, mode));
    expect(rounded).toEqual(expected.map((value) => rational(value)));
  });

  test('rounds to cents, five cents and thousands', () => {
    expect(roundToStep(rational(1005, 1000), rational(1, 100), 'half-up')).toEqual(
      rational(101, 100),
    );
    expect(roundToStep(rational(1025, 1000), rational(5, 100), 'half-up')).toEqual(
      rational(105, 100),
    );
    expect(roundToStep(rational(1499), rational(1000), 'half-up')).toEqual(rational(1000));
    expect(roundToStep(rational(1, 2), rational(1, 3), 'half-even')).toEqual(rational(2, 3));
  });

  test('refuses a step that is not above zero', () => {
    expect(() => roundToStep(one, rational(0), 'up')).toThrow(RangeError);
    expect(() => roundToStep(one, rational(-1, 100), 'up')).toThrow(RangeError);
  });

  test('gives a multiple of the step less than a step away, and leaves multiples alone', () => {
    fc.assert(
      fc.property(rationals, steps, anyMode, (r, step, mode) => {
        const rounded = roundToStep(r, step, mode);
        expect(isInteger(divide(rounded, step))).toBe(true);
        expect(compare(absolute(subtract(rounded, r)), step)).toBe(-1);
        expect(roundToStep(rounded, step, mode)).toEqual(rounded);
      }),
    );
  });

  test('half modes are at most half a step away', () => {
    const halves = fc.constantFrom<RoundingMode>('half-up', 'half-down', 'half-even');
    fc.assert(
      fc.property(rationals, steps, halves, (r, step, mode) => {
        const twice = multiply(absolute(subtract(roundToStep(r, step, mode), r)), rational(2));
        expect(compare(twice, step)).not.toBe(1);
      }),
    );
  });

  test('all but ceiling and floor treat both signs alike; those two mirror each other', () => {
    const mirror = (mode: RoundingMode): RoundingMode => {
      if (mode === 'ceiling') return 'floor';
      return mode === 'floor' ? 'ceiling' : mode;
    };
    fc.assert(
      fc.property(rationals, steps, anyMode, (r, step, mode) => {
        expect(roundToStep(negate(r), step, mode)).toEqual(
          negate(roundToStep(r, step, mirror(mode))),
        );
      }),
    );
  });

  test('directed modes stay on their side', () => {
    fc.assert(
      fc.property(rationals, steps, (r, step) => {
        const at = (mode: RoundingMode) => roundToStep(r, step, mode);
        expect(compare(at('floor'), r)).not.toBe(1);
        expect(compare(at('ceiling'), r)).not.toBe(-1);
        expect(compare(absolute(at('down')), absolute(r))).not.toBe(1);
        expect(compare(absolute(at('up')), absolute(r))).not.toBe(-1);
      }),
    );
  });

  test('keeps order; shifting by whole even steps shifts the result', () => {
    fc.assert(
      fc.property(rationals, rationals, steps, anyMode, (a, b, step, mode) => {
        const order = compare(roundToStep(a, step, mode), roundToStep(b, step, mode));
        expect([0, compare(a, b)]).toContain(order);
      }),
    );
    fc.assert(
      fc.property(rationals, steps, fc.integer({ min: -9, max: 9 }), (r, step, count) => {
        const shift = multiply(step, rational(2 * count));
        for (const mode of ['half-even', 'ceiling', 'floor'] as const) {
          expect(roundToStep(add(r, shift), step, mode)).toEqual(
            add(roundToStep(r, step, mode), shift),
          );
        }
      }),
    );
  });
});
