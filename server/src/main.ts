// Server, front door of its processes: the only file that reads the environment, listens and hears
// signals. In: the options of a command. Out: a process that serves, or works jobs, until it is
// told to stop; then it ends what is at hand.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createAdaptorServer } from '@hono/node-server';
import { actorOf } from './access/actor.ts';
import { DEMO_PASSWORD, makeDemoAccounts } from './access/demo.ts';
import { openIdentity } from './access/identity.ts';
import { createFirstAdministrator } from './access/people.ts';
import { may } from './access/right.ts';
import { installControls } from './control/settings.ts';
import { BROKEN_EXIT, type Database, openDatabase } from './db/database.ts';
import { FolderInUse } from './db/folder-lock.ts';
import { migrate } from './db/migrate.ts';
import { loadExamples } from './demo/load-examples.ts';
import { createApp } from './http/app.ts';
import { type Language, LIMITS } from './http/deps.ts';
import { openQueue } from './runs/queue.ts';
import { startWorker } from './runs/worker.ts';
import type { Service } from './service/service.ts';
import { allowsPrivateWebhooks, readSettings, type Settings, SettingsError } from './settings.ts';
import { SENDING, startSender } from './webhooks/sender.ts';

export { FolderInUse, SettingsError };

/** What a command is given. */
export interface CommandOptions {
  readonly port?: string | undefined;
  /** The data folder of the embedded database. */
  readonly data?: string | undefined;
  readonly language: Language;
  /** Told to whoever started the process. */
  readonly say: (line: string) => void;
  /** The log: a line of JSON a request. */
  readonly log: (line: string) => void;
}

