// Problems of the server, S09: webhooks.
import type { ProblemMeaning } from './meaning.ts';

/** Problems of webhooks. */
export const WEBHOOKS_PROBLEMS = {
  S0901: {
    status: 422,
    title: { en: 'not sent to', fr: 'adresse refusée' },
    detail: {
      en: 'events are sent by https to addresses of the public network only, not to {url}',
      fr: 'les événements sont envoyés en https à des adresses du réseau public seulement, pas à {url}',
    },
  },
} as const satisfies Readonly<Record<string, ProblemMeaning>>;
