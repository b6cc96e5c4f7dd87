// Rate, series read ahead of time. In: a plan. Out: by how many months, at most, the value that a
// term reads lies after the day on which it is read: such a value, published late, is felt before
// its own date. Infinite where the plan does not make it sure.
import type { RatingPlan, Rule, Term, Window } from '@avenant/dsl';
import {
  type Day,
  divide,
  fromText,
  type Month,
  monthIndexOf,
  ONE,
  parseDay,
  parseMonth,
  type Rational,
  rational,
  roundToStep,
  SECONDS_PER_DAY,
  toSafeNumber,
} from '@avenant/dsl/values';
import { dayIn } from './calendar.ts';
import { type Standing, visitRule, visitTerms } from './terms.ts';

/** Months by which each series may be read ahead; a series not in it never is. */
export function seriesReadAhead(plan: RatingPlan): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const noteFrom = (since: Day, rule?: Rule) => (one: Standing) => {
    const { term, types } = one;
    // Values of a window; and what is read in another period, which may lie ahead.
    if (term?.op === 'over series' && !isBehind(term.window)) found.set(term.series, Infinity);
    if (term?.op === 'in period' && !isBehind(term.window)) {
      for (const { name } of plan.series) found.set(name, Infinity);
    }
    if (term?.op !== 'series' && term?.op !== 'convert') return;
    const months = monthsAhead(term.at, { since: monthIndexOf(since), rule, types });
    if (months > 0) found.set(term.series, Math.max(months, found.get(term.series) ?? 0));
  };
  for (const rule of plan.rules) visitRule(plan, rule, noteFrom(dayIn(plan.contract.from), rule));
  for (const { factor, first } of plan.indexations)
    visitTerms(plan, factor, noteFrom(dayIn(first)));
  return found;
}

const isBehind = (window: Window): boolean =>
  (window.kind === 'months' && window.before) || ('offset' in window && window.offset < 0);

interface Place {
  /** The first month in which the term may be read. */
  readonly since: Month;
  readonly rule: Rule | undefined;
  readonly types: Standing['types'];
}

// How many months after the moment's month a date or month may lie.
function monthsAhead(at: Term, place: Place): number {
  switch (at.op) {
    case 'moment':
      return 0;
    case 'date':
      return monthIndexOf(parseDay(at.value) ?? Infinity) <= place.since ? 0 : Infinity;
    case 'month':
      return (parseMonth(at.value) ?? Infinity) <= place.since ? 0 : Infinity;
    case 'period':
      if (at.part === 'from') return 0;
      return at.part === 'to' && isToldAtItsEnd(place.rule) ? 1 : Infinity;
    case 'when':
      // Records are read on their own day, items while they are in service.
      return at.of.op === 'fact' && place.types[at.of.depth] !== undefined && at.part === 'day'
        ? 0
        : Infinity;
    case 'call':
      return monthsOfCall(at, place);
    default:
      return Infinity;
  }
}

function monthsOfCall({ function: name, of }: Term & { op: 'call' }, place: Place): number {
  const [first, second] = of;
  const from = first === undefined ? Infinity : monthsAhead(first, place);
  const more = second?.op === 'number' ? fromText(second.value) : undefined;
  switch (name) {
    case 'previous month':
      return 0;
    case 'months before':
      return first?.op === 'number' && !first.value.startsWith('-') ? 0 : Infinity;
    case 'month of':
    case 'day of':
    case 'first day of':
    case 'last day of':
      return from;
    case 'add months':
      return from + wholes(more, 1);
    case 'add days':
      return from + wholes(more, 28 * SECONDS_PER_DAY);
    default:
      return Infinity;
  }
}

// How many steps a count reaches ahead, the last one begun.
function wholes(count: Rational | undefined, step: number): number {
  if (count === undefined) return Infinity;
  const steps = toSafeNumber(roundToStep(divide(count, rational(step)), ONE, 'up'));
  return Math.max(0, steps ?? Infinity);
}

// Whether the period's last day is never more than a month after the moment.
function isToldAtItsEnd(rule: Rule | undefined): boolean {
  if (rule === undefined) return false;
  const { occasion, overrides } = rule;
  if (occasion.kind !== 'each' || occasion.span === 'month') return true;
  return occasion.at === 'end' && overrides.length === 0;
}
