// Language: names of the built-in functions and of the properties that every fact has, in both
// languages, first wording canonical. They are ordinary words: a function is a name followed by
// `(`.

/** A built-in name. */
export interface BuiltinName {
  readonly id: string;
  readonly en: readonly [string, ...string[]];
  readonly fr: readonly [string, ...string[]];
}

const row = (id: string, fr: string, en = id): BuiltinName => ({ id, en: [en], fr: [fr] });

/** Functions. Their arguments are in docs/language.md and checked in compile/calls.ts. */
export const FUNCTIONS: readonly BuiltinName[] = [
  row('whole months', 'mois complets'),
  row('started months', 'mois entamés'),
  row('days', 'jours'),
  row('add months', 'ajouter mois'),
  row('add days', 'ajouter jours'),
  row('add working days', 'ajouter jours ouvrés'),
  row('next working day', 'jour ouvré suivant'),
  row('previous working day', 'jour ouvré précédent'),
  row('working days', 'jours ouvrés'),
  row('day of', 'date civile', 'day'),
  row('month of', 'mois civil', 'calendar month'),
  row('year of', 'année', 'year'),
  row('month number of', 'mois', 'month'),
  row('year start', 'début année'),
  row('year days', 'jours année'),
  row('first day of', 'premier jour', 'first day'),
  row('last day of', 'dernier jour', 'last day'),
  row('weekday of', 'jour semaine', 'weekday'),
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
  row('period start', 'début période'),
  row('period end', 'fin période'),
  row('period days', 'jours période'),
  row('period months', 'mois période'),
  row('contract start', 'début contrat'),
  row('contract end', 'fin contrat'),
  row('term start', 'début durée'),
  row('term end', 'fin durée'),
  row('contract month', 'mois contrat'),
  row('contract year', 'année contrat'),
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
  row('service start', 'début service'),
  row('service end', 'fin service'),
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

/** The built-in that a name spells in a language. */
export function findBuiltin(
  table: readonly BuiltinName[],
  name: string,
  language: 'en' | 'fr',
): BuiltinName | undefined {
  return table.find((item) => item[language].includes(name));
}
