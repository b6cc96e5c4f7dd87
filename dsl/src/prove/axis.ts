// Prove, axes: the values of one key of a table, cut where its rows start and end. In: the cells of
// a key and the constants it is looked up with. Out: classes of values that no row tells apart, in
// order; which rows hold which; and which of them a reader would expect to find.
import type { KeyCell, ValueType } from '../plan/index.ts';
import { compare, multiply, type Rational, subtract } from '../values/index.ts';
import type { Piece } from './line.ts';
import { factorOf, pointOf, type ValueSet, wordsSet } from './value-set.ts';

/** Classes from the first to the last, both included. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** A run on each axis. */
export type Box = readonly Run[];

/** One key of a table. */
export interface Axis {
  readonly name: string;
  readonly type: ValueType;
  readonly size: number;
  /** By row; a run that ends before it starts holds nothing. */
  readonly runs: readonly Run[];
  /** By class: whether a missing row there is a fault. */
  readonly expected: readonly boolean[];
  /** Whether classes follow each other: numbers and dates do, words do not. */
  readonly ordered: boolean;
  /** The values of the classes of a run; only the expected ones where asked. */
  valuesOf(run: Run, expectedOnly: boolean): ValueSet;
  /** The first class above all rows, when the last row is a range that ends. */
  readonly openEnd: number | undefined;
}

/** The axis of a key. `asked`: constants that look-ups ask for, and values of declared lists. */
export function axisOf(
  key: { readonly name: string; readonly type: ValueType },
  cells: readonly KeyCell[],
  asked: readonly string[],
): Axis {
  const { kind } = key.type;
  return kind === 'number' || kind === 'date' || kind === 'instant'
    ? lineAxis(key, cells, asked)
    : wordAxis(key, cells, asked);
}

// Words: one class each, and one for all others, which a list of prices says nothing of.
function wordAxis(
  { name, type }: { readonly name: string; readonly type: ValueType },
  cells: readonly KeyCell[],
  asked: readonly string[],
): Axis {
  const written = cells.flatMap((cell) => ('is' in cell ? [cell.is] : []));
  const words = [...new Set([...written, ...asked])];
  const at = new Map(words.map((word, index) => [word, index]));
  const rest = words.length;
  const all = { first: 0, last: rest };
  const expected = words.map(() => true);
  return {
    name,
    type,
    size: rest + 1,
    runs: cells.map((cell) => {
      const index = 'is' in cell ? (at.get(cell.is) ?? rest) : undefined;
      return index === undefined ? all : { first: index, last: index };
    }),
    expected: [...expected, rest === 0],
    ordered: false,
    valuesOf({ first, last }, expectedOnly) {
      if (last < rest || (expectedOnly && rest > 0)) return wordsSet(words.slice(first, last + 1));
      return wordsSet(words.slice(0, first), true);
    },
    openEnd: undefined,
  };
}

