// Compile, expressions: a value's words -> a core term with its static type. In: an expression and
// its scope. Out: a typed term; problems are reported on the way and yield the unknown type.
import type { Expression, Name } from '../ast/expression.ts';
import type { Term } from '../plan/index.ts';
import { isCurrency, sameDimension } from '../values/index.ts';
import { kindAdvice, unitAdvice } from './advice.ts';
import { elaborateAggregate, elaborateCharges, elaborateTimes } from './aggregates.ts';
import { elaborateCall } from './calls.ts';
import { inside, placeIn, report, type Scope, type Typed, use, withUnit } from './context.ts';
import { elaborateDate, elaborateNumber, NOTHING } from './literals.ts';
import { elaborateLookup } from './lookups.ts';
import { elaborateName, factDepth } from './names.ts';
import { elaborateAt, elaborateDuring, elaborateNamedAt, elaborateOverSeries } from './periods.ts';
import { propertyOf } from './properties.ts';
import { elaborateBands, elaborateNamedScale } from './scales.ts';
import { keyOf } from './symbols.ts';
import { combine, currencyOf, DURATION, NUMBER, type Type, typeText } from './types.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** Elaborates an expression. `expected` lets a bare word be a value of an enumeration. */
export function elaborate(node: Expression, scope: Scope, expected?: Type): Typed {
  const result = dispatch(node, scope, expected);
  scope.session.types.push({ place: placeIn(scope, node), type: result.type });
  if (result.type.kind === 'unknown') scope.session.taint.met = true;
  return withUnit(result);
}

function dispatch(node: Expression, scope: Scope, expected: Type | undefined): Typed {
  switch (node.kind) {
    case 'number':
      return elaborateNumber(node, scope);
    case 'text':
      return { term: { op: 'text', value: node.text }, type: { kind: 'text' } };
    case 'date':
    case 'month':
      return elaborateDate(node, scope);
    case 'boolean':
      return { term: { op: 'boolean', value: node.value }, type: { kind: 'boolean' } };
    case 'name':
      return elaborateName(node.name, scope, expected);
    case 'of':
      return elaborateOf(node, scope);
    case 'percent of':
      return product(node, node.percent, node.of, scope);
    case 'this':
      return elaborateThis(node, scope);
    case 'moment':
      return { term: { op: 'moment' }, type: { kind: 'date' } };
    case 'binary':
      return elaborateBinary(node, scope);
    case 'not': {
      const value = truth(node.value, scope);
      return { term: { op: 'not', of: [value.term] }, type: { kind: 'boolean' } };
    }
    case 'negate': {
      const value = quantity(node.value, scope);
      return { term: { op: 'negate', of: [value.term] }, type: value.type };
    }
    case 'known':
    case 'missing': {
      const value = elaborate(node.value, scope);
      const known: Term = { op: 'known', of: [value.term] };
      const term: Term = node.kind === 'known' ? known : { op: 'not', of: [known] };
      return { term, type: { kind: 'boolean' } };
    }
    case 'one of':
      return elaborateOneOf(node, scope);
    case 'if': {
      const when = truth(node.test, scope);
      const then = elaborate(node.then, scope, expected);
      const otherwise = elaborate(node.otherwise, scope, then.type);
      const type = same(node.otherwise, then.type, otherwise.type, scope);
      const branches = [{ when: when.term, then: then.term }];
      return { term: { op: 'choose', branches, otherwise: otherwise.term }, type };
    }
    case 'fallback': {
      const value = elaborate(node.value, scope, expected);
      const otherwise = elaborate(node.otherwise, scope, value.type);
      const type = same(node.otherwise, value.type, otherwise.type, scope);
      return { term: { op: 'first known', of: [value.term, otherwise.term] }, type };
    }
    case 'greater':
    case 'lesser': {
      const parts = node.of.map((part) => elaborate(part, scope));
      const type = parts.reduce(
        (so, part, i) => same(node.of[i] ?? node, so, part.type, scope),
        parts[0]?.type ?? NUMBER,
      );
      const op = node.kind === 'greater' ? 'max' : 'min';
      return { term: { op, of: parts.map((part) => part.term) }, type };
    }
    case 'at least':
    case 'at most': {
      const value = elaborate(node.value, scope);
      const bound = elaborate(node.bound, scope);
      const type = same(node.bound, value.type, bound.type, scope);
      const op = node.kind === 'at least' ? 'max' : 'min';
      return { term: { op, of: [value.term, bound.term] }, type };
    }
    case 'rounded': {
      const value = quantity(node.value, scope);
      const step = elaborate(node.step, scope);
      // A bare number rounds in the value's own unit: `rounded to 0.01` of money.
      const plain = step.type.kind === 'number' && Object.keys(step.type.dimension).length === 0;
      if (!plain) same(node.step, value.type, step.type, scope);
      const { mode } = node;
      return { term: { op: 'round', of: [value.term], step: step.term, mode }, type: value.type };
    }
    case 'converted':
      return elaborateConverted(node, scope);
    case 'series':
      return elaborateNamedAt(node, scope);
    case 'at':
      return elaborateAt(node, scope);
    case 'during':
      return elaborateDuring(node, scope);
    case 'over series':
      return elaborateOverSeries(node, scope);
    case 'call':
      return elaborateCall(node, scope);
    case 'aggregate':
      return elaborateAggregate(node, scope);
    case 'times':
      return elaborateTimes(node, scope);
    case 'charges':
      return elaborateCharges(node, scope);
    case 'scale': {
      const by = quantity(node.by, scope);
      const size = node.size === undefined ? undefined : quantity(node.size, scope);
      return elaborateBands({ kind: node.scale, by, size, bands: node.bands }, scope);
    }
    default:
      return NOTHING;
  }
}

