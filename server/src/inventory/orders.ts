// Inventory, orders: what a customer asks for, checked against the words of the contract, priced by
// its clauses, accepted by another person than its maker; then it is rows of the inventory. A move
// is one order: the end of one item and the start of another, in one import.

import { monthIndexOf } from '@avenant/dsl/values';
import { knownOn } from '@avenant/engine';
import type { Selectable, Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { Db } from '../db/database.ts';
import { json } from '../db/json.ts';
import type { PurchaseOrderTable, Schema } from '../db/schema.ts';
import { bindStored } from '../facts/bind-stored.ts';
import { loadTables, type StoredTable } from '../facts/load-tables.ts';
import { storeRows } from '../facts/stored-rows.ts';
import { Problem } from '../problem/problem.ts';
import { canonical } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { keepColumns, newRows } from './apply.ts';
import { lockContract, nextBatch } from './batch.ts';
import { todayOf } from './check.ts';
import { type JudgedRow, judge } from './judge.ts';
import { type OrderPrice, priceOrder } from './order-price.ts';
import { type OrderLine, orderRows, type Reason, reasonsOf } from './order-rows.ts';
import { dayOf, itemTypeOf } from './query.ts';
import { type Standing, standingOf } from './standing.ts';
import { columnsOf, contractInForce, datasetOf, fileReferredTo, type InForce } from './words.ts';

/** Which order. */
export interface OrderId {
  readonly contract: string;
  readonly order: string;
}

/** An order as it is taken. */
export interface NewOrder extends OrderId, OrderLine {
  /** The first service day of the change, ISO. */
  readonly requestedOn: string;
  /** Months priced, the one of the change first; 12 unless told. */
  readonly months?: number;
}

/** An order as it stands. */
export interface Order extends OrderId, OrderLine {
  readonly requestedOn: string;
  /** The ISO instant at which it was taken. */
  readonly takenAt: string;
  readonly acceptedOn: string | null;
  readonly state: PurchaseOrderTable['state'];
  readonly maker: string;
  readonly checker: string | null;
  readonly price: OrderPrice | null;
  /** Why it was rejected. */
  readonly reasons: readonly Reason[];
  /** The import that holds its rows, once accepted. */
  readonly batch: number | null;
}

const MONTHS = 12;
const MONTHS_MAX = 60;

/**
 * Takes an order: validated with its price, or rejected with the reasons. Taken twice it is one; a
 * rejected one may be taken again as corrected.
 * @throws Problem S0411 when there is another of that number, S0406, S0407, S0409 for a day that is
 * none, S0101.
 */
export async function captureOrder(
  service: Service,
  actor: Actor,
  order: NewOrder,
): Promise<Order> {
  const { contract, dataset, requestedOn } = order;
  service.may(actor, 'order.capture', { kind: 'order', id: order.order, contract, dataset });
  const day = dayOf(requestedOn);
  const { db } = service.database;
  const inForce = await contractInForce(db, contract);
  const found = await rowsOfOrder(db, inForce, order, requestedOn, todayOf(service));
  const from = monthIndexOf(day);
  const months = Math.min(Math.max(order.months ?? MONTHS, 1), MONTHS_MAX);
  const price =
    found.reasons.length > 0
      ? null
      : await priceOrder({
          history: inForce.history,
          without: found.tables,
          with: new Map([...found.tables, [dataset, withRows(found)]]),
          ...{ from, through: from + months - 1, knownOn: dayOf(todayOf(service)) },
        });
  const reasons = [...found.reasons, ...unpriced(order, price?.held ?? [])];
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, contract);
    const row = await orderRow(transaction, order);
    const before = row === undefined ? undefined : asOrder(row);
    if (before !== undefined && before.state !== 'rejected') return sameOrder(before, order);
    const taken = {
      ...{ action: order.action, dataset },
      ...{ item_key: order.key, requested_on: requestedOn, maker: actor.person },
      attributes: json({ newKey: order.newKey ?? null, values: order.attributes }),
      state: reasons.length > 0 ? ('rejected' as const) : ('validated' as const),
      price: price === null ? null : json(price),
      reasons: json(reasons),
      created_at: service.now().toISOString(),
    };
    const made = asOrder(
      await transaction
        .insertInto('purchase_order')
        .values({ contract, order_number: order.order, ...taken })
        .onConflict((on) => on.columns(['contract', 'order_number']).doUpdateSet(taken))
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
    const change = before === undefined ? { after: made } : { before, after: made };
    await tell(transaction, { service, actor }, 'order.capture', change);
    return made;
  });
}

