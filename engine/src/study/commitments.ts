// Study, commitments: how far each one is reached. In: a contract, its facts and months. Out: for
// each span of a commitment that the months touch, what counts so far, what will count when the
// span ends if nothing changes, the target, and what will be due for the part not reached.
import type { PlanHistory, RatingPlan, Rule } from '@avenant/dsl';
import {
  type Day,
  divide,
  firstDayOf,
  formatDay,
  formatMonth,
  fromText,
  isZero,
  monthIndexOf,
  multiply,
  parseDay,
  parseMonth,
  type Rational,
  rational,
  roundToStep,
  toFixedText,
  ZERO,
} from '@avenant/dsl/values';
import { coveredMonth, dayIn, spanHolding } from '../rate/calendar.ts';
import type { RatedContract } from '../rate/contract.ts';
import { altered, FIGURES, pledgeOf, withFigures } from './altered.ts';
import { type Horizon, latestOf, moneyOf, rated, sumOf } from './horizon.ts';

/** A span of a commitment. Amounts are texts; days ISO, `to` excluded. */
export interface Attainment {
  readonly clause: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly target: string;
  /** What counts up to the end of the study's months, or of the span if that is earlier. */
  readonly soFar: string;
  /** What counts over the whole span, the planned inventory going on. */
  readonly expected: string;
  /** What counts so far over the target, in percent with one decimal, rounded down. */
  readonly percentSoFar: string;
  /** Expected over target, in percent with one decimal, rounded down. */
  readonly percent: string;
  /** What the clause is then due to charge. */
  readonly shortfall: string;
  /** Items held in the clauses that count, in the months rated: they are not in what counts. */
  readonly held: number;
}

/** How far the commitments of a contract are reached. */
export async function attainments(horizon: Horizon): Promise<readonly Attainment[]> {
  const plan = latestOf(horizon.history);
  const rules = plan.rules.filter((rule) => pledgeOf(rule) !== undefined);
  const last = endOf(horizon, rules);
  if (last === undefined) return [];
  const { contract } = plan;
  const through = horizon.from + horizon.months - 1;
  const figures = withFigures(horizon.history);
  const whole = await rated({ ...horizon, months: last - horizon.from + 1 }, figures);
  const cutAt = firstDayOf(through + 1);
  // A contract that ended with the study's months would close its spans there.
  const ended = contract.to === null || dayIn(contract.to) > cutAt;
  const open = await rated(
    { ...horizon, months: horizon.months + 1 },
    ended ? endingOn(figures, cutAt) : figures,
  );
  const clauses = Map.groupBy(rules, ({ clause }) => clause);
  return [...clauses].flatMap(([clause, versions]) => {
    const title = versions.at(-1)?.title ?? clause;
    const read = new Set(versions.flatMap(({ dependsOn }) => dependsOn));
    const soFar = byStart(open, clause + FIGURES.base);
    const expected = byStart(whole, clause + FIGURES.base);
    const due = byStart(whole, clause);
    const targets = byStart(whole, clause + FIGURES.target);
    return [...targets].map(([from, { amount: target, to }]): Attainment => {
      const money = (value: Rational | undefined) => moneyOf(value ?? ZERO, contract.currency);
      const reached = expected.get(from)?.amount;
      const counted = (isOver(to, cutAt) ? expected : soFar).get(from)?.amount;
      return {
        clause,
        title,
        from,
        to,
        target: money(target),
        soFar: money(counted),
        expected: money(reached),
        percentSoFar: percentOf(counted ?? ZERO, target),
        percent: percentOf(reached ?? ZERO, target),
        shortfall: money(due.get(from)?.amount),
        held: heldIn(plan, whole, read, { from, to }),
      };
    });
  });
}

const isOver = (to: string, day: Day): boolean => (parseDay(to) ?? day) <= day;

// The invoice that bills the last span touched by the months of the study.
function endOf({ history, from, months }: Horizon, rules: readonly Rule[]): number | undefined {
  const { contract } = latestOf(history);
  const day = Math.max(firstDayOf(from + months - 1), dayIn(contract.from));
  const ends = rules.flatMap(({ occasion, timing }) => {
    if (occasion.kind !== 'each') return [];
    const end = Math.min(spanHolding(contract, occasion.span, day).to, dayIn(contract.to));
    const late = coveredMonth(contract, timing, 0);
    return [Math.max(from + months - 1, monthIndexOf(end - 1) - late)];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function endingOn(history: PlanHistory, day: Day): PlanHistory {
  return altered(history, (plan) => ({
    ...plan,
    contract: { ...plan.contract, to: formatDay(day) },
  }));
}

// Items held in the invoices that bill months of a span, of clauses that count.
function heldIn(
  { contract, rules }: RatingPlan,
  { periods }: RatedContract,
  read: ReadonlySet<string>,
  span: { readonly from: string; readonly to: string },
): number {
  const timings = new Map(rules.map(({ clause, timing }) => [clause, timing]));
  const counts = (period: string, clause: string): boolean => {
    const timing = timings.get(clause) ?? 'arrears';
    const month = formatMonth(coveredMonth(contract, timing, parseMonth(period) ?? 0));
    return month >= span.from.slice(0, 7) && month < span.to.slice(0, 7);
  };
  return periods.reduce((count, { period, held }) => {
    const own = held.filter(({ clause }) => read.has(clause) && counts(period, clause));
    return count + own.length;
  }, 0);
}

interface Amount {
  readonly amount: Rational;
  readonly to: string;
}

// The lines of a clause by their first day, corrections added to what they correct.
function byStart({ periods }: RatedContract, clause: string): ReadonlyMap<string, Amount> {
  const lines = periods.flatMap((one) => one.lines.filter((line) => line.clause === clause));
  const groups = Map.groupBy(lines, ({ from }) => from);
  return new Map(
    [...groups].map(([from, group]) => [from, { amount: sumOf(group), to: group[0]?.to ?? from }]),
  );
}

function percentOf(reached: Rational, target: Rational): string {
  if (isZero(target)) return '';
  const share = multiply(divide(reached, target), rational(100));
  return toFixedText(roundToStep(share, fromText('0.1') ?? ZERO, 'floor'), 1);
}
