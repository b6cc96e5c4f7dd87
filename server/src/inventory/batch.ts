// Inventory, batches: an import as it stands between its stages, and its rows as they came.
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db } from '../db/database.ts';
import type { ImportBatchTable, Schema } from '../db/schema.ts';
import type { TableKind } from '../files/table-file.ts';
import { Problem } from '../problem/problem.ts';
import type { Mapping } from './mapping.ts';

/** Which import. */
export interface BatchId {
  readonly contract: string;
  readonly batch: number;
}

/** Where the rows of an import come from. */
export interface BatchSource extends TableKind {
  readonly columns: readonly string[];
}

/** An import. */
export interface Batch extends BatchId {
  readonly dataset: string;
  readonly fileName: string;
  readonly contentHash: string;
  readonly state: ImportBatchTable['state'];
  readonly source: BatchSource;
  readonly mapping: Mapping;
  /** The ISO day before which none of its rows counts as known. */
  readonly knownOn: string | null;
  /** Received = applied + same + rejected (law 38). */
  readonly rows: {
    readonly received: number;
    readonly applied: number;
    readonly same: number;
    readonly rejected: number;
  };
  readonly maker: string;
  /** The ISO day on which it was applied (UTC). */
  readonly appliedOn: string | null;
}

/** Makes all others who change the facts of a contract wait. @throws Problem S0101. */
export async function lockContract(
  transaction: Transaction<Schema>,
  contract: string,
): Promise<void> {
  const found = await transaction
    .selectFrom('contract')
    .select('contract')
    .where('contract', '=', contract)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Problem('S0101', { kind: 'contract', id: contract });
}

/** The number of the next import of a locked contract. */
export async function nextBatch(
  transaction: Transaction<Schema>,
  contract: string,
): Promise<number> {
  const last = await transaction
    .selectFrom('import_batch')
    .select(({ fn }) => fn.max('batch').as('batch'))
    .where('contract', '=', contract)
    .executeTakeFirst();
  return (last?.batch ?? 0) + 1;
}

/** An import by its number. @throws Problem S0101 when there is none. */
export async function findBatch(db: Db, { contract, batch }: BatchId): Promise<Batch> {
  const row = await db
    .selectFrom('import_batch')
    .selectAll()
    .where('contract', '=', contract)
    .where('batch', '=', batch)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: 'import', id: `${contract}/${batch}` });
  return asBatch(row);
}

/** A row of the table as an import. */
export function asBatch(row: Selectable<ImportBatchTable>): Batch {
  const { contract, batch, dataset, state, maker } = row;
  return {
    ...{ contract, batch, dataset, state, maker },
    fileName: row.file_name,
    contentHash: row.content_hash,
    source: row.source as BatchSource,
    mapping: row.mapping as Mapping,
    knownOn: row.known_on,
    appliedOn: row.applied_at?.slice(0, 10) ?? null,
    rows: {
      received: row.rows_read,
      applied: row.rows_new,
      same: row.rows_same,
      rejected: row.rows_rejected,
    },
  };
}

/** Refuses an import that is in none of the states. @throws Problem S0102. */
export function mustBeIn(batch: Batch, ...states: readonly Batch['state'][]): void {
  if (states.includes(batch.state)) return;
  const id = `${batch.contract}/${batch.batch}`;
  throw new Problem('S0102', { kind: 'import', id, state: batch.state, wanted: states.join(', ') });
}

/** A row as it came. */
export interface StagedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: unknown;
}

const ROWS_AT_ONCE = 5_000;

/** Keeps the rows of an import as they came. */
export async function stageRows(
  transaction: Transaction<Schema>,
  { contract, batch }: BatchId,
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const text = JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE));
    await sql`insert into staged_row (contract, batch, line, cells)
      select ${contract}, ${batch}::integer, line, cells
      from jsonb_to_recordset((${text}::text)::jsonb) as r(line integer, cells jsonb)`.execute(
      transaction,
    );
  }
}

/** Says what is wrong with rows of an import; nothing is wrong with the others. */
export async function markRows(
  transaction: Transaction<Schema>,
  { contract, batch }: BatchId,
  bad: readonly { readonly line: number; readonly problems: unknown }[],
): Promise<void> {
  const staged = sql`contract = ${contract} and batch = ${batch}::integer`;
  await sql`update staged_row set problems = null
    where ${staged} and problems is not null`.execute(transaction);
  for (let at = 0; at < bad.length; at += ROWS_AT_ONCE) {
    const text = JSON.stringify(bad.slice(at, at + ROWS_AT_ONCE));
    await sql`update staged_row set problems = r.problems
      from jsonb_to_recordset((${text}::text)::jsonb) as r(line integer, problems jsonb)
      where ${staged} and staged_row.line = r.line`.execute(transaction);
  }
}

/** The rows of an import in the order of their lines. */
export async function stagedRows(
  db: Db,
  { contract, batch }: BatchId,
): Promise<readonly StagedRow[]> {
  const rows = await db
    .selectFrom('staged_row')
    .select(['line', 'cells', 'problems'])
    .where('contract', '=', contract)
    .where('batch', '=', batch)
    .orderBy('line')
    .execute();
  return rows as unknown as readonly StagedRow[];
}
