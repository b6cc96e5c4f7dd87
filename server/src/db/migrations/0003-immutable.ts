// Migration 3: what the database itself refuses to change or remove, whoever asks: issued
// documents, the drafts and lines that they were made of, and the audit. In: the tables of
// migration 1.
import { type Kysely, sql } from 'kysely';

const REFUSAL = `
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% of % is refused: it is never changed', tg_op, tg_table_name
      using errcode = 'restrict_violation';
  end $$`;

// The line of a draft that was issued is a line of its invoice; before that a draft may go.
const ISSUED_LINE = `
  create function refuse_change_of_issued_line() returns trigger language plpgsql as $$
  begin
    if exists (select from draft where contract = old.contract and draft = old.draft
        and state = 'issued') then
      raise exception '% of % is refused: its draft was issued', tg_op, tg_table_name
        using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end $$`;

const refused = (table: string, what: string): readonly string[] => [
  `create trigger ${table}_immutable before ${what} on ${table}
    for each row execute function refuse_change()`,
  `create trigger ${table}_kept before truncate on ${table}
    for each statement execute function refuse_change()`,
];

const STATEMENTS: readonly string[] = [
  REFUSAL,
  ISSUED_LINE,
  ...refused('invoice', 'update or delete'),
  ...refused('audit_event', 'update or delete'),
  ...refused('audit_head', 'delete'),
  `create trigger audit_head_forward before update on audit_head
    for each row when (new.event <> old.event + 1) execute function refuse_change()`,
  `create trigger draft_issued before update or delete on draft
    for each row when (old.state = 'issued') execute function refuse_change()`,
  `create trigger rated_line_issued before update or delete on rated_line
    for each row execute function refuse_change_of_issued_line()`,
];

/** Makes the guards. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
