// Interval sets: each operation against membership of single numbers, and the laws of measure.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  complementIn,
  cutAt,
  type Interval,
  intersectAll,
  mergeWithin,
  subtractAll,
  totalLength,
  unionOf,
} from '../../../../dsl/src/values/index.ts';

const numbers = fc.integer({ min: -20, max: 60 });
const intervals = fc.record({ from: numbers, to: numbers });
const lists = fc.array(intervals, { maxLength: 10 });
const gaps = fc.nat({ max: 12 });

const span = (from: number, to: number): Interval => ({ from, to });
const spans = (...ends: readonly (readonly [number, number])[]) =>
  ends.map(([from, to]) => span(from, to));
const has = (list: readonly Interval[], x: number) =>
  list.some(({ from, to }) => from <= x && x < to);
const universe = Array.from({ length: 90 }, (_, index) => index - 25);

function expectDisjoint(list: readonly Interval[], minimumGap = 1): void {
  for (const [index, { from, to }] of list.entries()) {
    expect(from).toBeLessThan(to);
    const next = list[index + 1];
    if (next !== undefined) expect(next.from - to).toBeGreaterThanOrEqual(minimumGap);
  }
}

describe('unions, intersections and differences', () => {
  test('known ones', () => {
    expect(unionOf(spans([5, 9], [1, 3], [3, 4], [8, 12], [7, 7], [9, 2]))).toEqual(
      spans([1, 4], [5, 12]),
    );
    expect(intersectAll(spans([0, 10], [20, 30]), spans([5, 22], [25, 26]))).toEqual(
      spans([5, 10], [20, 22], [25, 26]),
    );
    expect(subtractAll(spans([0, 10]), spans([2, 3], [5, 7], [9, 20]))).toEqual(
      spans([0, 2], [3, 5], [7, 9]),
    );
    expect(complementIn(spans([2, 3], [8, 99]), span(0, 10))).toEqual(spans([0, 2], [3, 8]));
    expect(complementIn([], span(0, 10))).toEqual(spans([0, 10]));
    expect(complementIn([], span(10, 0))).toEqual([]);
  });

  test('hold exactly the numbers they should', () => {
    fc.assert(
      fc.property(lists, lists, intervals, (a, b, within) => {
        const union = unionOf([...a, ...b]);
        const common = intersectAll(a, b);
        const rest = subtractAll(a, b);
        const complement = complementIn(a, within);
        for (const x of universe) {
          expect(has(union, x)).toBe(has(a, x) || has(b, x));
          expect(has(common, x)).toBe(has(a, x) && has(b, x));
          expect(has(rest, x)).toBe(has(a, x) && !has(b, x));
          expect(has(complement, x)).toBe(has([within], x) && !has(a, x));
        }
        for (const list of [union, common, rest, complement]) expectDisjoint(list);
      }),
    );
  });

  test('measures add up', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const both = totalLength(intersectAll(a, b));
        expect(totalLength([...a, ...b]) + both).toBe(totalLength(a) + totalLength(b));
        expect(totalLength(subtractAll(a, b)) + both).toBe(totalLength(a));
        expect(totalLength(a)).toBe(universe.filter((x) => has(a, x)).length);
      }),
    );
  });

  test('the union is the same in any order and when taken again', () => {
    fc.assert(
      fc.property(lists, (a) => {
        expect(unionOf([...a].reverse())).toEqual(unionOf(a));
        expect(unionOf(unionOf(a))).toEqual(unionOf(a));
        expect(intersectAll(a, a)).toEqual(unionOf(a));
        expect(subtractAll(a, a)).toEqual([]);
      }),
    );
  });
});

describe('mergeWithin', () => {
  const visits = spans([0, 10], [14, 20], [24, 30], [36, 40]);

  test('chained follows the group, anchored stays near its first interval', () => {
    expect(mergeWithin(visits, 4, 'chained')).toEqual(spans([0, 30], [36, 40]));
    expect(mergeWithin(visits, 4, 'anchored')).toEqual(spans([0, 20], [24, 30], [36, 40]));
    expect(mergeWithin(visits, 6, 'anchored')).toEqual(spans([0, 20], [24, 40]));
    expect(mergeWithin(visits, 3, 'chained')).toEqual(visits);
    expect(mergeWithin([], 4, 'anchored')).toEqual([]);
    expect(() => mergeWithin(visits, -1, 'chained')).toThrow(RangeError);
  });

  test('without a gap is the union; chained leaves no gap within the limit', () => {
    fc.assert(
      fc.property(lists, gaps, (list, gap) => {
        expect(mergeWithin(list, 0, 'chained')).toEqual(unionOf(list));
        expect(mergeWithin(list, 0, 'anchored')).toEqual(unionOf(list));
        expectDisjoint(mergeWithin(list, gap, 'chained'), gap + 1);
      }),
    );
  });

  test('covers the list, and chained covers anchored', () => {
    fc.assert(
      fc.property(lists, gaps, (list, gap) => {
        const chained = mergeWithin(list, gap, 'chained');
        const anchored = mergeWithin(list, gap, 'anchored');
        expectDisjoint(anchored);
        expect(subtractAll(list, anchored)).toEqual([]);
        expect(subtractAll(anchored, chained)).toEqual([]);
      }),
    );
  });

  test('anchored groups hold only starts near the end of their first interval', () => {
    fc.assert(
      fc.property(lists, gaps, (list, gap) => {
        const parts = unionOf(list);
        for (const group of mergeWithin(list, gap, 'anchored')) {
          const inside = parts.filter(({ from }) => has([group], from));
          const anchor = inside[0]?.to ?? Number.NaN;
          expect(inside.every(({ from }, index) => index === 0 || from - anchor <= gap)).toBe(true);
        }
      }),
    );
  });
});

describe('cutAt', () => {
  test('cuts from the start of each interval', () => {
    expect(cutAt(spans([0, 10], [10, 13], [7, 7]), 4)).toEqual(
      spans([0, 4], [4, 8], [8, 10], [10, 13]),
    );
    expect(() => cutAt([], 0)).toThrow(RangeError);
  });

  test('keeps the numbers and no piece is too long', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 30 }), (list, length) => {
        const pieces = cutAt(list, length);
        expect(unionOf(pieces)).toEqual(unionOf(list));
        expect(pieces.every(({ from, to }) => from < to && to - from <= length)).toBe(true);
        expect(cutAt(pieces, length)).toEqual(pieces);
      }),
    );
  });
});