/** Class 2i + 1 is the point i; class 2i lies below it; the last one lies above all points. */
function lineAxis(
  { name, type }: { readonly name: string; readonly type: ValueType },
  cells: readonly KeyCell[],
  asked: readonly string[],
): Axis {
  const { points, at } = pointsOf(cells, asked);
  const indexOf = (text: string): number => at.get(text) ?? 0;
  const size = 2 * points.length + 1;
  const runs = cells.map((cell): Run => {
    if ('any' in cell) return { first: 0, last: size - 1 };
    if ('is' in cell) {
      const own = 2 * indexOf(cell.is) + 1;
      return { first: own, last: own };
    }
    const { from, to } = cell;
    return {
      first: from === undefined ? 0 : 2 * indexOf(from) + (cell.fromIncluded ? 1 : 2),
      last: to === undefined ? size - 1 : 2 * indexOf(to) + (cell.toIncluded ? 1 : 0),
    };
  });
  const ranges = new Set(
    cells.flatMap((cell) =>
      'is' in cell || 'any' in cell
        ? []
        : [cell.from, cell.to].flatMap((text) => (text === undefined ? [] : [indexOf(text)])),
    ),
  );
  const named = new Set(
    [...asked, ...cells.flatMap((cell) => ('is' in cell ? [cell.is] : []))].map(indexOf),
  );
  const held = heldBy(cells, runs, size);
  const lowest = held.indexOf(true);
  const highest = held.lastIndexOf(true);
  const days = type.kind === 'date';
  const isNear = (below: number): boolean => {
    const [a, b] = [points[below], points[below + 1]];
    return a !== undefined && b !== undefined && areNeighbours(a, b, type);
  };
  const isExpected = (index: number): boolean => {
    const point = (index - 1) / 2;
    const isPoint = index % 2 === 1;
    // Whole numbers that follow each other leave no gap, here as in scales.
    if (!isPoint && isNear(index / 2 - 1)) return false;
    if (held[index] === true || (isPoint && named.has(point))) return true;
    if (index < lowest || index > highest) return false;
    return isPoint || ranges.has(index / 2 - 1) || ranges.has(index / 2);
  };
  const pieceOf = ({ first, last }: Run): Piece => ({
    ...edge('from', points[first % 2 === 1 ? (first - 1) / 2 : first / 2 - 1]),
    ...edge('to', points[last % 2 === 1 ? (last - 1) / 2 : last / 2]),
    fromIncluded: first % 2 === 1,
    toIncluded: last % 2 === 1,
  });
  const expected = Array.from({ length: size }, (_, index) => isExpected(index));
  const isFree = !expected.includes(true);
  const top = highest % 2 === 1 ? (highest - 1) / 2 : highest / 2;
  const ends = highest < size - 1 && highest >= 0 && ranges.has(top) && !held.every(Boolean);
  return {
    name,
    type,
    size,
    runs,
    expected: isFree ? expected.map(() => true) : expected,
    ordered: true,
    valuesOf({ first, last }, expectedOnly) {
      const pieces: Piece[] = [];
      for (let index = first; index <= last; index += 1) {
        if (expectedOnly && !isFree && expected[index] !== true) continue;
        let end = index;
        while (end < last && (!expectedOnly || isFree || expected[end + 1] === true)) end += 1;
        pieces.push(pieceOf({ first: index, last: end }));
        index = end;
      }
      return { kind: 'line', days, pieces };
    },
    openEnd: ends ? highest + 1 : undefined,
  };
}

const edge = (side: 'from' | 'to', point: Rational | undefined): Partial<Piece> =>
  point === undefined ? {} : { [side]: point };

/** The points that cells and look-ups name, in order, and where each text stands among them. */
function pointsOf(
  cells: readonly KeyCell[],
  asked: readonly string[],
): { readonly points: readonly Rational[]; readonly at: ReadonlyMap<string, number> } {
  const known = new Map<string, Rational>();
  const note = (text: string | undefined): void => {
    if (text === undefined || known.has(text)) return;
    const point = pointOf(text);
    if (point !== undefined) known.set(text, point);
  };
  for (const cell of cells) {
    if ('any' in cell) continue;
    if ('is' in cell) note(cell.is);
    else {
      note(cell.from);
      note(cell.to);
    }
  }
  for (const text of asked) note(text);
  const points: Rational[] = [];
  const at = new Map<string, number>();
  for (const [text, point] of [...known].sort(([, a], [, b]) => compare(a, b))) {
    const last = points.at(-1);
    if (last === undefined || compare(last, point) !== 0) points.push(point);
    at.set(text, points.length - 1);
  }
  return { points, at };
}

// Which classes some row holds by a value or range of its own: `any` says nothing of the list.
function heldBy(cells: readonly KeyCell[], runs: readonly Run[], size: number): readonly boolean[] {
  const steps = new Int32Array(size + 1);
  runs.forEach(({ first, last }, row) => {
    const cell = cells[row];
    if (cell === undefined || 'any' in cell || first > last) return;
    steps[first] = (steps[first] ?? 0) + 1;
    steps[last + 1] = (steps[last + 1] ?? 0) - 1;
  });
  let open = 0;
  return Array.from({ length: size }, (_, index) => {
    open += steps[index] ?? 0;
    return open > 0;
  });
}

/** Days, and whole numbers in the unit of the column, that follow each other: 49 and 50. */
function areNeighbours(a: Rational, b: Rational, type: ValueType): boolean {
  const factor = factorOf(type);
  const gap = subtract(b, a);
  if (compare(gap, factor) !== 0) return false;
  return type.kind === 'date' || multiply(a, { n: factor.d, d: factor.n }).d === 1n;
}

/** Whether a row holds any value at all: `20 to 10` holds none. */
export function isHeld(axes: readonly Axis[], row: number): boolean {
  return axes.every(({ runs }) => (runs[row]?.first ?? 0) <= (runs[row]?.last ?? -1));
}

/** How many rows a class is shared by, in the middle: `any` in every row parts nothing. */
export function spreadOf({ runs, size }: Axis): number {
  let shared = 0;
  for (const { first, last } of runs) shared += Math.max(0, last - first + 1);
  return shared / Math.max(1, size);
}
