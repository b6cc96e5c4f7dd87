// Amounts as people read them: grouped by threes with each language's separators, digits untouched.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readableAmount } from '../../../cli/src/amounts.ts';

const NARROW = '\u202f';

describe('readableAmount', () => {
  test.each([
    ['0', '0', '0'],
    ['0.00', '0.00', '0,00'],
    ['7', '7', '7'],
    ['573.22', '573.22', '573,22'],
    ['-277.37', '-277.37', '-277,37'],
    ['999.99', '999.99', '999,99'],
    ['1000', '1,000', `1${NARROW}000`],
    ['1000.00', '1,000.00', `1${NARROW}000,00`],
    ['-1234567.50', '-1,234,567.50', `-1${NARROW}234${NARROW}567,50`],
    ['-123456.7', '-123,456.7', `-123${NARROW}456,7`],
    // Decimals are never grouped, and there are as many as were given.
    ['1234.567891', '1,234.567891', `1${NARROW}234,567891`],
    ['12345678901234567890.12', '12,345,678,901,234,567,890.12', undefined],
  ])('%s is %s in English, %s in French', (text, english, french) => {
    expect(readableAmount(text, 'en')).toBe(english);
    if (french !== undefined) expect(readableAmount(text, 'fr')).toBe(french);
  });

  const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`));
  const amount = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.option(digits(6)))
    .map(([negative, whole, decimals]) => {
      return `${negative ? '-' : ''}${whole}${decimals === null ? '' : `.${decimals}`}`;
    });

  test('says the same digits in both languages, and gives them back', () => {
    fc.assert(
      fc.property(amount, (text) => {
        expect(readableAmount(text, 'en').replaceAll(',', '')).toBe(text);
        const french = readableAmount(text, 'fr');
        expect(french.replaceAll(NARROW, '').replace(',', '.')).toBe(text);
      }),
    );
  });

  test('groups all whole digits by threes from the right', () => {
    fc.assert(
      fc.property(amount, (text) => {
        const [whole = ''] = readableAmount(text, 'en').replace('-', '').split('.');
        expect(whole).toMatch(/^\d{1,3}(?:,\d{3})*$/);
      }),
    );
  });
});
