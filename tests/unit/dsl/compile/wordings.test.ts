// Wordings of contracts as people write them: plurals, kinds of several words, edges of table ranges,
// bands that leave out their lower edge, tables of one row amended.
import { describe, expect, it } from 'vitest';
import { compiled } from '../../../support/outcome.ts';
import { completed } from '../../../support/standard-contract.ts';

function planOf(part: string, language: 'en' | 'fr' = 'en') {
  const { latest, problems } = compiled({ 'contract.avn': completed(part, language) });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (latest === undefined) throw new Error('no plan');
  return latest;
}

describe('plurals of kinds', () => {
  const counting = (set: string) => `clause 2 "x"\n  each month\n  charge 1 EUR * ${set}`;
  const rulesOf = (set: string, language: 'en' | 'fr' = 'en') => {
    const text = language === 'en' ? counting(set) : frenchCounting(set);
    return JSON.stringify(planOf(text, language).rules, (key, value) =>
      ['span', 'hash', 'text'].includes(key) ? undefined : value,
    );
  };
  const frenchCounting = (set: string) => `clause 2 "x"\n  chaque mois\n  facturer 1 EUR * ${set}`;

  it('mean the kind', () => {
    expect(rulesOf('number of sites')).toBe(rulesOf('number of site'));
    expect(rulesOf('nombre de sites', 'fr')).toBe(rulesOf('nombre de site', 'fr'));
  });

  it('of something else stay unknown', () => {
    const { problems } = compiled({ 'contract.avn': completed(counting('number of sitez'), 'en') });
    expect(problems.map(({ code }) => code)).toContain('C0304');
  });
});

it('a kind of several words is given whole in an example', () => {
  const kind = 'item old circuit from "sites.csv"\n  key site\n  seats : number\n';
  const example =
    'example "x"\n  given old circuit X1 : seats = 3\n  invoice of 2026-01 totals 0 EUR\n';
  planOf(`${kind}\n${example}`);
});

it('an edge that two ranges of a table share belongs to the one that starts there', () => {
  const rows = '  10 to 100 | 1\n  100 to 1 000 | 2\n  1 000 and over | 3';
  const { tables } = planOf(`table fee by seats\n  seats | price (EUR)\n${rows}`);
  const cells = tables
    .find(({ name }) => name === 'fee')
    ?.versions[0]?.rows.map(({ keys }) => keys[0]);
  expect(cells?.map((cell) => cell && 'toIncluded' in cell && cell.toIncluded)).toEqual([
    false,
    false,
    true,
  ]);
});

it('a last edge stays in its range, and so does one that the next row leaves out', () => {
  const rows = '  up to 100 | 1\n  over 100 to 500 | 2';
  const { tables } = planOf(`table fee by seats\n  seats | price (EUR)\n${rows}`);
  const cells = tables
    .find(({ name }) => name === 'fee')
    ?.versions[0]?.rows.map(({ keys }) => keys[0]);
  expect(cells).toMatchObject([
    { to: '100', toIncluded: true },
    { from: '100', to: '500', fromIncluded: false, toIncluded: true },
  ]);
});

it('a middle band may leave its lower edge to the one before', () => {
  const bands = '  up to 500 : 1 EUR\n  over 500 to 2 000 : 2 EUR\n  over 2 000 : 3 EUR';
  const plan = planOf(
    `scale fee by step\n${bands}\n\nclause 2 "x"\n  each month\n  charge fee of number of site`,
  );
  expect(JSON.stringify(plan.rules)).toContain(
    '"from":{"op":"number","value":"500"},"to":{"op":"number","value":"2000"},' +
      '"fromIncluded":false,"toIncluded":true',
  );
});

it('a table of one row is amended without naming it', () => {
  const table = 'table promised\n  yearly (EUR)\n  20 000\n';
  const amendment =
    'amendment 1 signed 2026-02-01 effective 2026-03-01\n  in table promised : yearly becomes 24 000\n';
  const { tables } = planOf(`${table}\n${amendment}`);
  const versions = tables.find(({ name }) => name === 'promised')?.versions;
  expect(versions?.map(({ rows }) => rows[0]?.cells)).toEqual([['20000'], ['24000']]);
});
