// Language: what newcomers write that contracts say otherwise, with what to say. Only asked where a
// sentence could not be read, or a function is not known. In: nothing. Out: patterns with advice.
import type { Bilingual, Language } from '../diagnostics/diagnostic.ts';

/** A wording that is not read, and the one to use. */
export interface Habit {
  /** The surface it is met in. */
  readonly language: Language;
  /** What it looks like in a sentence's text. */
  readonly pattern: RegExp;
  readonly advice: Bilingual;
  /** The text that mends it, with the groups of the pattern; absent where a person must choose. */
  readonly write?: string;
}

const DAY = String.raw`(\d{4}-\d{2}-\d{2})`;
const habit = (
  language: Language,
  pattern: string,
  en: string,
  fr: string,
  write?: string,
): Habit => ({
  language,
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, 'giu'),
  advice: { en, fr },
  ...(write === undefined ? {} : { write }),
});

const MONTHS =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const MOIS =
  '(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)';

const ENGLISH: readonly Habit[] = [
  habit(
    'en',
    String.raw`(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTHS}|${MONTHS} \d{1,2})(?:,? \d{4})?`,
    'write the date `2027-01-31`; each year on it: `every 12 months from 2027-01-31`',
    'écrivez la date `2027-01-31` ; chaque année : `every 12 months from 2027-01-31`',
  ),
  habit('en', '(?:x|times)', 'write `*` to multiply', 'écrivez `*` pour multiplier', '*'),
  habit(
    'en',
    'between',
    'write two comparisons: `price >= 10 and price <= 20`',
    'écrivez deux comparaisons : `price >= 10 and price <= 20`',
  ),
  habit(
    'en',
    String.raw`(EUR|USD|GBP|CHF|CAD|JPY)\s?(\d(?:[\d ]*\d)?(?:\.\d+)?)`,
    'the currency follows its amount: `5 EUR`',
    'la devise suit son montant : `5 EUR`',
    '$2 $1',
  ),
  habit(
    'en',
    String.raw`if .*\bthen (?:charge|credit|discount)`,
    'a condition is a sentence of its own, `when …`; the charge stands on the next line',
    'une condition est une phrase à elle seule, `when …` ; le montant vient à la ligne suivante',
  ),
  habit(
    'en',
    '(?:each|every|per) (?:year|annum)|once a year|yearly|annually',
    'say which years: `each calendar year` or `each contract year`',
    'dites de quelles années : `each calendar year` ou `each contract year`',
  ),
  habit(
    'en',
    String.raw`(?<=\S )when`,
    '`when …` is a sentence of its own: put it on its own line',
    '`when …` est une phrase à elle seule : mettez-la sur sa propre ligne',
  ),
  habit(
    'en',
    `from ${DAY} to ${DAY}`,
    'write `until` with the day after the last one, or `through` where the last day counts',
    'écrivez `until` avec le lendemain du dernier jour, ou `through` si le dernier jour compte',
  ),
  habit(
    'en',
    `in force until ${DAY}`,
    'say also from when: `in force from 2026-01-01 until 2027-01-01`',
    'dites aussi à partir de quand : `in force from 2026-01-01 until 2027-01-01`',
  ),
  habit(
    'en',
    '(?:to|to the) (?:nearest )?cents?',
    'a rounding says its step: `rounded to 0.01`',
    'un arrondi dit son pas : `rounded to 0.01`',
    'to 0.01',
  ),
  habit(
    'en',
    String.raw`free for \d+ months?`,
    'say from when it is charged: `when today >= service start + 3 months`',
    'dites à partir de quand c’est facturé : `when today >= service start + 3 months`',
  ),
  habit(
    'en',
    '(?:for each|per) started (?:hour|minute|day|month)s?',
    'started units are counted: `* started units(times of …, 1 hour)`',
    'les unités entamées se comptent : `* started units(times of …, 1 hour)`',
  ),
  habit(
    'en',
    'on the next invoice',
    'a charge stands on the invoice of its own period; nothing more is said',
    'un montant figure sur la facture de sa propre période ; rien de plus ne se dit',
  ),
];

