// Shell: its words.
import type { Text } from '../texts/text.ts';

/** What the frame of all screens says. */
export const SHELL = {
  product: { en: 'Avenant', fr: 'Avenant' },
  navigation: { en: 'Navigation', fr: 'Navigation' },
  toContent: { en: 'To the content', fr: 'Aller au contenu' },
  search: { en: 'Go to…', fr: 'Aller à…' },
  searchKeys: { en: 'Ctrl K', fr: 'Ctrl K' },
  searchHint: { en: 'Screen, contract, invoice…', fr: 'Écran, contrat, facture…' },
  nothingFound: { en: 'Nothing of that name', fr: 'Rien de ce nom' },
  language: { en: 'Language', fr: 'Langue' },
  toDark: { en: 'Dark colours', fr: 'Couleurs sombres' },
  toLight: { en: 'Light colours', fr: 'Couleurs claires' },
  menu: { en: 'Account', fr: 'Compte' },
  signOut: { en: 'Sign out', fr: 'Se déconnecter' },
  demo: { en: 'Demo', fr: 'Démo' },
  demoAbout: {
    en: 'Example contracts and accounts whose password everybody knows',
    fr: 'Contrats d’exemple et comptes au mot de passe connu de tous',
  },
  offline: {
    en: 'No connection to the server: what you type is kept here.',
    fr: 'Pas de connexion au serveur : votre saisie est gardée ici.',
  },
  fold: { en: 'Fold the navigation', fr: 'Replier la navigation' },
  unfold: { en: 'Unfold the navigation', fr: 'Déplier la navigation' },
  notFound: { en: 'There is nothing at this address', fr: 'Il n’y a rien à cette adresse' },
  toHome: { en: 'To my work', fr: 'Vers mon travail' },
} as const satisfies Record<string, Text>;

/** What the sign-in page says. */
export const SIGN_IN = {
  title: { en: 'Sign in', fr: 'Connexion' },
  claim: {
    en: 'Contract text in, approved invoices out, every line opening back to the words that made it.',
    fr: 'Du texte du contrat aux factures approuvées, chaque ligne ramène aux mots qui l’ont faite.',
  },
  email: { en: 'E-mail address', fr: 'Adresse e-mail' },
  password: { en: 'Password', fr: 'Mot de passe' },
  enter: { en: 'Sign in', fr: 'Se connecter' },
  elsewhere: {
    en: 'Sign in with my company’s account',
    fr: 'Se connecter avec le compte entreprise',
  },
  demo: { en: 'Demo accounts', fr: 'Comptes de démo' },
  demoAbout: {
    en: 'One for each role. The data are examples and stay on this machine.',
    fr: 'Un pour chaque rôle. Les données sont des exemples et restent sur cette machine.',
  },
} as const satisfies Record<string, Text>;
