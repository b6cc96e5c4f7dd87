// Laws of a transition, numbers 69 and 70 of the domain's list: operating modes, parallel run.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, rational, subtract, sum, toText } from '../../dsl/src/values/index.ts';
import { compareOnInventory } from '../../engine/src/index.ts';
import { filesOf, historyOf } from '../differential/compare.ts';
import {
  amountOf,
  billed,
  cents,
  dayText,
  heldOn,
  monthOf,
  oneInvoice,
  ownContract,
  rated,
} from '../support/law-cases.ts';

const DUAL = 30;

const MODES = ownContract(`item site from "site.csv"
  key site
  accepted : date optional
  ceased : date optional
  in service from opened until closed
  known from recorded

define end of dual running for each site as
  lesser of accepted + ${DUAL} days and (ceased if known, otherwise accepted + ${DUAL} days)

clause 1 "Legacy"
  for each site
  charge 1 EUR per day

clause 2 "Dual running"
  replaces 1
  for each site
  when accepted is known and today >= accepted
  charge 1 EUR per day

clause 3 "New service"
  replaces 1, 2
  for each site
  when accepted is known and today >= accepted and today >= end of dual running
  charge 1 EUR per day
`);

const site = fc.record({
  opened: fc.constantFrom(0, 1, 20, 31),
  days: fc.constantFrom(1, 28, 90, 400),
  accepted: fc.option(fc.oneof(fc.constantFrom(0, 30, 31, 58, 59), fc.nat(120))),
  // Days from acceptance to the end of the legacy service: before, at once, at the limit, later.
  ceased: fc.option(fc.constantFrom(-10, 0, 1, 29, 30, 31, 60)),
  recorded: fc.constantFrom(0, 0, 45, 100),
});

const CLAUSES = ['1', '2', '3'] as const;