/** Elaborates what must be yes or no. */
export function truth(node: Expression, scope: Scope): Typed {
  const value = elaborate(node, scope, { kind: 'boolean' });
  if (value.type.kind !== 'boolean' && value.type.kind !== 'unknown') {
    const found = typeText(value.type);
    report(scope, 'C0402', node, { values: { found: found.en, trouve: found.fr } });
    return NOTHING;
  }
  return value;
}

/** Elaborates what must be a number, with or without a unit. */
export function quantity(node: Expression, scope: Scope): Typed {
  const value = elaborate(node, scope);
  if (value.type.kind !== 'number' && value.type.kind !== 'unknown') {
    const found = typeText(value.type);
    report(scope, 'C0403', node, { values: { found: found.en, trouve: found.fr } });
    return NOTHING;
  }
  return value;
}

/** Reports two types that should be one; returns the type to go on with. */
export function same(node: Expression, left: Type, right: Type, scope: Scope, inSum = false): Type {
  if (left.kind === 'unknown') return right;
  if (right.kind === 'unknown') return left;
  if (left.kind === 'number' && right.kind === 'number') {
    if (sameDimension(left.dimension, right.dimension)) return left;
    reportUnits(node, left, right, scope, inSum);
    return { kind: 'unknown' };
  }
  if (left.kind === right.kind) return left;
  const [a, b] = [typeText(left), typeText(right)];
  const taken = inSum && scope.inSet === true;
  report(scope, 'C0401', node, {
    values: { left: a.en, gauche: a.fr, right: b.en, droite: b.fr, ...kindAdvice(taken) },
  });
  return { kind: 'unknown' };
}

function reportUnits(
  node: Expression,
  left: Extract<Type, { kind: 'number' }>,
  right: Extract<Type, { kind: 'number' }>,
  scope: Scope,
  inSum: boolean,
): void {
  const [a, b] = [typeText(left), typeText(right)];
  const values = { left: a.en, gauche: a.fr, right: b.en, droite: b.fr };
  const currencies = [left, right].map((type) => currencyOf(type.dimension));
  if (
    currencies[0] !== undefined &&
    currencies[1] !== undefined &&
    currencies[0] !== currencies[1]
  ) {
    const target = { from: currencies[1], to: currencies[0] };
    report(scope, 'C0601', node, { values: { ...values, ...target } });
  } else if (currencies[0] !== undefined && currencies[0] === currencies[1]) {
    report(scope, 'C0603', node, { values });
  } else {
    const taken = inSum && scope.inSet === true;
    const advice = taken ? kindAdvice(true) : unitAdvice(node, left, right);
    report(scope, 'C0602', node, { values: { ...values, ...advice } });
  }
}

function product(node: Expression, a: Expression, b: Expression, scope: Scope): Typed {
  const left = quantity(a, scope);
  const right = quantity(b, scope);
  if (left.type.kind !== 'number' || right.type.kind !== 'number') return NOTHING;
  const dimension = combine.multiply(left.type.dimension, right.type.dimension);
  const currencies = Object.keys(dimension).filter(isCurrency);
  if (currencies.length > 1 || currencies.some((code) => dimension[code] === 2)) {
    report(scope, 'C0606', node);
    return NOTHING;
  }
  return {
    term: { op: 'multiply', of: [left.term, right.term] },
    type: { kind: 'number', dimension },
  };
}

