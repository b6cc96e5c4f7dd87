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
  readonly #dense: Int32Array | null;
  #keys = new Float64Array(0);
  #ids = new Int32Array(0);
  #size = 0;

  private constructor(dimensions: readonly Dimension[], weights: readonly number[], span: number) {
    this.codes = dimensions.map(({ codes }) => codes);
    this.counts = dimensions.map(({ classes, size }, at) => {
      const weight = weights[at] ?? 0;
      if (classes !== null) return Float64Array.from(classes, (one) => one * weight);
      return Float64Array.from({ length: size }, (_, code) => code * weight);
    });
    this.#dense = span <= DENSE_MAX ? new Int32Array(span).fill(NEW) : null;
    if (this.#dense === null) this.#grow(FIRST_SLOTS);
  }

  /** The tuples of dimensions; undefined when a tuple does not fit in a safe integer. */
  static of(dimensions: readonly Dimension[]): Tuples | undefined {
    const weights: number[] = [];
    let span = 1;
    for (const { size } of dimensions) {
      weights.push(span);
      span *= Math.max(size, 1);
      if (span > Number.MAX_SAFE_INTEGER) return undefined;
    }
    return new Tuples(dimensions, weights, span);
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
    keys.fill(0, 0, size);
    for (const [at, codes] of this.codes.entries()) {
      const counts = this.counts[at];
      if (counts !== undefined) addCounts(keys, rows, codes, counts, size);
    }
  }

  /** The id of a key, or {@link NEW}. */
  find(key: number): number {
    if (this.#dense !== null) return this.#dense[key] ?? NEW;
    const mask = this.#ids.length - 1;
    for (let slot = hash(key) & mask; ; slot = (slot + 1) & mask) {
      const id = this.#ids[slot] ?? NEW;
      if (id === NEW || this.#keys[slot] === key) return id;
    }
  }

  /** Gives a new key its id. */
  add(key: number): number {
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

function addCounts(
  keys: Float64Array,
  rows: Int32Array,
  codes: Int32Array,
  counts: Float64Array,
  size: number,
): void {
  for (let at = 0; at < size; at += 1) {
    keys[at] = (keys[at] ?? 0) + (counts[codes[rows[at] ?? 0] ?? 0] ?? 0);
  }
}
