// Control, money: amounts that people type, and the amount that decides who approves them.
import {
  currencyDigits,
  isZero,
  parseDecimal,
  type Rational,
  toFixedText,
} from '@avenant/dsl/values';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { amountTogether, type Credit, THRESHOLDS, type Thresholds } from '../access/thresholds.ts';
import type { Db } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';

/** An amount that a person asked for, other than zero. @throws Problem S0609. */
export function askedAmount(amount: string, currency: string): Rational {
  const value = parseDecimal(amount);
  const digits = currencyDigits(currency) ?? 2;
  if (value === undefined || isZero(value) || 10n ** BigInt(digits) % value.d !== 0n) {
    throw noAmount(amount, currency);
  }
  return value;
}

/** What is said of an amount that cannot stand: as it is written in either language, and why. */
export function noAmount(amount: string, currency: string): Problem {
  const said = { en: amount, fr: amount.replace('.', ',') };
  return new Problem('S0609', {
    ...{ amount: said, currency, digits: `${currencyDigits(currency) ?? 2}` },
  });
}

/** The name of an amount with its currency's digits, positive or not. */
export function askedText(amount: string, currency: string): string {
  return toFixedText(askedAmount(amount, currency), currencyDigits(currency) ?? 2);
}

/** What `may` is told of an amount. */
export interface Weight {
  readonly amount: string;
  readonly thresholds: Thresholds;
}

/** What is weighed: a credit or an adjustment of a contract. */
export type Weighed = Omit<Credit, 'customer'> & { readonly contract: string };

/**
 * The amount that counts for a credit or an adjustment: with all others of its customer and cause
 * at most thirty days away that were not refused, adjustments and notes alike (law 76).
 */
export async function weightOf(transaction: Transaction<Schema>, asked: Weighed): Promise<Weight> {
  // Two that are decided at once would not see each other.
  await transaction
    .selectFrom('customer')
    .select('customer')
    .where('customer', '=', await customerOf(transaction, asked.contract))
    .forUpdate()
    .execute();
  return (await seenWeights(transaction, [asked]))(asked);
}

/** The same as it is seen by who decides nothing now: three queries, however many are weighed. */
export async function seenWeights(
  db: Db,
  asked: readonly Weighed[],
): Promise<(one: Weighed) => Weight> {
  const contracts = await db
    .selectFrom('contract')
    .select(['contract', 'customer'])
    .where(among('contract', new Set(asked.map(({ contract }) => contract))))
    .execute();
  const customers = new Map(contracts.map(({ contract, customer }) => [contract, customer]));
  const counting = sql<boolean>`
    ${among('customer', new Set(customers.values()))} and state <> 'rejected'
    and ${among('cause', new Set(asked.map(({ cause }) => cause)))}`;
  const adjustments = await db
    .selectFrom('adjustment')
    .innerJoin('contract', 'contract.contract', 'adjustment.contract')
    .select(['adjustment.contract', 'adjustment as id', 'amount', 'created_at'])
    .select(['cause', 'customer'])
    .where(counting)
    .execute();
  const notes = await db
    .selectFrom('note')
    .innerJoin('contract', 'contract.contract', 'note.contract')
    .select(['note.contract', 'note as id', 'net as amount', 'created_at', 'cause', 'customer'])
    .where(counting)
    .execute();
  const others = [
    ...adjustments.map((row) => ({ ...row, kind: ADJUSTMENT })),
    ...notes.map((row) => ({ ...row, kind: NOTE })),
  ].map(({ kind, contract, id, created_at, ...row }): Credit => {
    return { ...row, id: `${kind} ${contract}/${id}`, on: created_at.slice(0, DAY_LENGTH) };
  });
  return ({ contract, ...one }) => {
    const customer = customers.get(contract);
    if (customer === undefined) throw new RangeError(`no contract: ${contract}`);
    const amount = amountTogether({ ...one, customer }, others);
    return { amount, thresholds: THRESHOLDS };
  };
}

function among(column: string, values: ReadonlySet<string>): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${[...values]}::text[])`;
}

async function customerOf(db: Db, contract: string): Promise<string> {
  const { customer } = await db
    .selectFrom('contract')
    .select('customer')
    .where('contract', '=', contract)
    .executeTakeFirstOrThrow();
  return customer;
}

/** States of an adjustment in which nobody has decided it. */
export const UNDECIDED = ['draft', 'submitted', 'approved'] as const;
/** What the audit and problems call an adjustment. */
export const ADJUSTMENT = 'adjustment';
/** What the audit and problems call a credit or debit note that is asked for. */
export const NOTE = 'note';

const DAY_LENGTH = 10;
