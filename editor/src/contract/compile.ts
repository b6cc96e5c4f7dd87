// Contract, compiling: texts and stored rows -> what the language and the engine start from, as the
// server does it. In: texts by file name, raw tables. Out: source files, tables by name.
import { createSourceFile, type SourceFile } from '@avenant/dsl';
import type { RawTable } from '@avenant/engine';
import { readCsv } from '@avenant/server/csv';
import type { Files } from './protocol.ts';

/** Whether a file of a version is contract text; the others are reference tables. */
export const isContractText = (name: string): boolean => name.endsWith('.avn');

/** The contract text in the order of the names. */
export function sourcesOf(files: Files): SourceFile[] {
  return Object.entries(files)
    .filter(([name]) => isContractText(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => createSourceFile(name, text));
}

/** The tables that the text may name: the stored ones, and those that belong to the version. */
export function tablesOf(
  files: Files,
  stored: ReadonlyMap<string, RawTable>,
): ReadonlyMap<string, RawTable> {
  const tables = new Map(stored);
  for (const [name, text] of Object.entries(files)) {
    const table = isContractText(name) ? undefined : readCsv(name, text);
    if (table !== undefined && !('badLine' in table)) tables.set(name, table);
  }
  return tables;
}
