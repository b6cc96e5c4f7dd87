// Source, the lowest stage: where words stand. Everything that is told to a person carries a Place.

/** Where words stand: file, 1-based line and column of the first character, and after the last. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Offsets into one file's text, half open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
