// Operations: the acts of the server by name, each with the entry of the matrix that it needs. In:
// nothing (data). The names are those of the audit: `record` writes them.
import type { Words } from '../problem/catalogue.ts';
import type { Flag } from './conditions.ts';
import type { Code, Subject } from './matrix.ts';

interface Need {
  readonly subject: Subject;
  readonly code: Code;
  /** What the operation itself says of the act. */
  readonly is?: readonly Flag[];
  readonly words: Words;
}

const needs = (
  code: Code,
  subject: Subject,
  en: string,
  fr: string,
  ...is: readonly Flag[]
): Need => ({ subject, code, is, words: { en, fr } });

/** All operations. */
export const OPERATIONS = {
  'contract.read': needs('R', 'contract draft', 'read contracts', 'lire les contrats'),
  'contract.draft': needs('C', 'contract draft', 'draft a contract', 'rédiger un contrat'),
  'contract.publish': needs(
    'A',
    'contract publication',
    'publish a contract',
    'publier un contrat',
  ),
  'price.read': needs('R', 'prices', 'read prices', 'lire les prix'),
  'price.load': needs('C', 'prices', 'load prices', 'charger des prix'),
  'price.approve': needs('A', 'prices', 'approve prices', 'approuver des prix'),
  'index.load': needs('C', 'prices', 'load an index', 'charger un indice', 'index'),
  'index.approve': needs('A', 'prices', 'approve an index', 'approuver un indice', 'index'),
  'customer.read': needs('R', 'customer', 'read customers', 'lire les clients'),
  'customer.edit': needs('C', 'customer', 'edit a customer', 'modifier un client'),
  'customer.bank': needs('C', 'customer', 'edit bank details', 'modifier un RIB', 'bank'),
  'customer.approve': needs('A', 'customer', 'approve a customer', 'approuver un client'),
  'account.read': needs('R', 'billing account', 'read accounts', 'lire les comptes'),
  'account.edit': needs('C', 'billing account', 'edit an account', 'modifier un compte'),
  'account.approve': needs('A', 'billing account', 'approve an account', 'approuver un compte'),
  'order.read': needs('R', 'order', 'read orders', 'lire les commandes'),
  'order.capture': needs('C', 'order', 'capture an order', 'saisir une commande'),
  'order.validate': needs('X', 'order', 'validate an order', 'valider une commande'),
  'order.accept': needs('X', 'order', 'accept an order', 'accepter une commande'),
  'order.cancel': needs('X', 'order', 'cancel an order', 'annuler une commande'),
  'inventory.read': needs('R', 'inventory', 'read the inventory', 'lire l’inventaire'),
  'inventory.import': needs('C', 'inventory', 'import inventory', 'importer l’inventaire'),
  'inventory.apply': needs('A', 'inventory', 'apply an import', 'appliquer un import'),
  'inventory.undo': needs('A', 'inventory', 'undo an import', 'annuler un import'),
  'usage.read': needs('R', 'usage and incidents', 'read usage', 'lire la consommation'),
  'usage.import': needs('X', 'usage and incidents', 'import usage', 'importer la consommation'),
  'timesheet.read': needs('R', 'timesheet', 'read timesheets', 'lire les temps'),
  'timesheet.enter': needs('C', 'timesheet', 'enter time', 'saisir des temps'),
  'timesheet.check': needs('X', 'timesheet', 'check time', 'contrôler des temps', 'check'),
  'timesheet.approve': needs('A', 'timesheet', 'approve time', 'approuver des temps'),
  'calendar.read': needs('R', 'calendar', 'read the calendar', 'lire le calendrier'),
  'calendar.edit': needs('C', 'calendar', 'edit the calendar', 'modifier le calendrier'),
  'calendar.approve': needs('A', 'calendar', 'approve the calendar', 'approuver le calendrier'),
  'run.read': needs('R', 'run', 'read runs', 'lire les calculs'),
  'run.launch': needs('X', 'run', 'launch a run', 'lancer un calcul'),
  'run.simulate': needs('X', 'run', 'simulate', 'simuler', 'simulation'),
  'finding.read': needs('R', 'finding treatment', 'read findings', 'lire les constats'),
  'finding.treat': needs('X', 'finding treatment', 'treat a finding', 'traiter un constat'),
  'finding.propose': needs('C', 'finding waiver', 'propose a waiver', 'proposer une levée'),
  'finding.waive': needs('A', 'finding waiver', 'waive a finding', 'lever un constat'),
  'adjustment.read': needs('R', 'adjustment', 'read adjustments', 'lire les ajustements'),
  'adjustment.create': needs('C', 'adjustment', 'create an adjustment', 'créer un ajustement'),
  'adjustment.approve': needs(
    'A',
    'adjustment',
    'approve an adjustment',
    'approuver un ajustement',
  ),
  'draft.read': needs('R', 'draft validation', 'read drafts', 'lire les projets'),
  'draft.prepare': needs('C', 'draft validation', 'prepare a draft', 'préparer un projet'),
  'draft.validate': needs('A', 'draft validation', 'validate a draft', 'valider un projet'),
  'invoice.read': needs('R', 'invoice issue', 'read invoices', 'lire les factures'),
  'invoice.issue': needs('X', 'invoice issue', 'issue invoices', 'émettre des factures'),
  'claim.read': needs('R', 'claim', 'read claims', 'lire les réclamations'),
  'claim.register': needs('C', 'claim', 'register a claim', 'enregistrer une réclamation'),
  'claim.investigate': needs('X', 'claim', 'investigate a claim', 'instruire une réclamation'),
  'credit.read': needs('R', 'claim decision', 'read credit notes', 'lire les avoirs'),
  'credit.prepare': needs('C', 'claim decision', 'prepare a credit', 'préparer un avoir'),
  'credit.approve': needs('A', 'claim decision', 'approve a credit', 'approuver un avoir'),
  'payment.read': needs('R', 'payment', 'read payments', 'lire les paiements'),
  'payment.enter': needs('C', 'payment', 'enter a payment', 'saisir un paiement'),
  'payment.allocate': needs('X', 'payment', 'allocate a payment', 'affecter un paiement'),
  'payment.write-off': needs(
    'A',
    'payment',
    'approve a write-off',
    'approuver un passage en perte',
    'write-off',
  ),
  'dunning.read': needs('R', 'dunning', 'read dunning', 'lire les relances'),
  'dunning.run': needs('X', 'dunning', 'run dunning', 'lancer les relances'),
  'dunning.hold': needs('W', 'dunning', 'hold dunning', 'suspendre les relances'),
  'dunning.notice': needs(
    'A',
    'dunning',
    'approve a formal notice',
    'approuver une mise en demeure',
    'formal-notice',
  ),
  'study.read': needs('R', 'study', 'read studies', 'lire les études'),
  'study.write': needs('C', 'study', 'write a study', 'écrire une étude'),
  'study.approve': needs('A', 'study', 'approve a study', 'approuver une étude'),
  'control.read': needs('R', 'control', 'read controls', 'lire les contrôles'),
  'control.define': needs('C', 'control', 'define a control', 'définir un contrôle'),
  'control.approve': needs('A', 'control', 'approve a control', 'approuver un contrôle'),
  'audit.read': needs('R', 'audit', 'read the audit', 'lire le journal'),
  'audit.export': needs('X', 'audit', 'export evidence', 'exporter les preuves'),
  'access.read': needs('R', 'access', 'read people and roles', 'lire personnes et rôles'),
  'access.manage': needs('X', 'access', 'manage people and roles', 'gérer personnes et rôles'),
  'access.except': needs(
    'A',
    'access',
    'sign off an exception',
    'viser une dérogation',
    'conflict-check',
  ),
  'webhook.read': needs('R', 'access', 'read webhooks', 'lire les webhooks'),
  'webhook.manage': needs('X', 'access', 'manage webhooks', 'gérer les webhooks'),
} as const satisfies Readonly<Record<string, Need>>;

/** An operation's name. */
export type Operation = keyof typeof OPERATIONS;

/** What an operation needs. */
export function needOf(operation: Operation): Need {
  return OPERATIONS[operation];
}

/** Tells an operation's name from another text. */
export function isOperation(text: string): text is Operation {
  return Object.hasOwn(OPERATIONS, text);
}
