// The factor of a compound unit: the first unit multiplies, those after `per` divide, in either
// language; currencies and nouns count for one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BUILT_IN_UNITS,
  divide,
  equals,
  findUnit,
  multiply,
  ONE,
  rational,
  toText,
  unitLabel,
} from '../../../../dsl/src/values/index.ts';
import { unitFactor } from '../../../../dsl/src/values/unit-factor.ts';

describe('unitFactor', () => {
  test.each([
    [[], '1'],
    [['Mbps'], '1000000'],
    [['hours'], '3600'],
    [['%'], '0.01'],
    [['KiB'], '1024'],
    [['year'], '12'],
    [['EUR'], '1'],
    [['EUR', 'month'], '1'],
    [['EUR', 'year'], '1/12'],
    [['EUR', 'minute'], '1/60'],
    [['EUR', 'GB'], '0.000000001'],
    [['GB', 'month'], '1000000000'],
    [['km', 'hour'], '5/18'],
    [['EUR', 'site', 'month'], '1'],
    [['EUR', 'month', 'site'], '1'],
    [['EUR', 'GB', 'quarter'], '1/3000000000'],
    [['call'], '1'],
    [['call', 'minute'], '1/60'],
  ])('%j is %s', (words, factor) => {
    expect(toText(unitFactor(words))).toBe(factor);
  });

  test.each([
    [
      ['EUR', 'mois'],
      ['EUR', 'month'],
    ],
    [
      ['EUR', 'an'],
      ['EUR', 'year'],
    ],
    [
      ['EUR', 'heure'],
      ['EUR', 'hour'],
    ],
    [
      ['Go', 'trimestre'],
      ['GB', 'quarter'],
    ],
    [['jours'], ['days']],
    [['années'], ['years']],
  ])('the French %j is %j', (french, english) => {
    expect(unitFactor(french)).toEqual(unitFactor(english));
  });

  test('tells a symbol by its case, a word in any case', () => {
    expect(toText(unitFactor(['MB']))).toBe('1000000');
    expect(toText(unitFactor(['mb']))).toBe('1');
    expect(toText(unitFactor(['Minutes']))).toBe('60');
  });

  test('is the first unit by all the others, whichever they are', () => {
    const units = fc.array(fc.constantFrom(...BUILT_IN_UNITS), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(units, fc.constantFrom('en', 'fr'), fc.boolean(), (list, language, plural) => {
        const words = list.map((unit) => unitLabel(unit, language, plural));
        const [first = ONE, ...others] = list.map(({ factor }) => factor);
        const expected = others.reduce(divide, first);
        expect(equals(unitFactor(words), expected)).toBe(true);
        // After a currency, the first unit divides too.
        const money = unitFactor(['EUR', ...words]);
        expect(equals(multiply(money, multiply(first, first)), expected)).toBe(true);
      }),
    );
  });

  test('reads each unit as the table says', () => {
    for (const unit of BUILT_IN_UNITS) {
      expect(unitFactor([unit.name])).toEqual(findUnit(unit.name, 'en')?.factor ?? rational(0));
    }
  });
});
