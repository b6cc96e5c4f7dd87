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
  | {
      readonly kind: 'folder';
      readonly folder: string;
      /** The database gave up, such as without room for its own log: nothing can be asked of it. */
      readonly onBroken?: () => never;
    }
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
  // A connection lost is made anew at the next query, and a query under way fails by itself.
  // Unheard, the event would end us: idle ones tell the pool, those between two queries the client.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
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
  if (location.kind === 'folder') endWhenBroken(embedded, location.onBroken);
  const dialect = new PGliteDialect({ pglite: copyingInstance(embedded) });
  const db = new Kysely<Schema>({ dialect });
  await sql`set timezone to 'UTC'`.execute(db);
  const close = async (): Promise<void> => {
    await db.destroy();
    lock?.release();
  };
  return { kind: 'embedded', db, embedded, close };
}

/** How a process ends whose database gave up: an error of input or output. */
export const BROKEN_EXIT = 74;

interface Insides {
  readonly mod: { _PostgresMainLoopOnce: () => void };
  readonly POSTGRES_MAIN_LONGJMP: number;
}

// The library asks a database that gave up again for ever, in a loop that nothing else interrupts;
// so the process must end there. What was acknowledged is found when the folder is opened again.
function endWhenBroken(
  embedded: PGlite,
  onBroken: () => never = () => process.exit(BROKEN_EXIT),
): void {
  const { mod, POSTGRES_MAIN_LONGJMP } = embedded as unknown as Insides;
  const once = mod._PostgresMainLoopOnce;
  mod._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (error) {
      // How it comes back from an error of a query; anything else is its end.
      if ((error as { status?: number }).status === POSTGRES_MAIN_LONGJMP) throw error;
      onBroken();
    }
  };
}
