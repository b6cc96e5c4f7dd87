// Test support, a command: rates some generated cases and prints their invoices, so that another process,
// in another time zone and locale, can be compared. In: a seed. Out: JSON.
import fc from 'fast-check';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import { invoicesOf } from './law-cases.ts';

const seed = Number.parseInt(process.argv[2] ?? '0', 10);
const specs = fc.sample(specArbitrary, { numRuns: 8, seed });
const all = [];
for (const spec of specs) all.push(await invoicesOf(render(spec)));
process.stdout.write(JSON.stringify(all));
