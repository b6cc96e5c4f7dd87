// Differential tests, reference interpreter: sets of facts and what is made of them, charges,
// windows.
import type { SetTerm, Term, Window } from '../../../dsl/src/index.ts';
import {
  compare,
  DAY_MAX,
  DAY_MIN,
  divide,
  type Period,
  type Rational,
  rational,
  sum,
  toSafeNumber,
} from '../../../dsl/src/values/index.ts';
import { calendarWindow, holdsDay, monthsAfter } from './calendar.ts';
import { ceiling } from './calls.ts';
import { evaluate, order } from './evaluate.ts';
import { derivedOf, textOf } from './facts.ts';
import { reachedFrom } from './reach.ts';
import type { Made, Scope } from './scope.ts';
import { isThereOn, type Thing } from './thing.ts';
import { bool, dayIn, num, numberIn, thingIn, truthIn, type Val, Withheld } from './value.ts';

/** A member of a set and the day on which terms of it are read. */
export interface Member {
  readonly thing: Thing;
  readonly moment: number;
}

/** The days of a window. */
export function windowOf(window: Window, scope: Scope): Period {
  const { period, moment, world } = scope;
  const { contract } = world.plan;
  world.met.window(window);
  switch (window.kind) {
    case 'period':
      return period;
    case 'moment':
      return { from: moment, to: moment + 1 };
    case 'ever':
      return { from: DAY_MIN, to: DAY_MAX };
    case 'range':
      return {
        from: dayIn(evaluate(window.from, scope)),
        to: dayIn(evaluate(window.to, scope)),
      };
    case 'months': {
      const count = toSafeNumber(numberIn(evaluate(window.count, scope)));
      if (count === undefined) throw new Withheld('R0109', '');
      const to = window.before ? period.from : period.to;
      return { from: monthsAfter(contract, to, -count), to };
    }
    default:
      return calendarWindow(contract, window, period);
  }
}

/**
 * The members of a set, in order of occurrence, then key. Records are those that start in the
 * window, or, where stretches of time are asked for, all that overlap it.
 */
export function membersOf(
  set: SetTerm,
  scope: Scope,
  overlapping: boolean = false,
): readonly Member[] {
  scope.world.met.set(set, scope.world.plan);
  const days = windowOf(set.window, scope);
  const all = sourceOf(set.type, scope, set.window.kind === 'moment' ? undefined : days);
  const others = set.before === true ? beforeEnclosing(all, scope) : all;
  return others.flatMap((thing): readonly Member[] => {
    const moment = readOn(thing, set.window.kind === 'moment', days, scope.moment);
    if (moment === undefined) return [];
    if (thing.kind !== 'item' && !overlapping && set.window.kind !== 'moment') {
      if (moment < days.from) return [];
    }
    const inside: Scope = { ...scope, moment, facts: [thing, ...scope.facts] };
    return set.where === undefined || truthIn(evaluate(set.where, inside))
      ? [{ thing, moment }]
      : [];
  });
}

function sourceOf(type: string, scope: Scope, days: Period | undefined): readonly Thing[] {
  if (type === '#members') {
    const group = scope.facts.find(({ made }) => made?.members !== undefined);
    return scope.members ?? group?.made?.members ?? [];
  }
  return derivedOf(type, scope, days) ?? scope.world.view.get(type) ?? [];
}

function beforeEnclosing(all: readonly Thing[], { facts }: Scope): readonly Thing[] {
  const type = all[0]?.type;
  const enclosing = facts.find((one) => one.type === type);
  const at = all.findIndex(({ key }) => key === enclosing?.key);
  if (at >= 0) return all.slice(0, at);
  // A derived one that was made for another window than these.
  if (enclosing?.made === undefined) return all;
  const { start, key } = enclosing;
  return all.filter((one) => one.start < start || (one.start === start && one.key < key));
}

