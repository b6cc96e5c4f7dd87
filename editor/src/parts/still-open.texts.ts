// Parts, still open: its words.
import type { Text } from '../texts/text.ts';

/** What is still to be settled on a draft. */
export const STILL_OPEN = {
  controls: { en: 'controls to run', fr: 'contrôles à passer' },
  findings: {
    en: '{count} open {count|finding|findings} ({which})',
    fr: '{count} {count|constat ouvert|constats ouverts} ({which})',
  },
  blocking: { en: '{count} blocking', fr: '{count} {count|bloquant|bloquants}' },
  major: { en: '{count} major', fr: '{count} {count|majeur|majeurs}' },
  minor: { en: '{count} minor', fr: '{count} {count|mineur|mineurs}' },
  undecided: {
    en: '{count} {count|adjustment|adjustments} undecided',
    fr: '{count} {count|ajustement|ajustements} sans décision',
  },
  nothing: { en: 'nothing open', fr: 'rien d’ouvert' },
} as const satisfies Record<string, Text>;
