// Support: a contract of an example folder in a database, with its data files as facts, without the
// operations that would bring them there.
import type { Prepared } from '../../cli/src/rating.ts';
import type { RawTable } from '../../engine/src/index.ts';
import { storeRows } from '../../server/src/facts/stored-rows.ts';
import { type Database, inTransaction, json, may, type Service } from '../../server/src/index.ts';

/** The parties and one contract, so that what hangs on a contract can be stored. */
export async function makeContract({ db }: Database, contract: string): Promise<void> {
  const once = { customer: 'CUS-1', name: 'Customer' };
  await db
    .insertInto('customer')
    .values(once)
    .onConflict((on) => on.doNothing())
    .execute();
  for (const role of ['issuer', 'billed'] as const) {
    const entity = { entity: `LE-${role}`, name: role, role, country: 'FR' };
    await db
      .insertInto('legal_entity')
      .values(entity)
      .onConflict((on) => on.doNothing())
      .execute();
  }
  const account = `BA-${contract}`;
  const parties = { customer: 'CUS-1', billed_entity: 'LE-billed', issuer: 'LE-issuer' };
  await db
    .insertInto('billing_account')
    .values({ account, ...parties, currency: 'EUR' })
    .execute();
  const names = { customer: 'CUS-1', title: contract, account };
  await db
    .insertInto('contract')
    .values({ contract, ...names })
    .execute();
}

/** Stores tables as one import a file, all rows known on a day; rows already there get numbers. */
export async function storeTables(
  database: Database,
  contract: string,
  tables: Iterable<RawTable>,
  knownOn: string,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const last = await transaction
      .selectFrom('import_batch')
      .select(({ fn }) => fn.max('batch').as('batch'))
      .where('contract', '=', contract)
      .executeTakeFirst();
    let batch = last?.batch ?? 0;
    for (const { file: dataset, columns, rows } of tables) {
      batch += 1;
      await transaction
        .insertInto('dataset')
        .values({ contract, dataset, columns: json(columns) })
        .onConflict((on) => on.doNothing())
        .execute();
      await transaction
        .insertInto('import_batch')
        .values({
          ...{ contract, batch, dataset, file_name: dataset, content_hash: `${batch}` },
          ...{ state: 'applied', mapping: json({}), source: json({}), maker: 'test' },
          created_at: `${knownOn}T00:00:00Z`,
        })
        .execute();
      const before = await transaction
        .selectFrom('fact_row')
        .select(({ fn }) => fn.max('row_id').as('row'))
        .where('contract', '=', contract)
        .where('dataset', '=', dataset)
        .executeTakeFirst();
      const first = (before?.row ?? 0) + 1;
      const undated = { item_key: null, valid_from: null, valid_to: null, known_on: knownOn };
      const stored = rows.map((cells, index) => ({
        ...{ contract, dataset, batch, row_id: first + index, cells },
        ...{ ...undated, row_hash: `${first + index}` },
      }));
      await storeRows(transaction, stored);
    }
  });
}

/** A contract of an example folder in force, its text as it is, and none of its data. */
export function publishExample(
  database: Database,
  contract: string,
  { folder }: Prepared,
): Promise<void> {
  const files = Object.fromEntries(folder.files.map(({ name, text }) => [name, text]));
  return publishText(database, contract, files);
}

/** A contract in force, of texts by file name, and none of its data. */
export async function publishText(
  database: Database,
  contract: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await makeContract(database, contract);
  await database.db
    .insertInto('contract_version')
    .values({
      ...{ contract, version: 1, state: 'published', files: json(files), source_hash: contract },
      ...{ plan_hash: contract, author: 'author', approver: 'approver' },
      ...{ effective_from: '2020-01-01', created_at: '2020-01-01T00:00:00Z' },
      published_at: '2020-01-01T00:00:00Z',
    })
    .execute();
}

/** A service on a database whose clock stands still until told. */
export function serviceOf(database: Database, clock: { now: string }): Service {
  return { database, now: () => new Date(clock.now), may };
}
