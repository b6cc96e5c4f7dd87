// Compile, paths: how one type of facts reaches another through references.
import type { Term } from '../plan/index.ts';
import type { Scope } from './context.ts';
import { keyOf } from './symbols.ts';

const MAX_STEPS = 4;

/** Shortest reference paths from a type to another: lists of attribute names, none when it is
 * itself. All the shortest ones are returned, so that the caller can refuse an ambiguity. */
export function pathsToType(from: string, to: string, scope: Scope): string[][] {
  let front: { readonly type: string; readonly path: string[] }[] = [{ type: from, path: [] }];
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const arrived = front.filter((item) => keyOf(item.type) === keyOf(to) && item.path.length > 0);
    if (arrived.length > 0) return arrived.map((item) => item.path);
    front = front.flatMap((item) =>
      [...(scope.session.symbols.types.get(keyOf(item.type))?.attributes.values() ?? [])].flatMap(
        (attribute) =>
          attribute.type.kind === 'fact'
            ? [{ type: attribute.type.type, path: [...item.path, attribute.name] }]
            : [],
      ),
    );
  }
  return [];
}

/** Paths to an attribute of that name: innermost attribute first (`country`, `site`). */
export function pathsToAttribute(from: string, name: string, scope: Scope): string[][] {
  const types = scope.session.symbols.types;
  return [...(types.get(keyOf(from))?.attributes.values() ?? [])].flatMap((attribute) => {
    if (attribute.type.kind !== 'fact') return [];
    const target = types.get(keyOf(attribute.type.type))?.attributes.get(keyOf(name));
    return target === undefined ? [] : [[target.name, attribute.name]];
  });
}

/** Follows a path from a fact. */
export function follow(path: readonly string[], fact: Term): Term {
  return path.reduce<Term>((of, name) => ({ op: 'attribute', of, name }), fact);
}
