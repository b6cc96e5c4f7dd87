// What printer tests share: reading a text that must have no problems, and comparing trees without
// their places, units by what they are instead of how they are written.
import type { Block, FileAst } from '../../dsl/src/ast/block.ts';
import { createSourceFile } from '../../dsl/src/source/source-file.ts';
import { parseFiles } from '../../dsl/src/syntax/parse.ts';
import { findUnit } from '../../dsl/src/values/index.ts';

/** The language of a text and tree. */
export type Language = 'en' | 'fr';

/** The tree of a text. Throws when the parser has a problem with it. */
export function read(text: string): FileAst {
  const { value, problems } = parseFiles([createSourceFile('test.avn', text)]);
  const lines = text.split('\n');
  const told = problems.map(
    ({ code, place, values }) =>
      `${code} ${place.line}:${place.column} ${JSON.stringify(values)}\n${lines[place.line - 1]}`,
  );
  const [tree] = value;
  if (told.length > 0 || tree === undefined) throw new Error(`${told.join('\n')}\n---\n${text}`);
  return tree;
}

/** A file of blocks. */
export function fileOf(blocks: readonly Block[], language: Language): FileAst {
  return { file: 'test.avn', language, blocks, closing: [], lostNames: [] };
}

/** A tree without places, units by name. */
export function meaning(blocks: readonly Block[], language: Language): unknown {
  const text = JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'span' || key === 'start' || key === 'at') {
      return typeof value === 'number' || key === 'span' ? undefined : value;
    }
    if (key !== 'words' || !Array.isArray(value)) return value;
    return value.map((word: string) => findUnit(word, language)?.name ?? word);
  });
  return JSON.parse(text);
}
