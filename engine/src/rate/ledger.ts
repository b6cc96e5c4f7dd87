// Rate, the ledger: what has been billed so far. In: full charges of covered months, period by
// period. Out: the lines of an invoice: charges billed for the first time, and for months billed
// before the difference to what has been billed, key by key.
import { isZero, type Month, type Rational, subtract, sum, ZERO } from '@avenant/dsl/values';
import type { FullLine } from './booking.ts';
import type { Draft } from './printing.ts';
import type { HeldSubject, RuleMonth } from './rule-month.ts';
import { isSameList } from './same-list.ts';
import type { Billing } from './schedule.ts';

/** An amount on an earlier invoice. */
export interface BilledLine {
  readonly id: string;
  readonly amount: Rational;
}

interface Account {
  /** The line as it was known last, when it was billed or looked at again. */
  readonly line: FullLine;
  readonly billed: readonly BilledLine[];
}

/** One clause in one covered month. */
interface Page {
  readonly accounts: Map<string, Account>;
  /** What was billed last; it comes into the accounts when the page is looked at again. */
  readonly entries: readonly Entry[];
  /** Reasons already told. */
  held: ReadonlySet<string>;
  /** The charges that were due last: the same objects need no second look. */
  source: readonly RuleMonth[];
}

/** A line of an invoice, with what it is the difference of. */
export interface Entry extends Draft {
  readonly before: readonly BilledLine[];
  /** The full line is gone: only what had been billed is taken back. */
  readonly gone: boolean;
}

/** What a rule charges for a month, and how the invoice bills it: not when undefined. */
export interface Source {
  readonly result: RuleMonth;
  readonly billing: Billing | undefined;
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
   * @param sources All that the clause's rules charge for the month, as known now.
   * @param period The invoice's period, in the ids of corrections.
   * @param first Corrections do not reach the months before: what is held since then is told here.
   */
  post(
    clause: string,
    month: Month,
    sources: readonly Source[],
    period: string,
    first: boolean,
  ): Posting {
    const place = `${month}/${clause}`;
    const page = this.#pages.get(place);
    const due = sources.filter(({ billing }) => billing !== undefined);
    const results = due.map(({ result }) => result);
    if (page !== undefined && isSameList(page.source, results)) return NOTHING;
    const accounts = page === undefined ? new Map<string, Account>() : settled(page);
    const held = results.flatMap((one) => one.held);
    const entries = billed(accounts, sources, held, month, period);
    const known = page?.held ?? new Set<string>();
    const reasons = new Set(held.map(reasonOf));
    this.#pages.set(place, { accounts, entries, held: reasons, source: results });
    this.#clauses.set(month, new Set([...this.clausesIn(month), clause]));
    const isTold = (one: HeldSubject) => (one.again === true && !first) || known.has(reasonOf(one));
    const news = held.filter((one) => !isTold(one));
    const fresh = due.filter((one) => one.billing === 'new' && !isIn(one, page));
    const zeros = fresh.reduce((count, { result }) => count + result.zeros, 0);
    return { entries, held: news, zeros };
  }
}

function settled({ accounts, entries }: Page): Map<string, Account> {
  for (const { id, amount, line, before } of entries) {
    accounts.set(line.key, { line, billed: [...before, { id, amount }] });
  }
  return accounts;
}

const NOTHING: Posting = { entries: [], held: [], zeros: 0 };

// Whether a rule's charges were part of the page before.
const isIn = ({ result }: Source, page: Page | undefined): boolean =>
  page?.source.some(({ rule }) => rule.id === result.rule.id) === true;

// What is held is left as it was billed: it is neither billed nor taken back until it can be told.
function billed(
  accounts: Map<string, Account>,
  sources: readonly Source[],
  heldSubjects: readonly HeldSubject[],
  month: Month,
  period: string,
): readonly Entry[] {
  const held = new Set(heldSubjects.map(({ fact }) => fact?.key));
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const { line, billing } of distinct(sources)) {
    if (billing === undefined) continue;
    if (accounts.size > 0) seen.add(line.key);
    const before = accounts.get(line.key)?.billed;
    if (before === undefined && billing === 'new') {
      entries.push({ id: line.key, line, amount: line.amount, before: [], gone: false });
    } else if (!held.has(line.source?.key)) {
      const entry = correction(line, line.amount, before ?? [], month, period, false);
      if (entry !== undefined) entries.push(entry);
      else if (before !== undefined) accounts.set(line.key, { line, billed: before });
    }
  }
  for (const [key, account] of accounts) {
    if (seen.has(key) || held.has(account.line.source?.key)) continue;
    const entry = correction(account.line, ZERO, account.billed, month, period, true);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

interface SourcedLine {
  readonly line: FullLine;
  readonly billing: Billing | undefined;
}

// Versions of a clause may charge one subject from one day: the later one's key is numbered.
function distinct(sources: readonly Source[]): Iterable<SourcedLine> {
  const [one, another] = sources;
  if (one !== undefined && another === undefined) return linesOf(one);
  const taken = new Set<string>();
  return sources.flatMap(({ result, billing }) =>
    result.lines.map((line) => {
      let { key } = line;
      for (let count = 2; taken.has(key); count += 1) key = `${line.key}#${count}`;
      taken.add(key);
      return { line: key === line.key ? line : { ...line, key }, billing };
    }),
  );
}

// The lines of one version have distinct keys.
function linesOf({ result, billing }: Source): Iterable<SourcedLine> {
  return result.lines.map((line) => ({ line, billing }));
}

function correction(
  line: FullLine,
  full: Rational,
  before: readonly BilledLine[],
  month: Month,
  period: string,
  gone: boolean,
): Entry | undefined {
  const so = sum(before.map(({ amount }) => amount));
  const amount = subtract(full, so);
  if (isZero(amount)) return undefined;
  const id = `${line.key}~${period}`;
  return { id, line, amount, before, gone, corrects: { month, billed: so } };
}

function reasonOf({ fact, held }: HeldSubject): string {
  return JSON.stringify([fact?.type, fact?.key, held.code, held.values]);
}
