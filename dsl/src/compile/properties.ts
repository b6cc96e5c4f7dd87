// Compile, properties: `attribute of fact`. Declared attributes first, then definitions made for
// the type, then what every fact has (its days, instants, duration, identity).
import type { Name } from '../ast/expression.ts';
import { findBuiltin, PROPERTIES } from '../language/functions.ts';
import type { Term } from '../plan/index.ts';
import { reportUnknown, type Scope, type Typed, use } from './context.ts';
import { definitionTerm } from './definitions.ts';
import { NOTHING } from './literals.ts';
import { keyOf, type Moment } from './symbols.ts';
import { DURATION } from './types.ts';

/** Names of a type's attributes and definitions. */
export function attributesOf(type: string, scope: Scope): string[] {
  const symbols = scope.session.symbols;
  const own = [...(symbols.types.get(keyOf(type))?.attributes.values() ?? [])];
  const definitions = [...symbols.definitions.values()].filter(
    (item) => item.on !== undefined && keyOf(item.on) === keyOf(type),
  );
  return [...own.map((item) => item.name), ...definitions.map((item) => item.name)];
}

/** The property of a fact, reported when there is none. */
export function propertyOf(name: Name, of: Term, type: string, scope: Scope): Typed {
  const own = ownProperty(name, of, type, scope);
  if (own !== undefined) return own;
  reportUnknown(scope, 'C0308', name, name.text, attributesOf(type, scope), { type });
  return NOTHING;
}

/** The property of a fact; undefined when there is none. */
export function ownProperty(name: Name, of: Term, type: string, scope: Scope): Typed | undefined {
  const key = keyOf(name);
  const symbol = scope.session.symbols.types.get(keyOf(type));
  const attribute = symbol?.attributes.get(key);
  if (attribute !== undefined) {
    use(scope, name, 'attribute', `${keyOf(type)}/${key}`);
    return { term: { op: 'attribute', of, name: attribute.name }, type: attribute.type };
  }
  const definition = scope.session.symbols.definitions.get(`${keyOf(type)}/${key}`);
  if (definition !== undefined) {
    use(scope, name, 'define', `${keyOf(type)}/${key}`);
    return definitionTerm(definition, of, scope);
  }
  // The key by its own name, unless a type of facts is called so (`key site` of item site).
  if (symbol?.key === key && !scope.session.symbols.types.has(key)) {
    return { term: { op: 'key', of }, type: { kind: 'text' } };
  }
  const moment = symbol?.moments.get(key);
  if (moment !== undefined) return momentTerm(moment, of);
  const builtin = findBuiltin(PROPERTIES, key, scope.language);
  if (builtin === undefined || symbol === undefined) return undefined;
  switch (builtin.id) {
    case 'day':
    case 'service start':
      return { term: { op: 'when', of, part: 'day' }, type: { kind: 'date' } };
    case 'end day':
    case 'service end':
      return { term: { op: 'when', of, part: 'end-day' }, type: { kind: 'date' } };
    case 'start':
    case 'end': {
      const timed = symbol.kind !== 'item';
      const part = builtin.id === 'start' ? 'start' : 'end';
      if (timed) return { term: { op: 'when', of, part }, type: { kind: 'instant' } };
      const day = part === 'start' ? 'day' : 'end-day';
      return { term: { op: 'when', of, part: day }, type: { kind: 'date' } };
    }
    case 'duration': {
      const dimension = DURATION;
      return { term: { op: 'when', of, part: 'duration' }, type: { kind: 'number', dimension } };
    }
    default:
      return { term: { op: 'key', of }, type: { kind: 'text' } };
  }
}

// What the column of a date says; a last day that is included is the day before the end.
function momentTerm({ part, through }: Moment, of: Term): Typed {
  const when: Term = { op: 'when', of, part };
  if (part === 'start' || part === 'end') return { term: when, type: { kind: 'instant' } };
  const type = { kind: 'date' } as const;
  if (through !== true) return { term: when, type };
  const back: Term = { op: 'number', value: '-86400' };
  return { term: { op: 'call', function: 'add days', of: [when, back] }, type };
}
