// Problems of the server, S01: requests.
import type { ProblemMeaning } from './meaning.ts';

/** Problems of requests. */
export const REQUESTS_PROBLEMS = {
  S0100: {
    status: 500,
    title: { en: 'our mistake', fr: 'notre erreur' },
    detail: {
      en: 'something went wrong here; it is noted under {request}',
      fr: 'une erreur s’est produite chez nous ; elle est notée sous {request}',
    },
  },
  S0101: {
    status: 404,
    title: { en: 'not found', fr: 'introuvable' },
    detail: { en: 'there is no {kind} {id}', fr: 'rien de ce nom : {kind} {id}' },
  },
  S0102: {
    status: 409,
    title: { en: 'changed meanwhile', fr: 'modifié entre-temps' },
    detail: {
      en: '{kind} {id} is {state}: this can be done only while it is {wanted}',
      fr: '{kind} {id} est {state} : possible seulement à l’état {wanted}',
    },
  },
  S0103: {
    status: 400,
    title: { en: 'not as asked', fr: 'demande incorrecte' },
    detail: {
      en: '{places}',
      fr: '{places}',
    },
  },
  S0104: {
    status: 400,
    title: { en: 'cannot be read', fr: 'illisible' },
    detail: {
      en: 'the body of the request cannot be read as JSON',
      fr: 'le corps de la demande n’est pas du JSON lisible',
    },
  },
  S0105: {
    status: 413,
    title: { en: 'too large', fr: 'trop volumineux' },
    detail: {
      en: 'a body has at most {limit} MB here',
      fr: 'un corps de demande a au plus {limit} Mo ici',
    },
  },
  S0106: {
    status: 415,
    title: { en: 'another kind of body', fr: 'autre type de contenu' },
    detail: {
      en: 'send the body as {wanted}',
      fr: 'envoyez le corps de la demande en {wanted}',
    },
  },
  S0107: {
    status: 429,
    title: { en: 'too many requests', fr: 'trop de demandes' },
    detail: {
      en: 'wait {seconds} seconds',
      fr: 'attendez {seconds} secondes',
    },
  },
  S0108: {
    status: 403,
    title: { en: 'from another site', fr: 'venu d’un autre site' },
    detail: {
      en: 'a page of another site may change nothing here',
      fr: 'une page d’un autre site ne peut rien changer ici',
    },
  },
  S0109: {
    status: 428,
    title: { en: 'which one did you read?', fr: 'lequel avez-vous lu ?' },
    detail: {
      en: 'send the ETag of what you read as If-Match',
      fr: 'envoyez l’ETag de ce que vous avez lu dans If-Match',
    },
  },
  S0110: {
    status: 405,
    title: { en: 'not done here', fr: 'sans objet ici' },
    detail: {
      en: '{path} allows {allowed}',
      fr: '{path} admet {allowed}',
    },
  },
  S0111: {
    status: 422,
    title: { en: 'key of another request', fr: 'clé d’une autre demande' },
    detail: {
      en: 'the Idempotency-Key {key} came with another request before',
      fr: 'la clé Idempotency-Key {key} est déjà venue avec une autre demande',
    },
  },
  S0112: {
    status: 409,
    title: { en: 'not answered yet', fr: 'pas encore répondu' },
    detail: {
      en: 'the request of Idempotency-Key {key} is being worked on, or was cut short: look whether it was done, then use another key',
      fr: 'la demande de la clé Idempotency-Key {key} est en cours, ou a été coupée : regardez si elle a été faite, puis prenez une autre clé',
    },
  },
  S0113: {
    status: 404,
    title: { en: 'no such address', fr: 'adresse inconnue' },
    detail: {
      en: 'there is nothing at {path}',
      fr: 'il n’y a rien à {path}',
    },
  },
  S0114: {
    status: 409,
    title: { en: 'done by another meanwhile', fr: 'fait par un autre entre-temps' },
    detail: {
      en: 'somebody did the same at the same moment: read again',
      fr: 'quelqu’un a fait de même au même moment : relisez',
    },
  },
  S0115: {
    status: 503,
    title: { en: 'not now', fr: 'pas maintenant' },
    detail: {
      en: 'the database does not answer, or the server is starting or stopping',
      fr: 'la base de données ne répond pas, ou le serveur démarre ou s’arrête',
    },
  },
  S0116: {
    status: 404,
    title: { en: 'no web application', fr: 'pas d’application web' },
    detail: {
      en: 'the web application is not built: npm run build, then start again',
      fr: 'l’application web n’est pas construite : npm run build, puis redémarrer',
    },
  },
  S0117: {
    status: 507,
    title: { en: 'no room left', fr: 'plus de place' },
    detail: {
      en: 'the disk of the database is full: nothing was changed; ask again when there is room',
      fr: 'le disque de la base de données est plein : rien n’a été changé ; redemandez quand il y aura de la place',
    },
  },
} as const satisfies Readonly<Record<string, ProblemMeaning>>;
