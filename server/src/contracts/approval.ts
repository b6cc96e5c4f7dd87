// Contracts, approval: another person than the author approves a tested version, by the hash of its
// text; a rejection takes approvals back and lets the author edit again.
import type { Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { sourceHashOf } from './files.ts';
import {
  type ContractVersion,
  changeVersion,
  contextOf,
  idOf,
  lockVersion,
  mustBe,
  VERSION,
  type VersionId,
} from './version.ts';

/** The role whose holders approve texts: a second billing expert. */
const APPROVING_ROLE = 'BE';

/**
 * Approves a tested version.
 * @param input.sourceHash The hash of the text that the approver read.
 * @throws Problem S0202 when the actor wrote it, S0301 when it is another text, S0102 when it is
 * not tested.
 */
export async function approveVersion(
  service: Service,
  actor: Actor,
  input: VersionId & { readonly sourceHash: string; readonly comment?: string },
): Promise<ContractVersion> {
  const { sourceHash, comment = '' } = input;
  return inTransaction(service.database, async (transaction) => {
    const version = await lockVersion(transaction, input);
    service.may(actor, 'contract.publish', await contextOf(transaction, actor, version));
    mustNotBeAuthor(actor, version);
    mustBe(version, 'tested');
    if (version.sourceHash !== sourceHash) throw new Problem('S0301', { id: idOf(version) });
    const at = service.now().toISOString();
    const { count } = await transaction
      .selectFrom('approval')
      .select((row) => row.fn.countAll<string>().as('count'))
      .where('object_kind', '=', VERSION)
      .where('object_id', '=', idOf(version))
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('approval')
      .values({
        approval: `${VERSION} ${idOf(version)} ${BigInt(count) + 1n}`,
        object_kind: VERSION,
        object_id: idOf(version),
        object_hash: version.sourceHash,
        step: 1,
        required_role: APPROVING_ROLE,
        maker: version.author,
        approver: actor.person,
        state: 'approved',
        comment,
        created_at: at,
        decided_at: at,
      })
      .execute();
    return changeVersion(transaction, { service, actor }, version, {
      action: 'contract.approve',
      set: { state: 'approved', approver: actor.person },
      reason: comment,
    });
  });
}

/**
 * Sends a version that is not published back to its author, with a reason. What was approved of it
 * is void.
 * @throws Problem S0102 when it is a draft, published or superseded.
 */
export async function rejectVersion(
  service: Service,
  actor: Actor,
  input: VersionId & { readonly reason: string },
): Promise<ContractVersion> {
  return inTransaction(service.database, async (transaction) => {
    const version = await lockVersion(transaction, input);
    service.may(actor, 'contract.publish', await contextOf(transaction, actor, version));
    mustBe(version, 'compiled', 'tested', 'approved');
    await transaction
      .updateTable('approval')
      .set({ state: 'void' })
      .where('object_kind', '=', VERSION)
      .where('object_id', '=', idOf(version))
      .where('state', '=', 'approved')
      .execute();
    return changeVersion(transaction, { service, actor }, version, {
      action: 'contract.reject',
      set: { state: 'rejected', approver: null },
      reason: input.reason,
    });
  });
}

/** Refuses a decision of the author. @throws Problem S0202. */
export function mustNotBeAuthor(actor: Actor, version: ContractVersion): void {
  if (actor.person !== version.author) return;
  throw new Problem('S0202', { kind: VERSION, id: idOf(version) });
}

/**
 * Refuses a version whose text is not the one that was approved (law 73): the hash is worked out
 * anew from the text.
 * @throws Problem S0305.
 */
export async function mustBeApproved(
  transaction: Transaction<Schema>,
  version: ContractVersion,
): Promise<void> {
  const approval = await transaction
    .selectFrom('approval')
    .select('approval')
    .where('object_kind', '=', VERSION)
    .where('object_id', '=', idOf(version))
    .where('object_hash', '=', sourceHashOf(version.files))
    .where('state', '=', 'approved')
    .where('approver', '<>', version.author)
    .executeTakeFirst();
  if (approval === undefined) throw new Problem('S0305', { id: idOf(version) });
}
