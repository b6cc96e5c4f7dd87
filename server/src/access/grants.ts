// Grants: who has which role. In: a person and a role. Out: rows of `person_role`; roles that do
// not go together are refused, unless revenue assurance signed off an exception with an end date.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import { hashOf } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { conflictsOfGrant } from './duties.ts';
import { rolesOn, todayOf } from './entering.ts';
import { lockPerson } from './people.ts';
import { requireRight } from './right.ts';
import { isRole, type Role } from './roles.ts';

/** A role for a person; with a last day when it is an exception. */
export interface RoleGrant {
  readonly person: string;
  readonly role: string;
  /** ISO date, the last day on which the role counts. */
  readonly until?: string;
}

/**
 * Gives a role.
 * @throws Problem S0201, S0208 on an unknown role, S0101 on an unknown person, S0205 on roles
 * that do not go together, S0207 when an exception was not signed off or does not end later.
 */
export async function grantRole(service: Service, actor: Actor, grant: RoleGrant): Promise<void> {
  requireRight(actor, 'access.manage');
  const { person, until } = grant;
  const role = checkedRole(grant.role);
  const today = todayOf(service);
  await inTransaction(service.database, async (transaction) => {
    await lockPerson(transaction, person);
    const held = (await rolesOn(transaction, person, today)).filter(isRole);
    const signer = until === undefined ? null : await signerOf(transaction, service, actor, grant);
    if (signer === null) refuseConflict(person, held, role);
    const exception = { exception_until: until ?? null, exception_by: signer };
    await transaction
      .insertInto('person_role')
      .values({ person, role, granted_by: actor.person, ...exception })
      .onConflict((conflict) =>
        conflict
          .columns(['person', 'role'])
          .doUpdateSet({ granted_by: actor.person, ...exception }),
      )
      .execute();
    const after = { role, ...exception };
    const change = { action: 'access.grant', kind: 'person', id: person, after };
    await record(transaction, actor, service.now(), change);
  });
}

/**
 * Takes a role away.
 * @throws Problem S0201, S0101 when the person has no such role.
 */
export async function revokeRole(
  service: Service,
  actor: Actor,
  { person, role }: Omit<RoleGrant, 'until'>,
): Promise<void> {
  requireRight(actor, 'access.manage');
  await inTransaction(service.database, async (transaction) => {
    const gone = await transaction
      .deleteFrom('person_role')
      .where('person', '=', person)
      .where('role', '=', role)
      .returning('role')
      .executeTakeFirst();
    if (gone === undefined) throw new Problem('S0101', { kind: 'role', id: `${person} ${role}` });
    const change = { action: 'access.revoke', kind: 'person', id: person, before: { role } };
    await record(transaction, actor, service.now(), change);
  });
}

/**
 * Signs off, for revenue assurance, that a person may have a role beside others that it does not go
 * with, up to a day; an administrator then grants it.
 * @throws Problem S0201, S0203, S0202 when it is for oneself, S0208, S0101, S0207 without a later
 * end.
 */
export async function signOffException(
  service: Service,
  actor: Actor,
  grant: Required<RoleGrant>,
): Promise<void> {
  const { person, until } = grant;
  requireRight(actor, 'access.except', { makers: [person], kind: 'role', id: grant.role });
  checkedRole(grant.role);
  checkEnd(service, grant);
  const at = service.now();
  await inTransaction(service.database, async (transaction) => {
    await lockPerson(transaction, person);
    await transaction
      .insertInto('approval')
      .values({
        approval: exceptionId(grant),
        object_kind: EXCEPTION,
        object_id: person,
        object_hash: exceptionHash(grant),
        step: 1,
        required_role: 'RA',
        maker: person,
        approver: actor.person,
        state: 'approved',
        created_at: at.toISOString(),
        decided_at: at.toISOString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const after = { role: grant.role, until };
    const change = { action: 'access.except', kind: 'person', id: person, after };
    await record(transaction, actor, at, change);
  });
}

const EXCEPTION = 'role exception';

const exceptionHash = ({ person, role, until }: RoleGrant): string =>
  hashOf({ person, role, until });

const exceptionId = (grant: RoleGrant): string => `exception/${exceptionHash(grant)}`;

async function signerOf(
  transaction: Transaction<Schema>,
  service: Service,
  actor: Actor,
  grant: RoleGrant,
): Promise<string> {
  checkEnd(service, grant);
  const signed = await transaction
    .selectFrom('approval')
    .select('approver')
    .where('approval', '=', exceptionId(grant))
    .where('state', '=', 'approved')
    .executeTakeFirst();
  const signer = signed?.approver ?? actor.person;
  if (signer === actor.person) throw unsigned(service, grant);
  return signer;
}

function checkEnd(service: Service, grant: RoleGrant): void {
  if (grant.until === undefined || grant.until <= todayOf(service)) throw unsigned(service, grant);
}

const unsigned = (service: Service, { person }: RoleGrant): Problem =>
  new Problem('S0207', { person, today: todayOf(service) });

function checkedRole(role: string): Role {
  if (!isRole(role)) throw new Problem('S0208', { role });
  return role;
}

/** Refuses a role that does not go with others of a person's. @throws Problem S0205. */
export function refuseConflict(person: string, held: readonly Role[], role: Role): void {
  const [first] = conflictsOfGrant(
    held.filter((each) => each !== role),
    role,
  );
  if (first === undefined) return;
  const [one, other] = first.conflict;
  const conflict = {
    en: `${one.words.en}, ${other.words.en}`,
    fr: `${one.words.fr}, ${other.words.fr}`,
  };
  throw new Problem('S0205', { person, role, held: first.held, conflict });
}
