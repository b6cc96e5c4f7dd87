// Compare, parts of a text: trees -> the canonical text of each part under the name it goes by, so
// that files, order and layout do not count.
import type { Block, FileAst } from '../ast/block.ts';
import { defineKey } from '../compile/consolidate.ts';
import { keyOf } from '../compile/symbols.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { printFile } from '../print/index.ts';
import { splitBlocks } from '../syntax/split.ts';

/** A line of a part. */
export interface TextLine {
  /** As printed. */
  readonly text: string;
  /** Without its comment. */
  readonly bare: string;
}

/** A part of a contract as printed. */
export interface TextPart {
  /** What it is compared with: `clause 4.1`, `define access/port`. */
  readonly key: string;
  /** Its first line of words, to be shown. */
  readonly heading: string;
  readonly lines: readonly TextLine[];
}

/** The parts of a contract in the order written; lines that only comment are left out. */
export function textParts(trees: readonly FileAst[], language: Language): TextPart[] {
  return trees.flatMap((tree) => {
    const [, ...printed] = splitBlocks(printFile(tree, language, trees)).filter(
      ({ headed }) => headed,
    );
    return tree.blocks.map((block, at): TextPart => {
      const lines = (printed[at]?.text ?? '')
        .split('\n')
        .map((text) => ({ text: text.trimEnd(), bare: withoutComment(text) }))
        .filter(({ bare }) => bare !== '');
      return { key: partKey(block), heading: lines[0]?.bare ?? '', lines };
    });
  });
}

function partKey(block: Block): string {
  switch (block.kind) {
    case 'contract':
      return 'contract';
    case 'clause':
    case 'amendment':
      return `${block.kind} ${keyOf(block.id)}`;
    case 'example':
      return `example ${block.title}`;
    case 'define':
      return `define ${defineKey(block)}`;
    default:
      return `${block.kind} ${keyOf(block.name)}`;
  }
}

/** A line without the comment at its end; dashes in quotes are no comment. */
function withoutComment(line: string): string {
  return /^(?:"[^"]*"|`[^`]*`|(?!--).)*/.exec(line)?.[0].trimEnd() ?? line;
}
