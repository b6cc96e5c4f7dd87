// Control, overview: drafts of all contracts with what is open on them. In: filters. Out: drafts, a
// page at a time, with their held items and open findings counted: one query a page.
import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { DraftTable, Schema } from '../db/schema.ts';
import { asDraft, type DraftHead, type Slice } from '../runs/drafts.ts';
import { draftRows } from '../runs/to-bill.ts';
import type { Actor, Service } from '../service/service.ts';
import { UNDECIDED } from './money.ts';

/** A draft with what is open on it. */
export interface DraftOverview extends DraftHead, DraftOpen {
  readonly held: number;
}

/** What is to be settled on a draft before it is validated. */
export interface DraftOpen {
  /** Whether the controls ran on it as it is. */
  readonly isChecked: boolean;
  /** Adjustments that nobody has decided. */
  readonly undecided: number;
  /** Findings that nobody has settled; an explanation settles all but what blocks. */
  readonly findings: {
    readonly blocking: number;
    readonly major: number;
    readonly minor: number;
  };
}

/** Which drafts: only what is named counts; without a state, those that stand. */
export interface OverviewQuery extends Slice {
  readonly state?: DraftTable['state'];
  /** ISO month. */
  readonly period?: string;
  readonly contract?: string;
}

/** Drafts of all contracts, the latest period first. */
export async function listLiveDrafts(
  service: Service,
  actor: Actor,
  { state, period, contract, after, limit }: OverviewQuery,
): Promise<readonly DraftOverview[]> {
  service.may(actor, 'draft.read', {
    kind: 'draft',
    ...(contract === undefined ? {} : { contract }),
  });
  let rows = openRows(service.database.db).select((draft) => heldOf(draft).as('held'));
  rows =
    state === undefined
      ? rows.where('state', 'not in', ['superseded', 'rejected'])
      : rows.where('state', '=', state);
  if (period !== undefined) rows = rows.where('period', '=', period);
  if (contract !== undefined) rows = rows.where('contract', '=', contract);
  const found = await rows
    .orderBy('period', 'desc')
    .orderBy('contract')
    .orderBy('draft')
    .offset(after)
    .limit(limit)
    .execute();
  return found.map((row) => ({ ...asDraft(row), ...openOf(row), held: Number(row.held) }));
}

/** Drafts with what is open on each counted: one query, however many. */
export function openRows(db: Db) {
  return draftRows(db).select((draft) => [
    undecidedOf(draft).as('undecided'),
    findingsOf(draft, BLOCKING).as('blocking'),
    findingsOf(draft, sql<boolean>`severity = 'major' and state in ('open', 'assigned')`).as(
      'major',
    ),
    findingsOf(draft, sql<boolean>`severity = 'minor' and state in ('open', 'assigned')`).as(
      'minor',
    ),
  ]);
}

type OpenRow = Awaited<ReturnType<ReturnType<typeof openRows>['execute']>>[number];

/** What is open on a row of `openRows`. */
export function openOf({ checked_hash, undecided, blocking, major, minor }: OpenRow): DraftOpen {
  return {
    isChecked: checked_hash !== null,
    undecided: Number(undecided),
    findings: { blocking: Number(blocking), major: Number(major), minor: Number(minor) },
  };
}

type Drafts = ExpressionBuilder<Schema, 'draft'>;

const BLOCKING = sql<boolean>`severity = 'blocking' and state in ('open', 'assigned', 'explained')`;

function heldOf({ selectFrom }: Drafts) {
  return selectFrom('held_item')
    .select(sql<string>`count(*)`.as('count'))
    .whereRef('held_item.contract', '=', 'draft.contract')
    .whereRef('held_item.draft', '=', 'draft.draft');
}

function undecidedOf({ selectFrom }: Drafts) {
  return selectFrom('adjustment')
    .select(sql<string>`count(*)`.as('count'))
    .whereRef('adjustment.contract', '=', 'draft.contract')
    .whereRef('adjustment.draft', '=', 'draft.draft')
    .where('adjustment.state', 'in', UNDECIDED);
}

function findingsOf({ selectFrom }: Drafts, which: RawBuilder<boolean>) {
  return selectFrom('finding')
    .select(sql<string>`count(*)`.as('count'))
    .whereRef('finding.contract', '=', 'draft.contract')
    .whereRef('finding.draft', '=', 'draft.draft')
    .where(which);
}
