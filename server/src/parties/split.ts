// Parties, split keys: how the lines of a contract are parted over accounts. In: shares that add up
// to one; amounts. Out: for each account its part of each line; the parts of a line are the line.
import {
  add,
  allocate,
  currencyDigits,
  equals,
  ONE,
  parseDecimal,
  type Rational,
  rational,
  sign,
  toFixedText,
  toText,
  ZERO,
} from '@avenant/dsl/values';
import { record } from '../audit/record.ts';
import type { Db } from '../db/database.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';

/** The part of a contract that an account pays. */
export interface AccountShare {
  readonly account: string;
  /** A decimal above 0, at most 1. */
  readonly share: string;
}

/** The split keys of a contract; none: its own account pays all. */
export async function readSplit(
  service: Service,
  actor: Actor,
  { contract }: { readonly contract: string },
): Promise<readonly AccountShare[]> {
  service.may(actor, 'account.read', { kind: 'contract', id: contract, contract });
  return splitRows(service.database.db, contract);
}

/**
 * Sets the split keys of a contract; none: its own account pays all.
 * @throws Problem S0314 when the shares do not add up to 1, S0101, S0315, S0317 or S0318 when an
 * account does not fit the contract's own.
 */
export async function setSplit(
  service: Service,
  actor: Actor,
  input: { readonly contract: string; readonly shares: readonly AccountShare[] },
): Promise<readonly AccountShare[]> {
  const { contract, shares } = input;
  service.may(actor, 'account.edit', { kind: 'contract', id: contract, contract });
  mustMakeOne(shares);
  return inTransaction(service.database, async (transaction) => {
    const owner = await transaction
      .selectFrom('contract')
      .innerJoin('billing_account', 'billing_account.account', 'contract.account')
      .select(['contract.customer', 'billing_account.currency'])
      .where('contract', '=', contract)
      .forUpdate('contract')
      .executeTakeFirst();
    if (owner === undefined) throw new Problem('S0101', { kind: 'contract', id: contract });
    for (const { account } of shares) await mustFit(transaction, account, owner);
    const before = await splitRows(transaction, contract);
    await transaction.deleteFrom('account_split').where('contract', '=', contract).execute();
    if (shares.length > 0) {
      const rows = shares.map(({ account, share }) => ({ contract, account, share }));
      await transaction.insertInto('account_split').values(rows).execute();
    }
    const after = await splitRows(transaction, contract);
    const change = { action: 'split.set', kind: 'contract', id: contract, before, after };
    await record(transaction, actor, service.now(), change);
    return after;
  });
}

/**
 * The accounts that pay a contract, with their shares: its split keys, or its own account for all.
 * @throws Problem S0101 without such a contract.
 */
export async function sharesOf(db: Db, contract: string): Promise<readonly AccountShare[]> {
  const shares = await splitRows(db, contract);
  if (shares.length > 0) return shares;
  const contracts = db.selectFrom('contract').select('account');
  const own = await contracts.where('contract', '=', contract).executeTakeFirst();
  if (own === undefined) throw new Problem('S0101', { kind: 'contract', id: contract });
  return [{ account: own.account, share: '1' }];
}

/**
 * Parts lines over accounts: for each account its part of every line, in their order. The parts of
 * a line add up to its amount exactly, and each differs from its exact share by less than one minor
 * unit of the currency.
 * @param shares Add up to 1, as `sharesOf` gives them.
 */
export function allocateLines<Line extends { readonly amount: string }>(
  lines: readonly Line[],
  shares: readonly AccountShare[],
  currency: string,
): ReadonlyMap<string, readonly Line[]> {
  const weights = shares.map(({ share }) => decimal(share));
  const parted = new Map(shares.map(({ account }): [string, Line[]] => [account, []]));
  for (const line of lines) {
    const digits = Math.max(currencyDigits(currency) ?? 0, decimalsOf(line.amount));
    const parts = allocate(decimal(line.amount), weights, rational(1n, 10n ** BigInt(digits)));
    for (const [at, { account }] of shares.entries()) {
      const amount = toFixedText(parts[at] ?? ZERO, digits);
      parted.get(account)?.push({ ...line, amount });
    }
  }
  return parted;
}

function mustMakeOne(shares: readonly AccountShare[]): void {
  if (shares.length === 0) return;
  let sum = ZERO;
  let isPositive = true;
  for (const { share } of shares) {
    const value = parseDecimal(share);
    if (value === undefined || sign(value) <= 0) isPositive = false;
    sum = add(sum, value ?? ZERO);
  }
  const accounts = new Set(shares.map(({ account }) => account));
  if (isPositive && equals(sum, ONE) && accounts.size === shares.length) return;
  throw new Problem('S0314', { sum: toText(sum) });
}

async function mustFit(
  db: Db,
  account: string,
  owner: { readonly customer: string; readonly currency: string },
): Promise<void> {
  const row = await db
    .selectFrom('billing_account')
    .select(['customer', 'currency', 'state'])
    .where('account', '=', account)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: 'account', id: account });
  const { customer, currency, state } = row;
  if (state !== 'active') throw new Problem('S0315', { account, state });
  if (customer !== owner.customer) {
    throw new Problem('S0317', { account, found: customer, wanted: owner.customer });
  }
  if (currency !== owner.currency) {
    throw new Problem('S0318', { account, found: currency, wanted: owner.currency });
  }
}

async function splitRows(db: Db, contract: string): Promise<AccountShare[]> {
  const splits = db.selectFrom('account_split').select(['account', 'share']);
  return splits.where('contract', '=', contract).orderBy('account').execute();
}

function decimal(text: string): Rational {
  const value = parseDecimal(text);
  if (value === undefined) throw new RangeError(`not a decimal: ${text}`);
  return value;
}

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;
