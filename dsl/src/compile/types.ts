// Compile, types: what an expression is, statically. Numbers carry dimensions, so that two
// currencies or a monthly and a one-off amount cannot be added.
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import type { UnitTag, ValueType } from '../plan/index.ts';
import {
  type Dimension,
  dimensionText,
  divideDimensions,
  findUnit,
  fromText,
  isCurrency,
  multiply,
  multiplyDimensions,
  ONE,
  type Rational,
  sameDimension,
  toText,
  unitWords,
} from '../values/index.ts';

/** The static type of an expression. `unknown` follows a reported problem and provokes no other. */
export type Type =
  | { readonly kind: 'number'; readonly dimension: Dimension; readonly unit?: UnitTag }
  | { readonly kind: 'text'; readonly values?: readonly string[] }
  | { readonly kind: 'boolean' | 'date' | 'instant' | 'month' | 'times' | 'unknown' }
  | { readonly kind: 'fact'; readonly type: string };

/** A plain number. */
export const NUMBER: Type = { kind: 'number', dimension: {} };
/** The type after a reported problem. */
export const UNKNOWN: Type = { kind: 'unknown' };
/** A length of time in seconds. */
export const DURATION: Dimension = { second: 1 };

/** A unit as the plan and types know it. */
export interface KnownUnit {
  readonly dimension: Dimension;
  readonly factor: Rational;
  readonly tag: UnitTag | undefined;
}

/** Names of which one is asked for: a set, or the keys of a map. */
export type Names = Pick<ReadonlySet<string>, 'has'>;

/**
 * The unit that words spell (`EUR`, `month` for `EUR per month`).
 * @param nouns names of item and record types: `per site` counts without a dimension.
 * @returns the unit, or the word that is no unit.
 */
export function unitOf(
  words: readonly string[],
  language: 'en' | 'fr',
  nouns: Names,
): KnownUnit | { readonly unknown: string } {
  let dimension: Dimension = {};
  let factor = ONE;
  const labels: string[] = [];
  for (const [index, word] of words.entries()) {
    const known = singleUnit(word, language, nouns);
    if (known === undefined) return { unknown: word };
    labels.push(known.label);
    if (index === 0) {
      dimension = known.dimension;
      factor = known.factor;
    } else {
      dimension = divideDimensions(dimension, known.dimension);
      factor = multiply(factor, { n: known.factor.d, d: known.factor.n });
    }
  }
  const label = labels.join(' per ');
  return { dimension, factor, tag: { label, factor: toText(factor) } };
}

function singleUnit(
  word: string,
  language: 'en' | 'fr',
  nouns: Names,
): { label: string; dimension: Dimension; factor: Rational } | undefined {
  if (isCurrency(word)) return { label: word, dimension: { [word]: 1 }, factor: ONE };
  const unit = findUnit(word, language) ?? findUnit(word, language === 'en' ? 'fr' : 'en');
  if (unit !== undefined) {
    return { label: unit.name, dimension: unit.dimension, factor: unit.factor };
  }
  if (nouns.has(word.toLowerCase())) return { label: word, dimension: {}, factor: ONE };
  return undefined;
}

/** The type of a declared value. */
export function typeOfValue(type: ValueType, dimensionOf: (tag: UnitTag) => Dimension): Type {
  switch (type.kind) {
    case 'number':
      return type.unit === undefined
        ? NUMBER
        : { kind: 'number', dimension: dimensionOf(type.unit), unit: type.unit };
    case 'one of':
      return { kind: 'text', values: type.values };
    case 'reference':
      return { kind: 'fact', type: type.type };
    default:
      return { kind: type.kind };
  }
}

/** The dimension of a unit tag written by `unitOf`. */
export function dimensionOfTag(tag: UnitTag): Dimension {
  const known = unitOf(tag.label.split(' per '), 'en', new Set());
  return 'unknown' in known ? {} : known.dimension;
}

/** The currency of a money dimension, when it is money at all. */
export function currencyOf(dimension: Dimension): string | undefined {
  const found = Object.entries(dimension).filter(([base]) => isCurrency(base));
  const only = found[0];
  return found.length === 1 && only?.[1] === 1 ? only[0] : undefined;
}

/** A unit tag for results of a dimension: money and time get readable ones. */
export function tagOf(dimension: Dimension): UnitTag | undefined {
  const bases = Object.keys(dimension);
  if (bases.length === 0) return undefined;
  const currency = currencyOf(dimension);
  const rest = bases.filter((base) => base !== currency);
  if (currency !== undefined && rest.length === 0) return { label: currency, factor: '1' };
  if (currency !== undefined && rest.length === 1 && dimension[rest[0] ?? ''] === -1) {
    if (rest[0] === 'second') return { label: `${currency} per day`, factor: '1/86400' };
    return { label: `${currency} per ${rest[0]}`, factor: '1' };
  }
  if (sameDimension(dimension, DURATION)) return { label: 'minute', factor: '60' };
  if (sameDimension(dimension, { month: 1 })) return { label: 'month', factor: '1' };
  return undefined;
}

/** A type in the reader's words. */
export function typeText(type: Type): Bilingual {
  switch (type.kind) {
    case 'number': {
      if (Object.keys(type.dimension).length === 0) return { en: 'a number', fr: 'un nombre' };
      if (type.unit !== undefined) return { en: type.unit.label, fr: french(type.unit.label) };
      const tag = tagOf(type.dimension);
      return tag === undefined
        ? { en: dimensionText(type.dimension, 'en'), fr: dimensionText(type.dimension, 'fr') }
        : { en: tag.label, fr: french(tag.label) };
    }
    case 'text':
      return { en: 'a text', fr: 'un texte' };
    case 'boolean':
      return { en: 'yes or no', fr: 'oui ou non' };
    case 'date':
      return { en: 'a date', fr: 'une date' };
    case 'instant':
      return { en: 'a time stamp', fr: 'un horodatage' };
    case 'month':
      return { en: 'a month', fr: 'un mois' };
    case 'times':
      return { en: 'stretches of time', fr: 'des plages de temps' };
    case 'fact':
      return {
        en: `${/^[aeiou]/i.test(type.type) ? 'an' : 'a'} ${type.type}`,
        fr: `« ${type.type} »`,
      };
    default:
      return { en: 'unknown', fr: 'inconnu' };
  }
}

/** A unit label in French. */
export function french(label: string): string {
  return unitWords(label, 'fr', false);
}

/** Dimension of a product or quotient. */
export const combine = { multiply: multiplyDimensions, divide: divideDimensions };

/** The exact value of a text written by `toText`; for texts known to be good. */
export function rationalOf(text: string): Rational {
  const value = fromText(text);
  if (value === undefined) throw new Error(`not an exact number: ${text}`);
  return value;
}