// A record is read on its own day; an item at the moment, or on its last day of service in a
// window.
function readOn(thing: Thing, atMoment: boolean, days: Period, moment: number): number | undefined {
  if (atMoment) {
    if (!isThereOn(thing, moment)) return undefined;
    return thing.kind === 'item' ? moment : thing.stretches[0]?.from;
  }
  const inside = thing.stretches.filter(
    ({ from, to }) => Math.max(from, days.from) < Math.min(to, days.to),
  );
  const last = inside.at(-1);
  if (last === undefined) return undefined;
  return thing.kind === 'item' ? Math.min(last.to, days.to) - 1 : last.from;
}

/** One value of the members of a set. */
export function aggregateOf(
  { set, value, parameter, function: what }: Extract<Term, { op: 'aggregate' }>,
  scope: Scope,
): Val {
  const count = parameter === undefined ? undefined : numberIn(evaluate(parameter, scope));
  const members = membersOf(set, scope);
  const valueFor = ({ thing, moment }: Member): Val =>
    value === undefined
      ? bool(true)
      : evaluate(value, { ...scope, moment, facts: [thing, ...scope.facts] });
  if (what === 'count') return num(rational(members.length));
  if (what === 'any') return bool(members.some((one) => truthIn(valueFor(one))));
  if (what === 'every') return bool(members.every((one) => truthIn(valueFor(one))));
  const values = members.map(valueFor);
  if (what === 'distinct') return num(rational(new Set(values.map(textOf)).size));
  if (what === 'sum') return num(sum(values.map(numberIn)));
  if (what === 'top') return num(sum(largest(values.map(numberIn)).slice(0, wholeIn(count))));
  if (values.length === 0) throw new Withheld('R0111', set.type);
  if (what === 'average') return num(divide(sum(values.map(numberIn)), rational(values.length)));
  const sorted = [...values].sort(order);
  const [least] = sorted;
  const greatest = sorted.at(-1);
  scope.world.met.add(`aggregate ${what} ${least?.is}`);
  if (least === undefined || greatest === undefined) throw new Withheld('R0111', set.type);
  if (what === 'least') return least;
  if (what === 'greatest') return greatest;
  return nearestRank(sorted, count ?? rational(0)) ?? greatest;
}

const largest = (values: readonly Rational[]): readonly Rational[] =>
  [...values].sort((a, b) => compare(b, a));

function wholeIn(count: Rational | undefined): number {
  const whole = count === undefined ? undefined : toSafeNumber(count);
  if (whole === undefined || whole < 0) throw new Withheld('R0117', '');
  return whole;
}

// The first value such that at least that many percent of all are not above it.
function nearestRank(sorted: readonly Val[], percent: Rational): Val | undefined {
  if (compare(percent, rational(0)) < 0 || compare(percent, rational(100)) > 0) {
    throw new Withheld('R0117', '');
  }
  const wanted = ceiling(rational(percent.n * BigInt(sorted.length), percent.d * 100n));
  return sorted.find((_, index) => BigInt(index + 1) >= wanted);
}

/** The charges that a term gathers. */
export function chargesOf(
  { clauses, except, of, window }: Extract<Term, { op: 'charges' }>,
  scope: Scope,
): readonly Made[] {
  const days = windowOf(window, scope);
  if (clauses?.includes(scope.clause)) scope.world.met.add('charges of its own clause');
  const owner = of === undefined ? undefined : thingIn(evaluate(of, scope));
  return scope.world.made.filter(({ clause, subject, from }) => {
    const wanted = clauses === undefined ? clause !== scope.clause : clauses.includes(clause);
    if (!wanted || except?.includes(clause) === true || !holdsDay(days, from)) return false;
    if (owner === undefined || owner.kind === 'contract') return true;
    const reached = subject === undefined ? [] : reachedFrom(subject, from, scope);
    return reached.some(({ type, key }) => type === owner.type && key === owner.key);
  });
}
