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
} as const satisfies Readonly<Record<string, ProblemMeaning>>;
