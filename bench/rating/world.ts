// Bench, the workload made ready: its contract compiled, its items bound. In: how many items. Out:
// a plan and facts.
import { compileContract, createSourceFile, type RatingPlan } from '../../dsl/src/index.ts';
import { bindFacts, type Facts } from '../../engine/src/index.ts';
import { contractText } from './contract.ts';
import { itemTable } from './items.ts';

/** The plan of the workload's contract, made anew: nothing is remembered from an earlier one. */
export function benchPlan(): RatingPlan {
  const { latest, problems } = compileContract({
    files: [createSourceFile('bench.avn', contractText())],
  });
  // Clauses drawn by chance may well charge one item twice (C0906): that is no error.
  const wrong = problems.find(({ code }) => code !== 'C0906');
  if (latest === undefined || wrong !== undefined) throw new Error(JSON.stringify(wrong));
  return latest;
}

/** The workload's items, bound. */
export function benchFacts(plan: RatingPlan, count: number): Facts {
  const { value, problems } = bindFacts(plan, new Map([['services.csv', itemTable(count)]]));
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  return value;
}
