// Control, rules checked: what a manager wrote, before it counts. In: a rule and its thresholds as
// JSON. Out: the rule with numbers in place of thresholds, or all that is wrong with it, by place.
import { fromText } from '@avenant/dsl/values';
import type { Words } from '../problem/catalogue.ts';
import { Problem } from '../problem/problem.ts';
import {
  type Condition,
  type ControlRule,
  FACTS,
  type FactKind,
  type Level,
  OPERATORS_OF,
} from './rule.ts';

/** What can be wrong with a rule; `{value}` is what was written, `{wanted}` what could stand. */
export const RULE_FAULTS = {
  form: { en: '{value}: {wanted} is wanted here', fr: '{value} : {wanted} est attendu ici' },
  level: { en: 'no level {value}, but {wanted}', fr: 'pas de niveau {value}, mais {wanted}' },
  fact: { en: 'no fact {value}, but {wanted}', fr: 'pas de fait {value}, mais {wanted}' },
  operator: {
    en: 'operator {value} does not fit: {wanted}',
    fr: 'opérateur {value} inadapté : {wanted}',
  },
  value: { en: '{value} is no {wanted}', fr: '{value} ne convient pas : {wanted}' },
  threshold: { en: 'no threshold {value}: {wanted}', fr: 'pas de seuil {value} : {wanted}' },
  empty: { en: 'an empty {value} says nothing', fr: 'un {value} vide ne dit rien' },
  depth: { en: 'nested too deep', fr: 'imbriqué trop profondément' },
} as const satisfies Readonly<Record<string, Words>>;

/** Something wrong with a rule. */
export interface RuleFault {
  /** A JSON pointer from the change: `/rule/conditions/all/0/fact`. */
  readonly at: string;
  readonly fault: keyof typeof RULE_FAULTS;
  readonly value: string;
  readonly words: Words;
}

const DEPTH_MAX = 16;
const SHOWN_MAX = 60;

/**
 * A rule with its thresholds filled in.
 * @throws Problem S0610 with every fault, as `RuleFault`s in its details.
 */
export function understood(control: string, rule: unknown, thresholds: unknown): ControlRule {
  const reading = new Reading(thresholds);
  const read = reading.rule(rule);
  const [first] = reading.faults;
  if (first === undefined && read !== undefined) return read;
  const said = (language: 'en' | 'fr') =>
    reading.faults.map(({ at, words }) => `${at}: ${words[language]}`).join('; ');
  throw new Problem('S0610', { control, problem: { en: said('en'), fr: said('fr') } }, [
    ...reading.faults,
  ]);
}

/** Reads a rule, gathering what is wrong on the way. */
class Reading {
  readonly faults: RuleFault[] = [];
  readonly #thresholds: Readonly<Record<string, unknown>>;
  #facts: Readonly<Record<string, FactKind>> = {};

  constructor(thresholds: unknown) {
    const levels = asRecord(thresholds);
    if (levels === undefined) this.#fault('/thresholds', 'form', thresholds, '{}');
    for (const [name, value] of Object.entries(levels ?? {})) {
      if (!isDecimal(value)) this.#fault(`/thresholds/${name}`, 'value', value, '"12.50"');
    }
    this.#thresholds = levels ?? {};
  }