function elaborateBinary(node: Of<'binary'>, scope: Scope): Typed {
  const { operator } = node;
  if (operator === 'and' || operator === 'or') {
    const of = [truth(node.left, scope).term, truth(node.right, scope).term];
    return { term: { op: operator, of }, type: { kind: 'boolean' } };
  }
  if (operator === '*') return product(node, node.left, node.right, scope);
  if (operator === '/') {
    const left = quantity(node.left, scope);
    const right = quantity(node.right, scope);
    if (left.type.kind !== 'number' || right.type.kind !== 'number') return NOTHING;
    const dimension = combine.divide(left.type.dimension, right.type.dimension);
    return {
      term: { op: 'divide', of: [left.term, right.term] },
      type: { kind: 'number', dimension },
    };
  }
  if (operator === '+' || operator === '-') return elaborateSum(node, operator, scope);
  return elaborateComparison(node, operator, scope);
}

function elaborateSum(node: Of<'binary'>, operator: '+' | '-', scope: Scope): Typed {
  const left = elaborate(node.left, scope);
  const right = elaborate(node.right, scope);
  const sign = (term: Term): Term => (operator === '-' ? { op: 'negate', of: [term] } : term);
  if (isTimeOfDay(left.type, right.type)) {
    const of = [left.term, sign(right.term)];
    return { term: { op: 'call', function: 'add time', of }, type: { kind: 'instant' } };
  }
  if (left.type.kind === 'month' && isMonths(right.type)) {
    const first: Term = { op: 'call', function: 'first day of', of: [left.term] };
    const day: Term = { op: 'call', function: 'add months', of: [first, sign(right.term)] };
    return { term: { op: 'call', function: 'month of', of: [day] }, type: { kind: 'month' } };
  }
  if (left.type.kind === 'date' && right.type.kind === 'number') {
    const months = sameDimension(right.type.dimension, { month: 1 });
    if (months || sameDimension(right.type.dimension, DURATION)) {
      const name = months ? 'add months' : 'add days';
      const of = [left.term, sign(right.term)];
      return { term: { op: 'call', function: name, of }, type: { kind: 'date' } };
    }
  }
  const between = (['date', 'instant'] as const).some(
    (kind) => left.type.kind === kind && right.type.kind === kind,
  );
  if (between && operator === '-') {
    const type: Type = { kind: 'number', dimension: DURATION };
    const name = left.type.kind === 'instant' ? 'time between' : 'days';
    return { term: { op: 'call', function: name, of: [right.term, left.term] }, type };
  }
  const type = same(node.right, left.type, right.type, scope, true);
  if (type.kind !== 'number' && type.kind !== 'unknown') {
    const found = typeText(type);
    report(scope, 'C0403', node, { values: { found: found.en, trouve: found.fr } });
    return NOTHING;
  }
  const term: Term =
    operator === '+'
      ? { op: 'add', of: [left.term, right.term] }
      : { op: 'subtract', of: [left.term, right.term] };
  return { term, type };
}

const isMonths = (type: Type): boolean =>
  type.kind === 'number' && sameDimension(type.dimension, { month: 1 });

// Hours and minutes lead from a date to a moment of the day, days to another date.
function isTimeOfDay(left: Type, right: Type): boolean {
  if (right.kind !== 'number' || !sameDimension(right.dimension, DURATION)) return false;
  if (left.kind === 'instant') return true;
  return left.kind === 'date' && /^(hour|minute|second)$/.test(right.unit?.label ?? '');
}

type Relation = '=' | '<>' | '<' | '<=' | '>' | '>=';

function elaborateComparison(node: Of<'binary'>, relation: Relation, scope: Scope): Typed {
  const left = elaborate(node.left, scope);
  const right = elaborate(node.right, scope, left.type);
  return { term: comparison(node, relation, left, right, scope), type: { kind: 'boolean' } };
}

function comparison(
  node: Expression,
  relation: Relation,
  left: Typed,
  right: Typed,
  scope: Scope,
): Term {
  const [a, b] = [comparable(left, right), comparable(right, left)];
  // `where size = small - 1`: the test took in what follows the set.
  const inSum = node.kind === 'binary' && node.right.kind === 'binary';
  const type = same(node, a.type, b.type, scope, inSum);
  const ordered = ['number', 'date', 'instant', 'month', 'unknown'].includes(type.kind);
  if (!ordered && relation !== '=' && relation !== '<>') {
    const found = typeText(type);
    report(scope, 'C0404', node, { values: { found: found.en, trouve: found.fr, relation } });
  }
  return { op: 'compare', relation, of: [a.term, b.term] };
}

