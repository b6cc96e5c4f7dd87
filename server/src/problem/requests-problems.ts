// Problems of the server, S01: requests.
import type { ProblemMeaning } from './meaning.ts';

/** Problems of requests. */
export const REQUESTS_PROBLEMS = {
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
} as const satisfies Readonly<Record<string, ProblemMeaning>>;
