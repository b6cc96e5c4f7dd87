// Rate, the contract's calendar. In: a contract's dates. Out: the day on which a period's invoice
// is drawn, the months that its charges cover, and the spans that clauses are evaluated over.
import type { Occasion, RatingPlan, Rule } from '@avenant/dsl';
import {
  DAY_MAX,
  type Day,
  firstDayOf,
  intersect,
  type Month,
  monthIndexOf,
  monthPeriod,
  type Period,
  parseDay,
} from '@avenant/dsl/values';
import { monthsHolding } from '../time/months.ts';

type Contract = RatingPlan['contract'];
type Span = Extract<Occasion, { readonly kind: 'each' }>['span'];

/** A span that a clause is evaluated over, and the day on which it is. */
export interface Occurrence {
  readonly period: Period;
  readonly moment: Day;
}

/**
 * The day that a plan's ISO text names; absent or null: the end of time.
 * @throws RangeError when it is not a date.
 */
export function dayIn(text: string | null | undefined): Day {
  if (text === null || text === undefined) return DAY_MAX;
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`not a date: ${text}`);
  return day;
}

/** The days on which the contract is in force. */
export function termOf(contract: Contract): Period {
  return { from: dayIn(contract.from), to: dayIn(contract.to) };
}

/** The days on which a rule is in force, within its contract's term. */
export function daysInForce(rule: Rule, contract: Contract): Period | undefined {
  const effective = { from: dayIn(rule.effective.from), to: dayIn(rule.effective.to) };
  return intersect(effective, termOf(contract));
}

/** The day on which the invoice of a period is drawn. */
export function drawingDay(contract: Contract, period: Month): Day {
  return firstDayOf(contract.drawn === 'start' ? period : period + 1);
}

/** The month that a period's invoice bills for the first time, by timing. */
export function coveredMonth(contract: Contract, timing: Rule['timing'], period: Month): Month {
  const next = contract.drawn === 'start' ? period : period + 1;
  return timing === 'advance' ? next : next - 1;
}

/** The first period with an invoice: the month in which the contract starts. */
export function firstPeriod(contract: Contract): Month {
  return monthIndexOf(dayIn(contract.from));
}

/** The whole span of a kind that holds a day. */
export function spanHolding(contract: Contract, span: Span, day: Day): Period {
  switch (span) {
    case 'day':
      return { from: day, to: day + 1 };
    case 'contract-quarter':
    case 'contract-half-year':
    case 'contract-year':
      return monthsHolding(dayIn(contract.contractYearFrom), MONTHS[span], day);
    case 'term':
      return termHolding(contract, day);
    default: {
      const first = Math.floor(monthIndexOf(day) / MONTHS[span]) * MONTHS[span];
      return { from: firstDayOf(first), to: firstDayOf(first + MONTHS[span]) };
    }
  }
}

const MONTHS = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  'calendar-year': 12,
  'contract-quarter': 3,
  'contract-half-year': 6,
  'contract-year': 12,
} as const;

// The initial term, then each renewal; what follows a term without renewals has no end.
function termHolding(contract: Contract, day: Day): Period {
  const { initialTo, renewedBy } = contract;
  const term = termOf(contract);
  if (initialTo === undefined) return term;
  const end = dayIn(initialTo);
  if (day < end) return { from: term.from, to: end };
  return renewedBy === undefined ? { from: end, to: term.to } : monthsHolding(end, renewedBy, day);
}

/** The span that a clause's occasion gives a day: the period its terms are read in. */
export function periodAround(contract: Contract, occasion: Occasion, day: Day): Period {
  if (occasion.kind !== 'each') return monthPeriod(monthIndexOf(day));
  const whole = spanHolding(contract, occasion.span, day);
  return intersect(whole, termOf(contract)) ?? whole;
}

/**
 * The spans of an `each` occasion whose moment lies in a month, in order: cut to the contract's
 * term, so that a contract that ends inside a span closes it there.
 */
export function occurrencesIn(
  contract: Contract,
  occasion: Extract<Occasion, { readonly kind: 'each' }>,
  month: Month,
): readonly Occurrence[] {
  const days = intersect(monthPeriod(month), termOf(contract));
  const found: Occurrence[] = [];
  for (let day = days?.from ?? 0; days !== undefined && day < days.to; ) {
    const whole = spanHolding(contract, occasion.span, day);
    const period = intersect(whole, termOf(contract));
    if (period !== undefined) {
      const moment = occasion.at === 'start' ? period.from : period.to - 1;
      if (moment >= days.from && moment < days.to) found.push({ period, moment });
    }
    day = whole.to;
  }
  return found;
}
