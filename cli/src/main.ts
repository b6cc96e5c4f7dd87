#!/usr/bin/env node
// Command line, front door: `avenant COMMAND PATH [options]`. The only file that reads the
// arguments and writes to the terminal. What runs comes after the cache of compiled sources, which
// makes every start but the first four times as fast.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// A reader that has seen enough, as `head` has, ends the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const [major = '0'] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(`avenant needs Node 26 and runs on ${process.version}: use npx avenant\n`);
  process.exitCode = 2;
} else {
  // Where nothing can be written there is no cache, and nothing is said.
  enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/avenant', import.meta.url)));
  const { avenant } = await import('./avenant.ts');
  process.exitCode = await avenant(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
