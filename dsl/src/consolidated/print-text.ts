// Consolidated text, printing: trees of one contract -> one text, the file of the contract first.
import type { FileAst } from '../ast/block.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { printFile } from '../print/index.ts';

/** The canonical text of a whole contract as one file. */
export function printText(trees: readonly FileAst[], language: Language): string {
  const isMain = ({ blocks }: FileAst): boolean => blocks.some(({ kind }) => kind === 'contract');
  const sorted = [...trees.filter(isMain), ...trees.filter((tree) => !isMain(tree))];
  const texts = sorted
    .filter(({ blocks, closing }) => blocks.length + closing.length > 0)
    .map((tree) => printFile(tree, language, trees));
  const [first = '', ...rest] = texts;
  return [first, ...rest.map((text) => text.replace(/^.*\n/, ''))].join('');
}
