// Decimal text: what is read, what is written, and that each undoes the other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  compare,
  fromText,
  parseDecimal,
  power,
  rational,
  subtract,
  toApproximateText,
  toFixedText,
  toText,
} from '../../../../dsl/src/values/index.ts';
import { rationals } from './arbitraries.ts';

describe('parseDecimal', () => {
  test.each([
    ['1234.50', 12345, 10],
    ['-0.5', -1, 2],
    ['+3', 3, 1],
    ['-0', 0, 1],
    ['007.10', 71, 10],
    ['1e-3', 1, 1000],
    ['2.5E+2', 250, 1],
    ['1.50e1', 15, 1],
  ])('reads %s', (text, n, d) => {
    expect(parseDecimal(text)).toEqual(rational(n, d));
  });

  test.each([
    '',
    '.',
    '.5',
    '5.',
    '1,5',
    '1 000',
    ' 1',
    '1 ',
    '1\n',
    '--1',
    '1e',
    '1e1.5',
    '0x10',
    'NaN',
    'Infinity',
    '1_000',
    '1/2',
    '١',
    '1e99999',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test('keeps every digit, however many', () => {
    const text = `0.${'1234567890'.repeat(12)}1`;
    expect(toText(parseDecimal(text) ?? rational(0))).toBe(text);
    expect(parseDecimal('0.1')).toEqual(rational(1, 10));
  });
});

describe('toText and fromText', () => {
  test.each([
    [rational(1, 2), '0.5'],
    [rational(1200), '1200'],
    [rational(-1, 3), '-1/3'],
    [rational(-1, 8), '-0.125'],
    [rational(1, 100), '0.01'],
    [rational(2469, 2), '1234.5'],
    [rational(0), '0'],
    [rational(1, 2n ** 20n), '0.00000095367431640625'],
  ])('%o is %s', (value, text) => {
    expect(toText(value)).toBe(text);
    expect(fromText(text)).toEqual(value);
  });

  test('fromText undoes toText, and texts are equal only for equal values', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        expect(fromText(toText(a))).toEqual(a);
        expect(toText(a) === toText(b)).toBe(compare(a, b) === 0);
      }),
    );
  });

  test('a decimal is canonical: no trailing zero, no bare point', () => {
    fc.assert(
      fc.property(rationals, (r) => {
        expect(toText(r)).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$|^-?[1-9]\d*\/[1-9]\d*$/);
      }),
    );
  });

  test('fromText reduces fractions and refuses what is none', () => {
    expect(fromText('-6/4')).toEqual(rational(-3, 2));
    for (const text of ['1/0', '1/-2', '1.5/2', '/2', '1/', '1/2/3', '1 / 2']) {
      expect(fromText(text)).toBeUndefined();
    }
  });
});

describe('toFixedText', () => {
  test.each([
    [rational(205), 2, '205.00'],
    [rational(-1, 20), 2, '-0.05'],
    [rational(7), 0, '7'],
    [rational(0), 3, '0.000'],
    [rational(12345, 100), 2, '123.45'],
  ])('%o with %i decimals is %s', (value, decimals, text) => {
    expect(toFixedText(value, decimals)).toBe(text);
  });

  test('never rounds', () => {
    expect(() => toFixedText(rational(1, 1000), 2)).toThrow('0.001 does not fit in 2 decimals');
    expect(() => toFixedText(rational(1, 3), 20)).toThrow(RangeError);
    expect(() => toFixedText(rational(1), -1)).toThrow(RangeError);
    expect(() => toFixedText(rational(1), 0.5)).toThrow(RangeError);
  });

  test('is read back as the same value', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat({ max: 40 }), (units, decimals) => {
        const value = rational(units, 10n ** BigInt(decimals));
        const text = toFixedText(value, decimals);
        expect(fromText(text)).toEqual(value);
        expect((text.split('.')[1] ?? '').length).toBe(decimals);
      }),
    );
  });
});

describe('toApproximateText', () => {
  test.each([
    [rational(1, 3), 4, '0.3333'],
    [rational(2, 3), 4, '0.6667'],
    [rational(1, 2), 0, '1'],
    [rational(-1, 2), 0, '-1'],
    [rational(-1, 3), 0, '0'],
    [rational(3, 2), 6, '1.5'],
    [rational(19999, 10000), 3, '2'],
    [rational(1200), 2, '1200'],
  ])('%o to %i decimals is %s', (value, decimals, text) => {
    expect(toApproximateText(value, decimals)).toBe(text);
  });

  test('is at most half a unit of the last decimal away', () => {
    fc.assert(
      fc.property(rationals, fc.nat({ max: 12 }), (value, decimals) => {
        const shown = fromText(toApproximateText(value, decimals)) ?? rational(10n ** 40n);
        const half = rational(1n, 2n * power(rational(10), decimals).n);
        expect(compare(absolute(subtract(shown, value)), half)).not.toBe(1);
      }),
    );
    expect(() => toApproximateText(rational(1), -1)).toThrow(RangeError);
  });
});
