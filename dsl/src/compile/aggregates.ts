// Compile, aggregates: sets of facts, sums and counts over them, charges of clauses, stretches of
// time.
import type { Expression, Name, SetPhrase, WindowPhrase } from '../ast/expression.ts';
import { findBuiltin, MEMBERS } from '../language/functions.ts';
import type { AggregateFunction, SetTerm, Term, Window } from '../plan/index.ts';
import { insideSet, report, reportUnknown, type Scope, type Typed, use } from './context.ts';
import { elaborate, quantity, truth } from './expression.ts';
import { NOTHING } from './literals.ts';
import { factDepth, knownType } from './names.ts';
import { follow, pathsToType } from './paths.ts';
import { keyOf } from './symbols.ts';
import { NUMBER, type Type, typeText, UNKNOWN } from './types.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** A set with the type of its members as names resolve to it. */
export interface TypedSet {
  readonly set: SetTerm;
  readonly type: string;
}

/** Elaborates a set; undefined after reporting an unknown type. */
export function elaborateSet(phrase: SetPhrase, scope: Scope): TypedSet | undefined {
  const members =
    scope.members !== undefined &&
    findBuiltin([MEMBERS], phrase.type.text, scope.language) !== undefined;
  const type = members ? scope.members : knownType(phrase.type, scope);
  if (type === undefined) return undefined;
  if (phrase.itself) return onlyThis(phrase, type, scope);
  const inner = insideSet(scope, type);
  const tests: Term[] = [];
  if (phrase.ofThis !== undefined) {
    const link = belongs(phrase.ofThis, type, scope);
    if (link !== undefined) tests.push(link);
  }
  if (phrase.where !== undefined) tests.push(truth(phrase.where, inner).term);
  const where: Term | undefined = tests.length > 1 ? { op: 'and', of: tests } : tests[0];
  const window: Window =
    phrase.window === undefined
      ? { kind: members ? 'ever' : usualWindow(phrase, type, scope) }
      : elaborateWindow(phrase.window, scope);
  if (phrase.window === undefined && window.kind === 'period') warnOwnWindow(phrase, type, scope);
  const base: SetTerm = { type: members ? '#members' : type, window };
  const limited = where === undefined ? base : { ...base, where };
  return { set: phrase.before ? { ...limited, before: true } : limited, type };
}

// What a derivation takes from other periods is dated in them, and the period alone finds few.
function warnOwnWindow({ type: node }: SetPhrase, type: string, scope: Scope): void {
  if (scope.session.symbols.types.get(keyOf(type))?.ownWindow !== true) return;
  report(scope, 'C0825', node, { values: { set: node.text } });
}

// Items: those in service on the day. Records: those of the period, or all that belong to a record.
function usualWindow(
  { ofThis }: SetPhrase,
  type: string,
  scope: Scope,
): 'moment' | 'period' | 'ever' {
  const { types } = scope.session.symbols;
  const kindOf = (name: string) => types.get(keyOf(name))?.kind;
  const symbol = types.get(keyOf(type));
  if (symbol?.kind === 'item' || symbol?.ofItems === true) return 'moment';
  const owner = ofThis === undefined ? undefined : scope.facts[factDepth(ofThis, scope)];
  return owner !== undefined && kindOf(owner) === 'record' ? 'ever' : 'period';
}

/** `this X` as a set: the enclosing fact of type X alone. */
function onlyThis(phrase: SetPhrase, type: string, scope: Scope): TypedSet | undefined {
  const depth = factDepth(phrase.type, scope);
  if (depth < 0) {
    report(scope, 'C0306', phrase.type, { values: { name: phrase.type.text } });
    return undefined;
  }
  const of: [Term, Term] = [
    { op: 'fact', depth: 0 },
    { op: 'fact', depth: depth + 1 },
  ];
  const same: Term = { op: 'compare', relation: '=', of };
  const test = phrase.where && truth(phrase.where, insideSet(scope, type)).term;
  const where: Term = test === undefined ? same : { op: 'and', of: [same, test] };
  const window: Window =
    phrase.window === undefined ? { kind: 'ever' } : elaborateWindow(phrase.window, scope);
  return { set: { type, where, window }, type };
}

/** The test that member 0 belongs to the enclosing fact of a type. */
function belongs(name: Name, type: string, scope: Scope): Term | undefined {
  const depth = factDepth(name, scope);
  if (depth < 0) {
    report(scope, 'C0306', name, { values: { name: name.text } });
    return undefined;
  }
  const target = scope.facts[depth] ?? '';
  const paths = pathsToType(type, target, scope);
  const [path, other] = paths;
  if (path === undefined || other !== undefined) {
    const ways = paths.map((item) => item.join(' / ')).join(', ');
    report(scope, 'C0315', name, { values: { type, target, ways } });
    return undefined;
  }
  const member: Term = { op: 'fact', depth: 0 };
  const outer: Term = { op: 'fact', depth: depth + 1 };
  const same: Term = { op: 'compare', relation: '=', of: [follow(path, member), outer] };
  // What refers to none belongs to none.
  const known = optionalSteps(type, path, scope).map((steps): Term => {
    return { op: 'known', of: [follow(path.slice(0, steps), member)] };
  });
  return known.length === 0 ? same : { op: 'and', of: [...known, same] };
}

