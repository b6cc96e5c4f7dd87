// Files of a version: what a version of a contract is made of, read alike by a run, a compilation
// and the preview in a browser. In: texts by name. Out: the language's source files, and the small
// reference tables among them.
import { createSourceFile, type SourceFile } from '@avenant/dsl';
import type { RawTable } from '@avenant/engine';
import { readCsv } from './csv.ts';

/** The texts of a version by file name: contract text (`.avn`), and reference tables (CSV) that
 * belong to the version. Data that the contract reads as facts is not in it. */
export type ContractFiles = Readonly<Record<string, string>>;

/** Whether a file of a version is contract text; the others are reference tables. */
export const isContractText = (name: string): boolean => name.endsWith('.avn');

// Parts of a path that stay inside of a folder, on any machine.
const NAME = /^(?:[^/\\:\p{Cc}.][^/\\:\p{Cc}]*\/)*[^/\\:\p{Cc}.][^/\\:\p{Cc}]*\.(?:avn|csv)$/u;

/** Whether a file of a version may be called so. */
export const isFileName = (name: string): boolean => NAME.test(name);

/** The contract text, in the order of the names. */
export function sourcesOf(files: ContractFiles): SourceFile[] {
  return Object.entries(files)
    .filter(([name]) => isContractText(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => createSourceFile(name, text));
}

/** The reference tables of a version, by name; one that cannot be read is left out. */
export function referenceTables(files: ContractFiles): Map<string, RawTable> {
  const tables = new Map<string, RawTable>();
  for (const [name, text] of Object.entries(files)) {
    const table = isContractText(name) ? undefined : readCsv(name, text);
    if (table !== undefined && !('badLine' in table)) tables.set(name, table);
  }
  return tables;
}
