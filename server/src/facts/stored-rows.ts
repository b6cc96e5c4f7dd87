// Stored rows: the facts of a contract out of and into the database, by COPY both ways. In: a
// transaction. Out: rows. How they travel is known here alone.
import type { Selectable, Transaction } from 'kysely';
import { copyRowsIn, copyRowsOut } from '../db/copy.ts';
import { type Field, RowReader, rowChunks } from '../db/copy-text.ts';
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

const COUNTED = `select dataset, row_id, known_on, undone_on, cells from fact_row
  where contract = current_setting('avenant.contract')
  and (undone_on is null or undone_on > known_on)`;
const KNOWN = `and known_on <= current_setting('avenant.known_on')::date`;
const IN_ORDER = 'order by dataset, row_id';

/**
 * Reads the rows of a contract that counted on some day, by dataset and row.
 * @param knownOn Leaves out what became known after this ISO day.
 * @param take Is given each row in turn.
 */
export async function readRows(
  transaction: Transaction<Schema>,
  contract: string,
  knownOn: string | undefined,
  take: (row: StoredRow) => void,
): Promise<void> {
  const reader = new RowReader(([dataset, row, known, undone, cells]) => {
    take({
      dataset: dataset ?? '',
      row_id: Number(row),
      known_on: known ?? '',
      undone_on: undone ?? null,
      cells: JSON.parse(cells ?? '[]') as string[],
    });
  });
  const values = knownOn === undefined ? { contract } : { contract, known_on: knownOn };
  const query = [COUNTED, ...(knownOn === undefined ? [] : [KNOWN]), IN_ORDER].join(' ');
  await copyRowsOut(transaction, query, values, (chunk) => reader.take(chunk));
}

const COLUMNS = [
  ...['contract', 'dataset', 'row_id', 'batch', 'item_key', 'valid_from', 'valid_to'],
  ...['known_on', 'row_hash', 'cells'],
];

/** Stores rows; those that are there already (by their hash) make the transaction fail. */
export async function storeRows(
  transaction: Transaction<Schema>,
  rows: readonly NewRow[],
): Promise<void> {
  await copyRowsIn(transaction, 'fact_row', COLUMNS, rowChunks(rows, fieldsOf));
}

function fieldsOf(row: NewRow): Field[] {
  return [
    ...[row.contract, row.dataset, `${row.row_id}`, `${row.batch}`],
    ...[row.item_key, row.valid_from, row.valid_to, row.known_on, row.row_hash],
    JSON.stringify(row.cells),
  ];
}
