// Differential tests, reference interpreter: things. In: rows of data files and a day of knowledge.
// Out: items and records as known on that day: who exists, when, and what each day says of them.
import type { PlanType, RatingPlan, ValueType } from '../../../dsl/src/index.ts';
import {
  DAY_MAX,
  DAY_MIN,
  dayOfInstant,
  firstDayOf,
  fromText,
  multiply,
  ONE,
  parseDay,
  parseDecimal,
  parseInstant,
  parseMonth,
  startOfDay,
} from '../../../dsl/src/values/index.ts';
import type { Val } from './value.ts';

/** A row of a data file: cells by column. */
export type Cells = Readonly<Record<string, string>>;

/** Rows by type name, in the order of the file. */
export type Tables = Readonly<Record<string, readonly Cells[]>>;

/** Days over which one row speaks of an item; of a record, its days. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** By attribute; one without a value is not in it. References are left as the key they name. */
  readonly values: ReadonlyMap<string, Val>;
}

/** An item, a record, a derived record, or the contract. */
export interface Thing {
  readonly kind: 'item' | 'record' | 'derived' | 'contract';
  readonly type: string;
  readonly key: string;
  /** In order; none is empty. */
  readonly stretches: readonly Stretch[];
  readonly start: number;
  readonly end: number;
  /** Of a derived record: what it was made from, on which day it is read, and its group. */
  readonly made?: {
    readonly base: Thing;
    readonly moment: number;
    readonly members: readonly Thing[] | undefined;
    readonly period: { readonly from: number; readonly to: number };
  };
}

/** Things by type, each list in order of occurrence, then key. */
export type View = ReadonlyMap<string, readonly Thing[]>;