  rule(rule: unknown): ControlRule | undefined {
    const form = asRecord(rule);
    if (form === undefined) return this.#fault('/rule', 'form', rule, '{}');
    const { of, conditions, atRisk, evidence } = form;
    if (typeof of !== 'string' || !Object.hasOwn(FACTS, of)) {
      return this.#fault('/rule/of', 'level', of, Object.keys(FACTS).join(', '));
    }
    const level = of as Level;
    this.#facts = FACTS[level];
    const read = this.#condition(conditions, '/rule/conditions', 0);
    const shown = Array.isArray(evidence)
      ? evidence.map((one, at) => this.#fact(one, `/rule/evidence/${at}`))
      : this.#fault('/rule/evidence', 'form', evidence, '[]');
    const risk = atRisk === undefined ? undefined : this.#fact(atRisk, '/rule/atRisk');
    if (risk !== undefined && this.#facts[risk] !== 'decimal') {
      this.#fault('/rule/atRisk', 'value', risk, 'decimal');
    }
    if (read === undefined || shown === undefined || this.faults.length > 0) return undefined;
    return {
      of: level,
      conditions: read,
      evidence: shown.filter((one) => one !== undefined),
      ...(risk === undefined ? {} : { atRisk: risk }),
    };
  }

  #condition(condition: unknown, at: string, depth: number): Condition | undefined {
    const one = asRecord(condition);
    if (one === undefined) return this.#fault(at, 'form', condition, '{}');
    if (depth > DEPTH_MAX) return this.#fault(at, 'depth', '', '');
    for (const key of ['all', 'any'] as const) {
      const parts = one[key];
      if (parts === undefined) continue;
      if (!Array.isArray(parts)) return this.#fault(`${at}/${key}`, 'form', parts, '[]');
      // The engine holds an empty `any` for true.
      if (parts.length === 0) return this.#fault(`${at}/${key}`, 'empty', key, '');
      const read = parts.map((part, of) => this.#condition(part, `${at}/${key}/${of}`, depth + 1));
      const inner = read.filter((part) => part !== undefined);
      return key === 'all' ? { all: inner } : { any: inner };
    }
    if (one.not === undefined) return this.#comparison(one, at);
    const inner = this.#condition(one.not, `${at}/not`, depth + 1);
    return inner === undefined ? undefined : { not: inner };
  }

  #comparison(one: Readonly<Record<string, unknown>>, at: string): Condition | undefined {
    const fact = this.#fact(one.fact, `${at}/fact`);
    if (fact === undefined) return undefined;
    const kind = this.#facts[fact] ?? 'text';
    const { operator } = one;
    const fitting = OPERATORS_OF[kind];
    if (typeof operator !== 'string' || !fitting.includes(operator)) {
      return this.#fault(`${at}/operator`, 'operator', operator, fitting.join(', '));
    }
    const value = this.#value(one.value, `${at}/value`, kind);
    if (value === undefined) return undefined;
    const isList = operator === 'in' || operator === 'notIn';
    if (isList !== Array.isArray(value)) {
      return this.#fault(`${at}/value`, 'value', value, isList ? '["…"]' : kind);
    }
    return { fact, operator, value };
  }

  // A constant that the kind of fact can be held against; a threshold stands for its number.
  #value(value: unknown, at: string, kind: FactKind): unknown {
    const name = asRecord(value)?.threshold;
    if (name !== undefined) {
      const known = typeof name === 'string' && Object.hasOwn(this.#thresholds, name);
      if (known && kind === 'decimal') return this.#thresholds[name];
      return this.#fault(at, 'threshold', name, Object.keys(this.#thresholds).join(', '));
    }
    const isText = (one: unknown): boolean => typeof one === 'string';
    const fits = {
      decimal: isDecimal(value),
      text: value === null || isText(value) || (Array.isArray(value) && value.every(isText)),
      flag: value === null || typeof value === 'boolean',
    };
    return fits[kind] ? value : this.#fault(at, 'value', value, kind);
  }

  #fact(fact: unknown, at: string): string | undefined {
    if (typeof fact === 'string' && Object.hasOwn(this.#facts, fact)) return fact;
    return this.#fault(at, 'fact', fact, Object.keys(this.#facts).join(', '));
  }

  #fault(at: string, fault: RuleFault['fault'], written: unknown, wanted: string): undefined {
    const value = (JSON.stringify(written) ?? '—').slice(0, SHOWN_MAX);
    const fill = (text: string): string =>
      text.replace('{value}', () => value).replace('{wanted}', () => wanted);
    const { en, fr } = RULE_FAULTS[fault];
    this.faults.push({ at, fault, value, words: { en: fill(en), fr: fill(fr) } });
  }
}

const isDecimal = (value: unknown): boolean =>
  typeof value === 'string' && fromText(value) !== undefined;

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Readonly<Record<string, unknown>>) : undefined;
}
