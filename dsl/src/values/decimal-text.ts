// Stage: values, the border with text. In: decimal or fraction text, or an exact fraction.
// Out: the exact fraction the text means (or undefined), or its text. Digits go straight to and
// from bigint, so no precision limit applies and nothing is lost either way.

import { type Rational, rational } from './rational.ts';
import { roundQuotient } from './rounding.ts';

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;
const FRACTION = /^([+-]?\d+)\/(\d+)$/;

// Powers of ten up to 10^31, the ones that amounts and rates meet; larger ones are computed.
const TENS: readonly bigint[] = Array.from(
  { length: 32 },
  (_, exponent) => 10n ** BigInt(exponent),
);

function tenTo(exponent: number): bigint {
  return TENS[exponent] ?? 10n ** BigInt(exponent);
}

/**
 * The exact value of a plain decimal: `'1234.50'`, `'-0.5'`, `'+3'`, with an optional exponent of
 * at most four digits (`'1e-3'`). Digits are required on both sides of a point; no grouping, no
 * spaces. `undefined` when the text is anything else.
 */
export function parseDecimal(text: string): Rational | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2]}${fraction}`);
  const n = match[1] === '-' ? -digits : digits;
  const exponent = Number.parseInt(match[4] ?? '0', 10) - fraction.length;
  if (exponent === 0) return { n, d: 1n };
  return exponent > 0 ? { n: n * tenTo(exponent), d: 1n } : rational(n, tenTo(-exponent));
}

// The whole number `scaled` with its last `decimals` digits after a point.
function withPoint(scaled: bigint, decimals: number): string {
  if (decimals === 0) return scaled.toString();
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

// How many decimals 1/d needs when it terminates, else undefined.
function terminatingDecimals(d: bigint): number | undefined {
  let rest = d;
  let twos = 0;
  let fives = 0;
  while ((rest & 1n) === 0n) {
    rest >>= 1n;
    twos += 1;
  }
  while (rest !== 1n) {
    if (rest % 5n !== 0n) return undefined;
    rest /= 5n;
    fives += 1;
  }
  return Math.max(twos, fives);
}

/**
 * The canonical exact text of a value: the shortest plain decimal when it terminates (`'0.5'`,
 * `'1200'`, no trailing zeros), else the fraction in lowest terms (`'1/3'`).
 */
export function toText(r: Rational): string {
  if (r.d === 1n) return r.n.toString();
  const decimals = terminatingDecimals(r.d);
  if (decimals === undefined) return `${r.n}/${r.d}`;
  return withPoint((r.n * tenTo(decimals)) / r.d, decimals);
}

/**
 * The inverse of {@link toText}: a decimal as {@link parseDecimal} reads it, or a fraction
 * `'n/d'` (need not be in lowest terms). `undefined` when malformed or when `d` is zero.
 */
export function fromText(text: string): Rational | undefined {
  const match = FRACTION.exec(text);
  if (match === null) return parseDecimal(text);
  const d = BigInt(match[2] ?? '0');
  return d === 0n ? undefined : rational(BigInt(match[1] ?? '0'), d);
}

/**
 * The value with exactly `decimals` digits after the point: `'205.00'`. It never rounds.
 * @throws RangeError when the value needs more decimals, or `decimals` is not a whole number >= 0.
 */
export function toFixedText(r: Rational, decimals: number): string {
  const scale = tenTo(checkedDecimals(decimals));
  if (scale % r.d !== 0n) {
    throw new RangeError(`${toText(r)} does not fit in ${decimals} decimals`);
  }
  return withPoint(r.n * (scale / r.d), decimals);
}

/**
 * For display only: the value rounded half-up (half away from zero) to at most
 * `significantDecimals` digits after the point, trailing zeros trimmed.
 * @throws RangeError when `significantDecimals` is not a whole number >= 0.
 */
export function toApproximateText(r: Rational, significantDecimals: number): string {
  const scale = tenTo(checkedDecimals(significantDecimals));
  return toText(rational(roundQuotient(r.n * scale, r.d, 'half-up'), scale));
}

function checkedDecimals(decimals: number): number {
  if (Number.isSafeInteger(decimals) && decimals >= 0) return decimals;
  throw new RangeError(`not a number of decimals: ${decimals}`);
}
