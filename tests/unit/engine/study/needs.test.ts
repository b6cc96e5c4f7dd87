// What clauses read, the most they can bill, and how numbers of the contract are addressed.
import { describe, expect, it } from 'vitest';
import { createSourceFile, parseFiles } from '../../../../dsl/src/index.ts';
import { toText } from '../../../../dsl/src/values/index.ts';
import { literalsAt, withLiteral } from '../../../../engine/src/index.ts';
import { boundsOf } from '../../../../engine/src/study/bound.ts';
import { needsOf } from '../../../../engine/src/study/needs.ts';
import { planOf } from '../../../support/compiled.ts';

function needsIn(text: string, clause = '1') {
  const plan = planOf(text);
  const rules = plan.rules.filter((rule) => rule.clause === clause);
  const { types, series, tables, clauses } = needsOf(plan, rules);
  const attributes = [...types].map(([type, names]) => [type, Object.fromEntries(names)]);
  return { types: attributes, others: [...series.keys(), ...tables.keys(), ...clauses] };
}

describe('what a clause reads', () => {
  it('through definitions, references and tables', () => {
    const found = needsIn(`
table fee by zone
  zone | monthly (EUR per month)
  1 | 10

define own fee for each access as monthly of fee with zone = zone of site

clause 1 "Fee"
  for each access where bandwidth > 10 Mbps
  charge own fee
`);
    expect(found.types).toEqual([
      ['access', { bandwidth: 'needed', site: 'needed' }],
      ['site', { zone: 'needed' }],
    ]);
    expect(found.others).toEqual(['fee']);
  });

  it('as optional where something stands by, and as needed when it is also read bare', () => {
    const spare =
      'clause 1 "Price"\n  for each access\n  charge price if known, otherwise 5 EUR per month\n';
    expect(needsIn(spare).types).toEqual([['access', { price: 'optional' }]]);
    const both = spare.replace('otherwise 5 EUR per month', 'otherwise 2 * price');
    expect(needsIn(both).types).toEqual([['access', { price: 'needed' }]]);
  });

  it('through what puts it off, derived sets and the charges it reads', () => {
    const found = needsIn(
      `
derive long call from call where length > 60 seconds
  spare : 1

clause 1 "Lines"
  for each access
  each month
  charge 1 EUR * number of long call + 0 * charges of 2 of this access

clause 2 "Calls"
  for each call
  charge 1 EUR

clause 3 "Free"
  suspends 1
  for each site where country = FR
`,
    );
    expect(Object.fromEntries(found.types)).toEqual({
      access: { site: 'needed' },
      call: { length: 'needed', access: 'needed' },
      site: { country: 'needed' },
    });
    expect(found.others).toEqual(['2']);
  });
});

describe('the most a clause can bill', () => {
  it.each([
    ['5 EUR', '5', '5'],
    ['quantity * 2 EUR', '0', undefined],
    ['quantity * 2 EUR at most 30 EUR', '0', '30'],
    ['if active then 4 EUR otherwise 9 EUR', '4', '9'],
    ['by step scale of quantity\n    up to 10 : 20 EUR\n    otherwise : 35 EUR', '20', '35'],
    ['greater of 0 EUR and (100 EUR - quantity * 1 EUR)', '0', '100'],
    ['0 EUR - 2.50 EUR rounded down to 1 EUR', '-3', '-2'],
    ['5 % of 80 EUR + 1 EUR', '5', '5'],
  ])('of %s', (value, low, high) => {
    const plan = planOf(`clause 1 "X"\n  for each access\n  each month\n  charge ${value}\n`);
    const [rule] = plan.rules;
    if (rule?.amount.kind !== 'sum') throw new Error('no amount');
    const bounds = boundsOf(plan, rule.amount.amount, () => 0);
    expect([bounds.low && toText(bounds.low), bounds.high && toText(bounds.high)]).toEqual([
      low,
      high,
    ]);
  });
});

describe('numbers of the contract', () => {
  const text = `langue fr

barème canaux par tranches
  jusqu'à 30 : 9,50 EUR par mois
  au-delà : 8 EUR par mois

définir remise comme 12,5 %

clause 8 "Remise"
  accorder une remise sur facturation de 4.1 par tranches
    jusqu'à 2 000 EUR : 0 %
    au-delà : 4 %

avenant 1 "Deux" signé le 2026-02-20 prenant effet le 2026-03-01
  dans la clause 8, tranche jusqu'à 2 000 EUR devient 1 %
`;
  const files = [createSourceFile('c.avn', text)];
  const trees = parseFiles(files).value;
  const at = (address: string): readonly string[] =>
    literalsAt(trees, files, address).candidates.map((one) => one.text);

  it.each([
    ['clause 8, tranche 2', ['4 %']],
    ['8, band 1', ['0 %']],
    ['clause 8', ['0 %', '4 %']],
    ['barème canaux, tranche 1', ['9,50 EUR']],
    ['scale CANAUX, band 2', ['8 EUR']],
    ['définir remise', ['12,5 %']],
    ['c.avn:12', ['4 %']],
    ['c.avn:11', ['2 000 EUR', '0 %']],
    ['c.avn:15', ['2 000 EUR', '1 %']],
    ['clause 9', []],
  ])('%s', (address, found) => {
    const shown = at(address).map((one) => one.replace(' par mois', ''));
    expect(shown).toEqual(found);
  });

  it('are written as their file writes numbers, with their unit', () => {
    const [literal] = literalsAt(trees, files, 'c.avn:12').candidates;
    if (literal === undefined) throw new Error('no literal');
    const [changed] = withLiteral(files, literal, 437);
    expect(changed?.text).toBe(text.replace('au-delà : 4 %', 'au-delà : 4,37 %'));
    expect(withLiteral(files, literal, 400)[0]?.text).toBe(text);
  });
});
