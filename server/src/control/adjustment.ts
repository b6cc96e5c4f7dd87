// Control, adjustments: what a person adds to a draft or takes from it, with a reason, once another
// person has approved it. In: a ticket. Out: a line more of the issued document.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { AdjustmentTable, DraftTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { DraftId } from '../runs/drafts.ts';
import { hashOf } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { decide } from './approvals.ts';
import { lockDraft, mustBe } from './draft.ts';
import { ADJUSTMENT, askedText, weightOf } from './money.ts';

/** Which adjustment. */
export interface AdjustmentId {
  readonly contract: string;
  readonly adjustment: string;
}

/** An adjustment that is asked for. */
export interface NewAdjustment extends AdjustmentId, DraftId {
  /** The words of its line. */
  readonly label: string;
  /** Decimal text, negative for less. */
  readonly amount: string;
  /** Why it is asked for; `cause` is what counts together. */
  readonly reason: string;
  readonly cause: string;
}

/** An adjustment. */
export interface Adjustment extends NewAdjustment {
  readonly currency: string;
  readonly state: AdjustmentTable['state'];
  readonly maker: string;
  readonly approver: string | null;
  readonly createdAt: string;
}

/**
 * Asks for an adjustment of a draft in review.
 * @throws Problem S0201, S0101, S0102, S0609, S0614, S0616 when the name is taken.
 */
export async function createAdjustment(
  service: Service,
  actor: Actor,
  input: NewAdjustment,
): Promise<Adjustment> {
  const { contract, adjustment, draft, label, reason, cause } = input;
  const id = idOf(input);
  service.may(actor, 'adjustment.create', { kind: ADJUSTMENT, id, contract });
  const at = service.now().toISOString();
  return inTransaction(service.database, async (transaction) => {
    const of = await lockDraft(transaction, { contract, draft });
    mustBe(of, 'in_review');
    const { currency } = of;
    const amount = askedText(input.amount, currency);
    if ([label, reason, cause].some((text) => text.trim() === '')) {
      throw new Problem('S0614', { kind: ADJUSTMENT, id });
    }
    const written = await transaction
      .insertInto('adjustment')
      .values({
        ...{ contract, adjustment, draft, reason, label, amount, currency, cause },
        ...{ state: 'submitted', maker: actor.person, created_at: at },
      })
      .onConflict((on) => on.doNothing())
      .returning('adjustment')
      .executeTakeFirst();
    if (written === undefined) throw new Problem('S0616', { kind: ADJUSTMENT, id });
    const after = await lockAdjustment(transaction, input);
    await record(transaction, actor, service.now(), {
      action: 'adjustment.create',
      kind: ADJUSTMENT,
      id,
      after,
      reason,
    });
    return after;
  });
}

/**
 * Approves an adjustment, which applies it, or refuses it. The amount that decides who may is that
 * of all of the customer with the same cause within thirty days.
 * @throws Problem S0202 for its maker, S0201 and S0203 by the amount, S0101, S0102.
 */
export async function decideAdjustment(
  service: Service,
  actor: Actor,
  input: AdjustmentId & { readonly decision: 'approve' | 'refuse'; readonly comment?: string },
): Promise<Adjustment> {
  const { decision, comment = '' } = input;
  return inTransaction(service.database, async (transaction) => {
    const { contract, draft } = await findAdjustment(transaction, input);
    // The draft first, as everywhere: its content changes.
    const of = await lockDraft(transaction, { contract, draft });
    const before = await lockAdjustment(transaction, input);
    const { adjustment, maker, amount, cause, createdAt, state } = before;
    const id = idOf(before);
    const on = createdAt.slice(0, 10);
    const weight = await weightOf(transaction, {
      ...{ id: `${ADJUSTMENT} ${id}`, contract, cause, on, amount },
    });
    const makers = [maker];
    const done = await adjustedBy(transaction, actor, { contract, draft });
    service.may(actor, 'adjustment.approve', {
      kind: ADJUSTMENT,
      ...{ id, contract, makers, done, ...weight },
    });
    if (state !== 'submitted') {
      throw new Problem('S0102', { kind: ADJUSTMENT, id, state, wanted: 'submitted' });
    }
    const isApproved = decision === 'approve';
    if (isApproved) mustBe(of, 'in_review');
    // Without its draft: another that takes its place takes the adjustment over as approved.
    const { createdAt: _, approver: __, state: ___, draft: ____, ...content } = before;
    await decide(transaction, actor, service.now(), {
      ...{ kind: ADJUSTMENT, id, hash: hashOf(content), step: 1, role: 'OS', maker, comment },
      state: isApproved ? 'approved' : 'refused',
    });
    await transaction
      .updateTable('adjustment')
      .set({ state: isApproved ? 'applied' : 'rejected', approver: actor.person })
      .where('contract', '=', contract)
      .where('adjustment', '=', adjustment)
      .execute();
    if (isApproved) await unchecked(transaction, of);
    const after = await lockAdjustment(transaction, input);
    await record(transaction, actor, service.now(), {
      action: isApproved ? 'adjustment.approve' : 'adjustment.refuse',
      kind: ADJUSTMENT,
      ...{ id, before, after, reason: comment },
    });
    return after;
  });
}

