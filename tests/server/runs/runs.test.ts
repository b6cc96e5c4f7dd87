// Runs: the drafts are what the command line prints, made once, whatever happens to jobs and workers.
import { type ChildProcess, fork } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  type Database,
  json,
  launchRun,
  openDatabase,
  openQueue,
  type Queue,
  ratePart,
  runProgress,
  type Service,
  startWorker,
  steerRun,
  watchRun,
} from '../../../server/src/index.ts';
import { freshDatabase, freshServerUrl, KINDS } from '../../support/databases.ts';
import { draftsOf, exampleFolder, read } from '../../support/folders.ts';
import { publishExample, serviceOf, storeTables } from '../../support/stored.ts';

const helvarion = read(exampleFolder('helvarion'));
const gallery = read(exampleFolder('gallery/200-carried-first'));
const PACE = { pollingSeconds: 0.5, silentSeconds: 10, superviseSeconds: 1 };
const ANA: Actor = { person: 'ana', roles: ['AN'] };
const SINCE = '2023-01-01';

async function load(database: Database): Promise<void> {
  for (const [contract, prepared] of [
    ['HELV', helvarion],
    ['CARRY', gallery],
  ] as const) {
    await publishExample(database, contract, prepared);
    await storeTables(database, contract, prepared.folder.tables.values(), SINCE);
  }
}

const drafts = (database: Database, run: string) =>
  database.db
    .selectFrom('draft')
    .select(['contract', 'period', 'state', 'total'])
    .where('run', '=', run)
    .orderBy('contract')
    .execute();

const lines = (database: Database, draft: string) =>
  database.db
    .selectFrom('rated_line')
    .select(['line as id', 'clause', 'kind', 'label', 'subject', 'amount'])
    .select(['valid_from as from', 'valid_to as to'])
    .where('draft', '=', draft)
    .where('contract', '=', 'HELV')
    .orderBy('position')
    .execute();

async function ended(service: Service, run: string): Promise<string> {
  let state = '';
  for await (const progress of watchRun(service, run, 100)) state = progress.state;
  return state;
}

