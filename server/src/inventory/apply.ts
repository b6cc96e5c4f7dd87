// Inventory, the last stages of an import: its rows become facts in one transaction, or cease to
// be. Sent twice, a file changes nothing; undone, its rows stay with the day of the undoing.

import { parseDay } from '@avenant/dsl/values';
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { json } from '../db/json.ts';
import type { Schema } from '../db/schema.ts';
import { type NewRow, storeRows } from '../facts/stored-rows.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { type Batch, type BatchId, findBatch, lockContract, mustBeIn } from './batch.ts';
import { judgeBatch, rowCounts, todayOf } from './check.ts';
import type { JudgedRow } from './judge.ts';
import { mayDo } from './rights.ts';

/**
 * Applies a validated import: its sound rows become facts, judged anew against what stands now.
 * @param input.knownOn The ISO day before which none of them counts as known, whatever their
 * columns say: today unless told, such as the first day of the contract for an opening inventory.
 * @throws Problem S0102 when it is not validated, S0409 for a day that is none or to come.
 */
export async function applyImport(
  service: Service,
  actor: Actor,
  input: BatchId & { readonly knownOn?: string },
): Promise<Batch> {
  const today = todayOf(service);
  const { knownOn = today } = input;
  if (parseDay(knownOn) === undefined || knownOn > today) {
    throw new Problem('S0409', { day: knownOn });
  }
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, input.contract);
    const batch = await findBatch(transaction, input);
    const { contract, dataset, maker } = batch;
    await mayDo(service, actor, transaction, batch, 'apply', { maker, knownOn });
    mustBeIn(batch, 'validated');
    const { rows, columns, standing } = await judgeBatch(transaction, batch, knownOn);
    await keepColumns(transaction, contract, dataset, columns);
    await storeRows(transaction, newRows(batch, rows, standing.lastRow));
    await transaction
      .deleteFrom('staged_row')
      .where('contract', '=', contract)
      .where('batch', '=', batch.batch)
      .where('problems', 'is', null)
      .execute();
    const set = { state: 'applied' as const, known_on: knownOn, ...rowCounts(rows) };
    await change(transaction, batch, { ...set, applied_at: service.now().toISOString() });
    const id = `${contract}/${batch.batch}`;
    const event = {
      action: 'inventory.apply',
      kind: 'import',
      id,
      before: batch.state,
      after: set,
    };
    await record(transaction, actor, service.now(), event);
    return findBatch(transaction, input);
  });
}

/**
 * Takes an applied import back: its rows stay, undone as of today, so that what they billed since
 * is corrected; undone on the very day of its applying it never counted.
 * @throws Problem S0102 when it is not applied, S0408 while a later import counts on its rows.
 */
export async function undoImport(
  service: Service,
  actor: Actor,
  input: BatchId & { readonly reason: string },
): Promise<Batch> {
  const today = todayOf(service);
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, input.contract);
    const batch = await findBatch(transaction, input);
    const { contract, dataset, maker } = batch;
    await mayDo(service, actor, transaction, batch, 'undo', { maker });
    mustBeIn(batch, 'applied');
    const later = await transaction
      .selectFrom('import_batch')
      .select('batch')
      .where('contract', '=', contract)
      .where('dataset', '=', dataset)
      .where('state', '=', 'applied')
      .where('batch', '>', batch.batch)
      .where('rows_same', '>', 0)
      .limit(1)
      .executeTakeFirst();
    if (later !== undefined) {
      throw new Problem('S0408', { later: `${later.batch}`, batch: `${batch.batch}` });
    }
    await transaction
      .updateTable('fact_row')
      .set((row) => ({ undone_on: batch.appliedOn === today ? row.ref('known_on') : today }))
      .where('contract', '=', contract)
      .where('dataset', '=', dataset)
      .where('batch', '=', batch.batch)
      .where('undone_on', 'is', null)
      .execute();
    const set = { state: 'undone' as const, undone_at: service.now().toISOString() };
    await change(transaction, batch, set);
    await record(transaction, actor, service.now(), {
      action: 'inventory.undo',
      kind: 'import',
      id: `${contract}/${batch.batch}`,
      before: batch.state,
      after: set,
      reason: input.reason,
    });
    return findBatch(transaction, input);
  });
}

/** Keeps the columns of a data file; they are only ever added to. */
export async function keepColumns(
  transaction: Transaction<Schema>,
  contract: string,
  dataset: string,
  columns: readonly string[],
): Promise<void> {
  await transaction
    .insertInto('dataset')
    .values({ contract, dataset, columns: json(columns) })
    .onConflict((on) => on.columns(['contract', 'dataset']).doUpdateSet({ columns: json(columns) }))
    .execute();
}

/**
 * Rows to be stored: numbered after those there by their lines, so that lines stay what they are.
 */
export function newRows(
  { contract, dataset, batch }: Pick<Batch, 'contract' | 'dataset' | 'batch'>,
  rows: readonly JudgedRow[],
  lastRow: number,
): readonly NewRow[] {
  return rows.flatMap((row): NewRow[] => {
    const { line, cells, fate, key, from, to, knownOn, hash } = row;
    if (fate === 'same' || fate === 'rejected') return [];
    return [
      {
        ...{ contract, dataset, batch, row_id: lastRow + Math.max(1, line - 1), cells },
        ...{ item_key: key, valid_from: from, valid_to: to, known_on: knownOn, row_hash: hash },
      },
    ];
  });
}

async function change(
  transaction: Transaction<Schema>,
  { contract, batch }: Batch,
  set: object,
): Promise<void> {
  await transaction
    .updateTable('import_batch')
    .set(set)
    .where('contract', '=', contract)
    .where('batch', '=', batch)
    .execute();
}
