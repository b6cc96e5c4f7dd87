// Volume, the items of one type through all its rules, slice by slice. In: rules made ready and a
// layout. Out: lines. An item with one row in the month is known by its profile, that is its class
// in every dimension that a selector reads; which rules charge it is told once for each profile,
// and what a rule charges once for each tuple of what its rate reads.
import { monthPeriod, type Period } from '@avenant/dsl/values';
import type { Fact } from '../facts/fact.ts';
import type { StoredFacts } from '../facts/handles.ts';
import { profileFact } from './profile-fact.ts';
import { EXACT_MAX, roundSafe } from './rounding.ts';
import type { RuleRun } from './rule-run.ts';
import { onlyRow, type Stretch } from './stretch.ts';
import { NEW, type Tuples } from './tuples.ts';

const SLICE = 8_192;
const PROFILES_MAX = 500_000;

/** Takes the lines of a type. */
export interface Taker {
  /** A line in minor units; not a safe integer: to be rated exactly. */
  line(item: number, run: RuleRun, amount: number, from: number, to: number): void;
  zero(): void;
  /** An item to be rated by the exact calculation. */
  exactly(run: RuleRun, fact: Fact): void;
}

/** The items of one type in one covered month. */
export class TypeRun {
  readonly #stored: StoredFacts;
  readonly #runs: readonly RuleRun[];
  readonly #tuples: Tuples;
  readonly #month: Period;
  readonly #taker: Taker;
  readonly #orders = new Int32Array(SLICE);
  readonly #rows = new Int32Array(SLICE);
  readonly #from = new Int32Array(SLICE);
  readonly #to = new Int32Array(SLICE);
  readonly #keys = new Float64Array(SLICE);
  // The rules that may charge profile p: entries first[p] up to first[p + 1].
  readonly #first: number[] = [0];
  readonly #run: RuleRun[] = [];
  readonly #always: boolean[] = [];

  constructor(
    stored: StoredFacts,
    runs: readonly RuleRun[],
    tuples: Tuples,
    month: number,
    taker: Taker,
  ) {
    this.#stored = stored;
    this.#runs = runs;
    this.#tuples = tuples;
    this.#month = monthPeriod(month);
    this.#taker = taker;
  }

  /** Rates all the items. */
  rate(): void {
    const { size } = this.#stored.layout;
    for (let start = 0; start < size; start += SLICE) {
      const count = this.#gather(start, Math.min(start + SLICE, size));
      this.#makeKeys(count);
      for (let at = 0; at < count; at += 1) this.#item(at);
    }
  }

  // The items with one row in the month; those with more are rated exactly at once.
  #gather(start: number, end: number): number {
    const { layout } = this.#stored;
    const stretch: Stretch = { row: 0, from: 0, to: 0 };
    let count = 0;
    for (let order = start; order < end; order += 1) {
      const rows = onlyRow(layout, order, this.#month, stretch);
      if (rows === 2) this.#exactly(order);
      if (rows !== 1) continue;
      this.#orders[count] = order;
      this.#rows[count] = stretch.row;
      this.#from[count] = stretch.from;
      this.#to[count] = stretch.to;
      count += 1;
    }
    return count;
  }

  #exactly(order: number): void {
    const fact = this.#stored.at(order);
    for (const run of this.#runs) this.#taker.exactly(run, fact);
  }

  #makeKeys(count: number): void {
    const { dimensions, weights } = this.#tuples;
    const [keys, rows] = [this.#keys, this.#rows];
    keys.fill(0, 0, count);
    for (const [at, { codes, classes }] of dimensions.entries()) {
      const weight = weights[at] ?? 0;
      if (classes === null) addCodes(keys, rows, codes, weight, count);
      else addClasses(keys, rows, codes, classes, weight, count);
    }
  }

  #item(at: number): void {
    const row = this.#rows[at] ?? 0;
    const order = this.#orders[at] ?? 0;
    const key = this.#keys[at] ?? 0;
    let profile = this.#tuples.find(key);
    if (profile === NEW) profile = this.#learn(key, row, order);
    const last = this.#first[profile + 1] ?? 0;
    for (let entry = this.#first[profile] ?? 0; entry < last; entry += 1) {
      const run = this.#run[entry];
      if (run === undefined) continue;
      if (this.#always[entry] === true) this.#line(run, at, row, order);
      else this.#taker.exactly(run, this.#stored.at(order));
    }
  }

  #learn(key: number, row: number, order: number): number {
    if (this.#tuples.size >= PROFILES_MAX) {
      this.#tuples.clear();
      this.#run.length = 0;
      this.#always.length = 0;
      this.#first.length = 1;
    }
    const profile = this.#tuples.add(key);
    const fact = profileFact(this.#stored, order, row);
    for (const run of this.#runs) {
      const verdict = run.verdictOn(row, fact);
      if (verdict === 'never') continue;
      this.#run.push(run);
      this.#always.push(verdict === 'always');
    }
    this.#first[profile + 1] = this.#run.length;
    return profile;
  }

  #line(run: RuleRun, at: number, row: number, order: number): void {
    const itemFrom = this.#from[at] ?? 0;
    const itemTo = this.#to[at] ?? 0;
    const from = itemFrom > run.clipFrom ? itemFrom : run.clipFrom;
    const to = itemTo < run.clipTo ? itemTo : run.clipTo;
    if (from >= to) return;
    let place = run.placeOf(row);
    if (place === NEW) place = run.learn(row, profileFact(this.#stored, order, row));
    let n = run.numerators[place] ?? Number.NaN;
    const { shares, factors, monthFrom } = run;
    if (!shares.always) n *= (shares.at[to - monthFrom] ?? 0) - (shares.at[from - monthFrom] ?? 0);
    for (let index = 0; index < factors.length; index += 1) {
      const factor = factors[index];
      if (factor !== undefined) n *= factor.numerators[factor.codes[row] ?? 0] ?? Number.NaN;
    }
    // What is too large, or cannot be told here, is not less than anything.
    if (Math.abs(n) <= EXACT_MAX) {
      const steps = roundSafe(n, run.denominators[place] ?? 1, run.mode);
      const amount = steps * run.unit;
      if (steps === 0) {
        this.#taker.zero();
        return;
      }
      if (Number.isSafeInteger(amount)) {
        this.#taker.line(order, run, amount, from, to);
        return;
      }
    }
    this.#taker.exactly(run, this.#stored.at(order));
  }
}

function addCodes(
  keys: Float64Array,
  rows: Int32Array,
  codes: Int32Array,
  weight: number,
  count: number,
): void {
  for (let at = 0; at < count; at += 1) {
    keys[at] = (keys[at] ?? 0) + (codes[rows[at] ?? 0] ?? 0) * weight;
  }
}

function addClasses(
  keys: Float64Array,
  rows: Int32Array,
  codes: Int32Array,
  classes: Int32Array,
  weight: number,
  count: number,
): void {
  for (let at = 0; at < count; at += 1) {
    keys[at] = (keys[at] ?? 0) + (classes[codes[rows[at] ?? 0] ?? 0] ?? 0) * weight;
  }
}
