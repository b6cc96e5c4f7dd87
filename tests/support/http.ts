// Support: the application on a database without a network, where a header says who asks.
import { createApp } from '../../server/src/http/app.ts';
import { createClient } from '../../server/src/http/client.ts';
import { type AppDeps, LIMITS, type LogEntry } from '../../server/src/http/deps.ts';
import {
  type Database,
  may,
  openQueue,
  Problem,
  type Queue,
  type Service,
  startWorker,
} from '../../server/src/index.ts';

/** Where the server under test would be. */
export const HERE = 'http://localhost:8080';

/** Who asks in tests: a name and roles. */
export const AS = {
  author: 'ana BE',
  second: 'ben BM',
  releaser: 'max BM',
  importer: 'bea BS',
  applier: 'oli OS',
  orders: 'odo OD',
  admin: 'ada AD',
} as const;

const HEADER = 'x-test-actor';

/** An application under test. */
export interface TestApp {
  readonly app: ReturnType<typeof createApp>;
  readonly service: Service;
  readonly queue: Queue;
  readonly log: readonly LogEntry[];
  readonly stop: AbortController;
  /** Asks; a value is sent as JSON, bytes as a file. */
  ask(as: string, method: string, path: string, more?: Asked): Promise<Response>;
  client(as: string): ReturnType<typeof createClient>;
  close(): Promise<void>;
}

/** What a request brings. */
export interface Asked {
  readonly json?: unknown;
  readonly file?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes the application; with a worker when runs are to end. */
export async function appOn(
  database: Database,
  {
    clock = { now: '2026-03-02T09:00:00Z' },
    ...more
  }: { clock?: { now: string } } & Partial<AppDeps> = {},
): Promise<TestApp> {
  const service: Service = { database, now: () => new Date(clock.now), may };
  const pace = { pollingSeconds: 0.5, silentSeconds: 10, superviseSeconds: 1 };
  const queue = await openQueue(database, pace);
  await startWorker(service, queue);
  const stop = new AbortController();
  const log: LogEntry[] = [];
  const app = createApp({
    ...{ service, queue, origin: HERE, limits: LIMITS, stopping: stop.signal },
    allowsPrivateWebhooks: false,
    authenticate: async ({ headers }) => {
      const [person, ...roles] = (headers.get(HEADER) ?? '').split(' ');
      if (!person) throw new Problem('S0206');
      return { person, roles };
    },
    identity: async () => new Response(null, { status: 404 }),
    log: (entry) => log.push(entry),
    ...more,
  });
  const asking = (as: string, headers = {}) => ({ ...headers, ...(as ? { [HEADER]: as } : {}) });
  return {
    ...{ app, service, queue, log, stop },
    ask: async (as, method, path, { json, file, headers } = {}) => {
      const kind =
        json !== undefined ? 'application/json' : file !== undefined ? 'text/csv' : undefined;
      return app.request(`${HERE}${path}`, {
        method,
        headers: { ...(kind ? { 'content-type': kind } : {}), ...asking(as, headers) },
        ...(json !== undefined ? { body: JSON.stringify(json) } : {}),
        ...(file !== undefined ? { body: file } : {}),
      });
    },
    client: (as) => createClient(HERE, asking(as), async (input, init) => app.request(input, init)),
    close: async () => {
      await queue.close();
      await database.close();
    },
  };
}

/** The code of a problem, having made sure that it is one as all must be. */
export async function codeOf(answer: Response): Promise<string> {
  const kind = answer.headers.get('content-type');
  const body = (await answer.json()) as Record<string, unknown>;
  const { code, status, title, detail, instance, request } = body;
  const texts = [code, title, detail, instance, request];
  const isWhole = texts.every((one) => typeof one === 'string') && status === answer.status;
  if (kind === 'application/problem+json' && isWhole) return `${code}`;
  throw new Error(`no problem: ${answer.status} ${kind} ${JSON.stringify(body)}`);
}
