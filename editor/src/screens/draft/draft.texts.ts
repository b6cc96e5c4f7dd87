// Draft review: its words.
import type { Text } from '../../texts/text.ts';

/** What the frame of a review says. */
export const DRAFT = {
  drafts: { en: 'Drafts', fr: 'Projets de facture' },
  title: { en: '{contract}, {month}', fr: '{contract}, {month}' },
  rated: { en: 'Rated', fr: 'Valorisé' },
  adjusted: { en: 'Adjustments', fr: 'Ajustements' },
  net: { en: 'To bill', fr: 'À facturer' },
  change: { en: 'Against last month', fr: 'Par rapport au mois dernier' },
  noPrevious: { en: 'no month before', fr: 'pas de mois précédent' },
  lines: { en: 'Lines', fr: 'Lignes' },
  variance: { en: 'Against last month', fr: 'Mois dernier' },
  findings: { en: 'Findings', fr: 'Constats' },
  held: { en: 'Held', fr: 'Retenus' },
  adjustments: { en: 'Adjustments', fr: 'Ajustements' },
  comments: { en: 'Comments', fr: 'Commentaires' },
  open: { en: 'Open findings', fr: 'Constats ouverts' },
  run: { en: 'Run', fr: 'Calcul' },
  ratedBy: { en: 'contract version {version}', fr: 'version {version} du contrat' },
  preparedBy: { en: 'Prepared by {person}', fr: 'Préparé par {person}' },
  notTaken: { en: 'Nobody prepares it yet', fr: 'Personne ne le prépare encore' },
} as const satisfies Record<string, Text>;

/** What moving along the review says. */
export const STEPS = {
  take: { en: 'Take into review', fr: 'Prendre en revue' },
  controls: { en: 'Run the controls', fr: 'Passer les contrôles' },
  hold: { en: 'Put on hold', fr: 'Mettre en attente' },
  holdAbout: {
    en: 'The draft waits, and nobody can validate it until it is released.',
    fr: 'Le projet attend, personne ne peut le valider avant sa reprise.',
  },
  release: { en: 'Release', fr: 'Reprendre' },
  sendBack: { en: 'Send back', fr: 'Renvoyer' },
  sendBackAbout: {
    en: 'The draft waits for who prepared it, who reads your reason among its comments; nobody can validate it until it is released.',
    fr: 'Le projet attend qui l’a préparé, qui lit votre motif dans ses commentaires ; personne ne peut le valider avant sa reprise.',
  },
  reject: { en: 'Reject', fr: 'Rejeter' },
  rejectAbout: {
    en: 'The draft is never issued. A new run of the month makes another.',
    fr: 'Le projet ne sera jamais émis. Un nouveau calcul du mois en fait un autre.',
  },
  reopen: { en: 'Reopen', fr: 'Rouvrir' },
  reopenAbout: {
    en: 'What was validated is void: the draft is reviewed and validated again.',
    fr: 'La validation est annulée : le projet est revu et validé de nouveau.',
  },
  validate: { en: 'Validate', fr: 'Valider' },
  validateTitle: { en: 'Validate this draft?', fr: 'Valider ce projet ?' },
  validateAbout: {
    en: '{count} {count|line|lines} for {amount} can then be issued as they are. Whoever prepared the draft cannot validate it; any later change makes this void.',
    fr: '{count} {count|ligne|lignes} pour {amount} pourront être émises telles quelles. Qui a préparé le projet ne peut le valider ; tout changement ultérieur annule la validation.',
  },
  stillOpen: {
    en: 'It still has {findings}. They stay so, and none of them is put right by validating.',
    fr: 'Il reste {findings}. Valider n’en corrige aucun.',
  },
  before: { en: 'Before validation', fr: 'Avant validation' },
  more: { en: 'More', fr: 'Plus' },
  issue: { en: 'Issue', fr: 'Émettre' },
} as const satisfies Record<string, Text>;

/** What the lines say. */
export const LINES = {
  by: { en: 'Group by', fr: 'Regrouper par' },
  byClause: { en: 'Clause', fr: 'Clause' },
  bySubject: { en: 'Subject', fr: 'Objet' },
  byNone: { en: 'None', fr: 'Aucun' },
  find: { en: 'Clause, subject or words', fr: 'Clause, objet ou mots' },
  count: { en: '{count} {count|line|lines}', fr: '{count} {count|ligne|lignes}' },
  clause: { en: 'Clause', fr: 'Clause' },
  subject: { en: 'Subject', fr: 'Objet' },
  label: { en: 'Words', fr: 'Libellé' },
  from: { en: 'From', fr: 'Du' },
  until: { en: 'Through', fr: 'Au' },
  quantity: { en: 'Quantity', fr: 'Quantité' },
  price: { en: 'Price', fr: 'Prix' },
  amount: { en: 'Amount', fr: 'Montant' },
  corrects: { en: 'corrects {month}', fr: 'corrige {month}' },
  days: { en: '{from} to {through}', fr: 'du {from} au {through}' },
  none: { en: 'No line', fr: 'Aucune ligne' },
  noneLike: { en: 'No line has these words', fr: 'Aucune ligne avec ces mots' },
  table: { en: 'Lines of the draft', fr: 'Lignes du projet' },
  adjustment: { en: 'adjustment', fr: 'ajustement' },
} as const satisfies Record<string, Text>;

