// Parts, file drop: its words.
import type { Text } from '../texts/text.ts';

/** What the place for a file says. */
export const FILE_DROP = {
  drop: {
    en: 'Drop a file here, or choose one',
    fr: 'Déposez un fichier ici, ou choisissez-en un',
  },
  kinds: { en: 'CSV or XLSX', fr: 'CSV ou XLSX' },
  choose: { en: 'Choose a file', fr: 'Choisir un fichier' },
} as const satisfies Record<string, Text>;
