// Problems of the server, S05: runs.
import type { ProblemMeaning } from './meaning.ts';

/** Problems of runs. */
export const RUNS_PROBLEMS = {
  S0501: {
    status: 409,
    title: { en: 'nothing published', fr: 'rien de publié' },
    detail: {
      en: 'contract {contract} has no published version',
      fr: 'le contrat {contract} n’a pas de version publiée',
    },
  },
  S0502: {
    status: 409,
    title: { en: 'another run has this name', fr: 'une autre exécution porte ce nom' },
    detail: {
      en: 'run {run} was asked for with another mode or period',
      fr: 'l’exécution {run} a été demandée avec un autre mode ou une autre période',
    },
  },
  S0503: {
    status: 409,
    title: { en: 'cannot be rated', fr: 'ne peut être valorisé' },
    detail: {
      en: 'the published text of contract {contract} does not compile',
      fr: 'le texte publié du contrat {contract} ne se compile pas',
    },
  },
  S0504: {
    status: 409,
    title: { en: 'explained otherwise now', fr: 's’explique autrement désormais' },
    detail: {
      en: 'line {line} of draft {draft} comes out otherwise from the facts as they are stored now: launch the run again',
      fr: 'la ligne {line} du projet {draft} donne autre chose avec les faits enregistrés à présent : relancez le calcul',
    },
  },
  S0505: {
    status: 503,
    title: { en: 'rating failed', fr: 'échec de la valorisation' },
    detail: {
      en: 'contract {contract} could not be rated, after several tries: the log says more',
      fr: 'le contrat {contract} n’a pu être valorisé, après plusieurs essais : le journal en dit plus',
    },
  },
  S0506: {
    status: 503,
    title: { en: 'workers ended', fr: 'processus interrompus' },
    detail: {
      en: 'each worker that rated contract {contract} ended before it was done: it may need more memory; launch the run again',
      fr: 'chaque processus qui valorisait le contrat {contract} s’est arrêté avant la fin : il lui faut peut-être plus de mémoire ; relancez le calcul',
    },
  },
  S0507: {
    status: 422,
    title: { en: 'days out of order', fr: 'jours en désordre' },
    detail: {
      en: 'cycle {id}: inputs, usage, draft, approval and issue follow each other, not {days}',
      fr: 'cycle {id} : données, usage, projet, visa et émission se suivent, non {days}',
    },
  },
  S0508: {
    status: 409,
    title: { en: 'before the cut-off', fr: 'avant l’arrêté' },
    detail: {
      en: 'cycle {id} takes inputs until {day}: it is frozen from the next day on',
      fr: 'le cycle {id} prend des données jusqu’au {day} : il se gèle dès le lendemain',
    },
  },
} as const satisfies Readonly<Record<string, ProblemMeaning>>;
