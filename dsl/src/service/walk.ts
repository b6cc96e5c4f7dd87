// Service, walking: every node of a tree, by its own properties, outermost first. A node is what has
// a span; blocks, sentences, names, cells and expressions all are.
import type { Block } from '../ast/block.ts';
import type { Node } from '../ast/expression.ts';

/** A node of which only the kind is known. */
export interface AnyNode extends Node {
  readonly kind?: unknown;
}

/** Calls `visit` for a node and everything inside it. */
export function walk(node: object, visit: (node: AnyNode, path: readonly AnyNode[]) => void): void {
  const path: AnyNode[] = [];
  const into = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) into(item);
    } else if (typeof value === 'object' && value !== null) {
      const isNode = 'span' in value;
      if (isNode) {
        visit(value as AnyNode, path);
        path.push(value as AnyNode);
      }
      for (const [key, item] of Object.entries(value)) if (key !== 'span') into(item);
      if (isNode) path.pop();
    }
  };
  into(node);
}

/** The nodes around an offset of a file, outermost first. */
export function nodesAt(block: Block, offset: number): AnyNode[] {
  const at = offset - block.start;
  const found: AnyNode[] = [];
  walk(block, (node) => {
    const { from, to } = node.span;
    if (node !== block && from <= at && at <= to) found.push(node);
  });
  return found.sort((a, b) => b.span.to - b.span.from - (a.span.to - a.span.from));
}
