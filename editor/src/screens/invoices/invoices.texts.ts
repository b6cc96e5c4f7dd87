// Invoices: their words.
import type { Text } from '../../texts/text.ts';

/** What the register says. */
export const INVOICES = {
  title: { en: 'Invoices', fr: 'Factures' },
  number: { en: 'Number', fr: 'Numéro' },
  kind: { en: 'Kind', fr: 'Nature' },
  contract: { en: 'Contract', fr: 'Contrat' },
  account: { en: 'Account', fr: 'Compte' },
  period: { en: 'Period', fr: 'Période' },
  issuedOn: { en: 'Issued', fr: 'Émise le' },
  issuedBy: { en: 'By', fr: 'Par' },
  net: { en: 'Net', fr: 'Net' },
  corrects: { en: 'Corrects', fr: 'Corrige' },
  none: { en: 'Nothing was issued yet', fr: 'Rien n’a encore été émis' },
  noneAbout: {
    en: 'Validated drafts of an account and month are issued together.',
    fr: 'Les projets validés d’un compte et d’un mois sont émis ensemble.',
  },
  noneLike: { en: 'No document is like that', fr: 'Aucun document de ce genre' },
  sum: { en: '{count} {count|document|documents}', fr: '{count} {count|document|documents}' },
} as const satisfies Record<string, Text>;

/** What issuing says. */
export const ISSUE = {
  ready: { en: 'Validated, to issue', fr: 'Validés, à émettre' },
  issue: { en: 'Issue', fr: 'Émettre' },
  title: { en: 'Issue {account}, {month}?', fr: 'Émettre {account}, {month} ?' },
  about: {
    en: '{count} {count|draft becomes an invoice|drafts become invoices} under the next {count|number|numbers}, dated today. Nothing can change an issued invoice; a mistake takes a credit or debit note.',
    fr: '{count} {count|projet devient une facture|projets deviennent des factures} sous {count|le numéro suivant|les numéros suivants}, {count|datée|datées} d’aujourd’hui. Rien ne change une facture émise ; une erreur demande un avoir ou une note de débit.',
  },
} as const satisfies Record<string, Text>;

/** What a document says. */
export const DOCUMENT = {
  issuer: { en: 'Issuer', fr: 'Émetteur' },
  billed: { en: 'Billed to', fr: 'Facturé à' },
  lines: { en: 'Lines', fr: 'Lignes' },
  total: { en: 'Net total', fr: 'Total net' },
  intact: { en: 'intact', fr: 'intacte' },
  broken: { en: 'not what was issued', fr: 'différente de l’émission' },
  intactAbout: {
    en: 'The document still has the hash under which it was issued: {hash}',
    fr: 'Le document a toujours l’empreinte de son émission : {hash}',
  },
  draft: { en: 'Draft', fr: 'Projet' },
  corrects: { en: 'Corrects {number}', fr: 'Corrige {number}' },
  reason: { en: 'Reason', fr: 'Motif' },
  notes: {
    en: 'Credit and debit notes of this invoice',
    fr: 'Avoirs et notes de débit de cette facture',
  },
  note: { en: 'Note', fr: 'Note' },
  state: { en: 'State', fr: 'État' },
  maker: { en: 'Asked by', fr: 'Demandée par' },
  ask: { en: 'Ask for a note', fr: 'Demander une note' },
  openLine: {
    en: 'Enter or a double click opens a line to what made it',
    fr: 'Entrée ou un double clic ouvre une ligne sur ce qui l’a faite',
  },
} as const satisfies Record<string, Text>;

/** What a line that is open says. */
export const LINE = {
  title: { en: 'Explanation of the line', fr: 'Explication de la ligne' },
  inDraft: { en: 'In the draft', fr: 'Dans le projet' },
  adjustment: {
    en: 'An adjustment: the draft tells who asked for it, why, and who approved it.',
    fr: 'Un ajustement : le projet dit qui l’a demandé, pourquoi, et qui l’a approuvé.',
  },
} as const satisfies Record<string, Text>;

/** What asking for a note says. */
export const NOTE = {
  title: { en: 'Credit or debit note of {number}', fr: 'Avoir ou note de débit sur {number}' },
  credit_note: { en: 'Credit note', fr: 'Avoir' },
  debit_note: { en: 'Debit note', fr: 'Note de débit' },
  kind: { en: 'Kind', fr: 'Nature' },
  cause: { en: 'Cause', fr: 'Cause' },
  reason: { en: 'Reason', fr: 'Motif' },
  find: { en: 'Clause, subject or words', fr: 'Clause, objet ou mots' },
  billed: { en: 'Billed', fr: 'Facturé' },
  amount: { en: 'Amount of the note', fr: 'Montant de la note' },
  whole: { en: 'Whole', fr: 'En entier' },
  total: { en: 'Total of the note:', fr: 'Total de la note :' },
  send: { en: 'Ask', fr: 'Demander' },
  shown: {
    en: 'The first {count} lines are shown: find others by their words.',
    fr: 'Les {count} premières lignes sont affichées : cherchez les autres par leurs mots.',
  },
  about: {
    en: 'Amounts above zero, at most what is left of a line. Another person approves the note; then it is issued.',
    fr: 'Des montants positifs, au plus le reste d’une ligne. Une autre personne approuve la note, puis elle est émise.',
  },
} as const satisfies Record<string, Text>;

/** What the difference of a re-rate says. */
export const DELTA = {
  title: { en: 'Difference of {run}', fr: 'Écart de {run}' },
  billed: { en: 'Billed so far', fr: 'Facturé jusqu’ici' },
  rated: { en: 'Rated now', fr: 'Valorisé à présent' },
  change: { en: 'Change', fr: 'Écart' },
  none: { en: 'Rating again changes nothing', fr: 'Le recalcul ne change rien' },
  ask: { en: 'Ask for the note', fr: 'Demander la note' },
  about: {
    en: 'A note for {amount} is asked for. Another person approves it.',
    fr: 'Une note de {amount} est demandée. Une autre personne l’approuve.',
  },
} as const satisfies Record<string, Text>;
