// Migration 4: extracts of the network that controls know of, changes of controls, comments on
// drafts. In: the tables of migration 1. Out: three more.
import { type Kysely, sql } from 'kysely';

const TABLES: readonly string[] = [
  // What comparisons with the network found, the last of each day.
  `create table network_extract (
    contract text not null references contract,
    dataset text not null,
    day date not null,
    file_name text not null,
    content_hash text not null,
    found jsonb not null,
    maker text not null,
    created_at timestamptz not null,
    primary key (contract, dataset, day)
  )`,
  // What was asked of a control and became of it: its history. One is open at a time.
  `create table control_change (
    control text not null references control,
    change integer not null check (change > 0),
    state text not null check (state in ('submitted', 'approved', 'rejected')),
    before jsonb not null,
    after jsonb not null,
    reason text not null,
    maker text not null,
    created_at timestamptz not null,
    approver text,
    comment text not null default '',
    decided_at timestamptz,
    primary key (control, change),
    check (approver is null or state = 'rejected' or approver <> maker)
  )`,
  `create unique index control_change_open on control_change (control)
    where state = 'submitted'`,
  // What people say of a draft or one of its lines; never changed, never taken away.
  `create table comment (
    contract text not null,
    draft text not null,
    comment integer not null check (comment > 0),
    line text,
    answers integer,
    author text not null,
    at timestamptz not null,
    text text not null,
    primary key (contract, draft, comment),
    foreign key (contract, draft) references draft,
    foreign key (contract, draft, answers) references comment
  )`,
];

/** Makes the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql.raw(table).execute(db);
}
