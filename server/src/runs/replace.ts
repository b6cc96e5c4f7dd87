// Replacing drafts: what is drafted anew takes the place of the drafts before it, and what people
// asked for on them. In: a contract and period, an open transaction. Out: superseded drafts,
// adjustments on the new ones.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor } from '../service/service.ts';

/** What is drafted anew, and by whose run. */
export interface Anew {
  readonly contract: string;
  readonly period: string;
  readonly isOffCycle: boolean;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Supersedes the live drafts of a contract and period, of all its accounts.
 * @throws Problem S0102 when one is validated, or the period is issued: then only an off-cycle run
 * drafts it again, and only when no draft of the cycle is live.
 */
export async function replaceLive(transaction: Transaction<Schema>, anew: Anew): Promise<void> {
  const { contract, period, isOffCycle, actor, at } = anew;
  const before = await transaction
    .selectFrom('draft')
    .innerJoin('run', 'run.run', 'draft.run')
    .select(['draft.draft', 'draft.state', 'run.mode'])
    .where('draft.contract', '=', contract)
    .where('draft.period', '=', period)
    .where('draft.state', 'in', ['generated', 'in_review', 'validated', 'on_hold', 'issued'])
    .orderBy('draft.draft')
    .forUpdate('draft')
    .execute();
  for (const { draft, state, mode } of before) {
    const isOther = isOffCycle !== (mode === 'off_cycle');
    const stands = isOther ? state !== 'issued' : state === 'validated' || state === 'issued';
    if (!stands || (isOffCycle && state === 'issued')) continue;
    const wanted = isOther ? 'issued, superseded' : 'generated, in_review, on_hold';
    throw new Problem('S0102', { kind: 'draft', id: draft, state, wanted });
  }
  for (const { draft, state } of before) {
    if (state === 'issued') continue;
    await transaction
      .updateTable('draft')
      .set({ state: 'superseded' })
      .where('contract', '=', contract)
      .where('draft', '=', draft)
      .execute();
    const change = { before: { state }, after: { state: 'superseded' } };
    const id = `${contract}/${draft}`;
    await record(transaction, actor, at, {
      action: 'draft.supersede',
      kind: 'draft',
      id,
      ...change,
    });
  }
}

/**
 * Takes over to the new draft of an account and period the adjustments that were not refused, as
 * they stand: what was approved is their text and amount, which stay. Those of an account without a
 * new draft stay where they are, and are listed as waiting.
 */
export async function carryAdjustments(
  transaction: Transaction<Schema>,
  { contract, period, actor, at }: Anew,
  { account, draft }: { readonly account: string; readonly draft: string },
): Promise<void> {
  const waiting = await transaction
    .selectFrom('adjustment')
    .innerJoin('draft', (on) =>
      on
        .onRef('draft.contract', '=', 'adjustment.contract')
        .onRef('draft.draft', '=', 'adjustment.draft'),
    )
    .select(['adjustment', 'adjustment.draft'])
    .where('adjustment.contract', '=', contract)
    .where('adjustment.state', 'in', ['draft', 'submitted', 'approved', 'applied'])
    .where('draft.account', '=', account)
    .where('draft.period', '=', period)
    .where('draft.state', 'in', ['superseded', 'rejected'])
    .orderBy('adjustment')
    .execute();
  for (const { adjustment, draft: from } of waiting) {
    await transaction
      .updateTable('adjustment')
      .set({ draft })
      .where('contract', '=', contract)
      .where('adjustment', '=', adjustment)
      .execute();
    await record(transaction, actor, at, {
      action: 'adjustment.carry',
      kind: 'adjustment',
      id: `${contract}/${adjustment}`,
      before: { draft: from },
      after: { draft },
    });
  }
}
