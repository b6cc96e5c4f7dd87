// Parts, contract choice: its words.
import type { Text } from '../texts/text.ts';

/** What the choice of a contract says. */
export const CONTRACT_CHOICE = {
  contract: { en: 'Contract', fr: 'Contrat' },
  none: { en: 'No such contract', fr: 'Pas de tel contrat' },
} as const satisfies Record<string, Text>;
