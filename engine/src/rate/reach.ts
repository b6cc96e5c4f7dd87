// Rate, how far rules look. In: a plan. Out: how far back a change of one day can be felt (clauses
// that look ahead: at a whole year, at the end of a service), and whether a month's charges hang on
// those of earlier months. Both are answered with a yes where the plan does not make it sure.
import type { OccasionSpan, RatingPlan, Rule, Window } from '@avenant/dsl';
import { DAY_MIN, type Day, type Month } from '@avenant/dsl/values';
import { occurrencesIn, spanHolding } from './calendar.ts';
import { seriesReadAhead } from './series-ahead.ts';
import { type Standing, typeIn, visitRule } from './terms.ts';

type Span = Exclude<OccasionSpan, 'day' | 'month'>;

/** How far the rules of a plan look. */
export interface Reach {
  /** The first service day that may be rated otherwise when something changes on a day. */
  firstFelt(day: Day): Day;
  /** Months by which series may be read before the dates of their values. */
  readonly readAhead: ReadonlyMap<string, number>;
  /** Whether charges of a covered month hang on charges of earlier months. */
  readsPast(month: Month): boolean;
  /** Whether an `on` clause reads a date that may lie far from the facts that hold it. */
  readonly readsFarDates: boolean;
}

/** Reads a plan's rules. */
export function reachOf(plan: RatingPlan): Reach {
  const ahead = new Set<Span | 'ever'>();
  const past: Rule[] = [];
  let readsFarDates = false;
  for (const rule of plan.rules) {
    if (readsFarDate(rule)) readsFarDates = true;
    let looksBack = false;
    const long = longSpanOf(rule);
    // Whom it is for is told at the start of the span by the whole of it.
    if (long !== undefined && rule.subject !== undefined && isAtStart(rule)) ahead.add(long);
    visitRule(plan, rule, (one) => {
      const span = aheadOf(plan, rule, one);
      if (span !== undefined) ahead.add(span);
      if (one.term?.op === 'charges') looksBack ||= isPast(one.term.window, rule);
      // Whatever is read in another period may be charges.
      if (one.term?.op === 'in period') looksBack ||= isPast(one.term.window, rule);
    });
    if (looksBack) past.push(rule);
  }
  return {
    readsFarDates,
    readAhead: seriesReadAhead(plan),
    firstFelt: (day) => {
      if (ahead.has('ever')) return DAY_MIN;
      const spans = [...ahead].filter((span) => span !== 'ever');
      return Math.min(day, ...spans.map((span) => spanHolding(plan.contract, span, day).from));
    },
    readsPast: (month) => past.some((rule) => mayComeUp(plan, rule, month)),
  };
}

/** Whether a rule comes up on dates that may lie far from the facts that hold them. */
export function readsFarDate({ occasion }: Rule): boolean {
  if (occasion.kind !== 'on') return false;
  return occasion.date.op !== 'when' || occasion.every !== undefined;
}

function longSpanOf({ occasion }: Rule): Span | undefined {
  if (occasion.kind !== 'each' || occasion.span === 'day') return undefined;
  return occasion.span === 'month' ? undefined : occasion.span;
}

const isAtStart = ({ occasion }: Rule): boolean =>
  occasion.kind === 'each' && occasion.at === 'start';

// The span over which a change is felt before its day, if this term or window looks ahead.
function aheadOf(plan: RatingPlan, rule: Rule, one: Standing): Span | 'ever' | undefined {
  const { term, types } = one;
  if (term?.op === 'when') {
    if (term.part === 'day' || term.part === 'start') return undefined;
    const type = typeIn(plan, term.of, types);
    return plan.types.some(({ name, kind }) => name === type && kind === 'record')
      ? undefined
      : 'ever';
  }
  // What is read in a period that reaches ahead may itself look further.
  if (term?.op === 'in period')
    return aheadIn(term.window, rule) === undefined ? undefined : 'ever';
  const own = term?.op === 'over time' || term?.op === 'over series' ? term.window : undefined;
  const window = one.window ?? own;
  return window && aheadIn(window, rule);
}

function aheadIn(window: Window, rule: Rule): Span | 'ever' | undefined {
  const span = isAtStart(rule) || rule.overrides.length > 0 ? longSpanOf(rule) : undefined;
  switch (window.kind) {
    case 'period':
      return span;
    case 'months':
      return window.before ? undefined : span;
    case 'moment':
      return undefined;
    case 'range':
    case 'ever':
      return 'ever';
    case 'month':
      return window.offset > 0 ? 'ever' : undefined;
    default:
      if (window.offset < 0 || window.before) return undefined;
      if (window.offset > 0) return 'ever';
      if (window.kind === 'term') return window.toDate ? span : 'ever';
      return window.toDate && span === undefined ? undefined : window.kind;
  }
}

// Charges are seen only as far as they are made, so the only question is whether they are older.
function isPast(window: Window, rule: Rule): boolean {
  if (longSpanOf(rule) !== undefined) return true;
  return !(window.kind === 'period' || (window.kind === 'month' && window.offset === 0));
}

function mayComeUp(plan: RatingPlan, rule: Rule, month: Month): boolean {
  const { occasion, overrides } = rule;
  if (occasion.kind !== 'each' || overrides.length > 0) return true;
  return occurrencesIn(plan.contract, occasion, month).length > 0;
}
