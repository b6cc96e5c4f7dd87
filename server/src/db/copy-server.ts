// COPY on PostgreSQL: streamed over the connection that has the transaction, as fast as the slower
// end. In: a pool of connections. Out: the same pool for Kysely, whose connections know COPY.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { CopyIn, type CopyOut, copyAmong } from './copy.ts';

/** A pool for Kysely. */
export function copyingPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    connect: async () => copyingClient(await pool.connect()),
    end: () => pool.end(),
  };
}

function copyingClient(client: pg.PoolClient): PostgresPoolClient {
  async function query<R>(text: string, parameters: readonly unknown[]) {
    const copy = copyAmong(parameters);
    if (copy === undefined) {
      return (await client.query(text, [...parameters])) as unknown as PostgresQueryResult<R>;
    }
    await (copy instanceof CopyIn ? bringIn(client, copy) : bringOut(client, copy));
    return { command: 'COPY', rowCount: 0, rows: [] } as never;
  }
  return {
    query: query as PostgresPoolClient['query'],
    release: (discard?: boolean) => client.release(discard),
  };
}

async function bringIn(client: pg.PoolClient, copy: CopyIn): Promise<void> {
  await pipeline(Readable.from(copy.chunks), client.query(from(copy.from('stdin'))));
}

// All that comes is read, also when the taker cannot go on: the connection is then free for what
// follows.
async function bringOut(client: pg.PoolClient, copy: CopyOut): Promise<void> {
  const failures: unknown[] = [];
  for await (const chunk of client.query(to(copy.to('stdout')))) {
    if (failures.length > 0) continue;
    try {
      copy.take(chunk);
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
