// Control, surroundings: what a draft is held against. In: a draft. Out: last month's lines, held
// items, orders, the account and the end of the contract: so many queries, however many lines.
import { formatMonth, parseMonth } from '@avenant/dsl/values';
import { sql } from 'kysely';
import type { Json } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import type { Compared } from '../inventory/extract.ts';
import { outdatedLines } from '../runs/billed.ts';
import type { DraftId } from '../runs/drafts.ts';
import { type ContentLine, type Draft, findDraft, readContent } from './draft.ts';
import { ADJUSTMENT } from './money.ts';

/** A held item of a draft. */
export interface HeldRow {
  readonly position: number;
  readonly clause: string;
  readonly subject: string;
  readonly subjectType: string | null;
  readonly code: string;
}

/** What surrounds a draft. */
export interface Surroundings {
  /** Null when nothing is known of last month. */
  readonly previous: readonly ContentLine[] | null;
  readonly held: readonly HeldRow[];
  /** Subjects with an order that was accepted since the month before began. */
  readonly ordered: ReadonlySet<string>;
  /** Orders wanted by the end of the period that nobody has decided yet. */
  readonly openOrders: number;
  readonly accountState: string;
  readonly hasVatId: boolean;
  /** Lines whose difference is to another amount than is billed, or will be by a note asked for. */
  readonly outdated: ReadonlySet<string>;
  /** Whether the contract has orders at all. */
  readonly hasOrders: boolean;
  /** Accepted orders whose rows were taken back. */
  readonly undoneOrders: number;
  readonly hasRegistration: boolean;
  /** Subjects, by `nameOf`, that other drafts of the run bill. */
  readonly billedElsewhere: readonly string[];
  /** Rows of imports since last month began that were rejected, by data file. */
  readonly rejected: ReadonlyMap<string, Rejected>;
  /** By data file, the last extract of the network that was kept since last month began. */
  readonly networks: ReadonlyMap<string, Network>;
  /** Applied adjustments that are named by a cause, and those that another person approved. */
  readonly caused: ReadonlySet<string>;
  readonly approved: ReadonlySet<string>;
}

/** Rejected rows of a data file. */
export interface Rejected {
  readonly rows: number;
  /** By column, rows in which it is empty and may not be. */
  readonly empty: ReadonlyMap<string, number>;
}

/** What the network says it carries, against the inventory. */
export interface Network {
  readonly day: string;
  /** Items in service here that it does not carry. */
  readonly missing: ReadonlySet<string>;
  /** How many it carries that are not in service here. */
  readonly only: number;
}

/** A subject by its type and key. */
export const nameOf = (type: string | null, key: string): string => JSON.stringify([type, key]);

/** The month so many months from an ISO month. */
export function monthFrom(period: string, months: number): string {
  const month = parseMonth(period);
  if (month === undefined) throw new RangeError(`no month: ${period}`);
  return formatMonth(month + months);
}

