// Migrations, in order, by Kysely's own migrator. In: an open database. Out: all tables.
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import * as foundation from './migrations/0001-foundation.ts';
import * as outbox from './migrations/0002-outbox.ts';
import * as immutable from './migrations/0003-immutable.ts';
import * as review from './migrations/0004-review.ts';
import * as studies from './migrations/0005-studies.ts';
import * as delegation from './migrations/0006-delegation.ts';
import * as news from './migrations/0007-news.ts';

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0002-outbox': outbox,
  '0003-immutable': immutable,
  '0004-review': review,
  '0005-studies': studies,
  '0006-delegation': delegation,
  '0007-news': news,
};

/**
 * Brings the tables up to date; does nothing when they are.
 * @throws the database's own error when a migration fails: nothing of it is kept.
 */
export async function migrate({ db }: Database): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
