// Parts, new contract: its words.
import type { Text } from '../texts/text.ts';

/** What the dialog that registers a contract says. */
export const NEW_CONTRACT = {
  create: { en: 'New contract', fr: 'Nouveau contrat' },
  number: { en: 'Contract number', fr: 'Numéro de contrat' },
  title: { en: 'Title', fr: 'Titre' },
  customer: { en: 'Customer', fr: 'Client' },
  account: { en: 'Account that pays', fr: 'Compte qui paie' },
  noAccount: {
    en: 'This customer has no account yet: open one under Customers.',
    fr: 'Ce client n’a pas encore de compte : ouvrez-en un sous Clients.',
  },
  register: { en: 'Register', fr: 'Enregistrer' },
} as const satisfies Record<string, Text>;
