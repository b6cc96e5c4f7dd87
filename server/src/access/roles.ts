// Roles: who there is in a billing department and around it. In: nothing (data).
import type { Words } from '../problem/catalogue.ts';

/** Each role with its names. */
export const ROLES = {
  AN: { en: 'order-to-cash analyst', fr: 'analyste commande-encaissement' },
  BPO: { en: 'outsourced agent', fr: 'agent externalisé' },
  BS: {
    en: 'billing and time-management specialist',
    fr: 'spécialiste facturation et gestion des temps',
  },
  OS: { en: 'order-to-cash operations specialist', fr: 'spécialiste des opérations' },
  BE: { en: 'billing expert', fr: 'expert facturation' },
  BM: { en: 'billing operations manager', fr: 'responsable des opérations de facturation' },
  DIR: { en: 'director', fr: 'directeur' },
  PS: { en: 'pre-sales engineer', fr: 'ingénieur avant-vente' },
  OD: { en: 'order desk and delivery', fr: 'gestion des commandes et livraison' },
  CO: { en: 'collections', fr: 'recouvrement' },
  FI: { en: 'finance and tax', fr: 'finance et fiscalité' },
  RA: { en: 'revenue assurance', fr: 'assurance revenus' },
  AU: { en: 'auditor', fr: 'auditeur' },
  CU: { en: 'customer', fr: 'client' },
  AD: { en: 'platform administrator', fr: 'administrateur de la plateforme' },
} as const satisfies Readonly<Record<string, Words>>;

/** A role's code. */
export type Role = keyof typeof ROLES;

/** Tells a role's code from another text. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}
