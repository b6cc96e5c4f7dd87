// Control, surroundings: what a draft is held against. In: a draft. Out: last month's lines, held
// items, orders, the account and the end of the contract: so many queries, however many lines.
import { formatMonth, parseMonth } from '@avenant/dsl/values';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { outdatedLines } from '../runs/billed.ts';
import type { DraftId } from '../runs/drafts.ts';
import { type ContentLine, type Draft, ratedLines } from './draft.ts';

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
}

/** The month so many months from an ISO month. */
export function monthFrom(period: string, months: number): string {
  const month = parseMonth(period);
  if (month === undefined) throw new RangeError(`no month: ${period}`);
  return formatMonth(month + months);
}

/** The draft of last month: the one that was issued, else the live one. */
export async function previousDraft(db: Db, draft: Draft): Promise<DraftId | undefined> {
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

/** All that surrounds a draft. */
export async function surroundingsOf(db: Db, draft: Draft): Promise<Surroundings> {
  const { contract, account, period } = draft;
  const before = await previousDraft(db, draft);
  const held = await db
    .selectFrom('held_item')
    .select(['position', 'clause', 'subject', 'subject_type as subjectType', 'code'])
    .where('contract', '=', contract)
    .where('draft', '=', draft.draft)
    .orderBy('position')
    .execute();
  const orders = await db
    .selectFrom('purchase_order')
    .select(['item_key', 'state', 'requested_on', 'accepted_on'])
    .where('contract', '=', contract)
    .where('state', 'in', ['received', 'validated', 'accepted'])
    .execute();
  const since = `${monthFrom(period, -1)}-01`;
  const until = `${monthFrom(period, 1)}-01`;
  const recent = orders.filter(({ accepted_on: on }) => on !== null && on >= since);
  const { state, vats } = await db
    .selectFrom('billing_account')
    .innerJoin('legal_entity', (on) =>
      on.on(sql<boolean>`legal_entity.entity in (issuer, billed_entity)`),
    )
    .select(['billing_account.state', sql<string>`count(vat_id)`.as('vats')])
    .where('account', '=', account)
    .groupBy('billing_account.state')
    .executeTakeFirstOrThrow();
  return {
    previous: before === undefined ? null : await ratedLines(db, before),
    held,
    ordered: new Set(recent.map(({ item_key: key }) => key)),
    openOrders: orders.filter((one) => one.state !== 'accepted' && one.requested_on < until).length,
    accountState: state,
    hasVatId: vats === '2',
    outdated: new Set(await outdatedLines(db, draft, true)),
  };
}