const FRENCH: readonly Habit[] = [
  habit(
    'fr',
    String.raw`(?:1er|\d{1,2}) ${MOIS}(?: \d{4})?`,
    'write the date `2027-01-31`; each year: `tous les 12 mois à partir du 2027-01-31`',
    'écrivez la date `2027-01-31` ; chaque année : `tous les 12 mois à partir du 2027-01-31`',
  ),
  habit(
    'fr',
    String.raw`(?:\d+ jours (?:à |en )?)fin (?:de|du) mois`,
    'say what comes first: `dernier jour du mois(date) + 45 jours`, or `(date + 45 jours)`',
    'dites l’ordre : `dernier jour du mois(date) + 45 jours`, ou `(date + 45 jours)`',
  ),
  habit('fr', '(?:x|fois)', 'write `*` to multiply', 'écrivez `*` pour multiplier', '*'),
  habit(
    'fr',
    '(?<!maximum |minimum |élevé )entre',
    'write two comparisons: `prix >= 10 et prix <= 20`',
    'écrivez deux comparaisons : `prix >= 10 et prix <= 20`',
  ),
  habit(
    'fr',
    String.raw`(EUR|USD|GBP|CHF|CAD|JPY)\s?(\d(?:[\d ]*\d)?(?:,\d+)?)`,
    'the currency follows its amount: `5 EUR`',
    'la devise suit son montant : `5 EUR`',
    '$2 $1',
  ),
  habit(
    'fr',
    String.raw`si .*\balors (?:facturer|créditer)`,
    'a condition is a sentence of its own, `lorsque …`; the charge stands on the next line',
    'une condition est une phrase à elle seule, `lorsque …` ; le montant vient à la ligne suivante',
  ),
  habit(
    'fr',
    `(?:chaque année|tous les ans) à (?:partir|compter) d[ue] ${DAY}`,
    'write `tous les 12 mois à partir du 2027-01-01`',
    'écrivez `tous les 12 mois à partir du 2027-01-01`',
    'tous les 12 mois à partir du $1',
  ),
  habit(
    'fr',
    '(?:chaque année|tous les ans|par an|une fois par an|annuellement)',
    'say which years: `chaque année civile` or `chaque année contractuelle`',
    'dites de quelles années : `chaque année civile` ou `chaque année contractuelle`',
  ),
  habit(
    'fr',
    String.raw`(?<=\S )(?:lorsque|lorsqu|quand)`,
    '`lorsque …` is a sentence of its own: put it on its own line',
    '`lorsque …` est une phrase à elle seule : mettez-la sur sa propre ligne',
  ),
  habit(
    'fr',
    `du ${DAY} au ${DAY}`,
    "write `à partir du 2026-02-01 jusqu'au 2026-06-30`, the last day included",
    "écrivez `à partir du 2026-02-01 jusqu'au 2026-06-30`, dernier jour compris",
    "à partir du $1 jusqu'au $2",
  ),
  habit(
    'fr',
    '(?:au|à) (?:centime|cent)(?: près)?',
    'a rounding says its step: `arrondi à 0,01`',
    'un arrondi dit son pas : `arrondi à 0,01`',
    'à 0,01',
  ),
  habit(
    'fr',
    String.raw`gratuit(?:e|s|es)? pendant \d+ mois`,
    'say from when it is charged: `lorsque aujourd’hui >= début de service + 3 mois`',
    'dites à partir de quand c’est facturé : `lorsque aujourd’hui >= début de service + 3 mois`',
  ),
  habit(
    'fr',
    'par (?:heure|minute|jour|mois) (?:entamée?|commencée?)',
    'started units are counted: `* unités entamées(plages de …, 1 heure)`',
    'les unités entamées se comptent : `* unités entamées(plages de …, 1 heure)`',
  ),
  habit(
    'fr',
    'sur la (?:prochaine facture|facture suivante)',
    'a charge stands on the invoice of its own period; nothing more is said',
    'un montant figure sur la facture de sa propre période ; rien de plus ne se dit',
  ),
];

/** Wordings of sentences, in both languages. */
export const HABITS: readonly Habit[] = [...ENGLISH, ...FRENCH];

const calls = (
  names: readonly string[],
  en: string,
  fr: string,
): readonly (readonly [string, Bilingual])[] => {
  const advice = { en: `write ${en}; in French ${fr}`, fr: `écrivez ${fr} ; en anglais ${en}` };
  return names.map((name) => [name, advice] as const);
};

/** Functions that other languages have, under the names they have there. */
export const FOREIGN_CALLS: ReadonlyMap<string, Bilingual> = new Map([
  ...calls(['max', 'maximum'], '`greater of a and b`', '`maximum entre a et b`'),
  ...calls(['min', 'minimum'], '`lesser of a and b`', '`minimum entre a et b`'),
  ...calls(['round', 'arrondir'], '`x rounded to 0.01`', '`x arrondi à 0,01`'),
  ...calls(['ceil', 'ceiling', 'roundup'], '`x rounded up to 1`', '`x arrondi par excès à 1`'),
  ...calls(['floor', 'int', 'trunc'], '`whole part(x)`', '`partie entière(x)`'),
  ...calls(['abs'], '`absolute(x)`', '`valeur absolue(x)`'),
  ...calls(['sum', 'somme'], '`sum of price over access`', '`somme de prix sur accès`'),
  ...calls(['count', 'nombre'], '`number of access`', '`nombre de accès`'),
  ...calls(['if', 'si'], '`if a then b otherwise c`', '`si a alors b sinon c`'),
  ...calls(['now', 'today'], '`today`', '`aujourd’hui`'),
]);
