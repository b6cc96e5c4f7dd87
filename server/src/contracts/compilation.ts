// Contracts, compilation: the files of a version -> what they compile to. Compiling is pure and
// takes from a tenth of a second to one: the last ones are remembered by the hash of what went in.
import { type Compilation, compileContract, type TableFile } from '@avenant/dsl';
import { hashOf } from '../service/canonical.ts';
import { type ContractFiles, referenceTables, sourcesOf } from './files.ts';

const REMEMBERED_MAX = 16;
const remembered = new Map<string, Compilation>();

/**
 * Compiles the files of a version. The same input gives the very same object while it is
 * remembered, so what is derived from a plan may be kept by it.
 * @param tables Price tables kept outside of the version, by the name that the text gives them.
 */
export function compilationOf(
  files: ContractFiles,
  tables: ReadonlyMap<string, TableFile> = new Map(),
): Compilation {
  const outside = [...tables].map(([name, { columns, rows }]) => [name, columns, rows]);
  const key = hashOf([files, outside]);
  const found = remembered.get(key) ?? compiled(files, tables);
  // The one used last goes to the end: the first is the one to forget.
  remembered.delete(key);
  remembered.set(key, found);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= REMEMBERED_MAX) break;
    remembered.delete(oldest);
  }
  return found;
}

function compiled(files: ContractFiles, tables: ReadonlyMap<string, TableFile>): Compilation {
  const all = new Map([...tables, ...referenceTables(files)]);
  return compileContract({ files: sourcesOf(files), tables: all });
}
