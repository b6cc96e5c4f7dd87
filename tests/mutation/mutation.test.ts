// Mutation, a sample: `npm run mutate` judges every mutant; here a few, evenly spread, so that a judge
// that tells nothing, or too much, is seen.
import { describe, expect, it } from 'vitest';
import { Court } from './judge.ts';

// The invoices of the large ones take long: there the examples with facts of their own judge a few.
const CONTRACTS = [
  ['helvarion', 'all', 10],
  ['armorique', 'all', 10],
  ['corvenne', 'given', 5],
  ['brightmoor', 'given', 5],
] as const;

describe.each(CONTRACTS)('the mutants of %s', (name, scope, sample) => {
  const court = new Court(name, scope);
  const spread = (from: number) => {
    const step = Math.floor(court.mutants.length / sample);
    return court.mutants.filter((_mutant, at) => at % step === from);
  };

  it('are many, of every family', () => {
    expect(court.mutants.length).toBeGreaterThan(500);
    const families = new Set(court.mutants.map(({ operator }) => operator));
    for (const family of ['constant', 'relation', 'logic', 'bound', 'cell', 'included']) {
      expect(families).toContain(family);
    }
    // Brightmoor has no band and no range.
    expect(families.has('edge')).toBe(name !== 'brightmoor');
    for (const family of ['sign', 'rounding', 'timing', 'proration', 'clause', 'window', 'date']) {
      expect(families).toContain(family);
    }
  });

  it('are told from the contract, which is not told from itself', async () => {
    expect(await court.tell(court.history, false)).toEqual({ kind: 'survived' });
    const verdicts = [];
    for (const mutant of spread(3)) verdicts.push(await court.judge(mutant));
    const killed = verdicts.filter(({ kind }) => kind === 'killed').length;
    const equivalent = verdicts.filter(({ kind }) => kind === 'equivalent').length;
    expect(killed / (verdicts.length - equivalent)).toBeGreaterThanOrEqual(0.8);
  }, 120_000);

  it('that are called equivalent change nothing', async () => {
    const equivalent = court.mutants.filter((mutant) => court.equivalent(mutant) !== undefined);
    const step = Math.ceil(equivalent.length / (sample / 2.5));
    for (const mutant of equivalent.filter((_mutant, at) => at % step === 0)) {
      expect(await court.tellMutant(mutant)).not.toMatchObject({ kind: 'killed' });
    }
  }, 120_000);

  it('of selectors start from a contract that reads them as terms', async () => {
    const plans = court.history.plans.map((one) => {
      const rules = one.plan.rules.map(({ conditions: _none, ...rule }) => rule);
      return { ...one, plan: { ...one.plan, rules } };
    });
    expect(await court.tell({ plans }, false)).toEqual({ kind: 'survived' });
  }, 120_000);
});
