// Rate, occasions: when a clause that is not over time is evaluated, and for whom. In: a rule and a
// covered month. Out: subjects with their moment, period and service dates.
import type { Occasion, Rule } from '@avenant/dsl';
import {
  addMonths,
  containsDay,
  DAY_MAX,
  DAY_MIN,
  type Day,
  formatDay,
  intersect,
  lastDayOf,
  type Month,
  monthIndexOf,
  monthPeriod,
  type Period,
  wholeMonthsBetween,
} from '@avenant/dsl/values';
import { evaluate, factsOf } from '../evaluate/evaluate.ts';
import { Held } from '../evaluate/held.ts';
import { segmentNear } from '../evaluate/near.ts';
import type { Fact, FactsOfType } from '../facts/fact.ts';
import { addMonthsBy } from '../time/months.ts';
import { occurrencesIn } from './calendar.ts';
import {
  always,
  type Happening,
  type Happenings,
  type Situation,
  scopeOf,
  type Withheld,
} from './situation.ts';

/** A subject (none: the contract) and when it is rated. */
export interface Occasioned {
  readonly fact: Fact | undefined;
  readonly moment: Day;
  /** The period in which terms are read. */
  readonly period: Period;
  /** Service dates of the line. */
  readonly from: Day;
  readonly to: Day;
  /** The date of an `on` clause could not be had on these days. */
  readonly held?: Held;
  /** It could not be had before either. */
  readonly again?: boolean;
}

/** The facts that a rule may be about, in order; none for the contract itself. */
export function subjectsOf(
  situation: Situation,
  rule: Rule,
  moment: Day,
  period: Period,
  days: Period = period,
): FactsOfType | undefined {
  if (rule.subject === undefined) return undefined;
  return factsOf(rule.subject, scopeOf(situation, rule, undefined, moment, period, always()), days);
}

/** The facts of an item or derived type that may be in service in a month. */
export function subjectsOverTime(
  situation: Situation,
  rule: Rule,
  month: Month,
): readonly (Fact | undefined)[] {
  const subjects = subjectsOf(situation, rule, lastDayOf(month), monthPeriod(month));
  return subjects === undefined ? [undefined] : subjects.facts;
}

/** Every subject with each of its occasions in a month, in order of occurrence. */
export function occasionsIn(situation: Situation, rule: Rule, month: Month): readonly Occasioned[] {
  // A sum has no rate to integrate: over time it is due once for each month.
  const occasion: Occasion =
    rule.occasion.kind === 'over time' ? { kind: 'each', span: 'month', at: 'end' } : rule.occasion;
  const days = situation.inForce.get(rule.id);
  if (days === undefined) return [];
  switch (occasion.kind) {
    case 'each':
      return occurrencesIn(situation.plan.contract, occasion, month)
        .filter(({ moment }) => containsDay(days, moment))
        .flatMap(({ period, moment }) => eachIn(situation, rule, period, moment));
    case 'record':
      return recordsIn(situation, rule, month).filter(({ moment }) => containsDay(days, moment));
    case 'on':
      return eventsIn(happenings(situation, rule), days, month);
  }
}

function eventsIn({ events, holds }: Happenings, days: Period, month: Month): Occasioned[] {
  const happened = (events.get(month) ?? []).filter(({ day }) => containsDay(days, day));
  const period = monthPeriod(month);
  const withheld = holds.flatMap(({ fact, held, ...stretch }): Occasioned[] => {
    const part = intersect(stretch, period);
    const again = stretch.from < period.from;
    return part === undefined ? [] : [{ fact, moment: part.from, period, ...part, held, again }];
  });
  return [...happened.map(({ fact, day }) => ({ fact, ...onDay(day, month) })), ...withheld];
}

const onDay = (day: Day, month: Month) => ({
  moment: day,
  period: monthPeriod(month),
  from: day,
  to: day + 1,
});

function eachIn(
  situation: Situation,
  rule: Rule,
  period: Period,
  moment: Day,
): readonly Occasioned[] {
  const dates = { moment, period, from: period.from, to: period.to };
  const subjects = subjectsOf(situation, rule, moment, period);
  if (subjects === undefined) return [{ fact: undefined, ...dates }];
  const isThere = (fact: Fact) =>
    isService(situation, subjects.name)
      ? fact.segments.some((segment) => intersect(segment, period) !== undefined)
      : containsDay(period, dayOfRecord(fact));
  return subjects.facts.filter(isThere).map((fact) => ({ fact, ...dates }));
}

// Items are there for as long as they are in service, and so are sets made of items.
function isService(situation: Situation, type: string): boolean {
  const { plan } = situation;
  const derived = plan.derivations.find(({ name }) => name === type);
  if (derived !== undefined) return isService(situation, derived.over.type);
  return plan.types.some(({ name, kind }) => name === type && kind === 'item');
}

