// Draft review, explained nodes: the lines of an explanation, which stand further in under their
// step, as a tree.

/** A step or an input in words. */
export interface ExplainedNode {
  readonly words: string;
  readonly of: readonly ExplainedNode[];
}

const INDENT = 2;

/** The tree that indented lines are. */
export function nodesOf(lines: readonly string[]): readonly ExplainedNode[] {
  const top: { words: string; of: ExplainedNode[] }[] = [];
  const path: { words: string; of: ExplainedNode[] }[] = [];
  for (const line of lines) {
    const words = line.trimStart();
    const depth = (line.length - words.length) / INDENT;
    const node = { words, of: [] };
    path.length = depth;
    (path.at(-1)?.of ?? top).push(node);
    path.push(node);
  }
  return top;
}
