// Laws of amendments: whatever was agreed, known late or back-dated, what was issued and corrected is
// what a full recomputation gives, by key and in total.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, parseMonth, type Rational, toText, ZERO } from '../../dsl/src/values/index.ts';
import { bindFacts, type RatedPeriod, rateContract } from '../../engine/src/index.ts';
import { filesOf, historyOf } from '../differential/compare.ts';
import {
  ALL_KNOWN,
  type AmendedContract,
  amendedContracts,
} from '../support/amendment-histories.ts';
import { amountOf } from '../support/law-cases.ts';

const FROM = parseMonth('2023-01') ?? 0;
const THROUGH = parseMonth('2023-08') ?? 0;
const HISTORIES = 1000;
const PARTS = 5;

/** Sums by clause, subject and first day; corrections go to what they correct. */
function sumsByKey(periods: readonly RatedPeriod[]): Record<string, string> {
  const sums = new Map<string, Rational>();
  for (const { id, amount } of periods.flatMap(({ lines }) => lines)) {
    const key = id.replace(/~.*$/, '');
    sums.set(key, add(sums.get(key) ?? ZERO, amountOf(amount)));
  }
  const texts = [...sums].map(([key, sum]): [string, string] => [key, toText(sum)]);
  return Object.fromEntries(texts.filter(([, sum]) => sum !== '0').toSorted());
}

/** What was billed invoice after invoice, and what one look back from the end gives. */
async function bothWays({ text, tables }: AmendedContract) {
  const history = historyOf(text);
  const plan = history.plans.at(-1)?.plan;
  if (plan === undefined) throw new Error('no plan');
  const facts = bindFacts(plan, filesOf(history, tables)).value;
  const months = { from: FROM, through: THROUGH };
  const issued = await rateContract({ history, facts, ...months });
  const latest = { plans: [{ knownFrom: null, plan }] };
  const whole = await rateContract({ history: latest, facts, ...months, knownOn: ALL_KNOWN + 99 });
  return { issued: issued.periods, whole: whole.periods };
}

const total = (periods: readonly RatedPeriod[]): string =>
  toText(periods.reduce((so, one) => add(so, amountOf(one.total)), ZERO));

describe('amendments', () => {
  it.each(Array.from({ length: PARTS }, (_, part) => part))(
    `what is issued and corrected is the full recomputation, part ${'%i'} of ${HISTORIES} histories`,
    { timeout: 60_000 },
    async (part) => {
      let corrections = 0;
      const property = fc.asyncProperty(amendedContracts, async (contract) => {
        const { issued, whole } = await bothWays(contract);
        expect(whole.flatMap(({ lines }) => lines.filter((one) => one.corrects))).toEqual([]);
        expect(sumsByKey(issued)).toEqual(sumsByKey(whole));
        expect(total(issued)).toBe(total(whole));
        corrections += issued.flatMap(({ lines }) => lines.filter((one) => one.corrects)).length;
      });
      await fc.assert(property, { numRuns: HISTORIES / PARTS, seed: 20_230_101 + part });
      expect(corrections).toBeGreaterThan(HISTORIES / PARTS);
    },
  );
});
