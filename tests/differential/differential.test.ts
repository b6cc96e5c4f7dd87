// The engine against the reference interpreter: past counterexamples first, then every template,
// then a small share of the cases that the bench runs by the hundred thousand.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runDifferential } from '../../bench/differential.ts';
import { parseDay, parseMonth } from '../../dsl/src/values/index.ts';
import { perSpan, TEMPLATES } from './arbitraries/clauses.ts';
import { prices } from './arbitraries/revisions.ts';
import { render, type Scenario, specArbitrary } from './arbitraries/scenario.ts';
import { bothWays, differences, historyOf, written } from './compare.ts';
import { EVALUATED, EVERYTHING, KINDS } from './everything.ts';
import { Met } from './met.ts';
import type { Cells } from './reference/thing.ts';
import { sentencesIn } from './sentences.ts';

const SEED = 20_260_101;
const CASES = 300;
const SAID = 3000;
const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));

/** What differs in a case, with the case as files; empty when nothing does. */
async function difference(scenario: Scenario, met?: Met): Promise<string> {
  const history = historyOf(scenario.text);
  const found = differences(await bothWays(scenario, history, met));
  return found.length === 0 ? '' : `${written(scenario, history)}\n${found.join('\n')}`;
}

/** A case kept as files: a contract, its data, and what is asked. */
function kept(name: string): Scenario {
  const folder = join(FIXTURES, name);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  const asked = JSON.parse(read('asked.json')) as Record<string, string | undefined>;
  const knownOn = parseDay(asked.knownOn ?? '');
  return {
    text: read('contract.avn'),
    tables: Object.fromEntries(files.map((file) => [file.slice(0, -4), cellsOf(read(file))])),
    from: parseMonth(asked.from ?? '') ?? 0,
    through: parseMonth(asked.through ?? '') ?? 0,
    ...(knownOn === undefined ? {} : { knownOn }),
  };
}

function cellsOf(text: string): readonly Cells[] {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

describe('the generated cases', () => {
  it(`say everything within ${SAID} contracts`, { timeout: 120_000 }, () => {
    const met = new Met();
    for (const spec of fc.sample(specArbitrary, { numRuns: SAID, seed: SEED })) {
      const { text } = render(spec);
      for (const { plan } of historyOf(text).plans) met.said(plan);
      for (const name of sentencesIn(text)) met.add(name);
    }
    expect(EVERYTHING.filter((name) => !met.names.has(name))).toEqual([]);
  });
});

describe('the engine and the reference agree', () => {
  const met = new Met();

  it.each(readdirSync(FIXTURES))('on a case that is kept: %s', async (name) => {
    expect(await difference(kept(name))).toBe('');
  });

  it('on every template', { timeout: 240_000 }, async () => {
    const tryOut = async (template: number, numbers: readonly number[], seed: number) => {
      const [spec] = fc.sample(specArbitrary, { numRuns: 1, seed });
      if (spec === undefined) return;
      const tablePrice = { template: 0, numbers: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0] };
      const clauses = [tablePrice, { template, numbers }];
      expect(await difference(render({ ...spec, clauses }), met)).toBe('');
    };
    for (const template of new Set(TEMPLATES.map((one) => TEMPLATES.indexOf(one)))) {
      for (let seed = 0; seed < 12; seed += 1) {
        const numbers = Array.from({ length: 12 }, (_, at) => seed * (at + 1));
        await tryOut(template, numbers, seed);
      }
    }
    for (let choice = 0; choice < 200; choice += 1) {
      for (const turn of [0, 1]) {
        const parts = [3, 5, 7].map((by) => Math.floor(choice / by) + turn);
        const numbers = [0, 0, 0, choice, ...parts, 0, 0];
        await tryOut(TEMPLATES.indexOf(perSpan), numbers, choice + 100 * turn);
      }
    }
    for (let choice = 0; choice < 96; choice += 1) {
      await tryOut(TEMPLATES.indexOf(prices), [0, 0, 0, choice, choice, choice, 0, 1], choice);
    }
  });

  it(`on ${CASES} cases with seed ${SEED}`, { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(specArbitrary, async (spec) => {
      const found = await difference(render(spec), met);
      if (found !== '') throw new Error(found);
    });
    const { failed, counterexample } = await fc.check(property, { seed: SEED, numRuns: CASES });
    const [spec] = counterexample ?? [];
    expect(failed && spec !== undefined ? await difference(render(spec)) : '').toBe('');
  });

  it('and have met every kind of term on the way', () => {
    const wanted = [...KINDS, ...EVALUATED];
    expect(wanted.filter((name) => !met.names.has(name))).toEqual([]);
  });

  it('as the bench counts them', async () => {
    expect(await runDifferential(20, SEED)).toMatchObject({ cases: 20, differences: 0 });
  });
});
