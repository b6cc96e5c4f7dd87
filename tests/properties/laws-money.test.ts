// Laws of money and rounding, numbers 1 to 7 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  compare,
  divide,
  equals,
  fromText,
  multiply,
  negate,
  type Rational,
  rational,
  roundToStep,
  subtract,
  sum,
  toFixedText,
  toText,
} from '../../dsl/src/values/index.ts';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import {
  access,
  amountOf,
  contract,
  invoicesOf,
  oneInvoice,
  totalOf,
} from '../support/law-cases.ts';

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => rational(n, d));

const CENT = rational(1, 100);

describe('laws of money', () => {
  it('law 1: a number written and read is the same number, without a binary fraction', () => {
    fc.assert(
      fc.property(number, (one) => {
        expect(fromText(toText(one))).toEqual(one);
      }),
    );
    fc.assert(
      fc.property(number, (one) => {
        const cents = roundToStep(one, CENT, 'half-up');
        expect(fromText(toFixedText(cents, 2))).toEqual(cents);
      }),
    );
  });

  it('law 2: a credit is rounded like the charge of the same amount', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10_000_000 }), async (n) => {
        const exact = `${n} EUR / 7000`;
        const clauses = ['charge', 'credit'].map(
          (verb, at) => `clause ${at + 1} "${verb}"\n  each month\n  ${verb} ${exact}\n`,
        );
        const { lines } = await oneInvoice(contract(clauses.join('\n')), {}, '2023-01');
        expect(totalOf(lines)).toEqual(rational(0));
      }),
      { numRuns: 30 },
    );
    fc.assert(
      fc.property(number, (one) => {
        const there = roundToStep(one, CENT, 'half-up');
        expect(roundToStep(negate(one), CENT, 'half-up')).toEqual(negate(there));
      }),
    );
  });

  it('law 3: an invoice is the exact sum of its rounded lines', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        for (const { lines, total } of await invoicesOf(render(spec))) {
          expect(amountOf(total)).toEqual(totalOf(lines));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('law 5: the parts of a shared amount sum to it, each within a cent of its due', async () => {
    const weights = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(weights, fc.integer({ min: 1, max: 999_999 }), async (shares, cents) => {
        const total = rational(cents, 100);
        const text = contract(`clause 1 "Shared"
  each month
  charge ${toFixedText(total, 2)} EUR
  shared over access in the period by price
`);
        const rows = shares.map((price, at) =>
          access(`A${at}`, '2023-01-01', '', { price: `${price}` }),
        );
        const { lines } = await oneInvoice(text, { access: rows }, '2023-01');
        expect(totalOf(lines)).toEqual(total);
        const whole = rational(shares.reduce((a, b) => a + b, 0));
        for (const [at, share] of shares.entries()) {
          const due = divide(multiply(total, rational(share)), whole);
          const line = lines.find(({ subject }) => subject === `A${at}`);
          const error: Rational = absolute(subtract(amountOf(line?.amount), due));
          expect(compare(error, CENT)).toBe(-1);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('law 6: what is charged to the subjects of a clause is what the clause charges', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        for (const { lines, total } of await invoicesOf(render(spec))) {
          const bySubject = Map.groupBy(lines, ({ subject }) => subject);
          const totals = [...bySubject.values()].map(totalOf);
          expect(equals(sum(totals), amountOf(total))).toBe(true);
          expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('law 7: the order of rows never changes anything', async () => {
    const turned = <T>(list: readonly T[], by: number): readonly T[] => {
      const at = list.length === 0 ? 0 : by % list.length;
      return [...list.slice(at), ...list.slice(0, at)].reverse();
    };
    await fc.assert(
      fc.asyncProperty(specArbitrary, fc.nat(9), async (spec, by) => {
        const scenario = render(spec);
        const keyed = ['site', 'access', 'device', 'incident'];
        const tables = Object.fromEntries(
          Object.entries(scenario.tables).map(([name, rows]) => [
            name,
            keyed.includes(name) && isPlain(name, rows) ? turned(rows, by) : rows,
          ]),
        );
        expect(await invoicesOf({ ...scenario, tables })).toEqual(await invoicesOf(scenario));
      }),
      { numRuns: 100 },
    );
  });
});

// Rows that say two things of one key on one day are told apart by their place alone.
function isPlain(name: string, rows: readonly Readonly<Record<string, string>>[]): boolean {
  const dates = rows.map((row) => [row[name], row.known, row.valid_from ?? row.changed]);
  const starts = name === 'incident' ? rows.map((row) => [row[name], row.known]) : dates;
  return new Set(starts.map((one) => JSON.stringify(one))).size === rows.length;
}
