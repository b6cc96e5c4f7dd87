// Contracts, files: what a version of a contract is made of. In: texts by name. Out: the language's
// source files, the small reference tables among them, and the hash of all.
import { createSourceFile, type SourceFile } from '@avenant/dsl';
import type { RawTable } from '@avenant/engine';
import { readCsv } from '../files/csv.ts';
import { Problem } from '../problem/problem.ts';
import { hashOf } from '../service/canonical.ts';

/** The texts of a version by file name: contract text (`.avn`), and reference tables (CSV) that
 * belong to the version. Data that the contract reads as facts is not in it. */
export type ContractFiles = Readonly<Record<string, string>>;

const CHARACTERS_MAX = 8 * 1024 * 1024;
// Parts of a path that stay inside of a folder, on any machine.
const NAME = /^(?:[^/\\:\p{Cc}.][^/\\:\p{Cc}]*\/)*[^/\\:\p{Cc}.][^/\\:\p{Cc}]*\.(?:avn|csv)$/u;

const isContractText = (name: string): boolean => name.endsWith('.avn');

/**
 * Refuses what no version can be made of.
 * @throws Problem S0302 with the name of the first such file.
 */
export function checkFiles(files: ContractFiles): void {
  const refuse = (file: string): never => {
    throw new Problem('S0302', { file });
  };
  const names = Object.keys(files);
  if (!names.some(isContractText)) refuse('*.avn');
  let characters = 0;
  for (const name of names) {
    const text = files[name] ?? '';
    characters += text.length;
    // A zero character is no text, and no column can hold it.
    if (!NAME.test(name) || text.includes('\0') || characters > CHARACTERS_MAX) refuse(name);
    if (isContractText(name)) continue;
    if ('badLine' in readCsv(name, text)) refuse(name);
  }
}

/** The contract text, in the order of the names. */
export function sourcesOf(files: ContractFiles): SourceFile[] {
  return Object.entries(files)
    .filter(([name]) => isContractText(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => createSourceFile(name, text));
}

/** The hash by which an edit, an approval and a publication mean the same text. */
export function sourceHashOf(files: ContractFiles): string {
  return hashOf(files);
}

/** The reference tables of a version that `checkFiles` let in, by name. */
export function referenceTables(files: ContractFiles): Map<string, RawTable> {
  const tables = new Map<string, RawTable>();
  for (const [name, text] of Object.entries(files)) {
    const table = isContractText(name) ? undefined : readCsv(name, text);
    if (table !== undefined && !('badLine' in table)) tables.set(name, table);
  }
  return tables;
}

/** Data files as tables, by name. @throws Problem S0302 with the first that cannot be read. */
export function dataTables(files: Readonly<Record<string, string>>): Map<string, RawTable> {
  return new Map(
    Object.entries(files).map(([name, text]) => {
      const table = readCsv(name, text);
      if ('badLine' in table) throw new Problem('S0302', { file: name });
      return [name, table];
    }),
  );
}
