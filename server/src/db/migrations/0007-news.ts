// Migration 7: how far each person has seen what concerns them, and ways to find it. In: the tables
// of migrations 1 and 4.
import { type Kysely, sql } from 'kysely';

const STATEMENTS: readonly string[] = [
  // What concerns a person is told by the audit alone: here stands only the last event they saw.
  `create table news_seen (
    person text primary key,
    event integer not null check (event > 0)
  )`,
  `create index audit_by_actor on audit_event (actor, at)`,
  `create index audit_comments on audit_event (at) where action = 'draft.comment'`,
];

/** Makes the table and the indexes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
