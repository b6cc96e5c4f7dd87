// Control, approvals: who approved what, bound to the hash of what they saw (laws 72 and 73). In:
// an object's kind, id and hash. Out: rows of `approval`.
import type { Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor } from '../service/service.ts';

/** What is approved. */
export interface Approvable {
  readonly kind: string;
  readonly id: string;
  readonly hash: string;
}

/** An approval in force. */
export interface Approval {
  readonly step: number;
  readonly approver: string;
}

/** A decision to write. */
export interface Decision extends Approvable {
  readonly step: number;
  readonly role: string;
  readonly maker: string;
  readonly state: 'approved' | 'refused';
  readonly comment: string;
}

/** Writes a decision. @throws Problem S0202 when who decides made it. */
export async function decide(
  transaction: Transaction<Schema>,
  actor: Actor,
  at: Date,
  { kind, id, hash, step, role, maker, state, comment }: Decision,
): Promise<void> {
  if (maker === actor.person) throw new Problem('S0202', { kind, id });
  const { count } = await transaction
    .selectFrom('approval')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('object_kind', '=', kind)
    .where('object_id', '=', id)
    .executeTakeFirstOrThrow();
  const now = at.toISOString();
  await transaction
    .insertInto('approval')
    .values({
      approval: `${kind} ${id} ${BigInt(count) + 1n}`,
      object_kind: kind,
      object_id: id,
      object_hash: hash,
      step,
      required_role: role,
      maker,
      approver: actor.person,
      state,
      comment,
      created_at: now,
      decided_at: now,
    })
    .execute();
}

/** The approvals of exactly this content, in the order of their steps. */
export async function approvalsOf(
  transaction: Transaction<Schema>,
  { kind, id, hash }: Approvable,
): Promise<readonly Approval[]> {
  const rows = await transaction
    .selectFrom('approval')
    .select(['step', 'approver'])
    .where('object_kind', '=', kind)
    .where('object_id', '=', id)
    .where('object_hash', '=', hash)
    .where('state', '=', 'approved')
    .orderBy('step')
    .execute();
  return rows.map(({ step, approver }) => ({ step, approver: approver ?? '' }));
}
