// Volume, known days: a value for each tuple and the days on which it holds. In: tuples and an
// exact evaluator. Out: the value on a day, worked out once for all rows of the tuple.
import { DAY_MAX, DAY_MIN, type Day, type Period } from '@avenant/dsl/values';
import { Held } from '../evaluate/held.ts';
import type { Validity } from '../evaluate/scope.ts';
import type { Fact } from '../facts/fact.ts';
import { NEW, type Tuples } from './tuples.ts';

/** A value and days on which it holds; HELD: it cannot be had. */
export interface Known<T> {
  readonly from: Day;
  readonly to: Day;
  readonly value: T | typeof HELD;
}

/** Stands for a value that cannot be had: the reason is told subject by subject. */
export const HELD: unique symbol = Symbol('held');

const TUPLES_MAX = 200_000;

/** Values of a term, or of a rule's selector, by tuple. */
export class KnownDays<T> {
  readonly #tuples: Tuples;
  readonly #evaluate: (fact: Fact, day: Day, validity: Validity) => T;
  readonly #known: Known<T>[][] = [];

  constructor(tuples: Tuples, evaluate: (fact: Fact, day: Day, validity: Validity) => T) {
    this.#tuples = tuples;
    this.#evaluate = evaluate;
  }

  /**
   * The value for a row on a day.
   * @param fact The row's fact: it stands for all of its tuple.
   * @param limit Days on which the fact reads that row.
   */
  at(row: number, fact: Fact, day: Day, limit: Period): Known<T> {
    const key = this.#tuples.keyOf(row);
    let id = this.#tuples.find(key);
    if (id === NEW) {
      if (this.#tuples.size >= TUPLES_MAX) this.#forget();
      id = this.#tuples.add(key);
      this.#known[id] = [];
    }
    const all = this.#known[id] ?? [];
    for (const known of all) if (known.from <= day && day < known.to) return known;
    const known = this.#ask(fact, day, limit);
    all.push(known);
    return known;
  }

  #ask(fact: Fact, day: Day, limit: Period): Known<T> {
    const validity = { from: DAY_MIN, to: DAY_MAX };
    try {
      const value = this.#evaluate(fact, day, validity);
      const from = Math.max(limit.from, validity.from);
      return {
        from: Math.min(from, day),
        to: Math.max(cut(validity.to, limit.to), day + 1),
        value,
      };
    } catch (problem) {
      if (!(problem instanceof Held)) throw problem;
      return { from: day, to: day + 1, value: HELD };
    }
  }

  #forget(): void {
    this.#tuples.clear();
    this.#known.length = 0;
  }
}

const cut = (to: Day, limit: Day): Day => Math.min(to, limit);
