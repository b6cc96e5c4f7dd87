// Control, variance: why this month is not last month. In: the lines of both. Out: differences by
// cause, charge by charge, that add up exactly to the difference of the totals.
import {
  add,
  compare,
  equals,
  isZero,
  multiply,
  parseDay,
  type Rational,
  rational,
  subtract,
  sum,
  toText,
  ZERO,
} from '@avenant/dsl/values';
import { Problem } from '../problem/problem.ts';
import type { DraftId } from '../runs/drafts.ts';
import type { Actor, Service } from '../service/service.ts';
import {
  amountOf,
  type ContentLine,
  DRAFT,
  type Draft,
  findDraft,
  idOf,
  moneyText,
  readContent,
} from './draft.ts';
import { previousBilled } from './surroundings.ts';

/**
 * Why an amount changed: another unit price, another quantity, other days billed of the month, a
 * charge that is new or has ended, a correction of another period, a credit of the contract, an
 * adjustment by hand, or none of these (`other`: the lines do not tell their quantity).
 */
export type Cause =
  | 'price'
  | 'quantity'
  | 'proration'
  | 'new'
  | 'ended'
  | 'correction'
  | 'credit'
  | 'adjustment'
  | 'other';

/** All causes, as they are shown. */
export const CAUSES: readonly Cause[] = [
  ...(['price', 'quantity', 'proration', 'new', 'ended', 'correction'] as const),
  ...(['credit', 'adjustment', 'other'] as const),
];

/** The part of a cause in the change of one charge. */
export interface VarianceLine {
  readonly clause: string;
  readonly subject: string;
  /** The words of an adjustment, which has no clause; empty for a charge. */
  readonly label: string;
  readonly cause: Cause;
  /** Exact decimal text. */
  readonly change: string;
  /** Whether this draft has a line of the charge; else last month's has. */
  readonly isBilled: boolean;
}

/** Why the total of a draft is another than last month's. */
export interface Variance {
  readonly total: string;
  /** Null when nothing is known of last month: all is new then. */
  readonly previousTotal: string | null;
  readonly change: string;
  /** They add up to `change`, as do `lines`. */
  readonly causes: Readonly<Record<Cause, string>>;
  /** Charges that changed, the largest change first. */
  readonly lines: readonly VarianceLine[];
  /** The draft of last month, of the same contract. */
  readonly previousDraft: string | null;
}

/** A line as variance sees it. */
export type VariedLine = Pick<
  ContentLine,
  | 'clause'
  | 'subject'
  | 'kind'
  | 'label'
  | 'amount'
  | 'from'
  | 'to'
  | 'quantity'
  | 'unitPrice'
  | 'corrects'
>;

/** Why a draft differs from the one before it. @throws Problem S0201, S0101. */
export async function varianceOf(
  service: Service,
  actor: Actor,
  input: DraftId,
): Promise<Variance> {
  service.may(actor, 'draft.read', { kind: DRAFT, id: idOf(input), contract: input.contract });
  const { db } = service.database;
  const draft: Draft = await findDraft(db, input);
  if (draft.state === 'rejected') {
    const values = { kind: DRAFT, id: idOf(draft), state: draft.state };
    throw new Problem('S0102', { ...values, wanted: 'in_review' });
  }
  const { lines } = await readContent(db, draft);
  const before = await previousBilled(db, draft);
  const between = varianceBetween(before?.lines ?? null, lines, draft.currency);
  return { ...between, previousDraft: before?.draft ?? null };
}

/** Why some lines differ from those of the month before. */
export function varianceBetween(
  previous: readonly VariedLine[] | null,
  lines: readonly VariedLine[],
  currency: string,
): Omit<Variance, 'previousDraft'> {
  const found = [...causesOf(previous ?? [], lines)].filter(({ change }) => !isZero(change));
  const total = sumOfLines(lines);
  const was = previous === null ? null : sumOfLines(previous);
  const causes = Object.fromEntries(
    CAUSES.map((cause) => {
      const of = found.filter((one) => one.cause === cause);
      return [cause, moneyText(sum(of.map(({ change }) => change)), currency)];
    }),
  ) as Record<Cause, string>;
  const size = ({ change }: Part): Rational => multiply(change, change);
  return {
    total: moneyText(total, currency),
    previousTotal: was === null ? null : moneyText(was, currency),
    change: moneyText(subtract(total, was ?? ZERO), currency),
    causes,
    lines: found
      .sort((a, b) => compare(size(b), size(a)))
      .map((one) => ({ ...one, change: toText(one.change) })),
  };
}

interface Part {
  readonly clause: string;
  readonly subject: string;
  readonly label: string;
  readonly cause: Cause;
  readonly change: Rational;
  readonly isBilled: boolean;
}

