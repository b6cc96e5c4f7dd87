// Differences of plans: what changes no bill is no difference; what does is told with its part and
// with what it goes through.
import { describe, expect, test } from 'vitest';
import { isNoDifference, planDifference } from '../../../../dsl/src/index.ts';
import { planOf } from '../../../support/compiled.ts';

const BASE = `table fee by zone
  zone | monthly (EUR per month)
  1 | 10
  2 | 20

define base for each access as monthly of fee with zone = zone of site

clause 1 "Access"
  for each access where active
  when quantity > 2
  charge base

clause 2 "Discount"
  discount charges of 1 graduated
    up to 100 EUR : 0 %
    otherwise : 5 %

clause 3 "Call"
  for each call
  charge 0.02 EUR
`;

const compare = (change: (text: string) => string) => {
  const after = change(BASE);
  expect(after).not.toBe(BASE);
  return planDifference(planOf(BASE), planOf(after));
};

const blocks = BASE.split(/\n(?=\w)/);

describe('no billing change', () => {
  test.each<[string, (text: string) => string]>([
    ['a definition renamed', (text) => text.replaceAll('base', 'net price')],
    ['a table renamed', (text) => text.replaceAll('fee', 'tariff')],
    ['titles', (text) => text.replace('"Access"', '"Line rental"')],
    ['a citation', (text) => text.replace('"Access"', '"Access" cites "Annex B"')],
    ['the order of parts', () => blocks.toReversed().join('\n')],
    ['the order of rows', (text) => text.replace('  1 | 10\n  2 | 20\n', '  2 | 20\n  1 | 10\n')],
    ['a name that nothing uses', (text) => `${text}\ndefine spare as 5 EUR\n`],
    ['comments', (text) => `-- words\n${text}`],
  ])('by %s', (_what, change) => {
    expect(isNoDifference(compare(change))).toBe(true);
  });

  test('a definition written out is another plan: nothing is claimed', () => {
    const found = compare((text) =>
      text.replace('charge base', 'charge monthly of fee with zone = zone of site'),
    );
    expect(isNoDifference(found)).toBe(false);
  });
});

describe('a billing change', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['active', 'not active', 'subject', []],
    ['quantity > 2', 'quantity > 3', 'guard', []],
    ['1 | 10', '1 | 11', 'amount', ['define base', 'table fee, monthly']],
    ['charge base', 'charge base\n  rounded to 0.05', 'rounding', []],
    ['charge base', 'charge base\n  in arrears', 'timing', []],
    ['charge base', 'charge base\n  part months as whole months', 'proration', []],
    ['charge base', 'in force from 2026-03-01\n  charge base', 'dates', []],
  ])('%s -> %s is told as %s of clause 1', (from, to, part, through) => {
    const { clauses } = compare((text) => text.replace(from, to));
    const one = clauses.find(({ clause }) => clause === '1');
    expect(one?.parts.map((item) => item.part)).toEqual([part]);
    expect(one?.parts[0]?.own).toBe(through.length === 0);
    expect(one?.through).toEqual(through);
  });

  test('of one column is none of a clause that reads another', () => {
    const text = BASE.replace('(EUR per month)', '(EUR per month) | setup (EUR)')
      .replace('1 | 10', '1 | 10 | 5')
      .replace('2 | 20', '2 | 20 | 5');
    const found = planDifference(planOf(text), planOf(text.replace('10 | 5', '10 | 6')));
    expect(isNoDifference(found)).toBe(true);
  });

  test('is told of clauses added and removed', () => {
    const { clauses } = compare((text) => text.replaceAll('clause 3', 'clause 4'));
    expect(clauses.map(({ clause, change }) => [clause, change])).toEqual([
      ['4', 'added'],
      ['3', 'removed'],
    ]);
  });

  test('is told of exceptions, the header and declarations', () => {
    const replaced = compare((text) =>
      text.replace('clause 2 "Discount"\n', 'clause 2 "Discount"\n  adds to 1\n  suspends 3\n'),
    );
    expect(replaced.clauses.map(({ clause, parts }) => [clause, parts[0]?.part])).toEqual([
      ['2', 'exceptions'],
    ]);
    const header = planDifference(
      planOf(BASE),
      planOf('', `language en\n\ncontract "C" "X"\n  currency USD\n  in force from 2026-02-01\n`),
    );
    expect(header.header).toEqual(['contractYearFrom', 'currency', 'drawn', 'from']);
    expect(header.declarations).toEqual(['site', 'access', 'call']);
  });

  test('is told of a price revision', () => {
    const revision = (cap: string) => `${BASE}
clause 9 "Revision"
  multiply monthly of fee by 1.02
  every 12 months from 2027-01-01
  at most ${cap}
  on the price before
`;
    const { clauses } = planDifference(planOf(revision('1.01')), planOf(revision('1.04')));
    expect(clauses.map(({ clause, through }) => [clause, through])).toEqual([
      ['1', ['define base', 'table fee, monthly']],
      ['9', []],
    ]);
  });
});
