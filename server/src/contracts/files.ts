// Contracts, files: what a version of a contract may be made of. In: texts by name. Out: refusals,
// the hash of all; data files as tables.
import type { RawTable } from '@avenant/engine';
import { readCsv } from '../files/csv.ts';
import { type ContractFiles, isContractText, isFileName } from '../files/version-files.ts';
import { Problem } from '../problem/problem.ts';
import { hashOf } from '../service/canonical.ts';

export { type ContractFiles, referenceTables, sourcesOf } from '../files/version-files.ts';

const CHARACTERS_MAX = 8 * 1024 * 1024;
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
    if (!isFileName(name) || text.includes('\0') || characters > CHARACTERS_MAX) refuse(name);
    if (isContractText(name)) continue;
    if ('badLine' in readCsv(name, text)) refuse(name);
  }
}

/** The hash by which an edit, an approval and a publication mean the same text. */
export function sourceHashOf(files: ContractFiles): string {
  return hashOf(files);
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
