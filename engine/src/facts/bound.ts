// Bound facts: what binding yields. Rows lie in typed columns of dictionary codes, so that a
// million of them stay small; nothing here depends on the day on which the facts are asked.
import type { PlanType, ValueType } from '@avenant/dsl';
import type { Day, Rational } from '@avenant/dsl/values';
import type { Value } from './fact.ts';

/** An attribute of all rows: `values[codes[row]]`. Code 0 stands for no value. */
export interface Column {
  readonly type: ValueType;
  readonly codes: Int32Array;
  /** References hold the key of their target. */
  readonly values: readonly (Value | undefined)[];
}

/** Rows by key: those of key `k` are `rows[offsets[k]]` up to `rows[offsets[k + 1]]`, excluded. */
export interface History {
  readonly offsets: Int32Array;
  /** Within a key in the order in which they are laid: known, from, row. */
  readonly rows: Int32Array;
}

/** The rows of one type that could be read. */
export interface BoundType {
  readonly plan: PlanType;
  readonly file: string;
  readonly size: number;
  /** Line of each row in its file. */
  readonly lines: Int32Array;
  /** Service days, half open. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Instants of records; null for items. */
  readonly start: Float64Array | null;
  readonly end: Float64Array | null;
  /** Day on which each row became known; null: since ever. */
  readonly known: Int32Array | null;
  /** The day that each row tells itself, where it may be another: of rows that came together, the
   * one that tells a later day was learnt later. Null: `known` is that day. */
  readonly told: Int32Array | null;
  /** Day from which each row is known no more; null: all stand. */
  readonly takenBack: Int32Array | null;
  /** Distinct days of `known` and `takenBack`, ascending. */
  readonly knownDays: readonly Day[];
  /** Code of each row's key; null for records without a key column, whose key is their line. */
  readonly keyCodes: Int32Array | null;
  readonly keys: readonly string[];
  readonly codeOfKey: ReadonlyMap<string, number>;
  readonly history: History | null;
  readonly columns: ReadonlyMap<string, Column>;
}

/** One published value of a series. */
export interface SeriesRow {
  readonly at: number;
  readonly value: Rational;
  readonly published?: Day;
  /** The days between which we know of it, where they are told apart from its publication. */
  readonly came?: Day;
  readonly takenBack?: Day;
}

/** The values of a series, in the order at, published, row. */
export interface BoundSeries {
  readonly name: string;
  readonly step: 'month' | 'day';
  readonly rows: readonly SeriesRow[];
}

/** All bound rows of all types and series, whatever the day on which they became known. */
export interface Facts {
  readonly types: ReadonlyMap<string, BoundType>;
  readonly series: ReadonlyMap<string, BoundSeries>;
}
