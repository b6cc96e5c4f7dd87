// Command line, rejected rows: every row with an error goes to a file of the same columns with what
// is wrong in one more, to be corrected and sent again. In: a folder's tables. Out: files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, type Language, wordsOf } from '@avenant/dsl';
import { lineOfRow } from '@avenant/engine';
import { csvText, type DataFile } from '@avenant/server/csv';
import type { Folder } from './folder.ts';

const COLUMN = { en: 'error', fr: 'erreur' } as const;

/** Writes the rejected rows under a folder; the files written, in order. */
export function writeRejects(
  folder: Folder,
  problems: readonly Diagnostic[],
  into: string,
  language: Language,
): readonly string[] {
  const written: string[] = [];
  for (const table of folder.tables.values()) {
    const text = rejectsOf(table, problems, language);
    if (text === undefined) continue;
    const path = join(into, ...table.file.split(/[\\/]/).filter(isName));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    written.push(path);
  }
  return written;
}

// The files stay under the folder asked for, wherever the contract finds its data.
const isName = (part: string): boolean => part !== '' && part !== '.' && part !== '..';

/** The rejected rows of a table as CSV; undefined when there are none. */
export function rejectsOf(
  table: DataFile,
  problems: readonly Diagnostic[],
  language: Language,
): string | undefined {
  const words = new Map<number, string[]>();
  for (const item of problems) {
    if (item.place.file !== table.file || item.severity !== 'error' || item.place.line < 2)
      continue;
    const message = `${item.code} ${wordsOf(item, language).message}`;
    words.set(item.place.line, [...(words.get(item.place.line) ?? []), message]);
  }
  if (words.size === 0) return undefined;
  const rows = table.rows.flatMap((cells, index) => {
    const said = words.get(lineOfRow(table, index));
    const short = table.columns.length - cells.length;
    const filled = [...cells, ...Array.from({ length: Math.max(0, short) }, () => '')];
    return said === undefined ? [] : [[...filled, said.join('; ')]];
  });
  return csvText([[...table.columns, COLUMN[language]], ...rows], table.delimiter);
}
