// Drafts as they are read: lists of runs, drafts, their lines and what was held. In: who asks and
// for which. Out: rows as texts, a page at a time.
import { type ExpressionBuilder, type RawBuilder, type Selectable, sql } from 'kysely';
import type { DraftTable, RatedLineTable, RunTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import { refusalOf } from '../service/refusal.ts';
import type { Actor, Service } from '../service/service.ts';
import { amountToBillOf, type DraftRow, draftRows } from './to-bill.ts';

/** A part of a list: so many after the first ones. */
export interface Slice {
  readonly after: number;
  readonly limit: number;
}

/** A run as it stands in a list. */
export interface RunHead {
  readonly run: string;
  readonly mode: RunTable['mode'];
  readonly period: string;
  /** ISO day, when everything was asked as known on one. */
  readonly knownOn: string | null;
  readonly state: RunTable['state'];
  readonly maker: string;
  readonly reason: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** Contracts that it rates, how many of them are done, and how many failed. */
  readonly contracts: number;
  readonly done: number;
  readonly failed: number;
  readonly lines: number;
  readonly held: number;
}

/** Which draft. */
export interface DraftId {
  readonly contract: string;
  readonly draft: string;
}

/** A draft without its lines. */
export interface DraftHead extends DraftId {
  readonly run: string;
  readonly account: string;
  readonly period: string;
  readonly currency: string;
  /** Decimal text: what its lines are rated at. */
  readonly total: string;
  /** Decimal text: what it bills, the adjustments applied to it included. */
  readonly net: string;
  /** Whether the controls ran on it as it is. */
  readonly isChecked: boolean;
  readonly contentHash: string;
  readonly state: DraftTable['state'];
  readonly reviewer: string | null;
}

/** A draft as it is read by itself. */
export interface RatedDraft extends DraftHead {
  /** The version of the contract that it was rated by. */
  readonly version: number;
}

/** A line of a draft; amounts are decimal texts. */
export interface DraftLine {
  readonly position: number;
  readonly line: string;
  readonly clause: string;
  readonly kind: string;
  readonly label: string;
  readonly subject: string;
  readonly subjectType: string | null;
  readonly amount: string;
  readonly from: string;
  readonly to: string;
  readonly quantity: string | null;
  readonly quantityUnit: string | null;
  readonly unitPrice: string | null;
  readonly unitPriceUnit: string | null;
  readonly correctsPeriod: string | null;
  readonly billedBefore: string | null;
  /** The amount of the whole line as rated, where the draft bills another. */
  readonly whole: string | null;
}

/** What a draft holds back. */
export interface DraftHeld {
  readonly position: number;
  readonly clause: string;
  readonly subject: string;
  readonly subjectType: string | null;
  readonly code: string;
  readonly details: unknown;
}

/** Runs, the newest first: simulations alone for who reads no others. */
export async function listRuns(
  service: Service,
  actor: Actor,
  asked: Slice & {
    readonly state?: RunHead['state'];
    readonly period?: string;
    readonly mode?: RunHead['mode'];
  },
): Promise<readonly RunHead[]> {
  const { state, period, after, limit } = asked;
  const readsAll = refusalOf(service, actor, 'run.read', { kind: 'run', is: [] }) === null;
  const { mode = readsAll ? undefined : 'simulate' } = asked;
  service.may(actor, 'run.read', { kind: 'run', is: mode === 'simulate' ? ['simulation'] : [] });
  let rows = service.database.db
    .selectFrom('run')
    .selectAll('run')
    .select(({ selectFrom }) => [
      partsOf(selectFrom, sql<string>`count(*)`).as('contracts'),
      partsOf(selectFrom, sql<string>`count(*) filter (where state = 'done')`).as('done'),
      partsOf(selectFrom, sql<string>`count(*) filter (where state = 'failed')`).as('failed'),
      partsOf(selectFrom, sql<string>`coalesce(sum(lines), 0)`).as('lines'),
      partsOf(selectFrom, sql<string>`coalesce(sum(held), 0)`).as('held'),
    ]);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (period !== undefined) rows = rows.where('period', '=', period);
  if (mode !== undefined) rows = rows.where('mode', '=', mode);
  const found = await rows
    .orderBy('created_at', 'desc')
    .orderBy('run')
    .offset(after)
    .limit(limit)
    .execute();
  return found.map((row) => ({
    ...{ run: row.run, mode: row.mode, period: row.period, state: row.state },
    ...{ maker: row.maker, reason: row.reason },
    knownOn: row.known_on,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    contracts: Number(row.contracts),
    done: Number(row.done),
    failed: Number(row.failed),
    lines: Number(row.lines),
    held: Number(row.held),
  }));
}

function partsOf(
  selectFrom: ExpressionBuilder<Schema, 'run'>['selectFrom'],
  figure: RawBuilder<string>,
) {
  return selectFrom('run_part')
    .select(figure.as('figure'))
    .whereRef('run_part.run', '=', 'run.run');
}

/** Drafts of a contract, the latest period first. */
export async function listDrafts(
  service: Service,
  actor: Actor,
  asked: Slice & Pick<DraftId, 'contract'> & { state?: DraftHead['state']; period?: string },
): Promise<readonly DraftHead[]> {
  const { contract, state, period, after, limit } = asked;
  service.may(actor, 'draft.read', { kind: 'contract', id: contract, contract });
  let rows = draftRows(service.database.db).where('contract', '=', contract);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (period !== undefined) rows = rows.where('period', '=', period);
  const found = await rows
    .orderBy('period', 'desc')
    .orderBy('draft')
    .offset(after)
    .limit(limit)
    .execute();
  return found.map(asDraft);
}

// What is found below a draft needs no look at the draft itself: it is looked for when there is
// nothing.
function mayRead(service: Service, actor: Actor, { contract, draft }: DraftId): void {
  service.may(actor, 'draft.read', { kind: 'draft', id: `${contract}/${draft}`, contract });
}

/** One draft. @throws Problem S0101. */
export async function readDraft(service: Service, actor: Actor, id: DraftId): Promise<RatedDraft> {
  const { contract, draft } = id;
  mayRead(service, actor, id);
  const row = await draftRows(service.database.db)
    .innerJoin('run_part', (on) =>
      on.onRef('run_part.run', '=', 'draft.run').onRef('run_part.contract', '=', 'draft.contract'),
    )
    .select('run_part.version')
    .where('draft.contract', '=', contract)
    .where('draft', '=', draft)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: 'draft', id: `${contract}/${draft}` });
  return { ...asDraft(row), version: row.version };
}

