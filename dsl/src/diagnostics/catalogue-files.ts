// Catalogue of problems of files (R029x): what a host that reads files reports before any row.
import type { CatalogueEntry } from './diagnostic.ts';

/** Problems of files. */
export const FILES = {
  R0290: {
    severity: 'error',
    title: { en: 'file too large', fr: 'fichier trop gros' },
    message: {
      en: '`{file}` is {size}, and files over {limit} are not read',
      fr: '`{file}` fait {size}, et les fichiers de plus de {limit} ne sont pas lus',
    },
    help: {
      en: 'split it by month or by site, or sum usage before loading it',
      fr: 'découpez-le par mois ou par site, ou sommez les usages avant de le charger',
    },
  },
  R0291: {
    severity: 'error',
    title: { en: 'not a text file', fr: 'pas un fichier texte' },
    message: {
      en: '`{file}` is a binary file, not a text of rows and columns',
      fr: '`{file}` est un fichier binaire, pas un texte de lignes et de colonnes',
    },
    help: {
      en: 'save the sheet as CSV in UTF-8 and name that file',
      fr: 'enregistrez la feuille en CSV UTF-8 et nommez ce fichier',
    },
  },
  R0292: {
    severity: 'error',
    title: { en: 'quotes not closed', fr: 'guillemets non fermés' },
    message: {
      en: 'line {line} of `{file}` opens a quote that never closes',
      fr: 'la ligne {line} de `{file}` ouvre un guillemet jamais fermé',
    },
    help: {
      en: 'double the quotes inside a cell, and close the cell with one',
      fr: 'doublez les guillemets dans une case, et fermez la case par un guillemet',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
