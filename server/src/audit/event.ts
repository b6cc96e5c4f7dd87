// Event: what the hash of an audit event covers. In: an event. Out: its hash.
import { hashOf } from '../service/canonical.ts';

/** The hash before the first event. */
export const FIRST_HASH = '0'.repeat(64);

/** An event as it is hashed: everything but its own hash. */
export interface AuditEvent {
  readonly event: number;
  /** ISO text with milliseconds, in UTC. */
  readonly at: string;
  readonly actor: string;
  readonly role: string | null;
  readonly action: string;
  readonly object_kind: string;
  readonly object_id: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
  readonly previous_hash: string;
}

/** The hash of an event. */
export function eventHash(event: AuditEvent): string {
  return hashOf(event);
}
