// Laws of pools and late records, numbers 40 and 41 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lastDayOf,
  multiply,
  parseDay,
  type Rational,
  rational,
  subtract,
  sum,
  ZERO,
} from '../../dsl/src/values/index.ts';
import {
  amountOf,
  billed,
  dayText,
  linesOf,
  monthOf,
  ownContract,
  rated,
  START,
  toCents,
} from '../support/law-cases.ts';

const POOL = (allowance: number): string =>
  ownContract(`item plan from "plan.csv"
  key plan

record call from "call.csv"
  key call
  plan : plan
  length : minutes
  dated at started

define before for each call as
  sum of length over call in the month before this one where plan = plan of this call

define beyond for each call as
  (lesser of length and before + length - ${allowance} minutes) at least 0 minutes

clause 1 "Inside"
  for each call
  charge 1 EUR per minute * (length - beyond)

clause 2 "Beyond"
  for each call
  charge 1 EUR per minute * beyond

clause 3 "Beyond, in one sum"
  for each plan
  each month
  charge 1 EUR per minute * (sum of length over call of this plan - ${allowance} minutes
    at least 0 minutes)
`);

/** Calls of two plans in two months; several start at once. */
const calls = fc.array(
  fc.record({ plan: fc.nat(1), at: fc.constantFrom(0, 15, 29, 30, 31, 45, 58), long: fc.nat(40) }),
  { minLength: 1, maxLength: 14 },
);

describe('laws of pools', () => {
  it('law 40: no more than the pool inside; a call over its edge is split exactly', async () => {
    let [split, exact] = [0, 0];
    await fc.assert(
      fc.asyncProperty(calls, fc.nat(120), fc.nat(3), async (list, any, edge) => {
        const used = (plan: number, month: number): number =>
          list
            .filter((one) => one.plan === plan && (one.at > 30 ? 1 : 0) === month)
            .reduce((so, { long }) => so + long, 0);
        // Often the pool is just what a plan uses in January.
        const allowance = edge === 0 ? used(0, 0) : any;
        const call = list.map(({ plan, at, long }, index) => {
          const started = `${dayText(at)}T09:00`;
          return { call: `C${100 + index}`, plan: `P${plan}`, length: `${long}`, started };
        });
        const tables = { plan: [{ plan: 'P0' }, { plan: 'P1' }], call };
        const invoices = await rated(POOL(allowance), tables, '2023-01', '2023-02');
        for (const [month, invoice] of invoices.entries()) {
          for (const plan of [0, 1]) {
            const own = call.filter((_, index) => {
              const one = list[index];
              return one?.plan === plan && (one.at > 30 ? 1 : 0) === month;
            });
            const parts = own.map((one) => ({
              length: amountOf(one.length),
              inside: billed([invoice], '1', one.call),
              beyond: billed([invoice], '2', one.call),
            }));
            for (const { length: all, inside, beyond } of parts) {
              expect(subtract(all, inside)).toEqual(beyond);
              expect(inside.n >= 0n && beyond.n >= 0n).toBe(true);
              if (inside.n > 0n && beyond.n > 0n) split += 1;
            }
            const total = used(plan, month);
            if (total === allowance) exact += 1;
            const inside = sum(parts.map((one) => one.inside));
            const over = rational(Math.max(0, total - allowance));
            expect(inside).toEqual(rational(Math.min(total, allowance)));
            expect(sum(parts.map((one) => one.beyond))).toEqual(over);
            expect(billed([invoice], '3', `P${plan}`)).toEqual(over);
          }
        }
      }),
      { numRuns: 80 },
    );
    expect(Math.min(split, exact)).toBeGreaterThan(10);
  });
});

const LIMIT = 2;
const PRICED_FROM = 45;

const LATE = ownContract(
  `record call from "call.csv"
  key call
  length : minutes
  dated on day
  known from recorded

table price
  minute (EUR per minute)
  0.0125

define before for each call as sum of length over call in the month before this one

clause 1 "Beyond 60 minutes a month"
  for each call
  charge minute of price * ((lesser of length and before + length - 60 minutes)
    at least 0 minutes)

amendment 1 signed 2022-12-01 effective ${dayText(PRICED_FROM)}
  in table price : minute becomes 0.0375
`,
  `corrections up to ${LIMIT} months back`,
);

const lateCall = fc.record({
  // The last and first days of months, and those about the change of price.
  day: fc.oneof(fc.constantFrom(0, 30, 31, 44, 45, 46, 58, 59, 89), fc.nat(89)),
  late: fc.oneof(fc.constantFrom(0, 1, 28, 31, 59, 60), fc.nat(150)),
  long: fc.integer({ min: 1, max: 70 }),
});

describe('laws of late records', () => {
  it('law 41: rated as of their day, billed when known, not beyond the limit', async () => {
    let [late, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(lateCall, { minLength: 1, maxLength: 10 }), async (list) => {
        const all = list.map(({ day, late: days, long }, at) => ({
          key: `C${at}`,
          day,
          long,
          recorded: day + days,
        }));
        const call = all.map(({ key, day, long, recorded }) => {
          return { call: key, length: `${long}`, day: dayText(day), recorded: dayText(recorded) };
        });
        const invoices = await rated(LATE, { call }, '2023-01', '2023-09');
        const monthOfDay = (day: number): number => [30, 58].filter((last) => day > last).length;
        // What the calls of a month cost as known on a day, each to the cent.
        const costs = (month: number, known: number): ReadonlyMap<string, Rational> => {
          const own = all.filter((o) => monthOfDay(o.day) === month && o.recorded <= known);
          own.sort((a, b) => a.day - b.day || (a.key < b.key ? -1 : 1));
          let used = 0;
          return new Map(
            own.map(({ key, day, long }) => {
              const beyond = Math.max(0, Math.min(long, used + long - 60));
              used += long;
              const price = rational(day < PRICED_FROM ? 125 : 375, 10_000);
              return [key, toCents(multiply(price, rational(beyond)))];
            }),
          );
        };
        const drawn = invoices.map(({ knownOn }) => (parseDay(knownOn) ?? 0) - START);
        for (const [at, invoice] of invoices.entries()) {
          expect(drawn[at]).toBe(lastDayOf(monthOf(invoice.period)) + 1 - START);
          for (const { key, day, recorded } of all) {
            const month = monthOfDay(day);
            const isOpen = at >= month && at - month <= LIMIT;
            const now = costs(month, drawn[at] ?? 0).get(key) ?? ZERO;
            const before = at === month ? undefined : costs(month, drawn[at - 1] ?? 0).get(key);
            const due = isOpen ? subtract(now, before ?? ZERO) : ZERO;
            expect([at, key, billed([invoice], '1', key)]).toEqual([at, key, due]);
            if (at > month && isOpen && due.n > 0n) late += 1;
            if (at === month && recorded > (drawn[month + LIMIT] ?? 0)) refused += 1;
          }
        }
        expect(linesOf(invoices.slice(5), '1')).toEqual([]);
      }),
      { numRuns: 80 },
    );
    expect(Math.min(late, refused)).toBeGreaterThan(10);
  });
});
