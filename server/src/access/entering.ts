// Entering: who may come in at all, and with which roles. In: a person's name. Out: the actor that
// operations are given.
import type { Db } from '../db/database.ts';
import type { Actor, Belongings, Service, Standing } from '../service/service.ts';

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
  const { db } = service.database;
  const today = todayOf(service);
  const held = await rolesOn(db, person, today);
  const lent = (await lentTo(db, person, today)).filter(({ role }) => !held.includes(role));
  const roles = [...new Set([...held, ...lent.map(({ role }) => role)])];
  const own = await belongingsOf(db, person);
  return {
    ...{ person, roles },
    ...(lent.length === 0 ? {} : { standsFor: lent }),
    ...(own === undefined ? {} : { own }),
  };
}

/** The roles that others lend a person on a day and still have themselves, with who does. */
export async function lentTo(db: Db, taker: string, today: string): Promise<readonly Standing[]> {
  const rows = await db
    .selectFrom('delegation')
    .innerJoin('person', 'person.id', 'delegation.giver')
    .select(['giver', 'role'])
    .where('taker', '=', taker)
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .where('ended_at', 'is', null)
    .where('person.active', '=', true)
    .orderBy('role')
    .orderBy('giver')
    .execute();
  const lent: Standing[] = [];
  for (const { giver, role } of rows) {
    const has = (await rolesOn(db, giver, today)).includes(role);
    if (has) lent.push({ person: giver, role });
  }
  return lent;
}

async function belongingsOf(db: Db, person: string): Promise<Belongings | undefined> {
  const found = await db
    .selectFrom('person')
    .select('customer')
    .where('id', '=', person)
    .executeTakeFirst();
  const customer = found?.customer ?? null;
  if (customer === null) return undefined;
  const accounts = await db
    .selectFrom('billing_account')
    .select('account')
    .where('customer', '=', customer)
    .execute();
  const contracts = await db
    .selectFrom('contract')
    .select('contract')
    .where('customer', '=', customer)
    .execute();
  return {
    customer,
    accounts: new Set(accounts.map(({ account }) => account)),
    contracts: new Set(contracts.map(({ contract }) => contract)),
  };
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
