// Values and their canonical texts, both ways. In: a value and what kind of value it is. Out: exact
// text: numbers as toText writes them, dates ISO, facts by key, intervals as `from/to from/to`.
import {
  formatDay,
  formatInstant,
  formatMonth,
  fromText,
  type Interval,
  parseDay,
  parseInstant,
  parseMonth,
  type Rational,
  toText,
} from '@avenant/dsl/values';
import type { Fact, Value } from '../facts/fact.ts';

/** What a value is. Days, months and instants are all whole numbers: only the kind tells. */
export type ValueKind =
  | 'number'
  | 'text'
  | 'boolean'
  | 'date'
  | 'instant'
  | 'month'
  | 'fact'
  | 'times';

/** Whether a value is an exact number. */
export function isRational(value: Value): value is Rational {
  return typeof value === 'object' && 'n' in value;
}

/** Whether a value is a fact. */
export function isFact(value: Value): value is Fact {
  return typeof value === 'object' && 'key' in value;
}

/** Whether a value is a list of intervals. */
export function isTimes(value: Value): value is readonly Interval[] {
  return Array.isArray(value);
}

/** The canonical text of a value. */
export function textOf(value: Value, kind: ValueKind): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return textOfCount(value, kind);
  if (isRational(value)) return toText(value);
  if (isFact(value)) return value.key;
  return value.map(textOfInterval).join(' ');
}

function textOfCount(value: number, kind: ValueKind): string {
  if (kind === 'instant') return formatInstant(value);
  return kind === 'month' ? formatMonth(value) : formatDay(value);
}

function textOfInterval({ from, to }: Interval): string {
  return `${formatInstant(from)}/${formatInstant(to)}`;
}

/**
 * The value that a canonical text is; a fact is read as its key.
 * @throws RangeError when the text is not of the kind.
 */
export function parseValue(text: string, kind: ValueKind): Value {
  const value = parsed(text, kind);
  if (value === undefined) throw new RangeError(`not a canonical ${kind}: ${text}`);
  return value;
}

function parsed(text: string, kind: ValueKind): Value | undefined {
  switch (kind) {
    case 'number':
      return fromText(text);
    case 'text':
    case 'fact':
      return text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      return parseDay(text);
    case 'instant':
      return parseInstant(text);
    case 'month':
      return parseMonth(text);
    case 'times':
      return parsedTimes(text);
  }
}

function parsedTimes(text: string): readonly Interval[] | undefined {
  const intervals: Interval[] = [];
  for (const one of text === '' ? [] : text.split(' ')) {
    const [fromPart, toPart] = one.split('/');
    const from = parseInstant(fromPart ?? '');
    const to = parseInstant(toPart ?? '');
    if (from === undefined || to === undefined) return undefined;
    intervals.push({ from, to });
  }
  return intervals;
}
