// Shell, news: its words.
import type { Text } from '../texts/text.ts';

/** What the list of news says. */
export const NEWS = {
  none: { en: 'Notifications', fr: 'Notifications' },
  some: { en: 'Notifications, {count} new', fr: 'Notifications, dont {count} à voir' },
  empty: {
    en: 'Nothing yet: who names you by @ in a comment, decides on what you asked for, or ends your runs, is told here.',
    fr: 'Rien encore : qui vous cite par @ dans un commentaire, décide de vos demandes ou termine vos calculs, vous l’apprenez ici.',
  },
  isNew: { en: 'New:', fr: 'À voir :' },
} as const satisfies Record<string, Text>;

/** Each kind of news in a sentence. */
export const NEWS_SENTENCES = {
  'draft.comment': { en: '{who} names you: draft {id}', fr: '{who} vous cite : projet {id}' },
  'draft.validate': {
    en: '{who} validated your draft {id}',
    fr: '{who} a validé votre projet {id}',
  },
  'draft.hold': {
    en: '{who} put your draft {id} on hold',
    fr: '{who} a mis en attente votre projet {id}',
  },
  'draft.reject': { en: '{who} rejected your draft {id}', fr: '{who} a rejeté votre projet {id}' },
  'draft.reopen': { en: '{who} reopened your draft {id}', fr: '{who} a rouvert votre projet {id}' },
  'draft.take': {
    en: '{who} goes on with your draft {id}',
    fr: '{who} poursuit la revue de votre projet {id}',
  },
  'draft.issue': { en: '{who} issued your draft {id}', fr: '{who} a émis votre projet {id}' },
  'draft.supersede': {
    en: 'Another run replaces your draft {id}',
    fr: 'Un autre calcul remplace votre projet {id}',
  },
  'adjustment.approve': {
    en: '{who} approved your adjustment {id}',
    fr: '{who} a approuvé votre ajustement {id}',
  },
  'adjustment.refuse': {
    en: '{who} refused your adjustment {id}',
    fr: '{who} a refusé votre ajustement {id}',
  },
  'credit.approve': {
    en: '{who} approved your note {id}',
    fr: '{who} a approuvé votre note {id}',
  },
  'credit.step': {
    en: '{who} approved your note {id}; another approval is to come',
    fr: '{who} a approuvé votre note {id} ; une autre approbation est attendue',
  },
  'credit.refuse': { en: '{who} refused your note {id}', fr: '{who} a refusé votre note {id}' },
  'credit.void': {
    en: 'Your note {id} is void: its difference was billed meanwhile',
    fr: 'Votre note {id} est annulée : son écart a été facturé entre-temps',
  },
  'contract.approve': {
    en: '{who} approved your version {id}',
    fr: '{who} a approuvé votre version {id}',
  },
  'contract.reject': {
    en: '{who} sent your version {id} back',
    fr: '{who} a renvoyé votre version {id}',
  },
  'contract.publish': {
    en: '{who} published your version {id}',
    fr: '{who} a publié votre version {id}',
  },
  'control.approve': {
    en: '{who} approved your change of control {id}',
    fr: '{who} a approuvé votre modification du contrôle {id}',
  },
  'control.refuse': {
    en: '{who} refused your change of control {id}',
    fr: '{who} a refusé votre modification du contrôle {id}',
  },
  'inventory.apply': {
    en: '{who} applied your import {id}',
    fr: '{who} a appliqué votre import {id}',
  },
  'inventory.undo': {
    en: '{who} took your import {id} back',
    fr: '{who} a annulé votre import {id}',
  },
  'order.validate': {
    en: '{who} checked your order {id}',
    fr: '{who} a vérifié votre commande {id}',
  },
  'order.accept': {
    en: '{who} accepted your order {id}',
    fr: '{who} a accepté votre commande {id}',
  },
  'order.cancel': {
    en: '{who} gave your order {id} up',
    fr: '{who} a abandonné votre commande {id}',
  },
  'study.go': {
    en: '{who} answered your study {id}: go',
    fr: '{who} a rendu son avis sur votre étude {id} : favorable',
  },
  'study.conditions': {
    en: '{who} answered your study {id}: go, with conditions',
    fr: '{who} a rendu son avis sur votre étude {id} : favorable sous conditions',
  },
  'study.no go': {
    en: '{who} answered your study {id}: no go',
    fr: '{who} a rendu son avis sur votre étude {id} : défavorable',
  },
  'run.completed': { en: 'Your run {id} is done', fr: 'Votre calcul {id} est terminé' },
  'run.failed': {
    en: 'Your run {id} ended with failures',
    fr: 'Votre calcul {id} s’est terminé avec des échecs',
  },
  'run.pause': { en: '{who} paused your run {id}', fr: '{who} a suspendu votre calcul {id}' },
  'run.discard': {
    en: '{who} discarded your run {id}',
    fr: '{who} a abandonné votre calcul {id}',
  },
} as const satisfies Record<string, Text>;
