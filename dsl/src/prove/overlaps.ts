// Prove, overlaps: pairs of rows that fit the same values. In: the axes of a table. Out: pairs with
// the box that they share. Rows are met in the order in which they start on the axis that parts
// them best, and held only against those that have not ended there.
import { type Axis, type Box, isHeld, spreadOf } from './axis.ts';

/** Pairs that one table may be asked for: beyond it stands what rating itself would say. */
const PAIRS_MAX = 50_000_000;

/** How a search went. */
export interface Searched {
  /** Pairs that were looked at. */
  readonly work: number;
  /** Whether any two rows overlap, as far as was looked. */
  readonly found: boolean;
}

/** Finds rows that overlap; `tell` answers whether it has heard enough. */
export function findOverlaps(
  axes: readonly Axis[],
  rows: number,
  tell: (box: Box, one: number, other: number) => boolean,
): Searched {
  const best = axes.toSorted((a, b) => spreadOf(a) - spreadOf(b))[0];
  if (best === undefined) return { work: 0, found: false };
  const others = axes.filter((axis) => axis !== best);
  const first = (row: number): number => best.runs[row]?.first ?? 0;
  const last = (row: number): number => best.runs[row]?.last ?? -1;
  const order = Array.from({ length: rows }, (_, row) => row)
    .filter((row) => isHeld(axes, row))
    .sort((a, b) => first(a) - first(b) || a - b);
  let open: number[] = [];
  let work = 0;
  let found = false;
  let isTold = false;
  for (const row of order) {
    const start = first(row);
    open = open.filter((other) => last(other) >= start);
    for (const other of open) {
      if (!meet(others, row, other)) continue;
      found = true;
      const [one, two] = other < row ? [other, row] : [row, other];
      if (!isTold) isTold = tell(sharedBox(axes, one, two), one, two);
    }
    work += open.length + 1;
    if (isTold || work > PAIRS_MAX) return { work, found: found || work > PAIRS_MAX };
    open.push(row);
  }
  return { work, found };
}

function meet(axes: readonly Axis[], a: number, b: number): boolean {
  for (const { runs } of axes) {
    const [one, other] = [runs[a], runs[b]];
    if (one === undefined || other === undefined) return false;
    if (one.first > other.last || other.first > one.last) return false;
  }
  return true;
}

function sharedBox(axes: readonly Axis[], a: number, b: number): Box {
  return axes.map(({ runs, size }) => {
    const [one, other] = [runs[a], runs[b]];
    return {
      first: Math.max(one?.first ?? 0, other?.first ?? 0),
      last: Math.min(one?.last ?? size - 1, other?.last ?? size - 1),
    };
  });
}
