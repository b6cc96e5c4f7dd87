// Studies, goal seek: its words.
import type { Text } from '../../texts/text.ts';

/** What the search for a number says. */
export const SEEK = {
  about: {
    en: 'Which price, rate or discount of the text makes a wanted total of the twelve months? Each try rates the whole offer.',
    fr: 'Quel prix, taux ou remise du texte donne un total voulu sur les douze mois ? Chaque essai valorise toute l’offre.',
  },
  number: { en: 'Number to change', fr: 'Nombre à changer' },
  total: { en: 'Wanted total ({currency})', fr: 'Total voulu ({currency})' },
  go: { en: 'Seek', fr: 'Chercher' },
  found: { en: 'What was found', fr: 'Ce qui est trouvé' },
  written: { en: 'Number', fr: 'Nombre' },
  made: { en: 'Total of the twelve months', fr: 'Total des douze mois' },
  off: { en: 'Against the wanted total', fr: 'Face au total voulu' },
  today: { en: 'as it stands', fr: 'tel quel' },
  write: { en: 'write', fr: 'écrire' },
  or: { en: 'or', fr: 'ou' },
  nearest: { en: 'nearest', fr: 'au plus près' },
  exact: { en: 'exact', fr: 'exact' },
  over: { en: '{money} over', fr: '{money} de trop' },
  short: { en: '{money} short', fr: '{money} de moins' },
  here: { en: 'Write it here', fr: 'L’écrire ici' },
  apart: { en: 'As a new scenario', fr: 'En nouveau scénario' },
  between: {
    en: 'No number makes exactly {target}: these two are next to it.',
    fr: 'Aucun nombre ne donne exactement {target} : ces deux-là l’encadrent.',
  },
  missed: {
    en: 'No value from {low} to {high} makes {target}. Nearest seen: {number}, which makes {made}.',
    fr: 'Aucune valeur de {low} à {high} ne donne {target}. Au plus près : {number}, qui donne {made}.',
  },
  flat: {
    en: 'No value makes {target}: from {low} to {high} the total stays {now}, this number changes nothing here.',
    fr: 'Aucune valeur ne donne {target} : de {low} à {high} le total reste {now}, ce nombre ne change rien ici.',
  },
  mixed: {
    en: 'The total rises and falls between {low} and {high}: there may be other numbers still.',
    fr: 'Le total monte et descend entre {low} et {high} : il peut y avoir d’autres nombres.',
  },
  held: {
    en: '{n} {n|item is|items are} held and in none of these totals.',
    fr: '{n} {n|élément est retenu|éléments sont retenus}, hors de ces totaux.',
  },
  unsound: {
    en: 'With a number that was tried, the text has errors: seek another number.',
    fr: 'Avec un nombre essayé, le texte a des erreurs : cherchez un autre nombre.',
  },
  gone: {
    en: 'The text has changed since: choose the number again.',
    fr: 'Le texte a changé depuis : choisissez de nouveau le nombre.',
  },
} as const satisfies Record<string, Text>;
