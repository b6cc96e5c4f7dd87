// Inventory, the first stages of an import: the file, and which of its columns is which; or put
// away again. In: bytes. Out: an import whose rows are kept as they came; nothing of it counts yet.
import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { Db } from '../db/database.ts';
import { json } from '../db/json.ts';
import type { Schema } from '../db/schema.ts';
import { readTableFile, type TableLimits } from '../files/table-file.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import {
  asBatch,
  type Batch,
  type BatchId,
  findBatch,
  lockContract,
  mustBeIn,
  nextBatch,
  stageRows,
} from './batch.ts';
import { checkMapping, type Mapping, proposeMapping } from './mapping.ts';
import { mayDo } from './rights.ts';
import { columnsOf, contractWords, datasetOf, type WantedColumn } from './words.ts';

/** A file for one of a contract's data files. */
export interface Upload {
  readonly contract: string;
  readonly dataset: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly limits?: TableLimits;
}

/** An import with the columns that it may fill. */
export interface Uploaded extends Batch {
  readonly wanted: readonly WantedColumn[];
  /** The import that brought the very same bytes, when one stands. */
  readonly loadedBefore: number | null;
}

/**
 * Takes a file in, with a mapping proposed.
 * @throws Problem S0401 to S0403 and S0405 for the file, S0406, S0407 for the contract's words.
 */
export async function uploadImport(
  service: Service,
  actor: Actor,
  { contract, dataset, fileName, bytes, limits }: Upload,
): Promise<Uploaded> {
  await mayDo(service, actor, service.database.db, { contract, dataset }, 'import');
  const { plan } = await contractWords(service.database.db, contract);
  const wanted = columnsOf(datasetOf(plan, dataset));
  const table = await readTableFile(fileName, bytes, limits);
  const columns = uniqueNames(table.columns);
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const rows = table.rows.map((cells, at) => ({ line: table.lines[at] ?? 0, cells }));
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, contract);
    const batch = await nextBatch(transaction, contract);
    const mapping = proposeMapping(
      columns,
      wanted,
      await lastMapping(transaction, contract, dataset),
    );
    const loadedBefore = await standingCopy(transaction, { contract, dataset, contentHash });
    const row = await transaction
      .insertInto('import_batch')
      .values({
        ...{ contract, batch, dataset, file_name: fileName, content_hash: contentHash },
        ...{ state: 'uploaded', maker: actor.person, created_at: service.now().toISOString() },
        source: json({ kind: table.kind, delimiter: table.delimiter, columns }),
        mapping: json(mapping),
        rows_read: rows.length,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await stageRows(transaction, { contract, batch }, rows);
    await record(transaction, actor, service.now(), {
      action: 'inventory.import',
      kind: 'import',
      id: `${contract}/${batch}`,
      after: { dataset, fileName, contentHash, rows: rows.length },
    });
    return { ...asBatch(row), wanted, loadedBefore };
  });
}

/**
 * Says which column of the file is which; kept for the next file of the same data.
 * @throws Problem S0404, S0410 for the columns, S0102 when the import is applied or undone.
 */
export async function mapColumns(
  service: Service,
  actor: Actor,
  { mapping, ...id }: BatchId & { readonly mapping: Mapping },
): Promise<Batch> {
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, id.contract);
    const batch = await findBatch(transaction, id);
    const { contract, dataset, source } = batch;
    await mayDo(service, actor, transaction, batch, 'import');
    mustBeIn(batch, 'uploaded', 'mapped', 'validated');
    const { plan } = await contractWords(transaction, contract);
    const { columns } = source;
    checkMapping(mapping, { columns, dataset }, columnsOf(datasetOf(plan, dataset)));
    const row = await transaction
      .updateTable('import_batch')
      .set({ mapping: json(mapping), state: 'mapped' })
      .where('contract', '=', contract)
      .where('batch', '=', batch.batch)
      .returningAll()
      .executeTakeFirstOrThrow();
    const change = { kind: 'import', id: `${contract}/${batch.batch}`, before: batch.mapping };
    const after = mapping;
    await record(transaction, actor, service.now(), { action: 'inventory.map', ...change, after });
    return asBatch(row);
  });
}

/**
 * Puts an import away that was never applied, such as one of the wrong data file: nothing of it
 * ever counted. @throws Problem S0102 when it is applied, undone or put away already.
 */
export async function discardImport(
  service: Service,
  actor: Actor,
  { reason, ...id }: BatchId & { readonly reason: string },
): Promise<Batch> {
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, id.contract);
    const batch = await findBatch(transaction, id);
    const { contract, state: before } = batch;
    await mayDo(service, actor, transaction, batch, 'import');
    mustBeIn(batch, 'uploaded', 'mapped', 'validated');
    const after = 'rejected' as const;
    const row = await transaction
      .updateTable('import_batch')
      .set({ state: after })
      .where('contract', '=', contract)
      .where('batch', '=', batch.batch)
      .returningAll()
      .executeTakeFirstOrThrow();
    const event = { action: 'inventory.discard', kind: 'import', id: `${contract}/${batch.batch}` };
    await record(transaction, actor, service.now(), { ...event, before, after, reason });
    return asBatch(row);
  });
}

async function lastMapping(db: Db, contract: string, dataset: string): Promise<Mapping> {
  const last = await db
    .selectFrom('import_batch')
    .select('mapping')
    .where('contract', '=', contract)
    .where('dataset', '=', dataset)
    .where('state', 'in', ['mapped', 'validated', 'applied', 'undone'])
    .orderBy('batch', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (last?.mapping ?? {}) as Mapping;
}

async function standingCopy(
  transaction: Transaction<Schema>,
  of: { readonly contract: string; readonly dataset: string; readonly contentHash: string },
): Promise<number | null> {
  const found = await transaction
    .selectFrom('import_batch')
    .select('batch')
    .where('contract', '=', of.contract)
    .where('dataset', '=', of.dataset)
    .where('content_hash', '=', of.contentHash)
    .where('state', '=', 'applied')
    .orderBy('batch')
    .limit(1)
    .executeTakeFirst();
  return found?.batch ?? null;
}

// Columns without a name, or of a name that came before, are told apart by their place.
function uniqueNames(columns: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return columns.map((column, at) => {
    const bare = column.trim();
    const name = bare === '' || seen.has(bare) ? `${bare} #${at + 1}`.trim() : bare;
    seen.add(name);
    return name;
  });
}
