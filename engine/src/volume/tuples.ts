// Volume, tuples: rows with the same class in every dimension. In: dimensions. Out: a small whole
// number for each distinct tuple met: by a table when there are few that can be, else by hash.
import type { Dimension } from './dimensions.ts';

const DENSE_MAX = 1 << 22;
const FIRST_SLOTS = 1 << 12;
/** The next id when the tuple is new. */
export const NEW = -1;

/** Numbers the tuples of some dimensions in the order in which they are met. */
export class Tuples {
  /** By dimension, the codes of rows and what each code counts in a key. */
  readonly codes: readonly Int32Array[];
  readonly counts: readonly Float64Array[];
  readonly #span: number;
  #dense: Int32Array | null = null;
  #keys = new Float64Array(0);
  #ids = new Int32Array(0);
  #size = 0;

  private constructor(dimensions: readonly Dimension[], weights: readonly number[], span: number) {
    this.codes = dimensions.map(({ codes }) => codes);
    this.counts = dimensions.map((dimension, at) => countsOf(dimension, weights[at] ?? 0));
    this.#span = span;
  }

  /** The tuples of dimensions; undefined when a tuple does not fit in a safe integer. */
  static of(dimensions: readonly Dimension[]): Tuples | undefined {
    const weights: number[] = [];
    let span = 1;
    for (const { size } of dimensions) {
      weights.push(span);
      span *= Math.max(size, 1);
    }
    return Number.isSafeInteger(span) ? new Tuples(dimensions, weights, span) : undefined;
  }

  /** How many tuples were met. */
  get size(): number {
    return this.#size;
  }

  /** The key of a row's tuple. */
  keyOf(row: number): number {
    const { codes, counts } = this;
    let key = 0;
    for (let at = 0; at < codes.length; at += 1) {
      key += counts[at]?.[codes[at]?.[row] ?? 0] ?? 0;
    }
    return key;
  }

  /** The keys of the tuples of some rows. */
  keysOf(rows: Int32Array, keys: Float64Array, size: number): void {
    const { codes, counts } = this;
    if (codes.length % 2 === 1) setCounts(keys, rows, codes[0], counts[0], size);
    else keys.fill(0, 0, size);
    for (let at = codes.length % 2; at < codes.length; at += 2) {
      addCounts(keys, rows, codes[at], counts[at], codes[at + 1], counts[at + 1], size);
    }
  }

  /** The id of a key, or {@link NEW}. */
  find(key: number): number {
    if (this.#dense !== null) return this.#dense[key] ?? NEW;
    if (this.#size === 0) return NEW;
    const mask = this.#ids.length - 1;
    for (let slot = hash(key) & mask; ; slot = (slot + 1) & mask) {
      const id = this.#ids[slot] ?? NEW;
      if (id === NEW || this.#keys[slot] === key) return id;
    }
  }

  /** Gives a new key its id. */
  add(key: number): number {
    if (this.#dense === null && this.#ids.length === 0) this.#make();
    const id = this.#size;
    this.#size += 1;
    if (this.#dense !== null) {
      this.#dense[key] = id;
      return id;
    }
    if (this.#size * 2 > this.#ids.length) this.#grow(this.#ids.length * 2);
    this.#put(key, id);
    return id;
  }

  /** Forgets all tuples. */
  clear(): void {
    this.#size = 0;
    this.#dense?.fill(NEW);
    this.#ids.fill(NEW);
  }

  // Tables are made when the first tuple is met.
  #make(): void {
    if (this.#span <= DENSE_MAX) this.#dense = new Int32Array(this.#span).fill(NEW);
    else this.#grow(FIRST_SLOTS);
  }

  #put(key: number, id: number): void {
    const mask = this.#ids.length - 1;
    let slot = hash(key) & mask;
    while (this.#ids[slot] !== NEW) slot = (slot + 1) & mask;
    this.#keys[slot] = key;
    this.#ids[slot] = id;
  }

  #grow(slots: number): void {
    const [keys, ids] = [this.#keys, this.#ids];
    this.#keys = new Float64Array(slots);
    this.#ids = new Int32Array(slots).fill(NEW);
    for (let slot = 0; slot < ids.length; slot += 1) {
      const id = ids[slot] ?? NEW;
      if (id !== NEW) this.#put(keys[slot] ?? 0, id);
    }
  }
}

function hash(key: number): number {
  const high = Math.floor(key / 4294967296);
  const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function countsOf({ classes, size }: Dimension, weight: number): Float64Array {
  const counts = new Float64Array(classes === null ? size : classes.length);
  for (let code = 0; code < counts.length; code += 1) {
    counts[code] = weight * (classes === null ? code : (classes[code] ?? 0));
  }
  return counts;
}

const NO_CODES: Int32Array = new Int32Array(0);
const NO_COUNTS: Float64Array = new Float64Array(0);

function setCounts(
  keys: Float64Array,
  rows: Int32Array,
  codes = NO_CODES,
  counts = NO_COUNTS,
  size: number,
): void {
  for (let at = 0; at < size; at += 1) keys[at] = counts[codes[rows[at] ?? 0] ?? 0] ?? 0;
}

// Two dimensions at a time: half as often through the keys.
function addCounts(
  keys: Float64Array,
  rows: Int32Array,
  codes = NO_CODES,
  counts = NO_COUNTS,
  otherCodes = NO_CODES,
  otherCounts = NO_COUNTS,
  size: number,
): void {
  for (let at = 0; at < size; at += 1) {
    const row = rows[at] ?? 0;
    const both = (counts[codes[row] ?? 0] ?? 0) + (otherCounts[otherCodes[row] ?? 0] ?? 0);
    keys[at] = (keys[at] ?? 0) + both;
  }
}
