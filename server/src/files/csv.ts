// Files, tables in text: the text of one file -> a raw table with the line of each row, and rows
// back to text. In: bytes. Out: columns and rows as written, or the line at which they cannot be
// told apart.
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

/** So many characters has a line at most, and so a cell. */
const LINE_MAX = 1_000_000;

/**
 * Reads a table. `badLine`: the line whose quotes never close, or which is too long.
 * @param rowsMax The most rows read; absent: all.
 */
export function readCsv(
  file: string,
  text: string,
  rowsMax?: number,
): DataFile | { readonly badLine: number } {
  const head = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: LINE_MAX,
    ...(rowsMax === undefined ? {} : { to: rowsMax + 1 }),
  } as const;
  try {
    const records: string[][] = parse(text, options);
    const [columns = [], ...rows] = records;
    const table = { file, columns, rows, delimiter };
    // Row n stands on line n + 2 unless blank lines or cells of several lines part them.
    const isPlain = records.length === lineCount(text);
    return isPlain ? table : { ...table, lines: linesOf(text, options) };
  } catch (error) {
    return { badLine: lineIn(error) };
  }
}

function lineCount(text: string): number {
  let count = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

interface Informed {
  readonly record: readonly string[];
  /** The line on which the record ends. */
  readonly info: { readonly lines: number };
}

function linesOf(text: string, options: object): number[] {
  const records = parse(text, { ...options, info: true }) as unknown as Informed[];
  return records.slice(1).map(({ record, info }) => {
    const within = record.reduce((so, cell) => so + cell.split('\n').length - 1, 0);
    return info.lines - within;
  });
}

function lineIn(error: unknown): number {
  const lines =
    typeof error === 'object' && error !== null && 'lines' in error ? error.lines : undefined;
  return typeof lines === 'number' ? lines : 1;
}

const NUMBER = /^[+-]?\d[\d\u00a0\u202f ]*(?:[.,]\d+)?\s*%?$/;

/** A cell that no spreadsheet takes for a formula: numbers stay, others get an apostrophe. */
export function notFormula(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** The cell that `notFormula` was given. */
export function asWritten(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** A cell as it is written: never a formula to a spreadsheet, quoted where it must be. */
export function cellText(cell: string, delimiter: string): string {
  const safe = notFormula(cell);
  const needsQuotes = safe.includes(delimiter) || /["\r\n]/.test(safe) || safe !== safe.trim();
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as text, a line each. */
export function csvText(rows: readonly (readonly string[])[], delimiter: string): string {
  const lines = rows.map((cells) => cells.map((cell) => cellText(cell, delimiter)).join(delimiter));
  return `${lines.join('\n')}\n`;
}
