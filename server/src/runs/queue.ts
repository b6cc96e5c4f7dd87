// Queue: the durable jobs of runs, on pg-boss over the same database. In: an open database. Out: a
// queue that sends within the caller's transaction and works one part of a run at a time.
import { sql, type Transaction } from 'kysely';
import { fromKysely, fromPglite, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Database } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { straighten } from './queue-clock.ts';

/** One contract of a run: what a job rates. */
export interface PartKey {
  readonly run: string;
  readonly contract: string;
}

/** An open queue. */
export interface Queue {
  /** Sends jobs with the caller's transaction: they exist when it is committed, not otherwise. */
  send(transaction: Transaction<Schema>, parts: readonly PartKey[]): Promise<void>;
  /**
   * Works jobs until the queue is closed. What throws is tried again, up to five times.
   * @param rate Is told when there will be no other try.
   * @param lost Is told of a part whose job failed for good, also when no worker lived to say so.
   */
  work(
    rate: (part: PartKey, isLast: boolean) => Promise<void>,
    lost: (part: PartKey) => Promise<void>,
  ): Promise<void>;
  /** Lets the jobs at hand end, then stops. */
  close(): Promise<void>;
}

/** How fast a queue looks for jobs and for workers that died. Tests are in more of a hurry. */
export interface Pace {
  readonly pollingSeconds: number;
  /** A worker that is not heard of for so long has lost its job to another one; 10 at least. */
  readonly silentSeconds: number;
  readonly superviseSeconds: number;
}

const PACE: Pace = { pollingSeconds: 1, silentSeconds: 60, superviseSeconds: 30 };
const WAKE_EVERY_MS = 30_000;
const RATE = 'rate-contract';
const LOST = 'rate-contract-lost';
const HOURS = 3600;
const YEARS = 10 * 366 * 24 * HOURS;
const TRIES_AGAIN = 5;
const LOST_TRIES_AGAIN = 1000;
const NO_JOB = '00000000-0000-0000-0000-000000000000';

/** Opens the queue; its own tables are made in the schema `pgboss`. */
export async function openQueue(database: Database, pace: Pace = PACE): Promise<Queue> {
  const boss = new PgBoss({
    ...(database.embedded === undefined
      ? { db: poolOf(database), backend: 'postgres' as const }
      : { db: fromPglite(database.embedded), backend: 'pglite' as const }),
    superviseIntervalSeconds: pace.superviseSeconds,
    monitorIntervalSeconds: pace.superviseSeconds,
    schedule: false,
  });
  // What the queue itself cannot do now it does at its next turn.
  boss.on('error', () => undefined);
  await boss.start();
  // Jobs wait as long as they must: a clock that jumps ahead lets none of them lapse.
  const waiting = { policy: 'standard', retentionSeconds: YEARS } as const;
  await boss.createQueue(LOST, { ...waiting, retryLimit: LOST_TRIES_AGAIN });
  await boss.createQueue(RATE, {
    ...waiting,
    deadLetter: LOST,
    retryLimit: TRIES_AGAIN,
    retryDelay: 1,
    retryBackoff: true,
    heartbeatSeconds: pace.silentSeconds,
    expireInSeconds: 12 * HOURS,
  });
  // The queue is looked up once by its own connection, now: inside a caller's transaction that
  // would wait for itself on the embedded database, which has one connection.
  await boss.findJobs(RATE, { id: NO_JOB });
  await straighten(database);
  if (database.embedded !== undefined) await release(database);
  const workers: string[] = [];
  // Timers go on whatever the clock says. A worker that waits for a time of the clock is woken.
  const timers = [
    setInterval(() => straighten(database).catch(() => undefined), pace.superviseSeconds * 1000),
    setInterval(() => workers.forEach((one) => void boss.notifyWorker(one)), WAKE_EVERY_MS),
  ];
  return {
    send: async (transaction, parts) => {
      const db = fromKysely(transaction as never);
      for (const part of parts) await boss.send(RATE, part, { db });
    },
    work: async (rate, lost) => {
      const options = {
        batchSize: 1,
        pollingIntervalSeconds: pace.pollingSeconds,
        includeMetadata: true,
      } as const;
      const rating = await boss.work(RATE, options, async (jobs: JobWithMetadata<PartKey>[]) => {
        for (const { data, retryCount } of jobs) await rate(data, retryCount >= TRIES_AGAIN);
        // Where there was a job there may be another: it is looked for at once.
        boss.notifyWorker(rating);
      });
      const losing = await boss.work(LOST, options, async (jobs: JobWithMetadata<PartKey>[]) => {
        for (const { data } of jobs) await lost(data);
      });
      workers.push(rating, losing);
    },
    close: () => {
      for (const timer of timers) clearInterval(timer);
      return boss.stop({ graceful: true });
    },
  };
}

// An embedded database has one process: what another one was at, it was killed at.
async function release({ db }: Database): Promise<void> {
  await sql`
    update pgboss.job set state = 'retry', heartbeat_on = null, start_after = now()
    where state = 'active'`.execute(db);
}

function poolOf({ pool }: Database) {
  return {
    executeSql: async (text: string, values?: unknown[]) => {
      const found = await pool?.query(text, values);
      return {
        rows: Array.isArray(found) ? found.flatMap(({ rows }) => rows) : (found?.rows ?? []),
      };
    },
  };
}
