// Entering: who may come in at all, and with which roles. In: a person's name. Out: the actor that
// operations are given.
import type { Db } from '../db/database.ts';
import type { Actor, Service } from '../service/service.ts';

/** Whether a person may sign in or use a token: active, and no demo account on a real server. */
export async function mayEnter({ database }: Service, person: string): Promise<boolean> {
  const found = await database.db
    .selectFrom('person')
    .select(['active', 'demo'])
    .where('id', '=', person)
    .executeTakeFirst();
  return found?.active === true && !(found.demo && database.kind !== 'embedded');
}

/** A person as an actor, with the roles that count today; nothing for one who may not enter. */
export async function actorNamed(service: Service, person: string): Promise<Actor | undefined> {
  if (!(await mayEnter(service, person))) return undefined;
  return { person, roles: await rolesOn(service.database.db, person, todayOf(service)) };
}

/** The roles of a person on a day: an exception counts up to and with its last day. */
export async function rolesOn(db: Db, person: string, today: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('person_role')
    .select(['role', 'exception_until'])
    .where('person', '=', person)
    .orderBy('role')
    .execute();
  return rows
    .filter(({ exception_until: until }) => until === null || until >= today)
    .map(({ role }) => role);
}

/** The ISO date of today, in UTC. */
export function todayOf({ now }: Service): string {
  return now().toISOString().slice(0, 10);
}
