// `avenant demo` (npm run demo): the example contracts rated for a month, in the terminal.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Output } from '../output.ts';
import { rate } from './rate.ts';

const EXAMPLES = fileURLToPath(new URL('../../../contracts-examples/', import.meta.url));

/** Folders of the demonstration and the month shown of each. */
const SHOWN: readonly { readonly folder: string; readonly period: string }[] = [
  { folder: 'helvarion', period: '2025-04' },
  { folder: 'armorique', period: '2026-03' },
  { folder: 'corvenne', period: '2025-06' },
  { folder: 'brightmoor', period: '2024-10' },
];

/** Rates the examples; 0 unless a contract has errors. */
export async function demo(output: Output): Promise<number> {
  let worst = 0;
  for (const { folder, period } of SHOWN) {
    const path = join(EXAMPLES, folder);
    if (!existsSync(path)) continue;
    output.out(`contracts-examples/${folder}`);
    const none = { through: undefined, knownOn: undefined, lines: undefined, rejects: undefined };
    const options = { period, ...none };
    worst = Math.max(worst, await rate(path, options, output));
  }
  output.out('npx avenant rate contracts-examples/helvarion --period 2025-03 --through 2025-06');
  output.out('npx avenant explain contracts-examples/helvarion --period 2025-04 \\');
  output.out("    --line '4.1/DE-MUC-02-P/2025-03-12~2025-04'");
  return worst > 1 ? worst : 0;
}
