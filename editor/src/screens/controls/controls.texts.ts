// Controls: their words.
import type { Text } from '../../texts/text.ts';

/** What the catalogue says. */
export const CONTROLS = {
  title: { en: 'Controls', fr: 'Contrôles' },
  control: { en: 'Control', fr: 'Contrôle' },
  what: { en: 'What it finds', fr: 'Ce qu’il constate' },
  severity: { en: 'Severity', fr: 'Gravité' },
  thresholds: { en: 'Thresholds', fr: 'Seuils' },
  enabled: { en: 'In use', fr: 'Actif' },
  changedBy: { en: 'Changed by', fr: 'Modifié par' },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
  edit: { en: 'Change', fr: 'Modifier' },
  find: { en: 'Name or words', fr: 'Nom ou mots' },
  reason: { en: 'Reason', fr: 'Motif' },
  ask: { en: 'Ask for the change', fr: 'Demander la modification' },
  about: {
    en: 'Another person approves the change; until then the control stays as it is.',
    fr: 'Une autre personne approuve la modification ; d’ici là le contrôle reste tel quel.',
  },
  waits: { en: 'a change waits for approval', fr: 'une modification attend une approbation' },
  badThreshold: { en: 'A number such as 5000', fr: 'Un nombre tel que 5000' },
  none: { en: 'No control is like that', fr: 'Aucun contrôle de ce genre' },
  level: { en: '{name}: {value}', fr: '{name} : {value}' },
} as const satisfies Record<string, Text>;

/** What the thresholds of controls are of. */
export const THRESHOLDS: Readonly<Record<string, Text>> = {
  amount: { en: 'amount', fr: 'montant' },
  percent: { en: 'percentage', fr: 'pourcentage' },
  rows: { en: 'rows', fr: 'lignes' },
  records: { en: 'records', fr: 'relevés' },
  items: { en: 'items', fr: 'éléments' },
  days: { en: 'days', fr: 'jours' },
  months: { en: 'months', fr: 'mois' },
  ratio: { en: 'times the usual', fr: 'fois l’habituel' },
};

/** Facts that findings tell, as the catalogue writes them where a finding has its own. */
export const FACTS: Readonly<Record<string, Text>> = {
  subject: { en: 'subject', fr: 'objet' },
  clause: { en: 'clause', fr: 'clause' },
  type: { en: 'kind', fr: 'genre' },
  code: { en: 'reason', fr: 'motif' },
  from: { en: 'day', fr: 'jour' },
  day: { en: 'day', fr: 'jour' },
  networkDay: { en: 'day', fr: 'jour' },
  amount: { en: 'amount', fr: 'montant' },
  previousAmount: { en: 'amount then', fr: 'montant d’alors' },
  change: { en: 'difference', fr: 'écart' },
  unitPrice: { en: 'price', fr: 'prix' },
  previousUnitPrice: { en: 'price then', fr: 'prix d’alors' },
  median: { en: 'amount', fr: 'montant' },
  total: { en: 'total', fr: 'total' },
  sumOfLines: { en: 'sum', fr: 'somme' },
  accountState: { en: 'state', fr: 'état' },
  withoutStart: { en: 'number', fr: 'nombre' },
  rejected: { en: 'number', fr: 'nombre' },
  records: { en: 'number', fr: 'nombre' },
  previousRecords: { en: 'number', fr: 'nombre' },
  copies: { en: 'number', fr: 'nombre' },
  onlyOnNetwork: { en: 'number', fr: 'nombre' },
  openOrders: { en: 'number', fr: 'nombre' },
  undoneOrders: { en: 'number', fr: 'nombre' },
  daysAfterEnd: { en: 'number', fr: 'nombre' },
  daysOutsideClause: { en: 'number', fr: 'nombre' },
  overlapDays: { en: 'number', fr: 'nombre' },
  gapDays: { en: 'number', fr: 'nombre' },
  daysToEnd: { en: 'number', fr: 'nombre' },
  correctedMonths: { en: 'number', fr: 'nombre' },
};
