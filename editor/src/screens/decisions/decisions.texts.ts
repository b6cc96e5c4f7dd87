// Decisions: their words.
import type { Text } from '../../texts/text.ts';

/** What waits, and what approving it does. */
export const KINDS = {
  version: {
    name: { en: 'Contract version', fr: 'Version de contrat' },
    does: { en: 'Approve', fr: 'Approuver' },
    about: {
      en: 'The text as tested is approved. It bills nothing before it is published.',
      fr: 'Le texte testé est approuvé. Il ne facture rien avant sa publication.',
    },
  },
  publication: {
    name: { en: 'Version to publish', fr: 'Version à publier' },
    does: { en: 'Publish', fr: 'Publier' },
    about: {
      en: 'From now on every run goes by this text. What it changes of issued months is rated again.',
      fr: 'Désormais chaque calcul suit ce texte. Ce qu’il change des mois émis est recalculé.',
    },
  },
  import: {
    name: { en: 'Import to apply', fr: 'Import à appliquer' },
    does: { en: 'Apply', fr: 'Appliquer' },
    about: {
      en: 'Its sound rows become facts, known from today. It can be undone.',
      fr: 'Ses lignes valides deviennent des faits, connus à partir d’aujourd’hui. C’est réversible.',
    },
  },
  waiver: {
    name: { en: 'Blocking finding', fr: 'Constat bloquant' },
    does: { en: 'Waive', fr: 'Lever' },
    about: {
      en: 'The finding stays true, and the draft may pass all the same. Your reason is kept.',
      fr: 'Le constat reste vrai, et le projet peut passer quand même. Votre motif est gardé.',
    },
  },
  adjustment: {
    name: { en: 'Adjustment', fr: 'Ajustement' },
    does: { en: 'Approve', fr: 'Approuver' },
    about: { en: 'It becomes a line of the draft.', fr: 'Il devient une ligne du projet.' },
  },
  note: {
    name: { en: 'Credit or debit note', fr: 'Avoir ou note de débit' },
    does: { en: 'Approve', fr: 'Approuver' },
    about: {
      en: 'Once all steps are approved it can be issued under the next number.',
      fr: 'Une fois toutes les étapes approuvées, elle peut être émise sous le numéro suivant.',
    },
  },
  note_issue: {
    name: { en: 'Note to issue', fr: 'Note à émettre' },
    does: { en: 'Issue', fr: 'Émettre' },
    about: {
      en: 'It gets the next number of its series, and nothing changes it afterwards.',
      fr: 'Elle prend le numéro suivant de sa série, et rien ne la change ensuite.',
    },
  },
  validation: {
    name: { en: 'Draft to validate', fr: 'Projet à valider' },
    does: { en: 'Validate', fr: 'Valider' },
    about: {
      en: 'Open it: it is validated where its lines are seen.',
      fr: 'Ouvrez-le : il se valide là où l’on voit ses lignes.',
    },
  },
  issue: {
    name: { en: 'Draft to issue', fr: 'Projet à émettre' },
    does: { en: 'Issue', fr: 'Émettre' },
    about: {
      en: 'Open it: it is issued with the others of its account and month.',
      fr: 'Ouvrez-le : il s’émet avec les autres de son compte et de son mois.',
    },
  },
  control_change: {
    name: { en: 'Change of a control', fr: 'Modification d’un contrôle' },
    does: { en: 'Approve', fr: 'Approuver' },
    about: {
      en: 'Controls go by it from the next time they run.',
      fr: 'Les contrôles la suivent dès leur prochain passage.',
    },
  },
} as const satisfies Record<string, Record<'name' | 'does' | 'about', Text>>;

/** What the inbox says. */
export const DECISIONS = {
  title: { en: 'Approvals', fr: 'Approbations' },
  what: { en: 'What', fr: 'Quoi' },
  contract: { en: 'Contract', fr: 'Contrat' },
  about: { en: 'About', fr: 'Objet' },
  amount: { en: 'Amount', fr: 'Montant' },
  maker: { en: 'By', fr: 'Par' },
  since: { en: 'Since', fr: 'Depuis' },
  mine: { en: 'For you to decide', fr: 'À décider par vous' },
  others: { en: 'For somebody else', fr: 'Pour quelqu’un d’autre' },
  othersAbout: {
    en: 'You may decide things of this kind, but not these.',
    fr: 'Vous pouvez décider de ce genre de choses, mais pas de celles-ci.',
  },
  none: { en: 'Nothing waits for your decision', fr: 'Rien n’attend votre décision' },
  refuse: { en: 'Refuse', fr: 'Refuser' },
  open: { en: 'Open', fr: 'Ouvrir' },
  all: { en: 'All kinds', fr: 'Tous les genres' },
  actions: { en: 'Decision', fr: 'Décision' },
} as const satisfies Record<string, Text>;
