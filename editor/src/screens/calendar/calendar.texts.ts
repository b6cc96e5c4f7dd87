// Calendar: its words.
import type { Text } from '../../texts/text.ts';

/** What the calendar says. */
export const CALENDAR = {
  title: { en: 'Calendar', fr: 'Calendrier' },
  period: { en: 'Period', fr: 'Période' },
  state: { en: 'State', fr: 'État' },
  inputs: { en: 'Orders and imports', fr: 'Commandes et imports' },
  usage: { en: 'Usage', fr: 'Consommations' },
  draft: { en: 'Drafts', fr: 'Projets' },
  approval: { en: 'Validation', fr: 'Validation' },
  issue: { en: 'Issue', fr: 'Émission' },
  knownOn: { en: 'As known on', fr: 'Tel que connu le' },
  maker: { en: 'Planned by', fr: 'Planifié par' },
  none: { en: 'No cycle is planned', fr: 'Aucun cycle planifié' },
  noneAbout: {
    en: 'A cycle says until when inputs count, and when drafts, validation and issue are due.',
    fr: 'Un cycle dit jusqu’à quand les entrées comptent, et quand projets, validation et émission sont dus.',
  },
  noContract: { en: 'There is no contract yet', fr: 'Il n’y a pas encore de contrat' },
  plan: { en: 'Plan a cycle', fr: 'Planifier un cycle' },
  planAbout: {
    en: 'Working days of the month: 1 is the first one, -1 the last one before it.',
    fr: 'En jours ouvrés du mois : 1 est le premier, -1 le dernier avant lui.',
  },
  late: { en: 'Late orders', fr: 'Commandes tardives' },
  lateNone: { en: 'No order came after the cut-off', fr: 'Aucune commande après l’arrêté' },
  lateAbout: { en: 'The next cycle bills these.', fr: 'Le cycle suivant les facture.' },
  order: { en: 'Order', fr: 'Commande' },
  item: { en: 'Item', fr: 'Élément' },
  known: { en: 'Known', fr: 'Connue le' },
  from: { en: 'In service from', fr: 'En service dès le' },
  actions: { en: 'Steps', fr: 'Étapes' },
} as const satisfies Record<string, Text>;

/** What is done to a cycle. */
export const CYCLE_STEPS = {
  freeze: {
    name: { en: 'Freeze', fr: 'Geler' },
    about: {
      en: 'From now on drafts see what was known by the cut-off. Later orders go to the next cycle.',
      fr: 'Les projets voient désormais ce qui était connu à l’arrêté. Les commandes suivantes vont au cycle suivant.',
    },
  },
  thaw: {
    name: { en: 'Thaw', fr: 'Dégeler' },
    about: { en: 'Everything counts again.', fr: 'Tout compte de nouveau.' },
  },
  close: {
    name: { en: 'Close', fr: 'Clore' },
    about: {
      en: 'No draft of this month is made any more.',
      fr: 'Plus aucun projet de ce mois n’est établi.',
    },
  },
  reopen: {
    name: { en: 'Reopen', fr: 'Rouvrir' },
    about: { en: 'Drafts can be made again.', fr: 'Des projets peuvent de nouveau être établis.' },
  },
} as const satisfies Record<string, Record<'name' | 'about', Text>>;
