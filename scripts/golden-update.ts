// Rewrites the expected files of tests/golden from today's results; read the diff before you
// commit. Arguments are handed on to Vitest: `npm run golden:update -- -t lease` updates some only.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'tests/golden', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, UPDATE_GOLDEN: '1' } },
);
process.exitCode = status ?? 1;
