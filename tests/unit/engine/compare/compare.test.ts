// Differences in money: services by verdict, and the smallest example, on an inventory and on made-up
// services.
import { compileContract, createSourceFile, type RatingPlan } from '@avenant/dsl';
import { describe, expect, test } from 'vitest';
import { parseMonth } from '../../../../dsl/src/values/index.ts';
import { combinations } from '../../../../engine/src/compare/combinations.ts';
import { compareOnInventory, compareOnMadeUp } from '../../../../engine/src/index.ts';

const BASE = `language en

contract "C" "Compared"
  currency EUR
  in force from 2026-01-01

item site from "sites.csv"
  key site
  zone : number

item access from "accesses.csv"
  key circuit
  site : site
  bandwidth : Mbps
  kind : one of main, backup
  in service from start until end

table fee by bandwidth, zone
  bandwidth (Mbps) | zone | monthly (EUR per month)
  up to 100 | 1 | 10
  up to 100 | 2 | 20
  over 100 | any | 50

clause 1 "Access"
  for each access
  charge monthly of fee with zone = zone of site

clause 2 "Backup"
  for each access where kind = backup and bandwidth > 200 Mbps
  charge 3 EUR per month

clause 3 "Discount"
  discount charges of 1 graduated
    up to 2 000 EUR : 0 %
    otherwise : 5 %
`;

const planOf = (text: string): RatingPlan => {
  const { latest, problems } = compileContract({ files: [createSourceFile('c.avn', text)] });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (latest === undefined) throw new Error('no plan');
  return latest;
};

const table = (file: string, text: string) => {
  const [columns = [], ...rows] = text.split('\n').map((line) => line.split(','));
  return [file, { file, columns, rows }] as const;
};

const FILES = new Map([
  table('sites.csv', 'site,zone\nS1,1\nS2,2'),
  table(
    'accesses.csv',
    `circuit,site,bandwidth,kind,start,end
A,S1,50,main,2026-01-01,
B,S2,100,main,2026-01-01,
D,S2,500,backup,2026-01-01,`,
  ),
]);

const MONTHS = { from: parseMonth('2026-02') ?? 0, through: parseMonth('2026-06') ?? 0 };

const sides = (from: string, to: string) => {
  const after = BASE.replace(from, to);
  expect(after).not.toBe(BASE);
  return [BASE, after].map((text) => ({ plan: planOf(text), files: FILES }));
};

async function onInventory(from: string, to: string) {
  const [a, b] = sides(from, to);
  if (a === undefined || b === undefined) throw new Error('sides');
  const { services } = await compareOnInventory(a, b, MONTHS);
  return new Map(services.map((one) => [one.type, one]));
}

async function onMadeUp(from: string, to: string) {
  const [a, b] = sides(from, to);
  if (a === undefined || b === undefined) throw new Error('sides');
  const { services } = await compareOnMadeUp(a, b, MONTHS);
  return new Map(services.map((one) => [one.type, one]));
}

