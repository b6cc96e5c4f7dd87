// Thresholds: which amounts need whom. In: a credit and the others of its customer. Out: the amount
// that counts and its level, such that splitting a credit never lowers the level (law 76).
import {
  absolute,
  compare,
  type Day,
  fromText,
  parseDay,
  type Rational,
  sum,
  toText,
} from '@avenant/dsl/values';

/** Thresholds in the currency of the contract, as decimal texts. */
export interface Thresholds {
  readonly T1: string;
  readonly T2: string;
}

/** What holds unless a contract says otherwise. */
export const THRESHOLDS: Thresholds = { T1: '5000', T2: '50000' };

/** Credits count together when they are at most so many days apart. */
export const DAYS_TOGETHER = 30;

/** 1 up to the first threshold, 2 up to the second, 3 above it. */
export type Level = 1 | 2 | 3;

/** A credit, debit or adjustment that somebody asks for. */
export interface Credit {
  readonly id: string;
  readonly customer: string;
  readonly cause: string;
  /** The ISO date on which it was asked for. */
  readonly on: string;
  /** Decimal text; its sign does not count, so that a debit hides no credit. */
  readonly amount: string;
}

/**
 * The amount that decides who approves a credit: with all others for the same customer and cause
 * at most thirty days apart, earlier or later.
 * @param others those that were not refused, approved or not; the credit itself may be among them.
 * @throws RangeError on a text that is no amount or no date.
 */
export function amountTogether(credit: Credit, others: readonly Credit[]): string {
  const day = dayOfText(credit.on);
  const near = others.filter(
    ({ id, customer, cause, on }) =>
      id !== credit.id &&
      customer === credit.customer &&
      cause === credit.cause &&
      Math.abs(dayOfText(on) - day) <= DAYS_TOGETHER,
  );
  return toText(sum([credit, ...near].map(({ amount }) => absolute(amountOf(amount)))));
}

/**
 * The level of an amount.
 * @throws RangeError on a text that is no amount.
 */
export function levelOf(amount: string, { T1, T2 }: Thresholds = THRESHOLDS): Level {
  const value = absolute(amountOf(amount));
  if (compare(value, amountOf(T1)) <= 0) return 1;
  return compare(value, amountOf(T2)) <= 0 ? 2 : 3;
}

function amountOf(text: string): Rational {
  const value = fromText(text);
  if (value === undefined) throw new RangeError(`no amount: ${text}`);
  return value;
}

function dayOfText(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`no date: ${text}`);
  return day;
}
