// Bench, a long text met for the first time, in a process of its own. In: how many lines. Out: as
// JSON, the lines, the problems, and the milliseconds from text to checked plan.
import { compileContract, createSourceFile } from '../../dsl/src/index.ts';
import { cpuOf } from '../result.ts';
import { longContract } from './long-contract.ts';

const text = longContract(Number.parseInt(process.argv[2] ?? '', 10));
let problems = 0;
const ms = await cpuOf(() => {
  problems = compileContract({ files: [createSourceFile('long.avn', text)] }).problems.length;
});
console.log(JSON.stringify({ lines: text.split('\n').length, problems, ms }));
