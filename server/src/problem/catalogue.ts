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

/** All codes: S01 requests, S02 access, S03 contracts, S04 inventory, S05 runs, S06 control. */
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
} as const satisfies Readonly<Record<string, ProblemMeaning>>;

/** A code of the server. */
export type ProblemCode = keyof typeof PROBLEMS;
