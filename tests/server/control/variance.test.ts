// Variance by cause: the causes add up exactly to the difference, and each is told apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type VariedLine, varianceBetween } from '../../../server/src/index.ts';

const inCents = (text: string): bigint => BigInt(text.replace('.', ''));
const cents = (value: bigint): string => {
  const size = `${value < 0n ? -value : value}`.padStart(3, '0');
  return `${value < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
};

const LINE: VariedLine = {
  ...{ clause: '1', subject: 'A', kind: 'recurring', amount: '100.00', corrects: null },
  label: 'A',
  ...{ from: '2026-03-01', to: '2026-04-01', quantity: '10', unitPrice: '10' },
};
const NEXT = { ...LINE, from: '2026-04-01', to: '2026-05-01' };
const causesOf = (was: VariedLine[] | null, is: VariedLine[]) => {
  const { causes } = varianceBetween(was, is, 'EUR');
  return Object.fromEntries(Object.entries(causes).filter(([, change]) => change !== '0.00'));
};

const decimal = fc.option(
  fc.oneof(fc.constantFrom('0', '1', '2.5', '10', '3.3333', '-4'), fc.nat(99).map(String)),
  { nil: null },
);
const line = (period: string, after: string): fc.Arbitrary<VariedLine> =>
  fc.record({
    clause: fc.constantFrom('1', '2'),
    subject: fc.constantFrom('A', 'B', 'C'),
    kind: fc.constantFrom('recurring', 'usage', 'credit', 'adjustment'),
    label: fc.constantFrom('one', 'another'),
    amount: fc.bigInt(-99999n, 999999n).map(cents),
    from: fc.constantFrom(`${period}-01`, `${period}-09`, null),
    to: fc.constantFrom(`${after}-01`, `${period}-20`, null),
    quantity: decimal,
    unitPrice: decimal,
    corrects: fc.constantFrom(null, null, null, '2026-01'),
  });
const lines = (period: string, after: string) => fc.array(line(period, after), { maxLength: 12 });
const total = (all: readonly { amount: string }[]): bigint =>
  all.reduce((sum, { amount }) => sum + inCents(amount), 0n);

describe('variance', () => {
  it('by cause adds up exactly to the difference of the totals', () => {
    fc.assert(
      fc.property(
        fc.option(lines('2026-03', '2026-04'), { nil: null }),
        lines('2026-04', '2026-05'),
        (was, is) => {
          const { causes, change, lines: parts } = varianceBetween(was, is, 'EUR');
          const expected = total(is) - total(was ?? []);
          expect(inCents(change)).toBe(expected);
          const sum = Object.values(causes).reduce((all, one) => all + inCents(one), 0n);
          expect(sum).toBe(expected);
          for (const [cause, amount] of Object.entries(causes)) {
            const of = parts.filter((one) => one.cause === cause);
            // Steps are cut to the digits of the amounts: no part is finer than a cent.
            const byLine = of.reduce((all, one) => all + hundredths(one.change), 0n);
            expect(byLine).toBe(inCents(amount));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells price, quantity, days, new, ended, corrections, credits and adjustments apart', () => {
    expect(causesOf([LINE], [NEXT])).toEqual({});
    expect(causesOf([LINE], [{ ...NEXT, unitPrice: '12', amount: '120.00' }])).toEqual({
      price: '20.00',
    });
    expect(causesOf([LINE], [{ ...NEXT, quantity: '7', amount: '70.00' }])).toEqual({
      quantity: '-30.00',
    });
    const half = { ...NEXT, from: '2026-04-16', amount: '50.00' };
    expect(causesOf([LINE], [half])).toEqual({ proration: '-50.00' });
    const dear = { ...half, unitPrice: '12', amount: '60.00' };
    expect(causesOf([LINE], [dear])).toEqual({ price: '20.00', proration: '-60.00' });
    const both = { ...NEXT, unitPrice: '11', quantity: '20', amount: '220.00' };
    expect(causesOf([LINE], [both])).toEqual({ price: '10.00', quantity: '110.00' });
    expect(causesOf([], [NEXT])).toEqual({ new: '100.00' });
    expect(causesOf(null, [NEXT])).toEqual({ new: '100.00' });
    expect(causesOf([LINE], [])).toEqual({ ended: '-100.00' });
    const corrected = { ...NEXT, corrects: '2026-02', amount: '-3.00' };
    expect(causesOf([LINE], [NEXT, corrected])).toEqual({ correction: '-3.00' });
    const byHand = { ...NEXT, kind: 'adjustment', amount: '-1.00' };
    expect(causesOf([LINE], [NEXT, byHand])).toEqual({ adjustment: '-1.00' });
    const credit = { ...LINE, clause: '9', kind: 'credit', amount: '-20.00', quantity: null };
    expect(causesOf([LINE], [NEXT, credit])).toEqual({ credit: '-20.00' });
    expect(causesOf([LINE, credit], [NEXT])).toEqual({ credit: '20.00' });
    const lines = varianceBetween([LINE, credit], [NEXT, { ...NEXT, subject: 'B' }], 'EUR').lines;
    expect(lines.map(({ subject, cause, isBilled }) => [subject, cause, isBilled])).toEqual([
      ['B', 'new', true],
      ['A', 'credit', false],
    ]);
    const untold = { ...NEXT, unitPrice: null, amount: '90.00' };
    expect(causesOf([LINE], [untold])).toEqual({ other: '-10.00' });
  });

  it('puts the cent of a rounding where the change is', () => {
    const third = { ...LINE, unitPrice: '3.3333', quantity: '1', amount: '3.33' };
    const two = { ...third, ...NEXT, unitPrice: '3.3333', quantity: '2', amount: '6.67' };
    expect(causesOf([third], [two])).toEqual({ quantity: '3.34' });
  });
});

function hundredths(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.');
  const sign = whole.startsWith('-') ? -1n : 1n;
  return sign * (BigInt(whole.replace('-', '')) * 100n + BigInt(part.padEnd(2, '0')));
}
