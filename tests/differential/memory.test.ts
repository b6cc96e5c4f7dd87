// Differential tests: runs that remember what earlier runs over the same facts rated, against runs
// that remember nothing. One text after another, as somebody changes clauses: the generated cases
// with every kind of term, then every so many mutants of a real contract.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanHistory, textWithoutPlaces } from '../../dsl/src/index.ts';
import {
  bindFacts,
  explainLine,
  type Facts,
  RateMemory,
  rateContract,
} from '../../engine/src/index.ts';
import type { OverTime } from '../../engine/src/rate/rule-month.ts';
import { Run } from '../../engine/src/rate/run.ts';
import { Court } from '../mutation/judge.ts';
import { mutated } from '../mutation/mutant.ts';
import { exampleFolder, month as monthOf, read } from '../support/folders.ts';
import { render, type Spec, specArbitrary } from './arbitraries/scenario.ts';
import { filesOf, historyOf } from './compare.ts';

const SEED = 20_261_122;
const CASES = 150;

/** A month with corrections, and how many mutants are tried. */
const CONTRACTS = [
  ['helvarion', '2025-04', 8],
  ['armorique', '2026-03', 16],
  ['corvenne', '2026-03', 3],
] as const;

type Clause = Spec['clauses'][number];

const later = ({ template, numbers }: Clause): Clause => {
  return { template, numbers: numbers.map((number) => number + 1) };
};

/** The texts that somebody goes through: a clause changed, one gone, and back again. */
function changes(spec: Spec): readonly Spec[] {
  const changed = spec.clauses.flatMap((_, at): Spec[] => [
    { ...spec, clauses: spec.clauses.map((one, place) => (place === at ? later(one) : one)) },
    { ...spec, clauses: spec.clauses.toSpliced(at, spec.clauses.length > 1 ? 1 : 0) },
  ]);
  return [spec, ...changed, { ...spec, header: spec.header.map((one) => one + 1) }, spec];
}

/** What differs between a run with the memory and one without. */
async function unlike(
  history: PlanHistory,
  facts: Facts,
  memory: RateMemory,
  asked: { readonly from: number; readonly through: number; readonly knownOn?: number },
): Promise<string> {
  const input = { history, facts, ...asked };
  const wanted = await rateContract(input);
  const found = await rateContract({ ...input, memory });
  const texts = [wanted, found].map((one) => JSON.stringify(one, null, 1));
  return texts[0] === texts[1] ? '' : texts.join('\n--- with the memory:\n');
}

const typesOf = ({ plans }: PlanHistory): string =>
  textWithoutPlaces(plans.map(({ plan }) => [plan.types, plan.series]));

describe('a run that remembers', () => {
  it(`bills as one that does not, on ${CASES} cases with seed ${SEED}`, async () => {
    const property = fc.asyncProperty(specArbitrary, async (spec) => {
      let bound: { readonly types: string; readonly facts: Facts } | undefined;
      const memory = new RateMemory();
      for (const one of changes(spec)) {
        const { text, tables, ...asked } = render(one);
        const history = historyOf(text);
        const types = typesOf(history);
        const plan = history.plans.at(-1)?.plan;
        if (plan === undefined) throw new Error('no plan');
        if (bound?.types !== types) {
          bound = { types, facts: bindFacts(plan, filesOf(history, tables)).value };
        }
        const found = await unlike(history, bound.facts, memory, asked);
        if (found !== '') throw new Error(`${text}\n${found}`);
      }
    });
    await fc.assert(property, { seed: SEED, numRuns: CASES });
  });

  it.each(CONTRACTS)(
    'bills as one that does not, on mutants of %s',
    { timeout: 120_000 },
    async (name, month, sample) => {
      const { compilation, facts } = read(exampleFolder(name));
      const { history } = compilation;
      if (history === undefined || facts === undefined) throw new Error('nothing to rate');
      const asked = { from: monthOf(month), through: monthOf(month) };
      const mutants = new Court(name, 'given').mutants;
      const step = Math.floor(mutants.length / sample);
      const memory = new RateMemory();
      expect(await unlike(history, facts, memory, asked)).toBe('');
      for (const mutant of mutants.filter((_, at) => at % step === 1)) {
        const changed = mutated(history, mutant);
        if (changed === undefined) continue;
        const found = await unlike(changed, facts, memory, asked);
        expect(found === '' ? '' : `${mutant.text}\n${found}`).toBe('');
      }
      const input = { history, facts, ...asked };
      const { lines } = (await rateContract({ ...input, memory })).periods[0] ?? { lines: [] };
      const { id = '' } = lines.find(({ corrects }) => corrects !== undefined) ?? lines[0] ?? {};
      const tree = await explainLine({ ...input, memory }, asked.through, id);
      expect(tree).toBeDefined();
      expect(JSON.stringify(tree)).toBe(
        JSON.stringify(await explainLine(input, asked.through, id)),
      );
      const rating = new Error('a clause is rated');
      const stopping: OverTime = () => {
        throw rating;
      };
      await new Run({ ...input, memory }, stopping).invoices();
      await expect(new Run(input, stopping).invoices()).rejects.toBe(rating);
    },
  );
});
