// Print, words: numbers, units and built-in names as one language writes them. The author's own
// names stay; units, functions, properties and attribute types change with the language.
import type { Expression, Name, UnitName } from '../ast/expression.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import {
  ATTRIBUTE_TYPES,
  type BuiltinName,
  FUNCTIONS,
  findBuiltin,
  MEMBERS,
  PROPERTIES,
} from '../language/functions.ts';
import { findUnit, type Unit, unitLabel } from '../values/index.ts';
import { keyword, named, type Piece, raw, sign } from './piece.ts';
import type { Reading } from './read-back.ts';

/** What printing a sentence needs to know of its file. */
export interface Context extends Reading {
  /** The language that the tree was read from; absent: either. */
  readonly written?: Language | undefined;
  /** Names that the file gives a meaning of its own. */
  readonly declared: ReadonlySet<string>;
  /** The sentence may not be broken: bands stand behind each other. */
  readonly oneLine?: boolean;
  /** What a value may be followed by here, as in the parser. */
  readonly tail?: 'all' | 'day' | 'none';
  /** Names of records that last (`lasting from`), for the dates of examples. */
  readonly lasting: ReadonlySet<string>;
}

/** A name; a built-in one in the context's language. */
export function builtin(table: readonly BuiltinName[], name: Name, context: Context): string {
  if (context.declared.has(name.text)) return name.text;
  for (const language of sources(context)) {
    const row = findBuiltin(table, name.text, language);
    if (row !== undefined) return row[context.language][0];
  }
  return name.text;
}

/** The name of a function; nothing that a file declares can stand before a parenthesis. */
export const functionName = (name: Name, context: Context): string =>
  builtin(FUNCTIONS, name, { ...context, declared: NOTHING_DECLARED });

const NOTHING_DECLARED: ReadonlySet<string> = new Set();

/** A name that may be a property which every fact has. */
export const valueName = (name: Name, context: Context): string =>
  builtin(PROPERTIES, name, context);

/** The type of a set. */
export const setName = (name: Name, context: Context): string => builtin([MEMBERS], name, context);

function sources(context: Context): readonly Language[] {
  if (context.written !== undefined) return [context.written];
  return context.language === 'en' ? ['en', 'fr'] : ['fr', 'en'];
}

function unitOf(word: string, context: Context): Unit | undefined {
  for (const language of sources(context)) {
    const unit = findUnit(word, language);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/** A unit: its first word in the plural where asked for. */
export function unit(name: UnitName, plural: boolean, context: Context): Piece[] {
  return name.words.flatMap((word, index) => {
    const found = unitOf(word, context);
    if (found?.name === '%' && name.words.length === 1) return [sign('%')];
    const known = found !== undefined && found.name !== '%';
    const text = known ? unitLabel(found, context.language, plural && index === 0) : word;
    const piece = named(text, 'word');
    return index === 0 ? [piece] : [keyword('Per'), piece];
  });
}

/** The type of an attribute: a word of the language, a unit, or the name of a type. */
export function attributeType(name: UnitName, context: Context): Piece[] {
  const [first = '', ...rest] = name.words;
  if (rest.length > 0) return unit(name, true, context);
  const text = builtin(ATTRIBUTE_TYPES, { text: first, span: name.span }, context);
  const isType = text !== first || context.declared.has(first);
  if (isType || unitOf(first, context) === undefined) return [named(text)];
  return unit(name, true, context);
}

/** Digits grouped by spaces from five on, with the decimal sign of the language. */
export function numberText(text: string, language: Language): string {
  const [whole = '', decimals] = text.split('.');
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ' ');
  if (decimals === undefined) return grouped;
  return `${grouped}${language === 'fr' ? ',' : '.'}${decimals}`;
}

/** A number with its percent sign or unit. */
export function number(value: Extract<Expression, { kind: 'number' }>, context: Context): Piece[] {
  const pieces = [raw(numberText(value.text, context.language))];
  if (value.percent) return [...pieces, sign('%')];
  if (value.unit === undefined) return pieces;
  return [...pieces, ...unit(value.unit, isPlural(value.text, context.language), context)];
}

function isPlural(text: string, language: Language): boolean {
  const whole = text.split('.')[0]?.replace(/^0+(?=\d)/, '') ?? '';
  return language === 'en' ? text !== '1' : whole !== '0' && whole !== '1';
}
