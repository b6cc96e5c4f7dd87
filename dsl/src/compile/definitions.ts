// Compile, definitions: `define NAME … as VALUE`. Types are found when first needed; a definition
// that needs itself is reported once, with the circle.

import type { BlockOf } from '../ast/block.ts';
import type { Term } from '../plan/index.ts';
import { report, type Scope, type Session, type Typed } from './context.ts';
import { elaborate } from './expression.ts';
import { type DefinitionSymbol, keyOf, type Placed } from './symbols.ts';
import { type Type, UNKNOWN } from './types.ts';

/** Key of a definition among the symbols. */
export function definitionKey(symbol: { readonly name: string; readonly on?: string }): string {
  return `${symbol.on === undefined ? '' : keyOf(symbol.on)}/${keyOf(symbol.name)}`;
}

/** The scope in which a definition's value is read. */
export function definitionScope(session: Session, placed: Placed<BlockOf<'define'>>): Scope {
  const { block, tree } = placed;
  return {
    session,
    language: tree.language,
    file: tree.file,
    start: block.start,
    facts: block.on === undefined ? [] : [block.on.text],
  };
}

/** The static type of a definition. */
export function definitionType(symbol: DefinitionSymbol, from: Scope): Type {
  const { session } = from;
  const key = definitionKey(symbol);
  const known = session.definitionTypes.get(key);
  if (known !== undefined) return known;
  const { definitionsOpen: open } = session;
  const elsewhen = from.elsewhen === true;
  const begun = open.findIndex((one) => one.key === key);
  if (begun >= 0) {
    // A circle that passes through another period may end where the contract begins.
    if (elsewhen || open.slice(begun + 1).some((one) => one.elsewhen)) return UNKNOWN;
    const own = { ...definitionScope(session, symbol.placed), session };
    report(own, 'C0805', symbol.placed.block.name, { values: { cycle: symbol.name } });
    return UNKNOWN;
  }
  open.push({ key, elsewhen });
  const scope = definitionScope(session, symbol.placed);
  // Problems inside are reported when the definition itself is compiled, not at each use; but for a
  // circle, which is met here alone.
  const quiet: Session = { ...session, problems: [], uses: [], types: [] };
  const { type } = elaborate(symbol.placed.block.value, { ...scope, session: quiet });
  session.problems.push(...quiet.problems.filter(({ code }) => code === 'C0805'));
  open.pop();
  session.definitionTypes.set(key, type);
  return type;
}

/** A use of a definition. */
export function definitionTerm(
  symbol: DefinitionSymbol,
  of: Term | undefined,
  scope: Scope,
): Typed {
  const type = definitionType(symbol, scope);
  const term: Term =
    of === undefined
      ? { op: 'defined', name: symbol.name }
      : { op: 'defined', name: symbol.name, of };
  return { term, type };
}
