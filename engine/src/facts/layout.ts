// Layout: the rows known on a day laid in order, a later-known row replacing from its start on
// what was said of the same key. In: a bound type and a day. Out: facts in order of occurrence,
// segments.
import { DAY_MAX, type Day } from '@avenant/dsl/values';
import type { BoundType } from './bound.ts';
import { orderByTime } from './order.ts';

/** Facts by position; those of fact `f` are the segments from `offsets[f]` to before
 * `offsets[f + 1]`. */
export interface Layout {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly row: Int32Array;
  /** Position of the fact of each key code, -1 when none is known; null: no keys. */
  readonly ofKey: Int32Array | null;
}

const kept = new WeakMap<BoundType, Map<number, Layout>>();
const KEPT_MAX = 24;

/** The layout of a type as known on a day; days between which nothing became known share it. */
export function layoutOf(bound: BoundType, knownOn: Day | null): Layout {
  const day = effectiveDay(bound, knownOn);
  const layouts = kept.get(bound) ?? new Map<number, Layout>();
  kept.set(bound, layouts);
  const found = layouts.get(day);
  if (found !== undefined) return found;
  if (layouts.size >= KEPT_MAX) layouts.delete(layouts.keys().next().value ?? day);
  const layout = bound.history === null ? eachRow(bound, day) : byKey(bound, day);
  layouts.set(day, layout);
  return layout;
}

// The latest day up to `knownOn` on which a row became known or was taken back; infinite when no
// later day is.
function effectiveDay({ knownDays }: BoundType, knownOn: Day | null): number {
  const last = knownDays.at(-1);
  if (knownOn === null || last === undefined || knownOn >= last) return Infinity;
  return knownDays.findLast((day) => day <= knownOn) ?? -Infinity;
}

/** Segments in the order in which they are laid, then in the order of facts. */
class Segments {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly row: Int32Array;
  size = 0;

  constructor(capacity: number) {
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
    this.row = new Int32Array(capacity);
  }

  push(from: number, to: number, row: number): void {
    this.from[this.size] = from;
    this.to[this.size] = to;
    this.row[this.size] = row;
    this.size += 1;
  }

  /** Takes away what the segments from position `first` on say of the day `from` and later. */
  truncate(first: number, from: number): void {
    while (this.size > first && (this.from[this.size - 1] ?? 0) >= from) this.size -= 1;
    if (this.size > first && (this.to[this.size - 1] ?? 0) > from) this.to[this.size - 1] = from;
  }
}

function byKey(bound: BoundType, day: number): Layout {
  const { history, known, takenBack, keys, plan } = bound;
  const laid = new Segments(bound.size);
  const firsts: number[] = [];
  const keyOf: number[] = [];
  const offsets = history?.offsets ?? new Int32Array(1);
  for (let code = 0; code + 1 < offsets.length; code += 1) {
    const first = laid.size;
    for (let at = offsets[code] ?? 0; at < (offsets[code + 1] ?? 0); at += 1) {
      const row = history?.rows[at] ?? 0;
      if (known !== null && (known[row] ?? 0) > day) break;
      if (takenBack !== null && isGone(takenBack[row], day)) continue;
      const from = bound.from[row] ?? 0;
      const to = bound.to[row] ?? 0;
      // A record known anew is the record known before, wherever it stood.
      if (plan.kind === 'record') laid.size = first;
      else laid.truncate(first, from);
      if (from < to) laid.push(from, to, row);
    }
    if (laid.size === first) continue;
    firsts.push(first);
    keyOf.push(code);
  }
  firsts.push(laid.size);
  const times = new Float64Array(keyOf.length);
  for (let fact = 0; fact < keyOf.length; fact += 1) {
    const at = firsts[fact] ?? 0;
    times[fact] = bound.start?.[laid.row[at] ?? 0] ?? laid.from[at] ?? 0;
  }
  const order = orderByTime(times, (a, b) => {
    const left = keys[keyOf[a] ?? 0] ?? '';
    const right = keys[keyOf[b] ?? 0] ?? '';
    return left < right ? -1 : left > right ? 1 : 0;
  });
  return inOrder(order, laid, firsts, keyOf, keys.length);
}

function inOrder(
  order: Int32Array,
  laid: Segments,
  firsts: readonly number[],
  keyOf: readonly number[],
  keyCount: number,
): Layout {
  const sorted = new Segments(laid.size);
  const offsets = new Int32Array(order.length + 1);
  const ofKey = new Int32Array(keyCount).fill(-1);
  for (let position = 0; position < order.length; position += 1) {
    const fact = order[position] ?? 0;
    for (let at = firsts[fact] ?? 0; at < (firsts[fact + 1] ?? 0); at += 1) {
      sorted.push(laid.from[at] ?? 0, laid.to[at] ?? 0, laid.row[at] ?? 0);
    }
    offsets[position + 1] = sorted.size;
    ofKey[keyOf[fact] ?? 0] = position;
  }
  const { from, to, row } = sorted;
  return { size: order.length, offsets, from, to, row, ofKey };
}

// Records without a key: every known row is one.
function eachRow(bound: BoundType, day: number): Layout {
  const { known, takenBack } = bound;
  let rows = Int32Array.from({ length: bound.size }, (_, row) => row);
  if (known !== null) rows = rows.filter((row) => (known[row] ?? 0) <= day);
  if (takenBack !== null) rows = rows.filter((row) => !isGone(takenBack[row], day));
  const times = Float64Array.from(rows, (row) => bound.start?.[row] ?? bound.from[row] ?? 0);
  const order = orderByTime(times, (a, b) => a - b);
  const laid = new Segments(rows.length);
  for (const position of order) {
    const row = rows[position] ?? 0;
    laid.push(bound.from[row] ?? 0, bound.to[row] ?? 0, row);
  }
  const offsets = Int32Array.from({ length: rows.length + 1 }, (_, index) => index);
  const { from, to, row } = laid;
  return { size: rows.length, offsets, from, to, row, ofKey: null };
}

function isGone(takenBack: Day | undefined, day: number): boolean {
  return takenBack !== undefined && takenBack < DAY_MAX && takenBack <= day;
}
