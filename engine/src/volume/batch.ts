// Volume, a batch: the lines of one rule in a slice of rows, column by column. In: rows that the
// rule charges on all of its days, and the days of each. Out: amounts in safe integers; rows that
// need the exact calculation, one by one.
import { EXACT_MAX, roundSafe } from './rounding.ts';
import type { RuleRun } from './rule-run.ts';
import { NEW } from './tuples.ts';

/** Amounts up to this size can be added up by the thousand. */
const SMALL_MAX = 2 ** 38;

/** Takes the lines of a type. */
export interface Taker {
  /** A line in minor units, a safe integer. */
  line(row: number, run: RuleRun, amount: number, from: number, to: number): void;
  /** What the last lines of a rule come to. */
  count(run: RuleRun, amount: number): void;
  zero(): void;
}

/** Rows of a slice and their days in the month. */
export interface Rows {
  readonly rows: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Lines of one rule, worked out together. */
export class Batch {
  readonly #rows: Int32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #keys: Float64Array;
  readonly #n: Float64Array;
  readonly #d: Float64Array;

  /** @param capacity How many rows there may be at most. */
  constructor(capacity: number) {
    this.#rows = new Int32Array(capacity);
    this.#from = new Int32Array(capacity);
    this.#to = new Int32Array(capacity);
    this.#keys = new Float64Array(capacity);
    this.#n = new Float64Array(capacity);
    this.#d = new Float64Array(capacity);
  }

  /**
   * Rates some rows of a slice.
   * @param picked Their positions in the slice.
   * @param exactly Told the rows that have to be rated exactly.
   */
  rate(
    run: RuleRun,
    slice: Rows,
    picked: Int32Array,
    count: number,
    taker: Taker,
    exactly: (run: RuleRun, row: number) => void,
  ): void {
    const size = this.#clip(run, slice, picked, count);
    this.#share(run, size);
    for (const { codes, numerators } of run.factors) {
      multiplyBy(this.#n, this.#rows, codes, numerators, size);
    }
    this.#price(run, size);
    this.#round(run, size, taker, exactly);
  }

  // Days on which the rule is in force.
  #clip(run: RuleRun, slice: Rows, picked: Int32Array, count: number): number {
    const { clipFrom, clipTo } = run;
    let size = 0;
    for (let at = 0; at < count; at += 1) {
      const index = picked[at] ?? 0;
      const from = Math.max(slice.from[index] ?? 0, clipFrom);
      const to = Math.min(slice.to[index] ?? 0, clipTo);
      if (from >= to) continue;
      this.#rows[size] = slice.rows[index] ?? 0;
      this.#from[size] = from;
      this.#to[size] = to;
      size += 1;
    }
    return size;
  }

  #share({ shares, monthFrom }: RuleRun, size: number): void {
    const [n, days] = [this.#n, shares.at];
    if (shares.always) {
      n.fill(1, 0, size);
      return;
    }
    for (let at = 0; at < size; at += 1) {
      const until = days[(this.#to[at] ?? 0) - monthFrom] ?? 0;
      n[at] = until - (days[(this.#from[at] ?? 0) - monthFrom] ?? 0);
    }
  }

  // The rate of each row, which is the same for all rows with the same tuple.
  #price(run: RuleRun, size: number): void {
    const { tuples, numerators, denominators } = run;
    const [keys, rows, n, d] = [this.#keys, this.#rows, this.#n, this.#d];
    if (tuples === undefined) {
      n.fill(Number.NaN, 0, size);
      return;
    }
    tuples.keysOf(rows, keys, size);
    for (let at = 0; at < size; at += 1) {
      const key = keys[at] ?? 0;
      let place = tuples.find(key);
      if (place === NEW) place = run.learn(key, rows[at] ?? 0);
      n[at] = (n[at] ?? 0) * (numerators[place] ?? 0);
      d[at] = denominators[place] ?? 1;
    }
  }

  #round(
    run: RuleRun,
    size: number,
    taker: Taker,
    exactly: (run: RuleRun, row: number) => void,
  ): void {
    const { mode, unit } = run;
    let sum = 0;
    for (let at = 0; at < size; at += 1) {
      const row = this.#rows[at] ?? 0;
      const n = this.#n[at] ?? 0;
      // What is too large, or cannot be told here, is not less than anything.
      const steps = Math.abs(n) <= EXACT_MAX ? roundSafe(n, this.#d[at] ?? 1, mode) : Number.NaN;
      const amount = steps * unit;
      if (steps === 0) {
        taker.zero();
      } else if (Math.abs(amount) <= SMALL_MAX) {
        taker.line(row, run, amount, this.#from[at] ?? 0, this.#to[at] ?? 0);
        sum += amount;
      } else if (Number.isSafeInteger(amount)) {
        taker.line(row, run, amount, this.#from[at] ?? 0, this.#to[at] ?? 0);
        taker.count(run, amount);
      } else {
        exactly(run, row);
      }
    }
    taker.count(run, sum);
  }
}

function multiplyBy(
  n: Float64Array,
  rows: Int32Array,
  codes: Int32Array,
  numerators: Float64Array,
  size: number,
): void {
  for (let at = 0; at < size; at += 1) {
    n[at] = (n[at] ?? 0) * (numerators[codes[rows[at] ?? 0] ?? 0] ?? 0);
  }
}
