// Currency codes and their minor units.
import { describe, expect, test } from 'vitest';
import { currencyDigits, isCurrency } from '../../../../dsl/src/values/index.ts';

describe('currencies', () => {
  test.each([
    ['EUR', 2],
    ['USD', 2],
    ['GBP', 2],
    ['CHF', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['XOF', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['MGA', 2],
    ['MRU', 2],
    ['HUF', 2],
    ['XCG', 2],
    ['ZWG', 2],
    ['SLE', 2],
  ])('%s has %i decimals', (code, digits) => {
    expect(currencyDigits(code)).toBe(digits);
    expect(isCurrency(code)).toBe(true);
  });

  test.each(['eur', 'EURO', '', 'XYZ', 'DEM', 'XAU', 'XXX', 'HRK', 'constructor'])(
    '%j is not a currency',
    (code) => {
      expect(currencyDigits(code)).toBeUndefined();
      expect(isCurrency(code)).toBe(false);
    },
  );
});
