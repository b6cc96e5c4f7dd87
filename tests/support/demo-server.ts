// Support: `avenant serve` as a process of its own, on a copy of the data folder with the examples.
// In: a folder. Out: where it answers; it is stopped, and the copy removed, by whoever started it.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repoRoot } from '../../scripts/support/sources.ts';

/** A server at work. */
export interface DemoServer {
  /** Such as `http://localhost:40123`. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts a server on a data folder; it answers when this does. @throws Error with what it said. */
export async function serveFolder(folder: string): Promise<DemoServer> {
  const command = ['cli/src/main.ts', 'serve', '--port', '0', '--data', folder];
  // Nothing of the test runner's environment: libraries behave otherwise when they see it.
  const child = spawn(process.execPath, command, {
    cwd: repoRoot,
    env: { PATH: process.env.PATH, HOME: tmpdir(), AVENANT_HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  createInterface({ input: child.stderr }).on('line', (line) => {
    // The log tells every request; only what went wrong is of use here.
    if (!line.startsWith('{') || line.includes('"error"')) said.push(line);
  });
  const origin = await new Promise<string>((found, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const origin = /http:\/\/localhost:\d+/.exec(line)?.[0];
      if (origin !== undefined) found(origin);
    });
    child.once('exit', () => fail(new Error(`the server ended: ${said.join('\n')}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { origin, stop };
}

/** Starts a server on a copy of a data folder. */
export async function serveCopy(folder: string): Promise<DemoServer> {
  const copy = await mkdtemp(join(tmpdir(), 'avenant-demo-'));
  await cp(folder, copy, { recursive: true });
  const server = await serveFolder(copy);
  const stop = async () => {
    await server.stop();
    await rm(copy, { recursive: true, force: true });
  };
  return { origin: server.origin, stop };
}