describe.each(KINDS)('runs on %s', (kind) => {
  let database: Database;
  let service: Service;
  let queue: Queue;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    await load(database);
    service = serviceOf(database, { now: '2026-05-04T08:00:00Z' });
    queue = await openQueue(database, PACE);
    await startWorker(service, queue);
  });
  afterAll(async () => {
    await queue.close();
    await database.close();
  });

  it('draft what the command line prints, line for line', async () => {
    await launchRun(service, queue, ANA, {
      ...{ run: 'RUN-1', mode: 'draft', period: '2025-04', contracts: ['HELV', 'CARRY'] },
    });
    expect(await ended(service, 'RUN-1')).toBe('completed');
    const april = (await draftsOf(helvarion, '2025-04', '2025-04')).get('2025-04');
    const written = await lines(database, 'RUN-1');
    expect(written).toEqual(
      april?.lines.map(({ id, clause, kind: charge, label, subject, amount, from, to }) => ({
        ...{ id, clause, kind: charge, label, subject, amount, from, to },
      })),
    );
    expect(written.length).toBeGreaterThan(100);
    expect(await drafts(database, 'RUN-1')).toEqual([
      { contract: 'CARRY', period: '2025-04', state: 'generated', total: '0.00' },
      { contract: 'HELV', period: '2025-04', state: 'generated', total: april?.total },
    ]);
    const { parts } = await runProgress(service, 'RUN-1');
    expect(parts.map(({ contract, state, attempt }) => [contract, state, attempt])).toEqual([
      ['CARRY', 'done', 1],
      ['HELV', 'done', 1],
    ]);
  });

  it('asked for twice, or delivered twice, change nothing', async () => {
    const asked = { run: 'RUN-1', mode: 'draft', period: '2025-04', contracts: ['HELV'] } as const;
    await launchRun(service, queue, ANA, asked);
    await ratePart(service, { run: 'RUN-1', contract: 'HELV' });
    expect((await drafts(database, 'RUN-1')).map(({ state }) => state)).toEqual([
      'generated',
      'generated',
    ]);
    const other = { ...asked, period: '2025-05' };
    await expect(launchRun(service, queue, ANA, other)).rejects.toMatchObject({ code: 'S0502' });
  });

  it('made anew take the place of the draft before, not of a validated one', async () => {
    const again = { mode: 'draft', period: '2025-04', contracts: ['HELV'] } as const;
    await launchRun(service, queue, ANA, { run: 'RUN-2', ...again });
    expect(await ended(service, 'RUN-2')).toBe('completed');
    const first = (await drafts(database, 'RUN-1')).find(({ contract }) => contract === 'HELV');
    expect(first?.state).toBe('superseded');
    const valid = { state: 'validated' } as const;
    await database.db.updateTable('draft').set(valid).where('draft', '=', 'RUN-2').execute();
    await launchRun(service, queue, ANA, { run: 'RUN-3', ...again });
    expect(await ended(service, 'RUN-3')).toBe('failed');
    const { parts } = await runProgress(service, 'RUN-3');
    expect(parts[0]?.problem).toMatchObject({ code: 'S0102', values: { id: 'RUN-2' } });
    expect(await drafts(database, 'RUN-3')).toEqual([]);
  });

  it('simulate beside the drafts', async () => {
    const asked = { mode: 'simulate', period: '2025-04', contracts: ['HELV'] } as const;
    await launchRun(service, queue, ANA, { run: 'SIM-1', ...asked });
    expect(await ended(service, 'SIM-1')).toBe('completed');
    expect((await drafts(database, 'SIM-1')).map(({ state }) => state)).toEqual(['simulated']);
    expect((await drafts(database, 'RUN-2')).map(({ state }) => state)).toEqual(['validated']);
  });

  it('wait while paused, and go on', async () => {
    const asked = { mode: 'draft', period: '2025-05', contracts: ['HELV'] } as const;
    await launchRun(service, silent(queue), ANA, { run: 'RUN-4', ...asked });
    await steerRun(service, queue, ANA, { run: 'RUN-4', how: 'pause' });
    await ratePart(service, { run: 'RUN-4', contract: 'HELV' });
    expect(await drafts(database, 'RUN-4')).toEqual([]);
    await steerRun(service, queue, ANA, { run: 'RUN-4', how: 'resume' });
    expect(await ended(service, 'RUN-4')).toBe('completed');
    await steerRun(service, queue, ANA, { run: 'RUN-4', how: 'discard' });
    expect((await drafts(database, 'RUN-4')).map(({ state }) => state)).toEqual(['superseded']);
    const twice = steerRun(service, queue, ANA, { run: 'RUN-4', how: 'discard' });
    await expect(twice).rejects.toMatchObject({ code: 'S0102' });
  });

  it('end on a mistake of ours, after the last try', async () => {
    const contracts = ['CARRY'];
    const asked = { run: 'RUN-7', mode: 'draft', period: '2026-03', contracts } as const;
    await launchRun(service, silent(queue), ANA, asked);
    const columns = json(5);
    await database.db
      .updateTable('dataset')
      .set({ columns })
      .where('contract', '=', 'CARRY')
      .execute();
    const part = { run: 'RUN-7', contract: 'CARRY' };
    await expect(ratePart(service, part)).rejects.toThrow();
    expect((await runProgress(service, 'RUN-7')).state).toBe('running');
    await expect(ratePart(service, part, true)).rejects.toThrow();
    const { state, parts } = await runProgress(service, 'RUN-7');
    expect([state, parts[0]?.problem]).toMatchObject(['failed', { code: 'S0505' }]);
  });

  it('of a contract that is not published are refused whole', async () => {
    const asked = { mode: 'draft', period: '2025-05', contracts: ['HELV', 'NONE'] } as const;
    const launched = launchRun(service, queue, ANA, { run: 'RUN-5', ...asked });
    await expect(launched).rejects.toMatchObject({ code: 'S0501' });
    await expect(runProgress(service, 'RUN-5')).rejects.toMatchObject({ code: 'S0101' });
  });
});

