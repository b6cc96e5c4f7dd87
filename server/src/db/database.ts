// Database: one Kysely over PostgreSQL or, by default, the embedded one. In: where the data is.
// Out: the same queries, types and time zone on both.
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { copyingInstance } from './copy-embedded.ts';
import { copyingPool } from './copy-server.ts';
import { lockFolder } from './folder-lock.ts';
import type { Schema } from './schema.ts';

/** Where the data is: a server's address, a folder of ours, or the memory of this process. */
export type Location =
  | { readonly kind: 'server'; readonly url: string; readonly connectionsMax?: number }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory'; readonly snapshot?: Blob };

/** An open database. */
export interface Database {
  readonly kind: 'postgresql' | 'embedded';
  readonly db: Kysely<Schema>;
  /** The embedded instance, for what only it can do. */
  readonly embedded?: PGlite;
  readonly pool?: pg.Pool;
  close(): Promise<void>;
}

/** The database or a transaction of it. */
export type Db = Kysely<Schema> | Transaction<Schema>;

// Types whose text we keep: date, timestamp, timestamp with zone, numeric, 64 bits.
const DATE = 1082;
const STAMP = 1114;
const STAMP_ZONED = 1184;
const NUMERIC = 1700;
const LONG = 20;
const asText = (text: string): string => text;
// The session is in UTC: `2026-11-22 05:18:08.123+00` becomes ISO text.
const asInstant = (text: string): string =>
  `${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, '')}Z`;

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [DATE]: asText,
  [STAMP]: asText,
  [STAMP_ZONED]: asInstant,
  [NUMERIC]: asText,
  [LONG]: asText,
};

/**
 * Opens a database; its tables are made by `migrate`.
 * @throws FolderInUse when another process has the folder.
 */
export async function openDatabase(location: Location): Promise<Database> {
  return location.kind === 'server' ? openServer(location) : openEmbedded(location);
}

function openServer({ url, connectionsMax = 10 }: Extract<Location, { kind: 'server' }>): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    options: '-c timezone=UTC -c jit=off',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // A connection lost while idle is made anew at the next query; unheard, it would end us.
  pool.on('error', () => undefined);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: copyingPool(pool) }) });
  return { kind: 'postgresql', db, pool, close: () => db.destroy() };
}

async function openEmbedded(location: Exclude<Location, { kind: 'server' }>): Promise<Database> {
  const lock = location.kind === 'folder' ? lockFolder(location.folder) : undefined;
  const loaded = location.kind === 'memory' ? location.snapshot : undefined;
  const embedded = await PGlite.create({
    ...(location.kind === 'folder' ? { dataDir: `${location.folder}/database` } : {}),
    ...(loaded === undefined ? {} : { loadDataDir: loaded }),
    parsers: PARSERS,
  });
  const dialect = new PGliteDialect({ pglite: copyingInstance(embedded) });
  const db = new Kysely<Schema>({ dialect });
  await sql`set timezone to 'UTC'`.execute(db);
  const close = async (): Promise<void> => {
    await db.destroy();
    lock?.release();
  };
  return { kind: 'embedded', db, embedded, close };
}
