// People: who can sign in. In: names, addresses and passwords. Out: rows of `person` and
// `credential`, each change with its event. Passwords are hashed (scrypt) by the library of
// accounts and stand in no event, problem or log.
import { hashPassword } from 'better-auth/crypto';
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { requireRight } from './right.ts';

/** Somebody new. */
export interface NewPerson {
  /** Their name in the system, as others read it: `ada.martin`. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** None: they sign in elsewhere. */
  readonly password?: string;
  /** The customer for whom they act. */
  readonly customer?: string;
}

const LENGTH_MIN = 12;
const LENGTH_MAX = 128;

/**
 * Enters a person, without any role.
 * @throws Problem S0201, S0209 when the name or the address is taken, S0210 on a bad password.
 */
export async function createPerson(
  service: Service,
  actor: Actor,
  person: NewPerson,
): Promise<void> {
  requireRight(actor, 'access.manage');
  const hash = person.password === undefined ? undefined : await hashed(person.password);
  await inTransaction(service.database, (transaction) =>
    enter(transaction, actor, service.now(), { ...person, hash, demo: false }),
  );
}

/**
 * Enters the first person of an empty system, as its administrator: there is nobody yet whose right
 * could be checked.
 * @throws Problem S0209 when there is a person already, S0210 on a bad password.
 */
export async function createFirstAdministrator(service: Service, person: NewPerson): Promise<void> {
  const hash = person.password === undefined ? undefined : await hashed(person.password);
  await inTransaction(service.database, async (transaction) => {
    // The head of the audit is what two first starts wait for each other at.
    await transaction.selectFrom('audit_head').selectAll().forUpdate().execute();
    const first = await transaction.selectFrom('person').select('id').limit(1).executeTakeFirst();
    if (first !== undefined) throw new Problem('S0209', { kind: 'person', id: first.id });
    const actor = { person: person.id, roles: [] };
    await enter(transaction, actor, service.now(), { ...person, hash, demo: false });
    await transaction
      .insertInto('person_role')
      .values({ person: person.id, role: 'AD', granted_by: person.id })
      .execute();
    const after = { role: 'AD' };
    const change = { action: 'access.grant', kind: 'person', id: person.id, after };
    await record(transaction, actor, service.now(), change);
  });
}

/**
 * Lets a person in no more: ends their sessions and tokens. What they did keeps their name.
 * @throws Problem S0201, S0101.
 */
export async function deactivatePerson(
  service: Service,
  actor: Actor,
  { person }: { readonly person: string },
): Promise<void> {
  requireRight(actor, 'access.manage');
  const at = service.now();
  await inTransaction(service.database, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('person')
      .set({ active: false, updated_at: at.toISOString() })
      .where('id', '=', person)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Problem('S0101', { kind: 'person', id: person });
    await transaction.deleteFrom('session').where('person', '=', person).execute();
    await transaction
      .updateTable('api_token')
      .set({ revoked_at: at.toISOString() })
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .execute();
    await record(transaction, actor, at, {
      action: 'access.deactivate',
      kind: 'person',
      id: person,
    });
  });
}

/**
 * Gives a person another password and ends their sessions: one's own, or by an administrator.
 * @throws Problem S0201, S0101, S0210.
 */
export async function setPassword(
  service: Service,
  actor: Actor,
  { person, password }: { readonly person: string; readonly password: string },
): Promise<void> {
  if (actor.person !== person) requireRight(actor, 'access.manage');
  const hash = await hashed(password);
  const at = service.now();
  await inTransaction(service.database, async (transaction) => {
    await lockPerson(transaction, person);
    await transaction
      .deleteFrom('credential')
      .where('provider', '=', OWN)
      .where('subject', '=', person)
      .execute();
    await writePassword(transaction, person, hash, at.toISOString());
    await transaction.deleteFrom('session').where('person', '=', person).execute();
    await record(transaction, actor, at, { action: 'access.password', kind: 'person', id: person });
  });
}

// The library's name for a password of ours.
const OWN = 'credential';

/** A person as it is written: the password hashed. */
export interface EnteredPerson extends Omit<NewPerson, 'password'> {
  readonly hash: string | undefined;
  readonly demo: boolean;
}

/**
 * Writes a person and the event of it.
 * @throws Problem S0209 when the name or the address is taken.
 */
export async function enter(
  transaction: Transaction<Schema>,
  actor: Actor,
  at: Date,
  { id, name, email, customer, hash, demo }: EnteredPerson,
): Promise<void> {
  const now = at.toISOString();
  const written = await transaction
    .insertInto('person')
    .values({
      id,
      name,
      email: email.toLowerCase(),
      // An administrator vouches for the address; sign-in elsewhere joins by it.
      email_verified: true,
      customer: customer ?? null,
      demo,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written === undefined) throw new Problem('S0209', { kind: 'person', id });
  if (hash !== undefined) await writePassword(transaction, id, hash, now);
  const after = { name, email, customer: customer ?? null, demo };
  await record(transaction, actor, at, { action: 'access.enter', kind: 'person', id, after });
}

async function writePassword(
  transaction: Transaction<Schema>,
  person: string,
  password: string,
  at: string,
): Promise<void> {
  await transaction
    .insertInto('credential')
    .values({
      id: `${OWN}/${person}`,
      person,
      provider: OWN,
      subject: person,
      password,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

async function hashed(password: string): Promise<string> {
  if (password.length < LENGTH_MIN || password.length > LENGTH_MAX) {
    throw new Problem('S0210', { least: `${LENGTH_MIN}`, most: `${LENGTH_MAX}` });
  }
  return hashPassword(password);
}

/**
 * Keeps others from changing a person until the transaction ends: of two grants at once neither
 * would see the other's role.
 * @throws Problem S0101.
 */
export async function lockPerson(transaction: Transaction<Schema>, person: string): Promise<void> {
  const found = await transaction
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Problem('S0101', { kind: 'person', id: person });
}
