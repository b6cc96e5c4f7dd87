// Service, walking: every node of a tree, by its own properties, outermost first. A node is what
// has a span; blocks, sentences, names, cells and expressions all are.
import type { Block } from '../ast/block.ts';
import type { Node } from '../ast/expression.ts';

/** A node of which only the kind is known. */
export interface AnyNode extends Node {
  readonly kind?: unknown;
}

/** Calls `visit` for a node and everything inside it. */
export function walk(node: object, visit: (node: AnyNode) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) if (typeof item === 'object' && item !== null) walk(item, visit);
    return;
  }
  if ('span' in node) visit(node as AnyNode);
  const parts = node as Readonly<Record<string, unknown>>;
  for (const key in parts) {
    const part = parts[key];
    if (key !== 'span' && typeof part === 'object' && part !== null) walk(part, visit);
  }
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
