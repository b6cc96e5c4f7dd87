// Workbench: its words.
import type { Text } from '../../texts/text.ts';

/** What the workbench says. */
export const WORKBENCH = {
  reRates: { en: 'Re-rates', fr: 'Recalculs' },
  reRateOpened: {
    en: 'Published. It changes issued months from {from} on: a re-rate of them is open.',
    fr: 'Publié. Des mois émis changent à partir de {from} : leur recalcul est ouvert.',
  },
  contracts: { en: 'Contracts', fr: 'Contrats' },
  none: { en: 'This contract has no text yet', fr: 'Ce contrat n’a pas encore de texte' },
  beginAbout: {
    en: 'Begin with its heading and write the clauses, or bring the texts (.avn) and price tables (.csv) that you have.',
    fr: 'Commencez par son en-tête et rédigez les clauses, ou apportez les textes (.avn) et tables de prix (.csv) dont vous disposez.',
  },
  begin: { en: 'Begin the text', fr: 'Commencer le texte' },
  beginFiles: { en: 'From files', fr: 'Depuis des fichiers' },
  addFile: { en: 'Add a file', fr: 'Ajouter un fichier' },
  addFileAbout: {
    en: 'An annex or an amendment ends in .avn, a table in .csv. Or bring files of this machine; those of the same name are replaced.',
    fr: 'Une annexe ou un avenant se termine par .avn, une table par .csv. Ou apportez des fichiers de ce poste ; ceux du même nom sont remplacés.',
  },
  addEmpty: { en: 'Add empty', fr: 'Ajouter vide' },
  fileName: { en: 'Name of the file', fr: 'Nom du fichier' },
  removeFile: { en: 'Remove {file}', fr: 'Retirer {file}' },
  removeFileAbout: {
    en: 'It leaves this text only; stored versions keep it. Nothing is stored before you save.',
    fr: 'Il quitte ce texte seulement ; les versions enregistrées le gardent. Rien n’est enregistré avant que vous n’enregistriez.',
  },
  remove: { en: 'Remove', fr: 'Retirer' },
  version: { en: 'Version', fr: 'Version' },
  versionOf: { en: 'Version {version} · {state}', fr: 'Version {version} · {state}' },
  outline: { en: 'Outline', fr: 'Plan' },
  problems: { en: 'Problems', fr: 'Problèmes' },
  noProblems: { en: 'No problem in the text', fr: 'Aucun problème dans le texte' },
  fix: { en: 'Mend', fr: 'Corriger' },
  restored: {
    en: 'What you had typed is back. It is not saved yet.',
    fr: 'Votre saisie est revenue. Elle n’est pas encore enregistrée.',
  },
  trial: {
    en: 'This version is {state}: what you type is a trial. Keep it as a new version.',
    fr: 'Cette version est {state} : votre saisie est un essai. Gardez-la comme nouvelle version.',
  },
  discard: { en: 'Discard', fr: 'Abandonner' },
  discardTitle: { en: 'Discard what you typed?', fr: 'Abandonner votre saisie ?' },
  discardDetail: {
    en: 'The changes in {files} go back to the text as saved. They cannot be brought back.',
    fr: 'Les modifications de {files} reviennent au texte enregistré. C’est définitif.',
  },
  close: { en: 'Close', fr: 'Fermer' },
  cancel: { en: 'Cancel', fr: 'Annuler' },
  conflict: {
    en: 'Changes kept in this browser were made from an earlier text than the one saved now.',
    fr: 'Des modifications gardées dans ce navigateur partent d’un texte antérieur au texte enregistré.',
  },
  takeMine: { en: 'Put mine in place', fr: 'Mettre les miennes' },
  takeTheirs: { en: 'Keep the saved text', fr: 'Garder le texte enregistré' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved', fr: 'Enregistré' },
  draft: { en: 'New version', fr: 'Nouvelle version' },
  keepAsDraft: { en: 'Keep as a new version', fr: 'Garder comme nouvelle version' },
  compile: { en: 'Compile', fr: 'Compiler' },
  test: { en: 'Run the examples', fr: 'Exécuter les exemples' },
  approve: { en: 'Approve', fr: 'Approuver' },
  reject: { en: 'Send back', fr: 'Renvoyer' },
  publish: { en: 'Publish', fr: 'Publier' },
  publishTitle: { en: 'Publish version {version}?', fr: 'Publier la version {version} ?' },
  publishDetail: {
    en: 'From now on invoices are rated by this text. Periods already billed that it changes are listed to be rated again.',
    fr: 'Les factures seront désormais calculées par ce texte. Les périodes déjà facturées qu’il change sont listées pour être recalculées.',
  },
  compiledNot: {
    en: 'The text has {count} {count|error|errors}: it stays a draft.',
    fr: 'Le texte a {count} {count|erreur|erreurs} : il reste un brouillon.',
  },
  failedExamples: {
    en: '{count} {count|example does|examples do} not hold.',
    fr: '{count} {count|exemple ne tient|exemples ne tiennent} pas.',
  },
  noExampleYet: {
    en: 'There is no example to run: write at least one, then somebody else can approve the version.',
    fr: 'Aucun exemple à exécuter : écrivez-en au moins un pour que quelqu’un d’autre puisse approuver la version.',
  },
  waitsForSecond: {
    en: 'Tested: it waits for the approval of somebody else.',
    fr: 'Testée : elle attend l’approbation d’une autre personne.',
  },
  language: { en: 'Language of the text', fr: 'Langue du texte' },
  asWritten: { en: 'As written', fr: 'Comme écrit' },
  notPrinted: {
    en: 'Some of the text cannot be read yet: it stays in its language until its errors are mended.',
    fr: 'Une partie du texte n’est pas lisible : elle garde sa langue jusqu’à correction.',
  },
  keys: {
    en: 'Esc, Tab: leave · F6: next part · Ctrl S: keep',
    fr: 'Échap, Tab : quitter · F6 : suite · Ctrl S : garder',
  },
  text: { en: 'Text', fr: 'Texte' },
  prices: { en: 'Prices', fr: 'Prix' },
  compare: { en: 'Compare', fr: 'Comparer' },
  examples: { en: 'Examples', fr: 'Exemples' },
  precedence: { en: 'Precedence', fr: 'Priorités' },
  feasibility: { en: 'Feasibility', fr: 'Faisabilité' },
  judging: { en: 'Judging each clause…', fr: 'Examen de chaque clause…' },
  feasibleIn: {
    en: 'Judged on the inventory as it is, for {count} invoices: {from} – {to}.',
    fr: 'Jugé sur l’inventaire tel qu’il est, pour {count} factures : {from} – {to}.',
  },
  hoverDay: { en: 'Values in force on', fr: 'Valeurs en vigueur le' },
  replaces: { en: 'replaces', fr: 'remplace' },
  suspends: { en: 'suspends', fr: 'suspend' },
  reinstates: { en: 'reinstates', fr: 'rétablit' },
  running: { en: 'Running the examples…', fr: 'Exécution des exemples…' },
  noExamples: { en: 'The text has no examples', fr: 'Le texte n’a pas d’exemple' },
  exampleCount: {
    en: '{held} of {all} hold',
    fr: '{held} sur {all} tiennent',
  },
  reached: {
    en: '{reached} of {total} points reached',
    fr: '{reached} points atteints sur {total}',
  },
  expected: { en: 'expected {expected}, found {found}', fr: 'attendu {expected}, trouvé {found}' },
  missedPoint: { en: 'No example reaches: {what}', fr: 'Aucun exemple n’atteint : {what}' },
  holds: { en: 'holds', fr: 'tient' },
  noPrecedence: {
    en: 'No clause puts another one off',
    fr: 'Aucune clause n’en écarte une autre',
  },
  view: { en: 'What lies in the middle', fr: 'Ce qui est au milieu' },
  below: {
    en: 'Problems, examples, precedence, feasibility',
    fr: 'Problèmes, exemples, priorités, faisabilité',
  },
  table: { en: 'Table', fr: 'Table' },
  noTables: { en: 'The text has no table', fr: 'Le texte n’a pas de table' },
  problemsHere: {
    en: '{count} {count|problem|problems} in the text',
    fr: '{count} {count|problème|problèmes} dans le texte',
  },
  copyTable: { en: 'Copy the table', fr: 'Copier la table' },
  gridHint: {
    en: 'Type in a cell to change it. Ctrl V puts cells of a spreadsheet in from there on.',
    fr: 'Saisissez dans une cellule pour la changer. Ctrl V colle les cellules d’un tableur à partir de là.',
  },
  cellOf: { en: '{heading}, row {row}', fr: '{heading}, ligne {row}' },
  beside: { en: 'Compare with', fr: 'Comparer avec' },
  noOther: { en: 'There is no other version', fr: 'Il n’y a pas d’autre version' },
  moneyOf: { en: 'Money of {month}', fr: 'Montants de {month}' },
  clause: { en: 'Clause', fr: 'Clause' },
  before: { en: 'Version {version}', fr: 'Version {version}' },
  now: { en: 'On the desk', fr: 'Sur le bureau' },
  difference: { en: 'Difference', fr: 'Écart' },
  total: { en: 'Total', fr: 'Total' },
  sameFile: { en: 'no change in this file', fr: 'aucun changement dans ce fichier' },
  noDifference: { en: 'The same money', fr: 'Mêmes montants' },
} as const satisfies Record<string, Text>;

/** What an example can reach, by the engine's names. */
export const POINTS: Readonly<Record<string, Text>> = {
  charge: { en: 'a charge', fr: 'une facturation' },
  selector: { en: 'the selection', fr: 'la sélection' },
  condition: { en: 'the condition', fr: 'la condition' },
  branch: { en: 'the case', fr: 'le cas' },
  fallback: { en: 'the value that may miss', fr: 'la valeur qui peut manquer' },
  bound: { en: 'the bound', fr: 'la borne' },
  band: { en: 'the band', fr: 'la tranche' },
  row: { en: 'the row', fr: 'la ligne' },
  exception: { en: 'the exception', fr: 'l’exception' },
  revision: { en: 'the revision', fr: 'la révision' },
};

/** Which way a point went. */
export const WAYS: Readonly<Record<string, Text>> = {
  yes: { en: 'met', fr: 'remplie' },
  no: { en: 'not met', fr: 'non remplie' },
};

/** States of a version. */
export const STATES = {
  draft: { en: 'draft', fr: 'brouillon' },
  compiled: { en: 'compiled', fr: 'compilée' },
  tested: { en: 'tested', fr: 'testée' },
  approved: { en: 'approved', fr: 'approuvée' },
  published: { en: 'published', fr: 'publiée' },
  superseded: { en: 'superseded', fr: 'remplacée' },
  rejected: { en: 'sent back', fr: 'renvoyée' },
} as const satisfies Record<string, Text>;
