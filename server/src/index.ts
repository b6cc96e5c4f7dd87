// The server's front door.
export { type Change, FIRST_HASH, record } from './audit/record.ts';
export * from './contracts/index.ts';
export { type Database, type Db, type Location, openDatabase } from './db/database.ts';
export { FolderInUse } from './db/folder-lock.ts';
export { json } from './db/json.ts';
export { migrate } from './db/migrate.ts';
export type { Schema } from './db/schema.ts';
export { bindStored } from './facts/bind-stored.ts';
export { type LoadOptions, loadTables, type StoredTable } from './facts/load-tables.ts';
export { snapshotOf } from './facts/snapshot.ts';
export * from './parties/index.ts';
export { PROBLEMS, type ProblemCode, type ProblemMeaning } from './problem/catalogue.ts';
export { Problem } from './problem/problem.ts';
export { canonical, hashOf } from './service/canonical.ts';
export type { Actor, Service } from './service/service.ts';
export { inTransaction } from './service/transaction.ts';
