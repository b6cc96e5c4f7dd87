// Stored rows: the facts of a contract out of and into the database, a batch at a time. How they
// travel (one answer, a cursor, COPY) is known here alone.
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db } from '../db/database.ts';
import type { FactRowTable, Schema } from '../db/schema.ts';

/** What rating needs of a stored row. */
export interface StoredRow {
  readonly dataset: string;
  readonly row_id: number;
  /** ISO day. */
  readonly known_on: string;
  /** ISO day; null: it stands. */
  readonly undone_on: string | null;
  /** By the columns of the dataset, as written; the last ones may be missing. */
  readonly cells: readonly string[];
}

/** A row to be stored. */
export type NewRow = Omit<Selectable<FactRowTable>, 'cells' | 'undone_on'> & {
  readonly cells: readonly string[];
};

/**
 * The rows of a contract that counted on some day, by dataset and row, in one query.
 * @param knownOn Leaves out what became known after this ISO day.
 */
export async function* storedRows(
  db: Db,
  contract: string,
  knownOn?: string,
): AsyncIterable<readonly StoredRow[]> {
  const rows = await db
    .selectFrom('fact_row')
    .select(['dataset', 'row_id', 'known_on', 'undone_on', 'cells'])
    .where('contract', '=', contract)
    .where((on) => on.or([on('undone_on', 'is', null), on('undone_on', '>', on.ref('known_on'))]))
    .$if(knownOn !== undefined, (rows) => rows.where('known_on', '<=', knownOn ?? ''))
    .orderBy('dataset')
    .orderBy('row_id')
    .execute();
  yield rows as unknown as readonly StoredRow[];
}

const ROWS_AT_ONCE = 5_000;

/** Stores rows; those that are there already (by their hash) make the transaction fail. */
export async function storeRows(
  transaction: Transaction<Schema>,
  rows: readonly NewRow[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const text = JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE));
    await sql`insert into fact_row (contract, dataset, row_id, batch, item_key, valid_from,
      valid_to, known_on, row_hash, cells) select contract, dataset, row_id, batch, item_key,
      valid_from, valid_to, known_on, row_hash, cells
      from jsonb_to_recordset((${text}::text)::jsonb)
      as r(contract text, dataset text, row_id integer, batch integer, item_key text,
      valid_from date, valid_to date, known_on date, row_hash text, cells jsonb)`.execute(
      transaction,
    );
  }
}
