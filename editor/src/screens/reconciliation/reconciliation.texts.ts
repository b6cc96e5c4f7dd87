// Reconciliation: its words.
import type { Text } from '../../texts/text.ts';

/** What the comparison with the network says. */
export const RECONCILIATION = {
  title: { en: 'Reconciliation with the network', fr: 'Rapprochement avec le réseau' },
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
    en: '{n} {n|line has|lines have} no key, or one that came before ({n|line|lines} {lines})',
    fr: '{n} {n|ligne est|lignes sont} sans clé, ou de clé déjà venue ({n|ligne|lignes} {lines})',
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
