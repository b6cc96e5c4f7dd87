// Compile, look-ups: `column of table with key = value`. Keys that are not written are read under
// their own name where the sentence stands; a key that cannot be found so is a problem, never a
// guess.
import type { Expression, Name } from '../ast/expression.ts';
import type { Term } from '../plan/index.ts';
import {
  type Details,
  placeIn,
  report,
  reportUnknown,
  type Scope,
  type Typed,
  use,
} from './context.ts';
import { elaborate, same } from './expression.ts';
import { NOTHING } from './literals.ts';
import { lookUp } from './names.ts';
import { pathsToAttribute } from './paths.ts';
import { keyOf, type TableSymbol } from './symbols.ts';
import { isUnkeyed } from './tables.ts';
import { UNKNOWN } from './types.ts';

type OfNode = Extract<Expression, { readonly kind: 'of' }>;

/** Elaborates the look-up of a cell. */
export function elaborateLookup(
  node: OfNode,
  table: TableSymbol,
  tableName: Name,
  scope: Scope,
): Typed {
  use(scope, tableName, 'table', keyOf(table.name));
  if (isUnkeyed(table.placed.block)) return NOTHING;
  // A table of one column is used by its own name.
  const [only, second] = table.columns;
  const isOnly = second === undefined && keyOf(node.name) === keyOf(table.name);
  const column =
    table.columns.find((item) => keyOf(item.name) === keyOf(node.name)) ??
    (isOnly ? only : undefined);
  if (column === undefined) {
    const names = table.columns.map((item) => item.name);
    reportUnknown(scope, 'C0313', node.name, node.name.text, names, { table: table.name });
    return NOTHING;
  }
  if (keyOf(node.name) !== keyOf(tableName) || node.name.span !== tableName.span) {
    use(scope, node.name, 'column', `${keyOf(table.name)}/${keyOf(column.name)}`);
  }
  for (const key of node.keys) {
    if (!table.keys.some((item) => keyOf(item.name) === keyOf(key.name))) {
      const names = table.keys.map((item) => item.name);
      reportUnknown(scope, 'C0305', key.name, key.name.text, names, { table: table.name });
    }
  }
  const keys = table.keys.map((key): Term => {
    const written = node.keys.find((item) => keyOf(item.name) === keyOf(key.name));
    const name: Name = { text: key.name, span: node.span };
    const value =
      written === undefined
        ? lookUp(name, quietly(scope))
        : elaborate(written.value, scope, key.type);
    if (value === undefined) {
      missingKey(node, key.name, table, scope);
      return { op: 'text', value: '' };
    }
    const type = value.type.kind === 'fact' ? ({ kind: 'text' } as const) : value.type;
    if (key.type.kind !== 'unknown' && type.kind !== 'unknown') {
      same(written?.value ?? node, key.type, type, scope);
    }
    return value.type.kind === 'fact' ? { op: 'key', of: value.term } : value.term;
  });
  const term: Term = { op: 'lookup', table: table.name, column: column.name, keys };
  return { term, type: column.type.kind === 'unknown' ? UNKNOWN : column.type };
}

function quietly(scope: Scope): Scope {
  return { ...scope, session: { ...scope.session, uses: [] } };
}

function missingKey(node: OfNode, key: string, table: TableSymbol, scope: Scope): void {
  if (key.split(' ').some((word) => scope.session.symbols.lost.has(word))) return;
  const path = scope.facts.flatMap((type) => pathsToAttribute(type, key, scope))[0];
  const place = placeIn(scope, node);
  const words = { en: ['with', 'of'], fr: ['avec', 'de'] } as const;
  const [withWord, ofWord] = words[scope.language];
  const joint = node.keys.length === 0 ? ` ${withWord}` : ',';
  const said = path === undefined ? '' : `${joint} ${key} = ${path.join(` ${ofWord} `)}`;
  const end = { ...place, line: place.endLine, column: place.endColumn };
  const details: Details =
    path === undefined
      ? { values: { key, table: table.name, said: `${withWord} ${key} = …` } }
      : {
          values: { key, table: table.name, said: said.trim() },
          fixes: [
            {
              title: { en: `add \`${said.trim()}\``, fr: `ajouter \`${said.trim()}\`` },
              edits: [{ place: end, text: said }],
            },
          ],
        };
  report(scope, 'C0314', node, details);
}
