// Conditions: selectors in json-rules-engine's format, and those that are not decidable.
import { describe, expect, test } from 'vitest';
import { codes, ruleOf } from '../../../support/compiled.ts';

const clause = (where: string): string => `clause 1 "One"
  for each access where ${where}
  charge price
`;

const conditions = (where: string): unknown => ruleOf(clause(where), '1').conditions;

describe('selectors become conditions', () => {
  test('an enumeration through a reference', () => {
    expect(conditions('country of site = FR')).toEqual({
      fact: 'country of site',
      operator: 'equal',
      value: 'FR',
    });
  });

  test('a number in base units', () => {
    expect(conditions('bandwidth >= 100 Mbps')).toEqual({
      fact: 'bandwidth',
      operator: 'decimalGreaterThanInclusive',
      value: '100000000',
    });
  });

  test('a constant on the left is turned round', () => {
    expect(conditions('2 < quantity')).toEqual({
      fact: 'quantity',
      operator: 'decimalGreaterThan',
      value: '2',
    });
  });

  test('and, or, not, one of, a date and a flag', () => {
    expect(conditions('active and (installed < 2026-02-01 or not (zone of site = 1))')).toEqual({
      all: [
        { fact: 'active', operator: 'equal', value: true },
        {
          any: [
            { fact: 'installed', operator: 'decimalLessThan', value: '2026-02-01' },
            { not: { fact: 'zone of site', operator: 'decimalEqual', value: '1' } },
          ],
        },
      ],
    });
  });
});

describe('what cannot be decided once is refused', () => {
  test.each([['quantity > zone of site'], ['number of call of this access > 3']])('%s', (where) => {
    expect(codes(clause(where))).toEqual(['C0803']);
  });
});
