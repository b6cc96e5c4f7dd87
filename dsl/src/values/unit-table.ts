// Stage: values. The built-in units as data: name, base, factor, and their words and symbols in
// English and French. In: nothing. Out: the table that units.ts searches, and labels of bases.

/** The languages a contract can be written in. */
export type Language = 'en' | 'fr';

/** The words for a unit in one language; the first two are the label, singular and plural. */
export interface UnitWords {
  readonly one: string;
  readonly many: string;
  /** Other whole words, matched in any case. */
  readonly others: readonly string[];
  /** Abbreviations, matched in exactly this case. */
  readonly symbols: readonly string[];
}

/** A built-in unit: a value in it, times `n / d`, is in its base (`undefined`: a plain number). */
export interface UnitRow {
  readonly name: string;
  readonly base: string | undefined;
  readonly n: number;
  readonly d: number;
  readonly words: Readonly<Record<Language, UnitWords>>;
}

// Reads 'month months' or 'year years | annum | yr': label words, other words, symbols. An
// underscore stands for a space inside a word.
function words(text: string): UnitWords {
  const [labels, others, symbols] = text.split('|').map(listed);
  const one = labels?.[0] ?? '';
  return { one, many: labels?.[1] ?? one, others: others ?? [], symbols: symbols ?? [] };
}

function listed(text: string): readonly string[] {
  return text.split(' ').flatMap((word) => (word === '' ? [] : [word.replaceAll('_', ' ')]));
}

function row(
  name: string,
  base: string | undefined,
  factor: number | readonly [number, number],
  en: string,
  fr: string,
): UnitRow {
  const [n, d] = typeof factor === 'number' ? [factor, 1] : factor;
  return { name, base, n, d, words: { en: words(en), fr: words(fr) } };
}

// A size in bytes: its symbols are its label, in French the octet symbol.
function size(symbol: string, octet: string, factor: number, en: string, fr: string): UnitRow {
  return row(
    symbol,
    'byte',
    factor,
    `${symbol} ${symbol} | ${en} ${en}s | ${symbol}`,
    `${octet} ${octet} | ${fr} ${fr}s | ${octet} ${symbol}`,
  );
}

function rate(symbol: string, other: string, factor: number): UnitRow {
  const text = `${symbol} ${symbol} | | ${symbol} ${other}`;
  return row(symbol, 'bit-per-second', factor, text, text);
}

/** All built-in units. 'm' is the metre, 'min' the minute; a day is always 86400 seconds. */
export const UNIT_ROWS: readonly UnitRow[] = [
  row('second', 'second', 1, 'second seconds | | s sec', 'seconde secondes | | s'),
  row('minute', 'second', 60, 'minute minutes | | min', 'minute minutes | | min'),
  row('hour', 'second', 3600, 'hour hours | | h hr', 'heure heures | | h'),
  row('day', 'second', 86400, 'day days | | d', 'jour jours | | j'),
  row('week', 'second', 604800, 'week weeks | |', 'semaine semaines | |'),
  row('month', 'month', 1, 'month months | |', 'mois mois | |'),
  row('quarter', 'month', 3, 'quarter quarters | |', 'trimestre trimestres | |'),
  row('year', 'month', 12, 'year years | |', 'an ans | année années |'),
  row('byte', 'byte', 1, 'byte bytes | | B', 'octet octets | | o B'),
  size('kB', 'ko', 1e3, 'kilobyte', 'kilooctet'),
  size('MB', 'Mo', 1e6, 'megabyte', 'mégaoctet'),
  size('GB', 'Go', 1e9, 'gigabyte', 'gigaoctet'),
  size('TB', 'To', 1e12, 'terabyte', 'téraoctet'),
  size('KiB', 'Kio', 1024, 'kibibyte', 'kibioctet'),
  size('MiB', 'Mio', 1024 ** 2, 'mebibyte', 'mébioctet'),
  size('GiB', 'Gio', 1024 ** 3, 'gibibyte', 'gibioctet'),
  size('TiB', 'Tio', 1024 ** 4, 'tebibyte', 'tébioctet'),
  rate('bps', 'bit/s', 1),
  rate('kbps', 'kbit/s', 1e3),
  rate('Mbps', 'Mbit/s', 1e6),
  rate('Gbps', 'Gbit/s', 1e9),
  row('%', undefined, [1, 100], '% % | percent per_cent |', '% % | pour_cent |'),
  row('metre', 'metre', 1, 'metre metres | meter meters | m', 'mètre mètres | | m'),
  row(
    'km',
    'metre',
    1000,
    'km km | kilometre kilometres kilometer kilometers | km',
    'km km | kilomètre kilomètres | km',
  ),
  row('mile', 'metre', [1609344, 1000], 'mile miles | | mi', 'mile miles | | mi'),
];

const BASE_LABELS: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map([
  ...UNIT_ROWS.filter((unit) => unit.name === unit.base).map(
    (unit): [string, Record<Language, string>] => [
      unit.name,
      { en: unit.words.en.one, fr: unit.words.fr.one },
    ],
  ),
  ['bit-per-second', { en: 'bit/s', fr: 'bit/s' }],
]);

/** The singular word for a base; a currency code or a contract's own unit is its own word. */
export function baseLabel(base: string, language: Language): string {
  return BASE_LABELS.get(base)?.[language] ?? base;
}
