// Rate, the ledger: what has been billed so far. In: full charges of covered months, period by
// period. Out: the lines of an invoice: charges billed for the first time, and for months billed
// before the difference to what has been billed, key by key.
import { isZero, type Month, type Rational, subtract, sum, ZERO } from '@avenant/dsl/values';
import type { FullLine } from './booking.ts';
import type { Draft } from './printing.ts';
import type { HeldSubject, RuleMonth } from './rule-month.ts';

/** An amount on an earlier invoice. */
export interface BilledLine {
  readonly id: string;
  readonly amount: Rational;
}

interface Account {
  /** The line as it was last billed. */
  readonly line: FullLine;
  readonly billed: readonly BilledLine[];
}

/** One clause in one covered month. */
interface Page {
  readonly accounts: Map<string, Account>;
  /** Reasons already told. */
  held: ReadonlySet<string>;
  /** The charges that were billed last: the same objects need no second look. */
  source: readonly RuleMonth[];
}

/** A line of an invoice, with what it is the difference of. */
export interface Entry extends Draft {
  readonly before: readonly BilledLine[];
  /** The full line is gone: only what had been billed is taken back. */
  readonly gone: boolean;
}

/** What a page brings to an invoice. */
export interface Posting {
  readonly entries: readonly Entry[];
  readonly held: readonly HeldSubject[];
  readonly zeros: number;
}

/** What has been billed for each clause and covered month. */
export class Ledger {
  readonly #pages = new Map<string, Page>();
  readonly #clauses = new Map<Month, Set<string>>();

  /** The clauses with a page for a month. */
  clausesIn(month: Month): ReadonlySet<string> {
    return this.#clauses.get(month) ?? new Set();
  }

  /**
   * Bills a clause for a covered month.
   * @param source All that the clause's rules charge for the month, as known now.
   * @param period The invoice's period, in the ids of corrections.
   * @param isNew Whether the month is billed by this invoice as a matter of course.
   */
  post(
    clause: string,
    month: Month,
    source: readonly RuleMonth[],
    period: string,
    isNew: boolean,
  ): Posting {
    const place = `${month}/${clause}`;
    const page = this.#pages.get(place);
    if (page !== undefined && isSameList(page.source, source)) return NOTHING;
    const fresh = page === undefined && isNew;
    const accounts = page?.accounts ?? new Map<string, Account>();
    const held = source.flatMap((one) => one.held);
    const told = new Set(held.map(reasonOf));
    const entries = billed(accounts, source, month, fresh ? undefined : period);
    for (const entry of entries) {
      const billedNow = { id: entry.id, amount: entry.amount };
      accounts.set(entry.line.key, { line: entry.line, billed: [...entry.before, billedNow] });
    }
    const known = page?.held ?? new Set<string>();
    this.#pages.set(place, { accounts, held: told, source });
    this.#clauses.set(month, new Set([...this.clausesIn(month), clause]));
    const zeros = fresh ? source.reduce((count, one) => count + one.zeros, 0) : 0;
    return { entries, held: held.filter((one) => !known.has(reasonOf(one))), zeros };
  }
}

const NOTHING: Posting = { entries: [], held: [], zeros: 0 };

// What is held is left as it was billed: it is neither billed nor taken back until it can be told.
function billed(
  accounts: ReadonlyMap<string, Account>,
  source: readonly RuleMonth[],
  month: Month,
  correctingIn: string | undefined,
): readonly Entry[] {
  const held = new Set(source.flatMap((one) => one.held.map(({ fact }) => fact?.key)));
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const line of distinct(source.flatMap(({ lines }) => lines))) {
    seen.add(line.key);
    const before = accounts.get(line.key)?.billed ?? [];
    if (correctingIn !== undefined && held.has(line.source?.key)) continue;
    const entry = entryOf(line, line.amount, before, month, correctingIn, false);
    if (entry !== undefined) entries.push(entry);
  }
  for (const [key, account] of accounts) {
    if (seen.has(key) || held.has(account.line.source?.key)) continue;
    const entry = entryOf(account.line, ZERO, account.billed, month, correctingIn, true);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

// Versions of a clause may charge one subject from one day: the later one's key is numbered.
function distinct(lines: readonly FullLine[]): readonly FullLine[] {
  const taken = new Set<string>();
  return lines.map((line) => {
    let { key } = line;
    for (let count = 2; taken.has(key); count += 1) key = `${line.key}#${count}`;
    taken.add(key);
    return key === line.key ? line : { ...line, key };
  });
}

function entryOf(
  line: FullLine,
  full: Rational,
  before: readonly BilledLine[],
  month: Month,
  correctingIn: string | undefined,
  gone: boolean,
): Entry | undefined {
  if (correctingIn === undefined) return { id: line.key, line, amount: full, before, gone };
  const so = sum(before.map(({ amount }) => amount));
  const amount = subtract(full, so);
  if (isZero(amount)) return undefined;
  const id = `${line.key}~${correctingIn}`;
  return { id, line, amount, before, gone, corrects: { month, billed: so } };
}

function reasonOf({ fact, held }: HeldSubject): string {
  return JSON.stringify([fact?.type, fact?.key, held.code, held.values]);
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
