// Laws of time and material, numbers 45 to 47 of the domain's list: approval, expenses, packs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  minimum,
  multiply,
  type Rational,
  rational,
  sum,
  toText,
  weekdayOf,
  ZERO,
} from '../../dsl/src/values/index.ts';
import {
  billed,
  cents,
  dayText,
  heldOn,
  linesOf,
  oneInvoice,
  ownContract,
  rated,
  START,
  toCents,
} from '../support/law-cases.ts';

const HOLIDAYS = [5, 100];

const APPROVED = ownContract(`calendar office
  working days from monday to friday
  holidays ${HOLIDAYS.map(dayText).join(', ')}

record entry from "entry.csv"
  key entry
  worth : EUR
  approved : date optional
  refused : date optional
  dated on submitted
  known from recorded

define tacit for each entry as add working days(submitted, 5, office)

define accepted for each entry as
  if approved is known and approved <= tacit then approved otherwise tacit

define is refused for each entry as refused is known and refused <= accepted

clause 7 "Entries approved, or left without an answer for five working days"
  for each entry
  when not is refused
  once on accepted
  charge worth
`);

/** An entry: when submitted, and after how many days answered; perhaps said anew later. */
const entry = fc.record({
  day: fc.oneof(fc.constantFrom(0, 4, 5, 24, 25, 26, 30, 58), fc.nat(100)),
  worth: fc.nat(100_000),
  approved: fc.option(fc.nat(12)),
  refused: fc.option(fc.nat(12)),
  anew: fc.option(fc.record({ worth: fc.nat(100_000), after: fc.integer({ min: 1, max: 90 }) })),
});

const answerText = (day: number, after: number | null): string =>
  after === null ? '' : dayText(day + after);

/** The day after so many worked days. */
function afterWorked(day: number, count: number): number {
  let at = day;
  for (let left = count; left > 0; ) {
    at += 1;
    if (weekdayOf(START + at) <= 5 && !HOLIDAYS.includes(at)) left -= 1;
  }
  return at;
}

describe('laws of approval', () => {
  it('law 45: what is approved, or tacitly, is billed once; corrected, never changed', async () => {
    let [paid, refusedCount, corrected] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), async (list) => {
        const row = (one: (typeof list)[number], at: number) => ({
          entry: `E${at}`,
          worth: toText(cents(one.worth)),
          approved: answerText(one.day, one.approved),
          refused: answerText(one.day, one.refused),
          submitted: dayText(one.day),
          recorded: '',
        });
        const first = list.map(row);
        const anew = list.flatMap((one, at) => {
          if (one.anew === null) return [];
          const { worth, after } = one.anew;
          const recorded = dayText(one.day + after);
          return [{ ...row({ ...one, worth }, at), recorded }];
        });
        const asIssued = await rated(APPROVED, { entry: first }, '2023-01', '2023-08');
        const rows = { entry: [...first, ...anew] };
        const invoices = await rated(APPROVED, rows, '2023-01', '2023-08');
        for (const [at, one] of list.entries()) {
          const tacit = afterWorked(one.day, 5);
          const answered = one.approved === null ? tacit : one.day + one.approved;
          const due = Math.min(tacit, answered);
          const isRefused = one.refused !== null && one.day + one.refused <= due;
          const own = linesOf(asIssued, '7').filter(({ subject }) => subject === `E${at}`);
          const expected = isRefused || one.worth === 0 ? [] : [[dayText(due), one.worth]];
          expect(own.map(({ from, amount }) => [from, Math.round(Number(amount) * 100)])).toEqual(
            expected,
          );
          const worth = isRefused ? 0 : (one.anew?.worth ?? one.worth);
          expect(billed(invoices, '7', `E${at}`)).toEqual(cents(worth));
          if (isRefused) refusedCount += 1;
          else paid += 1;
        }
        // Invoices drawn before an entry is said anew are as they were; then a line of its own.
        for (const [at, invoice] of invoices.entries()) {
          const isBefore = anew.every(({ recorded }) => recorded > invoice.knownOn);
          if (isBefore) expect(invoice).toEqual(asIssued[at]);
          corrected += invoice.lines.filter(({ corrects }) => corrects !== undefined).length;
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(paid, refusedCount, corrected)).toBeGreaterThan(10);
  });
});

const EXPENSES = ownContract(`record night from "night.csv"
  key night
  cost : EUR
  nights : number
  receipt : text optional
  dated on day

clause 6 "Lodging, at cost up to 180 EUR a night, and 5 %"
  for each night
  when receipt is known
  charge 105 % * lesser of cost and nights * 180 EUR
`);

