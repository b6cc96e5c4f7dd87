// Differential tests: a run that leaves out what later invoices rate anew, against one that rates
// all. Every month by itself, as it is asked for: the generated cases, then the examples.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindFacts } from '../../engine/src/index.ts';
import type { RateInput } from '../../engine/src/rate/knowledge.ts';
import { rateOverTime } from '../../engine/src/rate/over-time.ts';
import { inPrintOrder, printHeld, printLine } from '../../engine/src/rate/printing.ts';
import { Run } from '../../engine/src/rate/run.ts';
import { amendedContracts } from '../support/amendment-histories.ts';
import { exampleFolder, month, read } from '../support/folders.ts';
import { render, type Scenario, specArbitrary } from './arbitraries/scenario.ts';
import { filesOf, historyOf } from './compare.ts';

const SEED = 20_261_123;
const CASES = 600;
const HISTORIES = 100;
const MONTHS = { from: month('2023-03'), through: month('2023-08') };

/** The months of a contract with news in each, and with corrections. */
const CONTRACTS = [
  ['helvarion', '2024-06', '2025-04'],
  ['armorique', '2025-11', '2026-03'],
  ['corvenne', '2026-02', '2026-03'],
] as const;

/** What the invoices asked for say, and how many subjects were rated over time for them. */
async function rated(input: RateInput, isWhole: boolean) {
  let rates = 0;
  const overTime: typeof rateOverTime = (...asked) => {
    rates += 1;
    return rateOverTime(...asked);
  };
  const invoices = await new Run(input, overTime, undefined, isWhole).invoices();
  const texts = invoices.map(({ plan, entries, held, zeros }) => {
    if (plan === undefined) return [];
    const lines = inPrintOrder(entries, plan).map((entry) => printLine(plan, entry));
    return [...lines, ...printHeld(plan, held), { zeros }];
  });
  return { text: JSON.stringify(texts, null, 1), rates };
}

/** How many rates less a month asked for by itself takes. */
async function spared(input: Omit<RateInput, 'from' | 'through'>, at: number): Promise<number> {
  const asked = { ...input, from: at, through: at };
  const [whole, short] = [await rated(asked, true), await rated(asked, false)];
  expect(short.text).toBe(whole.text);
  return whole.rates - short.rates;
}

async function sparedIn({ text, tables, from, through, knownOn }: Scenario): Promise<number[]> {
  const history = historyOf(text);
  const plan = history.plans.at(-1)?.plan;
  if (plan === undefined) throw new Error('no plan');
  const facts = bindFacts(plan, filesOf(history, tables)).value;
  const counts: number[] = [];
  for (let at = from; at <= through; at += 1) {
    counts.push(
      await spared({ history, facts, ...(knownOn === undefined ? {} : { knownOn }) }, at),
    );
  }
  return counts;
}

describe('a run that leaves out what is superseded', () => {
  it(`bills as one that rates all, on ${CASES} cases with seed ${SEED}`, async () => {
    const counts: number[] = [];
    const property = fc.asyncProperty(specArbitrary, async (spec) => {
      counts.push(...(await sparedIn(render(spec))));
    });
    await fc.assert(property, { seed: SEED, numRuns: CASES });
    // Met too: to begin anew since something is held.
    expect(counts.filter((count) => count < 0).length).toBeGreaterThan(5);
  });

  it(`bills as one that rates all, on ${HISTORIES} amended contracts`, async () => {
    const counts: number[] = [];
    const property = fc.asyncProperty(amendedContracts, async (contract) => {
      counts.push(...(await sparedIn({ ...contract, ...MONTHS })));
    });
    await fc.assert(property, { seed: SEED, numRuns: HISTORIES });
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(HISTORIES / 3);
  });

  it.each(CONTRACTS)('bills as one that rates all, on %s', async (name, from, through) => {
    const { compilation, facts } = read(exampleFolder(name));
    const { history } = compilation;
    if (history === undefined || facts === undefined) throw new Error('nothing to rate');
    for (let at = month(from); at <= month(through); at += 1) {
      await spared({ history, facts }, at);
    }
  });
});
