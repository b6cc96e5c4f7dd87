// Orders: their words.
import type { Text } from '../../texts/text.ts';

/** What the screens of orders say. */
export const ORDERS = {
  title: { en: 'Orders', fr: 'Commandes' },
  none: { en: 'No order yet', fr: 'Pas encore de commande' },
  noneAbout: {
    en: 'An order adds, changes, moves or ceases an item; it is priced by the contract before anybody accepts it.',
    fr: 'Une commande ajoute, change, déplace ou arrête un article ; le contrat lui donne un prix avant que quiconque l’accepte.',
  },
  create: { en: 'New order', fr: 'Nouvelle commande' },
  number: { en: 'Order', fr: 'Commande' },
  one: { en: 'Order {order}', fr: 'Commande {order}' },
  action: { en: 'What is ordered', fr: 'Objet' },
  dataset: { en: 'Data file', fr: 'Fichier de données' },
  item: { en: 'Item', fr: 'Article' },
  newItem: { en: 'New item', fr: 'Nouvel article' },
  requestedOn: { en: 'Wanted from', fr: 'Souhaitée à partir du' },
  acceptedOn: { en: 'In service from', fr: 'En service à partir du' },
  state: { en: 'State', fr: 'État' },
  total: { en: 'Price', fr: 'Prix' },
  maker: { en: 'Taken by', fr: 'Saisie par' },
  checker: { en: 'Accepted by', fr: 'Acceptée par' },
  months: { en: 'Months priced', fr: 'Mois chiffrés' },
  attributes: { en: 'Attributes of the {item}', fr: 'Attributs de l’article {item}' },
  changesOnly: {
    en: 'Fill in what changes; the rest stays as it is.',
    fr: 'Renseignez ce qui change ; le reste demeure.',
  },
  now: { en: 'now {value}', fr: 'actuellement {value}' },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
  price: { en: 'Check and price', fr: 'Contrôler et chiffrer' },
  kept: {
    en: 'What you type is kept in this browser until it is sent.',
    fr: 'Votre saisie est gardée dans ce navigateur jusqu’à l’envoi.',
  },
  empty: { en: 'Empty the form', fr: 'Vider le formulaire' },
  cannot: {
    en: 'Items of this data file have no history that an order could change',
    fr: 'Les articles de ce fichier n’ont pas d’historique qu’une commande pourrait changer',
  },
  reasons: { en: 'Why it is rejected', fr: 'Pourquoi elle est rejetée' },
  notThere: { en: 'Not in {dataset}', fr: 'Absent de {dataset}' },
  correct: { en: 'Correct it', fr: 'La corriger' },
  priceOf: {
    en: 'What it changes of the invoices',
    fr: 'Ce qu’elle change aux factures',
  },
  priceAbout: {
    en: 'Rated by the contract with the order and without it: exactly what will be billed.',
    fr: 'Valorisé par le contrat avec la commande et sans elle : exactement ce qui sera facturé.',
  },
  month: { en: 'Invoice of', fr: 'Facture de' },
  alike: {
    en: '{first} to {last}: {n} {n|month|months}, each',
    fr: 'de {first} à {last} : {n} mois, chacun',
  },
  amount: { en: 'Difference', fr: 'Différence' },
  clauses: { en: 'Of which', fr: 'Dont' },
  sum: { en: 'Total of {n} {n|month|months}', fr: 'Total de {n} mois' },
  nothing: {
    en: 'It changes no invoice of these months.',
    fr: 'Elle ne change aucune facture de ces mois.',
  },
  details: { en: 'Order', fr: 'Commande' },
  timeline: { en: 'So far', fr: 'Déroulement' },
  taken: { en: 'Taken and priced', fr: 'Saisie et chiffrée' },
  takenRejected: { en: 'Taken and rejected', fr: 'Saisie et rejetée' },
  byAt: { en: '{person}, {at}', fr: '{person}, {at}' },
  waits: {
    en: 'Waits to be accepted by another person',
    fr: 'Attend l’acceptation d’une autre personne',
  },
  accepted: {
    en: 'Accepted: in service from {day}',
    fr: 'Acceptée : en service à partir du {day}',
  },
  cancelled: { en: 'Given up', fr: 'Abandonnée' },
  accept: { en: 'Accept', fr: 'Accepter' },
  acceptTitle: { en: 'Accept order {order}?', fr: 'Accepter la commande {order} ?' },
  acceptAbout: {
    en: 'It becomes part of the inventory, and is billed from its first service day on.',
    fr: 'Elle entre à l’inventaire, et se facture dès sa première date de service.',
  },
  another: {
    en: 'You took this order: another person accepts it.',
    fr: 'Vous avez saisi cette commande : une autre personne l’accepte.',
  },
  giveUp: { en: 'Give up', fr: 'Abandonner' },
  giveUpTitle: { en: 'Give order {order} up?', fr: 'Abandonner la commande {order} ?' },
  giveUpAbout: {
    en: 'It stays on the list, and can never be accepted.',
    fr: 'Elle reste dans la liste, et ne pourra plus être acceptée.',
  },
  toInventory: { en: 'To the inventory', fr: 'Vers l’inventaire' },
} as const satisfies Record<string, Text>;

/** What can be ordered. */
export const ACTIONS = {
  add: { en: 'add', fr: 'ajout' },
  change: { en: 'change', fr: 'changement' },
  move: { en: 'move', fr: 'déménagement' },
  cease: { en: 'cease', fr: 'arrêt' },
} as const satisfies Record<string, Text>;
