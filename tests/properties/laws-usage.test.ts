// Laws of usage, numbers 38, 39 and 42 of the domain's list: files, calls, percentiles.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, rational, toText } from '../../dsl/src/values/index.ts';
import { bindFacts, rateContract } from '../../engine/src/index.ts';
import { filesOf, historyOf } from '../differential/compare.ts';
import { billed, dayText, heldOn, monthOf, oneInvoice, ownContract } from '../support/law-cases.ts';

const FILE = ownContract(`record call from "call.csv"
  key call
  answered : flag
  length : number
  note : number optional
  dated on day

clause 1 "Calls"
  for each call where answered = yes
  charge 1 EUR * length
`);

/** What becomes of a row. */
const KINDS = ['rated', 'zero', 'filtered', 'held', 'no key', 'bad day', 'bad note'] as const;

const ROWS: Readonly<Record<(typeof KINDS)[number], Readonly<Record<string, string>>>> = {
  rated: { answered: 'yes', length: '7' },
  zero: { answered: 'yes', length: '0' },
  filtered: { answered: 'no', length: '7' },
  held: { answered: 'yes', length: 'about seven' },
  'no key': { answered: 'yes', length: '7', call: '' },
  'bad day': { answered: 'yes', length: '7', day: '2023-02-30' },
  'bad note': { answered: 'yes', length: '7', note: 'seven' },
};

/** A day, what becomes of the row, and whether it says again the row before it. */
const received = fc.array(
  fc.record({
    day: fc.nat(4),
    kind: fc.constantFrom(...KINDS, 'rated' as const),
    again: fc.constantFrom(false, false, true),
  }),
  { maxLength: 12 },
);

const REJECTED: readonly string[] = ['no key', 'bad day', 'bad note'];

async function loaded(rows: readonly Readonly<Record<string, string>>[]) {
  const history = historyOf(FILE);
  const plan = history.plans.at(-1)?.plan;
  if (plan === undefined) throw new Error('no plan');
  const { value: facts, problems } = bindFacts(plan, filesOf(history, { call: rows }));
  const month = monthOf('2023-01');
  const { periods } = await rateContract({ history, facts, from: month, through: month });
  const [invoice] = periods;
  if (invoice === undefined) throw new Error('no invoice');
  return { invoice, codes: problems.map(({ code }) => code), kept: facts.types.get('call') };
}

describe('laws of files', () => {
  it('law 38: received = rated + held + filtered + rejected + repeated, by day', async () => {
    await fc.assert(
      fc.asyncProperty(received, async (list) => {
        let key = 0;
        const rows = list.map(({ day, kind, again }, at) => {
          const before = list[at - 1];
          const isAgain = again && before !== undefined && !REJECTED.includes(before.kind);
          if (!isAgain) key += 1;
          const own = { call: `C${key}`, day: dayText(day), note: '', ...ROWS[kind] };
          return { row: own, kind, key: own.call, day };
        });
        const { invoice, codes, kept } = await loaded(rows.map(({ row }) => row));
        const whole = rows.filter(({ kind }) => !REJECTED.includes(kind));
        // Of the rows of a key the latest counts; the others are told of as repeated.
        const inOrder = whole.toSorted((a, b) => a.day - b.day);
        const last = [...new Map(inOrder.map((one) => [one.key, one])).values()];
        const of = (kind: string) => last.filter((one) => one.kind === kind);
        const count = (code: string) => codes.filter((one) => one === code).length;
        const rejected = kept === undefined ? 0 : rows.length - kept.size;
        const repeated = count('R0206');
        expect(rejected).toBe(rows.length - whole.length);
        expect(repeated).toBe(whole.length - last.length);
        expect(rows.length).toBe(
          invoice.lines.length +
            (invoice.zeros ?? 0) +
            invoice.held.length +
            of('filtered').length +
            rejected +
            repeated,
        );
        const byDay = (days: readonly string[]) => days.toSorted();
        expect(byDay(invoice.lines.map(({ from }) => from))).toEqual(
          byDay(of('rated').map(({ day }) => dayText(day))),
        );
        expect(invoice.held.map(({ subject }) => subject).toSorted()).toEqual(
          byDay(of('held').map((one) => one.key)),
        );
      }),
      { numRuns: 120 },
    );
  });

  it('law 38: loading a file twice changes nothing but the repeated rows told of', async () => {
    await fc.assert(
      fc.asyncProperty(received, async (list) => {
        const rows = list.map(({ day, kind }, at) => {
          return { call: `C${at}`, day: dayText(day), note: '', ...ROWS[kind] };
        });
        const [once, twice] = [await loaded(rows), await loaded([...rows, ...rows])];
        expect(twice.invoice).toEqual(once.invoice);
        const repeated = twice.codes.filter((code) => code === 'R0206').length;
        expect(repeated).toBe(rows.length - list.filter((o) => REJECTED.includes(o.kind)).length);
      }),
      { numRuns: 60 },
    );
  });
});

