// Control, rules: what a manager may write: facts, operators, conditions. In: nothing (data and
// comparisons).
import { fromText } from '@avenant/dsl/values';

/**
 * What a rule is asked about: each line, charge (the lines of a clause and subject, this month or
 * last), subject or held item of a draft; each item in service, record of the period or data
 * file of its contract; or the draft.
 */
export type Level =
  | 'line'
  | 'charge'
  | 'subject'
  | 'held'
  | 'item'
  | 'record'
  | 'dataset'
  | 'draft';

/** A comparison, or several. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

/** A fact held against a value: a text, a flag, some texts, or `{threshold: name}`. */
export interface Comparison {
  readonly fact: string;
  readonly operator: string;
  readonly value: unknown;
}

/** A rule as stored. */
export interface ControlRule {
  readonly of: Level;
  readonly conditions: Condition;
  /** The fact that says how much is at risk; none: nothing. */
  readonly atRisk?: string;
  /** The facts that a finding keeps, in the order of its words. */
  readonly evidence: readonly string[];
}

/** What a fact is: an exact decimal as a text, another text, or a flag. */
export type FactKind = 'decimal' | 'text' | 'flag';

const are = <Name extends string>(kind: FactKind, ...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, kind])) as Record<Name, FactKind>;

const CHANGE = are('decimal', 'amount', 'previousAmount', 'change', 'changeSize', 'changePercent');

/** Facts of each level: what rules may speak of. What is not known is null. */
export const FACTS: Readonly<Record<Level, Readonly<Record<string, FactKind>>>> = {
  line: {
    ...CHANGE,
    ...are('text', 'kind', 'clause', 'subject'),
    ...are('decimal', 'unitPrice', 'previousUnitPrice'),
    ...are('decimal', 'size', 'outlierRatio', 'median', 'copies', 'overlapDays', 'gapDays'),
    ...are('decimal', 'correctedMonths', 'daysAfterEnd', 'daysOutsideClause'),
    ...are('flag', 'isCorrection', 'isAdjustment', 'isPriceChanged', 'isCorrectedByNote'),
    ...are('flag', 'hasOrder', 'isOffNetwork', 'hasCause', 'hasApproval'),
  },
  charge: {
    ...CHANGE,
    ...are('text', 'kind', 'clause', 'subject'),
    ...are('flag', 'isNew', 'hasEnded', 'hasOrder'),
  },
  subject: {
    ...CHANGE,
    ...are('text', 'subject'),
    ...are('flag', 'isNew', 'hasEnded', 'hasOrder'),
  },
  held: are('text', 'subject', 'clause', 'code'),
  item: {
    ...are('text', 'subject', 'type', 'from', 'to'),
    ...are('flag', 'isBillable', 'isBilled', 'isHeld', 'isChanged', 'hasOrder'),
    ...are('flag', 'hasOrders'),
  },
  record: {
    ...are('text', 'subject', 'type', 'day'),
    ...are('flag', 'isBillable', 'isBilled', 'isHeld'),
    ...are('decimal', 'copies'),
  },
  dataset: {
    ...are('text', 'subject', 'type', 'kind'),
    ...are('decimal', 'records', 'previousRecords', 'changePercent', 'rejected', 'withoutStart'),
  },
  draft: {
    ...CHANGE,
    ...are('text', 'accountState', 'currency', 'networkDay'),
    ...are('decimal', 'size', 'sumOfLines', 'total', 'lines', 'held', 'adjustments'),
    ...are('decimal', 'daysToEnd', 'openOrders', 'undoneOrders', 'onlyOnNetwork'),
    ...are('flag', 'isSum', 'hasVatId', 'hasRegistration'),
  },
};

/** How a reader is told a fact. */
export type Spoken = 'money' | 'number' | 'day' | 'text' | 'flag';

const MONEY: ReadonlySet<string> = new Set([
  ...['amount', 'previousAmount', 'change', 'changeSize', 'size', 'median', 'total', 'sumOfLines'],
  ...['unitPrice', 'previousUnitPrice', 'adjustments'],
]);
const DAYS: ReadonlySet<string> = new Set(['from', 'to', 'day', 'networkDay']);

/** How a fact of a level is told: amounts in the currency of the draft, ISO days as days. */
export function spokenOf(level: Level, fact: string): Spoken {
  const kind = FACTS[level][fact];
  if (kind === 'decimal') return MONEY.has(fact) ? 'money' : 'number';
  if (kind === 'flag') return 'flag';
  return DAYS.has(fact) ? 'day' : 'text';
}

/** The operators that fit a fact. */
export const OPERATORS_OF: Readonly<Record<FactKind, readonly string[]>> = {
  decimal: ['above', 'atLeast', 'below', 'atMost', 'same'],
  text: ['equal', 'notEqual', 'in', 'notIn'],
  flag: ['equal', 'notEqual'],
};

type Operator = (fact: unknown, value: unknown) => boolean;

const decimals = (fact: unknown, value: unknown, holds: (order: number) => boolean): boolean => {
  if (typeof fact !== 'string' || typeof value !== 'string') return false;
  const [a, b] = [fromText(fact), fromText(value)];
  if (a === undefined || b === undefined) return false;
  const difference = a.n * b.d - b.n * a.d;
  return holds(difference === 0n ? 0 : difference < 0n ? -1 : 1);
};

/** How facts may be compared: exact decimals; what is not known never compares. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  equal: (fact, value) => fact === value,
  notEqual: (fact, value) => fact !== value,
  in: (fact, value) => Array.isArray(value) && value.includes(fact),
  notIn: (fact, value) => Array.isArray(value) && !value.includes(fact),
  above: (fact, value) => decimals(fact, value, (order) => order > 0),
  atLeast: (fact, value) => decimals(fact, value, (order) => order >= 0),
  below: (fact, value) => decimals(fact, value, (order) => order < 0),
  atMost: (fact, value) => decimals(fact, value, (order) => order <= 0),
  same: (fact, value) => decimals(fact, value, (order) => order === 0),
};

/** Thresholds by name: decimal texts. */
export type ControlThresholds = Readonly<Record<string, string>>;
