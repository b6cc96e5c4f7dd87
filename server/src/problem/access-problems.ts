// Problems of the server, S02: access.
import type { ProblemMeaning } from './meaning.ts';

/** Problems of access. */
export const ACCESS_PROBLEMS = {
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
  S0203: {
    status: 403,
    title: { en: 'not in this case', fr: 'pas dans ce cas' },
    detail: {
      en: 'your roles may {action}, but only: {condition}',
      fr: 'vos rôles permettent : {action}, mais seulement : {condition}',
    },
  },
  S0204: {
    status: 403,
    title: { en: 'conflicting duties', fr: 'tâches incompatibles' },
    detail: {
      en: 'you did “{done}” on the same object: another person does “{action}”',
      fr: 'vous avez fait « {done} » sur le même objet : une autre personne fait « {action} »',
    },
  },
  S0205: {
    status: 409,
    title: { en: 'conflicting roles', fr: 'rôles incompatibles' },
    detail: {
      en: '{person} has role {held}, which does not go with {role}: {conflict}',
      fr: '{person} a le rôle {held}, incompatible avec {role} : {conflict}',
    },
  },
  S0206: {
    status: 401,
    title: { en: 'not signed in', fr: 'non connecté' },
    detail: {
      en: 'sign in, or send a valid API token',
      fr: 'connectez-vous, ou envoyez un jeton d’API valable',
    },
  },
  S0207: {
    status: 422,
    title: { en: 'exception not signed off', fr: 'dérogation sans visa' },
    detail: {
      en: '{person}: revenue assurance signs an exception off, with an end after {today}',
      fr: '{person} : l’assurance revenus vise une dérogation, avec une fin après le {today}',
    },
  },
  S0208: {
    status: 422,
    title: { en: 'unknown role', fr: 'rôle inconnu' },
    detail: { en: 'there is no role {role}', fr: 'il n’y a pas de rôle {role}' },
  },
  S0209: {
    status: 409,
    title: { en: 'exists already', fr: 'existe déjà' },
    detail: { en: '{kind} {id} exists already', fr: '{kind} {id} existe déjà' },
  },
  S0210: {
    status: 422,
    title: { en: 'password too short', fr: 'mot de passe trop court' },
    detail: {
      en: 'a password has {least} to {most} characters',
      fr: 'un mot de passe a de {least} à {most} caractères',
    },
  },
  S0211: {
    status: 422,
    title: { en: 'token for too long', fr: 'jeton de trop longue durée' },
    detail: {
      en: 'a token lasts 1 to {most} days',
      fr: 'un jeton dure de 1 à {most} jours',
    },
  },
  S0212: {
    status: 422,
    title: { en: 'days of a delegation', fr: 'jours d’une délégation' },
    detail: {
      en: 'a delegation has a first and a last day, ends today or later, and lasts at most {most} days',
      fr: 'une délégation a un premier et un dernier jour, finit aujourd’hui ou plus tard, et dure au plus {most} jours',
    },
  },
} as const satisfies Readonly<Record<string, ProblemMeaning>>;
