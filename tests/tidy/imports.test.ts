// Import directions between workspaces, folders inside a workspace, and the outside packages.
import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';
import { importsOf, isRelative, packageOf, resolveFrom } from '../../scripts/support/imports.ts';
import {
  type RepoFile,
  readRepoFile,
  typescriptIn,
  type Workspace,
  workspaceSources,
  workspaces,
} from '../../scripts/support/sources.ts';

/** What each workspace may import; a star at the end stands for anything that starts so. */
const allowedImports: Readonly<Record<Workspace, readonly string[]>> = {
  dsl: ['chevrotain'],
  engine: ['@avenant/dsl', '@avenant/dsl/values', 'json-rules-engine'],
  cli: [
    '@avenant/dsl',
    '@avenant/dsl/*',
    '@avenant/engine',
    '@avenant/engine/*',
    '@avenant/server',
    '@avenant/server/*',
    'node:*',
  ],
  server: [
    '@avenant/dsl',
    '@avenant/dsl/*',
    '@avenant/engine',
    '@avenant/engine/*',
    '@electric-sql/pglite',
    '@hono/node-server',
    '@hono/node-server/*',
    '@hono/zod-openapi',
    'better-auth',
    'better-auth/*',
    'csv-parse',
    'csv-parse/*',
    'hono',
    'hono/*',
    'hucre',
    'hucre/*',
    'json-rules-engine',
    'kysely',
    'kysely/*',
    'pg',
    'pg-boss',
    'pg-copy-streams',
    'prom-client',
    'zod',
    'node:*',
  ],
  editor: [
    '@avenant/dsl',
    '@avenant/dsl/*',
    '@avenant/engine',
    '@avenant/server/client',
    '@avenant/server/csv',
    '@avenant/server/version-files',
    '@mantine/core',
    '@mantine/core/*',
    '@mantine/hooks',
    '@mantine/notifications',
    '@mantine/notifications/*',
    '@mantine/spotlight',
    '@mantine/spotlight/*',
    '@tabler/icons-react',
    '@tanstack/react-query',
    '@tanstack/react-router',
    '@tanstack/react-table',
    '@tanstack/react-virtual',
    'echarts/*',
    'hono/client',
    'monaco-editor',
    'monaco-editor/*',
    'react',
    'react-dom/*',
  ],
};

/** The folders of `src` in order: one may import itself and those to its left. */
const folderOrder: Readonly<Partial<Record<Workspace, readonly string[]>>> = {
  dsl: [
    'values',
    'source',
    'diagnostics',
    'language',
    'plan',
    'ast',
    'syntax',
    'print',
    'prove',
    'compile',
    'consolidated',
    'compare',
    'service',
  ],
  engine: [
    'facts',
    'time',
    'explain',
    'evaluate',
    'select',
    'rate',
    'audit',
    'volume',
    'example',
    'study',
    'compare',
  ],
  server: [
    'problem',
    'files',
    'db',
    'service',
    'audit',
    'access',
    'parties',
    'contracts',
    'studies',
    'facts',
    'inventory',
    'runs',
    'control',
    'invoices',
    'webhooks',
    'work',
    'demo',
    'http',
  ],
  editor: ['texts', 'api', 'parts', 'contract', 'screens', 'shell'],
};

/** What the reference interpreter may see: plans as types, and exact values. */
const REFERENCE = 'tests/differential/reference';
const seenByReference = [
  'tests/differential/met.ts',
  'dsl/src/index.ts',
  'dsl/src/values/index.ts',
];

/** Folders that may reach into a workspace's `src` by a relative path. */
const mayReachIn = ['tests', 'bench'];

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readRepoFile(`${folder}/package.json`).text) as Manifest;

function isAllowed(workspace: Workspace, specifier: string): boolean {
  return allowedImports[workspace].some((allowed) =>
    allowed.endsWith('*') ? specifier.startsWith(allowed.slice(0, -1)) : specifier === allowed,
  );
}

function bareImportFaults(workspace: Workspace, file: RepoFile, declared: readonly string[]) {
  const bare = importsOf(file).filter(({ specifier }) => !isRelative(specifier));
  return bare.flatMap(({ specifier, line }) => {
    const where = `${file.path}:${line}: ${specifier}`;
    if (!isAllowed(workspace, specifier)) return [`${where} is not for ${workspace}`];
    if (specifier.startsWith('node:') || declared.includes(packageOf(specifier))) return [];
    return [`${where} is not declared in ${workspace}/package.json`];
  });
}

function relativeImportFaults(file: RepoFile) {
  const home = file.path.split('/').slice(0, 2).join('/');
  return importsOf(file)
    .filter(({ specifier }) => isRelative(specifier))
    .filter(({ specifier }) => !resolveFrom(file.path, specifier).startsWith(`${home}/`))
    .map(({ specifier, line }) => `${file.path}:${line}: ${specifier} leaves ${home}`);
}

function folderOrderFaults(workspace: Workspace, order: readonly string[], file: RepoFile) {
  const folderOf = (path: string) => {
    const parts = path.split('/');
    return parts.length > 3 ? parts[2] : undefined;
  };
  const own = folderOf(file.path);
  if (own === undefined) return [];
  const rank = order.indexOf(own);
  if (rank < 0) return [`${file.path}: the folder ${own} has no place in the order`];
  return importsOf(file).flatMap(({ specifier, line }) => {
    if (!isRelative(specifier)) return [];
    const other = folderOf(resolveFrom(file.path, specifier));
    const otherRank = other === undefined ? -1 : order.indexOf(other);
    if (otherRank >= 0 && otherRank <= rank) return [];
    const name = other ?? `the root of ${workspace}/src`;
    return [`${file.path}:${line}: ${own} may not import ${name} (${specifier})`];
  });
}

