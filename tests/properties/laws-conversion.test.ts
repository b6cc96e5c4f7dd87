// Laws of exchange rates, numbers 29 and 30 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  compare,
  divide,
  formatMonth,
  maximum,
  multiply,
  type Rational,
  rational,
  sign,
  subtract,
  sum,
  toText,
  ZERO,
} from '../../dsl/src/values/index.ts';
import {
  amountOf,
  billed,
  cents,
  heldOn,
  linesOf,
  monthOf,
  oneInvoice,
  ownContract,
  rated,
  toCents,
  totalOf,
} from '../support/law-cases.ts';

const CONVERTED = ownContract(`item circuit from "circuit.csv"
  key circuit
  rent : USD

record repair from "repair.csv"
  key repair
  cost : USD
  dated on day

series dollar monthly from "dollar.csv" columns month, value, "published"

define rate of the invoice as dollar for calendar month(period start())

clause 1 "Rent"
  for each circuit
  each month
  charge rent converted to EUR at rate of the invoice

clause 2 "Repairs"
  for each repair
  charge cost converted to EUR by dollar for calendar month(day)
`);

/** Ten thousandths, as a rate. */
const rateText = (value: number): string => toText(rational(value, 10_000));

const FIRST = monthOf('2023-01');
const THROUGH = '2023-06';
const monthText = (at: number): string => formatMonth(FIRST + at);

const money = fc.oneof(fc.integer({ min: 1, max: 500_000 }), fc.constantFrom(1, 50, 100));
const rate = fc.integer({ min: 5_000, max: 20_000 });
const conversion = fc.record({
  rents: fc.array(money, { minLength: 1, maxLength: 4 }),
  repairs: fc.array(fc.tuple(fc.nat(5), money), { maxLength: 6 }),
  rates: fc.array(rate, { minLength: 6, maxLength: 6 }),
  // A rate of a month said anew: which, how, and how many months after it.
  revised: fc.tuple(fc.nat(5), rate, fc.integer({ min: 1, max: 6 })),
});

const dollars = (count: number): string => toText(cents(count));

/** What a rate makes of dollars, to the cent. */
const euros = (count: number, of: number): Rational =>
  toCents(multiply(cents(count), rational(of, 10_000)));