/** A row as read: whose, when known, its days, what it says. */
export interface Row {
  readonly values: ReadonlyMap<string, Val>;
  readonly key: string;
  readonly known: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** All rows of all types, as read. */
export function rowsOf(plan: RatingPlan, tables: Tables): ReadonlyMap<string, readonly Row[]> {
  return new Map(
    plan.types.map((type) => {
      const cells = tables[type.name] ?? [];
      return [type.name, cells.map((one, index) => rowOf(type, one, index))];
    }),
  );
}

/** Everything as known on a day. */
export function viewOf(
  plan: RatingPlan,
  rows: ReadonlyMap<string, readonly Row[]>,
  day: number,
): View {
  return new Map(
    plan.types.map((type) => {
      const known = (rows.get(type.name) ?? []).filter((row) => row.known <= day);
      return [type.name, thingsOf(type, known)];
    }),
  );
}

function thingsOf(type: PlanType, rows: readonly Row[]): readonly Thing[] {
  const keys = [...new Set(rows.map(({ key }) => key))];
  const things = keys.flatMap((key) => {
    const own = sortedBy(
      rows.filter((row) => row.key === key),
      (a, b) => a.known - b.known || a.from - b.from,
    );
    return type.kind === 'item' ? itemOf(type.name, key, own) : recordOf(type.name, key, own);
  });
  return type.key === undefined ? sortedBy(things, (a, b) => a.start - b.start) : inOrder(things);
}

/** Things in the order of occurrence, then key. */
export function inOrder(things: readonly Thing[]): readonly Thing[] {
  return sortedBy(things, (a, b) => a.start - b.start || (a.key < b.key ? -1 : 1));
}

function sortedBy<T>(list: readonly T[], order: (a: T, b: T) => number): readonly T[] {
  return [...list].sort(order);
}

// Of a day speaks the row known last among those that begin on it or before; of rows known on one
// day, the one that begins last.
function itemOf(type: string, key: string, rows: readonly Row[]): readonly Thing[] {
  const edges = [...new Set(rows.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const stretches = edges.flatMap((from, index): Stretch[] => {
    const to = edges[index + 1] ?? DAY_MAX;
    const row = rows.findLast((one) => one.from <= from);
    if (row === undefined || from >= row.to || from >= to) return [];
    return [{ from, to, values: row.values }];
  });
  const [first] = stretches;
  const last = stretches.at(-1);
  if (first === undefined || last === undefined) return [];
  const [start, end] = [startOfDay(first.from), startOfDay(last.to)];
  return [{ kind: 'item', type, key, stretches, start, end }];
}

// A record known anew replaces what was known of it.
function recordOf(type: string, key: string, rows: readonly Row[]): readonly Thing[] {
  const row = rows.at(-1);
  if (row === undefined) return [];
  const { from, to, values, start, end } = row;
  return [{ kind: 'record', type, key, stretches: [{ from, to, values }], start, end }];
}

function rowOf(type: PlanType, cells: Cells, index: number): Row {
  const { time, known } = type;
  const cell = (column: string): string => cells[column] ?? '';
  const values = type.attributes.flatMap(({ name, column, type: wanted }): [string, Val][] => {
    const value = cellValue(wanted, cell(column));
    return value === undefined ? [] : [[name, value]];
  });
  const base = {
    values: new Map(values),
    key: type.key === undefined ? `${index + 2}` : cell(type.key),
    known: known === undefined || cell(known) === '' ? DAY_MIN : dayOf(cell(known)),
  };
  const days = (from: number, to: number): Row => {
    return { ...base, from, to, start: startOfDay(from), end: startOfDay(to) };
  };
  const instants = (start: number, end: number): Row => {
    const from = dayOfInstant(start);
    const to = Math.max(from + 1, dayOfInstant(end - 1) + 1);
    return { ...base, from, to, start, end };
  };
  switch (time.kind) {
    case 'always':
      return days(DAY_MIN, DAY_MAX);
    case 'until next':
      return days(dayOf(cell(time.from)), DAY_MAX);
    case 'between': {
      const to = time.to === undefined ? '' : cell(time.to);
      const last = to === '' ? DAY_MAX : dayOf(to) + (time.through ? 1 : 0);
      return days(dayOf(cell(time.from)), last);
    }
    case 'on':
      return instants(startOfDay(dayOf(cell(time.column))), startOfDay(dayOf(cell(time.column))));
    case 'at':
      return instants(instantOf(cell(time.column)), instantOf(cell(time.column)));
    case 'month': {
      const month = parseMonth(cell(time.column)) ?? bad(cell(time.column));
      return days(firstDayOf(month), firstDayOf(month + 1));
    }
    case 'lasting': {
      // A last day without an hour is whole.
      const last = cell(time.to);
      const isWhole = time.through && !last.includes('T');
      return instants(instantOf(cell(time.from)), instantOf(last) + (isWhole ? 86400 : 0));
    }
  }
}

/** The stretch in which a day is read: its own, else the last one before, else the first after. */
export function stretchAt({ stretches }: Thing, day: number): Stretch | undefined {
  return stretches.findLast(({ from }) => from <= day) ?? stretches[0];
}

/** Whether a day is one of a thing's days. */
export function isThereOn({ stretches }: Thing, day: number): boolean {
  return stretches.some(({ from, to }) => from <= day && day < to);
}

// What a cell says; undefined when it is empty.
function cellValue(type: ValueType, text: string): Val | undefined {
  if (text === '') return undefined;
  switch (type.kind) {
    case 'number': {
      const shown = parseDecimal(text) ?? bad(text);
      const factor = fromText(type.unit?.factor ?? '1') ?? ONE;
      return { is: 'number', value: multiply(shown, factor) };
    }
    case 'boolean':
      return { is: 'boolean', value: text === 'yes' };
    case 'date':
      return { is: 'date', value: dayOf(text) };
    case 'instant':
      return { is: 'instant', value: instantOf(text) };
    case 'month':
      return { is: 'month', value: parseMonth(text) ?? bad(text) };
    default:
      return { is: 'text', value: text };
  }
}

function dayOf(text: string): number {
  return parseDay(text) ?? bad(text);
}

function instantOf(text: string): number {
  return parseInstant(text) ?? bad(text);
}

function bad(text: string): never {
  throw new RangeError(`not a cell that the reference reads: ${text}`);
}
