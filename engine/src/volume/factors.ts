// Volume, factors: what a rate is multiplied by that hangs on one attribute alone, by the code of
// its value. In: a column and an exact value for each code. Out: safe integers over one
// denominator.
import { type Rational, toSafeNumber } from '@avenant/dsl/values';

/** A factor by the code of an attribute's value. */
export interface FactorColumn {
  /** By row. */
  readonly codes: Int32Array;
  /** By code; NaN: it cannot be had so, or is no safe integer. */
  readonly numerators: Float64Array;
  readonly denominator: number;
  /** By code, exact; undefined: it cannot be had so. */
  readonly exact: readonly (Rational | undefined)[];
}

const DENOMINATOR_MAX = 1_000_000_000n;

/** A factor as safe integers; undefined when its values share no small denominator. */
export function factorColumn(
  codes: Int32Array,
  exact: readonly (Rational | undefined)[],
): FactorColumn | undefined {
  let common = 1n;
  for (const d of new Set(exact.flatMap((value) => (value === undefined ? [] : [value.d])))) {
    common = leastCommon(common, d);
    if (common > DENOMINATOR_MAX) return undefined;
  }
  const numerators = Float64Array.from(exact, (value) => {
    if (value === undefined) return Number.NaN;
    return toSafeNumber({ n: value.n * (common / value.d), d: 1n }) ?? Number.NaN;
  });
  return { codes, numerators, denominator: toSafeNumber({ n: common, d: 1n }) ?? 1, exact };
}

function leastCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
