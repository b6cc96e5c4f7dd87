// Contract: the words of its parts.
import type { Text } from '../texts/text.ts';

/** What the parts of a contract say. */
export const CONTRACT = {
  text: { en: 'Contract text', fr: 'Texte du contrat' },
  files: { en: 'Files', fr: 'Fichiers' },
  unsaved: { en: 'not saved', fr: 'non enregistré' },
  invoice: { en: 'Invoice of the month', fr: 'Facture du mois' },
  invoiceLines: { en: 'Lines of the invoice', fr: 'Lignes de la facture' },
  month: { en: 'Month', fr: 'Mois' },
  earlier: { en: 'Month before', fr: 'Mois précédent' },
  later: { en: 'Month after', fr: 'Mois suivant' },
  was: { en: 'was {amount}', fr: 'était {amount}' },
  unchanged: { en: 'as published', fr: 'comme publié' },
  changes: {
    en: '{count} {count|line differs|lines differ}',
    fr: '{count} {count|ligne change|lignes changent}',
  },
  lines: { en: '{count} {count|line|lines}', fr: '{count} {count|ligne|lignes}' },
  held: { en: 'held', fr: 'en attente' },
  heldCount: { en: '{count} held', fr: '{count} en attente' },
  new: { en: 'new', fr: 'nouvelle' },
  changed: { en: 'changed', fr: 'modifiée' },
  gone: { en: 'gone', fr: 'supprimée' },
  correction: { en: 'corrects {month}', fr: 'corrige {month}' },
  nothing: { en: 'Nothing is billed in this month', fr: 'Rien n’est facturé ce mois-ci' },
  unsound: {
    en: 'The text has errors: this is the invoice of the last text without.',
    fr: 'Le texte a des erreurs : cette facture est celle du dernier texte sans erreur.',
  },
  unsoundYet: {
    en: 'The text has errors. The invoice shows when they are mended.',
    fr: 'Le texte a des erreurs. La facture s’affiche dès qu’elles sont corrigées.',
  },
  noRows: {
    en: 'You may read the text, not the inventory: there is no invoice to show.',
    fr: 'Vous pouvez lire le texte, pas l’inventaire : il n’y a pas de facture à montrer.',
  },
  working: { en: 'Working it out…', fr: 'Calcul en cours…' },
  took: { en: 'worked out in {ms} ms', fr: 'calculé en {ms} ms' },
  knownOn: { en: 'as known on {day}', fr: 'connue au {day}' },
  onlyChanged: { en: 'Only what differs', fr: 'Seulement les écarts' },
  noneDiffers: { en: 'No line differs', fr: 'Aucune ligne ne change' },
  showAll: { en: 'Show all lines', fr: 'Afficher toutes les lignes' },
  explanation: { en: 'Explanation', fr: 'Explication' },
  explainHint: {
    en: 'Choose a line of the invoice to see how its amount comes about.',
    fr: 'Choisissez une ligne de la facture pour voir d’où vient son montant.',
  },
  opened: { en: 'Show more', fr: 'Déplier' },
  closed: { en: 'Show less', fr: 'Replier' },
  more: { en: '{count} more', fr: '{count} de plus' },
  goneLine: {
    en: 'This line is gone from the text as it stands: there is nothing to explain.',
    fr: 'Cette ligne a disparu du texte actuel : il n’y a rien à expliquer.',
  },
  others: { en: 'Precedence', fr: 'Priorité' },
} as const satisfies Record<string, Text>;

/** What became of another clause, by the engine's names. */
export const OUTCOMES: Readonly<Record<string, Text>> = {
  replaced: { en: 'replaced', fr: 'remplacée' },
  suspended: { en: 'suspended', fr: 'suspendue' },
  reinstated: { en: 'reinstated', fr: 'rétablie' },
  'cannot be told': { en: 'cannot be told', fr: 'indéterminé' },
  'not in force': { en: 'not in force', fr: 'pas en vigueur' },
  'not for this subject': { en: 'not for this subject', fr: 'pas pour cet objet' },
  'condition not met': { en: 'condition not met', fr: 'condition non remplie' },
  'overridden itself': { en: 'overridden itself', fr: 'elle-même écartée' },
};
