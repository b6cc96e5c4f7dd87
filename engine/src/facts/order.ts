// Order of occurrence: positions sorted by time, then by key. In: a time for each position. Out:
// the positions in order. Fast for millions: native number sorts, keys compared only on equal
// times.

/** The positions `0..n-1` by `times`, equal times by `compareTie`. */
export function orderByTime(
  times: Float64Array,
  compareTie: (a: number, b: number) => number,
): Int32Array {
  const order = sortedByTime(times);
  let first = 0;
  for (let at = 1; at <= order.length; at += 1) {
    if (at < order.length && timeAt(times, order, at) === timeAt(times, order, first)) continue;
    if (at - first > 1) sortRun(order.subarray(first, at), compareTie);
    first = at;
  }
  return order;
}

function timeAt(times: Float64Array, order: Int32Array, at: number): number {
  return times[order[at] ?? 0] ?? 0;
}

function sortRun(run: Int32Array, compareTie: (a: number, b: number) => number): void {
  for (let at = 1; at < run.length; at += 1) {
    if (compareTie(run[at - 1] ?? 0, run[at] ?? 0) > 0) {
      run.sort(compareTie);
      return;
    }
  }
}

function sortedByTime(times: Float64Array): Int32Array {
  const count = times.length;
  let least = Infinity;
  let most = -Infinity;
  let sorted = true;
  for (let at = 0; at < count; at += 1) {
    const time = times[at] ?? 0;
    if (time < most) sorted = false;
    if (time < least) least = time;
    if (time > most) most = time;
  }
  const order = Int32Array.from({ length: count }, (_, index) => index);
  if (sorted) return order;
  if ((most - least + 1) * count > Number.MAX_SAFE_INTEGER) {
    return order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  }
  // Time and position in one whole number, so that the native sort needs no comparator.
  const packed = new Float64Array(count);
  for (let at = 0; at < count; at += 1) packed[at] = ((times[at] ?? 0) - least) * count + at;
  packed.sort();
  for (let at = 0; at < count; at += 1) order[at] = (packed[at] ?? 0) % count;
  return order;
}
