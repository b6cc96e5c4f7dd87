// Study, money at stake: what a clause bills over the months, or the most it can. In: a plan, the
// rules of a clause, the data files. Out: a figure and what kind of figure it is; never a zero that
// stands for something unknown.
import type { PlanIndexation, RatingPlan, Rule } from '@avenant/dsl';
import {
  absolute,
  add,
  compare,
  firstDayOf,
  intersect,
  type Month,
  maximum,
  monthIndexOf,
  monthPeriod,
  multiply,
  negate,
  type Rational,
  rational,
  sign,
  ZERO,
} from '@avenant/dsl/values';
import { dayIn, daysInForce, occurrencesIn } from '../rate/calendar.ts';
import { boundsOf } from './bound.ts';
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
  const { contract } = data.plan;
  const found = rules.map((rule) => mostOf(data, rule, span));
  let total = ZERO;
  let each: Most | undefined;
  for (const one of found) {
    if (one === undefined) return UNKNOWN;
    if (one.of === null) total = add(total, one.amount);
    else if (each === undefined || compare(one.amount, each.amount) > 0) each = one;
  }
  const shown = each ?? { amount: total, of: null, per: null };
  if (found.length === 0 || (each !== undefined && sign(total) > 0)) return UNKNOWN;
  const credits = rules.every((rule) => rule.sign < 0);
  return {
    kind: shown.of === null ? 'at most' : 'at most each',
    amount: moneyOf(credits ? negate(shown.amount) : shown.amount, contract.currency),
    of: shown.of,
    per: shown.per,
    size: shown.amount,
  };
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
  const { high } = boundsOf(plan, amount.kind === 'rate' ? amount.rate : amount.amount, times);
  if (high === undefined) return undefined;
  const once = maximum(high, ZERO);
  const perDay = amount.kind === 'rate' && amount.per === 'day';
  const unit = perDay ? multiply(once, rational(31)) : once;
  const isOnce = rule.occasion.kind === 'record' || rule.occasion.kind === 'on';
  const count = isOnce ? 1 : occasionsIn(plan, rule, span);
  if (rule.subject === undefined)
    return { amount: multiply(unit, rational(count)), of: null, per: null };
  const rows = rowsOf(data, rule.subject);
  if (rows === undefined) return { amount: unit, of: rule.subject, per: isOnce ? 'time' : 'month' };
  return { amount: multiply(unit, rational(count * rows)), of: null, per: null };
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
