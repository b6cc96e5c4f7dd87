// Delegation: a role lent by one person to another for some days. In: who lends what to whom. Out:
// rows of `delegation`; whoever acts by a lent role acts for its giver, and decides on nothing that
// the giver made.
import { parseDay } from '@avenant/dsl/values';
import { record } from '../audit/record.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { lentTo, rolesOn, todayOf } from './entering.ts';
import { refuseConflict } from './grants.ts';
import { lockPerson } from './people.ts';
import { requireRight } from './right.ts';
import { isRole } from './roles.ts';

/** Which delegation. */
export interface DelegationId {
  readonly giver: string;
  readonly taker: string;
  readonly role: string;
  /** ISO day, the first on which it counts. */
  readonly from: string;
}

/** A role lent for some days. */
export interface Delegation extends DelegationId {
  /** ISO day, the last on which it counts. */
  readonly until: string;
}

/** A delegation as it is read. */
export interface ReadDelegation extends Delegation {
  readonly grantedBy: string;
  readonly endedAt: string | null;
}

const DAYS_MAX = 92;
const KIND = 'delegation';

/**
 * Lends a role of one person to another.
 * @throws Problem S0201, S0208, S0101 when the giver has no such role or there is no such taker,
 * S0205 when it does not go with the taker's roles, S0212 for days that are past, the wrong way
 * round or too many, S0202 to oneself, S0209 when it is there.
 */
export async function delegateRole(
  service: Service,
  actor: Actor,
  asked: Delegation,
): Promise<void> {
  requireRight(actor, 'access.manage');
  const { giver, taker, role, from, until } = asked;
  if (!isRole(role)) throw new Problem('S0208', { role });
  if (giver === taker) throw new Problem('S0202', { kind: KIND, id: idOf(asked) });
  const today = todayOf(service);
  const [first, last] = [parseDay(from), parseDay(until)];
  const isFit = first !== undefined && last !== undefined && first <= last && until >= today;
  if (!isFit || last - first >= DAYS_MAX) throw new Problem('S0212', { most: `${DAYS_MAX}` });
  await inTransaction(service.database, async (transaction) => {
    for (const person of [giver, taker].sort()) await lockPerson(transaction, person);
    if (!(await rolesOn(transaction, giver, today)).includes(role)) {
      throw new Problem('S0101', { kind: 'role', id: `${giver} ${role}` });
    }
    const lent = await lentTo(transaction, taker, today);
    const held = [...(await rolesOn(transaction, taker, today)), ...lent.map((one) => one.role)];
    refuseConflict(taker, held.filter(isRole), role);
    const made = await transaction
      .insertInto('delegation')
      .values({ giver, taker, role, from_day: from, until_day: until, granted_by: actor.person })
      .onConflict((conflict) => conflict.doNothing())
      .returning('role')
      .executeTakeFirst();
    if (made === undefined) throw new Problem('S0209', { kind: KIND, id: idOf(asked) });
    const after = { giver, role, from, until };
    const change = { action: 'access.delegate', kind: 'person', id: taker, after };
    await record(transaction, actor, service.now(), change);
  });
}

/** Takes a lent role back before its last day. @throws Problem S0201, S0101. */
export async function endDelegation(
  service: Service,
  actor: Actor,
  id: DelegationId,
): Promise<void> {
  const { giver, taker, role, from } = id;
  // The giver may take back what is theirs.
  if (actor.person !== giver) requireRight(actor, 'access.manage');
  await inTransaction(service.database, async (transaction) => {
    const at = service.now();
    const ended = await transaction
      .updateTable('delegation')
      .set({ ended_at: at.toISOString() })
      .where('giver', '=', giver)
      .where('taker', '=', taker)
      .where('role', '=', role)
      .where('from_day', '=', from)
      .where('ended_at', 'is', null)
      .returning('role')
      .executeTakeFirst();
    if (ended === undefined) throw new Problem('S0101', { kind: KIND, id: idOf(id) });
    const change = { action: 'access.delegation-end', kind: 'person', id: taker, before: id };
    await record(transaction, actor, at, change);
  });
}

/** Delegations, the latest first: all, or those that one gave or took. @throws Problem S0201. */
export async function listDelegations(
  service: Service,
  actor: Actor,
  asked: { readonly person?: string; readonly after: number; readonly limit: number },
): Promise<readonly ReadDelegation[]> {
  const { person, after, limit } = asked;
  if (person !== actor.person) requireRight(actor, 'access.read', { kind: KIND });
  let rows = service.database.db
    .selectFrom('delegation')
    .select(['giver', 'taker', 'role', 'from_day as from', 'until_day as until'])
    .select(['granted_by as grantedBy', 'ended_at as endedAt']);
  if (person !== undefined) {
    rows = rows.where(({ or, eb }) => or([eb('giver', '=', person), eb('taker', '=', person)]));
  }
  return rows
    .orderBy('from_day', 'desc')
    .orderBy('taker')
    .orderBy('giver')
    .orderBy('role')
    .offset(after)
    .limit(limit)
    .execute();
}

const idOf = ({ giver, taker, role, from }: DelegationId): string =>
  `${giver} ${taker} ${role} ${from}`;
