// Raw tables: a data file as read, before anything is made of its cells.

/** A data file's header and rows, cells as written. */
export interface RawTable {
  /** The file's path as people know it. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The line in the file of the first row; absent: 2, the header being line 1. */
  readonly firstLine?: number;
  /** The line of each row, where blank lines or cells of several lines part them. */
  readonly lines?: readonly number[];
}

/** The line in its file of a row. */
export function lineOfRow({ lines, firstLine }: RawTable, index: number): number {
  return lines?.[index] ?? index + (firstLine ?? 2);
}
