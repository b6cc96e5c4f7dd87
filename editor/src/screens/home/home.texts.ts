// My work: its words.
import type { Text } from '../../texts/text.ts';

/** What my work says. */
export const HOME = {
  title: { en: 'My work', fr: 'Mon travail' },
  decisions: { en: 'Waiting for your decision', fr: 'En attente de votre décision' },
  review: { en: 'Drafts to review', fr: 'Projets à revoir' },
  mine: { en: 'Drafts that you prepare', fr: 'Projets que vous préparez' },
  issue: { en: 'Drafts to issue', fr: 'Projets à émettre' },
  failed: { en: 'Runs that failed', fr: 'Calculs en échec' },
  reRates: { en: 'Issued months to rate again', fr: 'Mois émis à recalculer' },
  imports: { en: 'Imports with refused rows', fr: 'Imports avec lignes refusées' },
  versions: { en: 'Contracts being written', fr: 'Contrats en rédaction' },
  refusedRows: { en: '{count} {count|row|rows}', fr: '{count} {count|ligne|lignes}' },
  version: { en: 'version {version}', fr: 'version {version}' },
  all: { en: 'All', fr: 'Tout' },
  more: { en: '{count} more', fr: '{count} de plus' },
  nothing: { en: 'Nothing waits for you', fr: 'Rien ne vous attend' },
  nothingAbout: {
    en: 'What others bring to you shows here.',
    fr: 'Ce que d’autres vous apportent s’affiche ici.',
  },
} as const satisfies Record<string, Text>;

/** The guided first steps. */
export const FIRST = {
  title: { en: 'The first five minutes', fr: 'Les cinq premières minutes' },
  about: {
    en: 'On the example contracts: nothing you do here can harm.',
    fr: 'Sur les contrats d’exemple : rien de ce que vous y faites ne peut nuire.',
  },
  away: { en: 'Put this guide away', fr: 'Ranger ce guide' },
  go: { en: 'Go', fr: 'Y aller' },
} as const satisfies Record<string, Text>;

/** Each of the first steps. */
export const FIRST_WORDS = {
  price: {
    en: 'Change a price in the annex of Helvarion',
    fr: 'Changer un prix dans l’annexe d’Helvarion',
  },
  invoice: {
    en: 'See the invoice beside the text change',
    fr: 'Voir la facture changer à côté du texte',
  },
  explain: {
    en: 'Open a line of a draft to what made it',
    fr: 'Ouvrir une ligne d’un projet sur ce qui l’a faite',
  },
  run: { en: 'Run the next month', fr: 'Calculer le mois suivant' },
} as const satisfies Record<string, Text>;
