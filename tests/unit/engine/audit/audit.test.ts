// The audit: items that no clause prices, and items whose price has no row.
import { describe, expect, test } from 'vitest';
import { auditFacts, bindFacts, type RawTable } from '../../../../engine/src/index.ts';
import { compiled, STANDARD } from '../../../support/compiled.ts';
import { readCsv } from '../../../support/outcome.ts';

const SITES = 'site,country,zone\nS1,FR,1\nS2,DE,2\n';
const HEAD = 'circuit,site,bandwidth,active,price,quantity,installed,start,end\n';

function audited(text: string, accesses: string): string[] {
  const { latest, notes, problems } = compiled(text, STANDARD);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (latest === undefined) throw new Error('no plan');
  const data: [string, string][] = [
    ['sites.csv', SITES],
    ['accesses.csv', HEAD + accesses],
    ['calls.csv', 'id,access,length,started\n'],
  ];
  const tables = new Map(data.map(([name, csv]): [string, RawTable] => [name, readCsv(name, csv)]));
  const bound = bindFacts(latest, tables);
  return auditFacts(latest, notes, bound.value).map(({ code, values, place }) => {
    const { type, count, first, keys = '' } = values;
    return `${code} ${place.file}:${place.line} ${type} ${count} ${first} ${keys}`.trim();
  });
}

const ROWS =
  'A1,S1,100 ,yes,10,1,2026-01-01,2026-01-01,\nA2,S2,200,no,10,1,2026-01-01,2026-01-01,\n';
const clause = (where: string, charge = 'price'): string =>
  `clause 1 "One"\n  for each access${where}\n  charge ${charge}\n`;

describe('items that no clause prices', () => {
  test('those that no selector ever takes in', () => {
    expect(audited(clause(' where active'), ROWS)).toEqual(['R0301 accesses.csv:3 access 1 `A2`']);
  });

  test('not those that one takes in for a while', () => {
    const rows = [
      'A2,S2,200,no,10,1,2026-01-01,2026-01-01,2026-03-01\n',
      'A2,S2,200,yes,10,1,2026-01-01,2026-03-01,\n',
    ];
    expect(audited(clause(' where active'), rows.join(''))).toEqual([]);
  });

  test('nor those that a clause says cost nothing, nor types that nothing charges', () => {
    const free =
      '\nclause 2 "Free"\n  for each access where not active\n  replaces 1\n  charge nothing\n';
    expect(audited(clause(' where active') + free, ROWS)).toEqual([]);
    expect(audited('clause 1 "One"\n  for each site\n  charge 5 EUR per month\n', ROWS)).toEqual(
      [],
    );
  });

  test('a selector through a reference; more than three are counted', () => {
    const many = Array.from(
      { length: 5 },
      (_, at) => `B${at},S2,1,yes,1,1,2026-01-01,2026-01-01,\n`,
    );
    expect(audited(clause(' where country of site = FR'), ROWS + many.join(''))).toEqual([
      'R0301 accesses.csv:3 access 6 `A2`, `B0`, `B1`, …',
    ]);
  });

  test('items that end before the contract starts are left alone', () => {
    const old = 'A0,S2,1,no,1,1,2025-01-01,2025-01-01,2025-06-01\n';
    expect(audited(clause(' where active'), `${ROWS.split('\n')[0]}\n${old}`)).toEqual([]);
  });
});

describe('items without a price row', () => {
  const table = 'table p by bandwidth\n  bandwidth (Mbps) | monthly (EUR per month)\n  100 | 1\n\n';

  test('are told of with their key', () => {
    expect(audited(table + clause('', 'monthly of p'), ROWS)).toEqual([
      'R0302 accesses.csv:3 access 1 `A2` bandwidth = 200 Mbps',
    ]);
  });

  test('only where the clause asks for them', () => {
    const free =
      '\nclause 2 "Flat"\n  for each access where not active\n  charge 5 EUR per month\n';
    expect(audited(table + clause(' where active', 'monthly of p') + free, ROWS)).toEqual([]);
  });
});
