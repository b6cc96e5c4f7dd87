// Bench, the command: `npm run bench`, `-- --only rating`, `-- --smoke`, `-- --json`. In: options.
// Out: figures side by side; exit code 1 when a goal does not hold.

import { scroll } from './browser/scroll.ts';
import { workbench } from './browser/workbench.ts';
import { bulk } from './bulk/part.ts';
import { differential } from './differential-part.ts';
import { cold, keystroke } from './keystroke/part.ts';
import { memory } from './memory/part.ts';
import { proofs } from './proofs/part.ts';
import { rating } from './rating/part.ts';
import type { Part, Result } from './result.ts';

const PARTS: Readonly<Record<string, Part>> = {
  rating,
  memory,
  keystroke,
  cold,
  proofs,
  differential,
  bulk,
  scroll,
  workbench,
};

const options = process.argv.slice(2);
const smoke = options.includes('--smoke');
const json = options.includes('--json');
const only = options.includes('--only') ? options[options.indexOf('--only') + 1] : undefined;

if (only !== undefined && PARTS[only] === undefined) {
  console.error(`no part of this name: ${only}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

const results: Result[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (only !== undefined && only !== name) continue;
  const say = (line: string) => {
    if (!json) console.log(line);
  };
  const found = await part({ smoke, say });
  results.push(...found);
  if (json) for (const one of found) console.log(JSON.stringify(one));
  else say('');
}

if (!json) {
  for (const { name, ratio, goal, holds } of results) {
    const figure = ratio.toFixed(ratio < 10 ? 2 : 0).padStart(8);
    console.log(`${holds ? 'holds' : 'FAILS'}  ${name.padEnd(34)} ${figure}   goal ${goal}`);
  }
}
process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
