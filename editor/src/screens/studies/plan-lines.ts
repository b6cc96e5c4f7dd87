// Studies, planned lines: a data file as lines of a grid, and back. In: CSV as people have it. Out:
// lines, and which columns a file lacks or has besides; CSV text as the engine reads it.
import { normalizeColumn } from '@avenant/dsl/values';
import { readCsv } from '@avenant/server/csv';
import type { EditLine } from '../../parts/grid/edits.ts';
import type { FoundColumn } from './datasets.ts';

/** What a file says of the columns that a text reads. */
export interface FileLines {
  readonly lines: readonly EditLine[];
  /** Columns that the text needs and the file has not. */
  readonly missing: readonly string[];
  /** Columns of the file that the text does not read. */
  readonly unread: readonly string[];
}

const ADDED = 10;

/** Empty lines after one of an id. */
export const blankLines = (last: number): readonly EditLine[] =>
  Array.from({ length: ADDED }, (_, at) => ({ id: `${last + at + 1}`, cells: {} }));

const isEmpty = ({ cells }: EditLine): boolean =>
  Object.values(cells).every((cell) => cell.trim() === '');

/** Whether nothing is written in any of the lines. */
export const isBlank = (lines: readonly EditLine[]): boolean => lines.every(isEmpty);

/**
 * The lines of a file, its columns matched by their names as the engine matches them; undefined
 * when it is no table.
 */
export function linesOf(text: string, columns: readonly FoundColumn[]): FileLines | undefined {
  const table = readCsv('', text);
  if (text.trim() === '' || 'badLine' in table) return undefined;
  const folded = table.columns.map(normalizeColumn);
  const places = columns.map((column) => {
    const exact = table.columns.indexOf(column.name);
    return { ...column, at: exact >= 0 ? exact : folded.indexOf(normalizeColumn(column.name)) };
  });
  const read = new Set(places.map(({ at }) => at));
  return {
    missing: places.flatMap(({ at, isOptional, name }) => (at < 0 && !isOptional ? [name] : [])),
    unread: table.columns.filter((name, at) => !read.has(at) && name.trim() !== ''),
    lines: table.rows.map((row, nth) => ({
      id: `${nth + 1}`,
      cells: Object.fromEntries(places.map(({ name, at }) => [name, row[at] ?? ''])),
    })),
  };
}

/** The written lines as CSV. */
export function csvOf(lines: readonly EditLine[], columns: readonly FoundColumn[]): string {
  const cell = (text: string): string =>
    /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const names = columns.map(({ name }) => name);
  const rows = lines
    .filter((line) => !isEmpty(line))
    .map(({ cells }) => names.map((name) => cells[name] ?? ''));
  return [names, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** The line in the file of each written line of the grid, by id; the first follows the header. */
export function fileLines(lines: readonly EditLine[]): ReadonlyMap<string, number> {
  return new Map(lines.filter((line) => !isEmpty(line)).map(({ id }, at) => [id, at + 2]));
}
