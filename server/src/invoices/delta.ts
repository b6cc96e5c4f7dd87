// Invoices, delta: what a period rated again bills otherwise. In: its issued lines, what notes and
// later invoices changed of them, and its lines as rated now. Out: a change a line; nothing for
// equal ones; issued and changes together are what is rated now (law 53).
import {
  add,
  isZero,
  maximum,
  negate,
  type Rational,
  sign,
  subtract,
  ZERO,
} from '@avenant/dsl/values';
import { amountOf, type ContentLine, moneyText } from '../control/draft.ts';
import { nameOfLine } from '../runs/billed.ts';
import type { Balance } from './balance.ts';
import type { DocumentLine } from './document.ts';
import { NO_PRICE } from './note.ts';

/** A line that is billed otherwise. */
export interface LineDelta {
  /** The name of the line in the period: `clause/subject/from`. */
  readonly line: string;
  /** What was billed of it so far: issued, noted and corrected later. */
  readonly billed: string;
  readonly rated: string;
  readonly change: string;
  /** The line as rated now, or as it was billed. */
  readonly as: ContentLine;
}

/** What was billed of a period. */
export interface Billed {
  /** The lines of its invoice. */
  readonly issued: readonly DocumentLine[];
  /** Lines of its notes that were not refused, and corrections of it in later invoices. */
  readonly changes: readonly DocumentLine[];
}

/** The name of a line without the period that corrects it. */
export function lineName({ line, corrects }: Pick<ContentLine, 'line' | 'corrects'>): string {
  return nameOfLine(line, corrects);
}

/** The differences of a period rated again, in the order of its lines. */
export function deltaOf(
  { issued, changes }: Billed,
  rated: readonly ContentLine[],
  currency: string,
): readonly LineDelta[] {
  const names = new Map<string, { as: ContentLine; billed: Rational; rated: Rational }>();
  const entry = (name: string, as: ContentLine) => {
    const found = names.get(name) ?? { as, billed: ZERO, rated: ZERO };
    names.set(name, found);
    return found;
  };
  for (const line of issued.filter(isOwn)) {
    const found = entry(line.line, line);
    found.billed = add(found.billed, amountOf(line.amount));
  }
  for (const line of changes) {
    const found = entry(line.line, line);
    found.billed = add(found.billed, amountOf(line.amount));
  }
  for (const line of rated.filter(isOwn)) {
    const found = entry(line.line, line);
    found.rated = add(found.rated, amountOf(line.amount));
    found.as = line;
  }
  return [...names].flatMap(([line, { as, billed, rated: now }]) => {
    const change = subtract(now, billed);
    if (isZero(change)) return [];
    const said = (value: Rational): string => moneyText(value, currency);
    return [{ line, as, billed: said(billed), rated: said(now), change: said(change) }];
  });
}

/**
 * Whether a line bills the period itself. A correction of an earlier period counts for that one,
 * and what a person adjusted is no part of what is rated: it stays.
 */
export function isOwn({ kind, corrects }: ContentLine): boolean {
  return kind !== 'adjustment' && corrects === null;
}

/**
 * The lines of the note that bills some differences: each on the line of the original that it
 * changes, as far as that may be credited; the rest, and what the original has not, on lines of
 * their own.
 */
export function noteLinesOf(
  deltas: readonly LineDelta[],
  issued: readonly DocumentLine[],
  balance: Balance,
  currency: string,
): readonly DocumentLine[] {
  const positions = new Map(issued.map(({ line, position }) => [line, position]));
  return deltas.flatMap(({ line, as, change }) => {
    const whole = amountOf(change);
    const original = positions.get(line);
    const left = original === undefined ? ZERO : (balance.lines.get(original) ?? ZERO);
    const most = negate(maximum(left, ZERO));
    // A line of less than nothing that becomes less still has nothing left to credit.
    const on = original === undefined ? ZERO : sign(whole) > 0 ? whole : maximum(whole, most);
    const rest = subtract(whole, on);
    const made = (amount: Rational): DocumentLine => {
      return { ...withoutOriginal(as), ...NO_PRICE, line, amount: moneyText(amount, currency) };
    };
    return [
      ...(isZero(on) || original === undefined ? [] : [{ ...made(on), original }]),
      ...(isZero(rest) ? [] : [made(rest)]),
    ];
  });
}

function withoutOriginal({ original: _, ...line }: DocumentLine): ContentLine {
  return line;
}
