// Support: what somebody can do to the tables who owns the database itself.
import { sql } from 'kysely';
import type { Db } from '../../server/src/index.ts';

/** Takes the guards of tables away: for good, or until the transaction is undone. */
export async function unguard(db: Db, ...tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
  }
}
