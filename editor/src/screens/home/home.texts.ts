// My work: its words.
import type { Text } from '../../texts/text.ts';

/** What my work says. */
export const HOME = {
  title: { en: 'My work', fr: 'Mon travail' },
  welcome: { en: 'Choose a contract', fr: 'Choisissez un contrat' },
} as const satisfies Record<string, Text>;
