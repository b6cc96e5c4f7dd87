// Consolidated text, names in: the clauses that a block names. In: a block. Out: keys of clauses
// whose words it needs: exceptions, bounds, charges read.
import type { Name } from '../ast/expression.ts';
import { keyOf } from '../compile/symbols.ts';

/** The keys of the clauses that a block names, itself included when it reads its own charges. */
export function clausesNamedIn(block: object): Set<string> {
  const found = new Set<string>();
  visit(block, found);
  return found;
}

function visit(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) for (const one of node) visit(one, found);
  else if (typeof node === 'object' && node !== null) {
    for (const [name, value] of Object.entries(node)) {
      if (name !== 'clauses' && name !== 'except') visit(value, found);
      else for (const one of value as readonly Name[]) found.add(keyOf(one));
    }
  }
}
