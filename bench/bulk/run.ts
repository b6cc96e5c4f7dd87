// Bench, bulk: a run by workers, timed. In: a world, contracts of it, how many workers. Out: from
// launch to the last part done, what the workers took, and what they made.
import { launchRun, openQueue, type Queue, runProgress } from '../../server/src/index.ts';
import { PERIOD } from './contract.ts';
import { type Running, start, type Taken } from './processes.ts';
import type { World } from './world.ts';

/** A run that has ended. */
export interface Timed {
  /** Milliseconds by the clock. */
  readonly took: number;
  readonly workers: readonly Taken[];
  readonly lines: number;
  /** What tells the results of two runs apart: the hash of the lines of each contract. */
  readonly hashes: readonly string[];
}

const LAUNCHER = { person: 'reader-1', roles: ['BM'] };
const LOOK_EVERY = 20;

/** Runs contracts; `meanwhile` goes on beside it, and ends by itself when told. */
export async function timedRun(
  world: World,
  run: string,
  { contracts, workers }: { readonly contracts: readonly string[]; readonly workers: number },
  meanwhile?: (ended: AbortSignal) => Promise<void>,
): Promise<Timed> {
  const queue = await openQueue(world.service.database);
  const processes: Running[] = [];
  for (let nth = 0; nth < workers; nth += 1) {
    processes.push(await start(['worker'], { DATABASE_URL: world.url }));
  }
  try {
    const ended = new AbortController();
    const beside = meanwhile?.(ended.signal);
    const from = performance.now();
    await launch(world, queue, run, contracts);
    await completed(world, run);
    const took = performance.now() - from;
    ended.abort();
    await beside;
    const taken = await Promise.all(processes.splice(0).map((one) => one.stop()));
    return { took, workers: taken, ...(await made(world, run)) };
  } finally {
    await Promise.all(processes.map((one) => one.stop()));
    await queue.close();
  }
}

function launch(
  { service }: World,
  queue: Queue,
  run: string,
  contracts: readonly string[],
): Promise<void> {
  return launchRun(service, queue, LAUNCHER, { run, mode: 'draft', period: PERIOD, contracts });
}

async function completed({ service }: World, run: string): Promise<void> {
  for (;;) {
    const { state } = await service.database.db
      .selectFrom('run')
      .select('state')
      .where('run', '=', run)
      .executeTakeFirstOrThrow();
    if (state === 'completed') return;
    if (state !== 'queued' && state !== 'running') {
      const { parts } = await runProgress(service, run);
      throw new Error(`the run ${state}: ${JSON.stringify(parts.map(({ problem }) => problem))}`);
    }
    await new Promise((done) => setTimeout(done, LOOK_EVERY));
  }
}

async function made({ service }: World, run: string): Promise<Pick<Timed, 'lines' | 'hashes'>> {
  const { db } = service.database;
  const parts = await db
    .selectFrom('run_part')
    .select('lines_hash')
    .where('run', '=', run)
    .orderBy('contract')
    .execute();
  const { count } = await db
    .selectFrom('rated_line')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('draft', '=', run)
    .executeTakeFirstOrThrow();
  return { lines: Number(count), hashes: parts.map(({ lines_hash: hash }) => hash ?? '') };
}

/** Takes the lines of all runs away, so that the next one writes into tables as empty. */
export async function forgetLines({ service }: World): Promise<void> {
  await service.database.pool?.query('truncate rated_line, held_item');
  await service.database.pool?.query('checkpoint');
}
