// The server's front door.
export * from './access/index.ts';
export { FIRST_HASH } from './audit/event.ts';
export { type EventQuery, listEvents, type ReadEvent, verifyChain } from './audit/read.ts';
export { type Change, record } from './audit/record.ts';
export { type Anchor, type Fault, type Verification, verifyAudit } from './audit/verify.ts';
export * from './contracts/index.ts';
export * from './control/index.ts';
export { type Database, type Db, type Location, openDatabase } from './db/database.ts';
export { FolderInUse } from './db/folder-lock.ts';
export { json } from './db/json.ts';
export { migrate } from './db/migrate.ts';
export type { Schema } from './db/schema.ts';
export { bindStored } from './facts/bind-stored.ts';
export { type LoadOptions, loadTables, type StoredTable } from './facts/load-tables.ts';
export { snapshotOf } from './facts/snapshot.ts';
export {
  readTableFile,
  TABLE_LIMITS,
  type TableFile,
  type TableKind,
  type TableLimits,
  writeTableFile,
} from './files/table-file.ts';
export { applyImport, undoImport } from './inventory/apply.ts';
export { type Batch, type BatchId, findBatch } from './inventory/batch.ts';
export { type ImportPreview, previewImport, validateImport } from './inventory/check.ts';
export { keepExtract } from './inventory/extract.ts';
export type { Fate, JudgedRow } from './inventory/judge.ts';
export { type Mapping, proposeMapping } from './inventory/mapping.ts';
export type { OrderPrice, PriceLine } from './inventory/order-price.ts';
export type { OrderLine, Reason } from './inventory/order-rows.ts';
export {
  acceptOrder,
  cancelOrder,
  captureOrder,
  findOrder,
  listOrders,
  type NewOrder,
  type Order,
  type OrderId,
} from './inventory/orders.ts';
export {
  type AsOf,
  type ItemHistory,
  type ItemStretch,
  itemHistory,
  itemsAsOf,
  type SaidRow,
} from './inventory/query.ts';
export { type DatasetWords, listDatasets, listStocked } from './inventory/read.ts';
export {
  type Difference,
  type Extract,
  type Reconciliation,
  reconcile,
} from './inventory/reconcile.ts';
export { rejectedRows, type SentFile } from './inventory/rejected.ts';
export { type ItemTable, itemTable } from './inventory/table.ts';
export {
  discardImport,
  mapColumns,
  type Upload,
  type Uploaded,
  uploadImport,
} from './inventory/upload.ts';
export type { WantedColumn } from './inventory/words.ts';
export * from './invoices/index.ts';
export * from './parties/index.ts';
export { PROBLEMS, type ProblemCode, type ProblemMeaning } from './problem/catalogue.ts';
export { Problem, type ProblemValues } from './problem/problem.ts';
export {
  type Cycle,
  type CycleStep,
  type LateOrder,
  lateOrders,
  listCycles,
  moveCycle,
  type NewCycle,
  planCycle,
} from './runs/cycles.ts';
export type { DraftHead, DraftLine } from './runs/drafts.ts';
export {
  launchRun,
  type Mode,
  type NewRun,
  type Steering,
  steerRun,
} from './runs/operations.ts';
export { type PartProgress, type RunProgress, runProgress, watchRun } from './runs/progress.ts';
export { openQueue, type Pace, type PartKey, type Queue } from './runs/queue.ts';
export { ratePart } from './runs/rate-part.ts';
export { startWorker } from './runs/worker.ts';
export { canonical, hashOf } from './service/canonical.ts';
export type { Actor, Service } from './service/service.ts';
export { inTransaction } from './service/transaction.ts';
export { isPublic, isSendable } from './webhooks/address.ts';
export { type Sender, type Sending, sendDue, startSender } from './webhooks/sender.ts';
