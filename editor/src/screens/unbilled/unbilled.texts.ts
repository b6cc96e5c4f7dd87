// What was not billed: its words.
import type { Text } from '../../texts/text.ts';

/** What the screen says. */
export const UNBILLED = {
  title: { en: 'Not billed', fr: 'Non facturé' },
  from: { en: 'From', fr: 'De' },
  through: { en: 'Through', fr: 'À' },
  contract: { en: 'Contract', fr: 'Contrat' },
  period: { en: 'Period', fr: 'Période' },
  clause: { en: 'Clause', fr: 'Clause' },
  subject: { en: 'Subject', fr: 'Objet' },
  why: { en: 'Why', fr: 'Pourquoi' },
  remedy: { en: 'What to do', fr: 'Que faire' },
  reason: { en: 'Reason', fr: 'Motif' },
  items: { en: '{count} {count|item|items}', fr: '{count} {count|élément|éléments}' },
  all: { en: 'All reasons', fr: 'Tous les motifs' },
  none: { en: 'All was billed', fr: 'Tout a été facturé' },
  noneAbout: {
    en: 'Nothing is held in the drafts and invoices of these months.',
    fr: 'Rien n’est retenu dans les projets et factures de ces mois.',
  },
  file: { en: 'As a file', fr: 'En fichier' },
  draft: { en: 'Open the draft', fr: 'Ouvrir le projet' },
  more: {
    en: 'The first {count} are shown; the file holds all.',
    fr: 'Les {count} premiers sont affichés ; le fichier les contient tous.',
  },
} as const satisfies Record<string, Text>;
