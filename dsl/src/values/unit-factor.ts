// Values: the factor of a compound unit as written (`EUR per month`), in either language.
import { isCurrency } from './currency.ts';
import { divide, multiply, ONE, type Rational } from './rational.ts';
import { findUnit } from './units.ts';

/** Base units in one such unit; words that are no unit count for one. */
export function unitFactor(words: readonly string[]): Rational {
  return words.reduce((factor, word, index) => {
    if (isCurrency(word)) return factor;
    const unit = findUnit(word, 'en') ?? findUnit(word, 'fr');
    if (unit === undefined) return factor;
    return index === 0 ? multiply(factor, unit.factor) : divide(factor, unit.factor);
  }, ONE);
}
