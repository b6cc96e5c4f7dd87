// Bench, part four: the engine against an independent reference interpreter, on random contracts
// and rows. In: settings. Out: whether the two agree on every case, and whether the cases came to
// all that contracts can say. As many processes as there are cores share the cases.
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Compared } from './differential.ts';
import { isSo, type Part } from './result.ts';

const SEED = 20_260_101;
/** Between the seeds of two processes; no process has so many chunks of cases. */
const SEEDS_APART = 1_000_000;

const run = promisify(execFile);

/** The part. */
export const differential: Part = async ({ smoke, say }) => {
  const cases = smoke ? 500 : 100_000;
  const processes = availableParallelism();
  const shares = Array.from({ length: processes }, (_, at) => {
    const share = Math.ceil(cases / processes);
    return compare(share, SEED + at * SEEDS_APART);
  });
  const compared = await Promise.all(shares);
  const total = (of: (one: Compared) => number) => compared.reduce((sum, one) => sum + of(one), 0);
  const [count, differing] = [total((one) => one.cases), total((one) => one.differences)];
  const unmet = compared[0]?.unmet.filter((name) =>
    compared.every((one) => one.unmet.includes(name)),
  );
  say(`differential: ${count} cases, ${differing} differ from the reference interpreter`);
  if (!smoke && unmet?.length !== 0) say(`  came to no case: ${unmet?.join(', ')}`);
  const equal = isSo('differential: all cases equal', differing === 0);
  return smoke ? [equal] : [equal, isSo('differential: everything met', unmet?.length === 0)];
};

// What differs is printed by the process that met it.
async function compare(cases: number, seed: number): Promise<Compared> {
  const script = fileURLToPath(new URL('./differential-child.ts', import.meta.url));
  const { stdout, stderr } = await run(process.execPath, [script, `${cases}`, `${seed}`], {
    maxBuffer: 1 << 24,
  });
  if (stderr !== '') console.error(stderr);
  return JSON.parse(stdout) as Compared;
}
