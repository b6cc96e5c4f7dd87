// Reconciliation: its words.
import type { Text } from '../../texts/text.ts';

/** What the comparison with the network says. */
export const RECONCILIATION = {
  title: { en: 'Compare with the network', fr: 'Comparer avec le réseau' },
  imports: { en: 'Imports', fr: 'Imports' },
  about: {
    en: 'An extract of what the network carries, against the items in service on its day. Nothing is changed.',
    fr: 'Un extrait de ce que porte le réseau, face aux articles en service à sa date. Rien n’est modifié.',
  },
  dataset: { en: 'Data file', fr: 'Fichier de données' },
  day: { en: 'Day of the extract', fr: 'Date de l’extrait' },
  matched: {
    en: '{n} of {all} compared agree',
    fr: '{n} sur {all} {all|comparé|comparés} {n|concorde|concordent}',
  },
  agree: { en: 'Everything agrees', fr: 'Tout concorde' },
  unread: {
    en: 'Lines without a key, or with one that came before: {lines}',
    fr: 'Lignes sans clé, ou dont la clé est déjà venue : {lines}',
  },
  grid: { en: 'Differences', fr: 'Écarts' },
  item: { en: 'Item', fr: 'Article' },
  kind: { en: 'Difference', fr: 'Écart' },
  attribute: { en: 'Attribute', fr: 'Attribut' },
  here: { en: 'Here', fr: 'Ici' },
  there: { en: 'In the network', fr: 'Dans le réseau' },
  missingHere: { en: 'not in the inventory', fr: 'absent de l’inventaire' },
  missingThere: { en: 'not in the network', fr: 'absent du réseau' },
  differs: { en: 'differs', fr: 'diffère' },
} as const satisfies Record<string, Text>;