// How far along a path of references the optional ones stand.
function optionalSteps(from: string, path: readonly string[], scope: Scope): readonly number[] {
  const { types } = scope.session.symbols;
  let type = from;
  return path.flatMap((name, at) => {
    const attribute = types.get(keyOf(type))?.attributes.get(keyOf(name));
    if (attribute?.type.kind === 'fact') type = attribute.type.type;
    return attribute?.optional === true ? [at + 1] : [];
  });
}

/** Elaborates a window. */
export function elaborateWindow(phrase: WindowPhrase, scope: Scope): Window {
  switch (phrase.kind) {
    case 'months': {
      const count = quantity(phrase.count, scope).term;
      return { kind: 'months', count, before: phrase.before };
    }
    case 'range':
      return {
        kind: 'range',
        from: elaborate(phrase.from, scope).term,
        to: elaborate(phrase.to, scope).term,
      };
    case 'moment':
    case 'ever':
      return { kind: phrase.kind };
    case 'period':
      if (phrase.before) report(scope, 'C0861', phrase);
      return { kind: 'period' };
    default: {
      const { kind, offset, toDate, before } = phrase;
      if (before === undefined) return { kind, offset, toDate };
      if (kind === 'month' || offset < 0) report(scope, 'C0861', phrase);
      return { kind, offset, toDate, before };
    }
  }
}

const FUNCTIONS: Readonly<Record<Of<'aggregate'>['function'], AggregateFunction>> = {
  sum: 'sum',
  number: 'count',
  distinct: 'distinct',
  average: 'average',
  greatest: 'greatest',
  least: 'least',
  any: 'any',
  percentile: 'percentile',
  top: 'top',
};

/** Elaborates an aggregate. */
export function elaborateAggregate(node: Of<'aggregate'>, scope: Scope): Typed {
  const typed = elaborateSet(node.set, scope);
  if (typed === undefined) return NOTHING;
  const { set, type } = typed;
  const name = FUNCTIONS[node.function];
  if (node.value === undefined) {
    const result: Type = name === 'any' ? { kind: 'boolean' } : NUMBER;
    if (name !== 'any') return { term: { op: 'aggregate', function: name, set }, type: result };
    const value: Term = { op: 'boolean', value: true };
    return { term: { op: 'aggregate', function: name, set, value }, type: result };
  }
  const inner = insideSet(scope, type);
  const anyKind = name === 'distinct' || name === 'greatest' || name === 'least';
  const value = anyKind ? elaborate(node.value, inner) : quantity(node.value, inner);
  const result = name === 'distinct' ? NUMBER : value.type;
  const term: Term = { op: 'aggregate', function: name, set, value: value.term };
  if (node.parameter === undefined) return { term, type: result };
  return { term: { ...term, parameter: quantity(node.parameter, scope).term }, type: result };
}

/** Elaborates `times of SET`. */
export function elaborateTimes(node: Of<'times'>, scope: Scope): Typed {
  const typed = elaborateSet(node.set, scope);
  if (typed === undefined) return NOTHING;
  const symbol = scope.session.symbols.types.get(keyOf(typed.type));
  if (symbol?.kind === 'record' && !symbol.lasting) {
    report(scope, 'C0316', node.set.type, { values: { type: typed.type } });
    return NOTHING;
  }
  return { term: { op: 'times', set: typed.set }, type: { kind: 'times' } };
}

/** Elaborates `charges of …`. */
export function elaborateCharges(node: Of<'charges'>, scope: Scope): Typed {
  const symbols = scope.session.symbols;
  const known = (names: readonly Name[]): string[] =>
    names.flatMap((name) => {
      const clause = symbols.clauses.get(keyOf(name));
      if (clause !== undefined) {
        use(scope, name, 'clause', keyOf(name));
        return [clause.block.id.text];
      }
      const candidates = [...symbols.clauses.values()].map((item) => item.block.id.text);
      reportUnknown(scope, 'C0303', name, name.text, candidates);
      return [];
    });
  const window: Window =
    node.window === undefined ? { kind: 'period' } : elaborateWindow(node.window, scope);
  // Without a currency, which is reported, nothing can be said of what charges are.
  const money: Type = {
    kind: 'number',
    dimension: { [symbols.currency]: 1 },
    unit: { label: symbols.currency, factor: '1' },
  };
  const type = symbols.currency === '' ? UNKNOWN : money;
  let term: Term =
    node.clauses === undefined
      ? { op: 'charges', window }
      : { op: 'charges', clauses: known(node.clauses), window };
  if (node.except.length > 0) term = { ...term, except: known(node.except) };
  if (node.of === undefined) return { term, type };
  const of = elaborate(node.of, scope);
  if (of.type.kind === 'unknown') return NOTHING;
  if (of.type.kind !== 'fact') {
    const found = typeText(of.type);
    const values = {
      found: found.en,
      trouve: found.fr,
      wanted: 'an item or a record',
      attendu: 'un élément ou un relevé',
    };
    report(scope, 'C0406', node.of, { values });
    return NOTHING;
  }
  return { term: { ...term, of: of.term }, type };
}
