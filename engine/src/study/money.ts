// Study, money at stake: what a clause bills over the months, or the most it can. In: a plan, the
// rules of a clause, the data files. Out: a figure and what kind of figure it is; never a zero that
// stands for something unknown.
import type { PlanIndexation, RatingPlan, Rule } from '@avenant/dsl';
import {
  absolute,
  add,
  compare,
  currencyDigits,
  firstDayOf,
  intersect,
  isZero,
  type Month,
  monthIndexOf,
  monthPeriod,
  multiply,
  negate,
  power,
  type Rational,
  rational,
  roundToStep,
  sign,
  ZERO,
} from '@avenant/dsl/values';
import { dayIn, daysInForce, occurrencesIn } from '../rate/calendar.ts';
import { type Bounds, boundsOf } from './bound.ts';
import type { StudyData } from './gaps.ts';
import { moneyOf } from './horizon.ts';
import { baseType } from './types-read.ts';

/** Money at stake; credits are negative. */
export interface Money {
  /**
   * `rated`: what is billed; `at most`: an upper estimate; `at most each`: the same for each fact,
   * how many there are being unknown; `unknown`: no figure.
   */
  readonly kind: 'rated' | 'at most' | 'at most each' | 'unknown';
  /** Null when unknown. */
  readonly amount: string | null;
  /** The type of which each fact bills so much, for each month or each time. */
  readonly of: string | null;
  readonly per: 'month' | 'time' | null;
  /** The size of the figure, for ranking; zero when unknown. */
  readonly size: Rational;
}

const UNKNOWN: Money = { kind: 'unknown', amount: null, of: null, per: null, size: ZERO };

/** What a clause bills, rated. */
export function ratedMoney(value: Rational, currency: string): Money {
  return { ...UNKNOWN, kind: 'rated', amount: moneyOf(value, currency), size: absolute(value) };
}

/** More money first; figures of one fact, then unknown ones, last. */
export function byMoney(a: Money, b: Money): number {
  return RANK[a.kind] - RANK[b.kind] || compare(b.size, a.size);
}

const RANK = { rated: 0, 'at most': 0, 'at most each': 1, unknown: 2 } as const;

/** The months that an estimate is about. */
export interface Span {
  readonly from: Month;
  readonly months: number;
}

/** The most that the rules of a clause can bill over some months. */
export function estimate(data: StudyData, rules: readonly Rule[], span: Span): Money {
  const { currency } = data.plan.contract;
  const found = rules.map((rule) => mostOf(data, rule, span));
  const known = found.filter((one) => one !== undefined);
  const [first, ...others] = known;
  if (first === undefined || known.length < found.length) return UNKNOWN;
  const most = others.reduce<Most | undefined>((so, one) => so && together(so, one), first);
  // Nothing as the most there can be says that the terms were not understood.
  if (most === undefined || isZero(most.amount)) return UNKNOWN;
  const cent = power(rational(10), -(currencyDigits(currency) ?? 2));
  const amount = roundToStep(most.amount, cent, 'up');
  const { of, per } = most;
  const kind = of === null ? 'at most' : 'at most each';
  return { kind, amount: moneyOf(amount, currency), of, per, size: absolute(amount) };
}

// Two versions of a clause: over the months they add up, for each fact the dearer one counts.
function together(a: Most, b: Most): Most | undefined {
  if (a.of === null && b.of === null) return { ...a, amount: add(a.amount, b.amount) };
  if (a.of !== b.of || a.per !== b.per) return undefined;
  return compare(absolute(a.amount), absolute(b.amount)) < 0 ? b : a;
}

interface Most {
  readonly amount: Rational;
  readonly of: string | null;
  readonly per: Money['per'];
}

function mostOf(data: StudyData, rule: Rule, span: Span): Most | undefined {
  const { plan } = data;
  const { amount } = rule;
  if (amount.kind !== 'rate' && amount.kind !== 'sum') return undefined;
  const last = firstDayOf(span.from + span.months);
  const times = (one: PlanIndexation): number => {
    const months = monthIndexOf(last) - monthIndexOf(dayIn(one.first));
    return Math.max(0, Math.ceil(months / Math.max(1, one.everyMonths)));
  };
  const bounds = boundsOf(plan, amount.kind === 'rate' ? amount.rate : amount.amount, times);
  const once = farEnd(bounds);
  if (once === undefined) return undefined;
  const isCredit = rule.sign < 0;
  const perDay = amount.kind === 'rate' && amount.per === 'day';
  const signed = isCredit ? negate(once) : once;
  const unit = perDay ? multiply(signed, rational(31)) : signed;
  const isOnce = rule.occasion.kind === 'record' || rule.occasion.kind === 'on';
  const count = isOnce ? 1 : occasionsIn(plan, rule, span);
  if (rule.subject === undefined)
    return { amount: multiply(unit, rational(count)), of: null, per: null };
  const rows = rowsOf(data, rule.subject);
  if (rows === undefined) return { amount: unit, of: rule.subject, per: isOnce ? 'time' : 'month' };
  return { amount: multiply(unit, rational(count * rows)), of: null, per: null };
}

// The most that is billed; of amounts that are never above zero, the most that is given back.
function farEnd({ low, high }: Bounds): Rational | undefined {
  return high === undefined || sign(high) > 0 ? high : low;
}

// How often a clause is due in the months, for one subject.
function occasionsIn({ contract }: RatingPlan, rule: Rule, { from, months }: Span): number {
  const { occasion } = rule;
  let count = 0;
  for (let month = from; month < from + months; month += 1) {
    const days = daysInForce(rule, contract);
    if (days === undefined || intersect(days, monthPeriod(month)) === undefined) continue;
    count += occasion.kind === 'each' ? occurrencesIn(contract, occasion, month).length : 1;
  }
  return count;
}

function rowsOf({ plan, tables }: StudyData, subject: string): number | undefined {
  const type = plan.types.find(({ name }) => name === baseType(plan, subject));
  const rows = tables.get(type?.file ?? type?.name ?? '')?.rows.length;
  return rows === 0 ? undefined : rows;
}
