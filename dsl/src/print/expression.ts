// Print, expressions: a value -> pieces. Parentheses stand only where the parser would else build
// another tree: by binding, and where what follows would be taken into the value (see binding.ts).
import type { Expression } from '../ast/expression.ts';
import {
  type Follow,
  type Follows,
  LEVELS,
  levelOf,
  NOTHING,
  OPERATORS,
  RELATION,
  next as set,
  takes,
} from './binding.ts';
import {
  AGGREGATES,
  aggregate,
  bands,
  beforeBands,
  charges,
  setPhrase,
  windowPhrase,
} from './phrases.ts';
import {
  CALL,
  CLOSE,
  COMMA,
  commas,
  keyword,
  MINUS,
  named,
  OPEN,
  type Piece,
  quoted,
  raw,
  sign,
} from './piece.ts';
import { type Context, functionName, number, valueName } from './words.ts';

/** Prints a value where the grammar takes one of a level; `follow` is what comes next. */
export function expression(
  value: Expression,
  context: Context,
  level: number = LEVELS.or,
  follow: Follows = NOTHING,
): Piece[] {
  const clashes = takes(value).some((item) => follow.has(item));
  const here = context.tail ?? 'all';
  const kept =
    here === 'all' ||
    (value.kind !== 'during' &&
      value.kind !== 'over series' &&
      (here === 'day' || !isDated(value)));
  if (levelOf(value) >= level && !clashes && kept) return bare(value, context, follow);
  return [OPEN, ...bare(value, { ...context, tail: 'all' }, NOTHING), CLOSE];
}

const isDated = ({ kind }: Expression): boolean => kind === 'series' || kind === 'at';

/** Words that would join the first word of a value after them into another keyword. */
const JOINING: Readonly<Record<string, string>> = { At: 'Least' };

/** A word and the value after it, in parentheses where the two would be read as one word. */
export function after(word: Piece, value: readonly Piece[]): Piece[] {
  const first = value[0];
  const joins =
    word.kind === 'keyword' && first?.kind === 'keyword' && JOINING[word.token] === first.token;
  return joins ? [word, OPEN, ...value, CLOSE] : [word, ...value];
}

function bare(value: Expression, context: Context, follow: Follows): Piece[] {
  const tail = (item: Expression, level: number): Piece[] =>
    expression(item, context, level, follow);
  const inner = (item: Expression, level: number, ...following: readonly Follow[]): Piece[] =>
    expression(item, context, level, set(...following, 'other'));
  switch (value.kind) {
    case 'number':
      return number(value, context);
    case 'text':
      return [quoted(value.text)];
    case 'date':
    case 'month':
      return [raw(value.text)];
    case 'boolean':
      return [keyword('Boolean', value.value ? 'true' : 'false')];
    case 'name':
      return [named(valueName(value.name, context))];
    case 'of':
      return column(value, context, follow);
    case 'percent of':
      return [
        ...bare(value.percent, context, NOTHING),
        keyword('Of'),
        ...tail(value.of, LEVELS.unary),
      ];
    case 'this':
      return value.name === undefined
        ? [keyword('This')]
        : [keyword('This'), named(value.name.text)];
    case 'moment':
      return [keyword('Today')];
    case 'binary': {
      const { level, left, follow: next } = OPERATORS[value.operator] ?? RELATION;
      const isWord = value.operator === 'and' || value.operator === 'or';
      const operator = isWord
        ? keyword(value.operator === 'and' ? 'And' : 'Or')
        : sign(value.operator);
      const right = tail(value.right, level + 1);
      return [...inner(value.left, left, next), ...after(operator, right)];
    }
    case 'not':
      return [keyword('Not'), ...tail(value.value, LEVELS.not)];
    case 'negate':
      return [MINUS, ...tail(value.value, LEVELS.unary)];
    case 'known':
    case 'missing': {
      const verb = keyword(value.kind === 'known' ? 'IsKnown' : 'IsMissing');
      return [...inner(value.value, LEVELS.adjusted, 'relation'), verb];
    }
    case 'one of': {
      const options = listed(value.options, context, LEVELS.primary, follow, COMMA);
      return [...inner(value.value, LEVELS.adjusted, 'relation'), keyword('IsOneOf'), ...options];
    }
    case 'if':
      return [
        keyword('If'),
        ...inner(value.test, LEVELS.or),
        keyword('Then'),
        ...inner(value.then, LEVELS.or),
        keyword('Otherwise'),
        ...tail(value.otherwise, LEVELS.or),
      ];
    case 'greater':
    case 'lesser': {
      const head = keyword(value.kind === 'greater' ? 'GreaterOf' : 'LesserOf');
      return [head, ...listed(value.of, context, LEVELS.additive, follow, keyword('And'))];
    }
    case 'call': {
      const values = value.arguments.map((item, at) =>
        at === value.arguments.length - 1
          ? expression(item, { ...context, tail: 'all' })
          : expression(item, { ...context, tail: 'all' }, LEVELS.or, set('comma', 'other')),
      );
      return [named(functionName(value.name, context)), ...CALL, ...commas(values), CLOSE];
    }
    case 'series':
      return [named(value.series.text), ...forDay(value.at, context, follow)];
    case 'at':
      return [...timeless(value.value, context), ...forDay(value.at, context, follow)];
    case 'during':
      return [...timeless(value.value, context), ...windowPhrase(value.window, context, follow)];
    case 'over series':
      return [
        keyword(AGGREGATES[value.function] ?? ''),
        named(value.series.text),
        ...windowPhrase(value.window, context, follow),
      ];
    case 'charges':
      return charges(value, context, follow);
    case 'times':
      return [keyword('TimesOf'), ...setPhrase(value.set, context, follow)];
    case 'aggregate':
      return aggregate(value, context, follow);
    case 'scale':
      return [
        keyword('ScaleKind', value.scale),
        ...(value.size === undefined ? [] : bare(value.size, context, NOTHING)),
        keyword('ScaleOf'),
        ...expression(value.by, context, LEVELS.additive, beforeBands(value.bands, context)),
        ...bands(value.bands, context),
      ];
    default:
      return adjusted(value, context, follow);
  }
}

