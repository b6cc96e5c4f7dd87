// Queue, clock: what the queue wrote while the clock of its database was ahead. In: an open
// database whose clock is right again. Out: jobs and turns that would wait for those times do not.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

// The longest that the queue itself ever waits is a good minute.
const AHEAD = sql`now() + interval '10 minutes'`;

/** Brings back times that lie further ahead than the queue ever looks. */
export async function straighten({ db }: Database): Promise<void> {
  // Not begun before then.
  await sql`
    update pgboss.job set start_after = now()
    where state in ('created', 'retry') and start_after > ${AHEAD}`.execute(db);
  // Heard of then, so that nobody would miss its worker before.
  await sql`
    update pgboss.job set heartbeat_on = now()
    where state = 'active' and heartbeat_on > ${AHEAD}`.execute(db);
  // Looked after then, so that nobody would look after the queue before.
  await sql`
    update pgboss.queue set monitor_claim_on = null, monitor_on = null, maintain_on = null
    where greatest(monitor_claim_on, monitor_on, maintain_on) > ${AHEAD}`.execute(db);
  await sql`
    update pgboss.version set monitor_backoff_on = null
    where monitor_backoff_on > ${AHEAD}`.execute(db);
}
