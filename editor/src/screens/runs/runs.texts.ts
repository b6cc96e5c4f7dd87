// Runs: their words.
import type { Text } from '../../texts/text.ts';

/** What runs are for. */
export const MODES = {
  draft: { en: 'Drafts', fr: 'Projets de facture' },
  simulate: { en: 'Simulation', fr: 'Simulation' },
  re_rate: { en: 'Re-rate', fr: 'Recalcul' },
  off_cycle: { en: 'Off cycle', fr: 'Hors cycle' },
} as const satisfies Record<string, Text>;

/** What comes of each, said where one is chosen. */
export const MODES_ABOUT = {
  draft: {
    en: 'Rates the month of each contract and makes a draft to review. It takes the place of an earlier draft that nobody validated.',
    fr: 'Valorise le mois de chaque contrat et en fait un projet à revoir. Il remplace un projet précédent que personne n’a validé.',
  },
  simulate: {
    en: 'The same computation, kept apart: nothing to review, nothing to issue.',
    fr: 'Le même calcul, gardé à part : rien à revoir, rien à émettre.',
  },
  re_rate: {
    en: 'Rates an issued month again and shows what a credit or debit note would bill.',
    fr: 'Valorise de nouveau un mois émis et montre ce qu’un avoir ou une note de débit facturerait.',
  },
  off_cycle: {
    en: 'A draft outside of the calendar, such as for a single account.',
    fr: 'Un projet hors calendrier, par exemple pour un seul compte.',
  },
} as const satisfies Record<keyof typeof MODES, Text>;

/** What the list of runs says. */
export const RUNS = {
  reRates: { en: 'Re-rates', fr: 'Recalculs' },
  title: { en: 'Runs', fr: 'Calculs' },
  launch: { en: 'Launch a run', fr: 'Lancer un calcul' },
  run: { en: 'Run', fr: 'Calcul' },
  mode: { en: 'For', fr: 'Pour' },
  period: { en: 'Period', fr: 'Période' },
  state: { en: 'State', fr: 'État' },
  contracts: { en: 'Contracts', fr: 'Contrats' },
  lines: { en: 'Lines', fr: 'Lignes' },
  held: { en: 'Held', fr: 'Retenus' },
  failures: { en: 'Failures', fr: 'Échecs' },
  maker: { en: 'Asked by', fr: 'Demandé par' },
  createdAt: { en: 'Asked', fr: 'Demandé le' },
  any: { en: 'All states', fr: 'Tous les états' },
  anyPeriod: { en: 'All periods', fr: 'Toutes les périodes' },
  none: { en: 'No run yet', fr: 'Pas encore de calcul' },
  noneAbout: {
    en: 'A run rates a month of some contracts. Its drafts are reviewed, validated and issued.',
    fr: 'Un calcul valorise un mois de quelques contrats. Ses projets sont revus, validés et émis.',
  },
  noneLike: { en: 'No run is like that', fr: 'Aucun calcul de ce genre' },
} as const satisfies Record<string, Text>;

/** What asking for a run says. */
export const LAUNCH = {
  name: { en: 'Name', fr: 'Nom' },
  nameAbout: {
    en: 'Asking again under the same name changes nothing.',
    fr: 'Redemander sous le même nom ne change rien.',
  },
  contracts: { en: 'Contracts', fr: 'Contrats' },
  all: { en: 'All contracts', fr: 'Tous les contrats' },
  next: { en: 'next: {month}', fr: 'prochain mois : {month}' },
  knownOn: { en: 'As known on', fr: 'Tel que connu le' },
  knownOnAbout: {
    en: 'Empty: on each contract’s own drawing day.',
    fr: 'Vide : au jour d’établissement de chaque contrat.',
  },
  reason: { en: 'Reason', fr: 'Motif' },
  go: { en: 'Launch', fr: 'Lancer' },
  noMonth: { en: 'A month such as 2025-05', fr: 'Un mois tel que 2025-05' },
  noContract: { en: 'At least one contract', fr: 'Au moins un contrat' },
} as const satisfies Record<string, Text>;

