// The process itself: it starts on an empty folder, loads the examples, answers, survives being killed
// while it loads and while it serves, ends well when told, and refuses a folder that is in use.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, demoAddress } from '../../../server/src/index.ts';
import { freshServerUrl } from '../../support/databases.ts';
import { codeOf } from '../../support/http.ts';
import { cookiesOf, SECRET } from '../../support/identity.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const MAIN = join(ROOT, 'cli/src/main.ts');
const SLOW = 200_000;

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Waits for what it says; gives what a group of the pattern holds. */
  saying(pattern: RegExp): Promise<string>;
  ended(): Promise<number | NodeJS.Signals | null>;
}

const children: ChildProcess[] = [];

function start(args: readonly string[], env: Record<string, string> = {}): Started {
  const { DATABASE_URL: _, ...own } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...own, ...env } });
  children.push(child);
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  child.stderr.on('data', (data) => {
    said += data;
  });
  const end = new Promise<number | NodeJS.Signals | null>((done) =>
    child.once('exit', (code, signal) => done(signal ?? code)),
  );
  return {
    ...{ child, said: () => said, ended: () => end },
    saying: async (pattern) => {
      for (;;) {
        const found = pattern.exec(said);
        if (found !== null) return found[1] ?? '';
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said}`);
        await new Promise((done) => setTimeout(done, 50));
      }
    },
  };
}

const READY = /answers at http:\/\/localhost:(\d+)/;
const ready = async (started: Started) => `http://127.0.0.1:${await started.saying(READY)}`;

const signing = (at: string, origin: string, email: string, password: string) =>
  fetch(`${at}/api/v1/identity/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  });

async function signIn(at: string): Promise<Record<string, string>> {
  const origin = at.replace('127.0.0.1', 'localhost');
  const answer = await signing(at, origin, demoAddress('BM'), DEMO_PASSWORD);
  expect(answer.status).toBe(200);
  return { cookie: cookiesOf(answer) };
}

/** What is read of runs, contracts and drafts. */
type Row = Readonly<Record<'state' | 'contract' | 'period' | 'total', string>>;

/** The totals of the first drafts, once all runs are over. */
async function totals(at: string, headers: Record<string, string>) {
  const get = async (path: string) => {
    const answer = await fetch(`${at}/api/v1${path}`, { headers });
    return (await answer.json()) as { items: Row[] };
  };
  for (;;) {
    const { items } = await get('/runs');
    if (items.every(({ state }) => state === 'completed')) break;
    await new Promise((done) => setTimeout(done, 200));
  }
  const found: Record<string, string> = {};
  for (const { contract } of (await get('/contracts')).items) {
    const { items } = await get(`/contracts/${contract}/drafts`);
    for (const { period, total = '' } of items) found[`${contract} ${period}`] = total;
  }
  return found;
}

const expected = (folder: string, period: string): string =>
  JSON.parse(
    readFileSync(join(ROOT, `contracts-examples/${folder}/expected/${period}.json`), 'utf8'),
  ).total;

describe('avenant serve', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'avenant-serve-'));
  });
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const serve = () => start(['serve', '--port', '0', '--data', folder]);

  it('goes on after a kill while it loads', { timeout: SLOW }, async () => {
    const started = serve();
    await started.saying(/loading the example corvenne/);
    started.child.kill('SIGKILL');
    expect(await started.ended()).toBe('SIGKILL');
  });

  it('loads the examples and drafts their first runs, and keeps them when killed', {
    timeout: SLOW,
  }, async () => {
    const all = {
      'CTR-HELV-001 2025-04': expected('helvarion', '2025-04'),
      'CTR-CORV-002 2025-06': expected('corvenne', '2025-06'),
      'CTR-BRIG-003 2024-10': expected('brightmoor', '2024-10'),
    };
    const first = serve();
    const at = await ready(first);
    const headers = await signIn(at);
    expect(await totals(at, headers)).toEqual(all);
    const busy = start(['serve', '--port', '0', '--data', folder]);
    expect(await busy.ended()).toBe(2);
    expect(busy.said()).toContain(`is used by process ${first.child.pid}`);
    first.child.kill('SIGKILL');
    await first.ended();

    const second = serve();
    const there = await ready(second);
    expect(second.said()).not.toContain('loading');
    // The session of before still counts: its key is in the folder.
    expect(await totals(there, headers)).toEqual(all);
    expect((await fetch(`${there}/ready`)).status).toBe(200);
    const live = await fetch(`${there}/api/v1/runs/first-helvarion-2025-04/progress`, { headers });
    expect(await live.text()).toContain('"completed"');
    second.child.kill('SIGTERM');
    expect(await second.ended()).toBe(0);
    await expect(fetch(`${there}/health`)).rejects.toThrow();
  });

  it('needs a secret and an origin beside DATABASE_URL, and has no demo accounts there', {
    timeout: SLOW,
  }, async () => {
    const env = { DATABASE_URL: await freshServerUrl() };
    const bare = start(['serve', '--port', '0'], env);
    expect(await bare.ended()).toBe(2);
    expect(bare.said()).toContain('AVENANT_SECRET');
    const migrated = start(['migrate'], env);
    expect(await migrated.ended()).toBe(0);
    const more = { AVENANT_SECRET: SECRET, AVENANT_ORIGIN: 'https://billing.example.com' };
    const first = { AVENANT_ADMIN_EMAIL: 'ada@example.com', AVENANT_ADMIN_PASSWORD: SECRET };
    const host = { AVENANT_HOST: '127.0.0.1', PORT: '0' };
    const served = start(['serve'], { ...env, ...more, ...first, ...host });
    await served.saying(/answers at https:\/\/billing\.example\.com/);
    const port = await served.saying(/port (\d+)/);
    const at = `http://127.0.0.1:${port}`;
    const sign = (email: string, password: string) =>
      signing(at, more.AVENANT_ORIGIN, email, password);
    expect(await codeOf(await sign(demoAddress('BM'), DEMO_PASSWORD))).toBe('S0206');
    const entered = await sign('ada@example.com', SECRET);
    expect(entered.status).toBe(200);
    expect(entered.headers.getSetCookie().join()).toMatch(/; Secure.*/);
    const worker = start(['worker'], env);
    await worker.saying(/working on jobs/);
    for (const one of [worker, served]) {
      one.child.kill('SIGTERM');
      expect(await one.ended()).toBe(0);
    }
    const alone = start(['worker']);
    expect(await alone.ended()).toBe(2);
  });
});
