// Schema, columns: kinds of columns that read as one type and are written as another.
import type { ColumnType, RawBuilder } from 'kysely';

/** A JSON column: read as a value, written by `json`. */
export type Json = ColumnType<unknown, RawBuilder<unknown>, RawBuilder<unknown>>;

/** A column of 64 bits: read as text, written as a number. */
export type Count = ColumnType<string, number | undefined, number>;
