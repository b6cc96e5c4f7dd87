// Reads the import specifiers of a TypeScript text: `import`, `export ... from`, `import()` and
// type-position `import('x')`. Relies on scan() to keep comments out.
import { posix } from 'node:path';
import { lineAt, scan } from './scan.ts';
import type { RepoFile } from './sources.ts';

/** One import: what is named between the quotes, and its line. */
export type Import = { readonly specifier: string; readonly line: number };

const from = /\b(?:import|export)\s[\w\s{},*$]*?\bfrom\s*(?:'([^']+)'|"([^"]+)")/g;
// Not the word at the end of a text, as in `kind: 'import', file: 'a'`.
const bareImport = /\bimport(?:\s*\(\s*|\s+)(?:'([^']+)'|"([^"]+)")/g;

/** Every import of a file, in the order of the text. */
export function importsOf(file: RepoFile): readonly Import[] {
  const { code } = scan(file.text);
  const found = [...code.matchAll(from), ...code.matchAll(bareImport)];
  return found
    .toSorted((a, b) => a.index - b.index)
    .map((hit) => ({ specifier: hit[1] ?? hit[2] ?? '', line: lineAt(code, hit.index) }));
}

/** Whether a specifier names a file rather than a package. */
export function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}

/** The package that a bare specifier belongs to: `@avenant/dsl/values` to `@avenant/dsl`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/**
 * The repository path that a relative specifier means, seen from the importing file, without what
 * it asks of the bundler (`./a.ts?worker`).
 */
export function resolveFrom(path: string, specifier: string): string {
  const [file = ''] = specifier.split('?');
  return posix.normalize(posix.join(posix.dirname(path), file));
}
