// Bench, proofs: price tables of many rows in eight keys, complete and exclusive, or with a fault.
// In: how many rows. Out: plans that hold one such table and a clause that reads it.
import type { KeyCell, PlanRow, PlanTable, RatingPlan } from '../../dsl/src/index.ts';
import { chance } from '../rating/items.ts';

const KEYS = 8;
const EDGE = 1_024;
const place = { file: 'bench.avn', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A way to lay out a table. */
export interface Shape {
  readonly name: string;
  readonly rows: (count: number) => readonly (readonly KeyCell[])[];
}

const range = (from: number, to: number): KeyCell =>
  from === 0 && to === EDGE
    ? { any: true }
    : {
        ...(from === 0 ? {} : { from: `${from}` }),
        ...(to === EDGE ? {} : { to: `${to}` }),
        fromIncluded: true,
        toIncluded: false,
      };

/** Every combination of a few values on each key. */
function grid(count: number): readonly (readonly KeyCell[])[] {
  const sizes = [10, 5, 5, 5, 2, 2, 1, 1];
  const rows = Array.from({ length: sizes.reduce((all, size) => all * size, 1) }, (_, index) => {
    let rest = index;
    return sizes.map((size): KeyCell => {
      const value = rest % size;
      rest = Math.floor(rest / size);
      return { is: `${value}` };
    });
  });
  return rows.slice(0, count);
}

/** Boxes cut at random out of one that holds everything: ranges on all keys. */
function boxes(count: number): readonly (readonly KeyCell[])[] {
  const pick = chance(11);
  const all = [Array.from({ length: KEYS }, () => ({ from: 0, to: EDGE }))];
  while (all.length < count) {
    const at = pick(all.length);
    const box = all[at] ?? [];
    const key = pick(KEYS);
    const { from = 0, to = 0 } = box[key] ?? {};
    if (to - from < 2) continue;
    const middle = from + 1 + pick(to - from - 1);
    all[at] = box.with(key, { from, to: middle });
    all.push(box.with(key, { from: middle, to }));
  }
  return all.map((box) => box.map(({ from, to }) => range(from, to)));
}

/** Codes of products, each with its bands, and keys that are all the same. */
function products(count: number): readonly (readonly KeyCell[])[] {
  return Array.from({ length: count }, (_, index) => [
    { is: `${Math.floor(index / 20)}` },
    range((index % 20) * 51, index % 20 === 19 ? EDGE : ((index % 20) + 1) * 51),
    ...Array.from({ length: KEYS - 2 }, (): KeyCell => ({ any: true })),
  ]);
}

/** Values at random: full of gaps, with some overlaps. */
function scattered(count: number): readonly (readonly KeyCell[])[] {
  const pick = chance(13);
  return Array.from({ length: count }, () =>
    Array.from(
      { length: KEYS },
      (): KeyCell => (pick(4) === 0 ? { any: true } : { is: `${pick(20)}` }),
    ),
  );
}

/** The shapes that are measured. */
export const SHAPES: readonly Shape[] = [
  { name: 'a grid of values', rows: grid },
  { name: 'boxes of ranges', rows: boxes },
  { name: 'boxes, one missing', rows: (count) => boxes(count).toSpliced(count >> 1, 1) },
  { name: 'products and bands', rows: products },
  { name: 'values at random', rows: scattered },
];

/** A plan with a table of these rows, which nothing reads yet: it may be asked for anything. */
export function planWith(rows: readonly (readonly KeyCell[])[]): RatingPlan {
  const table: PlanTable = {
    name: 'price',
    keys: Array.from({ length: KEYS }, (_, key) => ({
      name: `key ${key + 1}`,
      type: { kind: 'number' },
    })),
    columns: [{ name: 'monthly', type: { kind: 'number' } }],
    versions: [
      {
        from: null,
        to: null,
        rows: rows.map(
          (keys, index): PlanRow => ({ id: `${index}`, keys, cells: ['1'], span: place }),
        ),
      },
    ],
  };
  return {
    version: 1,
    hash: '',
    contract: {
      id: 'B',
      title: 'Bench',
      currency: 'EUR',
      from: '2026-01-01',
      to: null,
      drawn: 'end',
      contractYearFrom: '2026-01-01',
      span: place,
    },
    types: [],
    derivations: [],
    series: [],
    calendars: [],
    tables: [table],
    definitions: [],
    indexations: [],
    rules: [],
  };
}
