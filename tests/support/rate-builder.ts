// Support: small hand-made plans and facts for the tests of selection and rating.
import type {
  Condition,
  PlanHistory,
  PlanType,
  RatingPlan,
  Rule,
  Term,
  ValueType,
} from '../../dsl/src/plan/index.ts';
import { dayOf, parseMonth } from '../../dsl/src/values/index.ts';
import { bindFacts, type Facts, type RatedPeriod, type RateInput } from '../../engine/src/index.ts';

/** A place that no test looks at. */
export const PLACE = { file: 'test', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** The innermost bound fact, or one further out. */
export const fact = (depth = 0): Term => ({ op: 'fact', depth });

/** A number. */
export const num = (value: string): Term => ({ op: 'number', value });

/** A text. */
export const text = (value: string): Term => ({ op: 'text', value });

/** An attribute of the innermost fact, or of another term. */
export const attr = (name: string, of: Term = fact()): Term => ({ op: 'attribute', of, name });

/** A comparison. */
export const is = (left: Term, right: Term): Term => ({
  op: 'compare',
  relation: '=',
  of: [left, right],
});

/** Charges of clauses in the covered period. */
export const chargesOf = (...clauses: string[]): Term => ({
  op: 'charges',
  clauses,
  window: { kind: 'period' },
});

/** The charges of clauses for what belongs to the subject. */
export const chargesOfThis = (...clauses: string[]): Term => ({
  op: 'charges',
  clauses,
  of: fact(),
  window: { kind: 'period' },
});

type Declared = Readonly<Record<string, ValueType | 'text' | 'number' | 'date' | 'boolean'>>;

function attributesOf(declared: Declared, optional: readonly string[]): PlanType['attributes'] {
  return Object.entries(declared).map(([name, type]) => ({
    name,
    column: name,
    type: typeof type === 'string' ? { kind: type } : type,
    optional: optional.includes(name),
  }));
}

/** An item type with columns key, from, to (excluded) and known. */
export function itemType(name: string, declared: Declared, optional: readonly string[] = []) {
  const type: PlanType = {
    name,
    kind: 'item',
    key: 'key',
    time: { kind: 'between', from: 'from', to: 'to', through: false },
    known: 'known',
    attributes: attributesOf(declared, optional),
    span: PLACE,
  };
  return type;
}

/** A record type with columns key, on and known. */
export function recordType(name: string, declared: Declared, optional: readonly string[] = []) {
  const type: PlanType = {
    name,
    kind: 'record',
    key: 'key',
    time: { kind: 'on', column: 'on' },
    known: 'known',
    attributes: attributesOf(declared, optional),
    span: PLACE,
  };
  return type;
}

/** A rule: by default a monthly rate on accesses, in advance, in cents. */
export function rule(clause: string, change: Partial<Rule> = {}): Rule {
  return {
    id: clause,
    clause,
    title: `Clause ${clause}`,
    span: PLACE,
    effective: { from: '2024-01-01', to: null },
    kind: 'recurring',
    subject: 'access',
    occasion: { kind: 'over time' },
    amount: { kind: 'rate', rate: attr('price'), per: 'month' },
    sign: 1,
    timing: 'advance',
    proration: 'actual',
    rounding: { step: '0.01', mode: 'half-up' },
    overrides: [],
    dependsOn: [],
    ...change,
  };
}

/** A rule of the contract itself, once a month, in arrears. */
export function contractRule(clause: string, amount: Term, change: Partial<Rule> = {}): Rule {
  const { subject: _, ...own } = rule(clause, {
    occasion: { kind: 'each', span: 'month', at: 'end' },
    amount: { kind: 'sum', amount },
    timing: 'arrears',
    ...change,
  });
  return change.subject === undefined ? own : { ...own, subject: change.subject };
}

let made = 0;

/** A plan in EUR from 2024-01-01, drawn at the start of the period. */
export function plan(
  rules: readonly Rule[],
  change: Partial<Omit<RatingPlan, 'contract'>> & {
    readonly contract?: Partial<RatingPlan['contract']>;
  } = {},
): RatingPlan {
  const { contract, ...rest } = change;
  made += 1;
  return {
    version: 1,
    hash: `plan ${made}`,
    types: [itemType('access', { price: 'number' })],
    derivations: [],
    series: [],
    calendars: [],
    tables: [],
    definitions: [],
    indexations: [],
    rules,
    ...rest,
    contract: {
      id: 'CTR-1',
      title: 'Test',
      currency: 'EUR',
      from: '2024-01-01',
      to: null,
      drawn: 'start',
      contractYearFrom: '2024-01-01',
      span: PLACE,
      ...contract,
    },
  };
}

/** A plan known since ever. */
export const always = (one: RatingPlan): PlanHistory => ({
  plans: [{ knownFrom: null, plan: one }],
});

/** Rows of one type: `key | from | to | known | attribute ...`, cells trimmed, one row a line. */
export type Rows = Readonly<Record<string, string>>;

/** Binds rows written as small tables; the first line names the columns. */
export function bound(one: RatingPlan, rows: Rows): Facts {
  const files = new Map(
    Object.entries(rows).map(([name, table]) => {
      const [header = [], ...body] = table
        .trim()
        .split('\n')
        .map((line) => line.split('|').map((cell) => cell.trim()));
      return [name, { file: `${name}.csv`, columns: header, rows: body }] as const;
    }),
  );
  const { value, problems } = bindFacts(one, files);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors.slice(0, 3)));
  return value;
}

