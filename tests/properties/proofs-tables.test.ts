// Proofs of price tables: clean tables draw nothing, every fault that is put into one is found, with
// a witness; and the search agrees with trying every combination.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileContract, createSourceFile, type KeyCell } from '../../dsl/src/index.ts';
import { axisOf } from '../../dsl/src/prove/axis.ts';
import { findGaps } from '../../dsl/src/prove/gaps.ts';
import { findOverlaps } from '../../dsl/src/prove/overlaps.ts';
import {
  COUNTRIES,
  contractWith,
  fitting,
  POINTS,
  pointIn,
  type Row,
} from '../support/proof-table.ts';

const RUNS = 200;

const problemsOf = (text: string) =>
  compileContract({ files: [createSourceFile('c.avn', text)] }).problems;

const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 35 }), { minLength: 2, maxLength: 4 });

/** Bands of whole numbers that follow each other, without a gap. */
function bandsOf(edges: readonly number[]): readonly Row[] {
  const sorted = edges.toSorted((a, b) => a - b);
  return [undefined, ...sorted].map((edge, index) => ({
    ...(edge === undefined ? {} : { from: edge + 1 }),
    ...(sorted[index] === undefined ? {} : { to: sorted[index] }),
  }));
}

/**
 * A table in which every country has its own bands, some of them apart for either flag: Italy's
 * always, since a column of nothing but `any` has no type.
 */
const cleanTable = fc
  .tuple(...COUNTRIES.map(() => fc.tuple(cuts, fc.boolean())))
  .map((countries): readonly Row[] =>
    countries.flatMap(([edges, isParted], index) => {
      const country = COUNTRIES[index] ?? 'FR';
      const flags = isParted || country === 'IT' ? [{ vip: true }, { vip: false }] : [{}];
      return flags.flatMap((vip) => bandsOf(edges).map((band) => ({ country, ...vip, ...band })));
    }),
  );

