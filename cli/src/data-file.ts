// Command line, data files: the bytes of one file -> a raw table with the line of each row. In: bytes.
// Out: columns and rows as written, or the line at which they cannot be told apart.
import type { RawTable } from '@avenant/engine';
import { parse } from 'csv-parse/sync';

/** A data file as read, and the sign between its cells. */
export interface DataFile extends RawTable {
  readonly delimiter: string;
}

/** Text of a file: UTF-8, else the encoding of older spreadsheets, so that no accent is lost. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Whether bytes are not text: a zero byte near the start. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 65_536).includes(0);
}

/** Reads a table. `badLine`: the line whose quotes never close. */
export function readCsv(file: string, text: string): DataFile | { readonly badLine: number } {
  const head = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  } as const;
  try {
    const records: string[][] = parse(text, options);
    const [columns = [], ...rows] = records;
    const table = { file, columns, rows, delimiter };
    return isPlain(text) ? table : { ...table, lines: linesOf(text, options) };
  } catch (error) {
    return { badLine: lineIn(error) };
  }
}

/** Whether row n stands on line n + 2: no blank lines, no cells of several lines. */
function isPlain(text: string): boolean {
  return !text.includes('"') && !/\n[ \t]*\r?\n/.test(text) && !/^\s*\n/.test(text);
}

function linesOf(text: string, options: object): number[] {
  let last = 1;
  const records: { readonly info: { readonly lines: number } }[] = parse(text, {
    ...options,
    info: true,
  });
  // The parser tells the line on which a record ends: it starts after the one before and what is
  // blank between them.
  const starts = records.map(({ info }) => {
    const start = firstFilled(text, last);
    last = info.lines;
    return start;
  });
  return starts.slice(1);

  function firstFilled(all: string, from: number): number {
    let line = from;
    while (isBlank(lineAt(all, line))) line += 1;
    return line;
  }
}
