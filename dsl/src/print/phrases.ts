// Print, phrases: the parts of values that are lists of their own: sets of facts with their limits,
// windows, charges, bands and ranges.
import type { BandLine, Expression, Range, SetPhrase, WindowPhrase } from '../ast/expression.ts';
import { type Follows, LEVELS, NOTHING, next as set } from './binding.ts';
import { expression } from './expression.ts';
import { CLOSE, commas, keyword, named, OPEN, type Piece, sign } from './piece.ts';
import { type Context, setName } from './words.ts';

/** `charges of 4.1, 4.2 of this site in the month`. */
export function charges(
  value: Extract<Expression, { kind: 'charges' }>,
  context: Context,
  follow: Follows,
): Piece[] {
  const clauses = value.clauses?.map((clause) => [named(clause.text, 'clause')]);
  const except = value.except.map((clause) => [named(clause.text, 'clause')]);
  const head =
    clauses === undefined
      ? [
          keyword('AllCharges'),
          ...(except.length > 0 ? [keyword('Except')] : []),
          ...commas(except),
        ]
      : [keyword('ChargesOf'), ...commas(clauses)];
  return [
    ...head,
    ...(value.of === undefined ? [] : ownerOf(value.of, value.window, context, follow)),
    ...(value.window === undefined ? [] : windowPhrase(value.window, context, follow)),
  ];
}

function ownerOf(
  of: Expression,
  window: WindowPhrase | undefined,
  context: Context,
  follow: Follows,
): Piece[] {
  const next = window === undefined ? follow : set('limit', 'other');
  return [keyword('Of'), ...expression(of, { ...context, tail: 'none' }, LEVELS.primary, next)];
}

function ofThis(name: string | undefined): Piece[] {
  return name === undefined ? [] : [keyword('Of'), keyword('This'), named(name, 'word')];
}

/** The words of aggregates. */
export const AGGREGATES: Readonly<Record<string, string>> = {
  sum: 'Sum',
  average: 'Average',
  greatest: 'Greatest',
  least: 'Least',
  distinct: 'Distinct',
  number: 'Count',
  any: 'ThereIs',
  percentile: 'Percentile',
  top: 'Top',
};

/** `sum of VALUE over SET`. */
export function aggregate(
  value: Extract<Expression, { kind: 'aggregate' }>,
  context: Context,
  follow: Follows,
): Piece[] {
  const { parameter, value: each } = value;
  return [
    keyword(AGGREGATES[value.function] ?? ''),
    ...(parameter === undefined ? [] : [...expression(parameter, context), keyword('Of')]),
    ...(each === undefined ? [] : [...valueOfEach(each, context), keyword('OverSet')]),
    ...setPhrase(value.set, context, follow),
  ];
}

// What starts with a name and a window would be read as a series over that window.
function valueOfEach(each: Expression, context: Context): Piece[] {
  const first = firstOf(each);
  const isRead = each !== first && first.kind === 'during' && first.value.kind === 'name';
  if (isRead) return [OPEN, ...expression(each, { ...context, tail: 'all' }), CLOSE];
  return expression(each, context, LEVELS.or, set('other', 'over'));
}

function firstOf(value: Expression): Expression {
  if (value.kind === 'binary') return firstOf(value.left);
  const isHead =
    'value' in value &&
    typeof value.value === 'object' &&
    !['not', 'negate', 'aggregate', 'during', 'at'].includes(value.kind);
  return isHead ? firstOf(value.value) : value;
}

/** A set of facts with its limits, the test last. */
export function setPhrase(phrase: SetPhrase, context: Context, follow: Follows = NOTHING): Piece[] {
  const { window, where, before } = phrase;
  const limited = before || where !== undefined;
  return [
    ...(phrase.itself ? [keyword('This')] : []),
    named(setName(phrase.type, context)),
    ...ofThis(phrase.ofThis?.text),
    ...(window === undefined
      ? []
      : windowPhrase(window, context, limited ? set('limit', 'other') : follow)),
    ...(before ? [keyword('BeforeThis')] : []),
    ...(where === undefined
      ? []
      : [keyword('Where'), ...expression(where, inSet(context), LEVELS.or, follow)]),
  ];
}

// A window after a test is the set's.
const inSet = (context: Context): Context =>
  context.tail === 'none' ? context : { ...context, tail: 'day' };

/** `in the previous month`, `from D until D`. */
export function windowPhrase(window: WindowPhrase, context: Context, follow: Follows): Piece[] {
  switch (window.kind) {
    case 'months':
      return [
        keyword('InTheLast'),
        ...expression(window.count, context),
        ...(window.before ? [keyword('BeforePeriod')] : []),
      ];
    case 'range':
      return [
        keyword('From'),
        ...expression(window.from, context, LEVELS.additive, set('other')),
        keyword('Until'),
        ...expression(window.to, context, LEVELS.additive, follow),
      ];
    case 'moment':
      return [keyword('InService')];
    case 'ever':
      return [keyword('Ever')];
    default:
      return [
        keyword('Window', `${window.kind} ${window.offset}`),
        ...(window.toDate ? [keyword('ToDate')] : []),
        ...(window.before ? [keyword('BeforePeriod')] : []),
      ];
  }
}

/** What the first of some bands looks like to the value before it. */
export function beforeBands(lines: readonly BandLine[], context: Context): Follows {
  const first = lines[0]?.range;
  if (first === undefined) return NOTHING;
  const startsWithEdge =
    first.shape === 'exactly' || first.shape === 'between' || first.shape === 'and over';
  if (first.shape === 'over') return set('over', 'other');
  if (!startsWithEdge || first.from === undefined) return set('other');
  if (!isLiteral(first.from)) return set('parenthesis', 'other');
  // On one line, `1` and `100 to 200` would make `1 100`.
  return context.oneLine === true ? set('digits', 'other') : set('other');
}

/** Bands, each on its own line, colons below each other. */
export function bands(lines: readonly BandLine[], context: Context): Piece[] {
  const group = {};
  return lines.flatMap((line, at) => [
    { kind: 'break', of: 'band', from: line.span.from } as const,
    ...band(line, context, group, beforeBands(lines.slice(at + 1), context)),
  ]);
}

/** One band. */
export function band(
  line: BandLine,
  context: Context,
  group: object,
  follow: Follows = NOTHING,
): Piece[] {
  const value = expression(line.value, context, LEVELS.adjusted, follow);
  return [...range(line.range, context), { kind: 'tab', group }, sign(':'), ...value];
}

function isLiteral(value: Expression): boolean {
  return value.kind === 'number' || value.kind === 'date';
}

/** `up to 5`, `1 to 5`. Names are in parentheses, so that no heading is seen in them. */
export function range(value: Range, context: Context): Piece[] {
  const edge = (item: Expression | undefined): Piece[] => {
    if (item === undefined) return [];
    if (isLiteral(item)) return expression(item, context);
    return [OPEN, ...expression(item, context), CLOSE];
  };
  switch (value.shape) {
    case 'up to':
      return [keyword('UpTo'), ...edge(value.to)];
    case 'under':
      return [keyword('Under'), ...edge(value.to)];
    case 'over':
      return [
        keyword('Over'),
        ...edge(value.from),
        ...(value.to === undefined ? [] : [keyword('To'), ...edge(value.to)]),
      ];
    case 'otherwise':
      return [keyword('Otherwise')];
    case 'exactly':
      return edge(value.from);
    case 'and over':
      return [...edge(value.from), keyword('AndOver')];
    case 'between':
      return [...edge(value.from), keyword('To'), ...edge(value.to)];
  }
}