const length = fc.integer({ min: 1, max: 90 });

describe('laws of calls', () => {
  it('law 39: at least the minimum, then whole steps, none begun in vain; unanswered 0', async () => {
    const calls = fc.array(fc.oneof(fc.constant(0), fc.constant(-1), fc.nat(300)));
    await fc.assert(
      fc.asyncProperty(length, length, calls, async (first, step, list) => {
        const text = ownContract(`record call from "call.csv"
  key call
  length : seconds
  dated at started

clause 1 "Seconds"
  for each call
  when length > 0 seconds
  charge 1 EUR per second * increments(length, ${first} seconds, ${step} seconds)

clause 2 "Seconds, unanswered calls as well"
  for each call
  charge 1 EUR per second * increments(length, ${first} seconds, ${step} seconds)
`);
        // On an edge (-1: the first step; then whole steps), beside it, or anywhere.
        const edges = [first - 1, first, first + 1, first + step, first + 2 * step + 1];
        const lengths = [...edges, ...list.map((one) => (one < 0 ? first : one))];
        const call = lengths.map((seconds, at) => {
          return { call: `C${at}`, length: `${seconds}`, started: '2023-01-31T23:59:59' };
        });
        const invoice = await oneInvoice(text, { call }, '2023-01');
        expect(heldOn([invoice])).toEqual([]);
        for (const [at, actual] of lengths.entries()) {
          const found = billed([invoice], '1', `C${at}`);
          expect(billed([invoice], '2', `C${at}`)).toEqual(found);
          const seconds = Number(toText(found));
          if (actual === 0) expect(seconds).toBe(0);
          else {
            expect(seconds).toBeGreaterThanOrEqual(Math.max(actual, first));
            expect((seconds - first) % step).toBe(0);
            if (seconds > first) expect(seconds - step).toBeLessThan(actual);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('laws of measures', () => {
  it('law 42: a percentile is a sample, and the discarded ones may be anything', async () => {
    const share = fc.constantFrom(50, 75, 90, 95, 99);
    const sizes = fc.constantFrom(1, 2, 4, 10, 19, 20, 21, 40, 41, 100);
    const rates = fc.array(fc.nat(30), { minLength: 100, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(share, sizes, rates, fc.nat(1000), async (percent, size, drawn, more) => {
        const text = ownContract(`record sample from "sample.csv"
  key sample
  rate : Mbps
  dated at taken

clause 1 "Percentile"
  each month
  charge 1 EUR per Mbps * percentile ${percent} of rate over sample
`);
        const samples = drawn.slice(0, size);
        const measure = async (list: readonly number[]) => {
          const sample = list.map((one, at) => {
            return { sample: `${at}`, rate: `${one}`, taken: `2023-01-${10 + (at % 20)}T00:05` };
          });
          const invoice = await oneInvoice(text, { sample }, '2023-01');
          expect(heldOn([invoice])).toEqual([]);
          return billed([invoice], '1');
        };
        const value = await measure(samples);
        const sorted = samples.toSorted((a, b) => a - b);
        // Nearest rank: as few samples as make the share.
        const rank = sorted.findIndex((_, at) => 100 * (at + 1) >= percent * size);
        expect(value).toEqual(rational(sorted[rank] ?? -1));
        expect(compare(value, rational(sorted.at(-1) ?? -1))).toBeLessThanOrEqual(0);
        const raised = sorted.map((one, at) => (at > rank ? one + more : one));
        expect(await measure(raised)).toEqual(value);
        const higher = sorted.map((one, at) => (at >= rank ? one + more + 1 : one));
        expect(compare(await measure(higher), value)).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
