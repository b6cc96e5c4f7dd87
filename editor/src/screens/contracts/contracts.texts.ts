// Contracts: their words.
import type { Text } from '../../texts/text.ts';

/** What the list of contracts says. */
export const CONTRACTS = {
  title: { en: 'Contracts', fr: 'Contrats' },
  number: { en: 'Contract', fr: 'Contrat' },
  name: { en: 'Title', fr: 'Titre' },
  customer: { en: 'Customer', fr: 'Client' },
  account: { en: 'Account', fr: 'Compte' },
  none: { en: 'No contract yet', fr: 'Pas encore de contrat' },
} as const satisfies Record<string, Text>;
