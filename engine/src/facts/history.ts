// History: the rows of each key together, in the order in which they are laid.
import type { BoundType, History } from './bound.ts';

/**
 * Groups rows by key code and sorts each group by the day it became known, then by the day that it
 * tells itself, then by its start, then by its place in the file.
 */
export function historyOf(
  keyCodes: Int32Array,
  keyCount: number,
  { known, told, from }: Pick<BoundType, 'known' | 'told' | 'from'>,
): History {
  const offsets = new Int32Array(keyCount + 1);
  for (const code of keyCodes) offsets[code + 1] = (offsets[code + 1] ?? 0) + 1;
  for (let code = 0; code < keyCount; code += 1) {
    offsets[code + 1] = (offsets[code + 1] ?? 0) + (offsets[code] ?? 0);
  }
  const next = offsets.slice();
  const rows = new Int32Array(keyCodes.length);
  for (let row = 0; row < keyCodes.length; row += 1) {
    const code = keyCodes[row] ?? 0;
    const at = next[code] ?? 0;
    rows[at] = row;
    next[code] = at + 1;
  }
  const before = (a: number, b: number): number =>
    (known === null ? 0 : (known[a] ?? 0) - (known[b] ?? 0)) ||
    (told === null ? 0 : (told[a] ?? 0) - (told[b] ?? 0)) ||
    (from[a] ?? 0) - (from[b] ?? 0) ||
    a - b;
  for (let code = 0; code < keyCount; code += 1) {
    const first = offsets[code] ?? 0;
    const last = offsets[code + 1] ?? 0;
    if (last - first > 1) rows.subarray(first, last).sort(before);
  }
  return { offsets, rows };
}
