// Facts, loading: stored rows -> the raw tables that the command line reads from files, so that the
// same functions bind and rate them.
import type { RawTable } from '@avenant/engine';
import type { Db } from '../db/database.ts';
import { inSnapshot } from '../service/transaction.ts';
import { readRows } from './stored-rows.ts';

/** A data file of a contract as stored. The line of a row is one more than its number, for good. */
export interface StoredTable extends RawTable {
  readonly lines: readonly number[];
  readonly cameOn: readonly string[];
  readonly takenBackOn: readonly (string | null)[];
}

/** What is loaded. */
export interface LoadOptions {
  /** Only what was there on this ISO day. */
  readonly knownOn?: string | undefined;
}

interface Growing {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: (readonly string[])[];
  readonly lines: number[];
  readonly cameOn: string[];
  readonly takenBackOn: (string | null)[];
}

/**
 * The tables of a contract by the names of their data files, rows in the order of their numbers,
 * all as stored at one moment. A row that was taken back after it counted is there with that day,
 * so that what it billed is corrected. As many queries, however many rows.
 */
export function loadTables(
  db: Db,
  contract: string,
  { knownOn }: LoadOptions = {},
): Promise<ReadonlyMap<string, StoredTable>> {
  return inSnapshot(db, async (transaction) => {
    const tables = new Map<string, Growing>();
    const datasets = await transaction
      .selectFrom('dataset')
      .select(['dataset', 'columns'])
      .where('contract', '=', contract)
      .orderBy('dataset')
      .execute();
    for (const { dataset: file, columns } of datasets) {
      const names = columns as readonly string[];
      tables.set(file, { file, columns: names, rows: [], lines: [], cameOn: [], takenBackOn: [] });
    }
    let table: Growing | undefined;
    await readRows(transaction, contract, knownOn, (row) => {
      if (table?.file !== row.dataset) table = tables.get(row.dataset);
      table?.rows.push(row.cells);
      table?.lines.push(row.row_id + 1);
      table?.cameOn.push(row.known_on);
      table?.takenBackOn.push(row.undone_on);
    });
    return tables;
  });
}

/** The cells of the row on a line; none when it is not there. */
export function cellsOfLine(table: StoredTable | undefined, line: number): readonly string[] {
  const lines = table?.lines ?? [];
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return lines[low] === line ? (table?.rows[low] ?? []) : [];
}