/** A fact compared with a text is compared by its key, a time stamp with a date by its day. */
function comparable(value: Typed, other: Typed): Typed {
  if (value.type.kind === 'instant' && other.type.kind === 'date') {
    const term: Term = { op: 'call', function: 'day of', of: [value.term] };
    return { term, type: { kind: 'date' } };
  }
  if (value.type.kind !== 'fact' || other.type.kind !== 'text') return value;
  return { term: { op: 'key', of: value.term }, type: { kind: 'text' } };
}

function elaborateOneOf(node: Of<'one of'>, scope: Scope): Typed {
  const value = elaborate(node.value, scope);
  const of = node.options.map((option) =>
    comparison(option, '=', value, elaborate(option, scope, value.type), scope),
  );
  return { term: { op: 'or', of }, type: { kind: 'boolean' } };
}

function elaborateThis(node: Of<'this'>, scope: Scope): Typed {
  if (node.name === undefined) {
    const subject = scope.facts.at(-1);
    if (subject === undefined) {
      report(scope, 'C0306', node, { values: { name: 'this' } });
      return NOTHING;
    }
    const depth = scope.facts.length - 1;
    return { term: { op: 'fact', depth }, type: { kind: 'fact', type: subject } };
  }
  const depth = factDepth(node.name, scope);
  if (depth < 0) {
    report(scope, 'C0306', node, { values: { name: node.name.text } });
    return NOTHING;
  }
  use(scope, node.name, 'type', keyOf(node.name));
  return { term: { op: 'fact', depth }, type: { kind: 'fact', type: scope.facts[depth] ?? '' } };
}

function elaborateOf(node: Of<'of'>, scope: Scope): Typed {
  if (node.of.kind === 'name') {
    const table = scope.session.symbols.tables.get(keyOf(node.of.name));
    if (table !== undefined) return elaborateLookup(node, table, node.of.name, scope);
  }
  const scale = scope.session.symbols.scales.get(keyOf(node.name));
  if (scale !== undefined) {
    use(scope, node.name, 'scale', keyOf(node.name));
    return elaborateNamedScale(node.name, quantity(node.of, scope), scope);
  }
  const target = elaborate(node.of, scope);
  if (target.type.kind === 'unknown') return NOTHING;
  if (target.type.kind !== 'fact') {
    const found = typeText(target.type);
    const values = { name: node.name.text, found: found.en, trouve: found.fr };
    report(scope, 'C0307', node.name, { values });
    return NOTHING;
  }
  return propertyOf(node.name, target.term, target.type.type, scope);
}

/** Money in another currency: by a series for a date, or at a number. */
function elaborateConverted(node: Of<'converted'>, scope: Scope): Typed {
  const value = quantity(node.value, scope);
  const { rate } = node;
  const code = node.currency.text;
  const from = value.type.kind === 'number' ? currencyOf(value.type.dimension) : undefined;
  const series =
    rate.kind === 'series' ? scope.session.symbols.series.get(keyOf(rate.series)) : undefined;
  const by = series === undefined ? elaborate(rate, scope) : undefined;
  if (from === undefined || value.type.kind !== 'number' || !isCurrency(code)) {
    if (value.type.kind !== 'unknown') {
      report(scope, 'C0607', node, { values: { currency: code } });
    }
    return NOTHING;
  }
  const { [from]: exponent, ...rest } = value.type.dimension;
  const dimension = combine.multiply(rest, { [code]: exponent ?? 1 });
  const type: Type = { kind: 'number', dimension };
  // A rate is written as target units for one source unit (`USD` converted to `EUR` by 0.92).
  if (by !== undefined) {
    if (by.type.kind === 'unknown') return NOTHING;
    same(rate, NUMBER, by.type, scope);
    return { term: { op: 'multiply', of: [value.term, by.term] }, type };
  }
  if (series === undefined || rate.kind !== 'series') return NOTHING;
  use(scope, rate.series, 'series', keyOf(rate.series));
  const at = elaborate(rate.at, scope).term;
  const name = series.block.name.text;
  const term: Term = { op: 'convert', of: [value.term], series: name, at, inverse: false };
  return { term, type };
}

/** Elaborates with one more fact bound inside. */
export function elaborateInside(node: Expression, scope: Scope, type: string): Typed {
  return elaborate(node, inside(scope, type));
}

/** The name alone of an expression, when it is one. */
export function bareName(node: Expression): Name | undefined {
  return node.kind === 'name' ? node.name : undefined;
}
