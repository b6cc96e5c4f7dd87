// Laws of proration and time, numbers 8 to 14 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDayOf, formatDay, formatMonth, parseDay } from '../../dsl/src/values/index.ts';
import { knownOn } from '../../engine/src/index.ts';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import {
  access,
  contract,
  inputOf,
  invoicesOf,
  linesOf,
  monthOf,
  oneInvoice,
  rated,
  totalOf,
} from '../support/law-cases.ts';

const COUNTS = ['by actual days', 'by thirty days', 'as whole months'] as const;
// Every month's day count divides it, so that parts of a month are whole cents.
const EVEN = '37758';

const monthly = (count: string): string =>
  contract(`clause 1 "Access"\n  for each access\n  charge price\n`, `part months ${count}`);

const JANUARY = parseDay('2023-01-01') ?? 0;
const dayFrom = (offset: number): string => formatDay(JANUARY + offset);

describe('laws of time', () => {
  it('law 8: a service cut in two costs what it cost whole', async () => {
    const cut = fc.tuple(fc.integer({ min: 1, max: 360 }), fc.integer({ min: 1, max: 360 }));
    await fc.assert(
      fc.asyncProperty(cut, fc.constantFrom(...COUNTS.slice(0, 2)), async ([at, length], count) => {
        const [from, middle, to] = [dayFrom(0), dayFrom(at), dayFrom(at + length)];
        const price = { price: EVEN };
        const whole = [access('A', from, to, price)];
        const parts = [access('A', from, middle, price), access('B', middle, to, price)];
        const text = monthly(count);
        const bills = [whole, parts].map((rows) =>
          rated(text, { access: rows }, '2023-01', '2025-01'),
        );
        const [one, two] = (await Promise.all(bills)).map((invoices) =>
          totalOf(linesOf(invoices, '1')),
        );
        expect(two).toEqual(one);
      }),
      { numRuns: 40 },
    );
  });

  it('law 9: a full month costs the price, no day nothing, anything else between', async () => {
    const anyMonth = fc.integer({ min: monthOf('2023-02'), max: monthOf('2024-12') });
    await fc.assert(
      fc.asyncProperty(
        anyMonth,
        fc.constantFrom(...COUNTS),
        fc.nat(27),
        async (month, count, at) => {
          const full = access('F', '2023-01-01', '', { price: '100' });
          const part = access('P', formatDay(firstDayOf(month) + at), '', { price: '100' });
          const gone = access('G', '2023-01-01', formatDay(firstDayOf(month)), { price: '100' });
          const rows = { access: [full, part, gone] };
          const { lines } = await oneInvoice(monthly(count), rows, formatMonth(month));
          const of = (key: string) => lines.find(({ subject }) => subject === key)?.amount;
          expect(of('F')).toBe('100.00');
          expect(of('G')).toBeUndefined();
          expect(Number(of('P'))).toBeGreaterThan(0);
          expect(Number(of('P'))).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('law 10: what was billed and corrected is what would have been billed at once', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        const { knownOn: _, ...scenario } = render(spec);
        const text = scenario.text.replace(/^ {2}corrections .*\n/m, '');
        const from = monthOf('2023-11');
        const issued = await invoicesOf({ ...scenario, text, from });
        const last = parseDay(issued.at(-1)?.knownOn ?? '') ?? 0;
        const full = await invoicesOf({ ...scenario, text, from, knownOn: last });
        // What is held stays as it was billed until it can be told.
        if ([...issued, ...full].some(({ held }) => held.length > 0)) return;
        expect(totalOf(issued.flatMap(({ lines }) => lines))).toEqual(
          totalOf(full.flatMap(({ lines }) => lines)),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('law 11: every day in service is billed once and only once', async () => {
    const stay = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 200 }));
    await fc.assert(
      fc.asyncProperty(stay, async ([start, length]) => {
        const days = Array.from({ length }, (_, at) => dayFrom(start + at));
        const row = access('A', dayFrom(start), dayFrom(start + length), { price: '50' });
        const text = monthly('by actual days');
        const invoices = await rated(text, { access: [row] }, '2023-01', '2024-03');
        const billed = linesOf(invoices, '1').flatMap(({ from, to }) => {
          const [first, end] = [parseDay(from) ?? 0, parseDay(to) ?? 0];
          return Array.from({ length: end - first }, (_, at) => formatDay(first + at));
        });
        expect(billed).toEqual(days);
      }),
      { numRuns: 40 },
    );
  });

  it('law 12: no recurring charge reaches the day of the cease', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (length) => {
        const end = dayFrom(length);
        const row = access('A', '2023-01-01', end, { price: '50' });
        const invoices = await rated(
          monthly('by thirty days'),
          { access: [row] },
          '2023-01',
          '2024-06',
        );
        for (const { to } of linesOf(invoices, '1')) expect(to <= end).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('law 13: the stretches of a history stand in order, do not overlap and are not empty', () => {
    fc.assert(
      fc.property(specArbitrary, fc.nat(200), (spec, day) => {
        const { facts, history } = inputOf(render(spec));
        if (typeof facts === 'function') return;
        const view = knownOn(facts, (parseDay('2023-12-01') ?? 0) + day);
        for (const { name } of history.plans[0]?.plan.types ?? []) {
          for (const { segments } of view.type(name).facts) {
            for (const [at, { from, to }] of segments.entries()) {
              expect(from).toBeLessThan(to);
              expect(segments[at - 1]?.to ?? from).toBeLessThanOrEqual(from);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('law 14: what is learnt after a day changes no answer as known on it', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, fc.nat(120), async (spec, offset) => {
        const scenario = { ...render(spec), knownOn: (parseDay('2024-01-01') ?? 0) + offset };
        const then = formatDay(scenario.knownOn);
        const tables = Object.fromEntries(
          Object.entries(scenario.tables).map(([name, rows]) => [
            name,
            rows.filter((row) => (row.known ?? row.published ?? '') <= then),
          ]),
        );
        expect(await invoicesOf({ ...scenario, tables })).toEqual(await invoicesOf(scenario));
      }),
      { numRuns: 150 },
    );
  });
});