/** What the console of a run says. */
export const RUN = {
  pause: { en: 'Pause', fr: 'Suspendre' },
  resume: { en: 'Resume', fr: 'Reprendre' },
  discard: { en: 'Discard', fr: 'Abandonner' },
  discardTitle: { en: 'Discard this run?', fr: 'Abandonner ce calcul ?' },
  discardAbout: {
    en: 'Contracts not begun are never rated. Drafts of this run that nobody validated are taken back. When one was validated or issued, nothing is discarded.',
    fr: 'Les contrats non commencés ne seront pas valorisés. Les projets de ce calcul que personne n’a validés sont retirés. Si l’un est validé ou émis, rien n’est abandonné.',
  },
  discardEnded: { en: 'Discard its results', fr: 'Abandonner ses résultats' },
  discardEndedAbout: {
    en: 'What this run made of {count} {count|contract|contracts} is taken back: {lines} {lines|line|lines}. When one of its drafts was validated or issued, nothing is discarded.',
    fr: 'Ce que ce calcul a fait de {count} {count|contrat|contrats} est retiré : {lines} {lines|ligne|lignes}. Si l’un de ses projets est validé ou émis, rien n’est abandonné.',
  },
  contracts: { en: 'Contracts', fr: 'Contrats' },
  lines: { en: 'Lines', fr: 'Lignes' },
  pace: { en: 'Lines a second', fr: 'Lignes par seconde' },
  left: { en: 'Time left', fr: 'Temps restant' },
  took: { en: 'Took', fr: 'Durée' },
  held: { en: 'Held items', fr: 'Éléments retenus' },
  failed: { en: 'Failures', fr: 'Échecs' },
  progress: { en: 'Progress', fr: 'Avancement' },
  contract: { en: 'Contract', fr: 'Contrat' },
  state: { en: 'State', fr: 'État' },
  amount: { en: 'Total', fr: 'Total' },
  draft: { en: 'Open the draft', fr: 'Ouvrir le projet' },
  difference: { en: 'Open the difference', fr: 'Ouvrir l’écart' },
  why: { en: 'Why it failed', fr: 'Pourquoi l’échec' },
  remedy: { en: 'What to do', fr: 'Que faire' },
  tries: { en: 'Begun {count} {count|time|times}', fr: 'Commencé {count} fois' },
  onlyFailed: { en: 'Failures only', fr: 'Échecs seulement' },
  seconds: { en: '{count} s', fr: '{count} s' },
  minutes: { en: '{minutes} min {seconds} s', fr: '{minutes} min {seconds} s' },
  reason: { en: 'Reason', fr: 'Motif' },
  again: { en: 'Run it again', fr: 'Relancer' },
} as const satisfies Record<string, Text>;

/** What to do about a failure, by its code. */
export const REMEDIES: Readonly<Record<string, Text>> = {
  S0102: {
    en: 'The draft of this month was validated or issued. Reopen it in its review, or launch a re-rate of the issued month.',
    fr: 'Le projet de ce mois est validé ou émis. Rouvrez-le dans sa revue, ou lancez un recalcul du mois émis.',
  },
  S0501: {
    en: 'Publish a version of the contract, then run again.',
    fr: 'Publiez une version du contrat, puis relancez.',
  },
  S0503: {
    en: 'Open the contract: its problems say which words or tables to mend. Publish the version, then run again.',
    fr: 'Ouvrez le contrat : ses problèmes disent quels mots ou tables corriger. Publiez la version, puis relancez.',
  },
  S0505: {
    en: 'Run again. When it fails once more, tell the administrator the name of the run: the log holds the cause.',
    fr: 'Relancez. En cas de nouvel échec, donnez le nom du calcul à l’administrateur : le journal en tient la cause.',
  },
};

/** When nothing closer is known. */
export const REMEDY: Text = {
  en: 'Mend what the reason names, then run this contract again.',
  fr: 'Corrigez ce que le motif nomme, puis relancez ce contrat.',
};