describe('laws of exchange rates', () => {
  it('law 29: one rate an invoice, which every line and the total follow', async () => {
    await fc.assert(
      fc.asyncProperty(conversion, async ({ rents, repairs, rates }) => {
        const circuit = rents.map((rent, at) => ({ circuit: `K${at}`, rent: dollars(rent) }));
        const repair = repairs.map(([month, cost], at) => {
          return { repair: `R${at}`, cost: dollars(cost), day: `${monthText(month)}-28` };
        });
        const dollar = rates.map((value, at) => ({
          month: monthText(at),
          value: rateText(value),
          published: `${monthText(at)}-28`,
        }));
        const invoices = await rated(CONVERTED, { circuit, repair, dollar }, '2023-01', THROUGH);
        expect(heldOn(invoices)).toEqual([]);
        for (const [at, invoice] of invoices.entries()) {
          const of = rates[at] ?? 0;
          const own = repairs.filter(([month]) => month === at);
          const due = [...rents, ...own.map(([, cost]) => cost)].map((one) => euros(one, of));
          const found = invoice.lines.map(({ amount }) => amountOf(amount));
          expect(found.map(toText).sort()).toEqual(
            due
              .filter((one) => one.n)
              .map(toText)
              .sort(),
          );
          expect(amountOf(invoice.total)).toEqual(sum(due));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('law 29: a rate said anew leaves the issued lines, and a correction follows it', async () => {
    let corrected = 0;
    await fc.assert(
      fc.asyncProperty(conversion, async ({ rents, rates, revised: [month, value, after] }) => {
        const circuit = rents.map((rent, at) => ({ circuit: `K${at}`, rent: dollars(rent) }));
        const first = rates.map((one, at) => {
          return { month: monthText(at), value: rateText(one), published: `${monthText(at)}-28` };
        });
        const published = `${monthText(month + after)}-15`;
        const anew = { month: monthText(month), value: rateText(value), published };
        const asIssued = await rated(CONVERTED, { circuit, dollar: first }, '2023-01', THROUGH);
        const tables = { circuit, dollar: [...first, anew] };
        const invoices = await rated(CONVERTED, tables, '2023-01', THROUGH);
        for (const [at, invoice] of invoices.entries()) {
          const issued = invoice.lines.filter(({ corrects }) => corrects === undefined);
          expect(issued).toEqual(asIssued[at]?.lines);
          const later = invoice.lines.filter(({ corrects }) => corrects !== undefined);
          const isDue = at === month + after;
          const changes = rents.map((one) =>
            isDue ? subtract(euros(one, value), euros(one, rates[month] ?? 0)) : ZERO,
          );
          expect(totalOf(later)).toEqual(sum(changes));
          corrected += later.length;
        }
      }),
      { numRuns: 40 },
    );
    expect(corrected).toBeGreaterThan(10);
  });

  it('law 29: without the rate of its month nothing is converted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(money, { minLength: 1, maxLength: 4 }), rate, async (rents, of) => {
        const circuit = rents.map((rent, at) => ({ circuit: `K${at}`, rent: dollars(rent) }));
        const late = { month: '2023-02', value: rateText(of), published: '2023-03-02' };
        const invoice = await oneInvoice(CONVERTED, { circuit, dollar: [late] }, '2023-02');
        expect([invoice.lines, invoice.zeros]).toEqual([[], 0]);
        expect(heldOn([invoice])).toEqual(rents.map((_, at) => `1 K${at} R0105`));
      }),
      { numRuns: 10 },
    );
  });
});

const COLLARED = ownContract(`item entity from "entity.csv"
  key entity
  billed in : one of EUR, GBP
  price : EUR per month

series rate monthly from "rate.csv" columns month, value, "published"

clause 1 "Services"
  for each entity
  charge price

define deviation as rate for calendar month(period start()) / 1.25 - 1

define exposed for each entity as charges of 1 of this entity

clause 2 "Half of what exceeds 4 %"
  each month
  charge 50 % of sign(deviation) * (absolute(deviation) - 4 % at least 0 %)
    * sum of exposed over entity where billed in = GBP
  shared over entity where billed in = GBP by exposed
`);

/** Rates around 1.25, in ten thousandths: 1.20 and 1.30 are the edges of the collar. */
const around = fc.oneof(
  fc.constantFrom(11_999, 12_000, 12_001, 12_500, 12_999, 13_000, 13_001),
  fc.integer({ min: 9_000, max: 16_000 }),
);

const deviationOf = (value: number): Rational =>
  subtract(divide(rational(value), rational(12_500)), rational(1));

const shareOf = (value: number): Rational => {
  const deviation = deviationOf(value);
  const beyond = maximum(ZERO, subtract(absolute(deviation), rational(4, 100)));
  return multiply(rational(sign(deviation), 2), beyond);
};

const prices = fc.array(fc.tuple(money, fc.constantFrom('GBP', 'GBP', 'EUR')), {
  minLength: 1,
  maxLength: 4,
});

describe('laws of the collar', () => {
  it('law 30: nothing inside, half of what exceeds it outside, and no jump', async () => {
    let [inside, outside] = [0, 0];
    await fc.assert(
      fc.asyncProperty(prices, around, around, async (list, one, two) => {
        const entity = list.map(([price, billedIn], at) => {
          return { entity: `E${at}`, 'billed in': billedIn, price: dollars(price) };
        });
        const rows = [one, two].map((value, at) => {
          return { month: monthText(at), value: rateText(value), published: '' };
        });
        const invoices = await rated(COLLARED, { entity, rate: rows }, '2023-01', '2023-02');
        const exposed = sum(list.map(([price, of]) => (of === 'GBP' ? cents(price) : ZERO)));
        const found = invoices.map((invoice) => billed([invoice], '2'));
        for (const [at, value] of [one, two].entries()) {
          expect(found[at]).toEqual(toCents(multiply(shareOf(value), exposed)));
          const isInside = value >= 12_000 && value <= 13_000;
          if (isInside) expect(linesOf(invoices.slice(at, at + 1), '2')).toEqual([]);
          if (isInside) inside += 1;
          else outside += 1;
        }
        // Half of the way between the two rates, at most; a cent for the roundings.
        const jump = absolute(subtract(found[1] ?? ZERO, found[0] ?? ZERO));
        const way = absolute(subtract(deviationOf(two), deviationOf(one)));
        const most = add(multiply(multiply(way, rational(1, 2)), exposed), cents(1));
        expect(compare(jump, most)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 80 },
    );
    expect(Math.min(inside, outside)).toBeGreaterThan(30);
  });
});
