// Interval algebra as named functions on values, shared by evaluation and fold.
import {
  cutAt,
  type Interval,
  intersectAll,
  mergeWithin,
  type Rational,
  rational,
  roundQuotient,
  subtractAll,
  sum,
  toSafeNumber,
  totalLength,
  unionOf,
} from '@avenant/dsl/values';

/** The functions of interval algebra, named as their terms. */
export type TimesFunction =
  | 'times'
  | 'times union'
  | 'times during'
  | 'times except'
  | 'times merged'
  | 'times cut'
  | 'times length'
  | 'times count'
  | 'times units';

/** Intervals cut to a window; those outside it are gone, the others stay apart. */
export function cutToWindow(list: readonly Interval[], window: Interval): readonly Interval[] {
  return list.flatMap(({ from, to }) => {
    const cut = { from: Math.max(from, window.from), to: Math.min(to, window.to) };
    return cut.from < cut.to ? [cut] : [];
  });
}

/** The instants that are in one list or the other, in both, or in the first only. */
export function combineTimes(
  how: 'times union' | 'times during' | 'times except',
  a: readonly Interval[],
  b: readonly Interval[],
): readonly Interval[] {
  if (how === 'times union') return unionOf([...a, ...b]);
  return how === 'times during' ? intersectAll(a, b) : subtractAll(a, b);
}

/** Intervals with gaps of less than `gap` seconds filled. */
export function mergeTimes(list: readonly Interval[], gap: Rational): readonly Interval[] {
  const seconds = toSafeNumber(rational(roundQuotient(gap.n, gap.d, 'ceiling'))) ?? 0;
  return mergeWithin(list, Math.max(0, seconds - 1), 'chained');
}

/** Pieces of at most `length` seconds; undefined when that is less than a second. */
export function cutTimes(
  list: readonly Interval[],
  length: Rational,
): readonly Interval[] | undefined {
  const seconds = toSafeNumber(rational(roundQuotient(length.n, length.d, 'floor'))) ?? 0;
  return seconds < 1 ? undefined : cutAt(list, seconds);
}

/** Seconds covered, those covered twice counting once. */
export function lengthOfTimes(list: readonly Interval[]): Rational {
  return rational(totalLength(list));
}

/** The units of `size` seconds begun or fully gone by, of each interval, added up. */
export function unitsOfTimes(
  list: readonly Interval[],
  size: Rational,
  mode: 'started' | 'full',
): Rational | undefined {
  if (size.n <= 0n) return undefined;
  const rounding = mode === 'started' ? 'ceiling' : 'floor';
  return sum(
    list.map(({ from, to }) => {
      const exact = rational(to - from);
      return rational(roundQuotient(exact.n * size.d, exact.d * size.n, rounding));
    }),
  );
}
