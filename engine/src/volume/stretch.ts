// Volume, stretches: where a subject stands in some days. In: a layout and days. Out: the one row
// that says what a subject is on them, and from when to when.
import type { Period } from '@avenant/dsl/values';
import type { Layout } from '../facts/layout.ts';

/** A row and the days on which it holds, cut to those asked for. */
export interface Stretch {
  row: number;
  from: number;
  to: number;
}

/** Finds the rows of a subject in some days: 0 or 1 of them, put into `stretch`, or 2 for more. */
export function onlyRow(layout: Layout, order: number, days: Period, stretch: Stretch): 0 | 1 | 2 {
  const end = layout.offsets[order + 1] ?? 0;
  let found: 0 | 1 = 0;
  for (let at = layout.offsets[order] ?? 0; at < end; at += 1) {
    const from = Math.max(layout.from[at] ?? 0, days.from);
    const to = Math.min(layout.to[at] ?? 0, days.to);
    if (from >= to) continue;
    if (found === 1) return 2;
    found = 1;
    stretch.row = layout.row[at] ?? 0;
    stretch.from = from;
    stretch.to = to;
  }
  return found;
}
