// Differential tests, reference interpreter: when a rule is asked for a month, and for whom.
import type { Occasion, Rule, Term } from '../../../dsl/src/index.ts';
import {
  addMonths,
  DAY_MAX,
  DAY_MIN,
  dayOfInstant,
  lastDayOf,
  type Month,
  monthIndexOf,
  monthPeriod,
  type Period,
} from '../../../dsl/src/values/index.ts';
import { appliesTo, daysInForce, scopeOf } from './applies.ts';
import { common, holdsDay, monthsAfter, spanAt, termOf } from './calendar.ts';
import { evaluate } from './evaluate.ts';
import { derivedOf } from './facts.ts';
import { daysOf, type Scope, type World } from './scope.ts';
import { isThereOn, type Thing } from './thing.ts';
import { dayIn, Withheld } from './value.ts';

const EVER: Period = { from: DAY_MIN, to: DAY_MAX };

/** Takes note of what is held. */
export type Hold = (source: Thing | undefined, problem: unknown, again?: boolean) => void;

/** A subject (none: the contract) and when it is rated. */
export interface Once {
  readonly subject: Thing | undefined;
  readonly moment: number;
  readonly period: Period;
  readonly from: number;
  readonly to: number;
}

/** The facts that a rule is about; the contract alone when it names none. */
export function subjectsOf(
  world: World,
  rule: Rule,
  moment: number,
  period: Period,
  days: Period = period,
): readonly (Thing | undefined)[] {
  if (rule.subject === undefined) return [undefined];
  const scope: Scope = scopeOf(world, rule, undefined, moment, period);
  return derivedOf(rule.subject, scope, days) ?? world.view.get(rule.subject) ?? [];
}

/** All the occasions of a rule in a month. */
export function occasionsIn(
  world: World,
  rule: Rule,
  occasion: Exclude<Occasion, { kind: 'over time' }>,
  month: Month,
  hold: Hold,
): readonly Once[] {
  const { contract } = world.plan;
  const inForce = daysInForce(rule, world.plan);
  const days = daysOf(common(monthPeriod(month), inForce));
  const dayAlone = (subject: Thing | undefined, day: number): Once => {
    return { subject, moment: day, period: monthPeriod(month), from: day, to: day + 1 };
  };
  switch (occasion.kind) {
    case 'each':
      return days.flatMap((day) => {
        const period = common(spanAt(contract, occasion.span, day), termOf(contract));
        const moment = occasion.at === 'start' ? period.from : period.to - 1;
        if (moment !== day) return [];
        const there = subjectsOf(world, rule, moment, period).filter((one) =>
          isIn(world, one, period),
        );
        return there.map((subject) => ({ subject, moment, period, ...period }));
      });
    case 'record': {
      const subjects = subjectsOf(world, rule, lastDayOf(month), monthPeriod(month));
      return subjects.flatMap((subject) => {
        const day = subject === undefined ? undefined : dayOfInstant(subject.start);
        return day !== undefined && days.includes(day) ? [dayAlone(subject, day)] : [];
      });
    }
    case 'on': {
      const first = monthPeriod(monthIndexOf(inForce.from));
      const subjects = subjectsOf(world, rule, inForce.from, first, EVER);
      return subjects.flatMap((subject) =>
        days.flatMap((day) => {
          const date = dueOn(world, rule, occasion, subject, day);
          if (date === day) return [dayAlone(subject, day)];
          if (date instanceof Withheld) {
            const before = dueOn(world, rule, occasion, subject, day - 1);
            const again = day > inForce.from && before instanceof Withheld;
            const problem = whyHeld(world, rule, subject, day, date);
            if (problem !== undefined) hold(subject, problem, again);
          }
          return [];
        }),
      );
    }
  }
}

// The date of an event as read on a day; a date that is not there is no event.
function dateOn(
  world: World,
  rule: Rule,
  date: Term,
  subject: Thing | undefined,
  day: number,
): number | Withheld | undefined {
  try {
    const scope = scopeOf(world, rule, subject, day, monthPeriod(monthIndexOf(day)));
    return dayIn(evaluate(date, scope));
  } catch (problem) {
    if (!(problem instanceof Withheld)) throw problem;
    return problem.code === 'R0101' || problem.code === 'R0113' ? undefined : problem;
  }
}

// The same, or the day itself when so many months, once or several times, have gone by since.
function dueOn(
  world: World,
  rule: Rule,
  { date, every }: Extract<Occasion, { kind: 'on' }>,
  subject: Thing | undefined,
  day: number,
): number | Withheld | undefined {
  const first = dateOn(world, rule, date, subject, day);
  if (typeof first !== 'number' || every === undefined) return first;
  const isItem = subject !== undefined && isOfItems(world, subject.type);
  if (isItem && !isThereOn(subject, day)) return undefined;
  for (let months = 0; addMonths(first, months, 'last-day') <= day; months += every) {
    const plain = addMonths(first, months, 'last-day');
    try {
      if (monthsAfter(world.plan.contract, first, months) === day) return day;
    } catch (problem) {
      if (!(problem instanceof Withheld)) throw problem;
      if (plain === day) return problem;
    }
  }
  return undefined;
}

// The reason to hold a subject whose date cannot be told: none when the rule is not for it.
function whyHeld(
  world: World,
  rule: Rule,
  subject: Thing | undefined,
  day: number,
  problem: Withheld,
): Withheld | undefined {
  try {
    const applies = appliesTo(world, rule, subject, day, monthPeriod(monthIndexOf(day)));
    return applies ? problem : undefined;
  } catch (other) {
    if (other instanceof Withheld) return other;
    throw other;
  }
}

// An item in service on some day of a span; a record that begins in it.
function isIn(world: World, subject: Thing | undefined, period: Period): boolean {
  if (subject === undefined) return true;
  if (!isOfItems(world, subject.type)) return holdsDay(period, dayOfInstant(subject.start));
  return subject.stretches.some(({ from, to }) => from < period.to && period.from < to);
}

// Items are there for as long as they are in service, and so is what is made of items.
function isOfItems(world: World, type: string): boolean {
  const { plan } = world;
  const made = plan.derivations.find(({ name }) => name === type);
  if (made !== undefined) return isOfItems(world, made.over.type);
  return plan.types.some(({ name, kind }) => name === type && kind === 'item');
}
