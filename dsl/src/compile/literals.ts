// Compile, literals: numbers with units, dates, texts -> terms in base units with their types.
import type { Expression, Node, UnitName } from '../ast/expression.ts';
import type { Term } from '../plan/index.ts';
import {
  formatInstant,
  multiply,
  parseDay,
  parseDecimal,
  parseInstant,
  parseMonth,
  rational,
  toText,
} from '../values/index.ts';
import { placeIn, report, reportUnknown, type Scope, type Typed } from './context.ts';
import { type KnownUnit, type Names, NUMBER, UNKNOWN, unitOf } from './types.ts';

/** A term that stands for nothing, after a reported problem. */
export const NOTHING: Typed = { term: { op: 'number', value: '0' }, type: UNKNOWN };

/** Names of the types, which count as units without dimension after `per`. */
export const nouns = (scope: Scope): Names => scope.session.symbols.types;

/** The unit that words name, or undefined after reporting the one that is none. */
export function knownUnit(unit: UnitName, scope: Scope): KnownUnit | undefined {
  const known = unitOf(unit.words, scope.language, nouns(scope));
  if (!('unknown' in known)) return known;
  const common = [
    'EUR',
    'USD',
    'GBP',
    'month',
    'minute',
    'hour',
    'day',
    'second',
    'Mbps',
    'Gbps',
    'GB',
  ];
  reportUnknown(scope, 'C0309', wordOf(unit, known.unknown), known.unknown, common);
  return undefined;
}

/** The word of a unit that is none, alone: the others stay when it is replaced. */
function wordOf({ words, span }: UnitName, word: string): Node {
  if (words[0] === word) return { span: { from: span.from, to: span.from + word.length } };
  if (words.at(-1) === word) return { span: { from: span.to - word.length, to: span.to } };
  return { span };
}

/** Elaborates a number. */
export function elaborateNumber(
  node: Extract<Expression, { kind: 'number' }>,
  scope: Scope,
): Typed {
  const plain = parseDecimal(node.text);
  if (plain === undefined) return NOTHING;
  if (node.percent) {
    const value = toText(multiply(plain, rational(1, 100)));
    return { term: { op: 'number', value, unit: { label: '%', factor: '1/100' } }, type: NUMBER };
  }
  if (node.unit === undefined)
    return { term: { op: 'number', value: toText(plain) }, type: NUMBER };
  const unit = knownUnit(node.unit, scope);
  if (unit === undefined) return NOTHING;
  const value = toText(multiply(plain, unit.factor));
  const term: Term =
    unit.tag === undefined ? { op: 'number', value } : { op: 'number', value, unit: unit.tag };
  const type = { kind: 'number' as const, dimension: unit.dimension };
  return { term, type: unit.tag === undefined ? type : { ...type, unit: unit.tag } };
}

/** Elaborates a date, a time stamp or a month. */
export function elaborateDate(
  node: Extract<Expression, { kind: 'date' | 'month' }>,
  scope: Scope,
): Typed {
  if (node.kind === 'month') {
    if (parseMonth(node.text) !== undefined) {
      return { term: { op: 'month', value: node.text }, type: { kind: 'month' } };
    }
  } else if (node.text.includes('T')) {
    const instant = parseInstant(node.text);
    if (instant !== undefined) {
      const value = formatInstant(instant);
      return { term: { op: 'date', value }, type: { kind: 'instant' } };
    }
  } else if (parseDay(node.text) !== undefined) {
    return { term: { op: 'date', value: node.text }, type: { kind: 'date' } };
  }
  report(scope, 'C0501', node, { values: { text: node.text } });
  return NOTHING;
}

/** A day word that must exist; undefined after reporting. */
export function knownDay(
  word: { readonly text: string; readonly span: { from: number; to: number } },
  scope: Scope,
): string | undefined {
  const day = parseDay(word.text);
  if (day !== undefined) return word.text;
  report(scope, 'C0501', word, { values: { text: word.text } });
  return undefined;
}

/** Place helper for callers that only have literals. */
export const placeOfNode = placeIn;
