// Problems of the server: what a caller can do wrong or meet, as data. In: nothing. Out: for each
// code its HTTP status and its words in both languages; `{name}` stands for a value.

/** A text in both languages. */
export interface Words {
  readonly en: string;
  readonly fr: string;
}

/** What a code means. */
export interface ProblemMeaning {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 429 | 503;
  readonly title: Words;
  readonly detail: Words;
}

/** All codes: S01 requests, S02 access, S03 contracts and parties, S04 inventory, S05 runs, S06 control. */
export const PROBLEMS = {
  S0101: {
    status: 404,
    title: { en: 'not found', fr: 'introuvable' },
    detail: { en: 'there is no {kind} {id}', fr: 'il n’y a pas de {kind} {id}' },
  },
  S0102: {
    status: 409,
    title: { en: 'changed meanwhile', fr: 'modifié entre-temps' },
    detail: {
      en: '{kind} {id} is {state}: this can be done only while it is {wanted}',
      fr: '{kind} {id} est {state} : possible seulement à l’état {wanted}',
    },
  },
  S0201: {
    status: 403,
    title: { en: 'not allowed', fr: 'non autorisé' },
    detail: {
      en: 'none of your roles may {action}',
      fr: 'aucun de vos rôles ne permet : {action}',
    },
  },
  S0202: {
    status: 403,
    title: { en: 'maker is not checker', fr: 'qui fait ne contrôle pas' },
    detail: {
      en: 'you made {kind} {id}: another person decides on it',
      fr: 'vous avez fait {kind} {id} : une autre personne en décide',
    },
  },
  S0301: {
    status: 412,
    title: { en: 'text changed meanwhile', fr: 'texte modifié entre-temps' },
    detail: {
      en: 'the text of {id} is no longer the one you read: read it again',
      fr: 'le texte de {id} n’est plus celui que vous avez lu : relisez-le',
    },
  },
  S0302: {
    status: 422,
    title: { en: 'file not usable', fr: 'fichier inutilisable' },
    detail: {
      en: '{file}: a contract is made of .avn texts and small .csv tables, quotes closed, 8 MB in all',
      fr: '{file} : un contrat est fait de textes .avn et de petites tables .csv, guillemets fermés, 8 Mo',
    },
  },
  S0303: {
    status: 403,
    title: { en: 'draft of another person', fr: 'brouillon d’une autre personne' },
    detail: {
      en: '{id} is the draft of {author}: start a version of your own',
      fr: '{id} est le brouillon de {author} : commencez votre propre version',
    },
  },
  S0304: {
    status: 422,
    title: { en: 'text of another contract', fr: 'texte d’un autre contrat' },
    detail: {
      en: 'the text of {id} says contract {found}',
      fr: 'le texte de {id} dit contrat {found}',
    },
  },
  S0305: {
    status: 409,
    title: { en: 'approval void', fr: 'approbation caduque' },
    detail: {
      en: 'the text of {id} is not the one that was approved',
      fr: 'le texte de {id} n’est pas celui qui a été approuvé',
    },
  },
  S0306: {
    status: 409,
    title: { en: 'exists already', fr: 'existe déjà' },
    detail: {
      en: '{kind} {id} exists already',
      fr: '{kind} {id} existe déjà',
    },
  },
  S0307: {
    status: 409,
    title: { en: 'later version in force', fr: 'version ultérieure en vigueur' },
    detail: {
      en: '{id} was written before version {found}, which is in force: start a version from that one',
      fr: '{id} a été écrite avant la version {found}, en vigueur : partez de celle-ci',
    },
  },
  S0310: {
    status: 422,
    title: { en: 'not a currency', fr: 'devise inconnue' },
    detail: {
      en: '{found} is not a currency code of ISO 4217',
      fr: '{found} n’est pas un code de devise de l’ISO 4217',
    },
  },
  S0311: {
    status: 422,
    title: { en: 'not a registration number', fr: 'numéro d’immatriculation faux' },
    detail: {
      en: '{found} is not a registration number of {country}',
      fr: '{found} n’est pas un numéro d’immatriculation de {country}',
    },
  },
  S0312: {
    status: 422,
    title: { en: 'not a VAT number', fr: 'numéro de TVA faux' },
    detail: {
      en: '{found} is not a VAT number of {country}',
      fr: '{found} n’est pas un numéro de TVA de {country}',
    },
  },
  S0313: {
    status: 422,
    title: { en: 'accounts in a circle', fr: 'comptes en cercle' },
    detail: {
      en: '{account} would be above itself',
      fr: '{account} serait au-dessus de lui-même',
    },
  },
  S0314: {
    status: 422,
    title: { en: 'shares do not make one', fr: 'parts dont la somme n’est pas un' },
    detail: {
      en: 'the shares add up to {sum}, not to 1',
      fr: 'la somme des parts est {sum}, non 1',
    },
  },
  S0315: {
    status: 422,
    title: { en: 'account not active', fr: 'compte non actif' },
    detail: {
      en: 'account {account} is {state}',
      fr: 'le compte {account} est {state}',
    },
  },
  S0316: {
    status: 409,
    title: { en: 'accounts below are open', fr: 'comptes ouverts en dessous' },
    detail: {
      en: 'account {account} has accounts below it that are not closed: {open}',
      fr: 'le compte {account} a en dessous de lui des comptes non clos : {open}',
    },
  },
  S0317: {
    status: 422,
    title: { en: 'account of another customer', fr: 'compte d’un autre client' },
    detail: {
      en: 'account {account} belongs to customer {found}, not to {wanted}',
      fr: 'le compte {account} est celui du client {found}, non de {wanted}',
    },
  },
  S0318: {
    status: 422,
    title: { en: 'account in another currency', fr: 'compte en une autre devise' },
    detail: {
      en: 'account {account} is in {found}, not in {wanted}',
      fr: 'le compte {account} est en {found}, non en {wanted}',
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
      en: 'no version of {contract} is published: its words are not known yet',
      fr: 'aucune version de {contract} n’est publiée : ses mots ne sont pas encore connus',
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
} as const satisfies Readonly<Record<string, ProblemMeaning>>;

/** A code of the server. */
export type ProblemCode = keyof typeof PROBLEMS;
