// Prove, words: sets of values and witnesses as a reader of the contract writes them, in both
// languages; and the text of cells for quick fixes.
import type { Bilingual, Language } from '../diagnostics/diagnostic.ts';
import { KEYWORDS } from '../language/keywords.ts';
import type { ValueType } from '../plan/index.ts';
import {
  compare,
  divide,
  findUnit,
  formatDay,
  type Rational,
  toText,
  unitWords,
} from '../values/index.ts';
import { numberIn, type Piece } from './line.ts';
import { factorOf, type ValueSet } from './value-set.ts';

/** A word of the language as the printer writes it. */
export function keyword(token: string, language: Language, payload?: string): string {
  const row = KEYWORDS.find((one) => one.token === token && one.payload === payload);
  return row?.[language][0] ?? token;
}

/** A number in the unit of its type, without the unit. */
export function bareNumber(value: Rational, type: ValueType, language: Language): string {
  if (type.kind === 'date') return formatDay(dayOf(value));
  const text = toText(divide(value, factorOf(type)));
  return language === 'fr' ? text.replace('.', ',') : text;
}

const dayOf = ({ n, d }: Rational): number => Number.parseInt(`${n / d}`, 10);

function unitAfter(type: ValueType, language: Language): string {
  const unit = type.kind === 'number' ? type.unit : undefined;
  if (unit === undefined) return '';
  return unit.label === '%' ? ' %' : ` ${unitWords(unit.label, language, true)}`;
}

/** A member of a set, in words; undefined: only that it is none of some words is known. */
export function memberOf(set: ValueSet, type: ValueType, language: Language): string | undefined {
  if (set.kind === 'words') {
    if (set.except) return undefined;
    const [word] = set.words;
    return word === undefined || type.kind !== 'boolean' ? word : flag(word, language);
  }
  const value = numberIn(set.pieces, factorOf(type));
  return value === undefined
    ? undefined
    : `${bareNumber(value, type, language)}${unitAfter(type, language)}`;
}

const flag = (word: string, language: Language): string =>
  keyword('Boolean', language, word === 'true' ? 'true' : 'false');

const JOINTS = {
  between: { en: ['between', 'and'], fr: ['entre', 'et'] },
  other: { en: 'other than', fr: 'autre que' },
  and: { en: ' and ', fr: ' et ' },
} as const;

/** `country = IT`, `bandwidth between 100 and 1000 Mbps`: what holds of a name in a set. */
export function phraseOf(name: string, set: ValueSet, type: ValueType, language: Language): string {
  if (set.kind === 'words') {
    const word = memberOf(set, type, language);
    if (word !== undefined) return `${name} = ${word}`;
    return set.words.size === 0
      ? name
      : `${name} ${JOINTS.other[language]} ${[...set.words].slice(0, 4).join(', ')}`;
  }
  const piece = pieceShown(set, type);
  if (piece === undefined) return name;
  const { from, to } = piece;
  const unit = unitAfter(type, language);
  const number = (value: Rational): string => bareNumber(value, type, language);
  if (from !== undefined && to !== undefined) {
    if (compare(from, to) === 0) return `${name} = ${number(from)}${unit}`;
    const [between, and] = JOINTS.between[language];
    return `${name} ${between} ${number(from)} ${and} ${number(to)}${unit}`;
  }
  if (from !== undefined) {
    return `${name} ${piece.fromIncluded ? '>=' : '>'} ${number(from)}${unit}`;
  }
  return to === undefined ? name : `${name} ${piece.toIncluded ? '<=' : '<'} ${number(to)}${unit}`;
}

/** The piece of a line that holds the number shown. */
function pieceShown(set: Extract<ValueSet, { kind: 'line' }>, type: ValueType): Piece | undefined {
  const shown = numberIn(set.pieces, factorOf(type));
  return set.pieces.find(
    ({ from, to }) =>
      shown !== undefined &&
      (from === undefined || compare(from, shown) <= 0) &&
      (to === undefined || compare(shown, to) <= 0),
  );
}

/** Phrases joined. */
export function joined(phrases: readonly string[], language: Language): string {
  return phrases.join(JOINTS.and[language]);
}

/** A text in both languages. */
export function inBoth(make: (language: Language) => string): Bilingual {
  return { en: make('en'), fr: make('fr') };
}

const wordsOfLanguage = (language: Language): ReadonlySet<string> =>
  new Set(KEYWORDS.flatMap((row) => row[language].map((text) => text.toLowerCase())));

/** A word as a cell holds it: in quotes where it could be read otherwise. */
export function wordCell(word: string, type: ValueType, language: Language): string {
  if (type.kind === 'boolean') return flag(word, language);
  const isPlain = /^\p{L}[\p{L}\d]*$/u.test(word) && findUnit(word, language) === undefined;
  return isPlain && !wordsOfLanguage(language).has(word.toLowerCase()) ? word : `"${word}"`;
}

/** The key cell of a set: its range where one can be written, else a member. */
export function keyCellText(set: ValueSet, type: ValueType, language: Language): string {
  if (set.kind === 'words') {
    const [word] = set.words;
    return set.except || word === undefined
      ? keyword('Any', language)
      : wordCell(word, type, language);
  }
  const piece = pieceShown(set, type);
  const { from, to } = piece ?? {};
  const number = (value: Rational): string => bareNumber(value, type, language);
  if (from !== undefined && to !== undefined) {
    const isRange = piece?.fromIncluded === true && piece.toIncluded && compare(from, to) < 0;
    if (isRange) return `${number(from)} ${keyword('To', language)} ${number(to)}`;
    return number(numberIn(set.pieces, factorOf(type)) ?? from);
  }
  if (from !== undefined) {
    return piece?.fromIncluded === true
      ? `${number(from)} ${keyword('AndOver', language)}`
      : `${keyword('Over', language)} ${number(from)}`;
  }
  if (to === undefined) return keyword('Any', language);
  return `${keyword(piece?.toIncluded === true ? 'UpTo' : 'Under', language)} ${number(to)}`;
}
