// Billing cycles: the calendar of a contract's period. In: working days, a manager's decisions.
// Out: cut-offs, and what the draft of the period is asked as known on; what comes later is listed,
// and billed by the next cycle.
import { firstDayOf, formatDay, parseMonth } from '@avenant/dsl/values';
import type { Selectable, Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { BillingCycleTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { workingDay } from './working-days.ts';

/** Which cycle. */
export interface CycleId {
  readonly contract: string;
  /** ISO month. */
  readonly period: string;
}

/** The days of a cycle, as numbers of working days or as ISO days. */
export interface CycleDays<T> {
  /** The last day whose orders and imports count. */
  readonly inputs: T;
  readonly usage: T;
  readonly draft: T;
  readonly approval: T;
  readonly issue: T;
}

/** A cycle. */
export interface Cycle extends CycleId {
  readonly days: CycleDays<string>;
  /** open: everything counts; frozen: what was known by the cut-off; closed: no draft any more. */
  readonly state: BillingCycleTable['state'];
  /** Of a frozen or closed one: the ISO day as known on which its draft is asked. */
  readonly knownOn: string | null;
  readonly maker: string;
}

/** A cycle that is planned. */
export interface NewCycle extends CycleId {
  /** Numbers of working days of the period's month: 1 the first, -1 the last before it. */
  readonly days: CycleDays<number>;
  /** ISO days on which nobody works. */
  readonly holidays?: readonly string[];
}

/** An order that came after the cut-off of a cycle. */
export interface LateOrder {
  readonly order: string;
  readonly item: string;
  readonly action: string;
  /** The ISO day on which it became known, and its first service day. */
  readonly knownOn: string;
  readonly serviceFrom: string;
}

const CYCLE = 'billing_cycle';

/**
 * Plans the cycle of a period, or plans an open one anew.
 * @throws Problem S0507 when the days are not in order, S0102 when it is not open, S0101, S0201.
 */
export async function planCycle(service: Service, actor: Actor, input: NewCycle): Promise<Cycle> {
  const { contract, period, days: asked, holidays = [] } = input;
  const id = idOf(input);
  service.may(actor, 'calendar.edit', { kind: CYCLE, id, contract });
  const off = new Set(holidays);
  const days = [asked.inputs, asked.usage, asked.draft, asked.approval, asked.issue].map((nth) =>
    workingDay(period, nth, off),
  );
  const [inputs = '', usage = '', draft = '', approval = '', issue = ''] = days;
  if (days.some((day, at) => day < (days[at - 1] ?? ''))) {
    throw new Problem('S0507', { id, days: days.join(', ') });
  }
  return inTransaction(service.database, async (transaction) => {
    const known = await transaction
      .selectFrom('contract')
      .select('contract')
      .where('contract', '=', contract)
      .forUpdate()
      .executeTakeFirst();
    if (known === undefined) throw new Problem('S0101', { kind: 'contract', id: contract });
    const row = await lockRow(transaction, input);
    if (row !== undefined) mustBe(asCycle(row), 'open');
    const set = {
      ...{ inputs_on: inputs, usage_on: usage, draft_on: draft },
      ...{ approval_on: approval, issue_on: issue, maker: actor.person },
    };
    await transaction
      .insertInto('billing_cycle')
      .values({ contract, period, ...set, state: 'open' })
      .onConflict((on) => on.columns(['contract', 'period']).doUpdateSet(set))
      .execute();
    const after = await lockCycle(transaction, input);
    const change = { action: 'calendar.plan', kind: CYCLE, id, after };
    const before = row === undefined ? {} : { before: asCycle(row) };
    await record(transaction, actor, service.now(), { ...change, ...before });
    return after;
  });
}

/** What can be done to a cycle. */
export type CycleStep = 'freeze' | 'thaw' | 'close' | 'reopen';

interface Way {
  readonly from: Cycle['state'];
  readonly to: Cycle['state'];
  readonly isReasoned: boolean;
}

const WAYS: Readonly<Record<CycleStep, Way>> = {
  freeze: { from: 'open', to: 'frozen', isReasoned: false },
  thaw: { from: 'frozen', to: 'open', isReasoned: true },
  close: { from: 'frozen', to: 'closed', isReasoned: false },
  reopen: { from: 'closed', to: 'frozen', isReasoned: true },
};

/**
 * Freezes a cycle once its cut-off has passed, closes it, or takes that back with a reason.
 * @throws Problem S0508 before the cut-off has passed, S0614 without a reason, S0102 in another
 * state or, to thaw, when the period is invoiced, S0101, S0202, S0201.
 */
export async function moveCycle(
  service: Service,
  actor: Actor,
  input: CycleId & { readonly how: CycleStep; readonly reason?: string },
): Promise<Cycle> {
  const { contract, how, reason = '' } = input;
  const { from, to, isReasoned } = WAYS[how];
  const id = idOf(input);
  return inTransaction(service.database, async (transaction) => {
    const before = await lockCycle(transaction, input);
    const makers = [before.maker];
    service.may(actor, 'calendar.approve', { kind: CYCLE, id, contract, makers });
    mustBe(before, from);
    if (isReasoned && reason.trim() === '') throw new Problem('S0614', { kind: CYCLE, id });
    const { inputs } = before.days;
    const today = service.now().toISOString().slice(0, DAY);
    if (how === 'freeze' && today <= inputs) throw new Problem('S0508', { id, day: inputs });
    if (how === 'thaw') await mustNotBeInvoiced(transaction, before);
    const knownOn = to === 'open' ? null : (before.knownOn ?? inputs);
    await transaction
      .updateTable('billing_cycle')
      .set({ state: to, known_on: knownOn })
      .where('contract', '=', contract)
      .where('period', '=', before.period)
      .execute();
    const after: Cycle = { ...before, state: to, knownOn };
    const change = { action: `calendar.${how}`, kind: CYCLE, id, before, after, reason };
    await record(transaction, actor, service.now(), change);
    return after;
  });
}

/** The cycles of a contract, the latest period first. */
export async function listCycles(
  service: Service,
  actor: Actor,
  { contract }: Pick<CycleId, 'contract'>,
): Promise<readonly Cycle[]> {
  service.may(actor, 'calendar.read', { kind: CYCLE, id: contract, contract });
  const cycles = service.database.db.selectFrom('billing_cycle').selectAll();
  const rows = await cycles.where('contract', '=', contract).orderBy('period', 'desc').execute();
  return rows.map(asCycle);
}

/**
 * The orders of a cycle that came after its cut-off: the next cycle bills them, back to their first
 * service day. Nothing is stored for it: orders and their imports are never changed.
 * @throws Problem S0101, S0201.
 */
export async function lateOrders(
  service: Service,
  actor: Actor,
  input: CycleId,
): Promise<readonly LateOrder[]> {
  const { contract, period } = input;
  service.may(actor, 'calendar.read', { kind: CYCLE, id: idOf(input), contract });
  const { db } = service.database;
  const row = await db
    .selectFrom('billing_cycle')
    .selectAll()
    .where('contract', '=', contract)
    .where('period', '=', period)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: CYCLE, id: idOf(input) });
  const orders = await db
    .selectFrom('purchase_order')
    .innerJoin('import_batch', (on) =>
      on
        .onRef('import_batch.contract', '=', 'purchase_order.contract')
        .onRef('import_batch.batch', '=', 'purchase_order.batch'),
    )
    .select(['order_number', 'item_key', 'action', 'import_batch.known_on', 'accepted_on'])
    .where('purchase_order.contract', '=', contract)
    .where('purchase_order.state', '=', 'accepted')
    .where('import_batch.known_on', '>', row.known_on ?? row.inputs_on)
    .where('accepted_on', '<', dayAfterMonth(period))
    .orderBy('order_number')
    .execute();
  return orders.map(({ order_number, item_key, action, known_on, accepted_on }) => {
    const days = { knownOn: known_on ?? '', serviceFrom: accepted_on ?? '' };
    return { order: order_number, item: item_key, action, ...days };
  });
}

