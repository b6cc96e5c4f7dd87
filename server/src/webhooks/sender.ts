// Webhooks, sending: what lies in the outbox goes out, at least once. In: an open service. Out:
// deliveries that are delivered, wait for another try, or are dead. Any number of processes share
// the outbox: who takes a delivery has it for a while.
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { type Letter, type Outcome, post } from './post.ts';

/** How deliveries are sent. */
export interface Sending {
  /** Plain HTTP and private addresses are sent to. */
  readonly allowsPrivate: boolean;
  /** Waits before the second try and each later one; after the last try a delivery is dead. */
  readonly waitsMs: readonly number[];
  readonly timeoutMs: number;
  /** How often the outbox is looked at when it was empty. */
  readonly everyMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Ten tries within about three days. */
export const SENDING: Sending = {
  allowsPrivate: false,
  waitsMs: [
    ...[5000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR],
    ...[5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
  ],
  timeoutMs: 15_000,
  everyMs: 1000,
};

const AT_ONCE = 20;
const OK_FROM = 200;
const OK_UNTIL = 300;

interface Taken extends Letter {
  readonly webhook: string;
  readonly attempt: number;
}

/** A sender at work. */
export interface Sender {
  /** Lets what is on its way arrive, then stops. */
  close(): Promise<void>;
}

/** Starts to send. */
export function startSender(service: Service, sending: Sending = SENDING): Sender {
  const stop = new AbortController();
  const over = work(service, sending, stop.signal);
  return {
    close: () => {
      stop.abort();
      return over;
    },
  };
}

async function work(service: Service, sending: Sending, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // A database that is away for now is asked again at the next turn.
    const sent = await sendDue(service, sending).catch(() => 0);
    if (sent < AT_ONCE) await delay(sending.everyMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Sends what is due, once each; gives how many. */
export async function sendDue(service: Service, sending: Sending): Promise<number> {
  const taken = await take(service, sending);
  await Promise.all(
    taken.map(async (one) => {
      const second = Math.floor(service.now().getTime() / 1000);
      await note(service, sending, one, await post(one, second, sending));
    }),
  );
  return taken.length;
}

// A sender that dies leaves what it took to the next one, after the time in which it would have
// ended. What is due later than any wait is from a clock that was wrong.
async function take({ database, now }: Service, sending: Sending): Promise<readonly Taken[]> {
  const at = now().getTime();
  const instant = (ms: number): string => new Date(at + ms).toISOString();
  const { timeoutMs, waitsMs } = sending;
  const farthest = instant(2 * Math.max(timeoutMs, ...waitsMs) + HOUR);
  return inTransaction(database, async (transaction) => {
    const { rows } = await sql<Taken>`
      update webhook_delivery set attempt = attempt + 1, next_at = ${instant(2 * timeoutMs)}
      from webhook
      where webhook.webhook = webhook_delivery.webhook
        and (webhook_delivery.webhook, message) in (
          select webhook, message from webhook_delivery
          where state = 'pending' and (next_at <= ${instant(0)} or next_at > ${farthest})
          order by next_at limit ${AT_ONCE} for update skip locked)
      returning webhook_delivery.webhook, message, body, attempt, url, secret
    `.execute(transaction);
    return rows;
  });
}

async function note(
  { database, now }: Service,
  { waitsMs }: Sending,
  { webhook, message, attempt }: Taken,
  outcome: Outcome,
): Promise<void> {
  const at = now();
  const status = 'status' in outcome ? outcome.status : null;
  const problem = 'problem' in outcome ? outcome.problem : null;
  const isThere = status !== null && status >= OK_FROM && status < OK_UNTIL;
  const wait = waitsMs[attempt - 1];
  const state = isThere ? 'delivered' : wait === undefined ? 'dead' : 'pending';
  await database.db
    .updateTable('webhook_delivery')
    .set({
      ...{ state, status, problem },
      next_at: new Date(at.getTime() + (wait ?? 0)).toISOString(),
      ended_at: state === 'pending' ? null : at.toISOString(),
    })
    .where('webhook', '=', webhook)
    .where('message', '=', message)
    .where('attempt', '=', attempt)
    .where('state', '=', 'pending')
    .execute();
}
