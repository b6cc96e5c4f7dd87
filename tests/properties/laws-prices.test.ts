// Laws of prices, tiers and commitments, numbers 15 to 25 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileContract, createSourceFile } from '../../dsl/src/index.ts';
import {
  absolute,
  add,
  compare,
  formatDay,
  maximum,
  multiply,
  parseDay,
  type Rational,
  rational,
  subtract,
  sum,
  toText,
  ZERO,
} from '../../dsl/src/values/index.ts';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import { historyOf } from '../differential/compare.ts';
import {
  access,
  amountOf,
  contract,
  linesOf,
  oneInvoice,
  rated,
  totalOf,
} from '../support/law-cases.ts';

const PRICES = `table prices by cos
  cos | monthly (EUR per month)
  Standard | 31
  Gold | 62

clause 1 "Access"
  for each access
  charge monthly of prices with cos = cos
`;

const GOLD_FROM = '2023-03-11';
const AMENDED = `${PRICES}
amendment 1 signed 2022-12-01 effective ${GOLD_FROM}
  in table prices, row Gold : monthly becomes 93
`;

/** What a scale gives for quantities, each a record of its own, in order. */
async function scaleOf(kind: string, quantities: readonly number[]): Promise<readonly Rational[]> {
  const text = contract(`clause 1 "Scale"
  for each usage
  charge 1 EUR * ${kind} scale of quantity
    up to 100 : 3
    up to 500 : 2
    otherwise : 1.25
`);
  const usage = quantities.map((quantity, at) => {
    return { usage: `U${at}`, access: 'A', quantity: `${quantity}`, day: '2023-01-05' };
  });
  const { lines } = await oneInvoice(text, { usage }, '2023-01');
  return quantities.map((_, at) => amountOf(lines.find((one) => one.subject === `U${at}`)?.amount));
}

/** The charge and the shortfall of a commitment of 1000 for an amount of spend in cents. */
async function shortfallOf(cents: number): Promise<Rational> {
  const text = contract(`clause 1 "Spend"
  each month
  charge ${toText(rational(cents, 100))} EUR

clause 2 "Commitment"
  each month
  commitment of 1000 EUR on charges of 1 shortfall at 80 %
`);
  return totalOf(linesOf([await oneInvoice(text, {}, '2023-01')], '2'));
}

const quantity = fc.integer({ min: 0, max: 2000 });

