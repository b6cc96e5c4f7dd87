// Laws of service credits over time, numbers 35 and 37 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  firstDayOf,
  isZero,
  lastDayOf,
  multiply,
  negate,
  type Rational,
  rational,
  sum,
  ZERO,
} from '../../dsl/src/values/index.ts';
import {
  amountOf,
  billed,
  cents,
  dayText,
  heldOn,
  linesOf,
  monthOf,
  ownContract,
  rated,
  START,
  toCents,
} from '../support/law-cases.ts';

const FIRST = monthOf('2023-01');

/** First and last day of a month, counted from 1 January 2023. */
const daysOf = (at: number) => ({
  first: firstDayOf(FIRST + at) - START,
  last: lastDayOf(FIRST + at) - START,
});

const CLAIMED = ownContract(`item site from "site.csv"
  key site
  price : EUR per month
  in service from opened until closed

record outage from "outage.csv"
  key outage
  site : site
  lasting from started to ended

record claim from "claim.csv"
  key claim
  outage : outage
  dated on day

clause 4 "Site"
  for each site
  charge price

define month of outage for each outage as first day(start)

define full for each outage as month of outage >= service start of site

define base for each outage as
  charges of 4 of site of this outage from month of outage until month of outage + 1 month

clause 9 "Claimed within sixty days of the measured month"
  for each claim
  when full of outage and day <= last day(month of outage of outage) + 60 days
  credit 10 % of base of outage

clause 9.1 "Given without a claim"
  for each outage
  when full
  credit 5 % of base
`);

interface Claimed {
  readonly price: number;
  readonly opened: number;
  readonly outage: number;
  /** Days after the last day of the month of the outage; undefined: never claimed. */
  readonly claim: number | undefined;
}

const claimed: fc.Arbitrary<Claimed> = fc.record({
  price: fc.constantFrom(0, 0, 1, 3_333, 10_000, 50_000),
  // The first of a month, beside it, in the middle of it.
  opened: fc.constantFrom(0, 30, 31, 32, 45, 58, 59),
  outage: fc.constantFrom(0, 30, 31, 40, 58, 59, 89, 90),
  claim: fc.constantFrom(undefined, -1, 0, 1, 59, 60, 61, 75),
});

const partOf = (amount: Rational, percent: number): Rational =>
  negate(toCents(multiply(amount, rational(percent, 100))));

describe('laws of claims', () => {
  it('law 35: none before the first full month, without charges, or claimed too late', async () => {
    const seen = { given: 0, early: 0, unpaid: 0, late: 0 };
    const all = fc.array(claimed, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(all, async (list) => {
        const rows = list.map(({ price, opened }, at) => {
          return { site: `S${at}`, price: `${price / 100}`, opened: dayText(opened), closed: '' };
        });
        const outage = list.map(({ outage: day }, at) => {
          const times = { started: `${dayText(day)}T09:00`, ended: `${dayText(day + 1)}T10:00` };
          return { outage: `O${at}`, site: `S${at}`, ...times };
        });
        const monthFor = ({ outage: day }: Claimed): number =>
          [31, 59, 90, 120].findIndex((end) => day < end);
        const claim = list.flatMap((one, at) => {
          if (one.claim === undefined) return [];
          const day = dayText(daysOf(monthFor(one)).last + one.claim);
          return [{ claim: `C${at}`, outage: `O${at}`, day }];
        });
        const tables = { site: rows, outage, claim };
        const invoices = await rated(CLAIMED, tables, '2023-01', '2023-09');
        expect(heldOn(invoices)).toEqual([]);
        for (const [at, one] of list.entries()) {
          const month = monthFor(one);
          const isFull = one.opened <= daysOf(month).first;
          const isTimely = one.claim !== undefined && one.claim <= 60;
          const base = billed(invoices.slice(month, month + 1), '4', `S${at}`);
          const byClaim = isFull && isTimely ? partOf(base, 10) : ZERO;
          expect(billed(invoices, '9', `C${at}`)).toEqual(byClaim);
          expect(billed(invoices, '9.1', `O${at}`)).toEqual(isFull ? partOf(base, 5) : ZERO);
          if (!isFull) seen.early += 1;
          else if (one.price === 0) seen.unpaid += 1;
          else if (isTimely) seen.given += 1;
          else seen.late += 1;
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  });
});

const AT_RISK = ownContract(`item service from "service.csv"
  key service
  price : EUR per month

record result from "result.csv"
  key result
  weight : %
  points : number
  dated in month period

clause 4 "Services"
  for each service
  charge price

clause 9 "Twelve per cent of the month at risk"
  each month
  credit 12 % * charges of 4 * (sum of points * weight over result at most 1)

clause 9.1 "Earned back after three months without a credit"
  each month
  when charges of 9 in the last 3 months = 0 EUR
  charge 0 EUR - charges of 9 in the last 4 months
`);

const result = fc.record({
  month: fc.nat(11),
  weight: fc.constantFrom(10, 25, 40, 50, 100),
  points: fc.constantFrom(0, 0, 1, 2),
});

describe('laws of amounts at risk', () => {
  it('law 37: credits keep to the amount at risk, and are earned back once at most', async () => {
    let [limited, back] = [0, 0];
    const services = fc.array(fc.nat(500_000), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(services, fc.array(result, { maxLength: 9 }), async (prices, results) => {
        const service = prices.map((price, at) => {
          return { service: `V${at}`, price: `${price / 100}` };
        });
        const rows = results.map(({ month, weight, points }, at) => {
          const period = dayText(daysOf(month).first).slice(0, 7);
          return { result: `R${at}`, weight: `${weight} %`, points: `${points}`, period };
        });
        const tables = { service, result: rows };
        const invoices = await rated(AT_RISK, tables, '2023-01', '2024-04');
        expect(heldOn(invoices)).toEqual([]);
        const fee = sum(prices.map(cents));
        const credits = invoices.map((_, at) => {
          const own = results.filter(({ month }) => month === at);
          const lost = own.reduce((so, { weight, points }) => so + weight * points, 0);
          if (lost > 100) limited += 1;
          return toCents(multiply(fee, rational(12 * Math.min(100, lost), 10_000)));
        });
        const most = toCents(multiply(fee, rational(12, 100)));
        for (const [at, invoice] of invoices.entries()) {
          const credit = negate(billed([invoice], '9'));
          expect(credit).toEqual(credits[at]);
          expect(compare(credit, most)).toBeLessThanOrEqual(0);
          const isGood = credits.slice(Math.max(0, at - 2), at + 1).every(isZero);
          const earned = isGood ? (credits[at - 3] ?? ZERO) : ZERO;
          expect(billed([invoice], '9.1')).toEqual(earned);
          if (!isZero(earned)) back += 1;
          const so = invoices.slice(0, at + 1);
          const [repaid, paid] = [billed(so, '9.1'), negate(billed(so.slice(0, -3), '9'))];
          expect(compare(repaid, paid)).toBeLessThanOrEqual(0);
        }
        const all = linesOf(invoices, '9').map(({ amount }) => amountOf(amount));
        expect(all.every((one) => compare(one, ZERO) < 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(Math.min(limited, back)).toBeGreaterThan(5);
  });
});
