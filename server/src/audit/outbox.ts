// Outbox: an event for those who asked to be told of it. In: the transaction that records the
// event. Out: one message for each of them, there exactly when the event is; sending is for later.
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { AuditEvent } from './event.ts';

/** The name of an event's message: the same however often it is sent. */
export const messageOf = (event: number): string => `evt_${event}`;

/**
 * Leaves an event for all who asked for its kind. It says what happened to which object and not how
 * the object is now: whoever may, reads that.
 */
export async function tell(transaction: Transaction<Schema>, event: AuditEvent): Promise<void> {
  const { event: number, action, at, actor, object_kind: kind, object_id: id } = event;
  const body = JSON.stringify({
    type: action,
    timestamp: at,
    data: { event: number, kind, id, actor },
  });
  await sql`
    insert into webhook_delivery (webhook, message, type, body, state, next_at, created_at)
    select webhook, ${messageOf(number)}, ${action}, ${body}, 'pending', ${at}, ${at}
    from webhook
    where state = 'active' and (events @> to_jsonb(${action}::text) or events @> '"*"'::jsonb)
  `.execute(transaction);
}