describe('a complete and exclusive table', () => {
  it('draws no alarm', () => {
    fc.assert(
      fc.property(cleanTable, (rows) => {
        expect(POINTS.every((point) => fitting(rows, point).length === 1)).toBe(true);
        expect(problemsOf(contractWith(rows))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a fault put into a clean table is found', () => {
  it('a row taken out: the witness finds none', () => {
    fc.assert(
      fc.property(cleanTable, fc.nat(), (rows, pick) => {
        const left = rows.toSpliced(pick % rows.length, 1);
        const found = problemsOf(contractWith(left)).filter(({ code }) => code === 'C0901');
        expect(found.length).toBeGreaterThan(0);
        for (const { values } of found) {
          expect(fitting(left, pointIn(values.example ?? ''))).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('a row taken out where no clause looks draws nothing', () => {
    fc.assert(
      fc.property(cleanTable, fc.constantFrom('FR', 'DE'), (rows, country) => {
        const left = rows.filter((row) => row.country !== country);
        expect(problemsOf(contractWith(left, `country <> ${country}`))).toEqual([]);
        expect(problemsOf(contractWith(left)).map(({ code }) => code)).toContain('C0901');
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('a row made wider: the witness finds two', () => {
    fc.assert(
      fc.property(cleanTable, fc.nat(), fc.constantFrom('edge', 'country'), (rows, pick, how) => {
        const at = pick % rows.length;
        const { country: _, ...everywhere } = rows[at] ?? {};
        const edge = rows[at]?.to;
        // A shared edge is no fault: it is moved past it. The last band of a country has none to move and
        // is widened to all countries.
        const moved =
          how === 'edge' && edge !== undefined ? { ...rows[at], to: edge + 2 } : everywhere;
        const wider = rows.with(at, moved);
        const found = problemsOf(contractWith(wider)).filter(({ code }) => code === 'C0902');
        expect(found.length).toBeGreaterThan(0);
        for (const { values, severity } of found) {
          expect(severity).toBe('error');
          expect(fitting(wider, pointIn(values.example ?? '')).length).toBeGreaterThan(1);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

// The search against brute force, on cells of all shapes.

const edgeText = fc.integer({ min: 0, max: 6 }).map((edge) => `${edge * 2}`);
const lineCell: fc.Arbitrary<KeyCell> = fc.oneof(
  fc.record({ is: edgeText }),
  fc.constant({ any: true as const }),
  fc.record(
    { from: edgeText, to: edgeText, fromIncluded: fc.boolean(), toIncluded: fc.boolean() },
    { requiredKeys: ['fromIncluded', 'toIncluded'] },
  ),
);
const wordCell: fc.Arbitrary<KeyCell> = fc.oneof(
  fc.constantFrom('A', 'B', 'C').map((is) => ({ is })),
  fc.constant({ any: true as const }),
);

const LINE = { name: 'line', type: { kind: 'number' } } as const;
const WORD = { name: 'word', type: { kind: 'text' } } as const;
/** Halves stand for all that lies between two edges. */
const NUMBERS = Array.from({ length: 29 }, (_, index) => index / 2 - 0.5);
const WORDS = ['A', 'B', 'C', 'other'];

function holds(cell: KeyCell, value: number | string): boolean {
  if ('any' in cell) return true;
  if ('is' in cell)
    return typeof value === 'string' ? cell.is === value : Number(cell.is) === value;
  const number = Number(value);
  const from = cell.from === undefined ? Number.NEGATIVE_INFINITY : Number(cell.from);
  const to = cell.to === undefined ? Number.POSITIVE_INFINITY : Number(cell.to);
  return (
    (from < number || (from === number && cell.fromIncluded)) &&
    (number < to || (number === to && cell.toIncluded))
  );
}

describe('the search for gaps and overlaps', () => {
  it('finds one exactly where there is one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(lineCell, wordCell, lineCell), { minLength: 1, maxLength: 7 }),
        (rows) => {
          const column = (at: 0 | 1 | 2) => rows.map((row) => row[at]);
          const axes = [
            axisOf(LINE, column(0), []),
            axisOf(WORD, column(1), []),
            axisOf(LINE, column(2), []),
          ].map((axis) => ({ ...axis, expected: axis.expected.map(() => true) }));
          let gaps = 0;
          const { found } = findOverlaps(axes, rows.length, () => false);
          findGaps(axes, rows.length, !found, () => {
            gaps += 1;
            return false;
          });
          const counts = NUMBERS.flatMap((x) =>
            WORDS.flatMap((word) =>
              NUMBERS.map(
                (y) =>
                  rows.filter(([a, b, c]) => holds(a, x) && holds(b, word) && holds(c, y)).length,
              ),
            ),
          );
          expect(gaps > 0).toBe(counts.includes(0));
          expect(found).toBe(counts.some((count) => count > 1));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does work that grows with the rows, not with their square', () => {
    const workOf = (countries: number): number => {
      const rows = Array.from({ length: countries * 20 }, (_, index): readonly KeyCell[] => [
        { is: `C${Math.floor(index / 20)}` },
        { from: `${index % 20}`, to: `${(index % 20) + 1}`, fromIncluded: true, toIncluded: false },
        { any: true },
      ]);
      const cells = (at: number) => rows.map((row) => row[at] ?? { any: true as const });
      const axes = [
        axisOf(WORD, cells(0), []),
        axisOf(LINE, cells(1), []),
        axisOf(WORD, cells(2), []),
      ];
      const overlaps = findOverlaps(axes, rows.length, () => false);
      const gaps = findGaps(axes, rows.length, false, () => false);
      expect([overlaps.found, gaps.isWhole]).toEqual([false, true]);
      return overlaps.work + gaps.work;
    };
    expect(workOf(250)).toBeLessThan(12 * workOf(25));
  });

  it('closes in on a gap by counting when there is too much to cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 49 }), fc.integer({ min: 0, max: 49 }), (x, y) => {
        const rows = Array.from({ length: 2_500 }, (_, index): readonly KeyCell[] => [
          { is: `${index % 50}` },
          { is: `${Math.floor(index / 50)}` },
        ]).toSpliced(y * 50 + x, 1);
        const cells = (at: number) => rows.map((row) => row[at] ?? { any: true as const });
        const axes = [axisOf(LINE, cells(0), []), axisOf(LINE, cells(1), [])];
        const told: unknown[] = [];
        const { isWhole } = findGaps(axes, rows.length, true, (box) => told.push(box) > 0, 10);
        expect(isWhole).toBe(false);
        const at = (value: number) => ({ first: 2 * value + 1, last: 2 * value + 1 });
        expect(told).toEqual([[at(x), at(y)]]);
      }),
      { numRuns: 20 },
    );
  });
});
