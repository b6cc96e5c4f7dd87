// Laws of differences: a reworded contract is proved the same; a proof is never contradicted by the
// amounts; and what is dearer one way is cheaper the other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileContract,
  createSourceFile,
  isNoDifference,
  parseFiles,
  planDifference,
  printFile,
  printText,
  type RatingPlan,
  textDifference,
  textOn,
  textParts,
} from '../../dsl/src/index.ts';
import { splitBlocks } from '../../dsl/src/syntax/split.ts';
import { formatDay, parseMonth } from '../../dsl/src/values/index.ts';
import { compareOnInventory } from '../../engine/src/index.ts';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import { filesOf, historyOf } from '../differential/compare.ts';
import { type AmendedContract, amendedContracts, START } from '../support/amendment-histories.ts';

function latestOf(text: string): RatingPlan {
  const plan = historyOf(text).plans.at(-1)?.plan;
  if (plan === undefined) throw new Error('no plan');
  return plan;
}

const treesOf = (text: string) => parseFiles([createSourceFile('c.avn', text)]).value;

function inFrench(text: string): string {
  const trees = treesOf(text);
  return trees.map((tree) => printFile(tree, 'fr', trees)).join('');
}

/** Parts in the opposite order; amendments keep theirs, which is that of their numbers. */
function turned(text: string): string {
  const parts = splitBlocks(text).map(({ text: one }) => `${one.trimEnd()}\n\n`);
  const isFirst = (one: string) => /^(?:language|contract)/m.test(one) && !/^clause/m.test(one);
  const isLast = (one: string) => one.includes('amendment ');
  const middle = parts.filter((one) => !isFirst(one) && !isLast(one));
  return [...parts.filter(isFirst), ...middle.toReversed(), ...parts.filter(isLast)].join('');
}

const renamed = (text: string): string =>
  text
    .replaceAll('base fee', 'standing charge')
    .replaceAll(/\bprices\b/g, 'tariff')
    .replaceAll('"Support"', '"Help desk"');

function textOnDay(text: string, day: number): string {
  const { trees } = compileContract({ files: [createSourceFile('c.avn', text)] });
  return printText(textOn(trees, { on: formatDay(day), language: 'en' }), 'en');
}

const MONTHS = { from: parseMonth('2023-02') ?? 0, through: parseMonth('2023-04') ?? 0 };

async function verdicts(before: string, after: string, tables: AmendedContract['tables']) {
  const [a, b] = [before, after].map((text) => ({
    plan: latestOf(text),
    files: filesOf(historyOf(text), tables),
  }));
  if (a === undefined || b === undefined) throw new Error('two texts');
  const { services } = await compareOnInventory(a, b, MONTHS);
  return services.toSorted((one, two) => `${one.type}`.localeCompare(`${two.type}`, 'en'));
}

describe('differences', () => {
  it.each([
    ['in French', inFrench],
    ['in another order', turned],
    ['under other names and titles', renamed],
  ])('there are none to a contract %s', (_how, change) => {
    fc.assert(
      fc.property(amendedContracts, ({ text }) => {
        const after = change(text);
        expect(after).not.toBe(text);
        const found = planDifference(latestOf(text), latestOf(after));
        expect(found).toEqual({ header: [], declarations: [], clauses: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('of texts are none in another layout or order, whatever the clauses say', () => {
    fc.assert(
      fc.property(specArbitrary, (spec) => {
        const { text } = render(spec);
        const partsOf = (one: string) => textParts(treesOf(one), 'en');
        expect(textDifference(partsOf(text), partsOf(turned(text)))).toEqual([]);
        expect(textDifference(partsOf(text), partsOf(inFrench(text)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('in money are none where none is told; turned round, dearer is cheaper', {
    timeout: 60_000,
  }, async () => {
    const days = fc.integer({ min: START, max: START + 170 });
    let [proved, billed] = [0, 0];
    await fc.assert(
      fc.asyncProperty(amendedContracts, days, days, async ({ text, tables }, one, two) => {
        const [before, after] = [textOnDay(text, one), textOnDay(text, two)];
        const isProved = isNoDifference(planDifference(latestOf(before), latestOf(after)));
        const there = await verdicts(before, after, tables);
        const isSame = there.every(({ verdict }) => verdict === 'same');
        if (isProved) {
          expect(isSame).toBe(true);
          proved += 1;
          return;
        }
        if (!isSame) billed += 1;
        const back = await verdicts(after, before, tables);
        const turnedRound = (verdict: string): string =>
          verdict === 'dearer' ? 'cheaper' : verdict === 'cheaper' ? 'dearer' : verdict;
        expect(back.map(({ type, verdict }) => [type, verdict])).toEqual(
          there.map(({ type, verdict }) => [type, turnedRound(verdict)]),
        );
      }),
      { numRuns: 150 },
    );
    expect(Math.min(proved, billed)).toBeGreaterThan(15);
  });
});
