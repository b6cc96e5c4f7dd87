// Inventory, the natural key of a row: what it says. In: cells in the order of the stored columns,
// blank ends cut. Out: a hash; equal rows are one row.
import { createHash } from 'node:crypto';

const LENGTH = 32;

/**
 * The hash of a row.
 * @param apart Tells rows apart that say the same and are not: the count of those before it, where
 * rows have no key; the row that came in between.
 */
export function hashOfCells(cells: readonly string[], apart = 0): string {
  const text = JSON.stringify(apart === 0 ? cells : [...cells, apart]);
  return createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);
}
