// Contract, verdicts: their words.
import type { Text } from '../texts/text.ts';

/** What the table of verdicts says. */
export const VERDICT = {
  clause: { en: 'Clause', fr: 'Clause' },
  verdict: { en: 'Verdict', fr: 'Avis' },
  verdicts: { en: 'A verdict for each clause', fr: 'Un avis par clause' },
  money: { en: 'Money at stake', fr: 'Montant en jeu' },
  eachMonth: { en: 'each month', fr: 'chaque mois' },
  /** What an amount is the total of. */
  over: { en: 'over {n} invoices: {months}', fr: 'sur {n} factures : {months}' },
  months: { en: '{from} – {to}', fr: '{from} – {to}' },
  missing: { en: 'What is missing', fr: 'Ce qui manque' },
  notThere: { en: 'not in it', fr: 'absente' },
  unknown: { en: 'unknown', fr: 'inconnu' },
  upTo: { en: 'up to {money}', fr: 'jusqu’à {money}' },
  upToEach: { en: 'up to {money} per {of}', fr: 'jusqu’à {money} par {of}' },
  upToMonth: { en: 'up to {money} per {of} and month', fr: 'jusqu’à {money} par {of} et par mois' },
  through: { en: 'reads the charges of {clauses}', fr: 'lit la facturation de {clauses}' },
  undecided: {
    en: 'No data decides it: offer another wording, or agree who gives the amount each month',
    fr: 'Aucune donnée n’en décide : proposer une autre rédaction, ou convenir de qui donne le montant chaque mois',
  },
  heldItems: { en: '{n} held', fr: '{n} {n|retenu|retenus}' },
} as const satisfies Record<string, Text>;

/** Whom to ask for what is missing, by what it is. */
export const ASKED = {
  item: {
    en: 'ask delivery, who keeps the inventory',
    fr: 'demander à la livraison, qui tient l’inventaire',
  },
  record: {
    en: 'ask operations, who load usage and incidents',
    fr: 'demander aux opérations, qui chargent usages et incidents',
  },
  series: {
    en: 'ask finance, who approve indices and rates',
    fr: 'demander à la finance, qui approuve indices et cours',
  },
  prices: {
    en: 'ask the customer’s account team for the price annex',
    fr: 'demander l’annexe de prix à l’équipe commerciale',
  },
  case: { en: 'ask a billing expert', fr: 'demander à un expert de facturation' },
} as const satisfies Record<string, Text>;

/** Verdicts by the engine's names, and how each is coloured. */
export const VERDICTS = {
  automatic: [{ en: 'automatic', fr: 'automatique' }, 'green'],
  'automatic with new data': [
    { en: 'automatic with new data', fr: 'automatique avec de nouvelles données' },
    'blue',
  ],
  manual: [{ en: 'by hand', fr: 'à la main' }, 'orange'],
  'not billable': [{ en: 'not billable here', fr: 'non facturable ici' }, 'red'],
} as const satisfies Record<string, readonly [Text, string]>;
