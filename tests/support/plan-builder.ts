// Support: hand-made plans, data and scopes for the tests of facts, evaluation and explanation.
import type {
  PlanAttribute,
  PlanTable,
  PlanType,
  RatingPlan,
  RowTime,
  SetTerm,
  Term,
  ValueType,
  Window,
} from '../../dsl/src/plan/index.ts';
import {
  DAY_MAX,
  DAY_MIN,
  type Day,
  fromText,
  parseDay,
  type Rational,
} from '../../dsl/src/values/index.ts';
import type { Charge, ChargeSource, Scope } from '../../engine/src/evaluate/scope.ts';
import { bindFacts } from '../../engine/src/facts/bind.ts';
import type { Facts } from '../../engine/src/facts/bound.ts';
import type { Fact, View } from '../../engine/src/facts/fact.ts';
import type { RawTable } from '../../engine/src/facts/raw-table.ts';
import { knownOn } from '../../engine/src/facts/view.ts';

/** Where everything of these plans stands. */
export const SPAN = { file: 'c.avenant', line: 1, column: 1, endLine: 1, endColumn: 2 };

/** A day from its ISO text. */
export function day(text: string): Day {
  return parseDay(text)!;
}

/** A number from its canonical text. */
export function num(text: string): Rational {
  return fromText(text)!;
}

/** A plan with the parts given and nothing else. */
export function planOf(
  parts: Partial<Omit<RatingPlan, 'contract'>> & { contract?: Partial<RatingPlan['contract']> },
): RatingPlan {
  const { contract, ...rest } = parts;
  return {
    version: 1,
    hash: '',
    types: [],
    derivations: [],
    series: [],
    calendars: [],
    tables: [],
    definitions: [],
    indexations: [],
    rules: [],
    ...rest,
    contract: {
      id: 'C1',
      title: 'a contract',
      currency: 'EUR',
      from: '2024-01-01',
      to: null,
      drawn: 'end',
      contractYearFrom: '2024-01-01',
      monthEnd: 'last-day',
      span: SPAN,
      ...contract,
    },
  };
}

type Attributes = Readonly<Record<string, ValueType | ValueType['kind']>>;

function attributesOf(attributes: Attributes): readonly PlanAttribute[] {
  return Object.entries(attributes).map(([name, type]) => ({
    name,
    column: name,
    optional: false,
    type: (typeof type === 'string' ? { kind: type } : type) as ValueType,
  }));
}

/** An item type with a key `id`, columns `from`, `to` and, when asked, `known`. */
export function item(name: string, attributes: Attributes, more: Partial<PlanType> = {}): PlanType {
  const time: RowTime = { kind: 'between', from: 'from', to: 'to', through: false };
  const columns = attributesOf(attributes);
  return { name, kind: 'item', key: 'id', time, attributes: columns, span: SPAN, ...more };
}

/** A record type dated in a column `at`. */
export function record(
  name: string,
  attributes: Attributes,
  more: Partial<PlanType> = {},
): PlanType {
  const time: RowTime = { kind: 'on', column: 'at' };
  return { name, kind: 'record', time, attributes: attributesOf(attributes), span: SPAN, ...more };
}

/** A reference to a type. */
export function ref(type: string): ValueType {
  return { kind: 'reference', type };
}

