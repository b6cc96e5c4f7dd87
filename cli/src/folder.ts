// Command line, folders: the contract files and the data files they name -> sources and raw tables.
// Files that cannot be read are problems with the file's name; nothing else is lost.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  createSourceFile,
  type Diagnostic,
  parseFiles,
  type Place,
  problem,
  type SourceFile,
} from '@avenant/dsl';
import type { RawTable } from '@avenant/engine';
import { parse } from 'csv-parse/sync';

/** Largest data file read, in bytes. */
export const DATA_FILE_LIMIT = 160 * 1024 * 1024;
const CONTRACT_FILE_LIMIT = 8 * 1024 * 1024;

/** What a folder holds. */
export interface Folder {
  readonly path: string;
  readonly files: readonly SourceFile[];
  readonly tables: ReadonlyMap<string, RawTable>;
  readonly problems: readonly Diagnostic[];
}

/** A path that is not there, told to the user without a stack. */
export class UsageError extends Error {}

function wholeFile(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** Reads a folder of `.avn` files, or one `.avn` file with its folder's data. */
export function readFolder(path: string): Folder {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`there is no file or folder ${path}`);
  const folder = stats.isDirectory() ? path : dirname(path);
  const names = stats.isDirectory()
    ? readdirSync(path).filter((name) => name.endsWith('.avn')).sort()
    : [basename(path)];
  const problems: Diagnostic[] = [];
  const files = names.flatMap((name) => {
    const text = readText(join(folder, name), name, CONTRACT_FILE_LIMIT, problems);
    return text === undefined ? [] : [createSourceFile(name, text)];
  });
  if (names.length === 0) throw new UsageError(`there is no .avn file in ${path}`);
  const tables = new Map<string, RawTable>();
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
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined; // Binding reports a missing file where it is named.
  if (stats.size > limit) {
    const values = { size: megabytes(stats.size), limit: megabytes(limit), file: name };
    problems.push(problem('R0290', wholeFile(name), { values }));
    return undefined;
  }
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 65_536).includes(0)) {
    problems.push(problem('R0291', wholeFile(name), { values: { file: name } }));
    return undefined;
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

const megabytes = (size: number): string => `${Math.ceil(size / 1024 / 1024)} MB`;

function readTable(folder: string, name: string, problems: Diagnostic[]): RawTable | undefined {
  const text = readText(join(folder, name), name, DATA_FILE_LIMIT, problems);
  if (text === undefined) return undefined;
  const head = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    const [columns = [], ...rows] = records;
    return { file: name, columns, rows };
  } catch (error) {
    const line = lineOf(error);
    const place = { ...wholeFile(name), line, endLine: line };
    problems.push(problem('R0292', place, { values: { file: name, line: `${line}` } }));
    return undefined;
  }
}

function lineOf(error: unknown): number {
  const lines =
    typeof error === 'object' && error !== null && 'lines' in error ? error.lines : undefined;
  return typeof lines === 'number' ? lines : 1;
}
