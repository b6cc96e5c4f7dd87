// Audit: one event for each state change, in the transaction of the change, each holding the hash
// of the one before it: removing or editing any breaks the chain (law 74).
import type { Transaction } from 'kysely';
import { json } from '../db/json.ts';
import type { Schema } from '../db/schema.ts';
import { hashOf } from '../service/canonical.ts';
import type { Actor } from '../service/service.ts';

/** What happened to an object. */
export interface Change {
  /** Such as `contract.publish`. */
  readonly action: string;
  readonly kind: string;
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

/** The hash before the first event. */
export const FIRST_HASH = '0'.repeat(64);

/**
 * Adds an event to the chain. Writers wait for each other on the first event, then read the last.
 */
export async function record(
  transaction: Transaction<Schema>,
  actor: Actor,
  at: Date,
  change: Change,
): Promise<void> {
  const events = transaction.selectFrom('audit_event');
  // A lock of the last one would hand out the same number twice: who waited for it would still read
  // the row it waited for, not the one that came after.
  await events.select('event').where('event', '=', 1).forUpdate().execute();
  const last = await events
    .select(['event', 'hash'])
    .orderBy('event', 'desc')
    .limit(1)
    .executeTakeFirst();
  const event = {
    event: (last?.event ?? 0) + 1,
    at: at.toISOString(),
    actor: actor.person,
    role: actor.roles.join(' ') || null,
    action: change.action,
    object_kind: change.kind,
    object_id: change.id,
    before: change.before ?? null,
    after: change.after ?? null,
    reason: change.reason ?? '',
    previous_hash: last?.hash ?? FIRST_HASH,
  };
  await transaction
    .insertInto('audit_event')
    .values({
      ...event,
      before: event.before === null ? null : json(event.before),
      after: event.after === null ? null : json(event.after),
      hash: hashOf(event),
    })
    .execute();
}
