// Transaction: work that is done whole or not at all, again when the database asks for it
// (distributed ones refuse what they cannot order).
import type { Transaction } from 'kysely';
import type { Database, Db } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

const TRIES_MAX = 8;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Runs work in a transaction; it may run more than once, so it must do nothing outside of it. */
export async function inTransaction<T>(
  { db }: Database,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const { code = '' } = error as { code?: string };
      const again = [SERIALIZATION_FAILURE, DEADLOCK].includes(code);
      if (!again || tries === TRIES_MAX) throw error;
      await new Promise((done) => setTimeout(done, 2 ** tries * 5 * Math.random()));
    }
  }
}

/**
 * Runs work that only reads, and that sees what is stored as it is at one moment; within the
 * caller's transaction, when it is in one.
 */
export function inSnapshot<T>(
  db: Db,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) return work(db as Transaction<Schema>);
  const reading = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return reading.execute(work);
}
