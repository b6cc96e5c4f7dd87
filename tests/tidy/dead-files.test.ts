// Every source file is reachable, import by import, from a front door of its workspace: what its
// package.json exports or offers as a command.
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, isRelative, resolveFrom } from '../../scripts/support/imports.ts';
import {
  type RepoFile,
  readRepoFile,
  typescriptIn,
  type Workspace,
  workspaces,
} from '../../scripts/support/sources.ts';

type Manifest = {
  readonly exports?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
};

function frontDoorsOf(workspace: Workspace): readonly string[] {
  const manifest = JSON.parse(readRepoFile(`${workspace}/package.json`).text) as Manifest;
  const doors = [...Object.values(manifest.exports ?? {}), ...Object.values(manifest.bin ?? {})];
  return doors.map((door) => posix.join(workspace, door));
}

function unreachable(files: readonly RepoFile[], doors: readonly string[]): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const visit = (path: string) => {
    const file = byPath.get(path);
    if (file === undefined || reached.has(path)) return;
    reached.add(path);
    for (const { specifier } of importsOf(file)) {
      if (isRelative(specifier)) visit(resolveFrom(path, specifier));
    }
  };
  doors.forEach(visit);
  return files.map(({ path }) => path).filter((path) => !reached.has(path));
}

describe('dead files', () => {
  it.each(workspaces)('%s has none', (workspace) => {
    expect(unreachable(typescriptIn(`${workspace}/src`), frontDoorsOf(workspace))).toEqual([]);
  });

  it('are seen when planted', () => {
    const files = [
      { path: 'dsl/src/index.ts', text: "export * from './ast/a.ts';" },
      { path: 'dsl/src/ast/a.ts', text: "import type { B } from './b.ts';" },
      { path: 'dsl/src/ast/b.ts', text: "import './a.ts';" },
      { path: 'dsl/src/ast/dead.ts', text: "import './a.ts';" },
    ];
    expect(unreachable(files, ['dsl/src/index.ts'])).toEqual(['dsl/src/ast/dead.ts']);
  });
});
