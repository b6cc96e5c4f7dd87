// Catalogue of data problems (R02): what is wrong with a data file. A row that cannot be read is
// left out, visibly; the rest of the file is used.
import type { CatalogueEntry } from './diagnostic.ts';

/** Problems of data files. */
export const DATA = {
  R0201: {
    severity: 'error',
    title: { en: 'missing file', fr: 'fichier absent' },
    message: {
      en: '{file}, the data of `{owner}`, is not in the folder',
      fr: '{file}, les données de `{owner}`, n’est pas dans le dossier',
    },
    help: {
      en: 'put the file in the folder, or correct its name in the contract',
      fr: 'mettez le fichier dans le dossier, ou corrigez son nom dans le contrat',
    },
  },
  R0202: {
    severity: 'error',
    title: { en: 'missing column', fr: 'colonne absente' },
    message: {
      en: '{file} has no column `{column}`, which `{owner}` needs',
      fr: '{file} n’a pas de colonne `{column}`, nécessaire à `{owner}`',
    },
    help: {
      en: 'rename a column of the file, or name another in the contract; found there: {near}',
      fr:
        'renommez une colonne du fichier, ou nommez-en une autre dans le contrat ; on y trouve : ' +
        '{near}',
    },
  },
  R0203: {
    severity: 'error',
    title: { en: 'unreadable cell', fr: 'cellule illisible' },
    message: {
      en: '`{cell}` in column `{column}`, row {row}, should look like `{expected}`',
      fr: '`{cell}` en colonne `{column}`, ligne {row}, devrait avoir la forme `{expected}`',
    },
    help: {
      en: 'correct the cell; until then what needs it is held, or the row left out if it is a date or key',
      fr: 'corrigez la cellule ; d’ici là, ce qui en dépend est retenu, ou la ligne écartée si c’est une date ou une clé',
    },
  },
  R0204: {
    severity: 'error',
    title: { en: 'empty cell', fr: 'cellule vide' },
    message: {
      en: 'column `{column}` is empty in row {row}, which needs it',
      fr: 'la colonne `{column}` est vide à la ligne {row}, qui en a besoin',
    },
    help: {
      en: 'fill the cell; until then the row is left out',
      fr: 'remplissez la cellule ; d’ici là, la ligne est écartée',
    },
  },
  R0205: {
    severity: 'warning',
    title: { en: 'empty file', fr: 'fichier vide' },
    message: {
      en: '{file} has no rows',
      fr: '{file} n’a aucune ligne',
    },
    help: {
      en: 'check that the whole file was exported',
      fr: 'vérifiez que le fichier a été exporté en entier',
    },
  },
  R0206: {
    severity: 'error',
    title: { en: 'repeated row', fr: 'ligne répétée' },
    message: {
      en: 'row {row} says again what `{key}` of row {other} is',
      fr: 'la ligne {row} dit à nouveau ce qu’est `{key}` de la ligne {other}',
    },
    help: {
      en: 'keep one of the two rows; until then the one of the later date counts, of one date the lower one',
      fr: 'gardez une des deux lignes ; d’ici là, celle de la date la plus tardive compte, à date égale la plus basse',
    },
  },
  R0207: {
    severity: 'warning',
    title: { en: 'overlapping rows', fr: 'lignes qui se chevauchent' },
    message: {
      en: 'row {row} of `{key}` starts on {day}, before row {other} ends',
      fr: 'la ligne {row} de `{key}` commence le {day}, avant la fin de la ligne {other}',
    },
    help: {
      en: 'end the earlier row on that day; until then it counts as ended',
      fr: 'terminez la première ligne ce jour-là ; d’ici là, elle compte comme terminée',
    },
  },
  R0208: {
    severity: 'error',
    title: { en: 'end before start', fr: 'fin avant début' },
    message: {
      en: '`{cell}` in column `{column}`, row {row}, is before the start',
      fr: '`{cell}` en colonne `{column}`, ligne {row}, précède le début',
    },
    help: {
      en: 'correct one of the two dates; until then the row is left out',
      fr: 'corrigez une des deux dates ; d’ici là, la ligne est écartée',
    },
  },
  R0209: {
    severity: 'warning',
    title: { en: 'unknown reference', fr: 'référence inconnue' },
    message: {
      en: '`{attribute}` names `{key}`, which is not in `{target}`',
      fr: '`{attribute}` désigne `{key}`, qui n’est pas dans `{target}`',
    },
    help: {
      en: 'add `{key}` to the data of `{target}`, or correct the reference; what needs it is held',
      fr:
        'ajoutez `{key}` aux données de `{target}`, ou corrigez la référence ; ce qui en dépend ' +
        'est retenu',
    },
  },
  R0210: {
    severity: 'error',
    title: { en: 'value not in list', fr: 'valeur hors liste' },
    message: {
      en: '`{cell}` in column `{column}`, row {row}, is none of {list}',
      fr: '`{cell}` en colonne `{column}`, ligne {row}, n’est pas parmi {list}',
    },
    help: {
      en: 'correct the cell, or add the value to the list; until then what needs it is held',
      fr: 'corrigez la cellule, ou ajoutez la valeur à la liste ; d’ici là, ce qui en dépend est retenu',
    },
  },
  R0211: {
    severity: 'warning',
    title: { en: 'attribute without value', fr: 'attribut sans valeur' },
    message: {
      en: 'row {row} has no `{attribute}` in column `{column}`',
      fr: 'la ligne {row} n’a pas de `{attribute}` en colonne `{column}`',
    },
    help: {
      en: 'fill the cell, or declare the attribute optional; what needs it is held',
      fr: 'remplissez la cellule, ou déclarez l’attribut facultatif ; ce qui en dépend est retenu',
    },
  },
  R0212: {
    severity: 'info',
    title: { en: 'column not used', fr: 'colonne inutilisée' },
    message: {
      en: 'column `{column}` of {file} is not used',
      fr: 'la colonne `{column}` de {file} n’est pas utilisée',
    },
    help: {
      en: 'declare an attribute for it if a clause should read it',
      fr: 'déclarez un attribut pour elle si une clause doit la lire',
    },
  },
  R0213: {
    severity: 'info',
    title: { en: 'optional column absent', fr: 'colonne facultative absente' },
    message: {
      en: '{file} has no column `{column}`, optional for `{owner}`',
      fr: '{file} n’a pas de colonne `{column}`, facultative pour `{owner}`',
    },
    help: {
      en: 'add the column when there are values to give; found there: {near}',
      fr: 'ajoutez la colonne s’il y a des valeurs à donner ; on y trouve : {near}',
    },
  },
  R0214: {
    severity: 'error',
    title: { en: 'column twice', fr: 'colonne en double' },
    message: {
      en: '{file} has two columns `{column}`',
      fr: '{file} a deux colonnes `{column}`',
    },
    help: {
      en: 'rename one of them; until then the first one is read',
      fr: 'renommez-en une ; d’ici là, la première est lue',
    },
  },
  R0215: {
    severity: 'error',
    title: { en: 'too many cells', fr: 'trop de cellules' },
    message: {
      en: 'row {row} is longer than the headings (cells: {cells}, columns: {columns})',
      fr: 'la ligne {row} dépasse les intitulés (cellules : {cells}, colonnes : {columns})',
    },
    help: {
      en: 'quote the cells that hold a separator; until then the row is left out',
      fr:
        'mettez entre guillemets les cellules qui contiennent un séparateur ; d’ici là, la ' +
        'ligne est écartée',
    },
  },
  R0216: {
    severity: 'error',
    title: { en: 'more problems', fr: 'autres problèmes' },
    message: {
      en: '{file} has more problems than are listed; left out: {count}',
      fr: '{file} a plus de problèmes que la liste n’en montre ; omis : {count}',
    },
    help: {
      en: 'correct those listed first, then read the file again',
      fr: 'corrigez d’abord ceux qui sont listés, puis relisez le fichier',
    },
  },
  R0217: {
    severity: 'warning',
    title: { en: 'same row twice', fr: 'deux fois la même ligne' },
    message: {
      en: 'row {row} is the same as row {other}, and no key tells one {type} from another',
      fr: 'la ligne {row} est la même que la ligne {other}, et nulle clé ne distingue un {type} d’un autre',
    },
    help: {
      en: 'remove it if it is a repeat; if both are meant, declare a `key` column: until then both count',
      fr: 'supprimez-la si c’est une répétition ; si les deux sont voulues, déclarez une colonne `clé` : d’ici là, les deux comptent',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
