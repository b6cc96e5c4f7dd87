// Contracts, files: what a version of a contract is made of. In: texts by name. Out: the language's
// source files, the small reference tables among them, and the hash of all.
import { createSourceFile, type SourceFile } from '@avenant/dsl';
import type { RawTable } from '@avenant/engine';
import { parse } from 'csv-parse/sync';
import { hashOf } from '../service/canonical.ts';

/** The texts of a version by file name: contract text (`.avn`), and reference tables (CSV) that
 * belong to the version. Data that the contract reads as facts is not in it. */
export type ContractFiles = Readonly<Record<string, string>>;

/** Whether a file of that name is contract text. */
export const isContractText = (name: string): boolean => name.endsWith('.avn');

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

/**
 * The reference tables of a version, by name.
 * @throws the reader's error when the quotes of one never close: no draft holds such a file.
 */
export function referenceTables(files: ContractFiles): Map<string, RawTable> {
  const names = Object.keys(files).filter((name) => !isContractText(name));
  return new Map(names.map((name) => [name, readTable(name, files[name] ?? '')]));
}

function readTable(file: string, text: string): RawTable {
  const [head = ''] = text.split('\n', 1);
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
  const options = { delimiter, relax_column_count: true, relax_quotes: true } as const;
  const records: string[][] = parse(text, { ...options, skip_empty_lines: true, trim: true });
  const [columns = [], ...rows] = records;
  return { file, columns, rows };
}
