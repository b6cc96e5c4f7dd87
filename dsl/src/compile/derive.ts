// Compile, derivations: `derive NAME from SET` -> a plan derivation and the symbol of the new type.
import type { BlockOf } from '../ast/block.ts';
import type { Expression, Name } from '../ast/expression.ts';
import type { PlanDerivation } from '../plan/index.ts';
import { elaborateSet } from './aggregates.ts';
import { inside, placeIn, type Scope } from './context.ts';
import { elaborate } from './expression.ts';
import { type AttributeSymbol, keyOf, type TypeSymbol } from './symbols.ts';
import type { Type } from './types.ts';

/** Compiles a derivation and declares its type; undefined after reporting an unknown base. */
export function compileDerivation(
  block: BlockOf<'derive'>,
  scope: Scope,
): PlanDerivation | undefined {
  const over = elaborateSet(block.over, scope);
  if (over === undefined) return undefined;
  const { types } = scope.session.symbols;
  const base = types.get(keyOf(over.type));
  const grouped = block.keys.length > 0;
  const own = inside(scope, over.type);
  // Of a grouping that could not be read, too.
  const hasMembers = grouped || block.broken === true;
  const fieldScope: Scope = hasMembers ? { ...own, members: over.type } : own;
  const attributes = new Map<string, AttributeSymbol>(grouped ? [] : (base?.attributes ?? []));
  const compiled = (items: readonly { name: Name; value: Expression }[], where: Scope) =>
    items.map((item) => {
      const { term, type } = elaborate(item.value, where);
      attributes.set(keyOf(item.name), symbolOf(item.name, type, scope));
      return { name: item.name.text, value: term };
    });
  const keys = compiled(block.keys, own);
  const fields = compiled(block.fields, fieldScope);
  const symbol: TypeSymbol = {
    name: block.name.text,
    kind: 'derived',
    lasting: base?.lasting ?? false,
    timed: base?.timed ?? false,
    attributes,
    ...(grouped || base?.key === undefined ? {} : { key: base.key }),
    ofItems: over.set.window.kind === 'moment',
    ownWindow: base?.kind !== 'item' && !['moment', 'period'].includes(over.set.window.kind),
    moments: new Map(),
    dated: new Set(),
  };
  types.set(keyOf(block.name), symbol);
  const plan = { name: block.name.text, over: over.set, fields, span: placeIn(scope, block.name) };
  return grouped ? { ...plan, keys } : plan;
}

function symbolOf(name: Name, type: Type, scope: Scope): AttributeSymbol {
  const tree = {
    file: scope.file,
    language: scope.language,
    blocks: [],
    closing: [],
    lostNames: [],
  };
  return {
    name: name.text,
    type,
    optional: false,
    declared: { node: name, start: scope.start, tree },
  };
}
