// Stage: values. In: lists of half-open intervals of whole numbers (seconds, or days), in any
// order. Out: the same as sorted lists, joined, cut, merged over gaps or measured.

/** The whole numbers from `from` up to but not including `to`; empty when `from >= to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

// The intervals that are not empty, by start.
function sorted(list: readonly Interval[]): Interval[] {
  return list.filter((one) => one.from < one.to).sort((a, b) => a.from - b.from);
}

/** The union: sorted, disjoint, none empty; intervals that touch become one. */
export function unionOf(list: readonly Interval[]): Interval[] {
  return mergeWithin(list, 0, 'chained');
}

/**
 * The intervals with gaps up to and including `gap` filled, sorted and disjoint. `'chained'`
 * measures the gap from the end of what has been merged so far, so a chain can go on for long;
 * `'anchored'` measures it from the end of the group's first interval, so a group takes in only
 * what starts within `gap` of that. Intervals that overlap or touch count as one to begin with.
 * @throws RangeError when the gap is negative.
 */
export function mergeWithin(
  list: readonly Interval[],
  gap: number,
  mode: 'chained' | 'anchored',
): Interval[] {
  if (!(gap >= 0)) throw new RangeError(`not a gap: ${gap}`);
  if (mode === 'anchored') return mergeAnchored(unionOf(list), gap);
  const merged: Interval[] = [];
  let last: { readonly from: number; to: number } | undefined;
  for (const { from, to } of sorted(list)) {
    if (last !== undefined && from - last.to <= gap) {
      if (to > last.to) last.to = to;
    } else {
      last = { from, to };
      merged.push(last);
    }
  }
  return merged;
}

function mergeAnchored(disjoint: readonly Interval[], gap: number): Interval[] {
  const merged: Interval[] = [];
  let last: { readonly from: number; to: number } | undefined;
  let anchor = 0;
  for (const { from, to } of disjoint) {
    if (last !== undefined && from - anchor <= gap) {
      last.to = to;
    } else {
      last = { from, to };
      anchor = to;
      merged.push(last);
    }
  }
  return merged;
}

/** The numbers that are in both lists: sorted, disjoint. */
export function intersectAll(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  const left = unionOf(a);
  const right = unionOf(b);
  let index = 0;
  for (const one of left) {
    // Those that end before this one starts can meet no later one either.
    for (; index < right.length; index += 1) {
      const other = right[index];
      if (other === undefined || other.from >= one.to) break;
      const from = Math.max(one.from, other.from);
      const to = Math.min(one.to, other.to);
      if (from < to) common.push({ from, to });
      if (other.to > one.to) break;
    }
  }
  return common;
}

/** The numbers of `a` that are not in `b`: sorted, disjoint. */
export function subtractAll(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  const holes = unionOf(b);
  let index = 0;
  for (const one of unionOf(a)) {
    let from = one.from;
    for (; index < holes.length; index += 1) {
      const hole = holes[index];
      if (hole === undefined || hole.from >= one.to) break;
      if (hole.from > from) rest.push({ from, to: hole.from });
      if (hole.to > from) from = hole.to;
      if (hole.to > one.to) break;
    }
    if (from < one.to) rest.push({ from, to: one.to });
  }
  return rest;
}

/** The numbers of `within` that are in no interval of the list: sorted, disjoint. */
export function complementIn(list: readonly Interval[], within: Interval): Interval[] {
  return subtractAll([within], list);
}

/** How many numbers the list covers; those covered more than once count once. */
export function totalLength(list: readonly Interval[]): number {
  let length = 0;
  for (const { from, to } of unionOf(list)) length += to - from;
  return length;
}

/**
 * Each interval on its own, in the order given, cut into pieces of `maximumLength` from its start;
 * the last piece may be shorter. Empty intervals give none.
 * @throws RangeError when `maximumLength` is not above zero.
 */
export function cutAt(list: readonly Interval[], maximumLength: number): Interval[] {
  if (!(maximumLength > 0)) throw new RangeError(`not a length to cut at: ${maximumLength}`);
  const pieces: Interval[] = [];
  for (const { from, to } of list) {
    for (let start = from; start < to; start += maximumLength) {
      pieces.push({ from: start, to: Math.min(start + maximumLength, to) });
    }
  }
  return pieces;
}
