// Volume, rows in the order of the data file: walking columns from end to end is what memory is
// made for. In: the layout of a type. Out: the rows of the facts that have but one, with their
// days; and the facts that have more.
import type { StoredFacts } from '../facts/handles.ts';
import type { Layout } from '../facts/layout.ts';

/** The facts of a type as known on a day, those with one row apart. */
export interface RowOrder {
  /** How many facts have one row. */
  readonly size: number;
  /** Their rows, ascending; null: all rows from the first on. */
  readonly rows: Int32Array | null;
  /** Their days, half open. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Positions of the facts with more rows than one. */
  readonly others: readonly number[];
}

const kept = new WeakMap<Layout, RowOrder>();

/** The facts of a type in the order of their rows; worked out once for a layout. */
export function rowOrderOf(stored: StoredFacts): RowOrder {
  const known = kept.get(stored.layout);
  if (known !== undefined) return known;
  const order = inOrder(stored);
  kept.set(stored.layout, order);
  return order;
}

const NONE = -1;

function inOrder({ layout, bound }: StoredFacts): RowOrder {
  const { offsets, row, from, to } = layout;
  const segmentOf = new Int32Array(bound.size).fill(NONE);
  const others: number[] = [];
  let size = 0;
  for (let fact = 0; fact < layout.size; fact += 1) {
    const at = offsets[fact] ?? 0;
    if ((offsets[fact + 1] ?? 0) - at !== 1) {
      others.push(fact);
      continue;
    }
    const own = row[at] ?? 0;
    segmentOf[own] = at;
    size += 1;
  }
  // A file of one row for each key is its own order.
  if (size === bound.size) {
    return { size, rows: null, from: bound.from, to: bound.to, others };
  }
  const found = {
    rows: new Int32Array(size),
    from: new Int32Array(size),
    to: new Int32Array(size),
  };
  let next = 0;
  for (let own = 0; own < bound.size; own += 1) {
    const at = segmentOf[own] ?? NONE;
    if (at === NONE) continue;
    found.rows[next] = own;
    found.from[next] = from[at] ?? 0;
    found.to[next] = to[at] ?? 0;
    next += 1;
  }
  return { size, ...found, others };
}

/** The position of the fact that a row is of. */
export function positionOf({ layout, bound }: StoredFacts, row: number): number {
  return layout.ofKey?.[bound.keyCodes?.[row] ?? 0] ?? 0;
}
