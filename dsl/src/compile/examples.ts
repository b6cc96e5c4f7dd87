// Compile, examples: what the runner of examples needs to find and place them.
import type { BlockOf } from '../ast/block.ts';
import type { Node } from '../ast/expression.ts';
import type { Place } from '../source/place.ts';
import { placeOf, type SourceFile } from '../source/source-file.ts';
import { type Compilation, placed } from './compile.ts';
import type { Placed } from './symbols.ts';

/** The examples of a compilation, in order. */
export function exampleBlocks(compilation: Compilation): readonly Placed<BlockOf<'example'>>[] {
  return placed(compilation.trees, 'example');
}

/** The place of a node of a block that starts at an offset of a file. */
export function placeInTree(
  files: readonly SourceFile[],
  name: string,
  start: number,
  node: Node,
): Place {
  const file = files.find((item) => item.name === name);
  const span = { from: node.span.from + start, to: node.span.to + start };
  return file === undefined
    ? { file: name, line: 1, column: 1, endLine: 1, endColumn: 1 }
    : placeOf(file, span);
}