describe('laws of operating modes', () => {
  it('law 69: a site is in one mode each day; dual running within its limit', async () => {
    const days = { 1: 0, 2: 0, 3: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(site, { minLength: 1, maxLength: 4 }), async (list) => {
        const row = (one: (typeof list)[number], at: number) => ({
          site: `S${at}`,
          accepted: one.accepted === null ? '' : dayText(one.accepted),
          ceased:
            one.accepted === null || one.ceased === null ? '' : dayText(one.accepted + one.ceased),
          opened: dayText(one.opened),
          closed: dayText(one.opened + one.days),
          recorded: one.recorded === 0 ? '' : dayText(one.recorded),
        });
        // An acceptance recorded late: the site is first known without it.
        const before = list.flatMap((one, at) =>
          one.recorded === 0 ? [] : [row({ ...one, accepted: null, recorded: 0 }, at)],
        );
        const rows = [...before, ...list.map(row)];
        const invoices = await rated(MODES, { site: rows }, '2023-01', '2023-09');
        expect(heldOn(invoices)).toEqual([]);
        for (const [at, one] of list.entries()) {
          const modes = { 1: 0, 2: 0, 3: 0 };
          const last = Math.min(one.opened + one.days, 273);
          for (let day = one.opened; day < last; day += 1) {
            const since = one.accepted === null ? -1 : day - one.accepted;
            const limit = Math.min(DUAL, one.ceased ?? DUAL);
            const mode = since < 0 ? 1 : since < limit ? 2 : 3;
            modes[mode] += 1;
          }
          // In money: a euro a day of each, net of what was learnt late.
          const found = CLAUSES.map((clause) => billed(invoices, clause, `S${at}`));
          expect(found).toEqual(CLAUSES.map((clause) => rational(modes[clause])));
          expect(modes[2]).toBeLessThanOrEqual(DUAL);
          for (const clause of CLAUSES) days[clause] += modes[clause];
          if (one.recorded > 0) continue;
          // In days: the lines of the three clauses follow each other without gap or overlap.
          const lines = invoices
            .flatMap(({ lines: all }) => all)
            .filter(({ subject }) => subject === `S${at}`)
            .toSorted((a, b) => (a.from < b.from ? -1 : 1));
          expect(lines[0]?.from).toBe(dayText(one.opened));
          expect(lines.slice(1).map(({ from }) => from)).toEqual(
            lines.slice(0, -1).map(({ to }) => to),
          );
          expect(lines.at(-1)?.to).toBe(dayText(last));
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(...Object.values(days))).toBeGreaterThan(100);
  });
});

const priced = (fee: number, per: number): string =>
  ownContract(`item site from "site.csv"
  key site
  circuits : number
  in service from opened until closed

clause 1 "Site"
  for each site
  charge ${toText(cents(fee))} EUR per month

clause 2 "Circuits"
  for each site
  charge circuits * ${toText(cents(per))} EUR per month

clause 3 "Account"
  each month
  charge ${toText(cents(fee))} EUR * number of site
`);

const installed = fc.array(
  fc.record({ circuits: fc.nat(3), opened: fc.constantFrom(0, 15, 30, 31), days: fc.nat(60) }),
  { minLength: 1, maxLength: 4 },
);
const fee = fc.integer({ min: 0, max: 30_000 });

describe('laws of the parallel run', () => {
  it('law 70: what two contracts bill differs by the sum of what their clauses differ', async () => {
    const offers = fc.tuple(fee, fee, fee, fee);
    await fc.assert(
      fc.asyncProperty(installed, offers, async (list, [fee1, per1, fee2, per2]) => {
        const rows = list.map(({ circuits, opened, days }, at) => {
          const dates = { opened: dayText(opened), closed: dayText(opened + days + 1) };
          return { site: `S${at}`, circuits: `${circuits}`, ...dates };
        });
        const texts = [priced(fee1, per1), priced(fee2, per2)] as const;
        const [old, now] = await Promise.all(
          texts.map((text) => oneInvoice(text, { site: rows }, '2023-01')),
        );
        const variances = CLAUSES.map((clause) =>
          subtract(billed(now ? [now] : [], clause), billed(old ? [old] : [], clause)),
        );
        const total = subtract(amountOf(now?.total), amountOf(old?.total));
        expect(sum(variances)).toEqual(total);
        const sides = texts.map((text) => {
          const history = historyOf(text);
          const plan = history.plans.at(-1)?.plan;
          if (plan === undefined) throw new Error('no plan');
          return { plan, files: filesOf(history, { site: rows }) };
        });
        const [before, after] = sides;
        if (before === undefined || after === undefined) throw new Error('two contracts');
        const month = monthOf('2023-01');
        const found = await compareOnInventory(before, after, { from: month, through: month });
        const examples = found.services.flatMap((one) => one.examples);
        for (const one of examples) {
          const own = one.clauses.map((part) =>
            subtract(amountOf(part.after), amountOf(part.before)),
          );
          expect(sum(own)).toEqual(subtract(amountOf(one.after), amountOf(one.before)));
          const key = one.type === null ? 'C' : one.subject;
          const invoiced = [old, now].map((side) =>
            sum(CLAUSES.map((clause) => billed(side ? [side] : [], clause, key))),
          );
          expect([amountOf(one.before), amountOf(one.after)]).toEqual(invoiced);
        }
        // Every service that differs is counted as dearer or cheaper, and no other.
        const keys = ['C', ...rows.map((row) => row.site)];
        const differing = keys.filter((key) => {
          const [a, b] = [old, now].map((side) =>
            sum(CLAUSES.map((clause) => billed(side ? [side] : [], clause, key))),
          );
          return a !== undefined && b !== undefined && compare(a, b) !== 0;
        });
        const fares = found.services.map(
          (one) => (one.fares.dearer ?? 0) + (one.fares.cheaper ?? 0),
        );
        expect(fares.reduce((so, one) => so + one, 0)).toBe(differing.length);
      }),
      { numRuns: 60 },
    );
  });
});

const PARALLEL = ownContract(`item site from "site.csv"
  key site
  price : EUR per month

record old bill from "old.csv"
  key old bill
  site : site
  amount : EUR
  dated in month period

record finding from "finding.csv"
  key finding
  site : site
  class : one of legacy error, new error, agreed change, timing, rounding
  dated in month period

clause 4 "Site"
  for each site
  charge price

define variance for each site as
  charges of 4 of this site - (sum of amount over old bill of this site)

define is open for each site as
  absolute(variance) > 1 EUR and not there is finding of this site

clause 12.1 "Variances without a class"
  for each site
  each month
  when is open
  by hand in EUR "the old tool differs: find the class"

clause 12.2 "Acceptance of the cycle"
  each month
  when (number of site where is open) = 0
  charge 500 EUR

clause 13 "Variances with a class, as measures"
  for each finding
  charge variance of site

clause 13.1 "Variances without one"
  for each site
  each month
  when not there is finding of this site
  charge variance
`);

describe('laws of acceptance', () => {
  it('law 70: no acceptance while a variance above the tolerance has no class', async () => {
    const one = fc.record({
      price: fc.integer({ min: 200, max: 50_000 }),
      by: fc.constantFrom(-101, -100, -1, 0, 1, 99, 100, 101, 150),
      found: fc.constantFrom('', '', 'timing', 'agreed change'),
    });
    let [accepted, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 4 }), async (list) => {
        const rows = list.map(({ price }, at) => ({ site: `S${at}`, price: toText(cents(price)) }));
        const bills = list.map(({ price, by }, at) => {
          const amount = toText(cents(price - by));
          return { 'old bill': `B${at}`, site: `S${at}`, amount, period: '2023-01' };
        });
        const finding = list.flatMap(({ found }, at) =>
          found === ''
            ? []
            : [{ finding: `F${at}`, site: `S${at}`, class: found, period: '2023-01' }],
        );
        const tables = { site: rows, 'old bill': bills, finding };
        const invoice = await oneInvoice(PARALLEL, tables, '2023-01');
        const open = list.flatMap(({ by, found }, at) =>
          Math.abs(by) > 100 && found === '' ? [`12.1 S${at} R0120`] : [],
        );
        expect(heldOn([invoice])).toEqual(open);
        expect(billed([invoice], '12.2')).toEqual(rational(open.length === 0 ? 500 : 0));
        const classes = [...new Set(list.map(({ found }) => found))];
        const byClass = classes.map((one) => {
          const keys = list.flatMap(({ found }, at) => (found === one ? [at] : []));
          const clause = one === '' ? ['13.1', 'S'] : ['13', 'F'];
          const own = keys.map((at) => billed([invoice], clause[0] ?? '', `${clause[1]}${at}`));
          expect(own).toEqual(keys.map((at) => cents(list[at]?.by ?? 0)));
          return sum(own);
        });
        const oldTotal = sum(bills.map(({ amount }) => amountOf(amount)));
        expect(sum(byClass)).toEqual(subtract(billed([invoice], '4'), oldTotal));
        if (open.length === 0) accepted += 1;
        else refused += 1;
      }),
      { numRuns: 60 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(5);
  });
});
