// Bench, bulk: the product's own processes. In: a command of `avenant` and an environment. Out: the
// process, once it says that it is ready, and what it took once it has ended.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a process took, as `report.ts` writes it at its end. */
export interface Taken {
  /** The most memory it ever had, in bytes. */
  readonly memory: number;
  /** Milliseconds of processor time, all its threads. */
  readonly cpu: number;
  /** Milliseconds in calls of json-rules-engine, waiting included. */
  readonly rules: number;
}

/** A running process. */
export interface Running {
  /** Tells it to stop and waits for its end. */
  stop(): Promise<Taken>;
}

const MAIN = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const REPORT = new URL('report.ts', import.meta.url).href;

/** Starts `avenant COMMAND` and waits until it has said its first line. */
export async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'avenant-bench-'));
  const report = join(folder, 'report.json');
  const child = spawn(process.execPath, ['--import', REPORT, MAIN, ...args], {
    env: { ...process.env, ...env, AVENANT_LANG: 'en', BENCH_REPORT: report },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await saidSomething(child);
  return {
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      const taken = JSON.parse(readFileSync(report, 'utf8')) as Taken;
      rmSync(folder, { recursive: true });
      return taken;
    },
  };
}

function saidSomething(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let errors = '';
    child.stderr?.on('data', (text) => {
      errors += text;
      done();
    });
    child.stdout?.on('data', () => done());
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${errors}`)));
  });
}