/**
 * Accepts a validated order: its rows become inventory from a day on.
 * @param input.acceptedOn The first service day, ISO: the one asked for unless told.
 * @throws Problem S0202 for its maker, S0102 when it is not validated, S0412 when it is not sound
 * any more (with the reasons), S0409 for a day that is none.
 */
export async function acceptOrder(
  service: Service,
  actor: Actor,
  input: OrderId & { readonly acceptedOn?: string },
): Promise<Order> {
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, input.contract);
    const order = await findOrder(transaction, input);
    const { contract, dataset, maker, requestedOn } = order;
    const context = { kind: 'order', id: order.order, contract, dataset, maker };
    service.may(actor, 'order.accept', context);
    if (maker === actor.person) throw new Problem('S0202', { kind: 'order', id: order.order });
    mustBeIn(order, 'validated');
    const acceptedOn = input.acceptedOn ?? requestedOn;
    const today = todayOf(service);
    const inForce = await contractInForce(transaction, contract);
    const found = await rowsOfOrder(transaction, inForce, order, acceptedOn, today);
    if (found.reasons.length > 0) throw new Problem('S0412', { id: order.order }, found.reasons);
    const batch = await nextBatch(transaction, contract);
    await transaction
      .insertInto('import_batch')
      .values({
        ...{ contract, batch, dataset, file_name: `order ${order.order}`, maker },
        ...{ content_hash: `order ${order.order}`, state: 'applied', known_on: today },
        source: json({ kind: 'csv', delimiter: ',', columns: found.columns }),
        mapping: json({}),
        ...{ rows_read: found.rows.length, rows_new: found.rows.length },
        ...{ created_at: service.now().toISOString(), applied_at: service.now().toISOString() },
      })
      .execute();
    await keepColumns(transaction, contract, dataset, found.columns);
    const rows = newRows({ contract, dataset, batch }, found.rows, found.standing.lastRow);
    await storeRows(transaction, rows);
    const set = { state: 'accepted' as const, accepted_on: acceptedOn, checker: actor.person };
    await transaction
      .updateTable('purchase_order')
      .set({ ...set, batch })
      .where('contract', '=', contract)
      .where('order_number', '=', order.order)
      .execute();
    const after = await findOrder(transaction, input);
    await tell(transaction, { service, actor }, 'order.accept', { before: order, after });
    return after;
  });
}

/** Gives up an order that is not accepted. @throws Problem S0102 when it is. */
export async function cancelOrder(
  service: Service,
  actor: Actor,
  input: OrderId & { readonly reason: string },
): Promise<Order> {
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, input.contract);
    const order = await findOrder(transaction, input);
    const { contract, dataset, maker } = order;
    service.may(actor, 'order.cancel', {
      kind: 'order',
      id: order.order,
      contract,
      dataset,
      maker,
    });
    mustBeIn(order, 'received', 'validated');
    await transaction
      .updateTable('purchase_order')
      .set({ state: 'cancelled' })
      .where('contract', '=', contract)
      .where('order_number', '=', order.order)
      .execute();
    const after = await findOrder(transaction, input);
    const { reason } = input;
    await tell(transaction, { service, actor }, 'order.cancel', { before: order, after, reason });
    return after;
  });
}

/** The orders of a contract, in the order of their numbers. */
export async function listOrders(
  service: Service,
  actor: Actor,
  { contract }: { readonly contract: string },
): Promise<readonly Order[]> {
  service.may(actor, 'order.read', { kind: 'order', contract });
  const rows = await service.database.db
    .selectFrom('purchase_order')
    .selectAll()
    .where('contract', '=', contract)
    .orderBy('order_number')
    .execute();
  return rows.map(asOrder);
}

/** An order by its number. @throws Problem S0101 when there is none. */
export async function findOrder(db: Db, id: OrderId): Promise<Order> {
  const row = await orderRow(db, id);
  if (row === undefined) throw new Problem('S0101', { kind: 'order', id: id.order });
  return asOrder(row);
}

interface OrderFound {
  readonly rows: readonly JudgedRow[];
  readonly reasons: readonly Reason[];
  readonly columns: readonly string[];
  readonly tables: ReadonlyMap<string, StoredTable>;
  readonly dataset: string;
  readonly standing: Standing;
}