// The draft of last month: the one that was issued, else the live one.
async function previousDraft(db: Db, draft: Draft): Promise<DraftId | undefined> {
  return db
    .selectFrom('draft')
    .select(['contract', 'draft'])
    .where('contract', '=', draft.contract)
    .where('account', '=', draft.account)
    .where('period', '=', monthFrom(draft.period, -1))
    .where('state', 'in', ['issued', 'validated', 'in_review', 'generated', 'on_hold'])
    .orderBy(sql`case state when 'issued' then 0 when 'validated' then 1 else 2 end`)
    .orderBy('draft', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What last month billed, adjustments too; null when nothing is known of it. */
export async function previousBilled(
  db: Db,
  draft: Draft,
): Promise<{ readonly draft: string; readonly lines: readonly ContentLine[] } | null> {
  const before = await previousDraft(db, draft);
  if (before === undefined) return null;
  const { lines } = await readContent(db, await findDraft(db, before));
  return { draft: before.draft, lines };
}

/** All that surrounds a draft. */
export async function surroundingsOf(db: Db, draft: Draft): Promise<Surroundings> {
  const { contract, account, period } = draft;
  const held = await db
    .selectFrom('held_item')
    .select(['position', 'clause', 'subject', 'subject_type as subjectType', 'code'])
    .where('contract', '=', contract)
    .where('draft', '=', draft.draft)
    .orderBy('position')
    .execute();
  const orders = await db
    .selectFrom('purchase_order')
    .leftJoin('import_batch', (on) =>
      on
        .onRef('import_batch.contract', '=', 'purchase_order.contract')
        .onRef('import_batch.batch', '=', 'purchase_order.batch'),
    )
    .select(['item_key', 'purchase_order.state', 'requested_on', 'accepted_on'])
    .select('import_batch.state as rows')
    .where('purchase_order.contract', '=', contract)
    .where('purchase_order.state', 'in', ['received', 'validated', 'accepted'])
    .execute();
  const since = `${monthFrom(period, -1)}-01`;
  const until = `${monthFrom(period, 1)}-01`;
  const recent = orders.filter(({ accepted_on: on }) => on !== null && on >= since);
  const { state, vats, registrations } = await db
    .selectFrom('billing_account')
    .innerJoin('legal_entity', (on) =>
      on.on(sql<boolean>`legal_entity.entity in (issuer, billed_entity)`),
    )
    .select(['billing_account.state', sql<string>`count(vat_id)`.as('vats')])
    .select(sql<string>`count(registration)`.as('registrations'))
    .where('account', '=', account)
    .groupBy('billing_account.state')
    .executeTakeFirstOrThrow();
  return {
    previous: (await previousBilled(db, draft))?.lines ?? null,
    held,
    ordered: new Set(recent.map(({ item_key: key }) => key)),
    openOrders: orders.filter((one) => one.state !== 'accepted' && one.requested_on < until).length,
    accountState: state,
    hasVatId: vats === '2',
    outdated: new Set(await outdatedLines(db, draft, true)),
    hasOrders: orders.length > 0,
    undoneOrders: orders.filter((one) => one.state === 'accepted' && one.rows === 'undone').length,
    hasRegistration: registrations === '2',
    billedElsewhere: await billedElsewhere(db, draft),
    rejected: await rejectedRows(db, contract, since),
    networks: await networksOf(db, contract, { since, until }),
    ...(await adjustmentsOf(db, draft)),
  };
}

async function billedElsewhere(db: Db, { contract, draft, run }: Draft): Promise<string[]> {
  const rows = await db
    .selectFrom('rated_line')
    .innerJoin('draft', (on) =>
      on
        .onRef('draft.contract', '=', 'rated_line.contract')
        .onRef('draft.draft', '=', 'rated_line.draft'),
    )
    .select(['subject_type', 'subject'])
    .distinct()
    .where('draft.contract', '=', contract)
    .where('run', '=', run)
    .where('draft.draft', '<>', draft)
    .execute();
  return rows.map(({ subject_type: type, subject }) => nameOf(type, subject));
}

// Rows of applied imports that could not be read, with the columns that were empty.
async function rejectedRows(
  db: Db,
  contract: string,
  since: string,
): Promise<ReadonlyMap<string, Rejected>> {
  const batches = db
    .selectFrom('import_batch')
    .where('import_batch.contract', '=', contract)
    .where('state', '=', 'applied')
    .where('created_at', '>=', since);
  const counts = await batches
    .select(['dataset', sql<string>`sum(rows_rejected)`.as('rows')])
    .groupBy('dataset')
    .execute();
  const empty = await batches
    .innerJoin('staged_row', (on) =>
      on
        .onRef('staged_row.contract', '=', 'import_batch.contract')
        .onRef('staged_row.batch', '=', 'import_batch.batch'),
    )
    .innerJoin(sql<{ one: Json }>`jsonb_array_elements(problems)`.as<'p'>(sql`p(one)`), (on) =>
      on.on(sql<boolean>`one->>'code' = ${EMPTY_CELL}`),
    )
    .select(['dataset', sql<string>`one->'values'->>'column'`.as('column')])
    .select(sql<string>`count(*)`.as('rows'))
    .groupBy(['dataset', sql`one->'values'->>'column'`])
    .execute();
  return new Map(
    counts.map(({ dataset, rows }) => {
      const columns = empty.filter((one) => one.dataset === dataset);
      const byColumn = new Map(columns.map((one) => [one.column, Number(one.rows)]));
      return [dataset, { rows: Number(rows), empty: byColumn }];
    }),
  );
}

/** The diagnostic of a cell that may not be empty. */
const EMPTY_CELL = 'R0204';

async function networksOf(
  db: Db,
  contract: string,
  { since, until }: { readonly since: string; readonly until: string },
): Promise<ReadonlyMap<string, Network>> {
  const rows = await db
    .selectFrom('network_extract')
    .select(['dataset', 'day', 'found'])
    .where('contract', '=', contract)
    .where('day', '>=', since)
    .where('day', '<=', until)
    .orderBy('day')
    .execute();
  return new Map(
    rows.map(({ dataset, day, found }) => {
      const { missingHere, missingThere } = found as Compared;
      return [dataset, { day, missing: new Set(missingThere), only: missingHere.length }];
    }),
  );
}

// Which applied adjustments are named by a cause, and which another person approved.
async function adjustmentsOf(
  db: Db,
  { contract, draft }: Draft,
): Promise<Pick<Surroundings, 'caused' | 'approved'>> {
  const rows = await db
    .selectFrom('adjustment')
    .leftJoin('approval', (on) =>
      on
        .on('object_kind', '=', ADJUSTMENT)
        .on(sql<boolean>`object_id = adjustment.contract || '/' || adjustment.adjustment`)
        .on('approval.state', '=', 'approved')
        .onRef('approval.approver', '<>', 'adjustment.maker'),
    )
    .select(['adjustment', 'cause', 'approval'])
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .where('adjustment.state', '=', 'applied')
    .execute();
  const named = (of: typeof rows) => new Set(of.map((one) => `adjustment/${one.adjustment}`));
  return {
    caused: named(rows.filter(({ cause }) => cause.trim() !== '')),
    approved: named(rows.filter(({ approval }) => approval !== null)),
  };
}
