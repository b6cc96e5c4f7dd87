// Conditions: what must hold for a grant to count. In: the circumstances of an act, as the
// operation knows them. Out: whether a condition holds; what is not known does not hold.
import type { Words } from '../problem/catalogue.ts';
import { levelOf, type Thresholds } from './thresholds.ts';

/** What an operation says of the object and of the act. */
export type Flag =
  | 'own'
  | 'shared'
  | 'study'
  | 'asked'
  | 'simulation'
  | 'technical'
  | 'amendment'
  | 'index'
  | 'tax'
  | 'bank'
  | 'check'
  | 'write-off'
  | 'formal-notice'
  | 'request'
  | 'conflict-check';

/** How bad a finding is. */
export type Severity = 'minor' | 'major' | 'blocking';

/** What a grant may ask for. */
export type Condition = Flag | Severity | '<=T1' | '<=T2' | '>T1' | '>T2' | 'with-FI';

/** What is known of an act. */
export interface Circumstances {
  readonly is?: readonly Flag[];
  /** Who made the object, and for whom: needed to approve it; empty when no person did. */
  readonly makers?: readonly string[];
  /** Whom the actor stands in for. */
  readonly onBehalfOf?: string;
  /** The amount that counts: see `amountTogether`. */
  readonly amount?: string;
  readonly thresholds?: Thresholds;
  readonly severity?: Severity;
}

interface Meaning {
  readonly words: Words;
  /** It says which objects, not which acts: who may act on them may read no others. */
  readonly scope?: true;
  readonly holds: (circumstances: Circumstances) => boolean;
}

const flag = (name: Flag, en: string, fr: string): Meaning => ({
  words: { en, fr },
  holds: ({ is }) => is?.includes(name) === true,
});

const scope = (name: Flag, en: string, fr: string): Meaning => ({
  ...flag(name, en, fr),
  scope: true,
});

const amount = (en: string, fr: string, holds: (level: number) => boolean): Meaning => ({
  words: { en, fr },
  holds: (circumstances) =>
    circumstances.amount !== undefined &&
    holds(levelOf(circumstances.amount, circumstances.thresholds)),
});

const SEVERITIES: readonly (Severity | undefined)[] = ['minor', 'major', 'blocking'];

const severity = (most: Severity, en: string, fr: string): Meaning => ({
  words: { en, fr },
  holds: (circumstances) => {
    const rank = SEVERITIES.indexOf(circumstances.severity);
    return rank >= 0 && rank <= SEVERITIES.indexOf(most);
  },
});

/** What each condition means. */
export const CONDITIONS: Readonly<Record<Condition, Meaning>> = {
  own: scope('own', 'your own', 'les vôtres'),
  shared: scope('shared', 'what is shared with you', 'ce qui est partagé avec vous'),
  study: scope('study', 'in a study', 'dans une étude'),
  asked: scope('asked', 'when the contract asks for it', 'si le contrat le demande'),
  simulation: scope('simulation', 'simulations', 'les simulations'),
  technical: scope('technical', 'technical events', 'les événements techniques'),
  amendment: flag('amendment', 'amendments', 'les avenants'),
  index: flag('index', 'indices and exchange rates', 'les indices et les taux de change'),
  tax: flag('tax', 'tax and issuer', 'la fiscalité et l’émetteur'),
  bank: flag('bank', 'bank details', 'les coordonnées bancaires'),
  check: flag('check', 'checks', 'les contrôles'),
  'write-off': flag('write-off', 'write-offs', 'les passages en perte'),
  'formal-notice': flag('formal-notice', 'formal notices', 'les mises en demeure'),
  request: flag('request', 'requests', 'les demandes'),
  'conflict-check': flag('conflict-check', 'conflict checks', 'les contrôles d’incompatibilité'),
  minor: severity('minor', 'minor findings', 'les constats mineurs'),
  major: severity('major', 'findings up to major', 'les constats jusqu’à majeurs'),
  blocking: severity('blocking', 'findings of a known severity', 'les constats de gravité connue'),
  '<=T1': amount('up to the first threshold', 'jusqu’au premier seuil', (level) => level === 1),
  '<=T2': amount('up to the second threshold', 'jusqu’au second seuil', (level) => level <= 2),
  '>T1': amount('above the first threshold', 'au-delà du premier seuil', (level) => level > 1),
  '>T2': amount('above the second threshold', 'au-delà du second seuil', (level) => level > 2),
  // It stops nobody: it asks for a second step (see `stepsFor`).
  'with-FI': { words: { en: 'with finance', fr: 'avec la finance' }, holds: () => true },
};