const WEB = fileURLToPath(new URL('../../editor/dist/', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../contracts-examples/', import.meta.url));
const CLOSING_MS = 10_000;
const SECRET_BYTES = 32;
const NO_TABLE = '42P01';

/**
 * Serves until SIGTERM or SIGINT; on the embedded database it works the jobs, too.
 * @throws SettingsError, FolderInUse; the system's error when the port is taken.
 */
export async function serve(options: CommandOptions): Promise<void> {
  const { language, say } = options;
  const settings = readSettings(process.env, options);
  const stop = new AbortController();
  const stopped = signalled().then(() => stop.abort());
  let answer = async (_: Request, __?: object): Promise<Response> => STARTING();
  const server = createAdaptorServer({
    fetch: (request, env) => answer(request, env),
  }) as Server;
  const port = await listening(server, settings);
  const origin = settings.origin ?? `http://localhost:${port}`;
  try {
    const database = await opened(settings, () => {
      say(WORDS.broken[language]);
      process.exit(BROKEN_EXIT);
    });
    const service: Service = { database, now: () => new Date(), may };
    const queue = await openQueue(database);
    const { allowsPrivateWebhooks: allowsPrivate } = settings;
    const sender = startSender(service, { ...SENDING, allowsPrivate });
    try {
      await prepare(settings, service);
      const secret = settings.secret ?? secretIn(settings.folder);
      const { singleSignOn } = settings;
      const identity = openIdentity(service, {
        ...{ origin, secret },
        ...(singleSignOn === undefined ? {} : { singleSignOn }),
      });
      const app = createApp({
        ...{ service, queue, origin, limits: LIMITS, stopping: stop.signal },
        allowsPrivateWebhooks: allowsPrivate,
        authenticate: ({ headers }) => actorOf(service, identity, headers),
        identity: (request, address) => identity.handle(request, address),
        web: {
          folder: WEB,
          isDemo: database.kind === 'embedded',
          singleSignOn: singleSignOn !== undefined,
        },
        log: (entry) => options.log(JSON.stringify(entry)),
      });
      if (database.kind === 'embedded') {
        await loadExamples(service, queue, EXAMPLES, {
          told: (name) => say(WORDS.loading[language](name)),
          signal: stop.signal,
        });
        await startWorker(service, queue);
        say(WORDS.demo[language]);
      }
      answer = async (request, env) => app.fetch(request, env);
      say(WORDS.ready[language](origin, port));
      await stopped;
      say(WORDS.stopping[language]);
      await closed(server);
    } finally {
      await Promise.all([queue.close(), sender.close()]);
      await database.close();
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

// What the heap may grow to before garbage is collected, over what was alive the last time. Of
// itself it is up to fourfold: a worker would hold on to the garbage of some twenty contracts.
const HEAP_GROWTH = '--heap-growing-percent=60';

/**
 * Works jobs until SIGTERM or SIGINT, on a database that servers share. On a machine that it shares
 * with a server, people come first: it takes what processor time others leave.
 * @throws SettingsError.
 */
export async function work({ language, say }: CommandOptions): Promise<void> {
  const stopped = signalled();
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  setFlagsFromString(HEAP_GROWTH);
  const database = await shared(process.env.DATABASE_URL);
  const service: Service = { database, now: () => new Date(), may };
  const queue = await openQueue(database);
  const allowsPrivate = allowsPrivateWebhooks(process.env);
  const sender = startSender(service, { ...SENDING, allowsPrivate });
  try {
    await startWorker(service, queue);
    say(WORDS.working[language]);
    await stopped;
    say(WORDS.stopping[language]);
  } finally {
    await Promise.all([queue.close(), sender.close()]);
    await database.close();
  }
}

/** Brings the tables up to date. @throws SettingsError, FolderInUse. */
export async function migrateTables(options: CommandOptions): Promise<void> {
  const { language, say } = options;
  const { DATABASE_URL: url } = process.env;
  const { folder } = readSettings({ ...process.env, DATABASE_URL: undefined }, options);
  const database = await (url ? shared(url) : openDatabase({ kind: 'folder', folder }));
  try {
    await migrate(database);
    say(WORDS.migrated[language]);
  } finally {
    await database.close();
  }
}

async function shared(url: string | undefined): Promise<Database> {
  if (url) return openDatabase({ kind: 'server', url });
  throw new SettingsError({
    en: 'DATABASE_URL is needed: an embedded database works its jobs in its own process',
    fr: 'il faut DATABASE_URL : une base embarquée traite ses travaux dans son propre processus',
  });
}

async function opened(
  { databaseUrl: url, folder }: Settings,
  onBroken: () => never,
): Promise<Database> {
  if (url !== undefined) return openDatabase({ kind: 'server', url });
  const database = await openDatabase({ kind: 'folder', folder, onBroken });
  await migrate(database);
  return database;
}

// Demo accounts have a password that everybody knows: on the embedded database only, which answers
// this machine only.
async function prepare({ administrator }: Settings, service: Service): Promise<void> {
  await installed(service.database);
  if (service.database.kind === 'embedded') {
    await makeDemoAccounts(service);
    return;
  }
  const { db } = service.database;
  const first = await db.selectFrom('person').select('id').limit(1).executeTakeFirst();
  if (first !== undefined || administrator === undefined) return;
  const person = { id: 'administrator', name: 'Administrator', ...administrator };
  await createFirstAdministrator(service, person);
}

async function installed(database: Database): Promise<void> {
  try {
    await installControls({ database });
  } catch (error) {
    if ((error as { code?: string }).code !== NO_TABLE) throw error;
    throw new SettingsError({
      en: 'the database has no tables yet: avenant migrate',
      fr: 'la base n’a pas encore de tables : avenant migrate',
    });
  }
}

function secretIn(folder: string): string {
  const file = join(folder, 'secret');
  const found = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (found.length >= SECRET_BYTES) return found;
  mkdirSync(folder, { recursive: true });
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}

function listening(server: Server, { host, port }: Settings): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Takes no more requests and lets those at hand end, for a while. */
async function closed(server: Server): Promise<void> {
  const ended = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
  await ended;
  clearTimeout(late);
}

function signalled(): Promise<void> {
  return new Promise((done) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => done());
  });
}

const STARTING = (): Response =>
  new Response(
    JSON.stringify({
      ...{ type: '/api/docs#S0115', status: 503, code: 'S0115', title: 'not now' },
      ...{ detail: 'the server is starting', instance: '', request: '' },
    }),
    { status: 503, headers: { 'content-type': 'application/problem+json', 'retry-after': '2' } },
  );

const WORDS = {
  loading: {
    en: (name: string) => `loading the example ${name}`,
    fr: (name: string) => `chargement de l’exemple ${name}`,
  },
  demo: {
    en: `demo accounts, one a role: bm@demo.example … password ${DEMO_PASSWORD}`,
    fr: `comptes de démo, un par rôle : bm@demo.example … mot de passe ${DEMO_PASSWORD}`,
  },
  ready: {
    en: (origin: string, port: number) =>
      `Avenant answers at ${origin}  (port ${port}; interface: ${origin}/api/docs)`,
    fr: (origin: string, port: number) =>
      `Avenant répond à ${origin}  (port ${port} ; interface : ${origin}/api/docs)`,
  },
  working: { en: 'working on jobs', fr: 'au travail' },
  stopping: { en: 'ending what is at hand', fr: 'fin de ce qui est en cours' },
  broken: {
    en: 'the embedded database gave up: is the disk full? Make room, then start again',
    fr: 'la base embarquée a abandonné : disque plein ? Faites de la place, puis relancez',
  },
  migrated: { en: 'the tables are up to date', fr: 'les tables sont à jour' },
} as const;
