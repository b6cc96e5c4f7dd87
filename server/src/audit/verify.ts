// Verification of the audit: the whole chain, in batches. In: the database, and what is known of
// the chain from elsewhere. Out: how many events hold, and the first that does not.
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { type AuditEvent, eventHash, FIRST_HASH } from './event.ts';

/** An event's number and hash, kept outside of the database: with exported evidence. */
export interface Anchor {
  readonly event: number;
  readonly hash: string;
}

/** What verification found. */
export interface Verification {
  /** How many events hold, from the first one on. */
  readonly events: number;
  /** The last event that holds: an anchor for next time. */
  readonly last: Anchor;
  /** The first event that does not hold. */
  readonly broken?: { readonly event: number; readonly why: Fault };
}

/** What is wrong with an event, or with what was kept of it elsewhere. */
export type Fault = 'missing' | 'edited' | 'unchained' | 'not as anchored' | 'not recorded';

const BATCH = 1000;

/**
 * Verifies the chain as it stands now; events that others add meanwhile are not looked at.
 * @param anchors what was kept elsewhere: without one, a chain that somebody wrote anew as a whole,
 * head and all, cannot be told from a true one.
 */
export async function verifyAudit(
  db: Db,
  { anchors = [], batch = BATCH }: { anchors?: readonly Anchor[]; batch?: number } = {},
): Promise<Verification> {
  const { head, newest } = await ends(db);
  const kept = [head, ...anchors];
  const end = Math.max(...kept.map(({ event }) => event));
  let last: Anchor = { event: 0, hash: FIRST_HASH };
  const broken = (why: Fault, event = last.event + 1): Verification => ({
    events: last.event,
    last,
    broken: { event, why },
  });
  while (last.event < end) {
    const rows = await batchAfter(db, last.event, Math.min(end, last.event + batch));
    if (rows.length === 0) return broken('missing');
    for (const { hash, ...event } of rows) {
      if (event.event !== last.event + 1) return broken('missing');
      if (event.previous_hash !== last.hash) return broken('unchained');
      if (eventHash(event) !== hash) return broken('edited');
      const denied = kept.some((anchor) => anchor.event === event.event && anchor.hash !== hash);
      if (denied) return broken('not as anchored');
      last = { event: event.event, hash };
    }
  }
  return newest > head.event
    ? broken('not recorded', head.event + 1)
    : { events: last.event, last };
}

// Both in one statement: an event recorded between two would look like one that nobody recorded.
async function ends(db: Db): Promise<{ head: Anchor; newest: number }> {
  const row = await db
    .selectFrom('audit_head')
    .select([
      'event',
      'hash',
      sql<number | null>`(select max(event) from audit_event)`.as('newest'),
    ])
    .executeTakeFirst();
  return {
    head: { event: row?.event ?? 0, hash: row?.hash ?? FIRST_HASH },
    newest: row?.newest ?? 0,
  };
}

async function batchAfter(
  db: Db,
  after: number,
  upTo: number,
): Promise<readonly (AuditEvent & { readonly hash: string })[]> {
  const rows = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('event', '>', after)
    .where('event', '<=', upTo)
    .orderBy('event')
    .execute();
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
