// Compile, names: a bare name -> what it stands for. Looked up among the attributes of the bound
// facts from the inside out, then definitions of the contract, one-column tables, bound facts by
// their type, and last the values of the enumeration it is compared with.
import type { Name } from '../ast/expression.ts';
import { replacement } from '../diagnostics/report.ts';
import { findUnit } from '../values/index.ts';
import { placeIn, report, reportUnknown, type Scope, type Typed, use } from './context.ts';
import { definitionTerm } from './definitions.ts';
import { NOTHING } from './literals.ts';
import { elaborateLookup } from './lookups.ts';
import { attributesOf, ownProperty } from './properties.ts';
import { keyOf } from './symbols.ts';
import type { Type } from './types.ts';

/**
 * How many places out the fact that `this NAME` means stands; -1: none. In a set it is an enclosing
 * fact before it is the member, whose attributes are written bare.
 */
export function factDepth(name: Name, scope: Scope): number {
  const isIt = (type: string): boolean => keyOf(type) === keyOf(name);
  const outer = scope.inSet === true ? scope.facts.slice(1).findIndex(isIt) : -1;
  return outer >= 0 ? outer + 1 : scope.facts.findIndex(isIt);
}

/** Elaborates a bare name. A value of the enumeration it is compared with comes first. */
export function elaborateName(name: Name, scope: Scope, expected?: Type): Typed {
  const listed = expected?.kind === 'text' && expected.values !== undefined;
  const value = listed ? expected.values.find((item) => keyOf(item) === keyOf(name)) : undefined;
  if (value !== undefined && expected !== undefined) {
    return { term: { op: 'text', value }, type: expected };
  }
  const found = lookUp(name, scope);
  if (found !== undefined) return found;
  const named = enumerated(name, scope, expected);
  if (named !== undefined) return named;
  // Compared with what is not known: whether it is one of its values cannot be said.
  if (expected?.kind === 'unknown') return NOTHING;
  if (expected?.kind === 'text') {
    const place = placeIn(scope, name);
    const fixes = [replacement(place, `"${name.text}"`)];
    report(scope, 'C0324', name, { values: { name: name.text }, fixes });
  } else if (findUnit(name.text, scope.language) !== undefined) {
    report(scope, 'C0323', name, { values: { name: name.text } });
  } else reportUnknown(scope, 'C0301', name, name.text, visibleNames(scope));
  return NOTHING;
}

/** What a bare name stands for; undefined when nothing is called so. Reports nothing by itself. */
export function lookUp(name: Name, scope: Scope): Typed | undefined {
  for (const [depth, type] of scope.facts.entries()) {
    const own = ownProperty(name, { op: 'fact', depth }, type, scope);
    if (own !== undefined) return own;
    // In a set, the member by its kind, before an attribute of that name of the fact around it.
    const isMember = depth === 0 && scope.inSet === true && keyOf(type) === keyOf(name);
    if (isMember) return { term: { op: 'fact', depth }, type: { kind: 'fact', type } };
  }
  const key = keyOf(name);
  const symbols = scope.session.symbols;
  const definition = symbols.definitions.get(`/${key}`);
  if (definition !== undefined) {
    use(scope, name, 'define', key);
    return definitionTerm(definition, undefined, scope);
  }
  const table = symbols.tables.get(key);
  if (table !== undefined && table.columns.length === 1) {
    const column = { text: table.columns[0]?.name ?? '', span: name.span };
    const of = { kind: 'name' as const, name, span: name.span };
    const node = { kind: 'of' as const, name: column, of, keys: [], span: name.span };
    return elaborateLookup(node, table, name, scope);
  }
  const depth = factDepth(name, scope);
  if (depth >= 0) {
    return { term: { op: 'fact', depth }, type: { kind: 'fact', type: scope.facts[depth] ?? '' } };
  }
  return undefined;
}

function enumerated(name: Name, scope: Scope, expected: Type | undefined): Typed | undefined {
  if (expected?.kind === 'fact') {
    return { term: { op: 'text', value: name.text }, type: { kind: 'text' } };
  }
  if (expected?.kind !== 'text' || expected.values === undefined) return undefined;
  reportUnknown(scope, 'C0310', name, name.text, expected.values);
  return NOTHING;
}

/** Names that could stand here, for messages and completion. */
export function visibleNames(scope: Scope): string[] {
  const symbols = scope.session.symbols;
  const own = scope.facts.flatMap((type) => attributesOf(type, scope));
  const definitions = [...symbols.definitions.values()]
    .filter((item) => item.on === undefined)
    .map((item) => item.name);
  const tables = [...symbols.tables.values()].map((table) => table.name);
  return [...own, ...definitions, ...tables, ...scope.facts];
}

/** Whether words are the plural of others: in the first, the last or each word. */
function isPlural(words: string, single: string): boolean {
  const [many, one] = [words.split(' '), single.split(' ')];
  if (many.length !== one.length || words === single) return false;
  return one.every((word, at) => {
    const other = many[at] ?? '';
    return other === word || pluralsOf(word).includes(other);
  });
}

function pluralsOf(word: string): string[] {
  const irregular = [word.replace(/y$/, 'ies'), word.replace(/al$/, 'aux')];
  return [`${word}s`, `${word}x`, `${word}es`, ...irregular];
}

/** Reports a name that must be a type of facts and returns its declared spelling. */
export function knownType(name: Name, scope: Scope): string | undefined {
  const symbols = scope.session.symbols;
  const type = symbols.types.get(keyOf(name));
  if (type !== undefined) {
    use(scope, name, 'type', keyOf(name));
    return type.name;
  }
  const one = [...symbols.types.values()].find((item) => isPlural(keyOf(name), keyOf(item.name)));
  if (one !== undefined) {
    use(scope, name, 'type', keyOf(one.name));
    return one.name;
  }
  const names = [...symbols.types.values()].map((item) => item.name);
  reportUnknown(scope, 'C0304', name, name.text, names);
  return undefined;
}
