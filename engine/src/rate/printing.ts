// Rate, printing: from full lines to rated lines, amounts and days as texts. In: lines and the
// plan's contract. Out: plain data in a fixed order, equal for equal facts however they were given.
import type { RatingPlan } from '@avenant/dsl';
import {
  currencyDigits,
  formatDay,
  formatMonth,
  isZero,
  type Month,
  type Rational,
  sum,
  toFixedText,
  toText,
} from '@avenant/dsl/values';
import type { Held } from '../evaluate/held.ts';
import { type FullLine, stepOf } from './booking.ts';
import type { HeldItem, RatedLine } from './line.ts';
import type { HeldSubject } from './rule-month.ts';

/** A line about to be printed. */
export interface Draft {
  readonly id: string;
  /** The full line that it bills, or, when that is gone, the one that was billed. */
  readonly line: FullLine;
  readonly amount: Rational;
  /** For a correction: the covered month, and what has been billed for it so far. */
  readonly corrects?: { readonly month: Month; readonly billed: Rational };
}

/** Prints a line. */
export function printLine(plan: RatingPlan, { id, line, amount, corrects }: Draft): RatedLine {
  const { rule, subject, priced } = line;
  const { currency } = plan.contract;
  const money = (value: Rational) => moneyText(value, currency, stepOf(rule));
  const shows = corrects === undefined || isZero(corrects.billed);
  return {
    id,
    clause: rule.clause,
    kind: rule.kind,
    label: rule.title,
    subject: subject?.key ?? plan.contract.id,
    subjectType: subject?.type ?? null,
    amount: money(amount),
    currency,
    from: formatDay(priced.from),
    to: formatDay(priced.to),
    ...(shows ? shownOf(line) : {}),
    ...(corrects === undefined
      ? {}
      : { corrects: { period: formatMonth(corrects.month), billed: money(corrects.billed) } }),
  };
}

// Quantity and price explain a whole charge, never the difference between two.
function shownOf({ priced: { quantity, unitPrice } }: FullLine): Partial<RatedLine> {
  return {
    ...(quantity === undefined ? {} : { quantity: quantity.value }),
    ...(quantity?.unit === undefined ? {} : { quantityUnit: quantity.unit }),
    ...(unitPrice === undefined ? {} : { unitPrice: unitPrice.value }),
    ...(unitPrice?.unit === undefined ? {} : { unitPriceUnit: unitPrice.unit }),
  };
}

/**
 * An amount with the decimals of its currency, or of the rounding step where that is finer.
 * @throws RangeError when the amount is not a whole number of such steps.
 */
export function moneyText(value: Rational, currency: string, step: Rational): string {
  return toFixedText(value, Math.max(currencyDigits(currency) ?? 2, decimalsOf(step)));
}

function decimalsOf(value: Rational): number {
  if (value.d === 100n || value.d === 1n) return value.d === 1n ? 0 : 2;
  const text = toText(value);
  if (text.includes('/')) throw new RangeError(`an amount without end: ${text}`);
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** The exact sum of printed drafts, printed. */
export function totalText(drafts: readonly Draft[], currency: string): string {
  const total = sum(drafts.map(({ amount }) => amount));
  return moneyText(total, currency, total);
}

/** Drafts in the order of the plan's clauses, then subject, then first day. */
export function inPrintOrder(drafts: readonly Draft[], plan: RatingPlan): readonly Draft[] {
  const places = clausePlaces(plan);
  const placed = drafts.map((draft) => {
    const { rule, subject, priced } = draft.line;
    const { clause } = rule;
    const place = places.get(clause) ?? places.size;
    return { draft, place, clause, subject: subject?.key ?? plan.contract.id, from: priced.from };
  });
  placed.sort(
    (a, b) =>
      a.place - b.place ||
      compareTexts(a.clause, b.clause) ||
      compareTexts(a.subject, b.subject) ||
      a.from - b.from ||
      compareTexts(a.draft.id, b.draft.id),
  );
  return placed.map(({ draft }) => draft);
}

/** The place of each clause in the plan. */
export function clausePlaces(plan: RatingPlan): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { clause } of plan.rules) if (!places.has(clause)) places.set(clause, places.size);
  return places;
}

/** The order of two texts by their code units, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Prints what is held, in the order of clauses, subjects, then reasons. */
export function printHeld(plan: RatingPlan, held: readonly HeldSubject[]): readonly HeldItem[] {
  const place = clausePlaces(plan);
  const items = held.map(({ rule, fact, held: problem }) =>
    itemOf(plan, rule.clause, fact, problem),
  );
  const text = (item: HeldItem) => JSON.stringify([item.code, item.values]);
  const sorted = items.toSorted(
    (a, b) =>
      (place.get(a.clause) ?? place.size) - (place.get(b.clause) ?? place.size) ||
      compareTexts(a.subject, b.subject) ||
      compareTexts(text(a), text(b)),
  );
  return sorted.filter((item, at) => {
    const last = sorted[at - 1];
    return (
      last === undefined ||
      last.clause !== item.clause ||
      last.subject !== item.subject ||
      text(last) !== text(item)
    );
  });
}

function itemOf(
  plan: RatingPlan,
  clause: string,
  fact: HeldSubject['fact'],
  { code, values }: Held,
): HeldItem {
  const subject = fact?.key ?? plan.contract.id;
  return { subject, subjectType: fact?.type ?? null, clause, code, values };
}
