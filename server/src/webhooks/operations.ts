// Webhooks, operations: who is told of what. In: an administrator's wish. Out: rows of `webhook`,
// what was sent to whom, and dead deliveries sent again. A secret is shown once, when it is made.
import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { record } from '../audit/record.ts';
import { json } from '../db/json.ts';
import type { WebhookDeliveryTable } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { isSendable } from './address.ts';
import { SECRET_PREFIX } from './post.ts';

/** A webhook to make. */
export interface NewWebhook {
  readonly webhook: string;
  readonly url: string;
  /** Actions as the audit names them, or `*` for all. */
  readonly events: readonly string[];
  /** Plain HTTP and private addresses are let through. */
  readonly allowsPrivate: boolean;
}

/** A webhook as it is read: without its secret. */
export interface Webhook {
  readonly webhook: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly state: 'active' | 'ended';
  readonly maker: string;
  readonly createdAt: string;
}

/** A delivery as it is read. */
export interface Delivery {
  readonly message: string;
  readonly type: string;
  readonly state: WebhookDeliveryTable['state'];
  readonly attempt: number;
  /** When it is tried next, while it is pending. */
  readonly nextAt: string;
  /** The last answer's status; null when there was none. */
  readonly status: number | null;
  /** Why there was no answer: `private`, `timeout`, `unreachable`. */
  readonly problem: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

const KIND = 'webhook';
const SECRET_BYTES = 32;

/**
 * Makes a webhook; gives its secret, which nobody can read later.
 * @throws Problem S0201, S0901 on a URL that is not sent to, S0209 when the name is taken.
 */
export async function createWebhook(
  service: Service,
  actor: Actor,
  { webhook, url, events, allowsPrivate }: NewWebhook,
): Promise<string> {
  service.may(actor, 'webhook.manage', { kind: KIND, id: webhook });
  if (!isSendable(url, allowsPrivate)) throw new Problem('S0901', { url });
  const secret = SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');
  const at = service.now();
  await inTransaction(service.database, async (transaction) => {
    const made = await transaction
      .insertInto('webhook')
      .values({
        ...{ webhook, url, secret, events: json(events), state: 'active', maker: actor.person },
        created_at: at.toISOString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('webhook')
      .executeTakeFirst();
    if (made === undefined) throw new Problem('S0209', { kind: KIND, id: webhook });
    const after = { url, events };
    await record(transaction, actor, at, {
      ...{ action: 'webhook.create', kind: KIND, id: webhook, after },
    });
  });
  return secret;
}

/** All webhooks, by name. @throws Problem S0201. */
export async function listWebhooks(service: Service, actor: Actor): Promise<readonly Webhook[]> {
  service.may(actor, 'webhook.read', { kind: KIND });
  const rows = await service.database.db
    .selectFrom('webhook')
    .select(['webhook', 'url', 'events', 'state', 'maker', 'created_at as createdAt'])
    .orderBy('webhook')
    .execute();
  return rows.map((row) => ({ ...row, events: row.events as readonly string[] }));
}

/** Tells a webhook nothing more; what waits for it is dead. @throws Problem S0201, S0101. */
export async function endWebhook(
  service: Service,
  actor: Actor,
  { webhook }: { readonly webhook: string },
): Promise<void> {
  service.may(actor, 'webhook.manage', { kind: KIND, id: webhook });
  const at = service.now();
  await inTransaction(service.database, async (transaction) => {
    const ended = await transaction
      .updateTable('webhook')
      .set({ state: 'ended' })
      .where('webhook', '=', webhook)
      .where('state', '=', 'active')
      .returning('webhook')
      .executeTakeFirst();
    if (ended === undefined) throw new Problem('S0101', { kind: KIND, id: webhook });
    await transaction
      .updateTable('webhook_delivery')
      .set({ state: 'dead', ended_at: at.toISOString() })
      .where('webhook', '=', webhook)
      .where('state', '=', 'pending')
      .execute();
    await record(transaction, actor, at, { action: 'webhook.end', kind: KIND, id: webhook });
  });
}

/** What was sent to a webhook or is to be, the newest first. @throws Problem S0201, S0101. */
export async function listDeliveries(
  service: Service,
  actor: Actor,
  asked: {
    readonly webhook: string;
    readonly state?: Delivery['state'];
    readonly after: number;
    readonly limit: number;
  },
): Promise<readonly Delivery[]> {
  const { webhook, state, after, limit } = asked;
  service.may(actor, 'webhook.read', { kind: KIND, id: webhook });
  const { db } = service.database;
  const found = db.selectFrom('webhook').select('webhook').where('webhook', '=', webhook);
  if ((await found.executeTakeFirst()) === undefined) {
    throw new Problem('S0101', { kind: KIND, id: webhook });
  }
  let rows = db.selectFrom('webhook_delivery').selectAll().where('webhook', '=', webhook);
  if (state !== undefined) rows = rows.where('state', '=', state);
  const page = rows.orderBy('created_at', 'desc').orderBy('message').offset(after).limit(limit);
  return (await page.execute()).map(asDelivery);
}

/**
 * Has a dead delivery tried again, from the first try on.
 * @throws Problem S0201, S0101, S0102 when it is not dead or its webhook is ended.
 */
export async function sendAgain(
  service: Service,
  actor: Actor,
  { webhook, message }: { readonly webhook: string; readonly message: string },
): Promise<void> {
  service.may(actor, 'webhook.manage', { kind: KIND, id: webhook });
  const id = `${webhook}/${message}`;
  const at = service.now();
  await inTransaction(service.database, async (transaction) => {
    const found = await transaction
      .selectFrom('webhook_delivery')
      .innerJoin('webhook', 'webhook.webhook', 'webhook_delivery.webhook')
      .select(['webhook_delivery.state', 'webhook.state as address'])
      .where('webhook_delivery.webhook', '=', webhook)
      .where('message', '=', message)
      .forUpdate()
      .executeTakeFirst();
    if (found === undefined) throw new Problem('S0101', { kind: 'delivery', id });
    const state = found.address === 'ended' ? 'ended' : found.state;
    if (state !== 'dead')
      throw new Problem('S0102', { kind: 'delivery', id, state, wanted: 'dead' });
    await transaction
      .updateTable('webhook_delivery')
      .set({ state: 'pending', attempt: 0, next_at: at.toISOString(), ended_at: null })
      .where('webhook', '=', webhook)
      .where('message', '=', message)
      .execute();
    await record(transaction, actor, at, { action: 'webhook.resend', kind: 'delivery', id });
  });
}

function asDelivery(row: Selectable<WebhookDeliveryTable>): Delivery {
  const { message, type, state, attempt, status, problem } = row;
  return {
    ...{ message, type, state, attempt, status, problem },
    nextAt: row.next_at,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}
