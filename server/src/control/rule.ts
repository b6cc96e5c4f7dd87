// Control, rules: what a manager may write. In: a rule as stored (JSON) and its thresholds. Out:
// the rule with numbers in place of thresholds, or what is wrong with it.
import { fromText } from '@avenant/dsl/values';
import { Problem } from '../problem/problem.ts';

/** What a rule is asked about: each line, subject or held item of a draft, or the draft. */
export type Level = 'line' | 'subject' | 'held' | 'draft';

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

/** Facts of each level: what rules may speak of. Decimals are texts; what is not known is null. */
export const FACTS: Readonly<Record<Level, readonly string[]>> = {
  line: [
    ...['amount', 'size', 'kind', 'clause', 'subject', 'isCorrection', 'isAdjustment'],
    ...['outlierRatio', 'median', 'copies', 'overlapDays', 'gapDays', 'previousAmount'],
    ...['change', 'changeSize', 'changePercent', 'unitPrice', 'previousUnitPrice'],
    ...['isPriceChanged', 'correctedMonths', 'isCorrectedByNote', 'hasOrder'],
  ],
  subject: [
    ...['subject', 'amount', 'previousAmount', 'change', 'changeSize', 'changePercent'],
    ...['isNew', 'hasEnded', 'hasOrder'],
  ],
  held: ['subject', 'clause', 'code'],
  draft: [
    ...['amount', 'size', 'isSum', 'sumOfLines', 'total', 'previousAmount', 'change'],
    ...['changeSize', 'changePercent', 'lines', 'held', 'adjustments', 'accountState'],
    ...['daysToEnd', 'openOrders', 'hasVatId', 'currency'],
  ],
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

/**
 * A rule with its thresholds filled in.
 * @throws Problem S0610 on a fact, operator, threshold or form that is not known.
 */
export function understood(control: string, rule: unknown, thresholds: unknown): ControlRule {
  const refuse = (problem: string): never => {
    throw new Problem('S0610', { control, problem });
  };
  const levels = asRecord(thresholds) ?? refuse('no thresholds');
  for (const [name, value] of Object.entries(levels)) {
    if (typeof value !== 'string' || fromText(value) === undefined) refuse(`threshold ${name}`);
  }
  const { of, conditions, atRisk, evidence } = asRecord(rule) ?? refuse('no form');
  if (typeof of !== 'string' || !Object.hasOwn(FACTS, of)) return refuse(`of: ${String(of)}`);
  const level = of as Level;
  const facts = FACTS[level];
  const known = (fact: unknown): string =>
    typeof fact === 'string' && facts.includes(fact) ? fact : refuse(`fact ${String(fact)}`);
  const filled = (condition: unknown): Condition => {
    const one = asRecord(condition) ?? refuse(`condition ${JSON.stringify(condition)}`);
    for (const key of ['all', 'any'] as const) {
      const parts = one[key];
      if (parts === undefined) continue;
      // The engine holds an empty `any` for true.
      if (!Array.isArray(parts) || parts.length === 0) return refuse(`empty ${key}`);
      const inner = parts.map(filled);
      return key === 'all' ? { all: inner } : { any: inner };
    }
    if (one.not !== undefined) return { not: filled(one.not) };
    const { operator } = one;
    if (typeof operator !== 'string' || !Object.hasOwn(OPERATORS, operator)) {
      return refuse(`operator ${String(operator)}`);
    }
    return { fact: known(one.fact), operator, value: constantOf(one.value) };
  };
  const constantOf = (value: unknown): unknown => {
    const name = asRecord(value)?.threshold;
    if (name === undefined) {
      const isPlain = ['string', 'boolean'].includes(typeof value) || value === null;
      return isPlain || Array.isArray(value) ? value : refuse(`value ${JSON.stringify(value)}`);
    }
    if (typeof name !== 'string' || levels[name] === undefined) {
      return refuse(`threshold ${String(name)}`);
    }
    return levels[name];
  };
  if (!Array.isArray(evidence)) return refuse('no evidence');
  return {
    of: level,
    conditions: filled(conditions),
    evidence: evidence.map(known),
    ...(atRisk === undefined ? {} : { atRisk: known(atRisk) }),
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Readonly<Record<string, unknown>>) : undefined;
}
