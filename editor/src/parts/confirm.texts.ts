// Parts, confirm: its words.
import type { Text } from '../texts/text.ts';

/** What a dialog that asks says. */
export const CONFIRM = {
  cancel: { en: 'Cancel', fr: 'Annuler' },
  reason: { en: 'Reason', fr: 'Motif' },
  optional: { en: 'Comment (optional)', fr: 'Commentaire (facultatif)' },
} as const satisfies Record<string, Text>;
