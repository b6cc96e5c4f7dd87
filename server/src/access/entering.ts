// Entering: who may come in at all, and with which roles. In: a person's name. Out: the actor that
// operations are given.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
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

/** Whose name is asked for: told, or found within the same query. */
type Named = string | SelectQueryBuilder<Schema, 'api_token', { person: string }>;

/**
 * A person as an actor, with the roles that count today; nothing for one who may not enter. It is
 * asked before each request is answered: one query, and others only for who stands for somebody or
 * belongs to a customer.
 */
export async function actorNamed(service: Service, named: Named): Promise<Actor | undefined> {
  const { db, kind } = service.database;
  const today = todayOf(service);
  const rows = await db
    .selectFrom('person')
    .leftJoin('person_role as held', (join) =>
      join.onRef('held.person', '=', 'person.id').on(countsOn('held', today)),
    )
    .select(['id', 'demo', 'customer', 'held.role'])
    .select(({ exists, ref }) =>
      exists(lendingOn(db, today).select('giver').where('taker', '=', ref('person.id'))).as('lent'),
    )
    .where('id', '=', named)
    .where('active', '=', true)
    .orderBy('held.role')
    .execute();
  const [found] = rows;
  if (found === undefined || (found.demo && kind !== 'embedded')) return undefined;
  const { id: person, customer } = found;
  const held = rows.flatMap(({ role }) => (role === null ? [] : [role]));
  const all = found.lent ? await lentTo(db, person, today) : [];
  const lent = all.filter(({ role }) => !held.includes(role));
  return {
    ...{ person, roles: [...new Set([...held, ...lent.map(({ role }) => role)])] },
    ...(lent.length === 0 ? {} : { standsFor: lent }),
    ...(customer === null ? {} : { own: await belongingsOf(db, customer) }),
  };
}

/** The roles that others lend a person on a day and still have themselves, with who does. */
export function lentTo(db: Db, taker: string, today: string): Promise<readonly Standing[]> {
  return lendingOn(db, today)
    .innerJoin('person', 'person.id', 'giver')
    .innerJoin('person_role as has', (join) =>
      join.onRef('has.person', '=', 'giver').onRef('has.role', '=', 'delegation.role'),
    )
    .select(['giver as person', 'delegation.role'])
    .where('taker', '=', taker)
    .where('person.active', '=', true)
    .where(countsOn('has', today))
    .orderBy('delegation.role')
    .orderBy('giver')
    .execute();
}

function lendingOn(db: Db, today: string) {
  return db
    .selectFrom('delegation')
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .where('ended_at', 'is', null);
}

/** The roles of a person on a day: an exception counts up to and with its last day. */
export async function rolesOn(db: Db, person: string, today: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('person_role as held')
    .select('role')
    .where('person', '=', person)
    .where(countsOn('held', today))
    .orderBy('role')
    .execute();
  return rows.map(({ role }) => role);
}

function countsOn(role: string, today: string): RawBuilder<boolean> {
  const until = sql.ref(`${role}.exception_until`);
  return sql<boolean>`(${until} is null or ${until} >= ${today})`;
}

async function belongingsOf(db: Db, customer: string): Promise<Belongings> {
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

/** The ISO date of today, in UTC. */
export function todayOf({ now }: Service): string {
  return now().toISOString().slice(0, 10);
}