/**
 * Takes back an adjustment that nobody has decided: it is refused without an approver.
 * @throws Problem S0201, S0101, S0102 once it is decided, S0620 for another than who asked for it.
 */
export async function withdrawAdjustment(
  service: Service,
  actor: Actor,
  input: AdjustmentId,
): Promise<Adjustment> {
  const { contract, adjustment } = input;
  const id = idOf(input);
  service.may(actor, 'adjustment.create', { kind: ADJUSTMENT, id, contract });
  return inTransaction(service.database, async (transaction) => {
    const { draft } = await findAdjustment(transaction, input);
    await lockDraft(transaction, { contract, draft });
    const before = await lockAdjustment(transaction, input);
    const { maker, state } = before;
    if (maker !== actor.person) throw new Problem('S0620', { kind: ADJUSTMENT, id, maker });
    if (state !== 'submitted') {
      throw new Problem('S0102', { kind: ADJUSTMENT, id, state, wanted: 'submitted' });
    }
    await transaction
      .updateTable('adjustment')
      .set({ state: 'rejected' })
      .where('contract', '=', contract)
      .where('adjustment', '=', adjustment)
      .execute();
    const after = await lockAdjustment(transaction, input);
    await record(transaction, actor, service.now(), {
      action: 'adjustment.withdraw',
      kind: ADJUSTMENT,
      ...{ id, before, after },
    });
    return after;
  });
}

// The controls ran on less than it bills now.
async function unchecked(
  transaction: Transaction<Schema>,
  { contract, draft }: DraftId,
): Promise<void> {
  await transaction
    .updateTable('draft')
    .set({ checked_hash: null })
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .execute();
}

/** The adjustments of a draft. */
export async function listAdjustments(
  service: Service,
  actor: Actor,
  { contract, draft }: DraftId,
): Promise<readonly Adjustment[]> {
  service.may(actor, 'adjustment.read', { kind: 'contract', id: contract, contract });
  const rows = await service.database.db
    .selectFrom('adjustment')
    .selectAll()
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .orderBy('adjustment')
    .execute();
  return rows.map(asAdjustment);
}

/** An adjustment, and whether it waits for a draft that takes it over. */
export interface StandingAdjustment extends Adjustment {
  readonly draftState: DraftTable['state'];
  /** Its draft is gone and none of its account and period took its place yet. */
  readonly isWaiting: boolean;
}

/** All adjustments of a contract by name: those that wait for a draft are told. */
export async function listContractAdjustments(
  service: Service,
  actor: Actor,
  { contract }: { readonly contract: string },
): Promise<readonly StandingAdjustment[]> {
  service.may(actor, 'adjustment.read', { kind: 'contract', id: contract, contract });
  const rows = await service.database.db
    .selectFrom('adjustment')
    .innerJoin('draft', (on) =>
      on
        .onRef('draft.contract', '=', 'adjustment.contract')
        .onRef('draft.draft', '=', 'adjustment.draft'),
    )
    .selectAll('adjustment')
    .select('draft.state as draftState')
    .where('adjustment.contract', '=', contract)
    .orderBy('adjustment')
    .execute();
  return rows.map(({ draftState, ...row }) => {
    const isGone = draftState === 'superseded' || draftState === 'rejected';
    const isAlive = row.state !== 'rejected' && row.state !== 'closed';
    return { ...asAdjustment(row), draftState, isWaiting: isGone && isAlive };
  });
}

const idOf = ({ contract, adjustment }: AdjustmentId): string => `${contract}/${adjustment}`;

function rowsOf(transaction: Transaction<Schema>, { contract, adjustment }: AdjustmentId) {
  return transaction
    .selectFrom('adjustment')
    .selectAll()
    .where('contract', '=', contract)
    .where('adjustment', '=', adjustment);
}

async function findAdjustment(
  transaction: Transaction<Schema>,
  id: AdjustmentId,
): Promise<Adjustment> {
  return found(id, await rowsOf(transaction, id).executeTakeFirst());
}

async function lockAdjustment(
  transaction: Transaction<Schema>,
  id: AdjustmentId,
): Promise<Adjustment> {
  return found(id, await rowsOf(transaction, id).forUpdate().executeTakeFirst());
}

type Row = { readonly [Column in keyof AdjustmentTable]: AdjustmentTable[Column] };

function found(id: AdjustmentId, row: Row | undefined): Adjustment {
  if (row === undefined) throw new Problem('S0101', { kind: ADJUSTMENT, id: idOf(id) });
  return asAdjustment(row);
}

function asAdjustment({ created_at: createdAt, ...row }: Row): Adjustment {
  return { ...row, createdAt };
}

// Who asks for one adjustment of a draft approves none of it: they meet in one total.
async function adjustedBy(
  transaction: Transaction<Schema>,
  { person }: Actor,
  { contract, draft }: DraftId,
): Promise<readonly string[]> {
  const own = await transaction
    .selectFrom('adjustment')
    .select('adjustment')
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .where('maker', '=', person)
    .limit(1)
    .execute();
  return own.length > 0 ? ['adjustment.create'] : [];
}