/** The month of an ISO text. */
export function month(iso: string): number {
  const found = parseMonth(iso);
  if (found === undefined) throw new RangeError(iso);
  return found;
}

/** The day of an ISO text. */
export function day(iso: string): number {
  const [year = 0, inYear = 0, inMonth = 0] = iso.split('-').map((one) => Number.parseInt(one, 10));
  return dayOf(year, inYear, inMonth);
}

/** What rating is asked: one plan known since ever, rows, and one or more periods. */
export function asked(one: RatingPlan, rows: Rows, from: string, through = from): RateInput {
  const facts = bound(one, rows);
  return { history: always(one), facts, from: month(from), through: month(through) };
}

/** Lines as `id amount`. */
export const shortLines = (period: RatedPeriod | undefined): readonly string[] =>
  (period?.lines ?? []).map(({ id, amount }) => `${id} ${amount}`);

/** The term that says the same as a condition, where all paths are attributes of the subject. */
export function termOf(condition: Condition): Term {
  if ('all' in condition) return { op: 'and', of: condition.all.map(termOf) };
  if ('any' in condition) return { op: 'or', of: condition.any.map(termOf) };
  if ('not' in condition) return { op: 'not', of: [termOf(condition.not)] };
  const path = condition.fact.split(' of ').toReversed();
  const left = path.reduce((of, name) => attr(name, of), fact());
  return comparison(condition.operator, left, condition.value);
}

function comparison(
  operator: string,
  left: Term,
  value: string | boolean | readonly string[],
): Term {
  if (typeof value === 'object') {
    const any: Term = { op: 'or', of: value.map((one) => is(left, text(one))) };
    return operator === 'in' ? any : { op: 'not', of: [any] };
  }
  const constant = constantOf(operator, value);
  const relation = RELATIONS[operator];
  if (relation === undefined) throw new RangeError(operator);
  return { op: 'compare', relation, of: [left, constant] };
}

function constantOf(operator: string, value: string | boolean): Term {
  if (typeof value === 'boolean') return { op: 'boolean', value };
  if (!operator.startsWith('decimal')) return text(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? { op: 'date', value } : num(value);
}

const RELATIONS: Readonly<Record<string, '=' | '<>' | '<' | '<=' | '>' | '>='>> = {
  equal: '=',
  notEqual: '<>',
  decimalEqual: '=',
  decimalNotEqual: '<>',
  decimalLessThan: '<',
  decimalLessThanInclusive: '<=',
  decimalGreaterThan: '>',
  decimalGreaterThanInclusive: '>=',
};