describe('laws of prices', () => {
  it('law 15: the service date chooses the price, whenever the invoice is drawn', async () => {
    const row = access('A', '2023-02-01', '2023-05-01', { cos: 'Gold' });
    const invoices = await rated(contract(AMENDED), { access: [row] }, '2023-01', '2023-06');
    for (const { from, to, unitPrice: _, ...line } of linesOf(invoices, '1')) {
      expect(to <= GOLD_FROM || from >= GOLD_FROM).toBe(true);
      if (to === '2023-03-01') expect(line.amount).toBe('62.00');
      if (from === '2023-04-01') expect(line.amount).toBe('93.00');
    }
  });

  it('law 15: without exactly one row the subject is held, never charged nothing', async () => {
    const holed = PRICES.replace('  Gold | 62\n', '');
    const row = access('A', '2023-01-01', '', { cos: 'Gold' });
    const { lines, held, zeros } = await oneInvoice(contract(holed), { access: [row] }, '2023-01');
    expect([lines, zeros]).toEqual([[], 0]);
    expect(held.map(({ subject, code }) => [subject, code])).toEqual([['A', 'R0102']]);
  });

  it('law 16: two rows for one key do not compile', () => {
    const twice = contract(PRICES.replace('  Gold | 62\n', '  Gold | 62\n  Gold | 63\n'));
    const { problems } = compileContract({ files: [createSourceFile('c.avn', twice)] });
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(
      ['C0702'],
    );
  });

  it('law 17: on any day at most one version of a clause and of a table is in force', () => {
    fc.assert(
      fc.property(specArbitrary, (spec) => {
        for (const { plan } of historyOf(render(spec).text).plans) {
          const clauses = plan.rules.map(({ clause, effective }) => [clause, effective] as const);
          const named = clauses.filter(([clause]) => !clause.startsWith('amendment'));
          const tables = plan.tables.flatMap(({ name, versions }) =>
            versions.map((one) => [`table ${name}`, one] as const),
          );
          for (const [at, [name, one]] of [...named, ...tables].entries()) {
            const later = [...named, ...tables].slice(at + 1).filter(([other]) => other === name);
            for (const [, other] of later) {
              const overlap =
                (one.to === null || (other.from ?? '') < one.to) &&
                (other.to === null || (one.from ?? '') < other.to);
              expect([name, overlap]).toEqual([name, false]);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('law 18: a price changed from a day on changes nothing before that day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(120), fc.integer({ min: 1, max: 90 }), async (start, length) => {
        const first = (parseDay('2023-01-01') ?? 0) + start;
        const row = access('A', formatDay(first), formatDay(first + length), { cos: 'Gold' });
        const [before, after] = await Promise.all(
          [PRICES, AMENDED].map((text) =>
            rated(contract(text), { access: [row] }, '2023-01', '2023-08'),
          ),
        );
        const early = (list = before) =>
          linesOf(list ?? [], '1').filter(({ to }) => to <= '2023-03-01');
        expect(early(after).map(({ id, amount }) => [id, amount])).toEqual(
          early().map(({ id, amount }) => [id, amount]),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('law 19: a graduated charge never falls or jumps and is the sum of its slices', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quantity, { minLength: 2, maxLength: 12 }), async (list) => {
        const sorted = list.toSorted((a, b) => a - b);
        const amounts = await scaleOf('graduated', sorted);
        for (const [at, amount] of amounts.entries()) {
          const q = sorted[at] ?? 0;
          const slices = [Math.min(q, 100) * 3, Math.max(0, Math.min(q, 500) - 100) * 2];
          const rest = multiply(rational(Math.max(0, q - 500)), rational(5, 4));
          expect(amount).toEqual(add(sum(slices.map((slice) => rational(slice))), rest));
          const rise = subtract(amount, amounts[at - 1] ?? amount);
          const step = rational(3 * (q - (sorted[at - 1] ?? q)));
          expect(compare(rise, ZERO) >= 0 && compare(rise, step) <= 0).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('law 20: a volume charge is the quantity at one price', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quantity, { minLength: 1, maxLength: 12 }), async (list) => {
        const [volume, graduated] = [
          await scaleOf('whole volume', list),
          await scaleOf('graduated', list),
        ];
        for (const [at, q] of list.entries()) {
          const price = q <= 100 ? rational(3) : q <= 500 ? rational(2) : rational(5, 4);
          expect(volume[at]).toEqual(multiply(rational(q), price));
          if (q <= 100) expect(volume[at]).toEqual(graduated[at]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('law 21: a discount is at most its base, and reads the clauses it names alone', async () => {
    const money = fc.integer({ min: 1, max: 500_000 });
    await fc.assert(
      fc.asyncProperty(
        money,
        money,
        fc.constantFrom('graduated', 'whole volume'),
        async (a, b, kind) => {
          const text = contract(`clause 1 "Base"
  each month
  charge ${toText(rational(a, 100))} EUR

clause 2 "Not eligible"
  each month
  charge ${toText(rational(b, 100))} EUR

clause 3 "Discount"
  discount charges of 1 ${kind}
    up to 400 EUR : 5 %
    otherwise : 100 %
`);
          const invoice = await oneInvoice(text, {}, '2023-01');
          const discount = absolute(totalOf(linesOf([invoice], '3')));
          expect(compare(discount, rational(a, 100))).toBeLessThanOrEqual(0);
          const other = await oneInvoice(text.replace(/clause 2[\s\S]*?\n\n/, ''), {}, '2023-01');
          expect(totalOf(linesOf([other], '3'))).toEqual(totalOf(linesOf([invoice], '3')));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('law 22: the shortfall is the rate of what is missing, if anything is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(200_000), async (cents) => {
        const missing = maximum(ZERO, subtract(rational(1000), rational(cents, 100)));
        const due = multiply(missing, rational(8, 10));
        const found = await shortfallOf(cents);
        expect(compare(absolute(subtract(found, due)), rational(5, 1000))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  it('law 23: lower spend raises the shortfall by the rate of the reduction', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 5, max: 990 }), fc.nat(4), async (spend, less) => {
        const [before, after] = await Promise.all(
          [spend, spend - less].map((euros) => shortfallOf(euros * 100)),
        );
        expect(subtract(after ?? ZERO, before ?? ZERO)).toEqual(rational(less * 8, 10));
      }),
      { numRuns: 30 },
    );
  });

  it('law 23: and so does usage taken back by a correction', async () => {
    const text = contract(`clause 1 "Usage"
  for each usage
  charge 1 EUR * quantity

clause 2 "Commitment"
  each month
  commitment of 1000 EUR on charges of 1 shortfall at 50 %
`).replace('  dated on day\n', '  dated on day\n  known from known\n');
    const row = { usage: 'U', access: 'A', quantity: '900', day: '2023-01-05', known: '' };
    const less = { ...row, quantity: '700', known: '2023-02-20' };
    const invoices = await rated(text, { usage: [row, less] }, '2023-01', '2023-02');
    const corrections = linesOf(invoices, '2').filter(({ corrects }) => corrects !== undefined);
    expect(corrections.map(({ amount }) => amount)).toEqual(['100.00']);
  });
});
