// Migration 6: roles lent for a time. In: the tables of migration 1.
import { type Kysely, sql } from 'kysely';

/** Makes the table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table delegation (
      giver text not null references person,
      taker text not null references person,
      role text not null,
      from_day date not null,
      until_day date not null,
      granted_by text not null,
      ended_at timestamptz,
      primary key (taker, giver, role, from_day),
      check (giver <> taker),
      check (until_day >= from_day)
    )`.execute(db);
}
