// Law of pass-through, number 71 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  compare,
  minimum,
  multiply,
  rational,
  toText,
  ZERO,
} from '../../dsl/src/values/index.ts';
import {
  amountOf,
  billed,
  cents,
  dayText,
  heldOn,
  linesOf,
  ownContract,
  rated,
  toCents,
} from '../support/law-cases.ts';

const PASSED_ON = ownContract(`record carrier bill from "bill.csv"
  key carrier bill
  line : text
  cost : EUR
  document : text optional
  dated on day

define sent before for each carrier bill as
  there is carrier bill at any time before this one
    where line = line of this carrier bill and document is known

clause 4 "Carrier bills at cost"
  for each carrier bill
  when document is known and not sent before
  charge cost

clause 4.1 "Handling fee"
  for each carrier bill
  when document is known and not sent before
  charge 6 % of cost
  at most 25 EUR

clause 4.2 "Fees of a month"
  caps 4.1 at 40 EUR
`);

const bill = fc.record({
  line: fc.nat(4),
  // 41 666 and 41 667 cents: a fee of 25.00 EUR before rounding, and the first above.
  cost: fc.oneof(fc.constantFrom(0, 8, 9, 41_666, 41_667, 66_667), fc.nat(200_000)),
  document: fc.boolean(),
  day: fc.constantFrom(0, 15, 30, 31, 58, 59),
});

describe('laws of pass-through', () => {
  it('law 71: cost and fee, the fee within its caps, each supplier line once', async () => {
    let [repeated, capped] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(bill, { minLength: 1, maxLength: 12, size: 'max' }),
        async (list) => {
          const rows = list.map(({ line, cost, document, day }, at) => ({
            'carrier bill': `B${100 + at}`,
            line: `L${line}`,
            cost: toText(cents(cost)),
            document: document ? 'D' : '',
            day: dayText(day),
          }));
          const invoices = await rated(PASSED_ON, { 'carrier bill': rows }, '2023-01', '2023-03');
          expect(heldOn(invoices)).toEqual([]);
          const order = [...list.entries()].sort(
            ([a, one], [b, two]) => one.day - two.day || a - b,
          );
          const first = new Set<number>();
          const seen = new Set<number>();
          for (const [at, { line, document }] of order) {
            if (document && seen.has(line)) repeated += 1;
            if (document && !seen.has(line)) first.add(at);
            if (document) seen.add(line);
          }
          for (const [at, { cost }] of list.entries()) {
            const due = first.has(at) ? cents(cost) : ZERO;
            const own = minimum(rational(25), toCents(multiply(due, rational(6, 100))));
            expect([at, billed(invoices, '4', `B${100 + at}`)]).toEqual([at, due]);
            expect([at, billed(invoices, '4.1', `B${100 + at}`)]).toEqual([at, own]);
          }
          for (const invoice of invoices) {
            const fees = billed([invoice], '4.1');
            const net = add(fees, billed([invoice], '4.2'));
            expect(net).toEqual(minimum(fees, rational(40)));
            if (compare(fees, rational(40)) > 0) capped += 1;
            const most = add(multiply(billed([invoice], '4'), rational(106, 100)), cents(5));
            expect(compare(absolute(amountOf(invoice.total)), most)).toBeLessThanOrEqual(0);
          }
          const lines = linesOf(invoices, '4').map(({ subject }) => subject);
          const billedOnce = lines.map((key) => list[Number(key.slice(1)) - 100]?.line);
          expect(new Set(billedOnce).size).toBe(billedOnce.length);
        },
      ),
      { numRuns: 80 },
    );
    expect(Math.min(repeated, capped)).toBeGreaterThan(10);
  });
});
