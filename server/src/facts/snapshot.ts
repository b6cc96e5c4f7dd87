// Facts, snapshot: a hash of exactly the rows that a rating saw: names, columns, numbers, days,
// cells. Equal hashes of facts and plan mean equal invoices (law 48).
import { createHash } from 'node:crypto';
import type { StoredTable } from './load-tables.ts';

const ROWS_AT_ONCE = 1_000;

/** SHA-256 of tables, in hexadecimal, whatever their order in the map. */
export function snapshotOf(tables: ReadonlyMap<string, StoredTable>): string {
  const hash = createHash('sha256');
  for (const [file, table] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { columns, rows, lines, cameOn, takenBackOn } = table;
    hash.update(`${JSON.stringify([file, columns, rows.length])}\n`);
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const upTo = at + ROWS_AT_ONCE;
      const parts = [lines, cameOn, takenBackOn, rows].map((part) => part.slice(at, upTo));
      hash.update(JSON.stringify(parts));
    }
  }
  return hash.digest('hex');
}
