// Bench, proofs: how long it takes to prove a large price table complete and exclusive. In:
// settings. Out: milliseconds for each way to lay out a table, against a second.
import { emptyNotes } from '../../dsl/src/prove/notes.ts';
import { prove } from '../../dsl/src/prove/prove.ts';
import { atMost, cpuOf, isSo, kept, median, type Part, pad } from '../result.ts';
import { planWith, SHAPES } from './tables.ts';

const ROWS = 5_000;
const PROOF_MS = 1_000;

/** The part. */
export const proofs: Part = async ({ smoke, say }) => {
  const count = smoke ? 200 : ROWS;
  say(`proofs: ${count} rows x 8 keys, gaps and overlaps`);
  const all: number[] = [];
  for (const { name, rows } of SHAPES) {
    const plan = planWith(rows(count));
    const times: number[] = [];
    for (let run = 0; run < (smoke ? 1 : 3); run += 1) {
      times.push(await cpuOf(() => prove(plan, emptyNotes())));
    }
    const found = Array.isArray(kept) ? kept.length : 0;
    say(`  ${name.padEnd(20)} ${pad(median(times).toFixed(0), 6)} ms, ${found} problems shown`);
    all.push(median(times));
  }
  const slowest = Math.max(...all);
  if (smoke) return [isSo('proofs: runs', Number.isFinite(slowest))];
  return [atMost(`proofs: slowest table / ${PROOF_MS} ms`, slowest / PROOF_MS, 1)];
};
