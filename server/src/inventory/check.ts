// Inventory, the middle stages of an import: what each row would change, and what is wrong with it.
// In: an import whose columns are known. Out: counts, rows by what they are; nothing counts yet.

import { normalizeColumn } from '@avenant/dsl/values';
import { record } from '../audit/record.ts';

import type { Db } from '../db/database.ts';
import { loadTables } from '../facts/load-tables.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import {
  type Batch,
  type BatchId,
  findBatch,
  lockContract,
  markRows,
  mustBeIn,
  stagedRows,
} from './batch.ts';
import { type Fate, type JudgedRow, judge } from './judge.ts';
import { cellMapper, checkMapping } from './mapping.ts';
import { mayDo } from './rights.ts';
import { type Standing, standingOf } from './standing.ts';
import { columnsOf, contractWords, datasetOf } from './words.ts';

/** What an import would change. */
export interface ImportPreview {
  readonly batch: Batch;
  /** All columns of the data file, in the order of the cells of `rows`. */
  readonly columns: readonly string[];
  readonly counts: Readonly<Record<Fate, number>>;
  /** The first rows of each kind, without those that are the same. */
  readonly rows: readonly JudgedRow[];
}

/** A judged import. */
export interface JudgedBatch {
  readonly columns: readonly string[];
  readonly rows: readonly JudgedRow[];
  readonly standing: Standing;
}

const SHOWN = 100;

/**
 * Reads every row with the contract's words and notes what is wrong with each.
 * @throws Problem S0404 when a required column is filled by none, S0102 when applied or undone.
 */
export async function validateImport(
  service: Service,
  actor: Actor,
  id: BatchId,
): Promise<ImportPreview> {
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, id.contract);
    const batch = await findBatch(transaction, id);
    const { contract } = batch;
    await mayDo(service, actor, transaction, batch, 'import');
    mustBeIn(batch, 'uploaded', 'mapped', 'validated');
    const judged = await judgeBatch(transaction, batch, todayOf(service));
    const bad = judged.rows.filter(({ fate }) => fate === 'rejected');
    await markRows(transaction, id, bad);
    await transaction
      .updateTable('import_batch')
      .set({ state: 'validated', ...rowCounts(judged.rows) })
      .where('contract', '=', contract)
      .where('batch', '=', batch.batch)
      .execute();
    await record(transaction, actor, service.now(), {
      action: 'inventory.validate',
      kind: 'import',
      id: `${contract}/${batch.batch}`,
      after: rowCounts(judged.rows),
    });
    return previewOf(await findBatch(transaction, id), judged);
  });
}

/** What a validated import would change now. @throws Problem S0102 when it is not validated. */
export async function previewImport(
  service: Service,
  actor: Actor,
  id: BatchId,
): Promise<ImportPreview> {
  const { db } = service.database;
  const batch = await findBatch(db, id);
  await mayDo(service, actor, db, batch, 'read');
  mustBeIn(batch, 'validated');
  return previewOf(batch, await judgeBatch(db, batch, todayOf(service)));
}

/** Judges the rows of an import against what stands. @throws Problem S0404. */
export async function judgeBatch(db: Db, batch: Batch, knownOn: string): Promise<JudgedBatch> {
  const { contract, dataset, source, mapping } = batch;
  const { plan } = await contractWords(db, contract);
  const wanted = columnsOf(datasetOf(plan, dataset));
  checkMapping(mapping, { columns: source.columns, dataset }, wanted);
  const tables = await loadTables(db, contract);
  const before = tables.get(dataset)?.columns ?? [];
  const known = new Set(before.map(normalizeColumn));
  const added = wanted.filter(({ column }) => !known.has(normalizeColumn(column)));
  const columns = [...before, ...added.map(({ column }) => column)];
  const targets = columns.map(
    (column) =>
      wanted.find((one) => normalizeColumn(one.column) === normalizeColumn(column))?.column ??
      column,
  );
  const mapped = cellMapper(source.columns, mapping, targets);
  const width = source.columns.length;
  const rows = (await stagedRows(db, batch)).map(({ line, cells }) => {
    const isWide = cells.some((cell, at) => at >= width && cell.trim() !== '');
    return { line, cells: mapped(cells), ...(isWide ? { beyond: cells.length } : {}) };
  });
  const standing = await standingOf(db, contract, dataset);
  return {
    columns,
    standing,
    rows: judge(rows, { plan, dataset, columns, tables, standing, knownOn }),
  };
}

/** How many rows are what; received = applied + same + rejected (law 38). */
export function rowCounts(rows: readonly JudgedRow[]) {
  const { same, rejected } = fates(rows);
  return {
    rows_read: rows.length,
    rows_new: rows.length - same - rejected,
    rows_same: same,
    rows_rejected: rejected,
  };
}

/** The day of the service's clock (UTC), ISO. */
export function todayOf({ now }: Service): string {
  return now().toISOString().slice(0, 10);
}

function fates(rows: readonly JudgedRow[]): Record<Fate, number> {
  const counts = { new: 0, changed: 0, ended: 0, same: 0, rejected: 0 };
  for (const { fate } of rows) counts[fate] += 1;
  return counts;
}

function previewOf(batch: Batch, { columns, rows }: JudgedBatch): ImportPreview {
  const shown = new Map<Fate, number>();
  const first = rows.filter(({ fate }) => {
    const count = (shown.get(fate) ?? 0) + 1;
    shown.set(fate, count);
    return fate !== 'same' && count <= SHOWN;
  });
  return { batch, columns, counts: fates(rows), rows: first };
}
