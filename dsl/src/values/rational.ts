// Stage: values, the lowest layer. In: integers as bigint or safe number.
// Out: exact fractions in lowest terms, and their arithmetic. Every amount, rate and quantity of
// the engine is one of these; no binary float takes part in any of it.

/** An exact fraction: `n / d` with `d > 0n`, in lowest terms, so equal values have equal fields. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** The number 0. */
export const ZERO: Rational = { n: 0n, d: 1n };

/** The number 1. */
export const ONE: Rational = { n: 1n, d: 1n };

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

// Greatest common divisor of any `a` and a `b` that is not negative; never negative.
function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

// Lowest terms of n / d, for d > 0.
function reduced(n: bigint, d: bigint): Rational {
  if (d === 1n) return { n, d };
  const g = gcd(n, d);
  return g === 1n ? { n, d } : { n: n / g, d: d / g };
}

function toBigInt(value: bigint | number): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  return BigInt(value);
}

/**
 * The fraction `n / d` in lowest terms.
 * @throws RangeError when `d` is zero, or when a number is not a safe integer.
 */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const numerator = toBigInt(n);
  const denominator = toBigInt(d);
  if (denominator === 0n) throw new RangeError('division by zero');
  return denominator < 0n ? reduced(-numerator, -denominator) : reduced(numerator, denominator);
}

/** The sum `a + b`. */
export function add(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return reduced(a.n + b.n, a.d);
  if (a.d === 1n) return { n: a.n * b.d + b.n, d: b.d };
  if (b.d === 1n) return { n: a.n + b.n * a.d, d: a.d };
  const g = gcd(a.d, b.d);
  if (g === 1n) return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
  const left = a.d / g;
  const n = a.n * (b.d / g) + b.n * left;
  const common = gcd(n, g);
  return { n: n / common, d: left * (b.d / common) };
}

/** The difference `a - b`. */
export function subtract(a: Rational, b: Rational): Rational {
  return a.d === b.d ? reduced(a.n - b.n, a.d) : add(a, { n: -b.n, d: b.d });
}

/** The product `a * b`. */
export function multiply(a: Rational, b: Rational): Rational {
  if (a.d === 1n) {
    if (b.d === 1n) return { n: a.n * b.n, d: 1n };
    if (a.n === 1n) return b;
  } else if (b.d === 1n && b.n === 1n) {
    return a;
  }
  return reduced(a.n * b.n, a.d * b.d);
}

/**
 * The quotient `a / b`.
 * @throws RangeError when `b` is zero.
 */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero');
  if (b.n === 1n && b.d === 1n) return a;
  const n = a.n * b.d;
  const d = a.d * b.n;
  return d < 0n ? reduced(-n, -d) : reduced(n, d);
}

/** The opposite `-r`. */
export function negate(r: Rational): Rational {
  return { n: -r.n, d: r.d };
}

/** The value of `r` without its sign. */
export function absolute(r: Rational): Rational {
  return r.n < 0n ? { n: -r.n, d: r.d } : r;
}

/** The order of two values: -1 when `a < b`, 0 when equal, 1 when `a > b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Whether the two values are the same number. */
export function equals(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d;
}

/** Whether `r` is 0. */
export function isZero(r: Rational): boolean {
  return r.n === 0n;
}

/** The sign of `r`: -1, 0 or 1. */
export function sign(r: Rational): -1 | 0 | 1 {
  if (r.n === 0n) return 0;
  return r.n < 0n ? -1 : 1;
}

/** Whether `r` is a whole number. */
export function isInteger(r: Rational): boolean {
  return r.d === 1n;
}

/** The smaller of two values; the first when they are equal. */
export function minimum(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

/** The larger of two values; the first when they are equal. */
export function maximum(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/**
 * `r` to a whole power; `power(r, 0)` is 1 for every `r`.
 * @throws RangeError when the exponent is not a safe integer, or negative while `r` is zero.
 */
export function power(r: Rational, exponent: number): Rational {
  if (!Number.isSafeInteger(exponent)) throw new RangeError(`not a whole exponent: ${exponent}`);
  if (exponent >= 0) {
    const times = BigInt(exponent);
    return { n: r.n ** times, d: r.d ** times };
  }
  return power(divide(ONE, r), -exponent);
}

/** The sum of all values, 0 when there are none. Reduces once at the end: made for long lists. */
export function sum(values: Iterable<Rational>): Rational {
  let n = 0n;
  let d = 1n;
  for (const value of values) {
    if (value.d === d) {
      n += value.n;
    } else if (value.d === 1n) {
      n += value.n * d;
    } else {
      const step = value.d / gcd(d, value.d);
      n = n * step + value.n * ((d * step) / value.d);
      d *= step;
    }
  }
  return reduced(n, d);
}

/** `r` as a number when it is a whole number in the safe integer range, else `undefined`. */
export function toSafeNumber(r: Rational): number | undefined {
  if (r.d !== 1n || r.n > MAX_SAFE || r.n < -MAX_SAFE) return undefined;
  return Number.parseInt(r.n.toString(), 10);
}
