// Parts, states: their words.
import type { Text } from '../texts/text.ts';

/** What is said while there is nothing to show. */
export const STATES = {
  loading: { en: 'Loading…', fr: 'Chargement…' },
  again: { en: 'Try again', fr: 'Réessayer' },
  offline: { en: 'The server cannot be reached', fr: 'Le serveur est injoignable' },
  offlineDetail: {
    en: 'Nothing was done. What you typed is still here: try again once the server answers.',
    fr: 'Rien n’a été fait. Votre saisie est toujours là : réessayez dès que le serveur répond.',
  },
  ourMistake: { en: 'A mistake of the application', fr: 'Une erreur de l’application' },
} as const satisfies Record<string, Text>;
