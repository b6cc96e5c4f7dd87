// Inventory, orders to rows: what an order would add to the history of its data file, or why it
// cannot. In: an order, the contract's words and what is known. Out: cells, or reasons.
import { type PlanAttribute, type PlanType, type ValueType, wordsOf } from '@avenant/dsl';
import { DAY_MAX, type Day, formatDay, normalizeColumn } from '@avenant/dsl/values';
import type { Fact } from '@avenant/engine';
import type { StoredTable } from '../facts/load-tables.ts';
import { cellsOfLine } from '../facts/load-tables.ts';
import type { ProblemCode } from '../problem/catalogue.ts';
import type { JudgedRow } from './judge.ts';
import { indexOf } from './query.ts';

/** What is ordered. */
export interface OrderLine {
  readonly action: 'add' | 'change' | 'move' | 'cease';
  readonly dataset: string;
  readonly key: string;
  /** The key after a move. */
  readonly newKey?: string | undefined;
  /** By the names of the attributes, as a cell would have them. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Why an order cannot be: a code of the catalogue of problems and its values. */
export interface Reason {
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string>>;
}

/** What an order is turned into rows with. */
export interface OrderWords {
  readonly type: PlanType;
  readonly columns: readonly string[];
  readonly table: StoredTable | undefined;
  readonly find: (key: string) => Fact | undefined;
  /** The data file of a type when no item there has a key; undefined: one has, or none could. */
  readonly lacks: (type: string, key: string) => string | undefined;
  /** The first service day of the change. */
  readonly day: Day;
  /** The ISO day on which it becomes known. */
  readonly knownOn: string;
}

/** The rows of an order, or the reasons why there are none. */
export type OrderRows =
  | { readonly rows: readonly (readonly string[])[] }
  | { readonly reasons: readonly Reason[] };

/** Turns an order into rows. */
export function orderRows(order: OrderLine, words: OrderWords): OrderRows {
  const given = givenCells(order, words);
  if ('reasons' in given) return given;
  switch (order.action) {
    case 'add':
      return addition(order.key, given.cells, words, order.dataset);
    case 'change':
      return change(order, given.cells, words);
    case 'cease':
      return cease(order, words);
    case 'move': {
      const ended = cease(order, words);
      if ('reasons' in ended) return ended;
      const current = standingCells(order.key, words, words.day - 1);
      const cells = new Map([...(current?.cells ?? []), ...given.cells]);
      const begun = addition(order.newKey ?? '', cells, words, order.dataset);
      return 'reasons' in begun ? begun : { rows: [...ended.rows, ...begun.rows] };
    }
  }
}

/** Why judged rows cannot be taken; none when they can. */
export function reasonsOf(rows: readonly JudgedRow[]): readonly Reason[] {
  return rows.flatMap(({ fate, problems, cells }): readonly Reason[] =>
    fate !== 'rejected'
      ? fate === 'same'
        ? [{ code: 'S0429', values: { row: cells.join(', ') } }]
        : []
      : problems
          .filter(({ severity }) => severity === 'error')
          .map((problem): Reason => {
            const said = wordsOf(problem, 'en').message;
            const values = { code: problem.code, said, dit: wordsOf(problem, 'fr').message };
            return { code: 'S0428', values };
          }),
  );
}

type Cells = ReadonlyMap<string, string>;

function givenCells(
  { attributes, dataset }: OrderLine,
  { type, lacks }: OrderWords,
): { readonly cells: Cells } | { readonly reasons: readonly Reason[] } {
  const cells = new Map<string, string>();
  const reasons: Reason[] = [];
  for (const [name, said] of Object.entries(attributes)) {
    const cell = said.trim();
    const found = type.attributes.find(
      (one) => normalizeColumn(one.name) === normalizeColumn(name),
    );
    if (found === undefined) {
      const names = type.attributes.map((one) => one.name).join(', ');
      reasons.push({ code: 'S0422', values: { dataset, attribute: name, names } });
      continue;
    }
    cells.set(found.column, cell);
    if (found.type.kind !== 'reference' || cell === '') continue;
    const missing = lacks(found.type.type, cell);
    if (missing !== undefined) {
      const values = { attribute: found.name, key: cell, dataset: missing };
      reasons.push({ code: 'S0430', values });
    }
  }
  return reasons.length > 0 ? { reasons } : { cells };
}

function addition(key: string, cells: Cells, words: OrderWords, dataset: string): OrderRows {
  const { type, find, day } = words;
  const missing = type.attributes.filter(
    ({ column, optional }) => !optional && (cells.get(column) ?? '') === '',
  );
  const reasons = missing.map((attribute): Reason => {
    const values = { attribute: attribute.name, expected: expectedOf(attribute) };
    return { code: 'S0421', values };
  });
  if (key.trim() === '') {
    reasons.push({ code: 'S0421', values: { attribute: type.key ?? '', expected: 'text' } });
  }
  if (find(key) !== undefined) reasons.push({ code: 'S0423', values: { key } });
  if (type.time.kind === 'always') reasons.push({ code: 'S0425', values: { dataset } });
  if (reasons.length > 0) return { reasons };
  return { rows: [rowOf(key, cells, words, day, undefined)] };
}

function change({ key, dataset }: OrderLine, cells: Cells, words: OrderWords): OrderRows {
  const { day, type } = words;
  if (type.time.kind === 'always') return { reasons: [{ code: 'S0425', values: { dataset } }] };
  const current = standingCells(key, words, day);
  if (current === undefined) return notInService(key, day);
  const later = words.find(key)?.segments.find(({ from }) => from > day);
  if (later !== undefined) {
    return { reasons: [{ code: 'S0427', values: { key, day: formatDay(later.from) } }] };
  }
  const to = current.to === DAY_MAX ? undefined : current.to;
  return { rows: [rowOf(key, new Map([...current.cells, ...cells]), words, day, to)] };
}

// The stretch that holds on the day before is said again with its end; what came after it goes.
function cease({ key, dataset }: OrderLine, words: OrderWords): OrderRows {
  const { day, type } = words;
  if (type.time.kind !== 'between' || type.time.to === undefined) {
    return { reasons: [{ code: 'S0425', values: { dataset } }] };
  }
  const current = standingCells(key, words, day - 1);
  if (current === undefined) return notInService(key, day - 1);
  return { rows: [rowOf(key, current.cells, words, current.from, day)] };
}

function notInService(key: string, day: Day): OrderRows {
  return { reasons: [{ code: 'S0424', values: { key, day: formatDay(day) } }] };
}

function standingCells(
  key: string,
  { find, table, columns }: OrderWords,
  day: Day,
): { readonly cells: Cells; readonly from: Day; readonly to: Day } | undefined {
  const fact = find(key);
  const segment = fact?.segments.find(({ from, to }) => from <= day && day < to);
  if (fact === undefined || segment === undefined) return undefined;
  const stored = cellsOfLine(table, fact.originAt?.(segment.row).line ?? 0);
  const cells = new Map(columns.map((column, at) => [column, stored[at] ?? '']));
  return { cells, from: segment.from, to: segment.to };
}

function rowOf(
  key: string,
  cells: Cells,
  { type, columns, knownOn }: OrderWords,
  from: Day,
  to: Day | undefined,
): readonly string[] {
  const row = columns.map(() => '');
  const set = (column: string | undefined, cell: string): void => {
    if (column !== undefined) row[indexOf(columns, column)] = cell;
  };
  for (const [column, cell] of cells) set(column, cell);
  const { time, known } = type;
  set(type.key, key);
  if (time.kind === 'between' || time.kind === 'until next') set(time.from, formatDay(from));
  if (time.kind === 'between') {
    const last = to === undefined || !time.through ? to : to - 1;
    set(time.to, last === undefined ? '' : formatDay(last));
  }
  set(known, knownOn);
  while (row.length > 0 && row.at(-1) === '') row.pop();
  return row;
}

function expectedOf({ type }: PlanAttribute): string {
  const kinds: Readonly<Partial<Record<ValueType['kind'], string>>> = {
    number: '100',
    date: '2026-03-31',
    month: '2026-03',
    instant: '2026-03-31T08:30',
    boolean: 'yes, no',
  };
  if (type.kind === 'one of') return type.values.join(', ');
  return kinds[type.kind] ?? type.kind;
}
