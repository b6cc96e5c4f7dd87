// Identical rows: records without a key that say the same in every column. Each counts, since two
// equal calls of one day may be two calls; a file that was appended to itself looks just so.
import type { PlanType } from '@avenant/dsl';
import type { Problems } from './problems.ts';
import { lineOfRow, type RawTable } from './raw-table.ts';

/** Tells of rows that repeat an earlier one, where no key tells records apart. */
export function tellIdentical(type: PlanType, table: RawTable, problems: Problems): void {
  if (type.kind !== 'record' || type.key !== undefined) return;
  const first = new Map<number, number>();
  for (const [index, row] of table.rows.entries()) {
    const hash = hashOf(row);
    const other = first.get(hash);
    if (other === undefined) {
      first.set(hash, index);
      continue;
    }
    if (!isSame(row, table.rows[other] ?? [])) continue;
    const { file } = table;
    const line = lineOfRow(table, index);
    const values = { type: type.name, row: `${line}`, other: `${lineOfRow(table, other)}`, file };
    problems.add('R0217', { file, line, values });
  }
}

// FNV-1a, 32 bits: rows with equal hashes are compared.
function hashOf(row: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const cell of row) {
    for (let at = 0; at < cell.length; at += 1) {
      hash = Math.imul(hash ^ cell.charCodeAt(at), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return hash;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, at) => cell === other[at]);
}
