// Control, drafts: a draft with all that it would bill. In: its rows. Out: its content, whose hash
// is what is approved and later issued; whoever changes a row changes the hash.
import { compare, type Rational, sum } from '@avenant/dsl/values';
import { moneyOf } from '@avenant/engine';
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { amountIn } from '../db/amounts.ts';
import type { Db } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import { asDraft, type DraftHead, type DraftId } from '../runs/drafts.ts';
import { APPLIED, amountToBill, type DraftRow, draftRows } from '../runs/to-bill.ts';
import { hashOf } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';

/** A draft, without its lines. */
export interface Draft extends Omit<DraftHead, 'contentHash' | 'isChecked'> {
  /** The hash of the content that the controls ran on; null: they did not run on it as it is. */
  readonly checkedHash: string | null;
}

/** What the audit and problems call it. */
export const DRAFT = 'draft';

/** Its name in the audit and in problems. */
export function idOf({ contract, draft }: DraftId): string {
  return `${contract}/${draft}`;
}

/** A draft. @throws Problem S0101. */
export async function findDraft(db: Db, id: DraftId): Promise<Draft> {
  return found(id, await rowsOf(db, id).execute());
}

/** A draft that nobody else changes until the transaction ends. @throws Problem S0101. */
export async function lockDraft(transaction: Transaction<Schema>, id: DraftId): Promise<Draft> {
  return found(id, await rowsOf(transaction, id).forUpdate().execute());
}

function rowsOf(db: Db, { contract, draft }: DraftId) {
  return draftRows(db).where('contract', '=', contract).where('draft', '=', draft);
}

function found(id: DraftId, [row]: readonly DraftRow[]): Draft {
  if (row === undefined) throw new Problem('S0101', { kind: DRAFT, id: idOf(id) });
  return asReviewed(row);
}

/** A draft's row as it is reviewed. */
export function asReviewed(row: DraftRow): Draft {
  const { contentHash: _, isChecked: __, ...head } = asDraft(row);
  return { ...head, checkedHash: row.checked_hash };
}

/** A line as it is billed. */
export interface ContentLine {
  readonly position: number;
  readonly line: string;
  readonly clause: string;
  readonly kind: string;
  readonly label: string;
  readonly subject: string;
  readonly subjectType: string | null;
  readonly amount: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly quantity: string | null;
  readonly quantityUnit: string | null;
  readonly unitPrice: string | null;
  readonly unitPriceUnit: string | null;
  /** For a correction: the period that it corrects. */
  readonly corrects: string | null;
}

/** All that a draft bills: its lines, then the adjustments applied to it, as lines. */
export interface Content {
  readonly lines: readonly ContentLine[];
  /** The exact sum of the lines, in the digits of the currency. */
  readonly net: string;
  readonly hash: string;
}

/**
 * The content of a draft. Two queries, however many lines.
 * @throws Problem S0611 when its total is not the sum of its lines (law 3).
 */
export async function contentOf(db: Db, draft: Draft): Promise<Content> {
  const { adds, ...content } = await readContent(db, draft);
  if (compare(adds, amountOf(draft.total)) === 0) return content;
  const sums = moneyText(adds, draft.currency);
  throw new Problem('S0611', { id: idOf(draft), total: draft.total, sum: sums });
}

/** The content of a draft as it is, and what its rated lines add up to. */
export async function readContent(
  db: Db,
  draft: Draft,
): Promise<Content & { readonly adds: Rational }> {
  const { contract, currency } = draft;
  const rated = await ratedLines(db, draft);
  const adjusted = await db
    .selectFrom('adjustment')
    .select(['adjustment', 'label', 'amount'])
    .where('contract', '=', contract)
    .where('draft', '=', draft.draft)
    .where('state', '=', APPLIED)
    .orderBy('adjustment')
    .execute();
  const last = rated.at(-1)?.position ?? 0;
  const lines = [
    ...rated,
    ...adjusted.map(({ adjustment, label, amount }, at) => ({
      ...EMPTY_LINE,
      position: last + 1 + at,
      line: `adjustment/${adjustment}`,
      kind: 'adjustment',
      label,
      subject: contract,
      amount: moneyText(amountOf(amount), currency),
    })),
  ];
  const { account, period } = draft;
  const adds = sumOf(rated);
  return {
    adds,
    lines,
    net: amountToBill(adds, sumOf(adjusted), currency),
    hash: hashOf({ contract, draft: draft.draft, account, period, currency, lines }),
  };
}

const EMPTY_LINE = {
  clause: '',
  subjectType: null,
  from: null,
  to: null,
  quantity: null,
  quantityUnit: null,
  unitPrice: null,
  unitPriceUnit: null,
  corrects: null,
};

/** The rated lines of a draft in order. */
export async function ratedLines(db: Db, { contract, draft }: DraftId): Promise<ContentLine[]> {
  return db
    .selectFrom('rated_line')
    .select([
      'position',
      'line',
      'clause',
      'kind',
      'label',
      'subject',
      'subject_type as subjectType',
    ])
    .select(['amount', 'valid_from as from', 'valid_to as to', 'quantity'])
    .select(['quantity_unit as quantityUnit', 'unit_price as unitPrice'])
    .select(['unit_price_unit as unitPriceUnit', 'corrects_period as corrects'])
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .orderBy('position')
    .execute();
}

/** The exact sum of some amounts. */
export function sumOf(lines: readonly { readonly amount: string }[]): Rational {
  return sum(lines.map(({ amount }) => amountOf(amount)));
}

/** A stored amount. @throws RangeError on a text that is none: our own mistake. */
export const amountOf = amountIn;

/** An amount as the engine writes it: the decimals of the currency, more where it has more. */
export const moneyText = moneyOf;

/** Refuses what the draft's state does not allow. @throws Problem S0102. */
export function mustBe(draft: Draft, ...wanted: readonly Draft['state'][]): void {
  if (wanted.includes(draft.state)) return;
  const values = { kind: DRAFT, id: idOf(draft), state: draft.state };
  throw new Problem('S0102', { ...values, wanted: wanted.join(' / ') });
}

/** A change of a locked draft's state. */
export interface Move {
  readonly action: string;
  readonly to: Draft['state'];
  readonly reviewer?: string;
  readonly reason?: string;
}

/** Writes a change of state with its event. What was approved of a validated one is void. */
export async function moveTo(
  transaction: Transaction<Schema>,
  by: { readonly service: Service; readonly actor: Actor },
  draft: Draft,
  { action, to, reviewer, reason = '' }: Move,
): Promise<Draft> {
  if (draft.state === 'validated' && to !== 'issued') await voidApprovals(transaction, draft);
  await transaction
    .updateTable('draft')
    .set({ state: to, ...(reviewer === undefined ? {} : { reviewer }) })
    .where('contract', '=', draft.contract)
    .where('draft', '=', draft.draft)
    .execute();
  await record(transaction, by.actor, by.service.now(), {
    action,
    kind: DRAFT,
    id: idOf(draft),
    before: { state: draft.state },
    after: { state: to },
    reason,
  });
  return { ...draft, state: to, reviewer: reviewer ?? draft.reviewer };
}

async function voidApprovals(transaction: Transaction<Schema>, draft: Draft): Promise<void> {
  await transaction
    .updateTable('approval')
    .set({ state: 'void' })
    .where('object_kind', '=', DRAFT)
    .where('object_id', '=', idOf(draft))
    .where('state', '=', 'approved')
    .execute();
}
