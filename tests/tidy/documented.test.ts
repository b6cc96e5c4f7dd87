// Every export of a workspace says in a TSDoc comment what it is.
import { describe, expect, it } from 'vitest';
import { lineAt, scan } from '../../scripts/support/scan.ts';
import { type RepoFile, workspaceSources } from '../../scripts/support/sources.ts';

const declaration =
  /^export\s+(?:declare\s+)?(?:async\s+)?(?:abstract\s+)?(?:function\*?|type|interface|const|let|class)\s+([\w$]+)/gm;

function undocumented(file: RepoFile): readonly string[] {
  const { bare } = scan(file.text);
  const seen = new Set<string>(); // the first of a function's overloads speaks for all
  return [...bare.matchAll(declaration)].flatMap((hit) => {
    const name = hit[1] ?? '';
    if (seen.has(name) || hasDocAbove(file.text, hit.index)) {
      seen.add(name);
      return [];
    }
    return [`${file.path}:${lineAt(bare, hit.index)}: ${name}`];
  });
}

function hasDocAbove(text: string, offset: number): boolean {
  const above = text.slice(0, offset);
  if (!/\*\/[ \t]*\n$/.test(above)) return false;
  const opening = above.lastIndexOf('/*');
  const words = above.slice(opening).replace(/[/*\s]/g, '');
  return above.startsWith('/**', opening) && words !== '';
}

describe('documentation of exports', () => {
  it('stands directly above each of them', () => {
    const files = workspaceSources().filter(({ path }) => !path.endsWith('.gen.ts'));
    expect(files.flatMap(undocumented)).toEqual([]);
  });

  it('is missed when planted without', () => {
    const plant = (text: string) => undocumented({ path: 'dsl/src/a.ts', text });
    expect(plant('export const a = 1;')).toHaveLength(1);
    expect(plant('/** One. */\n\nexport type A = 1;')).toHaveLength(1);
    expect(plant('/* One. */\nexport function a() {}')).toHaveLength(1);
    expect(plant('/** */\nexport async function a() {}')).toHaveLength(1);
    expect(plant('/** One. */\nexport interface A {}\nexport class B {}')).toHaveLength(1);
    expect(plant('/** One. */\nexport function a(x: 1): 1;\nexport function a(x: 2): 2;')).toEqual(
      [],
    );
    expect(plant("export { a } from './a.ts';\nexport type * from './b.ts';")).toEqual([]);
  });
});