type Adjusted = Extract<
  Expression,
  { kind: 'rounded' | 'at least' | 'at most' | 'converted' | 'fallback' }
>;

function adjusted(value: Adjusted, context: Context, follow: Follows): Piece[] {
  const head = expression(value.value, context, LEVELS.adjusted, set('adjustment', 'other'));
  const tail = (item: Expression, level: number): Piece[] =>
    expression(item, context, level, follow);
  switch (value.kind) {
    case 'rounded':
      return [...head, ...rounding(value, context)];
    case 'at least':
      return [...head, keyword('AtLeast'), ...tail(value.bound, LEVELS.additive)];
    case 'at most':
      return [...head, keyword('AtMost'), ...tail(value.bound, LEVELS.additive)];
    case 'fallback':
      return [...head, keyword('IfKnownOtherwise'), ...tail(value.otherwise, LEVELS.additive)];
    case 'converted':
      return [
        ...head,
        keyword('ConvertedTo'),
        named(value.currency.text, 'word'),
        keyword(value.rate.kind === 'series' || value.rate.kind === 'call' ? 'By' : 'At'),
        ...expression(value.rate, { ...context, tail: 'day' }, LEVELS.primary, follow),
      ];
  }
}

/** A value that a day or window is asked of. */
function timeless(value: Expression, context: Context): Piece[] {
  const isPlain =
    value.kind === 'name' || value.kind === 'call' || (value.kind === 'of' && !value.keys.length);
  if (isPlain) return bare(value, context, NOTHING);
  return [OPEN, ...bare(value, { ...context, tail: 'all' }, NOTHING), CLOSE];
}

function forDay(at: Expression, context: Context, follow: Follows): Piece[] {
  return [keyword('For'), ...expression(at, { ...context, tail: 'none' }, LEVELS.primary, follow)];
}

/** `rounded to 0.01 half up`. */
export function rounding(
  value: Pick<Extract<Expression, { kind: 'rounded' }>, 'step' | 'mode'>,
  context: Context,
): Piece[] {
  const step = bare(value.step, context, NOTHING);
  return [keyword('Rounded'), keyword('To'), ...step, keyword('Mode', value.mode)];
}

function listed(
  items: readonly Expression[],
  context: Context,
  level: number,
  follow: Follows,
  separator: Piece,
): Piece[] {
  const between: Follow = separator === COMMA ? 'comma' : 'and';
  return items.flatMap((item, at) => {
    const next = at === items.length - 1 ? follow : set(between, 'other');
    const pieces = expression(item, context, level, next);
    return at === 0 ? pieces : [separator, ...pieces];
  });
}

function column(
  value: Extract<Expression, { kind: 'of' }>,
  context: Context,
  follow: Follows,
): Piece[] {
  const { name, of, keys } = value;
  const head = named(valueName(name, context));
  const keyed = keys.flatMap((key, at) => {
    const isLast = at === keys.length - 1;
    const next = isLast ? follow : set('comma', 'other');
    const bound = { ...context, tail: 'none' as const };
    const pieces = expression(key.value, bound, LEVELS.unary, next);
    return [at === 0 ? keyword('With') : COMMA, named(key.name.text), sign('='), ...pieces];
  });
  // A table of one column: its name stands for the column too.
  if (keys.length > 0 && of.kind === 'name' && of.name.text === name.text) return [head, ...keyed];
  const isName = of.kind === 'name';
  const next = keys.length === 0 ? follow : isName ? NOTHING : set('keys', 'other');
  const owner = expression(of, { ...context, tail: 'none' }, LEVELS.primary, next);
  return [head, keyword('Of'), ...owner, ...keyed];
}
