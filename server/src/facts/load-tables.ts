// Facts, loading: stored rows -> the raw tables that the command line reads from files, so that the
// same functions bind and rate them.
import type { RawTable } from '@avenant/engine';
import type { Db } from '../db/database.ts';
import { storedRows } from './stored-rows.ts';

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
 * The tables of a contract by the names of their data files, rows in the order of their numbers. A
 * row that was taken back after it counted is there with that day, so that what it billed is
 * corrected. Two queries, however many rows.
 */
export async function loadTables(
  db: Db,
  contract: string,
  { knownOn }: LoadOptions = {},
): Promise<ReadonlyMap<string, StoredTable>> {
  const datasets = await db
    .selectFrom('dataset')
    .select(['dataset', 'columns'])
    .where('contract', '=', contract)
    .orderBy('dataset')
    .execute();
  const tables = new Map<string, Growing>();
  for (const { dataset: file, columns } of datasets) {
    const names = columns as readonly string[];
    tables.set(file, { file, columns: names, rows: [], lines: [], cameOn: [], takenBackOn: [] });
  }
  for await (const batch of storedRows(db, contract, knownOn)) {
    let table: Growing | undefined;
    for (const { dataset, row_id, known_on, undone_on, cells } of batch) {
      if (table?.file !== dataset) table = tables.get(dataset);
      table?.rows.push(cells);
      table?.lines.push(row_id + 1);
      table?.cameOn.push(known_on);
      table?.takenBackOn.push(undone_on);
    }
  }
  return tables;
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
