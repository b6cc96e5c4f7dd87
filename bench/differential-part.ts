// Bench, part four: the engine against an independent reference interpreter, on random contracts
// and rows. In: settings. Out: whether the two agree on every case.
import { runDifferential } from './differential.ts';
import { isSo, type Part } from './result.ts';

const SEED = 20_260_101;

/** The part. */
export const differential: Part = async ({ smoke, say }) => {
  const { cases, differences } = await runDifferential(smoke ? 500 : 100_000, SEED);
  say(`differential: ${cases} cases, ${differences} differ from the reference interpreter`);
  return [isSo('differential: all cases equal', differences === 0)];
};
