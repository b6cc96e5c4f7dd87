// HTTP, what the application is given: the operations' service, the queue, and who judges who comes
// in. In: nothing (types). No file of this folder reads the environment or listens.
import type { HttpBindings } from '@hono/node-server';
import type { Queue } from '../runs/queue.ts';
import type { Actor, Service } from '../service/service.ts';
import type { Web } from './web.ts';

/** A language of answers. */
export type Language = 'en' | 'fr';

/** A line of the log: never a body, a query, a header or a name of a person's. */
export interface LogEntry {
  readonly at: string;
  readonly request: string;
  readonly method: string;
  /** The route's pattern, not the address. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** What went wrong, when it is our mistake. */
  readonly error?: string;
}

/** How much one may ask. */
export interface Limits {
  /** Requests a minute of one person, or of one address where nobody is signed in. */
  readonly requestsAMinute: number;
  /** Bytes of a body in JSON, and of a file. */
  readonly jsonBytes: number;
  readonly fileBytes: number;
}

/** What the application is given. */
export interface AppDeps {
  readonly service: Service;
  readonly queue: Queue;
  /** Who asks. @throws Problem S0206 when nobody is signed in. */
  readonly authenticate: (request: Request) => Promise<Actor>;
  /** Answers sign-in and sign-out. */
  readonly identity: (request: Request, address: string) => Promise<Response>;
  /** Where browsers find the server. */
  readonly origin: string;
  readonly log: (entry: LogEntry) => void;
  /** The web application; absent: the interface alone is served. */
  readonly web?: Web;
  /** Ends live answers when the server stops. */
  readonly stopping: AbortSignal;
  readonly limits: Limits;
  /** Events may be told to private addresses and without TLS. */
  readonly allowsPrivateWebhooks: boolean;
}

/** What is known of a request on its way. */
export interface AppEnv {
  Variables: {
    actor: Actor;
    language: Language;
    request: string;
    /** The address of the client as this server sees it. */
    address: string;
    /** The answer holds a secret: it is kept nowhere. */
    secret: boolean;
  };
  Bindings: Partial<HttpBindings>;
}

/** The limits unless others are told. */
export const LIMITS: Limits = {
  requestsAMinute: 1200,
  jsonBytes: 16 * 1024 * 1024,
  fileBytes: 160 * 1024 * 1024,
};
