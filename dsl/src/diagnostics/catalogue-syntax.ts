// Catalogue of spelling and syntax problems (C01 lexical, C02 syntax).
import type { CatalogueEntry } from './diagnostic.ts';

/** Spelling and syntax. */
export const SYNTAX = {
  C0101: {
    severity: 'error',
    title: { en: 'stray character', fr: 'caractère égaré' },
    message: {
      en: '`{text}` means nothing here',
      fr: '`{text}` ne veut rien dire ici',
    },
    help: {
      en: 'remove it; currencies are written as codes (`EUR`), texts in double quotes',
      fr: 'supprimez-le ; une devise s’écrit par son code (`EUR`), un texte entre guillemets',
    },
  },
  C0102: {
    severity: 'error',
    title: { en: 'quote not closed', fr: 'guillemet non fermé' },
    message: {
      en: 'the text that starts with `{text}` has no closing quote on its line',
      fr: 'le texte qui commence par `{text}` n’a pas de guillemet fermant sur sa ligne',
    },
    help: {
      en: 'close the quote before the line ends',
      fr: 'fermez le guillemet avant la fin de la ligne',
    },
  },
  C0201: {
    severity: 'error',
    title: { en: 'unknown part of a contract', fr: 'partie de contrat inconnue' },
    message: {
      en: 'a part of a contract cannot start with `{word}`',
      fr: 'une partie de contrat ne peut pas commencer par `{word}`',
    },
    help: {
      en: 'parts start at the left margin with {expected}; indent the line if it belongs to the part above',
      fr: 'les parties commencent à la marge par {attendu} ; décalez la ligne si elle appartient à la partie précédente',
    },
  },
  C0202: {
    severity: 'error',
    title: { en: 'unknown sentence', fr: 'phrase inconnue' },
    message: {
      en: 'no sentence of {block} starts with `{word}`',
      fr: 'aucune phrase de {bloc} ne commence par `{word}`',
    },
    help: {
      en: 'sentences here start with {expected}',
      fr: 'ici les phrases commencent par {attendu}',
    },
  },
  C0203: {
    severity: 'error',
    title: { en: 'unexpected word', fr: 'mot inattendu' },
    message: {
      en: '`{word}` does not fit here, where {expected} should stand',
      fr: '`{word}` ne convient pas ici, où l’on attend {attendu}',
    },
    help: {
      en: 'write {expected} {place} `{word}`',
      fr: 'écrivez {attendu} {lieu} `{word}`',
    },
  },
  C0204: {
    severity: 'error',
    title: { en: 'sentence not finished', fr: 'phrase inachevée' },
    message: {
      en: 'the sentence stops after `{word}`, before {expected}',
      fr: 'la phrase s’arrête après `{word}`, avant {attendu}',
    },
    help: {
      en: 'finish the sentence with {expected}; its next lines must be indented further',
      fr: 'terminez la phrase par {attendu} ; ses lignes suivantes doivent être plus décalées',
    },
  },
  C0205: {
    severity: 'error',
    title: { en: 'words too many', fr: 'mots en trop' },
    message: {
      en: 'the sentence is complete before `{word}`',
      fr: 'la phrase est complète avant `{word}`',
    },
    help: {
      en: 'say what follows in a new sentence on its own line, or join it with a sign (`+`, `*`) or `and`',
      fr: 'dites ce qui suit dans une nouvelle phrase sur sa propre ligne, ou reliez-le par un signe (`+`, `*`) ou `et`',
    },
  },
  C0206: {
    severity: 'error',
    title: { en: 'misspelt word', fr: 'mot mal orthographié' },
    message: {
      en: '`{word}` is not a word of the language here',
      fr: '`{word}` n’est pas un mot du langage ici',
    },
    help: { en: 'did you mean `{near}`?', fr: 'vouliez-vous dire `{near}` ?' },
  },
  C0209: {
    severity: 'error',
    title: { en: 'said another way', fr: 'se dit autrement' },
    message: {
      en: '`{word}` is not how a contract says it',
      fr: '`{word}` n’est pas la façon dont un contrat le dit',
    },
    help: { en: '{advice}', fr: '{conseil}' },
  },
  C0210: {
    severity: 'error',
    title: { en: 'word of the language in a name', fr: 'mot du langage dans un nom' },
    message: {
      en: '`{word}` is a word of the language, and stands in a name here',
      fr: '`{word}` est un mot du langage, et se trouve ici dans un nom',
    },
    help: {
      en: 'put backquotes around the name, `{name}`, or choose another',
      fr: 'mettez le nom entre accents graves, `{name}`, ou choisissez-en un autre',
    },
  },
  C0211: {
    severity: 'error',
    title: { en: 'start of a sentence', fr: 'début de phrase' },
    message: {
      en: 'no sentence here goes on like this after `{word}`',
      fr: 'aucune phrase ne se poursuit ainsi ici après `{word}`',
    },
    help: { en: 'write {phrases}', fr: 'écrivez {phrases}' },
  },
  C0104: {
    severity: 'error',
    title: { en: 'thousands with a sign', fr: 'milliers avec un signe' },
    message: {
      en: '`{text}` may be thousands or decimals',
      fr: '`{text}` peut être des milliers ou des décimales',
    },
    help: {
      en: 'write thousands with a space (`{plain}`), decimals with the sign of the language (`{decimal}`)',
      fr: 'écrivez les milliers avec une espace (`{plain}`), les décimales avec le signe de la langue (`{decimal}`)',
    },
  },
  C0207: {
    severity: 'error',
    title: { en: 'words before the first part', fr: 'mots avant la première partie' },
    message: {
      en: 'an indented line stands before any part of the contract',
      fr: 'une ligne décalée précède toute partie du contrat',
    },
    help: {
      en: 'start a part at the left margin (`contract`, `clause`), or a remark with `--`',
      fr: 'commencez une partie à la marge (`contrat`, `clause`), ou une remarque par `--`',
    },
  },
  C0103: {
    severity: 'error',
    title: { en: 'date written another way', fr: 'date écrite autrement' },
    message: {
      en: '`{text}` is not how a contract writes a date',
      fr: '`{text}` n’est pas l’écriture d’une date dans un contrat',
    },
    help: {
      en: 'write year, month, day: `{iso}`',
      fr: 'écrivez année, mois, jour : `{iso}`',
    },
  },
  C0208: {
    severity: 'error',
    title: { en: 'unknown language', fr: 'langue inconnue' },
    message: {
      en: 'a contract is written in `en` or `fr`, not in `{word}`',
      fr: 'un contrat s’écrit en `en` ou en `fr`, pas en `{word}`',
    },
    help: {
      en: 'start the file with `language en` or `langue fr`',
      fr: 'commencez le fichier par `language en` ou `langue fr`',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
