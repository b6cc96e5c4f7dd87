// Command line, folders: the contract files and the data files they name -> sources and raw tables.
// Files that cannot be read are problems with the file's name; nothing else is lost.
import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  createSourceFile,
  type Diagnostic,
  type Place,
  parseFiles,
  problem,
  type SourceFile,
} from '@avenant/dsl';
import { type DataFile, decoded, isBinary, readCsv } from '@avenant/server/csv';
import { UsageError } from './usage-error.ts';

/** Largest data file read, in bytes. */
export const DATA_FILE_LIMIT = 160 * 1024 * 1024;
const CONTRACT_FILE_LIMIT = 8 * 1024 * 1024;

/** What a folder holds. */
export interface Folder {
  readonly path: string;
  readonly files: readonly SourceFile[];
  readonly tables: ReadonlyMap<string, DataFile>;
  readonly problems: readonly Diagnostic[];
}

function wholeFile(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** What is at a path; undefined: nothing that can be read. */
function found(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Reads a folder of `.avn` files, or one `.avn` file with its folder's data. */
export function readFolder(path: string): Folder {
  const stats = found(path);
  if (stats === undefined) {
    const fr = `il n’y a ni fichier ni dossier ${path}`;
    throw new UsageError({ en: `there is no file or folder ${path}`, fr });
  }
  const folder = stats.isDirectory() ? path : dirname(path);
  const names = stats.isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.avn'))
        .sort()
    : [basename(path)];
  if (names.length === 0) {
    const fr = `il n’y a pas de fichier .avn dans ${path}`;
    throw new UsageError({ en: `there is no .avn file in ${path}`, fr });
  }
  const problems: Diagnostic[] = [];
  const files = names.flatMap((name) => {
    const text = readText(join(folder, name), name, CONTRACT_FILE_LIMIT, problems);
    return text === undefined ? [] : [createSourceFile(name, text)];
  });
  const tables = new Map<string, DataFile>();
  for (const name of dataFiles(files)) {
    const table = readTable(folder, name, problems);
    if (table !== undefined) tables.set(name, table);
  }
  return { path, files, tables, problems };
}

function dataFiles(files: readonly SourceFile[]): Set<string> {
  const names = new Set<string>();
  for (const tree of parseFiles(files).value) {
    for (const block of tree.blocks) {
      if ('file' in block && block.file !== undefined) names.add(block.file);
    }
  }
  return names;
}

function readText(
  path: string,
  name: string,
  limit: number,
  problems: Diagnostic[],
): string | undefined {
  const stats = found(path);
  // Binding reports a missing file where it is named.
  if (stats === undefined || stats.isDirectory()) return undefined;
  if (stats.size > limit) {
    const values = { size: megabytes(stats.size), limit: megabytes(limit), file: name };
    problems.push(problem('R0290', wholeFile(name), { values }));
    return undefined;
  }
  const bytes = readFileSync(path);
  if (isBinary(bytes)) {
    problems.push(problem('R0291', wholeFile(name), { values: { file: name } }));
    return undefined;
  }
  return decoded(bytes);
}

const megabytes = (size: number): string => `${Math.ceil(size / 1024 / 1024)} MB`;

/** Reads one data file; undefined when it is not there, a problem when it cannot be read. */
export function readTable(
  folder: string,
  name: string,
  problems: Diagnostic[],
): DataFile | undefined {
  const text = readText(join(folder, name), name, DATA_FILE_LIMIT, problems);
  if (text === undefined) return undefined;
  const table = readCsv(name, text);
  if (!('badLine' in table)) return table;
  const line = table.badLine;
  const place = { ...wholeFile(name), line, endLine: line };
  problems.push(problem('R0292', place, { values: { file: name, line: `${line}` } }));
  return undefined;
}
