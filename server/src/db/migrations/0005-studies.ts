// Migration 5: what pre-sales study before there is a contract. In: the tables of migration 1.
import { type Kysely, sql } from 'kysely';

const TABLES: readonly string[] = [
  // An offer before it is a contract: its texts and planned data by scenario.
  `create table study (
    study text primary key,
    title text not null,
    about text not null,
    state text not null check (state in ('draft', 'asked', 'answered')),
    from_period text check (from_period ~ '^[0-9]{4}-[0-9]{2}$'),
    scenarios jsonb not null,
    content_hash text not null,
    author text not null,
    answer text check (answer in ('go', 'conditions', 'no go')),
    answered_by text check (answered_by <> author),
    answer_note text not null default '',
    contract text references contract,
    changed_at timestamptz not null,
    check ((state = 'answered') = (answer is not null))
  )`,
];

/** Makes the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql.raw(table).execute(db);
}
