// Rendering of values: canonical texts in the reader's language, with units. Numbers show in their
// unit, money with its digits at least, long fractions cut with a mark that says so.
import type { Bilingual, Language, UnitTag } from '@avenant/dsl';
import {
  absolute,
  compare,
  currencyDigits,
  divide,
  findUnit,
  fromText,
  ONE,
  parseDay,
  type Rational,
  rational,
  toApproximateText,
  toText,
  unitLabel,
} from '@avenant/dsl/values';
import type { Explanation } from './explanation.ts';
import { AROUND } from './words.ts';

const DECIMALS_MAX = 12;

/** Fills the places `{0}`, `{1}` of a text. */
export function filled(text: Bilingual, language: Language, ...parts: readonly string[]): string {
  return text[language].replace(/\{(\d)\}/gu, (_, at: string) => {
    return parts[Number.parseInt(at, 10)] ?? '';
  });
}

/** The value of a node as a reader sees it. */
export function shownValue(node: Explanation, language: Language): string {
  const { value, valueKind, unit } = node;
  switch (valueKind ?? 'number') {
    case 'number':
      return shownNumber(value, unit, language);
    case 'boolean':
      return AROUND[value === 'true' ? 'yes' : 'no'][language];
    case 'date':
    case 'instant':
    case 'month':
      return shownDate(value, language);
    case 'times':
      return shownTimes(value, language);
    case 'text':
    case 'fact':
      return value;
  }
}

/** A canonical number in its unit. */
export function shownNumber(text: string, unit: UnitTag | undefined, language: Language): string {
  const base = fromText(text);
  if (base === undefined) return text;
  const shown = unit === undefined ? base : divide(base, fromText(unit.factor) ?? ONE);
  const label = unit === undefined ? '' : ` ${shownLabel(unit.label, shown, language)}`;
  const digits = currencyDigits(unit?.label.split(' ')[0] ?? '') ?? 0;
  return `${grouped(decimalText(shown, digits), language)}${label}`;
}

// At least so many decimals, at most twelve and then a mark.
function decimalText(value: Rational, digits: number): string {
  const exact = toText(value);
  const decimals = exact.split('.')[1]?.length ?? 0;
  if (exact.includes('/') || decimals > DECIMALS_MAX) {
    return `${toApproximateText(value, DECIMALS_MAX)}…`;
  }
  if (decimals >= digits) return exact;
  return `${decimals === 0 ? `${exact}.` : exact}${'0'.repeat(digits - decimals)}`;
}

// Thousands apart: `1,234.50`, `1 234,50`.
function grouped(text: string, language: Language): string {
  const [whole = '', rest] = text.split('.');
  const separator = language === 'en' ? ',' : '\u202f';
  const digits = whole.replace(/\B(?=(?:\d{3})+(?!\d))/gu, separator);
  return rest === undefined ? digits : `${digits}${language === 'en' ? '.' : ','}${rest}`;
}

// `EUR per month` to `EUR par mois`; words that are no unit stay as they are.
function shownLabel(label: string, value: Rational, language: Language): string {
  const [first = '', ...others] = label.split(' per ');
  const size = compare(absolute(value), language === 'en' ? ONE : rational(2));
  const plural = language === 'en' ? size !== 0 : size >= 0;
  const head = word(first, language, plural);
  const tail = others.map((one) => word(one, language, false));
  return [head, ...tail].join(language === 'en' ? ' per ' : ' par ');
}

function word(name: string, language: Language, plural: boolean): string {
  const unit = findUnit(name, 'en');
  return unit === undefined ? name : unitLabel(unit, language, plural);
}

/** An ISO date, month or timestamp as a reader sees it: ISO in English, day first in French. */
export function shownDate(text: string, language: Language): string {
  if (language === 'en') return text.replace('T', ' ');
  const [date = '', time] = text.split('T');
  const shown = date.split('-').reverse().join('/');
  return time === undefined ? shown : `${shown} ${time}`;
}

function shownTimes(text: string, language: Language): string {
  if (text === '') return AROUND.none[language];
  const times = text.split(' ').map((one) => {
    const [from = '', to = ''] = one.split('/');
    return `${shownDate(from, language)} – ${shownDate(to, language)}`;
  });
  return times.join('; ');
}

/** Whether an ISO day stands for "always" at either end. */
export function isOpen(text: string): boolean {
  return text === '0001-01-01' || text === '9999-12-31' || parseDay(text) === undefined;
}
