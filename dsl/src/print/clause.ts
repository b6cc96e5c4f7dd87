// Print, clauses: the sentences of a clause and of an amendment -> pieces.
import type { AmendmentSentence, ClauseDates, ClauseSentence, InForce } from '../ast/block.ts';
import type { Expression, Name } from '../ast/expression.ts';
import { type Follow, type Follows, LEVELS, next as set } from './binding.ts';
import { after, expression, rounding } from './expression.ts';
import { bands, beforeBands, range, setPhrase } from './phrases.ts';
import {
  CLOSE,
  COMMA,
  commas,
  keyword,
  named,
  OPEN,
  type Piece,
  quoted,
  raw,
  sign,
} from './piece.ts';
import { cell } from './table.ts';
import { type Context, number, unit } from './words.ts';

/** `4.1, 4.2`. */
export function clauseNames(names: readonly Name[]): Piece[] {
  return commas(names.map((name) => [named(name.text, 'clause')]));
}

/** `in force from D until D`. */
export function inForce(dates: InForce): Piece[] {
  const head = [keyword('InForce'), keyword('From'), raw(dates.from.text)];
  if (dates.to === undefined) return head;
  return [...head, keyword(dates.through ? 'Through' : 'Until'), raw(dates.to.text)];
}

function clauseDates({ from, to, through }: ClauseDates, context: Context): Piece[] {
  const value = (date: Expression): Piece[] =>
    expression(date, context, LEVELS.additive, set('other'));
  return [
    keyword('InForce'),
    ...(from === undefined ? [] : [keyword('From'), ...value(from)]),
    ...(to === undefined ? [] : [keyword(through ? 'Through' : 'Until'), ...value(to)]),
  ];
}

/** A literal number of the tree. */
export function literal(value: Expression, context: Context): Piece[] {
  return value.kind === 'number' ? number(value, context) : expression(value, context);
}

type Charge = Extract<ClauseSentence, { kind: 'charge' | 'credit' | 'discount' | 'surcharge' }>;

function charge(value: Charge, context: Context): Piece[] {
  const { by, scale, bands: lines } = value;
  const other: readonly Follow[] = scale === undefined ? [] : ['other'];
  const last: Follows = scale === undefined ? beforeBands(lines, context) : set(...other);
  return [
    keyword('Charge', value.kind),
    ...expression(value.value, context, LEVELS.or, by === undefined ? last : set('other')),
    ...(by === undefined ? [] : [keyword('By'), ...expression(by, context, LEVELS.or, last)]),
    ...(scale === undefined ? [] : [keyword('ScaleKind', scale)]),
    ...bands(lines, context),
  ];
}

/** Where a value has parentheses. */
const shapeOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece === OPEN ? '(' : piece === CLOSE ? ')' : '.')).join('');

function commitment(
  value: Extract<ClauseSentence, { kind: 'commitment' }>,
  context: Context,
): Piece[] {
  const plain = expression(value.on, context, LEVELS.additive, set('other'));
  const listed = expression(value.on, context, LEVELS.additive, set('comma', 'other'));
  return [
    keyword('Commitment'),
    ...expression(value.amount, context, LEVELS.additive, set('other')),
    keyword('On'),
    ...plain,
    // No comma after a list that would go on behind it.
    ...(shapeOf(plain) === shapeOf(listed) ? [COMMA] : []),
    keyword('Shortfall'),
    ...literal(value.share, context),
  ];
}

/** A sentence of a clause. */
export function clauseSentence(value: ClauseSentence, context: Context): Piece[] {
  switch (value.kind) {
    case 'replaces':
    case 'adds to':
      return [keyword('Verb', value.kind), ...clauseNames(value.clauses)];
    case 'suspends':
    case 'reinstates':
      return [keyword('Switch', value.kind), ...clauseNames(value.clauses)];
    case 'caps':
    case 'floors':
      return [
        keyword('Limit', value.kind),
        ...(value.except === undefined
          ? clauseNames(value.clauses)
          : [
              keyword('AllCharges'),
              ...(value.except.length > 0 ? [keyword('Except')] : []),
              ...clauseNames(value.except),
            ]),
        ...after(keyword('At'), expression(value.at, context)),
      ];
    case 'in force':
      return clauseDates(value.dates, context);
    case 'for each':
      return [
        keyword('ForEach'),
        named(value.type.text),
        ...(value.where === undefined
          ? []
          : [keyword('Where'), ...expression(value.where, context)]),
      ];
    case 'each':
      return [
        keyword('EachSpan', value.every),
        ...(value.at === 'start' ? [COMMA, keyword('AtItsStart')] : []),
      ];
    case 'once':
      return [keyword('OnceOn'), ...expression(value.on, context)];
    case 'when':
      return [keyword('When'), ...expression(value.test, context)];
    case 'charge nothing':
      return [keyword('ChargeNothing')];
    case 'charge':
    case 'credit':
    case 'discount':
    case 'surcharge':
      return charge(value, context);
    case 'commitment':
      return commitment(value, context);
    case 'by hand':
      return [keyword('ByHand'), ...unit(value.unit, true, context), quoted(value.reason)];
    case 'not billable here':
      return [keyword('NotBillable'), quoted(value.issuer)];
    case 'at most':
    case 'at least': {
      const head = keyword(value.kind === 'at most' ? 'AtMost' : 'AtLeast');
      return [head, ...expression(value.bound, context)];
    }
    case 'rounding':
      return rounding(value.rounding, context);
    case 'timing':
      return [keyword('Timing', value.timing)];
    case 'part months':
      return [keyword('PartMonths'), keyword('Proration', value.proration)];
    case 'shared': {
      const over = setPhrase(value.over, context, set('other'));
      return [keyword('SharedOver'), ...over, keyword('By'), ...expression(value.by, context)];
    }
    case 'multiply': {
      const last = value.targets.length - 1;
      const targets = value.targets.map((target, at) =>
        expression(target, context, LEVELS.or, set(at === last ? 'other' : 'comma')),
      );
      return [
        keyword('Multiply'),
        ...commas(targets),
        keyword('By'),
        ...expression(value.by, context),
      ];
    }
    case 'every':
      return [
        keyword('Every'),
        ...literal(value.months, context),
        keyword('From'),
        ...expression(value.from, context, LEVELS.additive, set('other')),
      ];
    case 'price base':
      return [keyword('PriceBase', value.base)];
  }
}

/** A change of an amendment that is not a whole block. */
export function amendmentSentence(
  value: Exclude<AmendmentSentence, { kind: 'block' }>,
  context: Context,
): Piece[] {
  switch (value.kind) {
    case 'ends':
      return [keyword('Ends'), ...clauseNames(value.clauses)];
    case 'row becomes':
      return [
        keyword('InTable'),
        named(value.table.text),
        ...(value.keys.length === 0
          ? []
          : [COMMA, keyword('Row'), ...commas(value.keys.map((key) => cell(key, context)))]),
        sign(':'),
        named(value.column.text),
        keyword('Becomes'),
        ...cell(value.value, context),
      ];
    case 'band becomes':
      return [
        keyword('InClause'),
        named(value.clause.text, 'clause'),
        COMMA,
        keyword('Band'),
        ...range(value.range, context),
        keyword('Becomes'),
        ...expression(value.value, context, LEVELS.adjusted),
      ];
    default:
      return [keyword('Switch', value.kind), ...clauseNames(value.clauses)];
  }
}