function reachingInFaults(file: RepoFile) {
  return importsOf(file)
    .filter(({ specifier }) => isRelative(specifier))
    .filter(({ specifier }) => /^(?:\w+)\/src\//.test(resolveFrom(file.path, specifier)))
    .map(({ specifier, line }) => `${file.path}:${line}: ${specifier} reaches into a workspace`);
}

function referenceFaults(file: RepoFile) {
  const runs = /\bimport \{[^}]*\} from '[./]*dsl\/src\/index\.ts'/.test(file.text);
  const others = importsOf(file).filter(({ specifier }) => {
    const path = isRelative(specifier) ? resolveFrom(file.path, specifier) : specifier;
    return !seenByReference.includes(path) && !path.startsWith(`${REFERENCE}/`);
  });
  return [
    ...others.map(({ specifier, line }) => `${file.path}:${line}: ${specifier} is not for it`),
    ...(runs ? [`${file.path}: it may know the types of the dsl, not run it`] : []),
  ];
}

describe('imports', () => {
  it.each(workspaces)('of %s are allowed and declared in its package.json', (workspace) => {
    const declared = Object.keys(manifestOf(workspace).dependencies ?? {});
    const files = typescriptIn(`${workspace}/src`);
    expect(files.flatMap((file) => bareImportFaults(workspace, file, declared))).toEqual([]);
  });

  it.each(workspaces)('%s/package.json declares exactly what the table allows', (workspace) => {
    const allowed = allowedImports[workspace].filter((name) => name !== 'node:*').map(packageOf);
    const declared = Object.keys(manifestOf(workspace).dependencies ?? {});
    expect(declared.toSorted()).toEqual([...new Set(allowed)].toSorted());
  });

  it('by relative path stay in their own workspace', () => {
    expect(workspaceSources().flatMap(relativeImportFaults)).toEqual([]);
  });

  it.each(workspaces)('inside %s go from right to left in the folder order', (workspace) => {
    const order = folderOrder[workspace];
    const files = order === undefined ? [] : typescriptIn(`${workspace}/src`);
    expect(files.flatMap((file) => folderOrderFaults(workspace, order ?? [], file))).toEqual([]);
  });

  it('of tests, bench and scripts are declared at the root; only tests and bench reach in', () => {
    const root = manifestOf('.');
    const declared = Object.keys({ ...root.dependencies, ...root.devDependencies });
    const own = workspaces.map((workspace) => `@avenant/${workspace}`);
    const brought = workspaces.flatMap((name) => Object.keys(manifestOf(name).dependencies ?? {}));
    const files = typescriptIn('tests', 'bench', 'scripts');
    const undeclared = files.flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => !isRelative(specifier) && !specifier.startsWith('node:'))
        .filter(({ specifier }) => {
          const name = packageOf(specifier);
          return ![...declared, ...own, ...brought].includes(name) || isBuiltin(name);
        })
        .map(({ specifier, line }) => `${file.path}:${line}: ${specifier} is not declared`),
    );
    const reaching = files.filter(
      ({ path }) => !mayReachIn.some((at) => path.startsWith(`${at}/`)),
    );
    expect([...undeclared, ...reaching.flatMap(reachingInFaults)]).toEqual([]);
  });

  it('of the reference interpreter see neither the engine nor the compiler', () => {
    const files = typescriptIn(REFERENCE);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(referenceFaults)).toEqual([]);
  });

  it('versions are pinned exactly in every package.json', () => {
    const faults = ['.', ...workspaces].flatMap((folder) => {
      const { dependencies, devDependencies, optionalDependencies } = manifestOf(folder);
      const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
      return all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
    });
    expect(faults).toEqual([]);
  });

  it('package-lock.json holds no download address', () => {
    const addresses = readRepoFile('package-lock.json').text.match(/"resolved": "\w+:.*/g);
    expect(addresses ?? []).toEqual([]);
  });

  it('these rules see planted faults', () => {
    const plant = (path: string, text: string): RepoFile => ({ path, text });
    const uphill = plant('dsl/src/ast/a.ts', "import { rate } from '@avenant/engine';");
    expect(bareImportFaults('dsl', uphill, [])).toHaveLength(1);
    const undeclared = plant('dsl/src/ast/a.ts', "import type { Decimal } from 'decimal.js';");
    expect(bareImportFaults('dsl', undeclared, ['chevrotain'])).toHaveLength(1);
    const deep = plant(
      'engine/src/rate/a.ts',
      "export {\n  x,\n} from '../../../dsl/src/index.ts';",
    );
    expect(relativeImportFaults(deep)).toHaveLength(1);
    const order = ['values', 'ast'];
    const backwards = plant('dsl/src/values/a.ts', "type A = import('../ast/ast.ts').A;");
    expect(folderOrderFaults('dsl', order, backwards)).toHaveLength(1);
    const door = plant('dsl/src/values/a.ts', "import '../index.ts';");
    expect(folderOrderFaults('dsl', order, door)).toHaveLength(1);
    const stranger = plant('dsl/src/helpers/a.ts', '');
    expect(folderOrderFaults('dsl', order, stranger)).toHaveLength(1);
    const engine = plant(`${REFERENCE}/a.ts`, "import '../../../engine/src/index.ts';");
    expect(referenceFaults(engine)).toHaveLength(1);
    const compiler = plant(`${REFERENCE}/a.ts`, "import { a } from '../../../dsl/src/index.ts';");
    expect(referenceFaults(compiler)).toHaveLength(1);
    const script = plant('scripts/a.ts', "import { x } from '../dsl/src/index.ts';");
    expect(reachingInFaults(script)).toHaveLength(1);
  });
});

function isBuiltin(name: string): boolean {
  return builtinModules.includes(name);
}
