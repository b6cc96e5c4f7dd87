// Parts, kept: its words.
import type { Text } from '../texts/text.ts';

/** What is said of something typed that was kept. */
export const KEPT = {
  from: { en: 'Kept from {at}', fr: 'Saisie gardée du {at}' },
  drop: { en: 'Start afresh', fr: 'Recommencer' },
  full: {
    en: 'The storage of this browser is full: what you type lasts as long as this page.',
    fr: 'Le stockage de ce navigateur est plein : votre saisie ne dure que le temps de cette page.',
  },
} as const satisfies Record<string, Text>;
