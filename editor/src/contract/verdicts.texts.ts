// Contract, verdicts: their words.
import type { Text } from '../texts/text.ts';

/** What the table of verdicts says. */
export const VERDICT = {
  clause: { en: 'Clause', fr: 'Clause' },
  verdict: { en: 'Verdict', fr: 'Avis' },
  verdicts: { en: 'A verdict for each clause', fr: 'Un avis par clause' },
  money: { en: 'Money at stake', fr: 'Montant en jeu' },
  eachMonth: { en: 'each month', fr: 'chaque mois' },
  months: { en: '{from} – {to}', fr: '{from} – {to}' },
  missing: { en: 'What is missing', fr: 'Ce qui manque' },
  unknown: { en: 'unknown', fr: 'inconnu' },
  upTo: { en: 'up to {money}', fr: 'jusqu’à {money}' },
  upToEach: { en: 'up to {money} per {of}', fr: 'jusqu’à {money} par {of}' },
  upToMonth: { en: 'up to {money} per {of} and month', fr: 'jusqu’à {money} par {of} et par mois' },
  through: { en: 'reads the charges of {clauses}', fr: 'lit la facturation de {clauses}' },
  heldItems: { en: '{n} held', fr: '{n} {n|retenu|retenus}' },
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