/** A data file from lines of cells separated by bars; the first line is the header. */
export function file(name: string, text: string): RawTable {
  const lines = text.trim().split('\n');
  const [header = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return { file: name, columns: header, rows };
}

const TOLERATED: ReadonlySet<string> = new Set(['R0205', 'R0209']);

/**
 * Facts of a plan from files named as its types. Every problem of the data fails the test, but for
 * references to what is not there and files without rows.
 */
export function factsFrom(plan: RatingPlan, files: Readonly<Record<string, string>>): Facts {
  const tables = Object.entries(files).map(([name, text]): [string, RawTable] => [
    name,
    file(name, text),
  ]);
  const { value, problems } = bindFacts(plan, new Map(tables));
  const bad = problems.filter(({ severity, code }) => severity !== 'info' && !TOLERATED.has(code));
  if (bad.length > 0)
    throw new Error(JSON.stringify(bad.map(({ code, values }) => [code, values])));
  return value;
}

/** All facts of a plan, whenever known. */
export function viewOf(plan: RatingPlan, files: Readonly<Record<string, string>> = {}): View {
  return knownOn(factsFrom(plan, files), null);
}

/** Charges by list. */
export function charging(charges: readonly Charge[]): ChargeSource {
  return {
    charges: (clauses, { from, to }) =>
      charges.filter(
        ({ clause, period }) =>
          (clauses?.includes(clause) ?? true) && from <= period.from && period.from < to,
      ),
  };
}

/** A scope; by default on 2024-06-15 in June 2024 with nothing bound. */
export function scopeOf(plan: RatingPlan, view: View, more: Partial<Scope> = {}): Scope {
  return {
    plan,
    view,
    charges: charging([]),
    clause: '1',
    moment: day('2024-06-15'),
    period: { from: day('2024-06-01'), to: day('2024-07-01') },
    facts: [],
    validity: { from: DAY_MIN, to: DAY_MAX },
    ...more,
  };
}

/** A fact by type and key. */
export function fact(view: View, type: string, key: string): Fact {
  return view.type(type).find(key)!;
}

/** A price table with text keys (`*` is any) and number columns (`-` is not sold). */
export function table(
  name: string,
  keys: readonly string[],
  text: string,
  version: { from?: string; to?: string } = {},
): PlanTable {
  const { columns: names, rows } = file(name, text);
  const columns = names.slice(keys.length);
  return {
    name,
    keys: keys.map((key) => ({ name: key, type: { kind: 'text' } })),
    columns: columns.map((column) => ({ name: column, type: { kind: 'number' } })),
    versions: [
      {
        from: version.from ?? null,
        to: version.to ?? null,
        rows: rows.map((cells) => ({
          id: cells.slice(0, keys.length).join(' '),
          keys: cells.slice(0, keys.length).map((is) => (is === '*' ? { any: true } : { is })),
          cells: cells.slice(keys.length).map((cell) => (cell === '-' ? null : cell)),
          span: SPAN,
        })),
      },
    ],
  };
}

const PERIOD: Window = { kind: 'period' };

/** Short ways to write terms. */
export const t = {
  number: (value: string): Term => ({ op: 'number', value }),
  text: (value: string): Term => ({ op: 'text', value }),
  date: (value: string): Term => ({ op: 'date', value }),
  yes: { op: 'boolean', value: true } as Term,
  no: { op: 'boolean', value: false } as Term,
  it: (depth = 0): Term => ({ op: 'fact', depth }),
  of: (name: string, of: Term = { op: 'fact', depth: 0 }): Term => ({ op: 'attribute', of, name }),
  add: (...of: Term[]): Term => ({ op: 'add', of }),
  multiply: (...of: Term[]): Term => ({ op: 'multiply', of }),
  subtract: (a: Term, b: Term): Term => ({ op: 'subtract', of: [a, b] }),
  divide: (a: Term, b: Term): Term => ({ op: 'divide', of: [a, b] }),
  choose: (branches: readonly (readonly [Term, Term])[], otherwise: Term): Term => ({
    op: 'choose',
    branches: branches.map(([when, then]) => ({ when, then })),
    otherwise,
  }),
  is: (a: Term, b: Term): Term => ({ op: 'compare', relation: '=', of: [a, b] }),
  above: (a: Term, b: Term): Term => ({ op: 'compare', relation: '>', of: [a, b] }),
  set: (type: string, more: Partial<SetTerm> = {}): SetTerm => ({ type, window: PERIOD, ...more }),
  sum: (set: SetTerm, value: Term): Term => ({ op: 'aggregate', function: 'sum', set, value }),
  count: (set: SetTerm): Term => ({ op: 'aggregate', function: 'count', set }),
  call: (name: Extract<Term, { op: 'call' }>['function'], ...of: Term[]): Term => ({
    op: 'call',
    function: name,
    of,
  }),
} as const;
