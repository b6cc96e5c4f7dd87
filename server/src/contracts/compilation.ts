// Contracts, compilation: the files of a version -> what they compile to. Compiling is pure and
// takes from a tenth of a second to one: the last ones are remembered by the hash of what went in.
import { type Compilation, compileContract, type TableFile } from '@avenant/dsl';
import { hashOf } from '../service/canonical.ts';
import { type ContractFiles, referenceTables, sourcesOf } from './files.ts';

const REMEMBERED_MAX = 16;
const remembered = new Map<string, Remembered>();

interface Remembered {
  readonly compilation: Compilation;
  /** The tables that the text asked for, among all that it was offered, and what they were. */
  readonly asked: readonly string[];
  readonly tablesHash: string;
}

/**
 * Compiles the files of a version. The same input gives the very same object while it is
 * remembered, so what is derived from a plan may be kept by it.
 * @param tables Price tables kept outside of the version, by the name that the text gives them;
 * others among them cost nothing, however large they are.
 */
export function compilationOf(
  files: ContractFiles,
  tables: ReadonlyMap<string, TableFile> = new Map(),
): Compilation {
  const key = hashOf(files);
  const before = remembered.get(key);
  const isSame = before !== undefined && before.tablesHash === hashOfTables(before.asked, tables);
  const found = isSame ? before : compiled(files, tables);
  // The one used last goes to the end: the first is the one to forget.
  remembered.delete(key);
  remembered.set(key, found);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= REMEMBERED_MAX) break;
    remembered.delete(oldest);
  }
  return found.compilation;
}

function hashOfTables(names: readonly string[], tables: ReadonlyMap<string, TableFile>): string {
  return hashOf(names.map((name) => [name, tables.get(name)?.columns, tables.get(name)?.rows]));
}

/** Tables that remember which of them somebody wanted. */
class Offered extends Map<string, TableFile> {
  readonly asked = new Set<string>();

  override get(name: string): TableFile | undefined {
    this.asked.add(name);
    return super.get(name);
  }

  /** Lets go of all that nobody wanted. */
  forgetOthers(): void {
    for (const name of this.keys()) if (!this.asked.has(name)) this.delete(name);
  }
}

function compiled(files: ContractFiles, tables: ReadonlyMap<string, TableFile>): Remembered {
  const own = referenceTables(files);
  const offered = new Offered([...tables, ...own]);
  const compilation = compileContract({ files: sourcesOf(files), tables: offered });
  // A compilation makes the plans of earlier knowledge when first asked, from these tables. They
  // want no other ones: without this, an inventory would be kept for as long as its contract is.
  offered.forgetOthers();
  const asked = [...offered.asked].filter((name) => !own.has(name));
  return { compilation, asked, tablesHash: hashOfTables(asked, tables) };
}