function recordsIn(situation: Situation, rule: Rule, month: Month): readonly Occasioned[] {
  const period = monthPeriod(month);
  const facts = subjectsOf(situation, rule, period.to - 1, period)?.facts ?? [];
  const found: Occasioned[] = [];
  for (let at = firstSince(facts, period.from); at < facts.length; at += 1) {
    const fact = facts[at];
    if (fact === undefined || dayOfRecord(fact) >= period.to) break;
    found.push({ fact, ...onDay(dayOfRecord(fact), month) });
  }
  return found;
}

const dayOfRecord = (fact: Fact): Day => fact.segments[0]?.from ?? DAY_MAX;

// Facts stand in order of occurrence: the place of the first that occurs on the day or later.
function firstSince(facts: readonly Fact[], day: Day): number {
  let [low, high] = [0, facts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const fact = facts[middle];
    if (fact !== undefined && dayOfRecord(fact) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The days on which an `on` clause happens, by month: each day for which the clause's date, read on
 * that very day, is that day; and those on which it is held, for as long as it is. Worked out once
 * for all months. A date that is not there is no event.
 */
export function happenings(situation: Situation, rule: Rule): Happenings {
  const known = situation.happenings.get(rule.id);
  if (known !== undefined) return known;
  const events = new Map<Month, Happening[]>();
  const holds: Withheld[] = [];
  const add = (happening: Happening) => {
    const month = monthIndexOf(happening.day);
    const others = events.get(month);
    if (others === undefined) events.set(month, [happening]);
    else others.push(happening);
  };
  const days = daysAsked(situation, rule);
  if (days !== undefined && rule.occasion.kind === 'on') {
    const month = monthPeriod(monthIndexOf(days.from));
    try {
      const subjects = subjectsOf(situation, rule, days.from, month, always());
      for (const fact of subjects?.facts ?? [undefined]) {
        addHappenings(situation, rule, fact, add, holds);
      }
    } catch (problem) {
      if (!(problem instanceof Held)) throw problem;
      holds.push({ fact: undefined, ...days, held: problem });
    }
  }
  const found = { events, holds };
  situation.happenings.set(rule.id, found);
  return found;
}

function daysAsked({ inForce, until }: Situation, rule: Rule): Period | undefined {
  const days = inForce.get(rule.id);
  return days && intersect(days, { from: DAY_MIN, to: until });
}

interface Due {
  readonly day: Day;
  /** There is no such day in that month. */
  readonly held?: Held;
}

// The dates of an occasion in a stretch of days over which its first one stays the same.
function datesOf(
  { plan }: Situation,
  { every }: Extract<Occasion, { readonly kind: 'on' }>,
  first: Day,
  stretch: Period,
): readonly Due[] {
  if (every === undefined) return containsDay(stretch, first) ? [{ day: first }] : [];
  const due: Due[] = [];
  const gone = Math.floor(wholeMonthsBetween(first, stretch.from) / every);
  for (let months = Math.max(0, gone) * every; ; months += every) {
    const plain = addMonths(first, months, 'last-day');
    const day = addMonthsBy(plan.contract.monthEnd, first, months);
    if (plain >= stretch.to) return due;
    if (day === undefined) {
      const held = new Held('R0108', { day: formatDay(first), months: `${months}` });
      if (containsDay(stretch, plain)) due.push({ day: plain, held });
    } else if (containsDay(stretch, day)) due.push({ day });
  }
}

// What comes up again and again does so for items in service alone.
function mayHappen(situation: Situation, rule: Rule, fact: Fact | undefined, day: Day): boolean {
  if (rule.occasion.kind !== 'on' || rule.occasion.every === undefined) return true;
  if (fact === undefined || !isService(situation, rule.subject ?? '')) return true;
  return fact.segments.some((segment) => containsDay(segment, day));
}

// A date attribute that is not filled in, and the end of a service that has none.
const NO_DATE: ReadonlySet<string> = new Set(['R0101', 'R0113']);

function addHappenings(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  add: (happening: Happening) => void,
  holds: Withheld[],
): void {
  if (rule.occasion.kind !== 'on') return;
  const days = daysAsked(situation, rule) ?? { from: 0, to: 0 };
  for (let day = days.from; day < days.to; ) {
    const validity = always();
    const period = monthPeriod(monthIndexOf(day));
    try {
      const scope = scopeOf(situation, rule, fact, day, period, validity);
      const date = evaluate(rule.occasion.date, scope);
      const stretch = { from: day, to: Math.min(validity.to, days.to) };
      if (typeof date === 'number') {
        const dates = datesOf(situation, rule.occasion, date, stretch);
        for (const { day: on, held } of dates) {
          if (!mayHappen(situation, rule, fact, on)) continue;
          if (held === undefined) add({ fact, day: on });
          else holds.push({ fact, from: on, to: on + 1, held });
        }
      }
    } catch (problem) {
      if (!(problem instanceof Held)) throw problem;
      if (fact !== undefined) segmentNear(fact, day, validity);
      if (!NO_DATE.has(problem.code)) {
        const to = Math.min(Math.max(day + 1, validity.to), days.to);
        holds.push({ fact, from: day, to, held: problem });
      }
    }
    day = Math.max(day + 1, validity.to);
  }
}
