// Parts, past: its words.
import type { Text } from '../texts/text.ts';

/** What the panel of an object's past says. */
export const PAST = {
  open: { en: 'History', fr: 'Historique' },
  title: { en: 'What was done', fr: 'Ce qui a été fait' },
  none: { en: 'Nothing yet', fr: 'Rien encore' },
  own: {
    en: 'You see your own acts; those of others are for managers and auditors.',
    fr: 'Vous voyez vos propres actes ; ceux des autres sont pour les responsables et auditeurs.',
  },
} as const satisfies Record<string, Text>;

/** Acts by the names that the audit gives them. */
export const ACTS: Readonly<Record<string, Text>> = {
  'draft.take': { en: 'taken into review', fr: 'pris en revue' },
  'draft.hold': { en: 'put on hold', fr: 'mis en attente' },
  'draft.release': { en: 'released', fr: 'repris' },
  'draft.reject': { en: 'rejected', fr: 'rejeté' },
  'draft.reopen': { en: 'reopened', fr: 'rouvert' },
  'draft.validate': { en: 'validated', fr: 'validé' },
  'draft.issue': { en: 'issued', fr: 'émis' },
  'draft.void': { en: 'validation void', fr: 'validation annulée' },
  'draft.comment': { en: 'commented', fr: 'commenté' },
  'draft.control': { en: 'controlled', fr: 'contrôlé' },
  'draft.supersede': { en: 'superseded by another run', fr: 'remplacé par un autre calcul' },
  'invoice.issue': { en: 'issued', fr: 'émise' },
  'run.launch': { en: 'launched', fr: 'lancé' },
  'run.end': { en: 'ended', fr: 'terminé' },
  'run.pause': { en: 'paused', fr: 'suspendu' },
  'run.resume': { en: 'resumed', fr: 'repris' },
  'run.discard': { en: 'discarded', fr: 'abandonné' },
};