/** What the explanation of a line says. */
export const EXPLAIN = {
  title: { en: 'Explanation', fr: 'Explication' },
  paper: { en: 'To print', fr: 'À imprimer' },
  of: { en: 'Explanation of {line}', fr: 'Explication de {line}' },
  clause: {
    en: 'clause {clause} of version {version}',
    fr: 'clause {clause} de la version {version}',
  },
  back: { en: 'Back to the draft', fr: 'Retour au projet' },
  close: { en: 'Close the explanation', fr: 'Fermer l’explication' },
  billedBefore: { en: 'Billed before', fr: 'Facturé avant' },
  hint: {
    en: 'Arrow keys move along the lines; Escape closes.',
    fr: 'Les flèches parcourent les lignes ; Échap ferme.',
  },
} as const satisfies Record<string, Text>;

/** Causes of a difference. */
export const CAUSES = {
  price: { en: 'Price', fr: 'Prix' },
  quantity: { en: 'Quantity', fr: 'Quantité' },
  proration: { en: 'Proration', fr: 'Prorata' },
  new: { en: 'New', fr: 'Nouveau' },
  ended: { en: 'Ended', fr: 'Terminé' },
  correction: { en: 'Corrections', fr: 'Régularisations' },
  credit: { en: 'Credits', fr: 'Avoirs' },
  adjustment: { en: 'Adjustments', fr: 'Ajustements' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<string, Text>;

/** What the variance says. */
export const VARIANCE = {
  before: { en: 'Last month', fr: 'Mois dernier' },
  now: { en: 'This month', fr: 'Ce mois' },
  cause: { en: 'Cause', fr: 'Cause' },
  change: { en: 'Change', fr: 'Écart' },
  chart: {
    en: 'From last month’s total to this month’s, cause by cause; the table tells the same',
    fr: 'Du total du mois dernier à celui de ce mois, cause par cause ; le tableau dit la même chose',
  },
  movers: { en: 'What moved, the largest first', fr: 'Ce qui a bougé, le plus grand d’abord' },
  allCauses: { en: 'All causes', fr: 'Toutes les causes' },
  none: { en: 'Nothing changed', fr: 'Rien n’a changé' },
  shown: {
    en: 'The first {count} and all adjustments are shown.',
    fr: 'Les {count} premiers et tous les ajustements sont affichés.',
  },
  noPrevious: {
    en: 'Nothing is known of the month before: all of it counts as new. Run the month before to compare.',
    fr: 'Rien n’est connu du mois précédent : tout compte comme nouveau. Calculez le mois précédent pour comparer.',
  },
} as const satisfies Record<string, Text>;

/** What findings say. */
export const FINDINGS = {
  none: { en: 'No finding', fr: 'Aucun constat' },
  unchecked: { en: 'The controls did not run yet', fr: 'Les contrôles ne sont pas encore passés' },
  uncheckedAbout: {
    en: 'They must have run on this very content before anybody validates it.',
    fr: 'Ils doivent être passés sur ce contenu même avant toute validation.',
  },
  stale: {
    en: 'The content changed since the controls ran: run them again.',
    fr: 'Le contenu a changé depuis les contrôles : passez-les de nouveau.',
  },
  severity: { en: 'Severity', fr: 'Gravité' },
  control: { en: 'Control', fr: 'Contrôle' },
  what: { en: 'Finding', fr: 'Constat' },
  atRisk: { en: 'At risk', fr: 'En jeu' },
  state: { en: 'State', fr: 'État' },
  owner: { en: 'Seen to by', fr: 'Suivi par' },
  assign: { en: 'I see to it', fr: 'Je m’en occupe' },
  explain: { en: 'Explain', fr: 'Expliquer' },
  explainAbout: {
    en: 'Say why it is right as it is. What blocks stays open until it is corrected or waived by another person.',
    fr: 'Dites pourquoi c’est juste ainsi. Un constat bloquant reste ouvert tant qu’il n’est pas corrigé ou levé par une autre personne.',
  },
  correct: { en: 'Correct', fr: 'Corriger' },
  waive: { en: 'Waive', fr: 'Lever' },
  waiveAbout: {
    en: 'The finding stays true, and the draft may pass all the same. Your reason is kept.',
    fr: 'Le constat reste vrai, et le projet peut passer quand même. Votre motif est gardé.',
  },
  reopen: { en: 'Reopen', fr: 'Rouvrir' },
  close: { en: 'Close', fr: 'Clore' },
  actions: { en: 'Treatment', fr: 'Traitement' },
} as const satisfies Record<string, Text>;

/** What held items say. */
export const HELD = {
  find: { en: 'Clause or subject', fr: 'Clause ou objet' },
  none: { en: 'Nothing is held', fr: 'Rien n’est retenu' },
  noneAbout: {
    en: 'All that the contract asks for is billed.',
    fr: 'Tout ce que le contrat demande est facturé.',
  },
  why: { en: 'Why', fr: 'Pourquoi' },
  remedy: { en: 'What to do', fr: 'Que faire' },
  about: {
    en: '{count} {count|item is|items are} not billed in this draft.',
    fr: '{count} {count|élément n’est pas facturé|éléments ne sont pas facturés} dans ce projet.',
  },
} as const satisfies Record<string, Text>;

/** What adjustments say. */
export const ADJUST = {
  ask: { en: 'Ask for an adjustment', fr: 'Demander un ajustement' },
  none: { en: 'No adjustment', fr: 'Aucun ajustement' },
  noneAbout: {
    en: 'What a person adds to the draft or takes from it, once another has approved it.',
    fr: 'Ce qu’une personne ajoute au projet ou en retire, une fois qu’une autre l’a approuvé.',
  },
  notNow: {
    en: 'Adjustments are asked for while the draft is in review.',
    fr: 'Les ajustements se demandent pendant la revue du projet.',
  },
  name: { en: 'Name', fr: 'Nom' },
  label: { en: 'Words of the line', fr: 'Libellé de la ligne' },
  amount: { en: 'Amount ({currency})', fr: 'Montant ({currency})' },
  amountAbout: { en: 'Negative to take away.', fr: 'Négatif pour retirer.' },
  cause: { en: 'Cause', fr: 'Cause' },
  causeAbout: {
    en: 'Those of one cause count together for who may approve.',
    fr: 'Ceux d’une même cause comptent ensemble pour qui peut approuver.',
  },
  reason: { en: 'Reason', fr: 'Motif' },
  state: { en: 'State', fr: 'État' },
  maker: { en: 'Asked by', fr: 'Demandé par' },
  approver: { en: 'Decided by', fr: 'Décidé par' },
  approve: { en: 'Approve', fr: 'Approuver' },
  refuse: { en: 'Refuse', fr: 'Refuser' },
  approveAbout: {
    en: '{label}: {amount} becomes a line of the draft.',
    fr: '{label} : {amount} devient une ligne du projet.',
  },
  refuseAbout: {
    en: '{label}: {amount} is not billed.',
    fr: '{label} : {amount} n’est pas facturé.',
  },
  send: { en: 'Ask', fr: 'Demander' },
  badAmount: {
    en: 'An amount other than zero such as -120.00, with at most {digits} decimals',
    fr: 'Un montant non nul tel que -120,00, à {digits} décimales au plus',
  },
  withdraw: { en: 'Take back', fr: 'Retirer' },
  withdrawAbout: {
    en: '{label}: {amount} is no longer asked for. It stays in the list, taken back.',
    fr: '{label} : {amount} n’est plus demandé. Il reste dans la liste, retiré.',
  },
  decidedBy: { en: 'Approved by {person}', fr: 'Approuvé par {person}' },
  askedBy: { en: 'Asked by {person}', fr: 'Demandé par {person}' },
} as const satisfies Record<string, Text>;

/** Causes that adjustments and notes commonly have. */
export const ADJUSTMENT_CAUSES = {
  error: { en: 'Billing error', fr: 'Erreur de facturation' },
  gesture: { en: 'Commercial gesture', fr: 'Geste commercial' },
  sla: { en: 'Service level', fr: 'Niveau de service' },
  claim: { en: 'Claim', fr: 'Réclamation' },
} as const satisfies Record<string, Text>;

/** What comments say. */
export const COMMENTS = {
  none: { en: 'Nobody said anything yet', fr: 'Personne n’a encore rien dit' },
  say: { en: 'Comment', fr: 'Commentaire' },
  sayOfLine: { en: 'Comment on this line', fr: 'Commenter cette ligne' },
  send: { en: 'Say it', fr: 'Commenter' },
  ofLine: { en: 'on {line}', fr: 'sur {line}' },
} as const satisfies Record<string, Text>;
