// Re-rates: their words.
import type { Text } from '../../texts/text.ts';

/** Why periods are rated again. */
export const CAUSES = {
  version: { en: 'Back-dated publication', fr: 'Publication rétroactive' },
  facts: { en: 'Data that came late', fr: 'Données arrivées tard' },
  index: { en: 'Revised index or rate', fr: 'Indice ou taux révisé' },
  error: { en: 'Billing error', fr: 'Erreur de facturation' },
} as const satisfies Record<string, Text>;

/** What the list and a job say. */
export const RE_RATES = {
  title: { en: 'Re-rates', fr: 'Recalculs' },
  job: { en: 'Re-rate', fr: 'Recalcul' },
  titleOf: { en: '{contract}, re-rate {job}', fr: '{contract}, recalcul {job}' },
  contract: { en: 'Contract', fr: 'Contrat' },
  cause: { en: 'Why', fr: 'Pourquoi' },
  reference: { en: 'Brought by', fr: 'Amené par' },
  periods: { en: 'Issued months', fr: 'Mois émis' },
  fromTo: { en: '{from} to {through}', fr: '{from} à {through}' },
  state: { en: 'State', fr: 'État' },
  maker: { en: 'Opened by', fr: 'Ouvert par' },
  any: { en: 'Any state', fr: 'Tout état' },
  anyContract: { en: 'All contracts', fr: 'Tous les contrats' },
  none: { en: 'Nothing is to be rated again', fr: 'Rien n’est à recalculer' },
  noneAbout: {
    en: 'A publication that changes issued months opens a re-rate by itself; for late data, a revised index or an error it is opened here.',
    fr: 'Une publication qui change des mois émis ouvre un recalcul d’elle-même ; pour des données tardives, un indice révisé ou une erreur, il s’ouvre ici.',
  },
  open: { en: 'Rate issued months again', fr: 'Recalculer des mois émis' },
  firstPeriod: { en: 'First month', fr: 'Premier mois' },
  openAbout: {
    en: 'All issued months from this one on are rated again. Nothing is billed before somebody asks for the notes and another person approves them.',
    fr: 'Tous les mois émis à partir de celui-ci sont recalculés. Rien n’est facturé avant qu’on demande les notes et qu’une autre personne les approuve.',
  },
} as const satisfies Record<string, Text>;

/** What is done to a job. */
export const RE_RATE = {
  start: { en: 'Rate again', fr: 'Recalculer' },
  startAbout: {
    en: 'Each issued month gets a run of its own, by what is known today. Issued invoices stay as they are.',
    fr: 'Chaque mois émis a son propre calcul, selon ce qui est connu aujourd’hui. Les factures émises restent telles quelles.',
  },
  ask: { en: 'Ask for the notes', fr: 'Demander les notes' },
  askAbout: {
    en: 'A credit or debit note is asked for each difference. Another person approves it; then it is issued. Without a difference the re-rate ends.',
    fr: 'Un avoir ou une note de débit est demandé pour chaque écart. Une autre personne l’approuve, puis la note est émise. Sans écart, le recalcul prend fin.',
  },
  drop: { en: 'Give up', fr: 'Abandonner' },
  dropAbout: {
    en: 'Its differences are not billed by notes. The next invoice still corrects what its contract lets it correct.',
    fr: 'Ses écarts ne sont pas facturés par des notes. La prochaine facture corrige encore ce que le contrat permet.',
  },
  month: { en: 'Month', fr: 'Mois' },
  run: { en: 'Run', fr: 'Calcul' },
  runState: { en: 'State of the run', fr: 'État du calcul' },
  account: { en: 'Account', fr: 'Compte' },
  billed: { en: 'Billed so far', fr: 'Facturé jusqu’ici' },
  rated: { en: 'Rated now', fr: 'Valorisé à présent' },
  change: { en: 'Left to bill', fr: 'Reste à facturer' },
  lines: { en: '{n} {n|line|lines}', fr: '{n} {n|ligne|lignes}' },
  total: { en: 'Total', fr: 'Total' },
  parts: { en: 'Months rated again', fr: 'Mois recalculés' },
  notes: { en: 'Credit and debit notes of it', fr: 'Avoirs et notes de débit qui en viennent' },
  note: { en: 'Note', fr: 'Note' },
  kind: { en: 'Kind', fr: 'Nature' },
  net: { en: 'Net', fr: 'Net' },
  noteState: { en: 'State', fr: 'État' },
  approvals: { en: 'Approvals', fr: 'Approbations' },
  untouched: {
    en: 'Nothing is rated yet: rate the months again to see what changes.',
    fr: 'Rien n’est encore recalculé : recalculez les mois pour voir ce qui change.',
  },
} as const satisfies Record<string, Text>;