describe.each(KINDS)('a worker on %s', (kind) => {
  it('goes from job to job, however seldom it looks when there is none', async () => {
    const database = await freshDatabase(kind);
    const contracts = ['CARRY-1', 'CARRY-2', 'CARRY-3'];
    for (const contract of contracts) await publishExample(database, contract, gallery);
    const service = serviceOf(database, { now: '2026-05-04T08:00:00Z' });
    const queue = await openQueue(database, { ...PACE, pollingSeconds: 3600 });
    await launchRun(service, queue, ANA, {
      ...{ run: 'RUN-1', mode: 'draft', period: '2025-04', contracts },
    });
    await startWorker(service, queue);
    expect(await ended(service, 'RUN-1')).toMatch(/completed|failed/);
    await queue.close();
    await database.close();
  });
});

describe('two parts of a run', () => {
  it('are written side by side: the one that ends waits for no other', async () => {
    const database = await freshDatabase('postgresql');
    const contracts = ['CARRY-1', 'CARRY-2'];
    for (const contract of contracts) await publishExample(database, contract, gallery);
    const service = serviceOf(database, { now: '2026-05-04T08:00:00Z' });
    const queue = silent(await openQueue(database, PACE));
    const asked = { mode: 'draft', period: '2025-04', contracts } as const;
    await launchRun(service, queue, ANA, { run: 'RUN-1', ...asked });
    const undone = new Error('undone');
    const writing = database.db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('draft')
        .values({
          ...{ contract: 'CARRY-2', draft: 'RUN-1', run: 'RUN-1', account: 'BA-CARRY-2' },
          ...{ period: '2025-04', currency: 'EUR', total: '0', content_hash: '' },
          state: 'generated',
        })
        .execute();
      // The other one begins and ends while this one is still being written.
      await ratePart(service, { run: 'RUN-1', contract: 'CARRY-1' });
      throw undone;
    });
    await expect(writing).rejects.toBe(undone);
    const { parts } = await runProgress(service, 'RUN-1');
    expect(parts.map(({ state }) => state)).toEqual(['done', 'queued']);
    await queue.close();
    await database.close();
  });
});

/** A queue whose jobs never come: what a lost delivery looks like. */
function silent(queue: Queue): Queue {
  return { ...queue, send: async () => undefined };
}

describe('a worker that is killed', () => {
  it('leaves its part to another one, and nothing is written twice', async () => {
    const url = await freshServerUrl();
    const database = await openDatabase({ kind: 'server', url });
    await load(database);
    const service = serviceOf(database, { now: '2026-05-04T08:00:00Z' });
    const queue = await openQueue(database, PACE);
    const asked = { mode: 'draft', period: '2025-04', contracts: ['HELV', 'CARRY'] } as const;
    await launchRun(service, queue, ANA, { run: 'RUN-K', ...asked });
    const first = worker(url);
    await partRunning(service, 'RUN-K');
    first.kill('SIGKILL');
    const second = worker(url);
    expect(await ended(service, 'RUN-K')).toBe('completed');
    second.kill('SIGKILL');
    const april = (await draftsOf(helvarion, '2025-04', '2025-04')).get('2025-04');
    expect((await drafts(database, 'RUN-K')).map(({ total }) => total)).toEqual([
      '0.00',
      april?.total,
    ]);
    expect((await lines(database, 'RUN-K')).length).toBe(april?.lines.length);
    await queue.close();
    await database.close();
  }, 120_000);
});

function worker(url: string): ChildProcess {
  const module = new URL('../../support/worker-process.ts', import.meta.url);
  return fork(module, [url], { execArgv: [], stdio: 'ignore' });
}

async function partRunning(service: Service, run: string): Promise<void> {
  for (;;) {
    const { parts } = await runProgress(service, run);
    if (parts.some(({ attempt }) => attempt > 0)) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}
