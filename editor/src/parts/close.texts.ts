// Parts, close: its word.
import type { Text } from '../texts/text.ts';

/** What the cross of a dialog is called. */
export const CLOSE = {
  close: { en: 'Close', fr: 'Fermer' },
} as const satisfies Record<string, Text>;
