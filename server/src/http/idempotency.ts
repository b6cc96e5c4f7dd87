// HTTP, idempotency: a request sent twice with the same key is done once and answered twice alike.
// In: `Idempotency-Key` and the request. Out: the first answer, or a refusal when the key stands
// for another.
import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { json } from '../db/json.ts';
import { Problem } from '../problem/problem.ts';
import { canonical } from '../service/canonical.ts';
import type { AppDeps, AppEnv } from './deps.ts';
import { invalid } from './validation.ts';

interface Kept {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const KEY = /^[\x21-\x7e]{1,200}$/;
const DAY_MS = 86_400_000;
const UNKNOWN = 503;
const KEPT_HEADERS = ['content-type', 'content-language', 'etag', 'location'];

/**
 * Does a change once for each key of a person; keys are kept for a day.
 * @throws Problem S0111 when the key came with another request, S0112 when that one is not
 * answered.
 */
export function once({ service }: AppDeps): MiddlewareHandler<AppEnv> {
  const { db } = service.database;
  return async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (key === undefined || c.req.method === 'GET') return next();
    if (!KEY.test(key)) throw invalid('header', [{ code: 'custom', path: ['Idempotency-Key'] }]);
    const actor = c.get('actor').person;
    const requestHash = await hashOfRequest(c);
    const at = service.now();
    const yesterday = new Date(at.getTime() - DAY_MS).toISOString();
    await db
      .deleteFrom('idempotency_key')
      .where('actor', '=', actor)
      .where('created_at', '<', yesterday)
      .execute();
    const taken = await db
      .insertInto('idempotency_key')
      .values({ actor, key, request_hash: requestHash, created_at: at.toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    if (taken === undefined) return answeredBefore(actor, key, requestHash);
    await next();
    // The database went away in the middle: nobody can say whether it was done.
    if (c.res.status === UNKNOWN) return;
    const isKept = c.res.status < 500 && c.get('secret') !== true;
    await finish(c, actor, key, isKept ? 'keep' : 'forget');
  };

  async function answeredBefore(
    actor: string,
    key: string,
    requestHash: string,
  ): Promise<Response> {
    const found = await db
      .selectFrom('idempotency_key')
      .select(['request_hash', 'status', 'body'])
      .where('actor', '=', actor)
      .where('key', '=', key)
      .executeTakeFirst();
    if (found !== undefined && found.request_hash !== requestHash) {
      throw new Problem('S0111', { key });
    }
    const { status = null, body } = found ?? {};
    if (status === null) throw new Problem('S0112', { key });
    const { headers, text } = body as Kept;
    return new Response(status === 204 ? null : text, { status, headers });
  }

  async function finish(
    c: Context<AppEnv>,
    actor: string,
    key: string,
    how: 'keep' | 'forget',
  ): Promise<void> {
    if (how === 'forget') {
      const gone = db.deleteFrom('idempotency_key').where('actor', '=', actor);
      await gone.where('key', '=', key).execute();
      return;
    }
    const { status, headers } = c.res;
    const kept: Kept = {
      headers: Object.fromEntries(
        KEPT_HEADERS.flatMap((name) => {
          const value = headers.get(name);
          return value === null ? [] : [[name, value]];
        }),
      ),
      text: await c.res.clone().text(),
    };
    await db
      .updateTable('idempotency_key')
      .set({ status, body: json(kept) })
      .where('actor', '=', actor)
      .where('key', '=', key)
      .execute();
  }
}

async function hashOfRequest(c: Context<AppEnv>): Promise<string> {
  const { method, url } = c.req;
  const { pathname, search } = new URL(url);
  const read = c.req.header('if-match') ?? null;
  return createHash('sha256')
    .update(canonical([method, pathname, search, read]))
    .update(new Uint8Array(await c.req.arrayBuffer()))
    .digest('hex');
}
