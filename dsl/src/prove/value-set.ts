// Prove, sets of values: what an attribute may still be. In: its declared type and comparisons with
// constants. Out: sets of words or of numbers, which meet, and a member to show.
import type { Condition, ValueType } from '../plan/index.ts';
import { fromText, ONE, parseDay, type Rational, rational } from '../values/index.ts';
import { intersectLines, onlyAt, outside, type Piece, WHOLE_LINE, wholeDays } from './line.ts';

/** Words (texts, keys, yes and no): these, or all but these. Or numbers, days as numbers. */
export type ValueSet =
  | { readonly kind: 'words'; readonly except: boolean; readonly words: ReadonlySet<string> }
  | { readonly kind: 'line'; readonly days: boolean; readonly pieces: readonly Piece[] };

/** A comparison of an attribute path with a constant. */
export type Leaf = Extract<Condition, { readonly fact: string }>;

/** These words. */
export function wordsSet(words: Iterable<string>, except = false): ValueSet {
  return { kind: 'words', except, words: new Set(words) };
}

/** Everything that a type allows; of an unknown type, what a comparison could ask of it. */
export function everythingOf(type: ValueType | undefined, leaf?: Leaf): ValueSet {
  if (type === undefined) {
    const isLine = leaf?.operator.startsWith('decimal') === true;
    if (!isLine) return wordsSet([], true);
    return { kind: 'line', days: isDay(leaf.value), pieces: WHOLE_LINE };
  }
  switch (type.kind) {
    case 'number':
    case 'instant':
      return { kind: 'line', days: false, pieces: WHOLE_LINE };
    case 'date':
      return { kind: 'line', days: true, pieces: WHOLE_LINE };
    case 'one of':
      return wordsSet(type.values);
    case 'boolean':
      return wordsSet(['true', 'false']);
    default:
      return wordsSet([], true);
  }
}

const isDay = (value: Leaf['value']): boolean =>
  typeof value === 'string' && parseDay(value) !== undefined;

/** A constant of the plan as a place on the line: a number, or a day counted. */
export function pointOf(text: string): Rational | undefined {
  const day = parseDay(text);
  return day === undefined ? fromText(text) : rational(day);
}

/** The values that meet a comparison (`holds`) or do not; undefined: nothing can be said. */
export function valuesMeeting(leaf: Leaf, holds: boolean, days: boolean): ValueSet | undefined {
  const { operator, value } = leaf;
  if (operator.startsWith('decimal')) {
    const point = typeof value === 'string' ? pointOf(value) : undefined;
    const pieces = point === undefined ? undefined : PIECES[operator]?.(point);
    if (pieces === undefined) return undefined;
    const meant = holds ? pieces : complement(pieces);
    return { kind: 'line', days, pieces: days ? wholeDays(meant) : meant };
  }
  const words = Array.isArray(value) ? value : [`${String(value)}`];
  const isNegative = operator === 'notEqual' || operator === 'notIn';
  return wordsSet(words, isNegative === holds);
}

const PIECES: Readonly<Record<string, (point: Rational) => readonly Piece[]>> = {
  decimalEqual: (point) => [onlyAt(point)],
  decimalNotEqual: (point) => outside(onlyAt(point)),
  decimalLessThan: (to) => [{ to, fromIncluded: false, toIncluded: false }],
  decimalLessThanInclusive: (to) => [{ to, fromIncluded: false, toIncluded: true }],
  decimalGreaterThan: (from) => [{ from, fromIncluded: false, toIncluded: false }],
  decimalGreaterThanInclusive: (from) => [{ from, fromIncluded: true, toIncluded: false }],
};

function complement(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.reduce<readonly Piece[]>(
    (left, piece) => intersectLines(left, outside(piece)),
    WHOLE_LINE,
  );
}

/** What two sets share; of different kinds, nothing. */
export function intersectSets(a: ValueSet, b: ValueSet): ValueSet {
  if (a.kind === 'line' && b.kind === 'line') {
    const days = a.days || b.days;
    const pieces = intersectLines(a.pieces, b.pieces);
    return { kind: 'line', days, pieces: days ? wholeDays(pieces) : pieces };
  }
  if (a.kind === 'line' || b.kind === 'line') return wordsSet([]);
  if (a.except && b.except) return wordsSet([...a.words, ...b.words], true);
  const [some, other] = a.except ? [b, a] : [a, b];
  return wordsSet([...some.words].filter((word) => other.words.has(word) !== other.except));
}

/** Whether nothing is left. */
export function isEmpty(set: ValueSet): boolean {
  return set.kind === 'line' ? set.pieces.length === 0 : !set.except && set.words.size === 0;
}

/** The unit's size of a number type, to choose round numbers. */
export function factorOf(type: ValueType | undefined): Rational {
  const unit = type?.kind === 'number' ? type.unit : undefined;
  return (unit === undefined ? undefined : fromText(unit.factor)) ?? ONE;
}
