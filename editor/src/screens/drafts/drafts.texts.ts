// Drafts: the words of their list.
import type { Text } from '../../texts/text.ts';

/** What the list of drafts says. */
export const DRAFTS = {
  title: { en: 'Drafts', fr: 'Projets de facture' },
  contract: { en: 'Contract', fr: 'Contrat' },
  draft: { en: 'Draft', fr: 'Projet' },
  period: { en: 'Period', fr: 'Période' },
  state: { en: 'State', fr: 'État' },
  net: { en: 'To bill', fr: 'À facturer' },
  held: { en: 'Held', fr: 'Retenus' },
  open: { en: 'Still open', fr: 'Reste à traiter' },
  reviewer: { en: 'Prepared by', fr: 'Préparé par' },
  account: { en: 'Account', fr: 'Compte' },
  any: { en: 'Those that stand', fr: 'Ceux en cours' },
  none: { en: 'No draft', fr: 'Aucun projet' },
  noneAbout: {
    en: 'Launch a run of a month: it drafts the invoice of each contract.',
    fr: 'Lancez le calcul d’un mois : il établit le projet de facture de chaque contrat.',
  },
  toRuns: { en: 'To the runs', fr: 'Vers les calculs' },
} as const satisfies Record<string, Text>;
