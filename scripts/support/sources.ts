// Lists the files of the repository as { path, text }, paths relative to its root with forward
// slashes. The tidy tests and scripts/measure.ts look at the house through these functions only.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the repository: its path from the root, and its text. */
export type RepoFile = { readonly path: string; readonly text: string };

/** The root folder of the repository, as an absolute path. */
export const repoRoot = fileURLToPath(new URL('../../', import.meta.url));

/** The workspaces, lowest first: each holds sources in `src` and a `package.json`. */
export const workspaces = ['dsl', 'engine', 'cli', 'server', 'editor'] as const;

/** The name of a workspace folder. */
export type Workspace = (typeof workspaces)[number];

const foldersLeftOut = new Set(['node_modules', 'coverage', 'dist']);

/** Every path below the folder, sorted; empty when there is no such folder. */
export function pathsUnder(folder: string): readonly string[] {
  const entries = entriesOf(folder);
  return entries.flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isLeftOut(entry.name) ? [] : pathsUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The names directly in a folder, folders and files apart; empty when there is no such folder. */
export function namesIn(folder: string): { folders: readonly string[]; files: readonly string[] } {
  const entries = entriesOf(folder);
  return {
    folders: entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
    files: entries.filter((entry) => entry.isFile()).map((entry) => entry.name),
  };
}

/** Reads one file of the repository. */
export function readRepoFile(path: string): RepoFile {
  return { path, text: readFileSync(join(repoRoot, path), 'utf8') };
}

/** Every TypeScript file below the folders. */
export function typescriptIn(...folders: readonly string[]): readonly RepoFile[] {
  const paths = folders.flatMap((folder) => pathsUnder(folder));
  return paths.filter((path) => /\.tsx?$/.test(path)).map(readRepoFile);
}

/** The TypeScript sources of all workspaces. */
export function workspaceSources(): readonly RepoFile[] {
  return typescriptIn(...workspaces.map((workspace) => `${workspace}/src`));
}

/** How many lines a text has; a final newline opens no further line. */
export function lineCount(text: string): number {
  const lines = text.split('\n').length;
  return text.endsWith('\n') ? lines - 1 : lines;
}

/** The value below which the given share of the numbers lies (nearest rank); 0 for none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function isLeftOut(folderName: string): boolean {
  return foldersLeftOut.has(folderName) || folderName === '.git';
}

function entriesOf(folder: string) {
  try {
    const entries = readdirSync(join(repoRoot, folder), { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
