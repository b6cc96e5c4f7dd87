// Audit: one event for each state change, in the transaction of the change, each holding the hash
// of the one before it: removing or editing any breaks the chain (law 74).
import type { Transaction } from 'kysely';
import { json } from '../db/json.ts';
import type { Schema } from '../db/schema.ts';
import type { Actor } from '../service/service.ts';
import { type AuditEvent, eventHash } from './event.ts';
import { tell } from './outbox.ts';

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

/**
 * Adds an event to the chain. Writers wait for each other at the head of the chain, a row that is
 * always there, until their transactions end: record last, after the slow work.
 */
export async function record(
  transaction: Transaction<Schema>,
  actor: Actor,
  at: Date,
  change: Change,
): Promise<void> {
  const head = await transaction
    .selectFrom('audit_head')
    .select(['event', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const event: AuditEvent = {
    event: head.event + 1,
    at: at.toISOString(),
    actor: actor.person,
    role: rolesOf(actor),
    action: change.action,
    object_kind: change.kind,
    object_id: change.id,
    before: change.before ?? null,
    after: change.after ?? null,
    reason: change.reason ?? '',
    previous_hash: head.hash,
  };
  const hash = eventHash(event);
  await transaction
    .insertInto('audit_event')
    .values({
      ...event,
      before: event.before === null ? null : json(event.before),
      after: event.after === null ? null : json(event.after),
      hash,
    })
    .execute();
  await transaction.updateTable('audit_head').set({ event: event.event, hash }).execute();
  await tell(transaction, event);
}

// `BM DIR/ben`: a manager who stands in for ben as director.
function rolesOf({ roles, standsFor = [] }: Actor): string | null {
  const told = roles.map((role) => {
    const giver = standsFor.find((one) => one.role === role);
    return giver === undefined ? role : `${role}/${giver.person}`;
  });
  return told.join(' ') || null;
}
