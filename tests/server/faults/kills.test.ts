// Workers killed at random moments of a run: drafts, lines and hashes are those of a run that nobody
// disturbed, each once; and a part whose workers all die ends its run by name.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Database,
  launchRun,
  openDatabase,
  openQueue,
  type Queue,
  runProgress,
} from '../../../server/src/index.ts';
import { freshServerUrl } from '../../support/databases.ts';
import {
  ASKER,
  atWork,
  chance,
  draftUndisturbed,
  makeSmallContracts,
  outcomeOf,
  PERIOD,
} from '../../support/faults.ts';

const KILLS = 50;
const AT_ONCE = 2;
const CONTRACTS = 130;
const LINES = 30;
/** A killed worker was at work for up to so long; one in five dies while it starts. */
const EARLY = 0.2;
const WORKING_MS = 300;
const STARTING_MS = 1000;
const PACE = { pollingSeconds: 0.5, silentSeconds: 10, superviseSeconds: 1 };
const PROCESS = new URL('../../support/worker-process.ts', import.meta.url);

let url = '';
let database: Database;
let queue: Queue;
let folder = '';
const children = new Set<ChildProcess>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'avenant-kills-'));
  url = await freshServerUrl();
  database = await openDatabase({ kind: 'server', url });
  queue = await openQueue(database, PACE);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await queue.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A worker whose modules are compiled once for all of them: starts are most of the time. */
function worker(): { readonly child: ChildProcess; readonly working: Promise<void> } {
  const env = { ...process.env, NODE_COMPILE_CACHE: folder };
  const child = fork(PROCESS, [url], { execArgv: [], stdio: 'ignore', env });
  children.add(child);
  child.once('exit', () => children.delete(child));
  const working = new Promise<void>((done) => {
    child.once('message', () => done());
    child.once('exit', () => done());
  });
  return { child, working };
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

async function killedAfter(moment: number): Promise<void> {
  const { child, working } = worker();
  if (moment < EARLY) {
    await delay((moment / EARLY) * STARTING_MS);
  } else {
    await working;
    await delay(((moment - EARLY) / (1 - EARLY)) * WORKING_MS);
  }
  await killed(child);
}

it(`${KILLS} kills at random moments of a run change nothing of what it writes`, async () => {
  const { seed, numbers } = chance();
  const contracts = await makeSmallContracts(database, CONTRACTS, LINES);
  const service = atWork(database);
  await draftUndisturbed(service, 'CALM', contracts);
  const expected = await outcomeOf(database, 'CALM');
  expect(expected.lines).toHaveLength(CONTRACTS * LINES);
  await launchRun(service, queue, ASKER, { run: 'RUN', mode: 'draft', period: PERIOD, contracts });
  const moments = [...numbers(KILLS)];
  const left = Array.from({ length: AT_ONCE }, async () => {
    for (let next = moments.pop(); next !== undefined; next = moments.pop()) {
      await killedAfter(next);
    }
  });
  await Promise.all(left);
  const { parts } = await runProgress(service, 'RUN');
  const survivors = [worker(), worker()];
  for (;;) {
    const { state } = await runProgress(service, 'RUN');
    if (state !== 'queued' && state !== 'running') break;
    await delay(100);
  }
  await Promise.all(survivors.map(({ child }) => killed(child)));
  expect({ seed, ...(await outcomeOf(database, 'RUN')) }).toEqual({ seed, ...expected });
  const live = await database.db
    .selectFrom('draft')
    .select('run')
    .where('state', '=', 'generated')
    .execute();
  expect(live).toEqual(contracts.map(() => ({ run: 'RUN' })));
  // They were killed at work, not only before and after it.
  const again = (await runProgress(service, 'RUN')).parts.filter(({ attempt }) => attempt > 1);
  const open = parts.filter(({ state }) => state === 'queued' || state === 'running');
  console.log(`${again.length} parts rated again, ${open.length} open after the last kill`);
  expect([seed, again.length > KILLS / 10]).toEqual([seed, true]);
}, 240_000);

it('a part whose workers all die fails by name, and its run ends', async () => {
  const service = atWork(database);
  const contracts = ['F-001', 'F-002'];
  const asked = { run: 'LOST', mode: 'simulate', period: PERIOD, contracts } as const;
  await launchRun(service, queue, ASKER, asked);
  // As its last worker left it: taken, and not heard of for long.
  await sql`
    update pgboss.job set state = 'active', retry_count = retry_limit, started_on = now(),
      heartbeat_on = now() - interval '1 hour'
    where name = 'rate-contract' and data->>'run' = 'LOST' and data->>'contract' = 'F-001'
  `.execute(database.db);
  const { child } = worker();
  for (;;) {
    const { state } = await runProgress(service, 'LOST');
    if (state !== 'queued' && state !== 'running') break;
    await delay(100);
  }
  await killed(child);
  const { state, parts } = await runProgress(service, 'LOST');
  expect(state).toBe('failed');
  expect(parts.map((part) => [part.contract, part.state])).toEqual([
    ['F-001', 'failed'],
    ['F-002', 'done'],
  ]);
  expect(parts[0]?.problem).toMatchObject({ code: 'S0506' });
}, 60_000);
