// Differential tests, reference interpreter: stretches of time. Everything is cut at every edge
// there is and each piece asked whether it belongs.
import type { Interval } from '../../../dsl/src/values/index.ts';

const isIn = (list: readonly Interval[], piece: Interval): boolean =>
  list.some(({ from, to }) => from <= piece.from && piece.to <= to);

/** The pieces of two lists for which a test holds, those that touch made one. */
export function combined(
  a: readonly Interval[],
  b: readonly Interval[],
  test: (inA: boolean, inB: boolean) => boolean,
): readonly Interval[] {
  const edges = [...a, ...b].flatMap(({ from, to }) => [from, to]).sort((x, y) => x - y);
  const pieces = edges.slice(1).map((to, index) => ({ from: edges[index] ?? to, to }));
  const kept = pieces.filter(
    (piece) => piece.from < piece.to && test(isIn(a, piece), isIn(b, piece)),
  );
  return joined(kept, 0);
}

export const unionOf = (a: readonly Interval[], b: readonly Interval[]): readonly Interval[] =>
  combined(a, b, (inA, inB) => inA || inB);

/** Stretches that are at most `gap` seconds apart made one, again and again until none is. */
export function joined(list: readonly Interval[], gap: number): readonly Interval[] {
  for (const [index, one] of list.entries()) {
    for (const other of list.slice(index + 1)) {
      if (one.from - other.to > gap || other.from - one.to > gap) continue;
      const both = { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
      return joined([...list.filter((item) => item !== one && item !== other), both], gap);
    }
  }
  return [...list].sort((a, b) => a.from - b.from);
}

/** Each stretch on its own in pieces of at most `length` seconds. */
export function cut(list: readonly Interval[], length: number): readonly Interval[] {
  return list.flatMap(({ from, to }): readonly Interval[] =>
    to - from <= length
      ? [{ from, to }]
      : [{ from, to: from + length }, ...cut([{ from: from + length, to }], length)],
  );
}

/** The seconds that the stretches cover; those covered twice count once. */
export function covered(list: readonly Interval[]): number {
  return unionOf(list, []).reduce((length, { from, to }) => length + to - from, 0);
}
