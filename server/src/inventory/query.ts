// Inventory, questions: what was in service on a day, as known on a day, and what was ever said of
// an item. The answer is the engine's own view: what a rating sees.
import type { PlanType } from '@avenant/dsl';
import {
  DAY_MAX,
  DAY_MIN,
  type Day,
  formatDay,
  normalizeColumn,
  parseDay,
} from '@avenant/dsl/values';
import { type Fact, knownOn } from '@avenant/engine';
import type { Db } from '../db/database.ts';
import { bindStored } from '../facts/bind-stored.ts';
import { cellsOfLine, loadTables, type StoredTable } from '../facts/load-tables.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { contractWords, datasetOf } from './words.ts';

/** An item over a stretch of days on which nothing of it changes. */
export interface ItemStretch {
  readonly key: string;
  /** ISO days, half open; null: since ever, or open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Cells as written, by the names of the attributes. */
  readonly values: Readonly<Record<string, string>>;
  /** The row that says so. */
  readonly row: number;
}

/** Asks for a state of the inventory. */
export interface AsOf {
  readonly contract: string;
  readonly dataset: string;
  /** The service day, ISO. */
  readonly day: string;
  /** As known on this ISO day; absent: all that is known. */
  readonly knownOn?: string;
  /** Only this item. */
  readonly key?: string;
}

/** A row ever stored of an item. */
export interface SaidRow {
  readonly row: number;
  readonly batch: number;
  /** The file of its import, and the order that it stands for, if it does. */
  readonly fileName: string;
  readonly order: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly knownOn: string;
  /** The day on which it was taken back. */
  readonly undoneOn: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** An item's history as known, and every row that made it, those taken back too. */
export interface ItemHistory {
  readonly stretches: readonly ItemStretch[];
  readonly rows: readonly SaidRow[];
}

/** A data file of items and how to read it. */
export interface ItemFacts {
  readonly type: PlanType;
  readonly table: StoredTable | undefined;
  readonly facts: readonly Fact[];
  readonly find: (key: string) => Fact | undefined;
}

/**
 * The items in service on a day, in the order of occurrence then key.
 * @throws Problem S0406 for a data file without items, S0407, S0409 for a day that is none.
 */
export async function itemsAsOf(
  service: Service,
  actor: Actor,
  { contract, dataset, day, knownOn: known, key }: AsOf,
): Promise<readonly ItemStretch[]> {
  service.may(actor, 'inventory.read', { kind: 'inventory', contract, dataset });
  const at = dayOf(day);
  const { type, table, facts, find } = await itemFacts(
    service.database.db,
    contract,
    dataset,
    known,
  );
  const asked = key === undefined ? facts : [find(key)].filter((fact) => fact !== undefined);
  return asked.flatMap((fact) =>
    stretchesOf(fact, type, table).filter(({ from, to }) => isWithin(at, from, to)),
  );
}

/**
 * What is known, or was on a day, of one item. @throws Problem S0101 when nothing ever was said.
 */
export async function itemHistory(
  service: Service,
  actor: Actor,
  asked: Omit<AsOf, 'day'> & { readonly key: string },
): Promise<ItemHistory> {
  const { contract, dataset, key } = asked;
  service.may(actor, 'inventory.read', { kind: 'inventory', contract, dataset });
  const { db } = service.database;
  const { type, table, find } = await itemFacts(db, contract, dataset, asked.knownOn);
  const fact = find(key);
  const said = await db
    .selectFrom('fact_row')
    .innerJoin('import_batch', (on) =>
      on
        .onRef('import_batch.contract', '=', 'fact_row.contract')
        .onRef('import_batch.batch', '=', 'fact_row.batch'),
    )
    .leftJoin('purchase_order', (on) =>
      on
        .onRef('purchase_order.contract', '=', 'fact_row.contract')
        .onRef('purchase_order.batch', '=', 'fact_row.batch'),
    )
    .select(['row_id', 'fact_row.batch', 'file_name', 'order_number', 'valid_from', 'valid_to'])
    .select(['fact_row.known_on', 'undone_on', 'cells'])
    .where('fact_row.contract', '=', contract)
    .where('fact_row.dataset', '=', dataset)
    .where('fact_row.item_key', '=', key)
    .orderBy('fact_row.known_on')
    .orderBy('row_id')
    .execute();
  if (said.length === 0 && fact === undefined)
    throw new Problem('S0101', { kind: 'item', id: key });
  const columns = table?.columns ?? [];
  const rows = said.map(
    (row): SaidRow => ({
      row: row.row_id,
      batch: row.batch,
      fileName: row.file_name,
      order: row.order_number,
      from: row.valid_from,
      to: row.valid_to,
      knownOn: row.known_on,
      undoneOn: row.undone_on,
      values: valuesOf(type, columns, row.cells as readonly string[]),
    }),
  );
  return { stretches: fact === undefined ? [] : stretchesOf(fact, type, table), rows };
}

/** The items of a data file as known on an ISO day. @throws Problem S0406, S0407, S0409. */
export async function itemFacts(
  db: Db,
  contract: string,
  dataset: string,
  known?: string,
): Promise<ItemFacts> {
  const { plan } = await contractWords(db, contract);
  const type = itemTypeOf(datasetOf(plan, dataset).types, dataset);
  const day = known === undefined ? null : dayOf(known);
  const tables = await loadTables(db, contract, { knownOn: known });
  const found = knownOn(bindStored(plan, tables).value, day).type(type.name);
  const table = tables.get(dataset);
  return { type, table, facts: found.facts, find: (key) => found.find(key) };
}

/** The type of a data file whose rows are items with a key. @throws Problem S0406. */
export function itemTypeOf(types: readonly PlanType[], dataset: string): PlanType {
  const type = types.find(({ kind, key }) => kind === 'item' && key !== undefined);
  if (type === undefined) throw new Problem('S0406', { dataset, names: 'item' });
  return type;
}

/** The stretches of an item, cells as written. */
export function stretchesOf(
  fact: Fact,
  type: PlanType,
  table: StoredTable | undefined,
): readonly ItemStretch[] {
  return fact.segments.map(({ from, to, row }) => {
    const line = fact.originAt?.(row).line ?? 0;
    const cells = cellsOfLine(table, line);
    return {
      key: fact.key,
      from: from === DAY_MIN ? null : formatDay(from),
      to: to === DAY_MAX ? null : formatDay(to),
      values: valuesOf(type, table?.columns ?? [], cells),
      row: line - 1,
    };
  });
}

/** A day as written. @throws Problem S0409. */
export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Problem('S0409', { day: text });
  return day;
}

function isWithin(day: Day, from: string | null, to: string | null): boolean {
  return (from === null || dayOf(from) <= day) && (to === null || day < dayOf(to));
}

function valuesOf(
  { attributes }: PlanType,
  columns: readonly string[],
  cells: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    attributes.map(({ name, column }) => [name, cells[indexOf(columns, column)] ?? '']),
  );
}

/** The place of a column as the engine finds it; -1 when it is not there. */
export function indexOf(columns: readonly string[], column: string): number {
  const exact = columns.indexOf(column);
  const folded = normalizeColumn(column);
  return exact >= 0 ? exact : columns.findIndex((name) => normalizeColumn(name) === folded);
}
