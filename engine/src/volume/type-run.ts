// Volume, the items of one type through all its rules, slice by slice. In: rules made ready and a
// layout. Out: lines. An item with one row in the month is known by its profile, that is its class
// in every dimension that a selector reads; which rules charge it is told once for each profile,
// and what a rule charges once for each tuple of what its rate reads.
import { monthPeriod, type Period } from '@avenant/dsl/values';
import type { Fact } from '../facts/fact.ts';
import type { StoredFacts } from '../facts/handles.ts';
import { Batch, type Taker } from './batch.ts';
import { profileFact } from './profile-fact.ts';
import { positionOf, type RowOrder, rowOrderOf } from './row-order.ts';
import type { RuleRun } from './rule-run.ts';
import { onlyRow, type Stretch } from './stretch.ts';
import { NEW, type Tuples } from './tuples.ts';

const SLICE = 4_096;
const PROFILES_MAX = 500_000;

/** Takes the lines of a type, and its items that columns cannot tell of. */
export interface TypeTaker extends Taker {
  /** An item to be rated by the exact calculation. */
  exactly(run: RuleRun, fact: Fact): void;
}

/** The items of one type in one covered month. */
export class TypeRun {
  readonly #stored: StoredFacts;
  readonly #runs: readonly RuleRun[];
  readonly #tuples: Tuples;
  readonly #month: Period;
  readonly #taker: TypeTaker;
  readonly #rows = new Int32Array(SLICE);
  readonly #from = new Int32Array(SLICE);
  readonly #to = new Int32Array(SLICE);
  readonly #keys = new Float64Array(SLICE);
  // The rules that may charge profile p: entries first[p] up to first[p + 1]; below zero: those
  // that have to be asked item by item.
  readonly #first: number[] = [0];
  readonly #charging: number[] = [];
  // By rule, the rows of the slice that it charges.
  readonly #picked: readonly Int32Array[];
  readonly #count: Int32Array;
  readonly #batch = new Batch(SLICE);

  constructor(
    stored: StoredFacts,
    runs: readonly RuleRun[],
    tuples: Tuples,
    month: number,
    taker: TypeTaker,
  ) {
    this.#stored = stored;
    this.#runs = runs;
    this.#tuples = tuples;
    this.#month = monthPeriod(month);
    this.#taker = taker;
    this.#picked = runs.map(() => new Int32Array(SLICE));
    this.#count = new Int32Array(runs.length);
  }

  /** Rates all the items. */
  rate(): void {
    const order = rowOrderOf(this.#stored);
    for (let start = 0; start < order.size; start += SLICE) {
      const count = this.#gather(order, start, Math.min(start + SLICE, order.size));
      this.#slice(count);
    }
    this.#others(order);
  }

  // The rows that hold on some day of the month.
  #gather({ rows, from, to }: RowOrder, start: number, end: number): number {
    const { from: first, to: last } = this.#month;
    let count = 0;
    for (let index = start; index < end; index += 1) {
      const [rowFrom, rowTo] = [from[index] ?? 0, to[index] ?? 0];
      if (rowFrom >= last || rowTo <= first) continue;
      this.#rows[count] = rows === null ? index : (rows[index] ?? 0);
      this.#from[count] = rowFrom < first ? first : rowFrom;
      this.#to[count] = rowTo > last ? last : rowTo;
      count += 1;
    }
    return count;
  }

  // Items with several rows: by columns when only one of them touches the month, else exactly.
  #others({ others }: RowOrder): void {
    const stretch: Stretch = { row: 0, from: 0, to: 0 };
    for (const position of others) {
      const rows = onlyRow(this.#stored.layout, position, this.#month, stretch);
      if (rows === 1) {
        this.#rows[0] = stretch.row;
        this.#from[0] = stretch.from;
        this.#to[0] = stretch.to;
        this.#slice(1);
      } else if (rows === 2) {
        const fact = this.#stored.at(position);
        for (const run of this.#runs) this.#taker.exactly(run, fact);
      }
    }
  }

  #slice(count: number): void {
    this.#tuples.keysOf(this.#rows, this.#keys, count);
    this.#count.fill(0);
    for (let at = 0; at < count; at += 1) this.#pick(at);
    const slice = { rows: this.#rows, from: this.#from, to: this.#to };
    for (const [index, run] of this.#runs.entries()) {
      const [picked, size] = [this.#picked[index], this.#count[index] ?? 0];
      if (picked === undefined || size === 0) continue;
      this.#batch.rate(run, slice, picked, size, this.#taker, this.#exactly);
    }
  }

  // Tells which rules charge a row of the slice.
  #pick(at: number): void {
    const key = this.#keys[at] ?? 0;
    let profile = this.#tuples.find(key);
    if (profile === NEW) profile = this.#learn(key, this.#rows[at] ?? 0);
    const last = this.#first[profile + 1] ?? 0;
    for (let entry = this.#first[profile] ?? 0; entry < last; entry += 1) {
      const index = this.#charging[entry] ?? 0;
      const picked = this.#picked[index];
      if (picked === undefined) {
        this.#askOne(-1 - index, this.#rows[at] ?? 0);
        continue;
      }
      const count = this.#count[index] ?? 0;
      picked[count] = at;
      this.#count[index] = count + 1;
    }
  }

  #askOne(index: number, row: number): void {
    const run = this.#runs[index];
    if (run !== undefined) this.#exactly(run, row);
  }

  readonly #exactly = (run: RuleRun, row: number): void => {
    this.#taker.exactly(run, this.#stored.at(positionOf(this.#stored, row)));
  };

  #learn(key: number, row: number): number {
    if (this.#tuples.size >= PROFILES_MAX) {
      this.#tuples.clear();
      this.#charging.length = 0;
      this.#first.length = 1;
    }
    const profile = this.#tuples.add(key);
    const fact = profileFact(this.#stored, row);
    for (const [index, run] of this.#runs.entries()) {
      const verdict = run.verdictOn(row, fact);
      if (verdict !== 'never') this.#charging.push(verdict === 'always' ? index : -1 - index);
    }
    this.#first[profile + 1] = this.#charging.length;
    return profile;
  }
}
