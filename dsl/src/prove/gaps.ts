// Prove, gaps: boxes that no row holds. In: the axes of a table. Out: boxes of values that a reader
// would expect to find. Rows that do not overlap are counted first: when they hold as many classes
// as there are, none is missing. Else one axis after another is cut where its rows start and end;
// only the rows that share the cut go on to the next axis. A table too large for that is halved
// around a place where the count is short.
import { type Axis, type Box, isHeld, type Run, spreadOf } from './axis.ts';

/** Steps that one table may take. */
const WORK_MAX = 1_000_000;

/** How a search went: its work in steps, and whether it was given up for too much of it. */
export interface GapSearch {
  readonly work: number;
  readonly isWhole: boolean;
}

/**
 * Finds gaps; `tell` answers whether it has heard enough.
 * @param isExclusive No two rows overlap.
 */
export function findGaps(
  axes: readonly Axis[],
  rows: number,
  isExclusive: boolean,
  tell: (box: Box) => boolean,
  most = WORK_MAX,
): GapSearch {
  const below = axes.map(expectedBelow);
  const held = Array.from({ length: rows }, (_, row) => row).filter((row) => isHeld(axes, row));
  const everything = axes.map(({ size }) => ({ first: 0, last: size - 1 }));
  if (isExclusive && missingIn(everything, axes, held, below) === 0n) {
    return { work: rows, isWhole: true };
  }
  let isTold = false;
  const swept = new GapSweep(
    axes,
    below,
    (box) => {
      isTold = true;
      return tell(box);
    },
    most,
  ).run(held);
  if (swept.isWhole || isTold || !isExclusive) return swept;
  tell(closeIn(everything, axes, held, below));
  return swept;
}

/** How many expected classes lie below each class. */
function expectedBelow({ expected }: Axis): Int32Array {
  const below = new Int32Array(expected.length + 1);
  for (const [index, isExpected] of expected.entries()) {
    below[index + 1] = (below[index] ?? 0) + (isExpected ? 1 : 0);
  }
  return below;
}

/** How many expected classes of a box no row holds, when none is held twice. */
function missingIn(
  box: Box,
  axes: readonly Axis[],
  rows: readonly number[],
  below: readonly Int32Array[],
): bigint {
  const size = (at: number, first: number, last: number): bigint =>
    first > last ? 0n : BigInt((below[at]?.[last + 1] ?? 0) - (below[at]?.[first] ?? 0));
  let missing = 1n;
  for (const [at, { first, last }] of box.entries()) missing *= size(at, first, last);
  for (const row of rows) {
    let own = 1n;
    for (const [at, { runs }] of axes.entries()) {
      const { first = 0, last = -1 } = runs[row] ?? {};
      const within = box[at] ?? { first: 0, last: -1 };
      own *= size(at, Math.max(first, within.first), Math.min(last, within.last));
      if (own === 0n) break;
    }
    missing -= own;
  }
  return missing;
}

/** Halves a box again and again, always keeping a half in which something is missing. */
function closeIn(
  whole: Box,
  axes: readonly Axis[],
  all: readonly number[],
  below: readonly Int32Array[],
): Box {
  let [box, rows] = [whole, all];
  for (;;) {
    const widths = box.map(({ first, last }) => last - first);
    const at = widths.indexOf(Math.max(...widths));
    const run = box[at];
    if (run === undefined || run.last <= run.first) return box;
    const middle = Math.floor((run.first + run.last) / 2);
    const low = box.with(at, { first: run.first, last: middle });
    const isLow = missingIn(low, axes, rows, below) > 0n;
    box = isLow ? low : box.with(at, { first: middle + 1, last: run.last });
    const { first, last } = box[at] ?? run;
    rows = rows.filter((row) => {
      const own = axes[at]?.runs[row];
      return own !== undefined && own.first <= last && first <= own.last;
    });
  }
}

class GapSweep {
  readonly #axes: readonly Axis[];
  readonly #below: readonly Int32Array[];
  readonly #tell: (box: Box) => boolean;
  readonly #most: number;
  /** Axes in the order in which they are cut: those that part the rows best come first. */
  readonly #order: readonly number[];
  /** By depth, the sets of rows that were found in order. */
  readonly #clean: readonly Set<string>[];
  readonly #box: Run[];
  #work = 0;
  #isDone = false;

  constructor(
    axes: readonly Axis[],
    below: readonly Int32Array[],
    tell: (box: Box) => boolean,
    most: number,
  ) {
    this.#axes = axes;
    this.#below = below;
    this.#tell = tell;
    this.#most = most;
    const spread = axes.map(spreadOf);
    this.#order = axes.map((_, at) => at).sort((a, b) => (spread[a] ?? 0) - (spread[b] ?? 0));
    this.#clean = axes.map(() => new Set());
    this.#box = axes.map(({ size }) => ({ first: 0, last: size - 1 }));
  }

  run(rows: readonly number[]): GapSearch {
    this.#cut(0, rows);
    return { work: this.#work, isWhole: this.#work < this.#most };
  }

  /** Whether a box is all held, below a depth. */
  #cut(depth: number, rows: readonly number[]): boolean {
    if (this.#isDone || this.#work >= this.#most) return true;
    if (rows.length === 0) {
      this.#isDone = this.#tell([...this.#box]);
      return false;
    }
    const at = this.#order[depth];
    if (at === undefined || rows.some((row) => this.#holdsRest(row, depth))) return true;
    const key = rows.join(' ');
    if (this.#clean[depth]?.has(key) === true) return true;
    const isClean = this.#slice(depth, at, rows);
    if (isClean) this.#clean[depth]?.add(key);
    return isClean;
  }

  #holdsRest(row: number, depth: number): boolean {
    for (let next = depth; next < this.#order.length; next += 1) {
      const { runs, size } = this.#axes[this.#order[next] ?? 0] ?? { runs: [], size: 0 };
      const { first, last } = runs[row] ?? { first: 1, last: 0 };
      if (first > 0 || last < size - 1) return false;
    }
    return true;
  }

  // Goes along an axis; `open` are the rows that hold the classes from `start` on.
  #slice(depth: number, at: number, rows: readonly number[]): boolean {
    const axis = this.#axes[at];
    const below = this.#below[at];
    if (axis === undefined || below === undefined) return true;
    const { runs, size } = axis;
    const firstOf = (row: number): number => runs[row]?.first ?? 0;
    const lastOf = (row: number): number => runs[row]?.last ?? 0;
    const waiting = [...rows].sort((a, b) => firstOf(a) - firstOf(b) || a - b);
    this.#work += rows.length;
    const whole = this.#box[at] ?? { first: 0, last: 0 };
    let open: number[] = [];
    let next = 0;
    let isClean = true;
    for (let start = 0; start < size; ) {
      open = open.filter((row) => lastOf(row) >= start);
      while (next < waiting.length && firstOf(waiting[next] ?? 0) <= start) {
        open.push(waiting[next] ?? 0);
        next += 1;
      }
      const starts = next < waiting.length ? firstOf(waiting[next] ?? 0) : size;
      const end = open.reduce((least, row) => Math.min(least, lastOf(row) + 1), starts);
      this.#work += open.length + 1;
      if ((below[end] ?? 0) > (below[start] ?? 0)) {
        this.#box[at] = { first: start, last: end - 1 };
        if (
          !this.#cut(
            depth + 1,
            open.toSorted((a, b) => a - b),
          )
        )
          isClean = false;
      }
      start = end;
    }
    this.#box[at] = whole;
    return isClean;
  }
}
