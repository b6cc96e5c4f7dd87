// Bench, memory, one size: started with --expose-gc in a process of its own. In: how many items.
// Out: one number, the bytes alive while the last block of lines is handed on, all garbage
// collected before.
import { parseMonth } from '../../dsl/src/values/index.ts';
import { rateColumns } from '../../engine/src/index.ts';
import { MONTH } from '../rating/rules.ts';
import { benchFacts, benchPlan } from '../rating/world.ts';

const count = Number.parseInt(process.argv[2] ?? '', 10);
const plan = benchPlan();
const facts = benchFacts(plan, count);
let alive = 0;
let lines = 0;
await rateColumns({
  plan,
  facts,
  month: parseMonth(MONTH.text) ?? 0,
  onBlock: ({ size }) => {
    lines += size;
    alive = 0;
    if (size < 65_536) alive = live();
  },
});
if (alive === 0) alive = live();
console.log(JSON.stringify({ count, lines, alive }));

function live(): number {
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
