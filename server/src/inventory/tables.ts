// Inventory, tables: all that is stored of a contract's data files, row for row, so that a
// workbench rates with exactly the rows that a run would. In: a contract. Out: raw tables and the
// hash of them all.
import { loadTables, type StoredTable } from '../facts/load-tables.ts';
import { snapshotOf } from '../facts/snapshot.ts';
import type { Actor, Service } from '../service/service.ts';

/** The stored tables of a contract. */
export interface ContractTables {
  /** In the order of their names. */
  readonly tables: readonly StoredTable[];
  /** Equal for equal rows: what a run's draft says it saw. */
  readonly snapshot: string;
}

/** The rows of a contract, whether any version of it is in force or not. */
export async function readTables(
  service: Service,
  actor: Actor,
  { contract }: { readonly contract: string },
): Promise<ContractTables> {
  service.may(actor, 'inventory.read', { kind: 'inventory', contract });
  const tables = await loadTables(service.database.db, contract);
  return { tables: [...tables.values()], snapshot: snapshotOf(tables) };
}
