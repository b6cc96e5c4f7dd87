// Parts, print: its words.
import type { Text } from '../texts/text.ts';

/** What printing says. */
export const PRINT = {
  print: { en: 'Print', fr: 'Imprimer' },
} as const satisfies Record<string, Text>;