describe('laws of expenses', () => {
  it('law 46: at most the cap and the fee; without a receipt, nothing', async () => {
    const night = fc.record({
      nights: fc.nat(3),
      beside: fc.constantFrom(-18_000, -1, 0, 1, 5_000),
      receipt: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(night, { minLength: 1, maxLength: 8 }), async (list) => {
        const costs = list.map(({ nights, beside }) => Math.max(0, nights * 18_000 + beside));
        const rows = list.map(({ nights, receipt }, at) => {
          const own = { cost: toText(cents(costs[at] ?? 0)), nights: `${nights}` };
          return { night: `N${at}`, ...own, receipt: receipt ? 'R' : '', day: '2023-01-31' };
        });
        const invoice = await oneInvoice(EXPENSES, { night: rows }, '2023-01');
        expect(heldOn([invoice])).toEqual([]);
        for (const [at, { nights, receipt }] of list.entries()) {
          const most = minimum(cents(costs[at] ?? 0), rational(nights * 180));
          const due = receipt ? toCents(multiply(most, rational(105, 100))) : ZERO;
          expect(billed([invoice], '6', `N${at}`)).toEqual(due);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const PACKS = ownContract(
  `item pack from "pack.csv"
  key pack
  size : hours
  in service from bought until expires

record use from "use.csv"
  key use
  pack : pack
  lasted : hours
  dated on day

define is open for each use as day >= service start of pack and day < service end of pack

define used before for each use as
  sum of lasted over use at any time before this one where pack = pack of this use and is open

define drawn for each use as
  if is open then (lesser of lasted and (size of pack - used before at least 0 hours))
  otherwise 0 hours

clause 1 "Purchased"
  for each pack
  once on service start
  charge 1 EUR per hour * size

clause 2 "Drawn"
  for each use
  charge 1 EUR per hour * drawn

clause 3 "Beyond the pack"
  for each use
  charge 1 EUR per hour * (lasted - drawn)

clause 4 "Expired"
  for each pack
  once on service end
  charge 1 EUR per hour * (size - (sum of drawn over use at any time where pack = this pack))

clause 5 "Balance"
  for each pack
  each month
  when service end >= period end()
  charge 1 EUR per hour * (size - (sum of drawn over use from contract start() until period end()
    where pack = this pack))
`,
);

describe('laws of packs', () => {
  it('law 47: purchased = drawn + expired + balance, month by month', async () => {
    const pack = fc.record({
      size: fc.nat(40),
      bought: fc.constantFrom(0, 30, 31, 50),
      days: fc.constantFrom(1, 28, 59, 100),
    });
    const use = fc.record({
      pack: fc.nat(1),
      day: fc.oneof(fc.constantFrom(29, 30, 31, 58, 59, 89, 90), fc.nat(170)),
      lasted: fc.nat(20),
    });
    const seen = { emptied: 0, expired: 0, beyond: 0 };
    const packs = fc.tuple(pack, pack);
    await fc.assert(
      fc.asyncProperty(packs, fc.array(use, { maxLength: 12 }), async (list, uses) => {
        const rows = list.map(({ size, bought, days }, at) => {
          const dates = { bought: dayText(bought), expires: dayText(bought + days) };
          return { pack: `P${at}`, size: `${size}`, ...dates };
        });
        const drawings = uses.map(({ pack: of, day, lasted }, at) => {
          return { use: `U${at}`, pack: `P${of}`, lasted: `${lasted}`, day: dayText(day) };
        });
        const tables = { pack: rows, use: drawings };
        const invoices = await rated(PACKS, tables, '2023-01', '2023-07');
        expect(heldOn(invoices)).toEqual([]);
        for (const [at, { size, bought, days }] of list.entries()) {
          const own = uses.flatMap((one, index) => (one.pack === at ? [`U${index}`] : []));
          const drawnBy = (so: typeof invoices): Rational =>
            sum(own.map((key) => billed(so, '2', key)));
          for (const [month, invoice] of invoices.entries()) {
            const so = invoices.slice(0, month + 1);
            const balance = billed([invoice], '5', `P${at}`);
            expect(balance.n >= 0n).toBe(true);
            const spent = sum([drawnBy(so), billed(so, '4', `P${at}`), balance]);
            expect(spent).toEqual(billed(so, '1', `P${at}`));
          }
          const inTime = uses.filter(
            (one) => one.pack === at && one.day >= bought && one.day < bought + days,
          );
          const asked = inTime.reduce((all, { lasted }) => all + lasted, 0);
          expect(billed(invoices, '1', `P${at}`)).toEqual(rational(size));
          expect(drawnBy(invoices)).toEqual(rational(Math.min(size, asked)));
          if (asked > size) seen.emptied += 1;
          if (asked < size) seen.expired += 1;
        }
        const worked = uses.reduce((all, { lasted }) => all + lasted, 0);
        const both = sum([billed(invoices, '2'), billed(invoices, '3')]);
        expect(both).toEqual(rational(worked));
        if (billed(invoices, '3').n > 0n) seen.beyond += 1;
      }),
      { numRuns: 60 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });
});
