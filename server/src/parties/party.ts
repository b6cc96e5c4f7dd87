// Parties: customers, and the legal entities that issue invoices or are billed.
import { record } from '../audit/record.ts';
import type { LegalEntityTable } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { registrationNumber, vatNumber } from './numbers.ts';

/** Whom contracts are with. */
export interface Customer {
  readonly customer: string;
  readonly name: string;
  readonly language: 'en' | 'fr';
}

/** A legal person: one of ours that issues, or one of a customer's that is billed. */
export interface LegalEntity {
  readonly entity: string;
  readonly name: string;
  readonly role: LegalEntityTable['role'];
  /** Two capitals, ISO 3166. */
  readonly country: string;
  readonly registration: string | null;
  readonly vatId: string | null;
}

/** Registers a customer. @throws Problem S0306 when there is one of that id. */
export async function createCustomer(
  service: Service,
  actor: Actor,
  { customer, name, language }: Customer,
): Promise<Customer> {
  service.may(actor, 'customer.edit', { kind: 'customer', id: customer });
  const after = { customer, name, language };
  await inTransaction(service.database, async (transaction) => {
    const made = await transaction
      .insertInto('customer')
      .values(after)
      .onConflict((conflict) => conflict.doNothing())
      .returning('customer')
      .executeTakeFirst();
    if (made === undefined) throw new Problem('S0306', { kind: 'customer', id: customer });
    const change = { action: 'customer.create', kind: 'customer', id: customer, after };
    await record(transaction, actor, service.now(), change);
  });
  return after;
}

/**
 * Registers a legal entity, its numbers in the form in which they are kept.
 * @throws Problem S0311, S0312 when a number has not its country's form, S0306 when there is one of
 * that id.
 */
export async function createEntity(
  service: Service,
  actor: Actor,
  input: LegalEntity,
): Promise<LegalEntity> {
  const { entity, name, role } = input;
  service.may(actor, 'customer.edit', { kind: 'entity', id: entity });
  const after = { entity, name, role, ...numbersOf(input) };
  await inTransaction(service.database, async (transaction) => {
    const { vatId, ...row } = after;
    const made = await transaction
      .insertInto('legal_entity')
      .values({ ...row, vat_id: vatId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('entity')
      .executeTakeFirst();
    if (made === undefined) throw new Problem('S0306', { kind: 'entity', id: entity });
    const change = { action: 'entity.create', kind: 'entity', id: entity, after };
    await record(transaction, actor, service.now(), change);
  });
  return after;
}

/** All customers, in the order of their ids. */
export async function listCustomers(service: Service, actor: Actor): Promise<Customer[]> {
  service.may(actor, 'customer.read', { kind: 'customer' });
  return service.database.db.selectFrom('customer').selectAll().orderBy('customer').execute();
}

/** All legal entities, in the order of their ids. */
export async function listEntities(service: Service, actor: Actor): Promise<LegalEntity[]> {
  service.may(actor, 'customer.read', { kind: 'entity' });
  const { db } = service.database;
  const rows = await db.selectFrom('legal_entity').selectAll().orderBy('entity').execute();
  return rows.map(({ vat_id, ...row }) => ({ ...row, vatId: vat_id }));
}

function numbersOf({
  country,
  registration,
  vatId,
}: LegalEntity): Pick<LegalEntity, 'country' | 'registration' | 'vatId'> {
  const registered = registration === null ? null : registrationNumber(country, registration);
  if (registered === undefined) throw new Problem('S0311', { found: registration ?? '', country });
  const vat = vatId === null ? null : vatNumber(country, vatId);
  if (vat === undefined) throw new Problem('S0312', { found: vatId ?? '', country });
  return { country, registration: registered, vatId: vat };
}
