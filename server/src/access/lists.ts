// Lists of access: people with their roles, their names, what each role may do, API tokens. In: who
// asks. Out: rows without passwords, sessions or keys.
import type { Actor, Service } from '../service/service.ts';
import { grantsOf, SUBJECTS } from './matrix.ts';
import { requireRight } from './right.ts';
import { ROLES, type Role } from './roles.ts';

/** A role that a person was given. */
export interface HeldRole {
  readonly role: string;
  readonly grantedBy: string;
  /** ISO day, the last on which it counts, when it is an exception. */
  readonly until: string | null;
  /** Who signed the exception off. */
  readonly signedOffBy: string | null;
}

/** A person as others read them. */
export interface Person {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  /** The customer for whom they act. */
  readonly customer: string | null;
  readonly demo: boolean;
  readonly active: boolean;
  readonly roles: readonly HeldRole[];
}

/** People by name in the system, with their roles. @throws Problem S0201. */
export async function listPeople(
  service: Service,
  actor: Actor,
  asked: { readonly role?: string; readonly after: number; readonly limit: number },
): Promise<readonly Person[]> {
  requireRight(actor, 'access.read', { kind: 'person' });
  const { db } = service.database;
  const { role, after, limit } = asked;
  let rows = db
    .selectFrom('person')
    .select(['id as person', 'name', 'email', 'customer', 'demo', 'active']);
  if (role !== undefined) {
    rows = rows.where('id', 'in', ({ selectFrom }) =>
      selectFrom('person_role').select('person').where('role', '=', role),
    );
  }
  const people = await rows.orderBy('id').offset(after).limit(limit).execute();
  if (people.length === 0) return [];
  const names = people.map(({ person }) => person);
  const held = await db
    .selectFrom('person_role')
    .select(['person', 'role', 'granted_by as grantedBy', 'exception_until as until'])
    .select('exception_by as signedOffBy')
    .where('person', 'in', names)
    .orderBy('role')
    .execute();
  return people.map((one) => ({
    ...one,
    roles: held
      .filter(({ person }) => person === one.person)
      .map(({ person: _, ...grant }) => grant),
  }));
}

/** A person as screens call them. */
export type PersonName = Pick<Person, 'person' | 'name'>;

/**
 * The names of all people, also of those who left: what they did keeps theirs. Whoever is signed in
 * may know them; who acts for a customer those of that customer.
 */
export async function listNames(
  { database: { db } }: Service,
  { own }: Actor,
): Promise<readonly PersonName[]> {
  let rows = db.selectFrom('person').select(['id as person', 'name']);
  if (own !== undefined) rows = rows.where('customer', '=', own.customer);
  return rows.orderBy('id').execute();
}

/** A role and what it may do: codes with their conditions, by row of the matrix. */
export interface RoleRights {
  readonly role: Role;
  readonly en: string;
  readonly fr: string;
  readonly rights: Readonly<Record<string, readonly string[]>>;
}

/** All roles; whoever is signed in may know them. */
export function listRoles(): readonly RoleRights[] {
  const roles = Object.keys(ROLES) as Role[];
  return roles.map((role) => ({
    ...{ role, ...ROLES[role] },
    rights: Object.fromEntries(
      SUBJECTS.map((subject) => [subject, grantsOf(role, subject)] as const).filter(
        ([, grants]) => grants.length > 0,
      ),
    ),
  }));
}

/** A token as it is read: never what it is. */
export interface Token {
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/** The API tokens of a person: one's own, or anybody's by who may. @throws Problem S0201. */
export async function listTokens(
  service: Service,
  actor: Actor,
  { person }: { readonly person: string },
): Promise<readonly Token[]> {
  if (actor.person !== person) requireRight(actor, 'access.read', { kind: 'person', id: person });
  return service.database.db
    .selectFrom('api_token')
    .select(['label', 'created_at as createdAt', 'expires_at as expiresAt'])
    .select('revoked_at as revokedAt')
    .where('person', '=', person)
    .orderBy('label')
    .execute();
}