function* causesOf(before: readonly VariedLine[], now: readonly VariedLine[]): Iterable<Part> {
  const [then, today] = [byCharge(before), byCharge(now)];
  for (const key of new Set([...then.keys(), ...today.keys()])) {
    const [was, is] = [then.get(key), today.get(key)];
    const [line] = is ?? was ?? [];
    if (line === undefined) continue;
    const { clause, subject } = line;
    const isBilled = is !== undefined;
    const label = wordsByHand(line);
    const part = (cause: Cause, change: Rational): Part => {
      return { clause, subject, label, cause, change, isBilled };
    };
    const cause = ofItsOwn(line);
    const change = subtract(sumOfLines(is ?? []), sumOfLines(was ?? []));
    if (cause !== undefined) yield part(cause, change);
    else if (was === undefined) yield part('new', change);
    else if (is === undefined) yield part('ended', change);
    else yield* steps(was, is, part);
  }
}

// What is told by what it is: it comes and goes, and no price or quantity of it moves.
function ofItsOwn({ corrects, kind }: VariedLine): Cause | undefined {
  if (corrects !== null) return 'correction';
  return kind === 'adjustment' || kind === 'credit' ? kind : undefined;
}

// Adjustments have no clause: each is told by its words.
const wordsByHand = ({ kind, label }: VariedLine): string => (kind === 'adjustment' ? label : '');

function byCharge(lines: readonly VariedLine[]): Map<string, VariedLine[]> {
  const charges = new Map<string, VariedLine[]>();
  for (const line of lines) {
    const words = wordsByHand(line);
    const key = JSON.stringify([line.clause, line.subject, ofItsOwn(line) ?? '', words]);
    const group = charges.get(key);
    if (group === undefined) charges.set(key, [line]);
    else group.push(line);
  }
  return charges;
}

// One line then and one now that tell price and quantity: the price first, at last month's
// quantity, then the quantity at this month's price; what is left is days and rounding. Each step
// is an exact share of the amounts billed, and the last one takes what is left: no rounding is
// lost.
function* steps(
  was: readonly VariedLine[],
  is: readonly VariedLine[],
  part: (cause: Cause, change: Rational) => Part,
): Iterable<Part> {
  const change = subtract(sumOfLines(is), sumOfLines(was));
  if (isZero(change)) return;
  const [then, today] = [was[0], is[0]];
  const isAlone = was.length === 1 && is.length === 1;
  const told = isAlone && then !== undefined && today !== undefined ? priced(then, today) : null;
  if (told === null) {
    yield part(daysOf(was) === daysOf(is) ? 'other' : 'proration', change);
    return;
  }
  const { price, quantity } = told;
  const left = subtract(change, add(price, quantity));
  yield part('price', price);
  yield part('quantity', quantity);
  // With the same days the rest is rounding: it goes with what moved.
  const isProrated = daysOf(was) !== daysOf(is) || (isZero(price) && isZero(quantity));
  yield part(isProrated ? 'proration' : isZero(price) ? 'quantity' : 'price', left);
}

// The steps of price and quantity, in cents: the amount then times how the price moved, then how
// the quantity moved. Null when a line does not tell, or was nothing.
function priced(
  then: VariedLine,
  today: VariedLine,
): { readonly price: Rational; readonly quantity: Rational } | null {
  const [p0, p1] = [numberOf(then.unitPrice), numberOf(today.unitPrice)];
  const [q0, q1] = [numberOf(then.quantity), numberOf(today.quantity)];
  if (p0 === null || p1 === null || q0 === null || q1 === null) return null;
  if (isZero(p0) || isZero(q0)) return null;
  const amount = amountOf(then.amount);
  const digits = then.amount.split('.')[1]?.length ?? 0;
  const atPrice = cut(multiply(amount, ratio(p1, p0)), digits);
  const atBoth = cut(multiply(amount, ratio(multiply(p1, q1), multiply(p0, q0))), digits);
  const price = equals(p0, p1) ? ZERO : subtract(atPrice, amount);
  const quantity = equals(q0, q1) ? ZERO : subtract(atBoth, add(amount, price));
  return { price, quantity };
}

const ratio = (a: Rational, b: Rational): Rational =>
  multiply(a, b.n < 0n ? { n: -b.d, d: -b.n } : { n: b.d, d: b.n });

// To the digits of the amount, half away from zero.
function cut({ n, d }: Rational, digits: number): Rational {
  const scale = 10n ** BigInt(digits);
  const twice = 2n * (n < 0n ? -n : n) * scale;
  const whole = (twice + d) / (2n * d);
  return rational(n < 0n ? -whole : whole, scale);
}

const numberOf = (text: string | null): Rational | null => (text === null ? null : safely(text));

function safely(text: string): Rational | null {
  try {
    return amountOf(text);
  } catch {
    return null;
  }
}

// The share of its month that a charge has days in: months have different lengths, full ones none.
function daysOf(lines: readonly VariedLine[]): string {
  return lines
    .map(({ from, to }) => {
      if (from === null || to === null) return '';
      const isWhole = from.endsWith('-01') && to.endsWith('-01');
      return isWhole ? 'whole' : `${(parseDay(to) ?? 0) - (parseDay(from) ?? 0)}`;
    })
    .join(' ');
}

const sumOfLines = (lines: readonly VariedLine[]): Rational =>
  sum(lines.map(({ amount }) => amountOf(amount)));
