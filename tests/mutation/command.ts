// Mutation, the command: `npm run mutate`, `-- helvarion`, `-- --sample 50`, `-- --part 1/2`,
// `-- --given`. In: names of example contracts. Out: how many mutants their examples and invoices
// kill, and those that survive; exit code 1 when the examples kill fewer than 95 in 100.
import { Court, type Verdict } from './judge.ts';
import type { Mutant } from './mutant.ts';

const GOAL = 0.95;

// What is held is thrown many thousand times: its stack is of no use here.
Error.stackTraceLimit = 0;

const options = process.argv.slice(2);
const sample = options.includes('--sample')
  ? Number(options[options.indexOf('--sample') + 1])
  : undefined;
const operator = options.includes('--operator')
  ? options[options.indexOf('--operator') + 1]
  : undefined;
const [part = 1, parts = 1] = options.includes('--part')
  ? (options[options.indexOf('--part') + 1] ?? '').split('/').map(Number)
  : [];
const scope = options.includes('--given') ? 'given' : 'all';
const CONTRACTS = ['helvarion', 'armorique', 'corvenne', 'brightmoor'];
const named = options.filter((one) => CONTRACTS.includes(one));

for (const name of named.length > 0 ? named : CONTRACTS) {
  const court = new Court(name, scope);
  const step = sample === undefined ? 1 : Math.max(1, Math.floor(court.mutants.length / sample));
  const chosen = court.mutants
    .filter((mutant) => operator === undefined || mutant.operator === operator)
    .filter((_mutant, at) => at % step === 0)
    .filter((_mutant, at) => at % parts === part - 1);
  const judged: (readonly [Mutant, Verdict])[] = [];
  const start = performance.now();
  for (const mutant of chosen) {
    const verdict = await court.judge(mutant);
    judged.push([mutant, verdict]);
    tell(mutant, verdict);
    if (process.stderr.isTTY) process.stderr.write(`\r${name} ${judged.length}/${chosen.length}`);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  report(name, judged, seconds);
}

// Survivors, mutants that only the invoices tell, and mutants of which no invoice can be made at all,
// as they are met.
function tell({ operator: family, part, text }: Mutant, verdict: Verdict): void {
  const name = `${family.padEnd(10)} ${part}: ${text}`;
  if (verdict.kind === 'survived') console.log(`survived  ${name}`);
  if (verdict.kind !== 'killed') return;
  if (verdict.by === 'invoices') console.log(`invoice   ${name}: ${verdict.how}`);
  else if (verdict.how.startsWith('cannot')) console.log(`killed    ${name}: ${verdict.how}`);
}

function report(name: string, judged: readonly (readonly [Mutant, Verdict])[], seconds: string) {
  const count = (is: (verdict: Verdict) => boolean) => judged.filter(([, one]) => is(one)).length;
  const equivalent = count(({ kind }) => kind === 'equivalent');
  const own = count((one) => one.kind === 'killed' && one.by === 'examples');
  const invoices = count((one) => one.kind === 'killed' && one.by === 'invoices');
  const crashed = count((one) => one.kind === 'killed' && one.how.startsWith('cannot be run'));
  const all = judged.length - equivalent;
  const share = (part: number) => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`;
  const reasons = new Map<string, number>();
  for (const [, one] of judged) {
    if (one.kind === 'equivalent') reasons.set(one.why, (reasons.get(one.why) ?? 0) + 1);
  }
  for (const [why, times] of reasons) console.log(`equivalent ${times}: ${why}`);
  console.log(`${name}: ${judged.length} mutants, ${equivalent} equivalent, in ${seconds} s`);
  console.log(`  own examples alone kill ${own} of ${all} (${share(own)})`);
  const both = own + invoices;
  if (scope === 'all')
    console.log(`  with the expected invoices ${both} of ${all} (${share(both)})`);
  console.log(`  of these ${crashed} cannot be run at all`);
  if (own / Math.max(1, all) < GOAL) process.exitCode = 1;
}
