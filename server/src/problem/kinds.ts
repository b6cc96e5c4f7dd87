// Problems, kinds: what things are called in problems. In: a kind as operations and the audit name
// it. Out: its words in both languages.
import type { Words } from './meaning.ts';

const KINDS: Readonly<Record<string, Words>> = {
  account: { en: 'account', fr: 'compte' },
  adjustment: { en: 'adjustment', fr: 'ajustement' },
  audit: { en: 'audit', fr: 'journal' },
  billing_cycle: { en: 'billing cycle', fr: 'cycle de facturation' },
  comment: { en: 'comment', fr: 'commentaire' },
  contract: { en: 'contract', fr: 'contrat' },
  contract_version: { en: 'contract version', fr: 'version de contrat' },
  control: { en: 'control', fr: 'contrôle' },
  customer: { en: 'customer', fr: 'client' },
  delivery: { en: 'delivery', fr: 'envoi' },
  draft: { en: 'draft', fr: 'projet de facture' },
  finding: { en: 'finding', fr: 'constat' },
  import: { en: 'import', fr: 'import' },
  inventory: { en: 'inventory', fr: 'inventaire' },
  invoice: { en: 'invoice', fr: 'facture' },
  item: { en: 'item', fr: 'article' },
  line: { en: 'line', fr: 'ligne' },
  note: { en: 'note', fr: 'note' },
  order: { en: 'order', fr: 'commande' },
  person: { en: 'person', fr: 'personne' },
  re_rate_job: { en: 're-rate', fr: 'recalcul' },
  role: { en: 'role', fr: 'rôle' },
  run: { en: 'run', fr: 'calcul' },
  scenario: { en: 'scenario', fr: 'scénario' },
  study: { en: 'study', fr: 'étude' },
  token: { en: 'token', fr: 'jeton' },
  webhook: { en: 'webhook', fr: 'webhook' },
};

/** The words of a kind; a kind without any is called as it is. */
export function kindWords(kind: string): Words {
  return KINDS[kind] ?? { en: kind, fr: kind };
}
