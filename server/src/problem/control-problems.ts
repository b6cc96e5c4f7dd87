// Problems of the server, S06: drafts under review, controls, adjustments, invoices and notes.
import type { ProblemMeaning } from './meaning.ts';

/** Problems of control and issue. */
export const CONTROL_PROBLEMS = {
  S0601: {
    status: 409,
    title: { en: 'blocking findings are open', fr: 'des constats bloquants sont ouverts' },
    detail: {
      en: 'draft {id} has {count} open blocking findings: {findings}',
      fr: 'le projet {id} a {count} constats bloquants ouverts : {findings}',
    },
  },
  S0602: {
    status: 409,
    title: { en: 'adjustments are undecided', fr: 'des ajustements sont sans décision' },
    detail: {
      en: 'draft {id} has adjustments without a decision: {adjustments}',
      fr: 'le projet {id} a des ajustements sans décision : {adjustments}',
    },
  },
  S0603: {
    status: 409,
    title: { en: 'changed since its validation', fr: 'modifié depuis sa validation' },
    detail: {
      en: 'draft {id} is not what was validated: its validation is void, it is in review again',
      fr: 'le projet {id} n’est pas celui validé : sa validation est nulle, il est à revoir',
    },
  },
  S0604: {
    status: 409,
    title: { en: 'dates would go back', fr: 'les dates reculeraient' },
    detail: {
      en: 'series {series} of {issuer} was last used on {last}: nothing is dated {today} after it',
      fr: 'série {series} de {issuer} utilisée le {last} : rien n’y est daté du {today} ensuite',
    },
  },
  S0605: {
    status: 409,
    title: { en: 'account is not active', fr: 'le compte n’est pas actif' },
    detail: {
      en: 'account {account} is {state}: nothing is issued to it',
      fr: 'le compte {account} est {state} : rien ne lui est émis',
    },
  },
  S0606: {
    status: 409,
    title: { en: 'nothing to issue', fr: 'rien à émettre' },
    detail: {
      en: 'account {account} has no validated draft with lines for {period}',
      fr: 'le compte {account} n’a aucun projet validé avec des lignes pour {period}',
    },
  },
  S0607: {
    status: 422,
    title: { en: 'credit above its line', fr: 'avoir supérieur à sa ligne' },
    detail: {
      en: 'line {line} of {invoice} has {left} left to credit, not {amount}',
      fr: 'il reste {left} à créditer sur la ligne {line} de {invoice}, pas {amount}',
    },
  },
  S0608: {
    status: 422,
    title: { en: 'credit above its invoice', fr: 'avoir supérieur à sa facture' },
    detail: {
      en: 'invoice {invoice} has {left} left to credit, not {amount}',
      fr: 'il reste {left} à créditer sur la facture {invoice}, pas {amount}',
    },
  },
  S0609: {
    status: 422,
    title: { en: 'not such an amount', fr: 'montant inadmissible' },
    detail: {
      en: '{amount} {currency} cannot stand here: an amount other than zero, with at most {digits} decimals, a credit without sign',
      fr: '{amount} {currency} n’est pas admis ici : il faut un montant non nul, à {digits} décimales au plus, un avoir sans signe',
    },
  },
  S0610: {
    status: 422,
    title: { en: 'rule not understood', fr: 'règle non comprise' },
    detail: {
      en: 'the rule of control {control} is not one: {problem}',
      fr: 'la règle du contrôle {control} n’en est pas une : {problem}',
    },
  },
  S0611: {
    status: 409,
    title: { en: 'not the sum of its lines', fr: 'pas la somme de ses lignes' },
    detail: {
      en: 'draft {id} says {total}, its lines add up to {sum}',
      fr: 'le projet {id} dit {total}, ses lignes font {sum}',
    },
  },
  S0612: {
    status: 409,
    title: { en: 'controls have not run', fr: 'contrôles non passés' },
    detail: {
      en: 'the controls have not run on draft {id} as it is now',
      fr: 'les contrôles n’ont pas été passés sur le projet {id} tel qu’il est',
    },
  },
  S0613: {
    status: 403,
    title: { en: 'another role decides', fr: 'un autre rôle décide' },
    detail: {
      en: 'step {step} of {kind} {id} is decided by {role}',
      fr: 'l’étape {step} de {kind} {id} est décidée par {role}',
    },
  },
  S0614: {
    status: 422,
    title: { en: 'a reason is wanted', fr: 'un motif est attendu' },
    detail: {
      en: 'say why {kind} {id} is changed so',
      fr: 'dites pourquoi {kind} {id} est ainsi modifié',
    },
  },
  S0615: {
    status: 422,
    title: { en: 'not the same period', fr: 'pas la même période' },
    detail: {
      en: 'run {run} does not rate the period {period} of contract {contract} again',
      fr: 'l’exécution {run} ne revalorise pas la période {period} du contrat {contract}',
    },
  },
  S0616: {
    status: 409,
    title: { en: 'name is taken', fr: 'nom déjà pris' },
    detail: { en: 'there is another {kind} {id}', fr: 'il y a un autre {kind} {id}' },
  },
  S0617: {
    status: 409,
    title: { en: 'billed otherwise meanwhile', fr: 'facturé autrement entre-temps' },
    detail: {
      en: '{kind} {id} is the difference to what was billed before: rate again ({lines})',
      fr: '{kind} {id} est l’écart à ce qui était facturé avant : recalculez ({lines})',
    },
  },
  S0618: {
    status: 409,
    title: { en: 'nothing invoiced since', fr: 'rien de facturé depuis' },
    detail: {
      en: 'contract {contract} has no invoice from {period} on: nothing to rate again',
      fr: 'le contrat {contract} n’a aucune facture à partir de {period} : rien à recalculer',
    },
  },
  S0619: {
    status: 409,
    title: { en: 'a change waits', fr: 'une modification attend' },
    detail: {
      en: 'change {change} of control {control} waits for a decision',
      fr: 'la modification {change} du contrôle {control} attend une décision',
    },
  },
  S0620: {
    status: 403,
    title: { en: 'another person asked for it', fr: 'demandé par une autre personne' },
    detail: {
      en: '{maker} asked for {kind} {id}: nobody else takes it back',
      fr: '{maker} a demandé {kind} {id} : personne d’autre ne le retire',
    },
  },
} as const satisfies Readonly<Record<string, ProblemMeaning>>;
