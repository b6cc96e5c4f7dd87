// Differential tests, reference interpreter: terms that yield stretches of time, or measure them.
import type { PlanCalendar, Term } from '../../../dsl/src/index.ts';
import {
  divide,
  type Interval,
  type Rational,
  rational,
  roundToStep,
  sum,
} from '../../../dsl/src/values/index.ts';
import { isWorked } from './calendar.ts';
import { above, evaluate } from './evaluate.ts';
import { daysOf, type Scope } from './scope.ts';
import { membersOf, windowOf } from './sets.ts';
import type { Thing } from './thing.ts';
import * as times from './times.ts';
import { num, numberIn, timesIn, type Val, Withheld } from './value.ts';

/** The value of a term of interval algebra. */
export function timesOf(term: Extract<Term, { readonly op: `times${string}` }>, scope: Scope): Val {
  const list = (one: Term) => timesIn(evaluate(one, scope));
  const seconds = (one: Term): Rational => numberIn(evaluate(one, scope));
  switch (term.op) {
    case 'times': {
      const { from, to } = windowOf(term.set.window, scope);
      const [first, last] = [from * 86400, to * 86400];
      const all = membersOf(term.set, scope, true).flatMap(({ thing }) => stretchesOf(thing));
      const inside = all.map((one) => ({
        from: Math.max(one.from, first),
        to: Math.min(one.to, last),
      }));
      return { is: 'times', value: inside.filter((one) => one.from < one.to) };
    }
    case 'times open': {
      const calendar = scope.world.plan.calendars.find(({ name }) => name === term.calendar);
      if (calendar === undefined) throw new Withheld('R0110', term.calendar);
      return { is: 'times', value: openOn(calendar, daysOf(scope.period)) };
    }
    case 'times union':
      return { is: 'times', value: times.unionOf(list(term.of[0]), list(term.of[1])) };
    case 'times during': {
      const [a, b] = [around(term.of[0], term.of[1], scope), around(term.of[1], term.of[0], scope)];
      return { is: 'times', value: times.combined(a, b, (inA, inB) => inA && inB) };
    }
    case 'times except': {
      const [a, b] = [list(term.of[0]), around(term.of[1], term.of[0], scope)];
      return { is: 'times', value: times.combined(a, b, (inA, inB) => inA && !inB) };
    }
    case 'times merged': {
      // Less than `gap` apart: whole seconds at most one less.
      const gap = wholeSeconds(seconds(term.gap));
      return { is: 'times', value: times.joined(list(term.of[0]), gap - 1) };
    }
    case 'times cut': {
      const length = wholeSeconds(above(seconds(term.length)));
      return { is: 'times', value: times.cut(list(term.of[0]), length) };
    }
    case 'times length':
      return num(rational(times.covered(list(term.of[0]))));
    case 'times count':
      return num(rational(list(term.of[0]).length));
    case 'times units': {
      const size = above(seconds(term.size));
      const mode = term.mode === 'started' ? 'ceiling' : 'floor';
      const units = list(term.of[0]).map(({ from, to }) =>
        roundToStep(divide(rational(to - from), size), rational(1), mode),
      );
      return num(sum(units));
    }
  }
}

// A night belongs to the day on which it begins, and is cut to the days asked.
function openOn(calendar: PlanCalendar, days: readonly number[]): readonly Interval[] {
  const { from, to } = calendar.hours ?? { from: 0, to: 86400 };
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? -1];
  return [first - 1, ...days]
    .filter((day) => isWorked(calendar, day))
    .map((day) => ({
      from: Math.max(first * 86400, day * 86400 + from),
      to: Math.min((last + 1) * 86400, day * 86400 + to),
    }))
    .filter((one) => one.from < one.to);
}

/** Opening hours met by other stretches are those of the days that these reach. */
function around(own: Term, other: Term, scope: Scope): readonly Interval[] {
  const plain = timesIn(evaluate(own, scope));
  if (own.op !== 'times open') return plain;
  const calendar = scope.world.plan.calendars.find(({ name }) => name === own.calendar);
  const met = timesIn(evaluate(other, scope));
  if (calendar === undefined || met.length === 0) return plain;
  const first = Math.floor(Math.min(...met.map(({ from }) => from)) / 86400);
  const last = Math.ceil(Math.max(...met.map(({ to }) => to)) / 86400);
  return openOn(calendar, daysOf({ from: first, to: last }));
}

function wholeSeconds(value: Rational): number {
  if (value.d !== 1n) throw new RangeError('only whole seconds are generated');
  return Number.parseInt(`${value.n}`, 10);
}

// A change of what is said of an item does not interrupt it.
function stretchesOf({ kind, stretches, start, end }: Thing) {
  if (kind !== 'item') return [{ from: start, to: end }];
  return times.joined(
    stretches.map(({ from, to }) => ({ from: from * 86400, to: to * 86400 })),
    0,
  );
}
