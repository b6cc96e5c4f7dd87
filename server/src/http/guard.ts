// HTTP, guards: what every request passes on its way in: number, language, size, kind of body,
// origin, rate, and who it is. In: a request. Out: a request whose actor is known, or a problem.
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Problem } from '../problem/problem.ts';
import type { AppDeps, AppEnv } from './deps.ts';
import { languageOf } from './language.ts';
import type { RateLimit } from './rate-limit.ts';

type Guard = MiddlewareHandler<AppEnv>;

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const JSON_KIND = 'application/json';
const FILE_KINDS = [
  'text/csv',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];
const MEGABYTE = 1024 * 1024;

/** Gives the request its number and language, and the answer the headers that all answers have. */
export const known: Guard = async (c, next) => {
  const request = crypto.randomUUID();
  c.set('request', request);
  c.set('language', languageOf(c.req.header('accept-language')));
  c.set('address', c.env?.incoming?.socket?.remoteAddress ?? 'here');
  await next();
  const { headers } = c.res;
  headers.set('x-request-id', request);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  // To ourselves pages do say where they are from: without it a browser hides their origin, too.
  headers.set('referrer-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  if (!headers.has('content-security-policy')) {
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  }
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};

/** Tells browsers to come by TLS only, where the server is found by it. */
export const strictTransport =
  (origin: string): Guard =>
  async (c, next) => {
    await next();
    if (origin.startsWith('https:')) {
      c.res.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
    }
  };

/** Refuses changes that a page of another site asks for. @throws Problem S0108. */
export const sameOrigin =
  (origin: string): Guard =>
  async (c, next) => {
    const from = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const isOther = (from !== undefined && from !== origin) || site === 'cross-site';
    if (isOther && !READING.has(c.req.method)) throw new Problem('S0108');
    await next();
  };

/** Finds out who asks, after a limit by address and before one by person. */
export const signedIn =
  ({ authenticate }: AppDeps, byAddress: RateLimit, byPerson: RateLimit): Guard =>
  async (c, next) => {
    byAddress(c.get('address'));
    const actor = await authenticate(c.req.raw);
    byPerson(actor.person);
    c.set('actor', actor);
    await next();
  };

/** Refuses bodies of a kind or size that no route reads. @throws Problem S0105, S0106. */
export const fitting = ({ limits }: AppDeps): Guard => {
  const limitOf = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new Problem('S0105', { limit: `${Math.floor(maxSize / MEGABYTE)}` });
      },
    });
  const json = limitOf(limits.jsonBytes);
  const file = limitOf(limits.fileBytes);
  return async (c, next) => {
    if (READING.has(c.req.method)) return next();
    const kind = c.req.header('content-type') ?? '';
    const isFileRoute = /\/(?:imports|reconciliations)$/.test(c.req.path);
    const bare = kind.split(';')[0]?.trim().toLowerCase() ?? '';
    const isWanted = isFileRoute ? FILE_KINDS.includes(bare) : bare === JSON_KIND;
    const isEmpty = kind === '' && (c.req.header('content-length') ?? '0') === '0';
    const hasBody = !isEmpty || c.req.header('transfer-encoding') !== undefined;
    if (hasBody && !isWanted) {
      throw new Problem('S0106', { wanted: isFileRoute ? FILE_KINDS.join(', ') : JSON_KIND });
    }
    return isFileRoute ? file(c, next) : json(c, next);
  };
};
