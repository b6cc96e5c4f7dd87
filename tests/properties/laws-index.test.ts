// Laws of indexation and service levels, numbers 26 to 36 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  compare,
  formatInstant,
  multiply,
  parseInstant,
  type Rational,
  rational,
  roundToStep,
  subtract,
  toText,
} from '../../dsl/src/values/index.ts';
import {
  access,
  amountOf,
  contract,
  linesOf,
  oneInvoice,
  rated,
  totalOf,
} from '../support/law-cases.ts';

const CENT = rational(1, 100);
const half = (one: Rational): Rational => roundToStep(one, CENT, 'half-up');

const INDEXED = contract(`table fees by cos
  cos | fee (EUR per month)
  Standard | 100

clause 1 "Fee"
  for each access
  charge fee of fees with cos = cos

clause 2 "Indexation"
  multiply fee of fees by IDX for previous month(10) / IDX for 2022-10
  at least 0.98
  at most 1.05
  every 12 months from 2024-01-01
  on the price before
  rounded to 0.01
`);

const row = access('A', '2023-01-01');

const index = (month: string, value: string, published = '') => ({ month, value, published });

/** The fee of January 2024 when October 2022 was at 100 and October 2023 at this value. */
async function feeAt(hundredths: number): Promise<Rational> {
  const value = toText(rational(hundredths, 100));
  const IDX = [index('2022-10', '100'), index('2023-10', value)];
  const invoice = await oneInvoice(INDEXED, { access: [row], IDX }, '2024-01');
  return totalOf(linesOf([invoice], '1'));
}

/** Minutes of January 2023 as an incident. */
function outage(key: string, from: number, length: number, planned = 'no') {
  const start = parseInstant('2023-01-01T00:00') ?? 0;
  const at = (minutes: number): string => formatInstant(start + minutes * 60);
  return { incident: key, access: 'A', planned, start: at(from), end: at(from + length) };
}

const MINUTES = 31 * 24 * 60;

const SERVICE = contract(`define outage for each access as
  total time(times of incident of this access where not planned)

define availability for each access as 1 - outage / (period days() * 24 hours)

clause 1 "Fee"
  for each access
  charge price

clause 2 "Availability, in millions"
  for each access
  each month
  charge 1 000 000 EUR * availability

clause 3 "Credit"
  for each access
  each month
  credit charges of 1 of this access by availability
    99.95 % and over : 0 %
    99 % to 99.95 % : 10 %
    under 99 % : 60 %
  at most 50 % of charges of 1 of this access
`);

async function serviceWith(incidents: readonly ReturnType<typeof outage>[]) {
  const tables = { access: [access('A', '2023-01-01', '', { price: '200' })], incident: incidents };
  const invoice = await oneInvoice(SERVICE, tables, '2023-01');
  const of = (clause: string): Rational => totalOf(linesOf([invoice], clause));
  return { fee: of('1'), availability: of('2'), credit: of('3') };
}

const availabilityFor = (minutes: number): Rational =>
  half(multiply(rational(1_000_000), rational(MINUTES - minutes, MINUTES)));

const piece = fc.tuple(fc.nat(MINUTES - 1000), fc.integer({ min: 1, max: 900 }));

describe('laws of indexation', () => {
  it('law 26: equal indices change nothing, bounds hold, the price follows', async () => {
    expect(await feeAt(10_000)).toEqual(rational(100));
    const values = fc.array(fc.integer({ min: 5_000, max: 15_000 }), {
      minLength: 2,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(values, async (list) => {
        const sorted = list.toSorted((a, b) => a - b);
        const fees = await Promise.all(sorted.map(feeAt));
        for (const [at, fee] of fees.entries()) {
          expect(compare(fee, rational(98)) >= 0 && compare(fee, rational(105)) <= 0).toBe(true);
          expect(compare(fees[at - 1] ?? fee, fee)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('law 27: a value revised after the revision date changes no price', async () => {
    const first = [index('2022-10', '100'), index('2023-10', '102', '2023-12-15')];
    const revised = [...first, index('2023-10', '109', '2024-02-15')];
    const [before, after] = await Promise.all(
      [first, revised].map((IDX) => rated(INDEXED, { access: [row], IDX }, '2024-01', '2024-06')),
    );
    expect(after).toEqual(before);
  });

  it('law 28: a revision takes effect once, and a missing value holds', async () => {
    const IDX = [index('2022-10', '100'), index('2023-10', '102')];
    const invoices = await rated(INDEXED, { access: [row], IDX }, '2024-01', '2024-12');
    expect(new Set(linesOf(invoices, '1').map(({ amount }) => amount))).toEqual(
      new Set(['102.00']),
    );
    const { lines, held } = await oneInvoice(
      INDEXED,
      { access: [row], IDX: IDX.slice(0, 1) },
      '2024-01',
    );
    expect(lines).toEqual([]);
    expect(held.map(({ code }) => code)).toEqual(['R0105']);
  });
});

describe('laws of service levels', () => {
  it('law 31: overlapping outages count once, planned ones not at all', async () => {
    expect((await serviceWith([])).availability).toEqual(rational(1_000_000));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 5 }), async (pieces) => {
        const minutes = new Set(
          pieces.flatMap(([from, length]) => Array.from({ length }, (_, at) => from + at)),
        );
        const incidents = pieces.map(([from, length], at) => outage(`I${at}`, from, length));
        const planned = pieces.map(([from, length], at) => outage(`P${at}`, from, length, 'yes'));
        const { availability } = await serviceWith([...incidents, ...planned]);
        expect(availability).toEqual(availabilityFor(minutes.size));
      }),
      { numRuns: 40 },
    );
  });

  it('law 32: no credit above the target, and never more for better service', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), fc.nat(2000), async (short, more) => {
        const [less, worse] = [
          await serviceWith([outage('I', 100, short)]),
          await serviceWith([outage('I', 100, short + more)]),
        ];
        expect(compare(worse.credit, less.credit)).toBeLessThanOrEqual(0);
        if (short <= MINUTES * 0.0005) expect(less.credit).toEqual(rational(0));
      }),
      { numRuns: 30 },
    );
  });

  it('laws 33 and 36: a credit keeps its cap, and the charges of the site', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40_000 }), async (length) => {
        const { fee, credit } = await serviceWith([outage('I', 0, length)]);
        const cap = multiply(fee, rational(1, 2));
        expect(compare(absolute(credit), cap)).toBeLessThanOrEqual(0);
        expect(compare(add(fee, credit), rational(0))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });

  it('law 34: of two credits written as the greater of them, only that one', async () => {
    const text = contract(`clause 1 "Greater of"
  for each incident
  credit greater of 5 EUR and 0.10 EUR * (duration / 1 minute)
`);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (length) => {
        const { lines } = await oneInvoice(text, { incident: [outage('I', 0, length)] }, '2023-01');
        const due = Math.max(500, length * 10);
        expect(lines.map(({ amount }) => amountOf(amount))).toEqual([rational(-due, 100)]);
      }),
      { numRuns: 20 },
    );
  });

  it('law 35: without charges there is no credit', async () => {
    const tables = { access: [access('A', '2023-01-01', '', { price: '0' })] };
    const incident = [outage('I', 0, 10_000)];
    const { lines } = await oneInvoice(SERVICE, { ...tables, incident }, '2023-01');
    expect(lines.filter(({ clause }) => clause === '3')).toEqual([]);
    expect(subtract(rational(0), totalOf(lines)).n <= 0n).toBe(true);
  });
});
