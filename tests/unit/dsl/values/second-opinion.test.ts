// Values against decimal.js: an independent reckoning of products, quotients and roundings.
import {
  divide,
  multiply,
  parseDecimal,
  type Rational,
  type RoundingMode,
  rational,
  roundToStep,
  toFixedText,
} from '@avenant/dsl/values';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const Exact = Decimal.clone({ precision: 60 });

const MODES: readonly (readonly [RoundingMode, Decimal.Rounding])[] = [
  ['half-up', Decimal.ROUND_HALF_UP],
  ['half-down', Decimal.ROUND_HALF_DOWN],
  ['half-even', Decimal.ROUND_HALF_EVEN],
  ['up', Decimal.ROUND_UP],
  ['down', Decimal.ROUND_DOWN],
  ['ceiling', Decimal.ROUND_CEIL],
  ['floor', Decimal.ROUND_FLOOR],
];

const amount = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 0, max: 6 }))
  .map(([n, decimals]) => new Exact(n.toString()).div(new Exact(10).pow(decimals)).toFixed());

const read = (text: string): Rational => parseDecimal(text) ?? rational(0);

describe('exact values agree with decimal.js', () => {
  test.each(MODES)('price x quantity x days / 30, rounded %s to cents', (mode, rounding) => {
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 31 }), (price, quantity, days) => {
        const ours = divide(
          multiply(multiply(read(price), read(quantity)), rational(days)),
          rational(30),
        );
        const theirs = new Exact(price).mul(quantity).mul(days).div(30).toFixed(2, rounding);
        const text = toFixedText(roundToStep(ours, rational(1, 100), mode), 2);
        expect(text.replace(/^-(0\.00)$/, '$1')).toBe(theirs.replace(/^-(0\.00)$/, '$1'));
      }),
    );
  });
});
