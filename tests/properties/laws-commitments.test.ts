// Laws of baselines and shortfalls, numbers 22 to 24 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  maximum,
  multiply,
  rational,
  subtract,
  ZERO,
} from '../../dsl/src/values/index.ts';
import {
  billed,
  cents,
  dayText,
  heldOn,
  linesOf,
  ownContract,
  rated,
  toCents,
  totalOf,
} from '../support/law-cases.ts';

const COUNTED = ownContract(`item category from "category.csv"
  key category
  baseline : number
  additional : EUR
  reduced : EUR

record count from "count.csv"
  key count
  category : category
  units : number
  dated in month period

define units over for each count as units - 105 % of baseline of category at least 0

define units under for each count as 95 % of baseline of category - units at least 0

clause 5 "Additional units"
  for each count
  charge units over * additional of category

clause 6 "Reduced units"
  for each count
  credit units under * reduced of category
`);

const INSTALLED = ownContract(`item category from "category.csv"
  key category
  baseline : number

item store from "store.csv"
  key store
  category : category
  in service from opened until closed

define counted for each category as number of store of this category

define band for each category as whole part(10 % of baseline)

clause 5 "Additional stores"
  for each category
  each month
  charge (counted - baseline - band at least 0) * 112 EUR

clause 6 "Stores fewer"
  for each category
  each month
  credit (baseline - counted - band at least 0) * 94 EUR
`);

const MONTHS = ['2023-01', '2023-02', '2023-03'] as const;

/** A baseline, and units of each month: on an edge of the band, beside it, or anywhere. */
const category = fc.nat(60).chain((fives) => {
  const baseline = fives * 5;
  const near = [fives * 5, fives * 5.25, fives * 4.75].flatMap((edge) => {
    const whole = Math.floor(edge);
    return [whole - 1, whole, whole + 1];
  });
  const units = fc.oneof(fc.constantFrom(...near.map((one) => Math.max(0, one))), fc.nat(400));
  const price = fc.integer({ min: 1, max: 20_000 });
  return fc.record({
    baseline: fc.constant(baseline),
    additional: price,
    reduced: price,
    units: fc.tuple(units, units, units),
  });
});

describe('laws of baselines', () => {
  it('law 24: additional or reduced units, never both; none inside the band', async () => {
    let [over, under, inside] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(category, { minLength: 1, maxLength: 3 }), async (list) => {
        const rows = list.map(({ baseline, additional, reduced }, at) => {
          const prices = { additional: `${additional / 100}`, reduced: `${reduced / 100}` };
          return { category: `K${at}`, baseline: `${baseline}`, ...prices };
        });
        const count = list.flatMap(({ units }, at) =>
          units.map((one, month) => {
            const of = { category: `K${at}`, units: `${one}`, period: MONTHS[month] ?? '' };
            return { count: `K${at}-${month}`, ...of };
          }),
        );
        const invoices = await rated(COUNTED, { category: rows, count }, '2023-01', '2023-03');
        expect(heldOn(invoices)).toEqual([]);
        for (const [at, { baseline, additional, reduced, units }] of list.entries()) {
          for (const [month, one] of units.entries()) {
            const [arc, rrc] = ['5', '6'].map((clause) =>
              billed(invoices, clause, `K${at}-${month}`),
            );
            const above = subtract(rational(one), rational(baseline * 105, 100));
            const below = subtract(rational(baseline * 95, 100), rational(one));
            const due = multiply(maximum(ZERO, above), cents(additional));
            const back = multiply(maximum(ZERO, below), cents(-reduced));
            expect([arc, rrc]).toEqual([toCents(due), toCents(back)]);
            expect(arc?.n === 0n || rrc?.n === 0n).toBe(true);
            if (compare(above, ZERO) > 0) over += 1;
            else if (compare(below, ZERO) > 0) under += 1;
            else inside += 1;
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(over, under, inside)).toBeGreaterThan(50);
  });

  it('law 24: also of what the inventory holds on the last day of a month', async () => {
    const store = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 100 }));
    const stores = fc.array(store, { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.nat(25), stores, async (baseline, list) => {
        const rows = list.map(([opened, days], at) => {
          const dates = { opened: dayText(opened), closed: dayText(opened + days) };
          return { store: `S${at}`, category: 'K', ...dates };
        });
        const tables = { category: [{ category: 'K', baseline: `${baseline}` }], store: rows };
        const invoices = await rated(INSTALLED, tables, '2023-01', '2023-03');
        const band = Math.floor(baseline / 10);
        for (const [month, last] of [30, 58, 89].entries()) {
          const found = invoices.slice(month, month + 1);
          const counted = list.filter(([from, days]) => from <= last && last < from + days).length;
          const above = Math.max(0, counted - baseline - band);
          const below = Math.max(0, baseline - counted - band);
          const [arc, rrc] = [billed(found, '5'), billed(found, '6')];
          expect([arc, rrc]).toEqual([rational(above * 112), rational(-below * 94)]);
          expect(above === 0 || below === 0).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const QUARTERLY = ownContract(`record usage from "usage.csv"
  key usage
  quantity : number
  dated on day
  known from recorded

clause 1 "Usage"
  for each usage
  charge 1 EUR * quantity

clause 2 "Commitment"
  each quarter
  commitment of 1000 EUR on charges of 1 shortfall at 80 %
`);

describe('laws of shortfalls', () => {
  it('laws 22 and 23: one net shortfall a quarter, whatever is learnt late', async () => {
    let [missed, reached, corrected] = [0, 0, 0];
    const usage = fc.record({
      day: fc.oneof(fc.constantFrom(0, 89, 90, 180), fc.nat(180)),
      late: fc.constantFrom(0, 0, 1, 31, 60, 120),
      quantity: fc.oneof(fc.constantFrom(0, 1, 500, 999, 1000, 1001), fc.nat(700)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(usage, { maxLength: 8 }), async (list) => {
        const rows = list.map(({ day, late, quantity }, at) => {
          const dates = { day: dayText(day), recorded: dayText(day + late) };
          return { usage: `U${at}`, quantity: `${quantity}`, ...dates };
        });
        const invoices = await rated(QUARTERLY, { usage: rows }, '2023-01', '2023-09');
        for (const [quarter, from, to] of [
          [0, 0, 90],
          [1, 90, 181],
        ] as const) {
          for (const [at, { knownOn }] of invoices.entries()) {
            const so = linesOf(invoices.slice(0, at + 1), '2');
            const own = so.filter((line) => line.from === dayText(from));
            const known = list.filter(
              ({ day, late }) => day >= from && day < to && dayText(day + late) <= knownOn,
            );
            const spend = known.reduce((all, { quantity }) => all + quantity, 0);
            const isOver = at >= quarter * 3 + 2;
            const due = rational(isOver ? Math.max(0, 1000 - spend) * 8 : 0, 10);
            expect([at, totalOf(own)]).toEqual([at, due]);
            const issued = own.filter(({ corrects }) => corrects === undefined);
            expect(issued.length).toBeLessThanOrEqual(1);
            if (isOver && spend >= 1000) reached += 1;
            if (isOver && spend < 1000) missed += 1;
            corrected += own.length - issued.length;
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(missed, reached, corrected)).toBeGreaterThan(20);
  });
});
