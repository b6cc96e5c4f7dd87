// Catalogue of problems of meaning (C03 names, C04 types, C05 dates, C06 money and units, C07
// tables and scales, C08 clauses).
import type { CatalogueEntry } from './diagnostic.ts';

/** Names, types, dates, money, tables, clauses. */
export const MEANING = {
  C0301: {
    severity: 'error',
    title: { en: 'unknown name', fr: 'nom inconnu' },
    message: {
      en: 'nothing is called `{name}` here',
      fr: 'rien ne s’appelle `{name}` ici',
    },
    help: {
      en: 'did you mean `{near}`?',
      fr: 'vouliez-vous dire `{near}` ?',
    },
  },
  C0302: {
    severity: 'error',
    title: { en: 'name used twice', fr: 'nom déjà pris' },
    message: {
      en: '`{name}` is declared a second time',
      fr: '`{name}` est déclaré une seconde fois',
    },
    help: {
      en: 'give one of the two another name, or remove it',
      fr: 'donnez un autre nom à l’un des deux, ou supprimez-le',
    },
  },
  C0303: {
    severity: 'error',
    title: { en: 'unknown clause', fr: 'clause inconnue' },
    message: {
      en: 'there is no clause `{name}`',
      fr: 'il n’y a pas de clause `{name}`',
    },
    help: {
      en: 'did you mean `{near}`?',
      fr: 'vouliez-vous dire `{near}` ?',
    },
  },
  C0304: {
    severity: 'error',
    title: { en: 'unknown kind of fact', fr: 'type de fait inconnu' },
    message: {
      en: 'no item or record is called `{name}`',
      fr: 'aucun élément ni relevé ne s’appelle `{name}`',
    },
    help: {
      en: 'did you mean `{near}`? else declare it with `item {name}` or `record {name}`',
      fr:
        'vouliez-vous dire `{near}` ? sinon déclarez-le par `élément {name}` ou ' +
        '`relevé {name}`',
    },
  },
  C0305: {
    severity: 'error',
    title: { en: 'not a key of the table', fr: 'pas une clé de la table' },
    message: {
      en: '`{name}` is not a key of table `{table}`',
      fr: '`{name}` n’est pas une clé de la table `{table}`',
    },
    help: {
      en: 'did you mean `{near}`?',
      fr: 'vouliez-vous dire `{near}` ?',
    },
  },
  C0306: {
    severity: 'error',
    title: { en: 'no such subject here', fr: 'aucun tel sujet ici' },
    message: {
      en: 'there is no `{name}` at hand here for `this` to mean',
      fr: 'il n’y a ici aucun `{name}` que `ce` puisse désigner',
    },
    help: {
      en: '`this` names the subject of the clause (`for each …`) or the fact of an enclosing sum',
      fr: '`ce` désigne le sujet de la clause (`pour chaque …`) ou le fait d’une somme englobante',
    },
  },
  C0307: {
    severity: 'error',
    title: { en: 'not a thing with attributes', fr: 'sans attributs' },
    message: {
      en: '`{name} of` needs an item or a record, not {found}',
      fr: '`{name} de` demande un élément ou un relevé, et non {trouve}',
    },
    help: {
      en: 'write the item after `of`, for instance `{name} of site`',
      fr: 'écrivez l’élément après `de`, par exemple `{name} de site`',
    },
  },
  C0308: {
    severity: 'error',
    title: { en: 'unknown attribute', fr: 'attribut inconnu' },
    message: {
      en: '`{type}` has no attribute `{name}`',
      fr: '`{type}` n’a pas d’attribut `{name}`',
    },
    help: {
      en: 'did you mean `{near}`? else declare it: `{name} : text`',
      fr: 'vouliez-vous dire `{near}` ? sinon déclarez-le : `{name} : texte`',
    },
  },
  C0309: {
    severity: 'error',
    title: { en: 'unknown unit', fr: 'unité inconnue' },
    message: {
      en: '`{name}` is not a unit',
      fr: '`{name}` n’est pas une unité',
    },
    help: {
      en: 'did you mean `{near}`? else leave it out: a plain count has no unit',
      fr: 'vouliez-vous dire `{near}` ? sinon supprimez-la : un simple compte n’a pas d’unité',
    },
  },
  C0310: {
    severity: 'error',
    title: { en: 'value outside the list', fr: 'valeur hors liste' },
    message: {
      en: '`{name}` is not one of the declared values',
      fr: '`{name}` n’est pas une des valeurs déclarées',
    },
    help: {
      en: 'did you mean `{near}`?',
      fr: 'vouliez-vous dire `{near}` ?',
    },
  },
  C0311: {
    severity: 'error',
    title: { en: 'unknown function', fr: 'fonction inconnue' },
    message: {
      en: 'no function is called `{name}`',
      fr: 'aucune fonction ne s’appelle `{name}`',
    },
    help: {
      en: 'did you mean `{near}`?',
      fr: 'vouliez-vous dire `{near}` ?',
    },
  },
  C0312: {
    severity: 'error',
    title: { en: 'unknown series or table', fr: 'série ou table inconnue' },
    message: {
      en: 'no series or table is called `{name}`',
      fr: 'aucune série ni table ne s’appelle `{name}`',
    },
    help: {
      en: 'did you mean `{near}`? else declare it with `series` or `table`',
      fr: 'vouliez-vous dire `{near}` ? sinon déclarez-la par `série` ou `table`',
    },
  },
  C0313: {
    severity: 'error',
    title: { en: 'unknown column', fr: 'colonne inconnue' },
    message: {
      en: 'table `{table}` has no column `{name}`',
      fr: 'la table `{table}` n’a pas de colonne `{name}`',
    },
    help: {
      en: 'did you mean `{near}`?',
      fr: 'vouliez-vous dire `{near}` ?',
    },
  },
  C0314: {
    severity: 'error',
    title: { en: 'key not given', fr: 'clé non fournie' },
    message: {
      en: 'table `{table}` needs `{key}`, which is not an attribute here',
      fr: 'la table `{table}` demande `{key}`, qui n’est pas un attribut ici',
    },
    help: {
      en: 'say it: `{said}`',
      fr: 'dites-la : `{said}`',
    },
  },
  C0315: {
    severity: 'error',
    title: { en: 'no single way between facts', fr: 'pas de lien unique entre faits' },
    message: {
      en: 'the declarations do not tie `{type}` to one `{target}`',
      fr: 'les déclarations ne rattachent pas `{type}` à un seul `{target}`',
    },
    help: {
      en: 'give `{type}` an attribute that is a `{target}`, or say which ones with `where`',
      fr: 'donnez à `{type}` un attribut de type `{target}`, ou dites lesquels avec `où`',
    },
  },
  C0316: {
    severity: 'error',
    title: { en: 'record without length', fr: 'relevé sans durée' },
    message: {
      en: '`{type}` stands at one moment and has no length',
      fr: '`{type}` est à un instant et n’a pas de durée',
    },
    help: {
      en: 'declare it with `lasting from … to …` to use its times',
      fr: 'déclarez-le par `allant de … à …` pour utiliser ses plages',
    },
  },
  C0317: {
    severity: 'error',
    title: { en: 'unknown calendar', fr: 'calendrier inconnu' },
    message: {
      en: 'no calendar is called `{name}`',
      fr: 'aucun calendrier ne s’appelle `{name}`',
    },
    help: {
      en: 'did you mean `{near}`? else declare it with `calendar`',
      fr: 'vouliez-vous dire `{near}` ? sinon déclarez-le par `calendrier`',
    },
  },
  C0318: {
    severity: 'error',
    title: { en: 'item without key', fr: 'élément sans clé' },
    message: {
      en: 'item `{name}` has no key',
      fr: 'l’élément `{name}` n’a pas de clé',
    },
    help: {
      en: 'add a line `key` with the column that identifies it',
      fr: 'ajoutez une ligne `clé` avec la colonne qui l’identifie',
    },
  },
  C0319: {
    severity: 'error',
    title: { en: 'record without date', fr: 'relevé sans date' },
    message: {
      en: 'record `{name}` does not say when it happens',
      fr: 'le relevé `{name}` ne dit pas quand il a lieu',
    },
    help: {
      en: 'add `dated on`, `dated at`, `dated in month` or `lasting from` with its column',
      fr: "ajoutez `daté du jour`, `daté de l'instant`, `daté du mois` ou `allant de` avec sa colonne",
    },
  },
  C0320: {
    severity: 'error',
    title: { en: 'unknown type of attribute', fr: 'type d’attribut inconnu' },
    message: {
      en: '`{name}` is neither a type, a unit nor a declared item',
      fr: '`{name}` n’est ni un type, ni une unité, ni un élément déclaré',
    },
    help: {
      en: 'did you mean `{near}`?',
      fr: 'vouliez-vous dire `{near}` ?',
    },
  },
  C0321: {
    severity: 'error',
    title: { en: 'header incomplete', fr: 'en-tête incomplet' },
    message: {
      en: 'the contract does not say `{sentence}`',
      fr: 'le contrat ne dit pas `{phrase}`',
    },
    help: {
      en: 'add a line such as `{sentence}` under `contract`',
      fr: 'ajoutez une ligne telle que `{phrase}` sous `contrat`',
    },
  },
  C0322: {
    severity: 'error',
    title: { en: 'no contract', fr: 'pas de contrat' },
    message: {
      en: 'no file here holds a `contract`',
      fr: 'aucun fichier ici ne contient de `contrat`',
    },
    help: {
      en: 'start a file with `contract "ID" "Title"`, its currency and its dates',
      fr: 'commencez un fichier par `contrat "ID" "Titre"`, sa devise et ses dates',
    },
  },
  C0401: {
    severity: 'error',
    title: { en: 'different kinds', fr: 'natures différentes' },
    message: {
      en: '{left} and {right} cannot be compared or combined',
      fr: '{gauche} et {droite} ne peuvent être comparés ni combinés',
    },
    help: {
      en: '{advice}',
      fr: '{conseil}',
    },
  },
  C0402: {
    severity: 'error',
    title: { en: 'not yes or no', fr: 'ni oui ni non' },
    message: {
      en: 'a condition must be yes or no, not {found}',
      fr: 'une condition se répond par oui ou par non, et ceci est {trouve}',
    },
    help: {
      en: 'compare it with something, for instance `… > 0` or `… = FR`',
      fr: 'comparez-le à quelque chose, par exemple `… > 0` ou `… = FR`',
    },
  },
  C0403: {
    severity: 'error',
    title: { en: 'not a number', fr: 'pas un nombre' },
    message: {
      en: 'a number is needed here, not {found}',
      fr: 'il faut un nombre ici, et non {trouve}',
    },
    help: {
      en: 'use an attribute or a column that holds a number',
      fr: 'utilisez un attribut ou une colonne qui contient un nombre',
    },
  },
  C0404: {
    severity: 'error',
    title: { en: 'no order', fr: 'sans ordre' },
    message: {
      en: '`{relation}` needs values with an order, and {found} has none',
      fr: '`{relation}` demande des valeurs ordonnées, et {trouve} n’a pas d’ordre',
    },
    help: {
      en: 'use `=`, `<>` or `is one of`',
      fr: 'utilisez `=`, `<>` ou `est parmi`',
    },
  },
  C0405: {
    severity: 'error',
    title: { en: 'wrong number of values', fr: 'nombre de valeurs inexact' },
    message: {
      en: 'values between the parentheses of `{name}`: {found} instead of {wanted}',
      fr: 'valeurs entre les parenthèses de `{name}` : {found} au lieu de {wanted}',
    },
    help: {
      en: 'separate the values by commas; docs/language.md says what `{name}` takes',
      fr: 'séparez les valeurs par des virgules ; docs/language.md dit ce que prend `{name}`',
    },
  },
  C0406: {
    severity: 'error',
    title: { en: 'wrong kind of value', fr: 'mauvaise nature de valeur' },
    message: {
      en: '{wanted} is needed here, not {found}',
      fr: 'il faut {attendu} ici, et non {trouve}',
    },
    help: {
      en: 'give {wanted}',
      fr: 'donnez {attendu}',
    },
  },
  C0407: {
    severity: 'error',
    title: { en: 'rounding step unclear', fr: 'pas d’arrondi confus' },
    message: {
      en: 'a line is rounded to a plain number above zero',
      fr: 'une ligne s’arrondit à un nombre simple supérieur à zéro',
    },
    help: {
      en: 'write for instance `rounded to 0.01`',
      fr: 'écrivez par exemple `arrondi à 0,01`',
    },
  },
  C0501: {
    severity: 'error',
    title: { en: 'no such date', fr: 'date inexistante' },
    message: {
      en: '`{text}` is not a date that can stand here',
      fr: '`{text}` n’est pas une date possible ici',
    },
    help: {
      en: 'write days as year-month-day (`2026-01-31`) and months as year-month (`2026-01`)',
      fr: 'écrivez les jours en année-mois-jour (`2026-01-31`), les mois en année-mois (`2026-01`)',
    },
  },
  C0502: {
    severity: 'error',
    title: { en: 'end before start', fr: 'fin avant le début' },
    message: {
      en: '`{to}` is not after `{from}`',
      fr: '`{to}` n’est pas après `{from}`',
    },
    help: {
      en: 'exchange the dates, or use `through` when the last day is included',
      fr: "échangez les dates, ou utilisez `jusqu'au` si le dernier jour est compris",
    },
  },
  C0601: {
    severity: 'error',
    title: { en: 'two currencies', fr: 'deux devises' },
    message: {
      en: '{left} and {right} are different currencies',
      fr: '{gauche} et {droite} sont des devises différentes',
    },
    help: {
      en: 'convert one: `… converted to {to} by SERIES for today`',
      fr: "convertissez-en une : `… converti en {to} selon SÉRIE pour aujourd'hui`",
    },
  },
  C0602: {
    severity: 'error',
    title: { en: 'different units', fr: 'unités différentes' },
    message: {
      en: '{left} and {right} are different units',
      fr: '{gauche} et {droite} sont des unités différentes',
    },
    help: {
      en: '{advice}',
      fr: '{conseil}',
    },
  },
  C0603: {
    severity: 'error',
    title: { en: 'different rates', fr: 'rythmes différents' },
    message: {
      en: '{left} and {right} are not the same kind of price',
      fr: '{gauche} et {droite} ne sont pas la même sorte de prix',
    },
    help: {
      en:
        'a price per month becomes an amount with `integrated(…)`; write a one-off in its own ' +
        'clause, a bound of the month in a clause `caps …` or `floors …`, a commitment of each ' +
        'month with `each month` and a plain amount',
      fr:
        'un prix par mois devient un montant par `intégré(…)` ; écrivez un ponctuel dans sa ' +
        'propre clause, une limite du mois dans une clause `plafonne …` ou `garantit …`, un ' +
        'engagement mensuel avec `chaque mois` et un montant simple',
    },
  },
  C0604: {
    severity: 'error',
    title: { en: 'monthly price charged at once', fr: 'prix mensuel facturé d’un coup' },
    message: {
      en: 'a price per month cannot be charged at once without saying for how long',
      fr: 'un prix par mois ne peut être facturé d’un coup sans dire pour quelle durée',
    },
    help: {
      en: 'charge it for each item, without `each …` or `once …`; or for a length of time: `* 1 month`, `integrated(…)`',
      fr: 'facturez-le pour chaque élément, sans `chaque …` ni `une fois …` ; ou pour une durée : `* 1 mois`, `intégré(…)`',
    },
  },
  C0605: {
    severity: 'error',
    title: { en: 'not the contract’s currency', fr: 'autre devise que le contrat' },
    message: {
      en: 'this is in {found}, and the contract is in {currency}',
      fr: 'ceci est en {trouve}, et le contrat est en {currency}',
    },
    help: {
      en: 'convert it: `… converted to {currency} by SERIES for today`',
      fr: "convertissez : `… converti en {currency} selon SÉRIE pour aujourd'hui`",
    },
  },
  C0606: {
    severity: 'error',
    title: { en: 'money times money', fr: 'argent fois argent' },
    message: {
      en: 'two amounts of money cannot be multiplied',
      fr: 'deux montants ne peuvent être multipliés',
    },
    help: {
      en: 'multiply money by a number, a quantity or a percentage',
      fr: 'multipliez un montant par un nombre, une quantité ou un pourcentage',
    },
  },
  C0607: {
    severity: 'error',
    title: { en: 'nothing to convert', fr: 'rien à convertir' },
    message: {
      en: 'only money can be converted to `{currency}`',
      fr: 'seul un montant peut être converti en `{currency}`',
    },
    help: {
      en: 'put an amount of money before `converted to`',
      fr: 'mettez un montant devant `converti en`',
    },
  },
  C0608: {
    severity: 'error',
    title: { en: 'not money', fr: 'pas de l’argent' },
    message: {
      en: 'a charge must be money, not {found}',
      fr: 'ce qui est facturé doit être un montant, et non {trouve}',
    },
    help: {
      en: 'multiply by a price in {currency}; a share says of what: `10 % of charges of 1`',
      fr: 'multipliez par un prix en {currency} ; un taux dit de quoi : `10 % de facturation de 1`',
    },
  },
  C0609: {
    severity: 'error',
    title: { en: 'unknown currency', fr: 'devise inconnue' },
    message: {
      en: '`{name}` is not the code of a currency',
      fr: '`{name}` n’est pas le code d’une devise',
    },
    help: {
      en: 'did you mean `{near}`? else take a code of the ISO 4217 list',
      fr: 'vouliez-vous dire `{near}` ? sinon prenez un code de la liste ISO 4217',
    },
  },
  C0701: {
    severity: 'error',
    title: { en: 'wrong number of cells', fr: 'nombre de cases inexact' },
    message: {
      en: 'this row of `{table}` does not fit its headings (cells: {found}, headings: {wanted})',
      fr: 'cette ligne de `{table}` ne suit pas les intitulés (cases : {found}, intitulés : {wanted})',
    },
    help: {
      en: 'separate the cells with `|`, one for each heading',
      fr: 'séparez les cases par `|`, une par intitulé',
    },
  },
  C0702: {
    severity: 'error',
    title: { en: 'same row twice', fr: 'ligne en double' },
    message: {
      en: 'table `{table}` has two rows for the same keys',
      fr: 'la table `{table}` a deux lignes pour les mêmes clés',
    },
    help: {
      en: 'keep one of them',
      fr: 'gardez l’une des deux',
    },
  },
  C0703: {
    severity: 'error',
    title: { en: 'gap between bands', fr: 'trou entre tranches' },
    message: {
      en: 'no band takes the quantities just above `{gap}`',
      fr: 'aucune tranche ne prend les quantités juste au-dessus de `{gap}`',
    },
    help: {
      en: 'let the bands follow each other, or add `otherwise : …`',
      fr: 'faites se suivre les tranches, ou ajoutez `sinon : …`',
    },
  },
  C0704: {
    severity: 'error',
    title: { en: 'bands overlap', fr: 'tranches qui se recouvrent' },
    message: {
      en: 'this band takes quantities that another band takes too',
      fr: 'cette tranche prend des quantités qu’une autre prend aussi',
    },
    help: {
      en: 'let each band start where the one before ends; one of the two takes the edge',
      fr:
        'faites commencer chaque tranche où finit la précédente ; la borne revient à l’une ' +
        'des deux',
    },
  },
  C0705: {
    severity: 'error',
    title: { en: 'band never reached', fr: 'tranche jamais atteinte' },
    message: {
      en: 'no quantity can fall into this band',
      fr: 'aucune quantité ne peut tomber dans cette tranche',
    },
    help: {
      en: 'remove it, or mend its edges',
      fr: 'supprimez-la, ou corrigez ses bornes',
    },
  },
  C0706: {
    severity: 'error',
    title: { en: 'cell of another kind', fr: 'case d’une autre nature' },
    message: {
      en: 'this cell does not fit its column, which holds {wanted}',
      fr: 'cette case ne convient pas à sa colonne, qui contient {attendu}',
    },
    help: {
      en: 'write it as the other cells of the column, or `not sold`',
      fr: 'écrivez-la comme les autres cases de la colonne, ou `non vendu`',
    },
  },
  C0707: {
    severity: 'error',
    title: { en: 'no such row', fr: 'ligne inexistante' },
    message: {
      en: 'table `{table}` has no such row or column to amend',
      fr: 'la table `{table}` n’a pas cette ligne ou colonne à modifier',
    },
    help: {
      en: 'write the keys of the row as they stand in the table',
      fr: 'écrivez les clés de la ligne comme dans la table',
    },
  },
  C0708: {
    severity: 'error',
    title: { en: 'no such band', fr: 'tranche inexistante' },
    message: {
      en: 'clause `{clause}` has no such band to amend',
      fr: 'la clause `{clause}` n’a pas cette tranche à modifier',
    },
    help: {
      en: 'write the band as it stands in the clause',
      fr: 'écrivez la tranche comme dans la clause',
    },
  },
  C0709: {
    severity: 'error',
    title: { en: 'key without column', fr: 'clé sans colonne' },
    message: {
      en: 'table `{table}` has no column headed `{name}`',
      fr: 'la table `{table}` n’a pas de colonne intitulée `{name}`',
    },
    help: {
      en: 'add the column to the headings, or remove the key',
      fr: 'ajoutez la colonne aux intitulés, ou supprimez la clé',
    },
  },
  C0710: {
    severity: 'error',
    title: { en: 'column not in the file', fr: 'colonne absente du fichier' },
    message: {
      en: 'file `{file}` has no column `{name}`',
      fr: 'le fichier `{file}` n’a pas de colonne `{name}`',
    },
    help: {
      en: 'name the column as in the first line of the file',
      fr: 'nommez la colonne comme dans la première ligne du fichier',
    },
  },
  C0711: {
    severity: 'error',
    title: { en: 'table file missing', fr: 'fichier de table absent' },
    message: {
      en: 'file `{file}` is not in the folder',
      fr: 'le fichier `{file}` n’est pas dans le dossier',
    },
    help: {
      en: 'put the file beside the contract, or mend its name',
      fr: 'mettez le fichier à côté du contrat, ou corrigez son nom',
    },
  },
  C0801: {
    severity: 'error',
    title: { en: 'not said when', fr: 'échéance non dite' },
    message: {
      en: 'clause `{clause}` says what to charge but not when',
      fr: 'la clause `{clause}` dit quoi facturer mais pas quand',
    },
    help: {
      en: 'give a price per month, or add `each month`, `each contract year` or `once on …`',
      fr: 'donnez un prix par mois, ou ajoutez `chaque mois`, `chaque année contractuelle` ou `une fois au …`',
    },
  },
  C0802: {
    severity: 'error',
    title: { en: 'nothing to charge', fr: 'rien à facturer' },
    message: {
      en: 'clause `{clause}` does not say what to charge',
      fr: 'la clause `{clause}` ne dit pas quoi facturer',
    },
    help: {
      en: 'add `charge …`, `credit …`, `discount …` or `charge nothing`',
      fr: 'ajoutez `facturer …`, `créditer …`, `accorder une remise …` ou `ne rien facturer`',
    },
  },
  C0803: {
    severity: 'error',
    title: { en: 'test for its own line', fr: 'test à mettre à part' },
    message: {
      en: 'after `for each … where`, only attributes can be compared with fixed values',
      fr: 'après `pour chaque … où`, on ne compare que des attributs à des valeurs fixes',
    },
    help: {
      en: 'move the test to a line of its own: `when …`',
      fr: 'déplacez le test sur sa propre ligne : `lorsque …`',
    },
  },
  C0804: {
    severity: 'error',
    title: { en: 'kind of scale not said', fr: 'sorte de barème non dite' },
    message: {
      en: 'the bands do not say whether each slice or the whole amount takes the rate',
      fr: 'les tranches ne disent pas si le taux vaut par tranche ou pour le tout',
    },
    help: {
      en: 'add `graduated` or `whole volume` before the bands',
      fr: 'ajoutez `par tranches` ou `au volume total` avant les tranches',
    },
  },
  C0805: {
    severity: 'error',
    title: { en: 'circle', fr: 'cercle' },
    message: {
      en: 'this needs its own result: {cycle}',
      fr: 'ceci dépend de son propre résultat : {cycle}',
    },
    help: {
      en: 'let one of them read charges of an earlier period, the price of an earlier day, or leave it out',
      fr: 'faites lire à l’un d’eux une période antérieure, le prix d’un jour antérieur, ou retirez-le',
    },
  },
  C0806: {
    severity: 'error',
    title: { en: 'price base not said', fr: 'base de prix non dite' },
    message: {
      en: 'clause `{clause}` does not say which price is revised',
      fr: 'la clause `{clause}` ne dit pas quel prix est révisé',
    },
    help: {
      en: 'add `on the price before` (chained) or `on the original price`',
      fr: "ajoutez `sur le prix précédent` (en chaîne) ou `sur le prix d'origine`",
    },
  },
  C0808: {
    severity: 'error',
    title: { en: 'said twice', fr: 'dit deux fois' },
    message: {
      en: 'clause `{clause}` says this a second time',
      fr: 'la clause `{clause}` le dit une seconde fois',
    },
    help: {
      en: 'keep one of the two sentences',
      fr: 'gardez l’une des deux phrases',
    },
  },
  C0809: {
    severity: 'error',
    title: { en: 'bands missing', fr: 'tranches absentes' },
    message: {
      en: 'clause `{clause}` announces bands and has none',
      fr: 'la clause `{clause}` annonce des tranches et n’en a pas',
    },
    help: {
      en: 'add lines such as `up to 10 : 5 %`; one share of all is `discount 5 % of charges of 1`',
      fr:
        "ajoutez des lignes telles que `jusqu'à 10 : 5 %` ; un seul taux s’écrit " +
        '`accorder une remise de 5 % de facturation de 1`',
    },
  },
  C0810: {
    severity: 'error',
    title: { en: 'band is not a share', fr: 'tranche sans pourcentage' },
    message: {
      en: 'the bands of a share must be percentages or plain numbers',
      fr: 'les tranches d’une part doivent être des pourcentages ou des nombres simples',
    },
    help: {
      en: 'write for instance `5 %`; for prices use `scale of`',
      fr: 'écrivez par exemple `5 %` ; pour des prix, utilisez `selon le barème de`',
    },
  },
  C0811: {
    severity: 'error',
    title: { en: 'revision without dates', fr: 'révision sans dates' },
    message: {
      en: 'clause `{clause}` revises prices but does not say when',
      fr: 'la clause `{clause}` révise des prix mais ne dit pas quand',
    },
    help: {
      en: 'add for instance `every 12 months from 2027-01-01`',
      fr: 'ajoutez par exemple `tous les 12 mois à partir du 2027-01-01`',
    },
  },
  C0812: {
    severity: 'warning',
    title: { en: 'limits that overlook each other', fr: 'limites qui s’ignorent' },
    message: {
      en: 'clause {target} is limited by clause {other} too, which this limit does not count: what exceeds both is taken twice',
      fr: 'la clause {target} est aussi limitée par la clause {other}, dont cette limite ne tient pas compte : ce qui dépasse les deux est repris deux fois',
    },
    help: {
      en: 'limit what the other one leaves: `{verb} {target}, {other} at …`',
      fr: 'limitez ce que l’autre laisse : `{verbe} {target}, {other} à hauteur de …`',
    },
  },
  C0813: {
    severity: 'error',
    title: { en: 'sentence without effect', fr: 'phrase sans effet' },
    message: {
      en: 'this sentence says nothing about the price revision of clause {clause}',
      fr: 'cette phrase ne dit rien de la révision de prix de la clause {clause}',
    },
    help: {
      en: 'a revision says what is multiplied, every how many months, on which price, its bounds and rounding, and for whom (`for each … where …`, `when …`); put the rest in its own clause',
      fr: 'une révision dit ce qui est révisé, tous les combien de mois, sur quel prix, ses bornes et son arrondi, et pour qui (`pour chaque … où …`, `quand …`) ; mettez le reste dans sa propre clause',
    },
  },
  C0814: {
    severity: 'error',
    title: { en: 'revision put off for some', fr: 'révision écartée pour certains' },
    message: {
      en: 'the price revision of clause {clause} can be put off as a whole only, not for some subjects or on a condition',
      fr: 'la révision de prix de la clause {clause} ne peut être écartée qu’en entier, pas pour certains sujets ni sous condition',
    },
    help: {
      en: 'write in clause {clause} itself whom it is for: `for each … where …` or `when …`',
      fr: 'écrivez dans la clause {clause} elle-même pour qui elle vaut : `pour chaque … où …` ou `quand …`',
    },
  },
  C0821: {
    severity: 'warning',
    title: { en: 'all charges for each one', fr: 'toutes les facturations pour chacun' },
    message: {
      en: 'these are the charges of clause {clause} of all, counted again for each {subject}',
      fr: 'ce sont les facturations de la clause {clause} de tous, comptées à nouveau pour chaque {subject}',
    },
    help: {
      en: 'write `of this {subject}` after the clause; or, if the whole is meant, give it a name with `define`',
      fr: 'écrivez `de ce {subject}` après la clause ; ou, si le tout est voulu, nommez-le par `définir`',
    },
  },
  C0822: {
    severity: 'warning',
    title: { en: 'all members for each one', fr: 'tous les membres pour chacun' },
    message: {
      en: 'every {set} is counted here, again for each {subject}',
      fr: 'chaque {set} est compté ici, à nouveau pour chaque {subject}',
    },
    help: {
      en: 'write `{set} of this {subject}`; or, if all are meant, give the value a name with `define`',
      fr: 'écrivez `{set} de ce {subject}` ; ou, si tous sont voulus, nommez la valeur par `définir`',
    },
  },
  C0823: {
    severity: 'warning',
    title: { en: 'price per thing, charged once', fr: 'prix par unité, facturé une fois' },
    message: {
      en: 'this price is per {thing}, and the clause charges it once',
      fr: 'ce prix est par {thing}, et la clause le facture une fois',
    },
    help: {
      en: 'write `for each {thing}`, or multiply by `number of {thing}`',
      fr: 'écrivez `pour chaque {thing}`, ou multipliez par `nombre de {thing}`',
    },
  },
  C0824: {
    severity: 'error',
    title: { en: 'exception for others', fr: 'exception pour d’autres' },
    message: {
      en: 'clause {clause} is for each {subject}, and clause {target}, which it puts off, is never about one',
      fr: 'la clause {clause} vaut pour chaque {subject}, et la clause {target} qu’elle écarte n’en concerne aucun',
    },
    help: {
      en: 'let both clauses be for the same kind, or for kinds of which the one refers to the other',
      fr: 'que les deux clauses valent pour le même type, ou pour des types dont l’un renvoie à l’autre',
    },
  },
  C0825: {
    severity: 'warning',
    title: {
      en: 'only what begins in the period',
      fr: 'seulement ce qui commence dans la période',
    },
    message: {
      en: '`{set}` is derived in a window of its own, and only those that begin in the period are meant here',
      fr: '`{set}` est dérivé dans un intervalle qui lui est propre, et seuls ceux qui commencent dans la période sont visés ici',
    },
    help: {
      en: 'write the window here too: `{set} at any time`, `{set} in the contract year to date`',
      fr: "écrivez l'intervalle ici aussi : `{set} toutes dates confondues`, `{set} au cours de l'année contractuelle à ce jour`",
    },
  },
  C0861: {
    severity: 'error',
    title: { en: 'nothing before the period', fr: 'rien avant la période' },
    message: {
      en: 'no day of this span lies before the period of the clause, or all of them do',
      fr: 'aucun jour de cet intervalle n’est avant la période de la clause, ou tous le sont',
    },
    help: {
      en: 'write `in the previous month`, or a longer span: `in the contract year before the period`',
      fr: "écrivez `au cours du mois précédent`, ou un intervalle plus long : `au cours de l'année contractuelle avant la période`",
    },
  },
  C0862: {
    severity: 'error',
    title: { en: 'days that come back', fr: 'jours qui reviennent' },
    message: {
      en: '`every … from` charges an amount on days, each time whole months have gone by',
      fr: '`tous les … à partir de` facture un montant à des jours, chaque fois que des mois entiers sont passés',
    },
    help: {
      en: 'write `every 6 months from 2026-02-15`; a commitment or a bound is over a span: `each contract quarter`, `each term`',
      fr: 'écrivez `tous les 6 mois à partir de 2026-02-15` ; un engagement ou une borne porte sur un intervalle : `chaque trimestre contractuel`, `chaque durée contractuelle`',
    },
  },
  C0863: {
    severity: 'error',
    title: { en: 'date not fixed', fr: 'date non fixée' },
    message: {
      en: 'the dates of a clause must follow from the text alone',
      fr: 'les dates d’une clause doivent découler du texte seul',
    },
    help: {
      en: 'write a date, `contract start()`, `contract end()`, with months or days more or less; what hangs on facts goes into `when …`',
      fr: 'écrivez une date, `début contrat()`, `fin contrat()`, plus ou moins des mois ou des jours ; ce qui dépend des faits se dit par `lorsque …`',
    },
  },
  C0864: {
    severity: 'error',
    title: { en: 'never comes up', fr: 'n’arrive jamais' },
    message: {
      en: 'this day is never reached: it is outside the days of the clause, or the term has no end',
      fr: 'ce jour n’est jamais atteint : il est hors des dates de la clause, ou la durée n’a pas de fin',
    },
    help: {
      en: 'the day after the last is out of the term: write `once on contract end() - 1 day`',
      fr: 'le lendemain du dernier jour est hors du contrat : écrivez `une fois au fin contrat() - 1 jour`',
    },
  },
  C0865: {
    severity: 'error',
    title: { en: 'year against the whole term', fr: 'année comparée à toute la durée' },
    message: {
      en: 'this commitment is of each contract year, and its base is over the whole term',
      fr: 'cet engagement est annuel, et sa base porte sur toute la durée du contrat',
    },
    help: {
      en: 'add `each term` for one amount over the whole term, or take `in the term` away',
      fr: 'ajoutez `chaque durée contractuelle` pour un montant sur toute la durée, ou retirez `au cours de la durée du contrat`',
    },
  },
  C0866: {
    severity: 'error',
    title: { en: 'year judged each month', fr: 'année jugée chaque mois' },
    message: {
      en: 'nothing says over which span this amount is compared: each month would be held to its share',
      fr: 'rien ne dit sur quel intervalle ce montant se compare : chaque mois serait tenu à sa part',
    },
    help: {
      en: 'add `each contract year`, `each calendar year` or `each quarter`; or write the amount per month',
      fr: 'ajoutez `chaque année contractuelle`, `chaque année civile` ou `chaque trimestre` ; ou écrivez le montant par mois',
    },
  },
  C0324: {
    severity: 'error',
    title: { en: 'text without quotes', fr: 'texte sans guillemets' },
    message: {
      en: '`{name}` is compared with a text, and nothing is called so',
      fr: '`{name}` est comparé à un texte, et rien ne s’appelle ainsi',
    },
    help: {
      en: 'put it in quotes, or declare the attribute as `one of …` to write its values bare',
      fr: 'mettez-le entre guillemets, ou déclarez l’attribut par `l’un de …` pour écrire ses valeurs nues',
    },
  },
  C0325: {
    severity: 'error',
    title: { en: 'said twice', fr: 'dit deux fois' },
    message: {
      en: '`{name}` says this a second time',
      fr: '`{name}` le dit une seconde fois',
    },
    help: {
      en: 'keep one of the two sentences',
      fr: 'gardez l’une des deux phrases',
    },
  },
  C0323: {
    severity: 'error',
    title: { en: 'unit without a number', fr: 'unité sans nombre' },
    message: {
      en: '`{name}` is a unit, and stands alone here',
      fr: '`{name}` est une unité, et se trouve seule ici',
    },
    help: {
      en: 'write it after a number: `1 {name}`, or in a price after `per`: `150 EUR per {name}`',
      fr: 'écrivez-la après un nombre : `1 {name}`, ou dans un prix après `par` : `150 EUR par {name}`',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
