// Bench, differential: many generated cases through the engine and through the reference
// interpreter. In: how many, and a seed. Out: how many were compared and how many differ; a case
// that differs is printed.
import fc from 'fast-check';
import { render, type Spec, specArbitrary } from '../tests/differential/arbitraries/scenario.ts';
import { bothWays, differences, historyOf, written } from '../tests/differential/compare.ts';
import { EVALUATED, EVERYTHING } from '../tests/differential/everything.ts';
import { Met } from '../tests/differential/met.ts';

/** What was compared. */
export interface Compared {
  readonly cases: number;
  readonly differences: number;
  /** Names of what none of the cases came to. */
  readonly unmet: readonly string[];
}

const CHUNK = 500;
const PRINTED_MAX = 3;

/**
 * Rates cases both ways and counts those that differ. Every contract is rated with its own rows and
 * with those of the contract after it: each is a case.
 */
export async function runDifferential(cases: number, seed: number): Promise<Compared> {
  let [compared, differing] = [0, 0];
  const met = new Met();
  for (let chunk = 0; compared < cases; chunk += 1) {
    const specs = fc.sample(specArbitrary, { numRuns: CHUNK, seed: seed + chunk });
    for (const [at, spec] of specs.entries()) {
      const history = historyOf(render(spec).text);
      for (const { rows } of [spec, specs[at + 1] ?? spec] satisfies readonly Spec[]) {
        if (compared === cases) break;
        const scenario = render({ ...spec, rows });
        const found = differences(await bothWays(scenario, history, met));
        compared += 1;
        if (found.length === 0) continue;
        differing += 1;
        if (differing > PRINTED_MAX) continue;
        console.error(`seed ${seed + chunk}, case ${at}\n${written(scenario, history)}`);
        console.error(found.join('\n'));
      }
    }
  }
  const unmet = [...EVERYTHING, ...EVALUATED].filter((name) => !met.names.has(name));
  return { cases: compared, differences: differing, unmet };
}
