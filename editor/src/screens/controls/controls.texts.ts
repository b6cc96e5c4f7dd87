// Controls: their words.
import type { Text } from '../../texts/text.ts';

/** What the catalogue says. */
export const CONTROLS = {
  title: { en: 'Controls', fr: 'Contrôles' },
  control: { en: 'Control', fr: 'Contrôle' },
  what: { en: 'What it finds', fr: 'Ce qu’il constate' },
  severity: { en: 'Severity', fr: 'Gravité' },
  thresholds: { en: 'Thresholds', fr: 'Seuils' },
  enabled: { en: 'In use', fr: 'Actif' },
  changedBy: { en: 'Changed by', fr: 'Modifié par' },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
  edit: { en: 'Change', fr: 'Modifier' },
  find: { en: 'Name or words', fr: 'Nom ou mots' },
  reason: { en: 'Reason', fr: 'Motif' },
  ask: { en: 'Ask for the change', fr: 'Demander la modification' },
  about: {
    en: 'Another person approves the change; until then the control stays as it is.',
    fr: 'Une autre personne approuve la modification ; d’ici là le contrôle reste tel quel.',
  },
  waits: { en: 'a change waits for approval', fr: 'une modification attend une approbation' },
  badThreshold: { en: 'A number such as 5000', fr: 'Un nombre tel que 5000' },
  none: { en: 'No control is like that', fr: 'Aucun contrôle de ce genre' },
} as const satisfies Record<string, Text>;
