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
  notYours: { en: 'None of your roles does this', fr: 'Aucun de vos rôles ne permet ceci' },
  notYoursAbout: {
    en: 'Others see a form here. Who needs it asks an administrator for a role.',
    fr: 'D’autres voient ici un formulaire. Qui en a besoin demande un rôle à un administrateur.',
  },
  ourMistake: { en: 'A mistake of the application', fr: 'Une erreur de l’application' },
} as const satisfies Record<string, Text>;
