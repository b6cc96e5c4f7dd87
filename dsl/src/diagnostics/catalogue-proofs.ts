// Catalogue of what is proved of a contract before it is signed (C09: of its text alone, R03: of
// the items that its data holds).
import type { CatalogueEntry } from './diagnostic.ts';

/** Prices that are missing, doubled or never reached. */
export const PROOFS = {
  C0901: {
    severity: 'warning',
    title: { en: 'no row for some keys', fr: 'clés sans ligne' },
    message: {
      en: 'table `{table}` has no row for `{keys}`',
      fr: 'la table `{table}` n’a pas de ligne pour `{cles}`',
    },
    help: {
      en:
        'what is asked for there is held, such as `{example}`: add the row, or ' +
        '`otherwise | not sold` when the rest is left out on purpose',
      fr:
        'ce qui y est demandé est retenu, par exemple `{exemple}` : ajoutez la ligne, ou ' +
        '`sinon | non vendu` si le reste est exclu exprès',
    },
  },
  C0902: {
    severity: 'error',
    title: { en: 'rows overlap', fr: 'lignes qui se recouvrent' },
    message: {
      en: 'two rows of `{table}` fit `{keys}`',
      fr: 'deux lignes de `{table}` conviennent à `{cles}`',
    },
    help: {
      en:
        'let one row fit: let the ranges end where the next starts; a price for all others is no ' +
        'row beside them: write `if known, otherwise …` where the table is used',
      fr:
        'ne laissez qu’une ligne convenir : que chaque intervalle finisse où le suivant commence ; ' +
        'un prix pour tous les autres n’est pas une ligne : écrivez `si connu, sinon …` où sert la table',
    },
  },
  C0903: {
    severity: 'info',
    title: { en: 'nothing above the last row', fr: 'rien au-dessus de la dernière ligne' },
    message: {
      en: 'the ranges of `{table}` end: `{keys}` has no row',
      fr: 'les intervalles de `{table}` ont une fin : `{cles}` n’a pas de ligne',
    },
    help: {
      en: 'open the last range with `and over`, or say `otherwise | not sold`',
      fr: 'ouvrez le dernier intervalle par `et plus`, ou dites `sinon | non vendu`',
    },
  },
  C0904: {
    severity: 'info',
    title: { en: 'more costs less', fr: 'davantage coûte moins' },
    message: {
      en: 'the total falls where this band starts: `{few}` make `{high}`, `{many}` make `{low}`',
      fr: 'le total baisse où cette tranche commence : `{moins}` font `{haut}`, `{plus}` font `{bas}`',
    },
    help: {
      en: 'with `graduated` each slice keeps its own price, and the total never falls',
      fr: 'avec `par tranches`, chaque part garde son prix et le total ne baisse jamais',
    },
  },
  C0905: {
    severity: 'warning',
    title: { en: 'prices start too late', fr: 'prix qui commencent trop tard' },
    message: {
      en: 'this reads `{table}` from {day} on, but its prices start on {from}',
      fr: 'ceci lit `{table}` dès le {day}, mais ses prix commencent le {from}',
    },
    help: {
      en: 'state the earlier prices too, or let the clause start with them',
      fr: 'donnez aussi les prix antérieurs, ou faites commencer la clause avec eux',
    },
  },
  C0906: {
    severity: 'warning',
    title: { en: 'charged twice', fr: 'facturé deux fois' },
    message: {
      en: 'clauses `{other}` and `{clause}` both charge `{price}` for {who} in {month}',
      fr: 'les clauses `{other}` et `{clause}` facturent toutes deux `{price}` pour {qui} en {month}',
    },
    help: {
      en: 'say what `{clause}` is to `{other}`: `replaces`, `adds to`, or a narrower `where`',
      fr:
        'dites ce que `{clause}` est à `{other}` : `remplace`, `s’ajoute à`, ou une sélection ' +
        'plus étroite',
    },
  },
  C0907: {
    severity: 'warning',
    title: { en: 'clause for nobody', fr: 'clause pour personne' },
    message: {
      en: 'nothing can meet all that clause `{clause}` asks for',
      fr: 'rien ne peut réunir tout ce que la clause `{clause}` demande',
    },
    help: {
      en: 'mend the comparisons after `where` or `when`: they exclude each other',
      fr: 'corrigez les comparaisons de la sélection : elles s’excluent',
    },
  },
  C0908: {
    severity: 'warning',
    title: { en: 'clause always put off', fr: 'clause toujours écartée' },
    message: {
      en: 'clause `{clause}` never charges: it is put off by {others} for all that it is about',
      fr: 'la clause `{clause}` ne facture jamais : elle est écartée par {others} pour tout ce qu’elle vise',
    },
    help: {
      en: 'remove it, or narrow what puts it off',
      fr: 'supprimez-la, ou restreignez ce qui l’écarte',
    },
  },
  C0909: {
    severity: 'warning',
    title: { en: 'clause never in force', fr: 'clause jamais en vigueur' },
    message: {
      en: 'clause `{clause}` is in force on no day of the contract',
      fr: 'la clause `{clause}` n’est en vigueur aucun jour du contrat',
    },
    help: {
      en: 'bring its dates within those of the contract',
      fr: 'ramenez ses dates dans celles du contrat',
    },
  },
  R0301: {
    severity: 'warning',
    title: { en: 'items that no clause prices', fr: 'éléments qu’aucune clause ne tarife' },
    message: {
      en: 'no clause about `{type}` ever applies to {count} of {all}: {first}',
      fr: 'aucune clause portant sur `{type}` ne s’applique jamais à {count} sur {all} : {first}',
    },
    help: {
      en: 'widen a clause, or write one that says `charge nothing`',
      fr: 'élargissez une clause, ou écrivez-en une qui dise `ne rien facturer`',
    },
  },
  R0302: {
    severity: 'warning',
    title: { en: 'items without a price row', fr: 'éléments sans ligne de prix' },
    message: {
      en: '{count} of `{type}` find no row in `{table}`: {first} with `{keys}`',
      fr: '{count} de `{type}` ne trouvent pas de ligne dans `{table}` : {first} avec `{cles}`',
    },
    help: {
      en: 'add the row, or correct the data',
      fr: 'ajoutez la ligne, ou corrigez les données',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
