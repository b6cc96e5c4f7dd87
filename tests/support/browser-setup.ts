// Support: before the first browser test: the web application built, the examples loaded and rated
// once into a data folder that tests copy.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { repoRoot } from '../../scripts/support/sources.ts';
import { serveFolder } from './demo-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder with the examples. */
    readonly examplesFolder: string;
  }
}

/** Makes what browser tests share; gives what removes it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // As `npm start` does it: within the test runner the build would be another one.
  const env = { PATH: process.env.PATH };
  execFileSync(process.execPath, ['scripts/build.ts'], { cwd: repoRoot, env, stdio: 'inherit' });
  const folder = await mkdtemp(join(tmpdir(), 'avenant-examples-'));
  const server = await serveFolder(folder);
  await server.stop();
  project.provide('examplesFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
