// Catalogue of rating problems (R01): data that cannot be rated is held with one of these reasons.
import type { CatalogueEntry } from './diagnostic.ts';

/** Rating problems: the subject is held, visibly, and never billed at zero. */
export const RATING = {
  R0101: {
    severity: 'error',
    title: { en: 'missing attribute', fr: 'attribut absent' },
    message: {
      en: '`{subject}` has no `{attribute}` on {day}',
      fr: '`{subject}` n’a pas de `{attribute}` au {day}',
    },
    help: {
      en:
        'fill column `{column}` of {file} for `{subject}`, or let the clause say what to do ' +
        'without it',
      fr:
        'remplissez la colonne `{column}` de {file} pour `{subject}`, ou dites dans la clause ' +
        'que faire sans elle',
    },
  },
  R0102: {
    severity: 'error',
    title: { en: 'no table row', fr: 'aucune ligne de table' },
    message: {
      en: 'table `{table}` has no row for {keys} on {day}',
      fr: 'la table `{table}` n’a aucune ligne pour {keys} au {day}',
    },
    help: {
      en: 'add the row to the table, or write in the table that it is not sold',
      fr: 'ajoutez la ligne à la table, ou écrivez dans la table que ce n’est pas vendu',
    },
  },
  R0103: {
    severity: 'error',
    title: { en: 'several table rows', fr: 'plusieurs lignes de table' },
    message: {
      en: 'table `{table}` has several rows for {keys} on {day}: {rows}',
      fr: 'la table `{table}` a plusieurs lignes pour {keys} au {day} : {rows}',
    },
    help: {
      en: 'make the ranges of these rows exclude each other',
      fr: 'faites que les intervalles de ces lignes s’excluent',
    },
  },
  R0104: {
    severity: 'error',
    title: { en: 'not sold', fr: 'non vendu' },
    message: {
      en: '`{column}` is not sold in `{row}`',
      fr: '`{column}` n’est pas vendu dans `{row}`',
    },
    help: {
      en: 'write a price in the table, or correct the data that asks for this row',
      fr: 'écrivez un prix dans la table, ou corrigez la donnée qui demande cette ligne',
    },
  },
  R0105: {
    severity: 'error',
    title: { en: 'missing series value', fr: 'valeur d’indice absente' },
    message: {
      en: 'no value of series `{series}` for {at} was published by the day of the invoice',
      fr: 'aucune valeur de la série `{series}` pour {at} n’était publiée au jour de la facture',
    },
    help: {
      en: 'add the published value to the series, or let the clause say what to take instead',
      fr: 'ajoutez la valeur publiée à la série, ou dites dans la clause que prendre à sa place',
    },
  },
  R0106: {
    severity: 'error',
    title: { en: 'no band', fr: 'aucune tranche' },
    message: {
      en: 'no band of the scale holds {quantity}',
      fr: 'aucune tranche du barème ne contient {quantity}',
    },
    help: {
      en: 'add a band that holds it, or widen the first or last one',
      fr: 'ajoutez une tranche qui la contient, ou élargissez la première ou la dernière',
    },
  },
  R0107: {
    severity: 'error',
    title: { en: 'division by zero', fr: 'division par zéro' },
    message: {
      en: '{value} cannot be divided by zero',
      fr: '{value} ne peut pas être divisé par zéro',
    },
    help: {
      en: 'let the clause say what holds when the divisor is zero',
      fr: 'dites dans la clause ce qui vaut quand le diviseur est nul',
    },
  },
  R0108: {
    severity: 'error',
    title: { en: 'month-end rule unstated', fr: 'règle de fin de mois absente' },
    message: {
      en: 'counted in months ({months}) from {day}, the term ends on a day that its month lacks',
      fr: 'compté en mois ({months}) depuis le {day}, le terme tombe un jour que son mois n’a pas',
    },
    help: {
      en:
        'write in the contract `months end on their last day`, or `months end on the next ' +
        'first day`',
      fr:
        'écrivez dans le contrat `fin de mois au dernier jour`, ou `fin de mois au premier du ' +
        'mois suivant`',
    },
  },
  R0109: {
    severity: 'error',
    title: { en: 'not a whole number', fr: 'nombre non entier' },
    message: {
      en: '{value} must be a whole number here',
      fr: '{value} doit être un nombre entier ici',
    },
    help: {
      en: 'round it in the clause, by the rule that the parties agreed on',
      fr: 'arrondissez-le dans la clause, selon la règle convenue',
    },
  },
  R0110: {
    severity: 'error',
    title: { en: 'no working day', fr: 'aucun jour ouvré' },
    message: {
      en: 'calendar `{calendar}` has no working day to go to from {day}',
      fr: 'le calendrier `{calendar}` n’a aucun jour ouvré à atteindre depuis le {day}',
    },
    help: {
      en: 'check the weekdays and the holidays of the calendar',
      fr: 'vérifiez les jours ouvrés et les fériés du calendrier',
    },
  },
  R0111: {
    severity: 'error',
    title: { en: 'nothing to measure', fr: 'rien à mesurer' },
    message: {
      en: 'there is no `{type}` to take a value from',
      fr: 'il n’y a aucun élément `{type}` dont prendre une valeur',
    },
    help: {
      en: 'let the clause say what holds when there is none',
      fr: 'dites dans la clause ce qui vaut quand il n’y en a aucun',
    },
  },
  R0112: {
    severity: 'error',
    title: { en: 'unknown reference', fr: 'référence inconnue' },
    message: {
      en: '`{attribute}` of `{subject}` names `{target}`, which is not in `{type}`',
      fr: '`{attribute}` de `{subject}` désigne `{target}`, qui n’est pas dans `{type}`',
    },
    help: {
      en: 'add `{target}` to the data, or correct the reference',
      fr: 'ajoutez `{target}` aux données, ou corrigez la référence',
    },
  },
  R0113: {
    severity: 'error',
    title: { en: 'no such date yet', fr: 'date pas encore connue' },
    message: {
      en: '`{subject}` has no start or end date to read',
      fr: '`{subject}` n’a pas de date de début ou de fin à lire',
    },
    help: {
      en: 'give the date, in the data or the contract, or let the clause say what holds without it',
      fr:
        'donnez la date, dans les données ou le contrat, ou dites dans la clause ce qui vaut ' +
        'sans elle',
    },
  },
  R0114: {
    severity: 'error',
    title: { en: 'definition not in force', fr: 'définition hors vigueur' },
    message: {
      en: '`{name}` is not defined for `{subject}` on {day}',
      fr: '`{name}` n’est pas défini pour `{subject}` au {day}',
    },
    help: {
      en: 'let the definition start earlier or end later',
      fr: 'faites commencer la définition plus tôt ou finir plus tard',
    },
  },
  R0115: {
    severity: 'error',
    title: { en: 'table not in force', fr: 'table hors vigueur' },
    message: {
      en: 'table `{table}` has no prices in force on {day}',
      fr: 'la table `{table}` n’a pas de prix en vigueur au {day}',
    },
    help: {
      en: 'let a version of the table hold on that day',
      fr: 'faites valoir une version de la table ce jour-là',
    },
  },
  R0116: {
    severity: 'error',
    title: { en: 'size not above zero', fr: 'taille non positive' },
    message: {
      en: '{value} cannot be a size: it must be above zero',
      fr: '{value} ne peut pas être une taille : elle doit dépasser zéro',
    },
    help: {
      en: 'correct the step, package or unit that gives it',
      fr: 'corrigez le pas, le lot ou l’unité qui la donne',
    },
  },
  R0117: {
    severity: 'error',
    title: { en: 'number out of range', fr: 'nombre hors limites' },
    message: {
      en: '{value} is out of range: a percentile goes from 0 to 100, a rank is a whole number',
      fr: '{value} est hors limites : un centile va de 0 à 100, un rang est un nombre entier',
    },
    help: {
      en: 'correct the percentile or the number of greatest values in the clause',
      fr: 'corrigez le centile ou le nombre de plus grandes valeurs dans la clause',
    },
  },
  R0119: {
    severity: 'error',
    title: { en: 'exponent too great', fr: 'exposant trop grand' },
    message: {
      en: '{value} is too great an exponent',
      fr: '{value} est un exposant trop grand',
    },
    help: {
      en: 'write the formula with a smaller exponent',
      fr: 'écrivez la formule avec un exposant plus petit',
    },
  },
  R0120: {
    severity: 'error',
    title: { en: 'entered by hand', fr: 'saisie à la main' },
    message: {
      en: 'the amount of clause `{clause}` ({unit}) is entered by hand: {reason}',
      fr: 'le montant de la clause `{clause}` ({unit}) se saisit à la main : {reason}',
    },
    help: {
      en: 'enter the value for the period',
      fr: 'saisissez la valeur de la période',
    },
  },
  R0121: {
    severity: 'error',
    title: { en: 'billed elsewhere', fr: 'facturé ailleurs' },
    message: {
      en: 'clause `{clause}` is billed by {issuer}',
      fr: 'la clause `{clause}` est facturée par {issuer}',
    },
    help: {
      en: 'hand it to the issuer; nothing is billed here',
      fr: 'transmettez-la à l’émetteur ; rien n’est facturé ici',
    },
  },
  R0122: {
    severity: 'error',
    title: { en: 'nobody to share with', fr: 'personne avec qui partager' },
    message: {
      en: 'the amount of clause `{clause}` has no `{set}` with a weight to be shared over',
      fr: 'le montant de la clause `{clause}` n’a aucun élément `{set}` de poids non nul où être réparti',
    },
    help: {
      en: 'add members to the set, or let the clause say who bears it',
      fr: 'ajoutez des membres à l’ensemble, ou dites dans la clause qui le supporte',
    },
  },
  R0123: {
    severity: 'error',
    title: { en: 'negative share', fr: 'part négative' },
    message: {
      en: '`{subject}` has a negative weight in the split of clause `{clause}`',
      fr: '`{subject}` a un poids négatif dans la répartition de la clause `{clause}`',
    },
    help: {
      en: 'correct the weight in the data, or in the clause',
      fr: 'corrigez le poids dans les données, ou dans la clause',
    },
  },
  R0124: {
    severity: 'error',
    title: { en: 'revised price without its subject', fr: 'prix révisé sans son sujet' },
    message: {
      en: 'clause {clause} revises this price for each `{type}`, and it is read here for none',
      fr: 'la clause {clause} révise ce prix pour chaque `{type}`, et il est lu ici pour aucun',
    },
    help: {
      en: 'read the price in a clause or a definition `for each {type}`',
      fr: 'lisez le prix dans une clause ou une définition `pour chaque {type}`',
    },
  },
  R0125: {
    severity: 'error',
    title: { en: 'price needs its own revision', fr: 'prix qui dépend de sa propre révision' },
    message: {
      en: 'the revision of clause {clause} on {day} needs the price that it makes',
      fr: 'la révision de la clause {clause} au {day} dépend du prix qu’elle donne',
    },
    help: {
      en: 'let it read the price of an earlier day: `for (today - 1 day)`',
      fr: "faites-lui lire le prix d’un jour antérieur : `pour (aujourd'hui - 1 jour)`",
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