/** Which lines of a draft. */
export interface LineFilter {
  readonly clause?: string | undefined;
  readonly subject?: string | undefined;
  readonly kind?: string | undefined;
  readonly sign?: 'positive' | 'negative' | 'zero' | undefined;
}

const SIGNS = { positive: '>', negative: '<', zero: '=' } as const;

/** Lines of a draft after a position, in their order. @throws Problem S0101. */
export async function draftLines(
  service: Service,
  actor: Actor,
  asked: DraftId & Slice & LineFilter,
): Promise<readonly DraftLine[]> {
  mayRead(service, actor, asked);
  const { after, limit } = asked;
  const rows = filtered(service, asked).selectAll().where('position', '>', after);
  const found = await rows.orderBy('position').limit(limit).execute();
  if (found.length === 0) await readDraft(service, actor, asked);
  return found.map(asLine);
}

/** Lines of a draft put together by what they have in common. */
export interface LineGroup {
  readonly name: string;
  readonly lines: number;
  /** Decimal text in the currency of the draft. */
  readonly amount: string;
}

/**
 * The lines of a draft by clause, subject or kind, by name: those after one. One query, however
 * many lines. @throws Problem S0101.
 */
export async function draftGroups(
  service: Service,
  actor: Actor,
  asked: DraftId &
    LineFilter & {
      readonly by: 'clause' | 'subject' | 'kind';
      readonly after?: string | undefined;
      readonly limit: number;
    },
): Promise<readonly LineGroup[]> {
  mayRead(service, actor, asked);
  const { by, after, limit } = asked;
  let rows = filtered(service, asked);
  if (after !== undefined) rows = rows.where(by, '>', after);
  const found = await rows
    .select(`${by} as name`)
    .select(({ fn }) => [fn.countAll<string>().as('lines'), fn.sum<string>('amount').as('amount')])
    .groupBy(by)
    .orderBy(by)
    .limit(limit)
    .execute();
  if (found.length === 0) await readDraft(service, actor, asked);
  return found.map(({ name, lines, amount }) => ({ name, lines: Number(lines), amount }));
}

function filtered({ database: { db } }: Service, asked: DraftId & LineFilter) {
  const { contract, draft, clause, subject, kind, sign } = asked;
  let rows = db
    .selectFrom('rated_line')
    .where('contract', '=', contract)
    .where('draft', '=', draft);
  if (clause !== undefined) rows = rows.where('clause', '=', clause);
  if (subject !== undefined) rows = rows.where('subject', '=', subject);
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (sign !== undefined) rows = rows.where('amount', SIGNS[sign], '0');
  return rows;
}

/** What a draft holds back after a position, in its order. @throws Problem S0101. */
export async function draftHeld(
  service: Service,
  actor: Actor,
  asked: DraftId & Slice,
): Promise<readonly DraftHeld[]> {
  mayRead(service, actor, asked);
  const rows = await service.database.db
    .selectFrom('held_item')
    .selectAll()
    .where('contract', '=', asked.contract)
    .where('draft', '=', asked.draft)
    .where('position', '>', asked.after)
    .orderBy('position')
    .limit(asked.limit)
    .execute();
  if (rows.length === 0) await readDraft(service, actor, asked);
  return rows.map(({ position, clause, subject, subject_type: subjectType, code, details }) => {
    return { position, clause, subject, subjectType, code, details };
  });
}

/** A draft's row as it is read. */
export function asDraft(row: DraftRow): DraftHead {
  const { contract, draft, run, account, period, currency, total, state, reviewer } = row;
  return {
    ...{ contract, draft, run, account, period, currency, total, state, reviewer },
    net: amountToBillOf(row),
    isChecked: row.checked_hash !== null,
    contentHash: row.content_hash,
  };
}

function asLine(row: Selectable<RatedLineTable>): DraftLine {
  const { position, line, clause, kind, label, subject, amount, quantity } = row;
  return {
    ...{ position, line, clause, kind, label, subject, amount, quantity },
    subjectType: row.subject_type,
    from: row.valid_from,
    to: row.valid_to,
    quantityUnit: row.quantity_unit,
    unitPrice: row.unit_price,
    unitPriceUnit: row.unit_price_unit,
    correctsPeriod: row.corrects_period,
    billedBefore: row.billed_before,
    whole: row.whole,
  };
}
