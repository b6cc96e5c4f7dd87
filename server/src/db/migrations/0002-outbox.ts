// Migration 2: who is told of what happens, and what is still to be told. In: the tables of
// migration 1.
import { type Kysely, sql } from 'kysely';

const TABLES: readonly string[] = [
  // Addresses elsewhere that are told of events. The secret signs what they are told.
  `create table webhook (
    webhook text primary key,
    url text not null,
    secret text not null,
    events jsonb not null,
    state text not null check (state in ('active', 'ended')),
    maker text not null,
    created_at timestamptz not null
  )`,
  // One message to one address, written in the transaction of its event.
  `create table webhook_delivery (
    webhook text not null references webhook,
    message text not null,
    type text not null,
    body text not null,
    state text not null check (state in ('pending', 'delivered', 'dead')),
    attempt integer not null default 0,
    next_at timestamptz not null,
    status integer,
    problem text,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (webhook, message)
  )`,
  `create index webhook_delivery_due on webhook_delivery (next_at) where state = 'pending'`,
];

/** Makes the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql.raw(table).execute(db);
}
