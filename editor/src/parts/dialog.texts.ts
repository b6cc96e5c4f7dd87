// Parts, dialog: its words.
import type { Text } from '../texts/text.ts';

/** What dialogs say of themselves. */
export const DIALOG = {
  close: { en: 'Close', fr: 'Fermer' },
} as const satisfies Record<string, Text>;
