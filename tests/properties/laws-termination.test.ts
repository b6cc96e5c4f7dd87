// Laws of early termination, number 25 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  compare,
  multiply,
  type Rational,
  rational,
  sum,
  wholeMonthsBetween,
  ZERO,
} from '../../dsl/src/values/index.ts';
import {
  billed,
  cents,
  dayText,
  heldOn,
  ownContract,
  rated,
  START,
  toCents,
} from '../support/law-cases.ts';

const LEFT = ownContract(
  `item site from "site.csv"
  key site
  price : EUR per month
  committed until : date
  in service from opened until closed

record termination from "termination.csv"
  key termination
  site : site
  dated on day

define year start as contract start() + 12 months * (contract year() - 1)

define allowance as whole part(10 % of number of site from year start until year start + 1 day)

define months left for each termination as
  whole months(day, committed until of site) at least 0 months

clause 10 "Early termination"
  for each termination
  when (number of termination in the contract year before this one) >= allowance
  charge months left * price of site
`,
  'months end on their last day',
);

const SLICED = ownContract(
  `item site from "site.csv"
  key site
  price : EUR per month
  committed until : date
  in service from opened until closed

clause 2 "Termination by slices of begun months"
  for each site
  once on service end
  when service end < committed until
  charge price * graduated scale of started months(service end, committed until)
    up to 12 months : 75 %
    up to 24 months : 50 %
    otherwise       : 25 %

clause 3 "Termination by days, six months at most"
  for each site
  once on service end
  when service end < committed until
  charge price * 1 month / 30 days * days(service end, committed until)
  at most 6 months * price
`,
  'months end on their last day',
);

interface Site {
  readonly opened: number;
  readonly closed: number | undefined;
  readonly price: number;
  readonly committed: number;
}

const site: fc.Arbitrary<Site> = fc
  .record({
    opened: fc.constantFrom(-200, -200, 0, 0, 1, 365, 366),
    // Few days, so that several end on one; the last of a year and the first of the next.
    closed: fc.option(fc.constantFrom(30, 58, 59, 200, 363, 364, 365, 400, 500, 700)),
    price: fc.integer({ min: 1, max: 90_000 }),
    committed: fc.constantFrom(58, 365, 424, 730, 1000),
  })
  .map(({ closed, ...one }) => ({ ...one, closed: closed ?? undefined }))
  .filter(({ opened, closed }) => closed === undefined || closed > opened);

const siteRow = ({ opened, closed, price, committed }: Site, at: number) => ({
  site: `S${100 + at}`,
  price: `${price / 100}`,
  'committed until': dayText(committed),
  opened: dayText(opened),
  closed: closed === undefined ? '' : dayText(closed),
});

/** Months begun from a day until another: as few as reach it. */
function begunMonths(day: number, until: number): number {
  let count = 0;
  while (addMonths(START + day, count, 'last-day') < START + until) count += 1;
  return count;
}

/** Months due for months begun: 75 % of the first twelve, 50 % of the next, 25 % of the rest. */
function sliced(months: number): Rational {
  const [first, second] = [Math.min(months, 12), Math.max(0, Math.min(months, 24) - 12)];
  return rational(75 * first + 50 * second + 25 * (months - first - second), 100);
}

/** Months due for days left. */
const byDays = (days: number): Rational => rational(Math.max(0, Math.min(days, 180)), 30);

describe('laws of early termination', () => {
  it('law 25: free up to the allowance of the year; each further one pays', async () => {
    let [free, paid] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(site, { minLength: 8, maxLength: 45, size: 'max' }),
        async (list) => {
          const ended = list.flatMap(({ closed }, at) =>
            closed === undefined ? [] : [{ at, day: closed, key: `S${100 + at}` }],
          );
          const termination = ended.map(({ key, day }) => {
            return { termination: key, site: key, day: dayText(day) };
          });
          const tables = { site: list.map(siteRow), termination };
          const invoices = await rated(LEFT, tables, '2023-01', '2024-12');
          expect(heldOn(invoices)).toEqual([]);
          for (const [from, to] of [
            [0, 365],
            [365, 731],
          ] as const) {
            const there = list.filter(
              ({ opened, closed }) => opened <= from && (closed ?? Infinity) > from,
            );
            const allowance = Math.floor(there.length / 10);
            const own = ended
              .filter(({ day }) => day >= from && day < to)
              .sort((a, b) => a.day - b.day || (a.key < b.key ? -1 : 1));
            for (const [rank, { at, day, key }] of own.entries()) {
              const { price = 0, committed = 0 } = list[at] ?? {};
              const left = Math.max(0, wholeMonthsBetween(START + day, START + committed));
              const due = rank < allowance ? ZERO : cents(left * price);
              expect([key, billed(invoices, '10', key)]).toEqual([key, due]);
              if (rank < allowance) free += 1;
              else paid += 1;
            }
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(Math.min(free, paid)).toBeGreaterThan(20);
  });

  it('law 25: a charge falls as the end of the commitment nears, and is nothing then', async () => {
    const edges = fc.constantFrom(-1, 0, 1, 28, 29, 30, 31, 59, 180, 181, 364, 365, 366, 731);
    const early = fc.oneof(fc.integer({ min: -40, max: 1150 }), edges);
    const price = fc.integer({ min: 100, max: 90_000 });
    const committed = fc.constantFrom(58, 120, 365, 789, 1095);
    await fc.assert(
      fc.asyncProperty(
        price,
        committed,
        fc.array(early, { minLength: 4 }),
        async (amount, until, list) => {
          const days = list.map((one) => until - one).filter((day) => day > 0 && day < 1095);
          days.sort((a, b) => a - b);
          const one = { opened: 0, price: amount, committed: until };
          const rows = days.map((closed, at) => siteRow({ ...one, closed }, at));
          const invoices = await rated(SLICED, { site: rows }, '2023-01', '2025-12');
          for (const clause of ['2', '3']) {
            const paid = rows.map((row): Rational => billed(invoices, clause, row.site));
            for (const [at, amountDue] of paid.entries()) {
              const [day = 0, before] = [days[at], paid[at - 1] ?? amountDue];
              expect(compare(amountDue, ZERO)).toBe(day < until ? 1 : 0);
              expect(compare(amountDue, before)).toBeLessThanOrEqual(0);
              const share = clause === '2' ? sliced(begunMonths(day, until)) : byDays(until - day);
              expect([day, amountDue]).toEqual([day, toCents(multiply(cents(amount), share))]);
            }
            expect(sum(paid)).toEqual(billed(invoices, clause));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
