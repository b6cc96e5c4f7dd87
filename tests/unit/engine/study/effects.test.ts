// What each clause changes: exceptions, discounts, price revisions, and what cannot be told.
import { describe, expect, it } from 'vitest';
import { bindFacts, effectsOf, type Horizon, simulate } from '../../../../engine/src/index.ts';
import { planOf } from '../../../support/compiled.ts';
import { month } from '../../../support/folders.ts';

const CLAUSES = `
table fee by bandwidth
  bandwidth (Mbps) | monthly (EUR per month)
  10 | 100

series IDX monthly
  2025-12 : 100
  2026-01 : 150

clause 1 "Fee"
  for each access
  charge monthly of fee

clause 2 "Half price"
  replaces 1
  for each access where active = no
  charge 50 % of monthly of fee

clause 3 "Discount"
  discount 10 % of charges of 1

clause 4 "Revision"
  multiply monthly of fee by IDX for 2026-01 / IDX for 2025-12
  every 12 months from 2026-02-01
  on the original price

clause 5 "Report"
  each month
  charge 7 EUR
`;

const COLUMNS = ['circuit', 'site', 'bandwidth', 'active', 'price', 'quantity', 'installed'];
const ROWS = [
  ['A1', 'S1', '10', 'yes', '', '', '', '2026-01-01', ''],
  ['A2', 'S1', '10', 'no', '', '', '', '2026-01-01', ''],
];

function horizonOf(text: string): Horizon {
  const plan = planOf(text);
  const columns = [...COLUMNS, 'start', 'end'];
  const tables = new Map([['accesses.csv', { file: 'accesses.csv', columns, rows: ROWS }]]);
  const history = { plans: [{ knownFrom: null, plan }] };
  return { history, facts: bindFacts(plan, tables).value, from: month('2026-01'), months: 2 };
}

async function effectsIn(text: string) {
  const horizon = horizonOf(text);
  const found = await simulate(horizon, new Map());
  const effects = await effectsOf(horizon, found);
  return {
    total: found.total,
    ...Object.fromEntries(effects.map((one) => [one.clause, one.effect])),
  };
}

describe('what each clause changes', () => {
  it('its own lines, what it takes the place of, what reads it, the prices it revises', async () => {
    // January, in advance: 100 + 50 - 10; February: 150 + 75 - 15, and January's report: 7.
    expect(await effectsIn(CLAUSES)).toEqual({
      total: '357.00',
      // Without clause 1 its discount goes too.
      '1': '225.00',
      // In its place clause 1 would bill 90 and 135 after discount.
      '2': '-100.00',
      '3': '-25.00',
      // February at January's prices: 147.
      '4': '70.00',
      '5': '7.00',
    });
  });

  it('is not told of a clause that puts a price revision off', async () => {
    const off = `${CLAUSES}
clause 6 "No revision yet"
  suspends 4
  in force from 2026-01-01 until 2026-03-01
`;
    const found = await effectsIn(off);
    expect(found).toMatchObject({ total: '287.00', '5': '7.00', '6': null });
  });
});
