// Stage: values. In: a unit word from a contract, in English or French. Out: the unit, with its
// dimension and its exact factor to the base, or its label for display.

import { isCurrency } from './currency.ts';
import type { Dimension } from './dimensions.ts';
import { type Rational, rational } from './rational.ts';
import { normalizeName } from './text.ts';
import { type Language, UNIT_ROWS, type UnitWords } from './unit-table.ts';

export {
  type Dimension,
  dimensionText,
  divideDimensions,
  multiplyDimensions,
  NO_DIMENSION,
  sameDimension,
} from './dimensions.ts';
export type { Language } from './unit-table.ts';

/**
 * A unit of measure: a value in it, times `factor`, is the same value in the bases of
 * `dimension` (`2 hour` is `2 * 3600 second`). Names of built-in units are English and singular.
 */
export interface Unit {
  readonly name: string;
  readonly dimension: Dimension;
  readonly factor: Rational;
}

/** All built-in units. */
export const BUILT_IN_UNITS: readonly Unit[] = UNIT_ROWS.map((row) => ({
  name: row.name,
  dimension: Object.freeze(row.base === undefined ? {} : { [row.base]: 1 }),
  factor: rational(row.n, row.d),
}));

interface Words {
  readonly exact: ReadonlyMap<string, Unit>;
  readonly folded: ReadonlyMap<string, Unit>;
}

function wordsOf(language: Language): Words {
  const exact = new Map<string, Unit>();
  const folded = new Map<string, Unit>();
  for (const [index, unit] of BUILT_IN_UNITS.entries()) {
    const words = UNIT_ROWS[index]?.words[language];
    if (words === undefined) continue;
    for (const symbol of words.symbols) exact.set(symbol, unit);
    for (const word of [words.one, words.many, ...words.others]) {
      if (!exact.has(word)) folded.set(normalizeName(word), unit);
    }
  }
  return { exact, folded };
}

const WORDS: Readonly<Record<Language, Words>> = { en: wordsOf('en'), fr: wordsOf('fr') };

const LABELS: ReadonlyMap<string, Readonly<Record<Language, UnitWords>>> = new Map(
  UNIT_ROWS.map((row) => [row.name, row.words]),
);

/**
 * The built-in unit that a word names in a language: abbreviations in their exact case (`'GB'`,
 * `'Mbps'`, `'Go'` in French), whole words in any case, singular or plural. `undefined` if none.
 */
export function findUnit(word: string, language: Language): Unit | undefined {
  const words = WORDS[language];
  return words.exact.get(word) ?? words.folded.get(normalizeName(word));
}

/** The word for a unit in a language; units that are not built in are called by their name. */
export function unitLabel(unit: Unit, language: Language, plural: boolean): string {
  const words = LABELS.get(unit.name)?.[language];
  if (words === undefined) return unit.name;
  return plural ? words.many : words.one;
}

/**
 * An English unit label (`EUR per month`) in a language, its first word in the plural where asked
 * for; words that are no unit stay as they are.
 */
export function unitWords(label: string, language: Language, plural: boolean): string {
  const words = label.split(' per ').map((word, index) => {
    const unit = isCurrency(word) ? undefined : findUnit(word, 'en');
    return unit === undefined ? word : unitLabel(unit, language, plural && index === 0);
  });
  return words.join(language === 'en' ? ' per ' : ' par ');
}
