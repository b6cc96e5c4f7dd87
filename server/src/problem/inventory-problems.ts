// Problems of the server, S04: files, inventory and orders.
import type { ProblemMeaning } from './meaning.ts';

/** Problems of files, inventory and orders. */
export const INVENTORY_PROBLEMS = {
  S0401: {
    status: 413,
    title: { en: 'file too large', fr: 'fichier trop gros' },
    detail: {
      en: '{file} unpacks to more than {limit} MB',
      fr: '{file} fait plus de {limit} Mo une fois décompressé',
    },
  },
  S0402: {
    status: 415,
    title: { en: 'not a table', fr: 'pas un tableau' },
    detail: {
      en: '{file} is neither a text of cells (CSV) nor a workbook (XLSX): save it as one of them',
      fr: '{file} n’est ni un texte de cellules (CSV) ni un classeur (XLSX) : enregistrez-le ainsi',
    },
  },
  S0403: {
    status: 422,
    title: { en: 'table not readable', fr: 'tableau illisible' },
    detail: {
      en: '{file} cannot be read from line {line} on: look for quotes that do not close',
      fr: '{file} est illisible à partir de la ligne {line} : cherchez des guillemets non fermés',
    },
  },
  S0404: {
    status: 422,
    title: { en: 'columns missing', fr: 'colonnes absentes' },
    detail: {
      en: 'no column of the file is mapped to {columns}, which {dataset} needs',
      fr: 'aucune colonne du fichier ne correspond à {columns}, nécessaire à {dataset}',
    },
  },
  S0405: {
    status: 413,
    title: { en: 'too many rows', fr: 'trop de lignes' },
    detail: {
      en: '{file} has more than {limit} rows or {columns} columns: send it in parts',
      fr: '{file} a plus de {limit} lignes ou {columns} colonnes : envoyez-le en plusieurs fois',
    },
  },
  S0406: {
    status: 422,
    title: { en: 'not data of the contract', fr: 'données étrangères au contrat' },
    detail: {
      en: 'the contract has no {dataset}; it has {names}',
      fr: 'le contrat n’a pas de {dataset} ; il a {names}',
    },
  },
  S0407: {
    status: 409,
    title: { en: 'no contract in force', fr: 'pas de contrat en vigueur' },
    detail: {
      en: 'no version of {contract} is published or compiles: its words are not known yet',
      fr: 'aucune version de {contract} n’est publiée ni ne compile : ses mots ne sont pas encore connus',
    },
  },
  S0408: {
    status: 409,
    title: { en: 'later import depends on it', fr: 'un import plus récent en dépend' },
    detail: {
      en: 'import {later} left out rows that import {batch} had brought: undo it first',
      fr: 'l’import {later} a omis des lignes que l’import {batch} avait apportées : annulez-le d’abord',
    },
  },
  S0409: {
    status: 422,
    title: { en: 'day not possible', fr: 'jour impossible' },
    detail: {
      en: '{day} is not a day up to today, such as 2026-03-31',
      fr: '{day} n’est pas un jour jusqu’à aujourd’hui, tel que 2026-03-31',
    },
  },
  S0410: {
    status: 422,
    title: { en: 'column not there', fr: 'colonne inconnue' },
    detail: {
      en: 'there is no column {column}; there is {names}',
      fr: 'il n’y a pas de colonne {column} ; il y a {names}',
    },
  },
  S0411: {
    status: 409,
    title: { en: 'order number taken', fr: 'numéro de commande déjà pris' },
    detail: {
      en: 'order {id} is there already, with another content',
      fr: 'la commande {id} existe déjà, avec un autre contenu',
    },
  },
  S0412: {
    status: 409,
    title: { en: 'order no longer possible', fr: 'commande devenue impossible' },
    detail: {
      en: 'order {id} was sound when it was taken and is not any more: take it anew',
      fr: 'la commande {id} était correcte à la saisie et ne l’est plus : saisissez-la à nouveau',
    },
  },
  S0421: {
    status: 422,
    title: { en: 'attribute missing', fr: 'attribut absent' },
    detail: {
      en: '{attribute} is required: {expected}',
      fr: '{attribute} est obligatoire : {expected}',
    },
  },
  S0422: {
    status: 422,
    title: { en: 'no such attribute', fr: 'attribut inconnu' },
    detail: {
      en: '{dataset} has no attribute {attribute}; it has {names}',
      fr: '{dataset} n’a pas d’attribut {attribute} ; il a {names}',
    },
  },
  S0423: {
    status: 422,
    title: { en: 'item there already', fr: 'élément déjà présent' },
    detail: {
      en: '{key} is in the inventory already: change it, or name another',
      fr: '{key} est déjà à l’inventaire : modifiez-le ou choisissez un autre nom',
    },
  },
  S0424: {
    status: 422,
    title: { en: 'item not in service', fr: 'élément hors service' },
    detail: {
      en: '{key} is not in service on {day}',
      fr: '{key} n’est pas en service le {day}',
    },
  },
  S0425: {
    status: 422,
    title: { en: 'history cannot say it', fr: 'historique incapable de le dire' },
    detail: {
      en: 'the rows of {dataset} have no column that could say this change',
      fr: 'les lignes de {dataset} n’ont pas de colonne pour dire ce changement',
    },
  },
  S0426: {
    status: 422,
    title: { en: 'no price', fr: 'pas de prix' },
    detail: {
      en: 'clause {clause} gives no price for {subject} ({code})',
      fr: 'la clause {clause} ne donne pas de prix pour {subject} ({code})',
    },
  },
  S0427: {
    status: 422,
    title: { en: 'later change planned', fr: 'changement ultérieur prévu' },
    detail: {
      en: '{key} changes again from {day}: settle that change first',
      fr: '{key} change encore à partir du {day} : réglez d’abord ce changement',
    },
  },
  S0428: {
    status: 422,
    title: { en: 'row not readable', fr: 'ligne illisible' },
    detail: { en: '{code}: {said}', fr: '{code} : {dit}' },
  },
  S0429: {
    status: 422,
    title: { en: 'changes nothing', fr: 'ne change rien' },
    detail: {
      en: 'the inventory says so already: {row}',
      fr: 'l’inventaire le dit déjà : {row}',
    },
  },
  S0430: {
    status: 422,
    title: { en: 'no such item', fr: 'élément inconnu' },
    detail: {
      en: '{attribute}: {key} does not exist in {dataset}',
      fr: '{attribute} : {key} n’existe pas dans {dataset}',
    },
  },
} as const satisfies Readonly<Record<string, ProblemMeaning>>;