async function rowsOfOrder(
  db: Db,
  { plan }: InForce,
  order: OrderId & OrderLine,
  day: string,
  today: string,
): Promise<OrderFound> {
  const { contract, dataset } = order;
  const words = datasetOf(plan, dataset);
  const type = itemTypeOf(words.types, dataset);
  const tables = await loadTables(db, contract);
  const standing = await standingOf(db, contract, dataset);
  const table = tables.get(dataset);
  const columns = table?.columns ?? columnsOf(words).map(({ column }) => column);
  const known = knownOn(bindStored(plan, tables).value, null);
  const find = (key: string) => known.type(type.name).find(key);
  const lacks = (name: string, key: string): string | undefined => {
    const file = fileReferredTo(plan, name);
    return file !== undefined && known.type(name).find(key) === undefined ? file : undefined;
  };
  const from = { day: dayOf(day), knownOn: today };
  const made = orderRows(order, { type, columns, table, find, lacks, ...from });
  const common = { columns, tables, dataset, standing };
  if ('reasons' in made) return { ...common, rows: [], reasons: made.reasons };
  const incoming = made.rows.map((cells, at) => ({ line: at + 2, cells }));
  const judging = { plan, dataset, columns, tables, standing, knownOn: today };
  const rows = judge(incoming, judging);
  return { ...common, rows, reasons: reasonsOf(rows) };
}

// What is held of the item that is ordered says why; of others only when nothing of it is, and
// then one of a clause speaks for all.
function unpriced({ key, newKey }: OrderLine, held: OrderPrice['held']): readonly Reason[] {
  const own = held.filter(({ subject }) => subject === key || subject === newKey);
  const told = new Map(
    (own.length > 0 ? own : held).map((one) => [`${one.clause} ${one.code}`, one]),
  );
  return [...told.values()].map((values) => ({ code: 'S0426', values }));
}

function withRows({ rows, columns, tables, dataset, standing }: OrderFound): StoredTable {
  const before = tables.get(dataset);
  const { lastRow } = standing;
  return {
    file: dataset,
    columns,
    rows: [...(before?.rows ?? []), ...rows.map(({ cells }) => cells)],
    lines: [...(before?.lines ?? []), ...rows.map(({ line }) => lastRow + line)],
    cameOn: [...(before?.cameOn ?? []), ...rows.map((row) => row.knownOn)],
    takenBackOn: [...(before?.takenBackOn ?? []), ...rows.map(() => null)],
  };
}

async function orderRow(db: Db, { contract, order }: OrderId) {
  return db
    .selectFrom('purchase_order')
    .selectAll()
    .where('contract', '=', contract)
    .where('order_number', '=', order)
    .executeTakeFirst();
}

function asOrder(row: Selectable<PurchaseOrderTable>): Order {
  const { newKey, values } = row.attributes as {
    readonly newKey: string | null;
    readonly values: Readonly<Record<string, string>>;
  };
  return {
    ...{ contract: row.contract, order: row.order_number, action: row.action },
    ...{ dataset: row.dataset, key: row.item_key, attributes: values },
    ...(newKey === null ? {} : { newKey }),
    ...{ requestedOn: row.requested_on, acceptedOn: row.accepted_on, state: row.state },
    ...{ maker: row.maker, checker: row.checker, batch: row.batch, takenAt: row.created_at },
    price: row.price as OrderPrice | null,
    reasons: row.reasons as readonly Reason[],
  };
}

function sameOrder(stands: Order, asked: NewOrder): Order {
  const content = ({ action, dataset, key, newKey, attributes, requestedOn }: NewOrder) =>
    canonical({ action, dataset, key, newKey: newKey ?? null, attributes, requestedOn });
  if (content(stands) === content(asked)) return stands;
  throw new Problem('S0411', { id: asked.order });
}

function mustBeIn(order: Order, ...states: readonly Order['state'][]): void {
  if (states.includes(order.state)) return;
  const values = { kind: 'order', id: order.order, state: order.state };
  throw new Problem('S0102', { ...values, wanted: states.join(', ') });
}

async function tell(
  transaction: Transaction<Schema>,
  { service, actor }: { readonly service: Service; readonly actor: Actor },
  action: string,
  change: { readonly before?: Order; readonly after: Order; readonly reason?: string },
): Promise<void> {
  const { contract, order } = change.after;
  const id = `${contract}/${order}`;
  await record(transaction, actor, service.now(), { action, kind: 'order', id, ...change });
}
