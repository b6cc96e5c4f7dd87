// Parties, billing accounts: who pays whom in which currency, one below the other. All changes to
// the accounts of a customer wait for each other, so that two of them together make no circle.
import { isCurrency } from '@avenant/dsl/values';
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { BillingAccountTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';

/** A billing account. */
export interface BillingAccount {
  readonly account: string;
  readonly customer: string;
  /** The account above it, of the same customer. */
  readonly parent: string | null;
  readonly billedEntity: string;
  readonly issuer: string;
  readonly currency: string;
  readonly state: AccountState;
}

/** active and on_hold follow each other; closed is the end. */
export type AccountState = 'active' | 'on_hold' | 'closed';

const ACCOUNT = 'account';

/**
 * Opens an account.
 * @throws Problem S0101 when a party or the account above is unknown, S0310 for an unknown
 * currency, S0315 or S0317 when the account above does not fit, S0306 when there is one of that id.
 */
export async function createAccount(
  service: Service,
  actor: Actor,
  input: Omit<BillingAccount, 'state'>,
): Promise<BillingAccount> {
  const { account, customer, parent, billedEntity, issuer, currency } = input;
  service.may(actor, 'account.edit', { kind: ACCOUNT, id: account });
  if (!isCurrency(currency)) throw new Problem('S0310', { found: currency });
  return inTransaction(service.database, async (transaction) => {
    const accounts = await lockAccounts(transaction, customer);
    await mustBeEntity(transaction, billedEntity, 'billed');
    await mustBeEntity(transaction, issuer, 'issuer');
    if (parent !== null) await mustBeAbove(transaction, accounts, parent, customer);
    const made = await transaction
      .insertInto('billing_account')
      .values({ account, customer, parent, billed_entity: billedEntity, issuer, currency })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (made === undefined) throw new Problem('S0306', { kind: ACCOUNT, id: account });
    const after = asAccount(made);
    const change = { action: 'account.create', kind: ACCOUNT, id: account, after };
    await record(transaction, actor, service.now(), change);
    return after;
  });
}

/**
 * Moves an account below another, or changes its state.
 * @throws Problem S0313 when it would be above itself, S0102 when it is closed, S0316 when it is to
 * be closed and one below it is not, S0101, S0315 and S0317 as for `createAccount`.
 */
export async function changeAccount(
  service: Service,
  actor: Actor,
  input: {
    readonly account: string;
    readonly parent?: string | null;
    readonly state?: AccountState;
  },
): Promise<BillingAccount> {
  const { account } = input;
  service.may(actor, 'account.edit', { kind: ACCOUNT, id: account });
  return inTransaction(service.database, async (transaction) => {
    const { customer } = await findAccount(transaction, account);
    const accounts = await lockAccounts(transaction, customer);
    const before = accounts.get(account) ?? (await findAccount(transaction, account));
    const { parent = before.parent, state = before.state } = input;
    const id = { kind: ACCOUNT, id: account };
    if (before.state === 'closed') {
      throw new Problem('S0102', { ...id, state: 'closed', wanted: 'active / on_hold' });
    }
    if (parent !== null && parent !== before.parent) {
      await mustBeAbove(transaction, accounts, parent, customer);
    }
    mustNotCircle(accounts, account, parent);
    if (state === 'closed') mustBeLast(accounts, account);
    const made = await transaction
      .updateTable('billing_account')
      .set({ parent, state })
      .where('account', '=', account)
      .returningAll()
      .executeTakeFirstOrThrow();
    const after = asAccount(made);
    const change = { action: 'account.change', ...id, before, after };
    await record(transaction, actor, service.now(), change);
    return after;
  });
}

/** The accounts of a customer, in the order of their ids. */
export async function listAccounts(
  service: Service,
  actor: Actor,
  { customer }: Pick<BillingAccount, 'customer'>,
): Promise<BillingAccount[]> {
  service.may(actor, 'account.read', { kind: 'customer', id: customer, customer });
  const accounts = service.database.db.selectFrom('billing_account').selectAll();
  const rows = await accounts.where('customer', '=', customer).orderBy('account').execute();
  return rows.map(asAccount);
}

type Accounts = ReadonlyMap<string, BillingAccount>;

async function lockAccounts(transaction: Transaction<Schema>, customer: string): Promise<Accounts> {
  const owner = await transaction
    .selectFrom('customer')
    .select('customer')
    .where('customer', '=', customer)
    .forUpdate()
    .executeTakeFirst();
  if (owner === undefined) throw new Problem('S0101', { kind: 'customer', id: customer });
  const accounts = transaction.selectFrom('billing_account').selectAll();
  const rows = await accounts.where('customer', '=', customer).execute();
  return new Map(rows.map((row) => [row.account, asAccount(row)]));
}

async function findAccount(
  transaction: Transaction<Schema>,
  account: string,
): Promise<BillingAccount> {
  const accounts = transaction.selectFrom('billing_account').selectAll();
  const row = await accounts.where('account', '=', account).executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: ACCOUNT, id: account });
  return asAccount(row);
}

async function mustBeEntity(
  transaction: Transaction<Schema>,
  entity: string,
  role: 'issuer' | 'billed',
): Promise<void> {
  const row = await transaction
    .selectFrom('legal_entity')
    .select('entity')
    .where('entity', '=', entity)
    .where('role', '=', role)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: role, id: entity });
}

async function mustBeAbove(
  transaction: Transaction<Schema>,
  accounts: Accounts,
  parent: string,
  customer: string,
): Promise<void> {
  const above = accounts.get(parent) ?? (await findAccount(transaction, parent));
  if (above.customer !== customer) {
    throw new Problem('S0317', { account: parent, found: above.customer, wanted: customer });
  }
  if (above.state === 'closed') throw new Problem('S0315', { account: parent, state: 'closed' });
}

function mustNotCircle(accounts: Accounts, account: string, parent: string | null): void {
  for (let above = parent; above !== null; above = accounts.get(above)?.parent ?? null) {
    if (above === account) throw new Problem('S0313', { account });
  }
}

function mustBeLast(accounts: Accounts, account: string): void {
  const open = [...accounts.values()].filter(
    ({ parent, state }) => parent === account && state !== 'closed',
  );
  if (open.length === 0) return;
  throw new Problem('S0316', { account, open: open.map((one) => one.account).join(', ') });
}

type Row = {
  readonly [Column in Exclude<keyof BillingAccountTable, 'state'>]: BillingAccountTable[Column];
} & {
  readonly state: AccountState;
};

function asAccount({ billed_entity, ...row }: Row): BillingAccount {
  return { ...row, billedEntity: billed_entity };
}
