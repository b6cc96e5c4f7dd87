// Contract, compiling: texts and stored rows -> what the language and the engine start from, by the
// very functions of the server. In: texts by file name, raw tables. Out: source files, tables by
// name.
import type { RawTable } from '@avenant/engine';
import { referenceTables } from '@avenant/server/version-files';
import type { Files } from './protocol.ts';

export { isContractText, isFileName, sourcesOf } from '@avenant/server/version-files';

/** The tables that the text may name: the stored ones, and those that belong to the version. */
export function tablesOf(
  files: Files,
  stored: ReadonlyMap<string, RawTable>,
): ReadonlyMap<string, RawTable> {
  return new Map([...stored, ...referenceTables(files)]);
}
