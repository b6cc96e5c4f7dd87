// Texts, formats: amounts, quantities, civil dates and instants as a reader of a language writes
// them. In: exact decimal texts and ISO texts. Out: texts. No binary float touches an amount.
import type { Language } from './text.ts';

const LOCALE = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Language, string>;

// A format is costly to make and is asked for in every cell.
function keeping<Options, Format>(make: (locale: string, options: Options) => Format) {
  const kept = new Map<string, Format>();
  return (language: Language, options: Options): Format => {
    const key = `${language} ${JSON.stringify(options)}`;
    const format = kept.get(key) ?? make(LOCALE[language], options);
    kept.set(key, format);
    return format;
  };
}

const numberFormat = keeping(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const dayFormat = keeping(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

// Civil days are days of no zone: as midnights of the one that they are written in.
const midnight = (iso: string): Date => {
  return new Date(Temporal.PlainDate.from(iso).toZonedDateTime('UTC').epochMilliseconds);
};

const isDecimal = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text);

/** An amount such as `1234.50` with its currency; what is no decimal stays as it is. */
export function money(amount: string, currency: string, language: Language): string {
  if (!isDecimal(amount)) return amount;
  const places = Math.max(2, amount.split('.')[1]?.length ?? 0);
  const options = { style: 'currency', currency, currencyDisplay: 'code' } as const;
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
  return numberFormat(language, { ...options, ...digits }).format(amount);
}

/** An exact decimal with the separators of a language, all its places kept. */
export function decimal(value: string, language: Language): string {
  if (!isDecimal(value)) return value;
  const places = value.split('.')[1]?.length ?? 0;
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
  return numberFormat(language, digits).format(value);
}

/** A count. */
export function count(value: number, language: Language): string {
  return numberFormat(language, {}).format(value);
}

/** An ISO day such as `2026-11-22`, short: `22 Nov 2026`. */
export function day(iso: string, language: Language): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return first(dayFormat(language, options).format(midnight(iso)), language);
}

/** An ISO month such as `2026-11`: `November 2026`. */
export function month(iso: string, language: Language): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return dayFormat(language, options).format(midnight(`${iso}-01`));
}

/** An instant, by the reader's own clock: `22 Nov 2026, 14:05`. */
export function instant(iso: string, language: Language): string {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return first(dayFormat(language, options).format(new Date(iso)), language);
}

// A French month begins on its `1er`.
const first = (text: string, language: Language): string =>
  language === 'fr' ? text.replace(/^1 /, '1er ') : text;

/** A name and what it is: `Reason: goodwill`, `Motif : geste`. */
export function pair(name: string, value: string, language: Language): string {
  return `${name}${language === 'fr' ? '\u00a0' : ''}: ${value}`;
}
