// Bench, one process of the differential part: `node bench/differential-child.ts CASES SEED`. In:
// how many cases, and a seed. Out: what was compared, as JSON.
import { runDifferential } from './differential.ts';

const [cases = '0', seed = '0'] = process.argv.slice(2);
console.log(JSON.stringify(await runDifferential(Number(cases), Number(seed))));
