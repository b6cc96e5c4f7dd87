// Language: names of the built-in functions and of the properties that every fact has, in both
// languages, first wording canonical. They are ordinary words: a function is a name followed by
// `(`.

/** A built-in name. */
export interface BuiltinName {
  readonly id: string;
  readonly en: readonly [string, ...string[]];
  readonly fr: readonly [string, ...string[]];
}

const row = (id: string, fr: string | readonly [string, ...string[]], en = id): BuiltinName => ({
  id,
  en: [en],
  fr: typeof fr === 'string' ? [fr] : fr,
});

/** Functions. Their arguments are in docs/language.md and checked in compile/calls.ts. */
export const FUNCTIONS: readonly BuiltinName[] = [
  row('whole months', 'mois complets'),
  row('started months', 'mois entamés'),
  row('days', 'jours'),
  row('add months', ['ajouter des mois', 'ajouter mois']),
  row('add days', ['ajouter des jours', 'ajouter jours']),
  row('add working days', ['ajouter des jours ouvrés', 'ajouter jours ouvrés']),
  row('next working day', 'jour ouvré suivant'),
  row('previous working day', 'jour ouvré précédent'),
  row('working days', 'jours ouvrés'),
  row('day of', ['jour', 'date civile'], 'day'),
  row('month of', 'mois civil', 'calendar month'),
  row('year of', 'année', 'year'),
  row('month number of', 'mois', 'month'),
  row('year start', ["début de l'année", 'début année']),
  row('year days', ["jours de l'année", 'jours année']),
  row('first day of', ['premier jour du mois', 'premier jour'], 'first day'),
  row('last day of', ['dernier jour du mois', 'dernier jour'], 'last day'),
  row('weekday of', ['jour de la semaine', 'jour semaine'], 'weekday'),
  row('hour of', 'heure', 'hour'),
  row('previous month', 'mois précédent'),
  row('months before', 'mois antérieurs', 'months earlier'),
  row('increments', 'incréments'),
  row('whole part', 'partie entière'),
  row('power', 'puissance'),
  row('absolute', 'valeur absolue'),
  row('sign', 'signe'),
  row('over time', 'intégré', 'integrated'),
  row('latest', 'dernière valeur'),
  row('period start', ['début de la période', 'début de période', 'début période']),
  row('period end', ['fin de la période', 'fin de période', 'fin période']),
  row('period days', ['jours de la période', 'jours de période', 'jours période']),
  row('period months', ['mois de la période', 'mois de période', 'mois période']),
  row('contract start', ['début du contrat', 'début de contrat', 'début contrat']),
  row('contract end', ['fin du contrat', 'fin de contrat', 'fin contrat']),
  row('term start', ['début de la durée', 'début durée']),
  row('term end', ['fin de la durée', 'fin durée']),
  row('contract month', ['mois du contrat', 'mois de contrat', 'mois contrat']),
  row('contract year', ['année du contrat', 'année de contrat', 'année contrat']),
  row('total time', 'durée totale'),
  row('number of times', 'décompte', 'count times'),
  row('started units', 'unités entamées'),
  row('full units', 'unités entières'),
  row('merged', 'fusionnées'),
  row('joined', 'réunies'),
  row('within', 'pendant'),
  row('without', 'hors'),
  row('cut', 'découpées'),
  row('open hours', 'plages ouvertes'),
];

/** What every fact has besides its attributes. */
export const PROPERTIES: readonly BuiltinName[] = [
  row('day', 'jour'),
  row('end day', 'jour final'),
  row('start', 'début'),
  row('end', 'fin'),
  row('duration', 'durée'),
  row('service start', ['début de service', 'début du service', 'début service']),
  row('service end', ['fin de service', 'fin du service', 'fin service']),
  row('key', 'identifiant', 'identity'),
];

/** Words for the types of attributes that are not units. */
export const ATTRIBUTE_TYPES: readonly BuiltinName[] = [
  row('text', 'texte'),
  row('number', 'nombre'),
  row('date', 'date'),
  row('timestamp', 'horodatage'),
  row('calendar month', 'mois civil'),
  row('flag', 'indicateur'),
];

/** The group at hand inside a grouped derivation. */
export const MEMBERS: BuiltinName = row('members', 'membres');

const isPhrase = (name: string): boolean => / (?:de|du|des) /.test(name);
const wordsOf = (table: readonly BuiltinName[]): readonly (readonly string[])[] =>
  table.flatMap(({ fr }) =>
    fr.filter(isPhrase).map((name) => name.match(/\p{L}+'|\p{L}+/gu) ?? []),
  );

/** French names of functions that hold words of the language: read whole before a parenthesis. */
export const FUNCTION_PHRASES = wordsOf(FUNCTIONS);
const PROPERTY_PHRASES = wordsOf(PROPERTIES);

/** French names of properties that hold words of the language: read whole, unless their last word
 * is a name of the author's (`fin de service`, of an item called `service`). */
export function propertyPhrases(isDeclared: (name: string) => boolean): string[][] {
  return PROPERTY_PHRASES.filter((words) => !isDeclared(words.at(-1) ?? '')).map((words) => [
    ...words,
  ]);
}

/** The built-in that a name spells in a language. */
export function findBuiltin(
  table: readonly BuiltinName[],
  name: string,
  language: 'en' | 'fr',
): BuiltinName | undefined {
  return table.find((item) => item[language].includes(name));
}
