// Laws of service credits, number 33 of the domain's list: caps by site, by rolling year, by invoice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  compare,
  divide,
  firstDayOf,
  isZero,
  lastDayOf,
  maximum,
  minimum,
  multiply,
  negate,
  type Rational,
  rational,
  roundToStep,
  subtract,
  sum,
  ZERO,
} from '../../dsl/src/values/index.ts';
import {
  billed,
  cents,
  dayText,
  heldOn,
  monthOf,
  ownContract,
  rated,
  START,
} from '../support/law-cases.ts';

const FIRST = monthOf('2023-01');

/** First and last day of a month, counted from 1 January 2023. */
const daysOf = (at: number) => ({
  first: firstDayOf(FIRST + at) - START,
  last: lastDayOf(FIRST + at) - START,
});

const CAPPED = ownContract(`item site from "site.csv"
  key site
  price : EUR per month
  year : EUR
  in service from opened until closed

record incident from "incident.csv"
  key incident
  site : site
  hours : number
  dated on day

clause 4 "Site"
  for each site
  charge price

define own for each site as charges of 4 of this site

define claimed for each site as 4 % * own * sum of hours over incident of this site

define earned for each site as
  (lesser of claimed and lesser of 50 % of own
    and year + charges of 9 of this site in the last 11 months before the period)
  at least 0 EUR rounded down to 0.01 EUR

define allowed as lesser of sum of earned over site and 20 % of charges of 4

clause 9 "Credits: by site, by rolling year, and by invoice shared as earned"
  each month
  when sum of earned over site > 0 EUR
  credit allowed
  rounded to 0.01 down
  shared over site by earned
`);

const MONTHS = 14;
const down = (amount: Rational): Rational => roundToStep(amount, cents(1), 'down');

const site = fc.record({
  price: fc.integer({ min: 1, max: 100_000 }),
  year: fc.nat(60_000),
  opened: fc.oneof(fc.constant(0), fc.nat(200)),
  days: fc.constantFrom(30, 59, 250, 1000, 1000),
});
const outage = fc.record({
  site: fc.nat(3),
  // January of both years: the first falls out of the rolling year of the second.
  day: fc.oneof(fc.constantFrom(0, 30, 31, 334, 364, 365, 396), fc.nat(424)),
  hours: fc.integer({ min: 1, max: 40 }),
});

describe('laws of caps', () => {
  it('law 33: by site, by rolling year and by invoice, shared exactly', {
    timeout: 60_000,
  }, async () => {
    const reached = { site: 0, year: 0, invoice: 0 };
    const sites = fc.array(site, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        sites,
        fc.array(outage, { maxLength: 30, size: 'max' }),
        async (list, hits) => {
          const rows = list.map(({ price, year, opened, days }, at) => {
            const dates = { opened: dayText(opened), closed: dayText(opened + days) };
            return { site: `S${at}`, price: `${price / 100}`, year: `${year / 100}`, ...dates };
          });
          const incident = hits.map(({ site: of, day, hours }, at) => {
            const key = `S${of % list.length}`;
            return { incident: `I${at}`, site: key, hours: `${hours}`, day: dayText(day) };
          });
          const tables = { site: rows, incident };
          const invoices = await rated(CAPPED, tables, '2023-01', '2024-02');
          expect(heldOn(invoices)).toEqual([]);
          for (let at = 0; at < MONTHS; at += 1) {
            const here = invoices.slice(at, at + 1);
            const { first, last } = daysOf(at);
            const earned = list.map(({ year, opened, days }, index) => {
              const key = `S${index}`;
              if (opened > last || opened + days <= last) return ZERO;
              const own = billed(here, '4', key);
              const hours = hits
                .filter(
                  (one) => one.site % list.length === index && one.day >= first && one.day <= last,
                )
                .map((one) => one.hours);
              const before = billed(invoices.slice(Math.max(0, at - 11), at), '9', key);
              const limits = {
                site: multiply(own, rational(1, 2)),
                year: add(cents(year), before),
              };
              const claimed = multiply(
                own,
                rational(4 * hours.reduce((so, one) => so + one, 0), 100),
              );
              if (compare(claimed, minimum(limits.site, limits.year)) > 0) {
                reached[compare(limits.site, limits.year) < 0 ? 'site' : 'year'] += 1;
              }
              const least = minimum(claimed, minimum(limits.site, limits.year));
              return down(maximum(ZERO, least));
            });
            const most = multiply(billed(here, '4'), rational(20, 100));
            const due = down(minimum(sum(earned), most));
            if (compare(most, sum(earned)) < 0) reached.invoice += 1;
            // The invoice keeps its cap, and what is shared is all of it.
            expect(negate(billed(here, '9'))).toEqual(due);
            for (const [index, { year }] of list.entries()) {
              const key = `S${index}`;
              const given = negate(billed(here, '9', key));
              const half = multiply(billed(here, '4', key), rational(1, 2));
              const rolling = negate(
                billed(invoices.slice(Math.max(0, at - 11), at + 1), '9', key),
              );
              expect(compare(given, half)).toBeLessThanOrEqual(0);
              expect(compare(rolling, cents(year))).toBeLessThanOrEqual(0);
              const part = isZero(due)
                ? ZERO
                : divide(multiply(due, earned[index] ?? ZERO), sum(earned));
              expect(compare(absolute(subtract(given, part)), cents(1))).toBe(-1);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(20);
  });
});
