// Inventory: its words.
import type { Text } from '../../texts/text.ts';

/** What the inventory says. */
export const INVENTORY = {
  title: { en: 'Inventory', fr: 'Inventaire' },
  dataset: { en: 'Data file', fr: 'Fichier de données' },
  grid: { en: 'Items of {dataset} on {day}', fr: 'Articles de {dataset} au {day}' },
  from: { en: 'from', fr: 'du' },
  to: { en: 'through', fr: 'au' },
  day: { en: 'In service on', fr: 'En service le' },
  slider: { en: 'Service day', fr: 'Date de service' },
  known: { en: 'As known on', fr: 'Tel que connu le' },
  knownAll: { en: 'All that is known', fr: 'Tout ce qui est connu' },
  before: { en: 'The change before', fr: 'Le changement précédent' },
  after: { en: 'The next change', fr: 'Le changement suivant' },
  today: { en: 'Today', fr: 'Aujourd’hui' },
  noContract: { en: 'No contract yet', fr: 'Pas encore de contrat' },
  noItems: {
    en: 'This contract has no data file of items',
    fr: 'Ce contrat n’a pas de fichier d’articles',
  },
  noneOnDay: { en: 'No item is in service on {day}', fr: 'Aucun article en service le {day}' },
  noneAbout: {
    en: 'Move the day, or import a data file.',
    fr: 'Déplacez la date, ou importez un fichier de données.',
  },
  loading: { en: 'Reading the items…', fr: 'Lecture des articles…' },
  item: { en: 'History of {key}', fr: 'Historique de {key}' },
  states: { en: 'Its states in time', fr: 'Ses états dans le temps' },
  noStates: { en: 'Nothing of it holds any more.', fr: 'Plus rien de lui ne tient.' },
  attribute: { en: 'Attribute', fr: 'Attribut' },
  since: { en: 'from {from}', fr: 'depuis le {from}' },
  between: { en: '{from} through {to}', fr: 'du {from} au {to}' },
  always: { en: 'always', fr: 'toujours' },
  said: { en: 'What was said of it, and when', fr: 'Ce qui en a été dit, et quand' },
  knownOn: { en: 'Known from', fr: 'Connu depuis le' },
  source: { en: 'Source', fr: 'Source' },
  importOf: { en: 'import {batch}: {file}', fr: 'import {batch} : {file}' },
  orderOf: { en: 'order {order}', fr: 'commande {order}' },
  undone: { en: 'taken back on {day}', fr: 'annulé le {day}' },
  holds: { en: 'Holds', fr: 'Vaut' },
} as const satisfies Record<string, Text>;