/**
 * As known on which day the drafts of a period are asked, by contract, where a cycle is frozen.
 * @throws Problem S0102 for a closed one.
 */
export async function frozenDays(
  transaction: Transaction<Schema>,
  contracts: readonly string[],
  period: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction
    .selectFrom('billing_cycle')
    .selectAll()
    .where('contract', 'in', [...contracts])
    .where('period', '=', period)
    .execute();
  const cycles = rows.map(asCycle);
  for (const cycle of cycles) mustBe(cycle, 'open', 'frozen');
  return new Map(
    cycles.flatMap(({ contract, knownOn }): [string, string][] =>
      knownOn === null ? [] : [[contract, knownOn]],
    ),
  );
}

const DAY = 10;

function dayAfterMonth(period: string): string {
  const month = parseMonth(period);
  if (month === undefined) throw new RangeError(`no month: ${period}`);
  return formatDay(firstDayOf(month + 1));
}

const idOf = ({ contract, period }: CycleId): string => `${contract}/${period}`;

async function mustNotBeInvoiced(
  transaction: Transaction<Schema>,
  { contract, period }: CycleId,
): Promise<void> {
  const invoiced = await transaction
    .selectFrom('draft')
    .select(['draft', 'state'])
    .where('contract', '=', contract)
    .where('period', '=', period)
    .where('state', 'in', ['validated', 'issued'])
    .limit(1)
    .executeTakeFirst();
  if (invoiced === undefined) return;
  const { draft, state } = invoiced;
  throw new Problem('S0102', { kind: 'draft', id: draft, state, wanted: 'generated, in_review' });
}

function mustBe(cycle: Cycle, ...wanted: readonly Cycle['state'][]): void {
  if (wanted.includes(cycle.state)) return;
  const values = { kind: CYCLE, id: idOf(cycle), state: cycle.state };
  throw new Problem('S0102', { ...values, wanted: wanted.join(', ') });
}

async function lockRow(transaction: Transaction<Schema>, { contract, period }: CycleId) {
  return transaction
    .selectFrom('billing_cycle')
    .selectAll()
    .where('contract', '=', contract)
    .where('period', '=', period)
    .forUpdate()
    .executeTakeFirst();
}

async function lockCycle(transaction: Transaction<Schema>, id: CycleId): Promise<Cycle> {
  const row = await lockRow(transaction, id);
  if (row === undefined) throw new Problem('S0101', { kind: CYCLE, id: idOf(id) });
  return asCycle(row);
}

function asCycle(row: Selectable<BillingCycleTable>): Cycle {
  const { contract, period, state, maker, known_on: knownOn } = row;
  const { inputs_on, usage_on, draft_on, approval_on, issue_on } = row;
  const days = { inputs: inputs_on, usage: usage_on, draft: draft_on, approval: approval_on };
  return { contract, period, state, maker, knownOn, days: { ...days, issue: issue_on } };
}
