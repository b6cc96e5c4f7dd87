// Problems of the server, S03: contracts and parties.
import type { ProblemMeaning } from './meaning.ts';

/** Problems of contracts and parties. */
export const CONTRACTS_PROBLEMS = {
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
      en: '{file}: a contract is .avn texts and small .csv tables, quotes closed, 8 MB in all',
      fr: '{file} : un contrat, ce sont des .avn et de petits .csv, guillemets fermés, 8 Mo',
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
      en: '{id} was written before version {found}, now in force: start from that one',
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
    },
  },
} as const satisfies Readonly<Record<string, ProblemMeaning>>;