describe('on an inventory', () => {
  test('a price says who pays more, with the service and both amounts', async () => {
    const access = (await onInventory('up to 100 | 1 | 10', 'up to 100 | 1 | 12')).get('access');
    expect(access).toMatchObject({ verdict: 'dearer', count: 3, fares: { dearer: 1, same: 2 } });
    expect(access?.examples).toEqual([
      {
        change: 'dearer',
        type: 'access',
        subject: 'A',
        attributes: { site: 'S1', bandwidth: '50', kind: 'main', 'site.zone': '1' },
        month: '2026-02',
        before: '10.00',
        after: '12.00',
        clauses: [{ clause: '1', before: '10.00', after: '12.00' }],
      },
    ]);
  });

  test('dearer for one and cheaper for another cannot be told in a word', async () => {
    const access = (
      await onInventory('| 1 | 10\n  up to 100 | 2 | 20', '| 1 | 11\n  up to 100 | 2 | 19')
    ).get('access');
    expect(access).toMatchObject({
      verdict: 'incomparable',
      fares: { dearer: 1, cheaper: 1, same: 1 },
    });
    expect(access?.examples.map(({ change, subject }) => [change, subject])).toEqual([
      ['dearer', 'A'],
      ['cheaper', 'B'],
    ]);
  });

  test('dearer in one month and cheaper in another either', async () => {
    const access = (
      await onInventory(
        '2 000 EUR : 0 %\n    otherwise : 5 %\n',
        `2 000 EUR : 0 %
    otherwise : 5 %

amendment 1 signed 2026-01-01 effective 2026-03-01
  in table fee, row up to 100, 1 : monthly becomes 8

amendment 2 signed 2026-01-01 effective 2026-05-01
  in table fee, row up to 100, 1 : monthly becomes 11
`,
      )
    ).get('access');
    expect(access).toMatchObject({ verdict: 'incomparable', fares: { both: 1, same: 2 } });
    expect(access?.examples.map(({ change, month, after }) => [change, month, after])).toEqual([
      ['dearer', '2026-05', '11.00'],
      ['cheaper', '2026-03', '8.00'],
    ]);
  });

  test('the same amounts on other invoices have moved', async () => {
    const access = (
      await onInventory('  for each access\n', '  in advance\n  for each access\n')
    ).get('access');
    expect(access).toMatchObject({ verdict: 'moved', fares: { moved: 3 } });
  });

  test('what is held on one side only is told', async () => {
    const access = (await onInventory('  up to 100 | 1 | 10\n', '')).get('access');
    expect(access).toMatchObject({ verdict: 'held', fares: { held: 1, same: 2 } });
    expect(access?.examples[0]?.held).toEqual({ before: [], after: ['1 R0102'] });
  });

  test('the contract itself is one of the services', async () => {
    const found = await onInventory('up to 2 000 EUR : 0 %', 'up to 70 EUR : 0 %');
    expect(found.get('access')?.verdict).toBe('same');
    expect(found.get(null)).toMatchObject({ verdict: 'cheaper', count: 1 });
    expect(found.get(null)?.examples[0]).toMatchObject({ before: '0.00', after: '-0.50' });
  });

  test('a title changes nothing', async () => {
    const found = await onInventory('"Access"', '"Line"');
    expect([...found.values()].map(({ verdict }) => verdict)).toEqual(['same']);
  });
});

describe('on made-up services', () => {
  test.each([
    ['a row', 'up to 100 | 2 | 20', 'up to 100 | 2 | 21', { bandwidth: '100', 'site.zone': '2' }],
    [
      'an edge of a row',
      'up to 100 | 1 | 10\n  up to 100 | 2 | 20\n  over 100',
      'up to 101 | 1 | 10\n  up to 101 | 2 | 20\n  over 101',
      { bandwidth: '101' },
    ],
    [
      'a constant',
      'bandwidth > 200 Mbps',
      'bandwidth >= 200 Mbps',
      { bandwidth: '200', kind: 'backup' },
    ],
    ['a value of a list', 'kind = backup and', 'kind = main and', { kind: 'main' }],
  ])('the one that shows %s is found', async (_what, from, to, attributes) => {
    const access = (await onMadeUp(from, to)).get('access');
    expect(access?.verdict).not.toBe('same');
    const found = access?.examples.map((one) => one.attributes);
    expect(found).toContainEqual(expect.objectContaining(attributes));
  });

  test('a crowd shows a band that only many reach', async () => {
    const found = await onMadeUp('otherwise : 5 %', 'otherwise : 6 %');
    expect(found.get('access')?.verdict).toBe('same');
    const [example] = found.get(null)?.examples ?? [];
    expect(example?.change).toBe('cheaper');
    expect(example?.among?.count).toBeGreaterThan(10);
  });
});

describe('combinations', () => {
  test('are all there when few, the simplest first', () => {
    expect(
      combinations(
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        9,
      ),
    ).toEqual([
      ['a', '1'],
      ['a', '2'],
      ['b', '1'],
      ['b', '2'],
    ]);
  });

  test('hold each candidate once when many', () => {
    const lists = ['a', 'b', 'c', 'd'].map((one) => [1, 2, 3, 4, 5].map((at) => `${one}${at}`));
    const rows = combinations(lists, 40);
    expect(rows).toHaveLength(40);
    for (const one of lists.flat()) expect(rows.flat()).toContain(one);
    expect(combinations(lists, 40)).toEqual(rows);
  });

  test('of nothing are none', () => {
    expect(combinations([['a'], []], 5)).toEqual([]);
    expect(combinations([], 5)).toEqual([[]]);
  });
});
