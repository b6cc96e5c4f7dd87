// Facts: what the engine knows of the world. In: bound rows (columns of dictionary codes). Out:
// light handles that answer an attribute at a day, as known on a day.
import type { Day, Instant, Interval, Rational } from '@avenant/dsl/values';

/** A value of a term. The static type of the term says which; days, instants and months are
 * integers, numbers and money are exact rationals in base units. */
export type Value = Rational | string | boolean | number | Fact | readonly Interval[];

/** Values of one stretch of service time. */
export interface Segment {
  readonly from: Day;
  readonly to: Day;
  /** Index of the row that holds these values in its type's columns. */
  readonly row: number;
}

/** A handle on one item, record or derived record in one view. Handles of one view are unique:
 * two handles are the same fact when they are the same object. */
export interface Fact {
  readonly type: string;
  readonly key: string;
  /** Position in the order of occurrence then key, within its type. */
  readonly order: number;
  /** Ordered, disjoint, not empty. A record has one; its `to` is the day after its last. */
  readonly segments: readonly Segment[];
  /** Records: first and last instants (equal when it has no length). Items: absent. */
  readonly start?: Instant;
  readonly end?: Instant;
  /** The attribute's value in a row of this fact; undefined: no value. References are facts. */
  valueAt(name: string, row: number): Value | undefined;
  /** The key as written of a reference attribute, also when no such fact is there. */
  referenceAt?(name: string, row: number): string | undefined;
  /** Where a row of this fact stands in the data. */
  originAt?(row: number): RowOrigin;
}

/** Where a row stands: its data file and line, and the day on which it became known. */
export interface RowOrigin {
  readonly file: string;
  readonly line: number;
  readonly known?: Day;
}

/** A value of a series: `at` is a month or a day, by the series' step. */
export interface SeriesValue {
  readonly at: number;
  readonly value: Rational;
  readonly published?: Day;
}

/** A series as known on a day. */
export interface SeriesKnown {
  /** The value of exactly that month or day. */
  valueAt(at: number): SeriesValue | undefined;
  /** The value of the latest month or day up to and including that one. */
  latestAt(at: number): SeriesValue | undefined;
}

/** The facts of one type as known on a day. */
export interface FactsOfType {
  readonly name: string;
  readonly kind: 'item' | 'record' | 'derived';
  /** In order of occurrence then key. */
  readonly facts: readonly Fact[];
  find(key: string): Fact | undefined;
}

/** All that is known on a day. */
export interface View {
  readonly knownOn: Day | null;
  /** @throws RangeError for derived sets and unknown names: see `factsOf` in evaluate/. */
  type(name: string): FactsOfType;
  /** A series of the plan; undefined when there is none of that name. */
  series?(name: string): SeriesKnown | undefined;
  /** The same facts, with the series values published by a day, and else the first published
   * after it (docs/decisions/0007). */
  publishedBy?(day: Day): View;
}
