// The embedded database killed with its process at random moments of a run and of an issue, and opened
// again: all that was acknowledged is there, once.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Database,
  launchRun,
  migrate,
  openDatabase,
  openQueue,
  verifyAudit,
} from '../../../server/src/index.ts';
import { makeBillable, validated, writePlainDraft } from '../../support/drafts.ts';
import {
  ASKER,
  atWork,
  chance,
  draftUndisturbed,
  makeSmallContracts,
  outcomeOf,
  PERIOD,
} from '../../support/faults.ts';

const KILLS = 8;
const CONTRACTS = 24;
const ISSUES = 24;
const WORKING_MS = 400;
const PROCESS = new URL('../../support/embedded-process.ts', import.meta.url);

let folder = '';
const children = new Set<ChildProcess>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'avenant-embedded-'));
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const accounts = Array.from({ length: ISSUES }, (_, at) => `BA-I-${at}`);

function started() {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const given = [folder, PERIOD, ...accounts];
  const child = fork(PROCESS, given, { execArgv: [], stdio: 'ignore', env });
  children.add(child);
  const ended = new Promise<number | null>((done) =>
    child.once('exit', (code) => {
      children.delete(child);
      done(code);
    }),
  );
  const working = new Promise<void>((done) => child.once('message', () => done()));
  return { child, ended, working: Promise.race([working, ended]) };
}

async function prepare(database: Database): Promise<void> {
  await migrate(database);
  const service = atWork(database);
  const contracts = await makeSmallContracts(database, CONTRACTS, 30);
  await draftUndisturbed(service, 'CALM', contracts);
  for (let at = 0; at < ISSUES; at += 1) {
    const id = { contract: `I-${at}`, draft: `D-${at}` };
    await makeBillable(database, id.contract);
    await writePlainDraft(database, { ...id, period: PERIOD }, [{ subject: 'S', amount: '1.25' }]);
    await validated(service, id);
  }
  const queue = await openQueue(database);
  await launchRun(service, queue, ASKER, { run: 'RUN', mode: 'draft', period: PERIOD, contracts });
  await queue.close();
}

it(`${KILLS} kills lose nothing and double nothing`, async () => {
  const { seed, numbers } = chance();
  const first = await openDatabase({ kind: 'folder', folder });
  await prepare(first);
  await first.close();
  for (const moment of numbers(KILLS)) {
    const { child, ended, working } = started();
    await working;
    await delay(moment * WORKING_MS);
    child.kill('SIGKILL');
    await ended;
  }
  expect(await started().ended).toBe(0);

  const database = await openDatabase({ kind: 'folder', folder });
  const expected = await outcomeOf(database, 'CALM');
  expect({ seed, ...(await outcomeOf(database, 'RUN')) }).toEqual({ seed, ...expected });
  const issued = await database.db
    .selectFrom('invoice')
    .select(['number', 'draft'])
    .orderBy('number')
    .execute();
  expect(issued.map(({ number }) => number)).toEqual(accounts.map((_, at) => at + 1));
  expect(new Set(issued.map(({ draft }) => draft)).size).toBe(ISSUES);
  expect((await verifyAudit(database.db)).broken).toBeUndefined();
  await database.close();
}, 240_000);
