// Given facts: each `given` becomes a row of its type's file, in the file's own columns, units and
// ends, so that it goes through the same binding as real data.
import { describe, expect, test } from 'vitest';
import { givenTables } from '../../../../engine/src/example/given.ts';
import type { RawTable } from '../../../../engine/src/index.ts';
import { exampleOf } from '../../../support/example-contract.ts';

const folder: ReadonlyMap<string, RawTable> = new Map([
  ['index.csv', { file: 'index.csv', columns: ['month', 'value'], rows: [['2026-01', '1.5']] }],
]);

/** The rows given of a type, each as `column=cell` where there is something in it. */
function rowsOf(type: string, sentences: string): readonly string[] {
  const { plan, block } = exampleOf(sentences);
  const table = givenTables(plan, block, folder).get(`given ${type}`);
  return (table?.rows ?? []).map((row) =>
    row.flatMap((cell, at) => (cell === '' ? [] : [`${table?.columns[at]}=${cell}`])).join(' '),
  );
}

describe('the file of a type', () => {
  const { plan, block } = exampleOf('  given desk D1 : seats = 3, in service from 2026-04-01\n');
  const tables = givenTables(plan, block, folder);

  test('has the columns that its type is read from', () => {
    expect(tables.get('given access')?.columns).toEqual([
      'circuit',
      'start',
      'end',
      'recorded',
      'site',
      'mbps',
      'active',
      'drift',
      'installed',
    ]);
    expect(tables.get('given order')?.columns).toEqual(['done', 'access']);
    expect(tables.get('given site')?.columns).toEqual(['site', 'country', 'share']);
  });

  test('is there for every type, without rows when none is given', () => {
    for (const { name } of plan.types) {
      expect(tables.get(`given ${name}`)?.rows).toHaveLength(name === 'desk' ? 1 : 0);
    }
  });

  test('leaves the files of series as they are', () => {
    expect(tables.get('index.csv')).toBe(folder.get('index.csv'));
  });
});

describe('the cells of a given fact', () => {
  test.each([
    ['Mbps in Mbps', 'bandwidth = 100 Mbps', 'mbps=100'],
    ['Gbps in Mbps', 'bandwidth = 1 Gbps', 'mbps=1000'],
    ['kbps in Mbps', 'bandwidth = 512 kbps', 'mbps=0.512'],
    ['a number without a unit', 'bandwidth = 100', 'mbps=100'],
    ['a yes', 'active = yes', 'active=yes'],
    ['a no', 'active = no', 'active=no'],
    ['a negative number', 'drift = -2.5', 'drift=-2.5'],
    ['a percentage of a plain number', 'drift = 5 %', 'drift=0.05'],
    ['a grouped number', 'drift = 1 200 000', 'drift=1200000'],
    ['a date', 'installed = 2026-04-05', 'installed=2026-04-05'],
    ['a reference', 'site = PAR-1', 'site=PAR-1'],
    ['a name in any case', 'BANDWIDTH = 100', 'mbps=100'],
    ['a column that is no attribute', 'recorded = 2026-05-10', 'recorded=2026-05-10'],
  ])('%s', (_, said, cell) => {
    expect(rowsOf('access', `  given access A1 : ${said}\n`)).toEqual([`circuit=A1 ${cell}`]);
  });

  test('texts in quotes, percentages of a percentage', () => {
    const said = '  given site S1 : country = "Côte d’Or", share = 12.5 %\n';
    expect(rowsOf('site', said)).toEqual(['site=S1 country=Côte d’Or share=12.5']);
  });

  test('money by another span than the column’s', () => {
    const said = '  given lease L1 : price = 1 080 EUR per year\n';
    expect(rowsOf('lease', said)).toEqual(['lease=L1 price=90']);
  });
});

describe('the dates of a given fact', () => {
  test('with an excluded end', () => {
    const until = '  given access A1 : in service from 2026-04-01 until 2026-05-01\n';
    const through = '  given access A1 : in service from 2026-04-01 through 2026-04-30\n';
    const row = 'circuit=A1 start=2026-04-01 end=2026-05-01';
    expect(rowsOf('access', until)).toEqual([row]);
    expect(rowsOf('access', through)).toEqual([row]);
  });

  test('with an included end', () => {
    const until = '  given lease L1 : in service from 2026-02-01 until 2026-03-01\n';
    const through = '  given lease L1 : in service from 2026-02-01 through 2026-02-28\n';
    const row = 'lease=L1 first=2026-02-01 last=2026-02-28';
    expect(rowsOf('lease', until)).toEqual([row]);
    expect(rowsOf('lease', through)).toEqual([row]);
  });

  test('with an open end', () => {
    const open = '  given access A1 : in service from 2026-04-01\n';
    expect(rowsOf('access', open)).toEqual(['circuit=A1 start=2026-04-01']);
  });

  test('one row for each change', () => {
    const rows = rowsOf(
      'desk',
      '  given desk D1 : seats = 3, in service from 2026-04-01\n' +
        '  given desk D1 : seats = 6, in service from 2026-04-16\n',
    );
    expect(rows).toEqual(['desk=D1 start=2026-04-01 seats=3', 'desk=D1 start=2026-04-16 seats=6']);
  });

  test('of records: at an instant, on a day, in a month, lasting', () => {
    const call = '  given call C1 : length = 90 seconds, dated on 2026-04-20T10:00\n';
    expect(rowsOf('call', call)).toEqual(['call=C1 started=2026-04-20T10:00 length=1.5']);
    const order = '  given order O1 : access = A1, dated on 2026-04-21\n';
    expect(rowsOf('order', order)).toEqual(['done=2026-04-21 access=A1']);
    const usage = '  given usage U1 : volume = 2 500 MB, dated on 2026-04\n';
    expect(rowsOf('usage', usage)).toEqual(['period=2026-04 volume=2.5']);
    const outage = '  given outage T1 : lasting from 2026-04-02T08:00 to 2026-04-02T10:30\n';
    expect(rowsOf('outage', outage)).toEqual([
      'ticket=T1 opened=2026-04-02T08:00 closed=2026-04-02T10:30',
    ]);
  });
});
