// Interval algebra: the times of facts and calendars, joined, cut, merged and measured.
import type { Term } from '@avenant/dsl';
import {
  DAY_MAX,
  DAY_MIN,
  dayOfInstant,
  formatDay,
  type Interval,
  rational,
  startOfDay,
  toText,
} from '@avenant/dsl/values';
import {
  combineTimes,
  cutTimes,
  cutToWindow,
  lengthOfTimes,
  mergeTimes,
  unitsOfTimes,
} from '../explain/interval-functions.ts';
import { textOf } from '../explain/value-text.ts';
import type { Fact, Value } from '../facts/fact.ts';
import { openTimes } from '../time/calendar.ts';
import { noteFact } from './attributes.ts';
import { type Code, described } from './code.ts';
import { type Frame, type Run, untraced } from './frame.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import { compileSet, eachMember, walkOf } from './members.ts';
import { numberOf, type TermOf, timesOf } from './term-of.ts';

/** The intervals of the members of a set, each on its own, cut to the window. */
export function compileTimes(term: TermOf<'times'>, machine: Machine): Code {
  const set = compileSet(term.set, machine, 'overlapping');
  return {
    run: (frame) => {
      const walk = walkOf(frame, set);
      const all: Interval[] = [];
      eachMember(frame, walk, (fact) => {
        const own = intervalsOf(fact);
        for (const interval of own) all.push(interval);
        noteFact(frame, fact, fact.type, { value: textOf(own, 'times'), valueKind: 'times' });
        return true;
      });
      const window = { from: startOfDay(walk.days.from), to: startOfDay(walk.days.to) };
      noteWindow(frame, 'window', [window]);
      return cutToWindow(all, window);
    },
    step: { operation: 'builtin', parameters: { function: 'times' } },
  };
}

function intervalsOf(fact: Fact): readonly Interval[] {
  const { start, end } = fact;
  if (start !== undefined && end !== undefined) return [{ from: start, to: end }];
  const intervals: { from: number; to: number }[] = [];
  for (const segment of fact.segments) {
    const from = startOfDay(segment.from);
    const to = startOfDay(segment.to);
    const last = intervals.at(-1);
    // A change of attributes does not interrupt the service.
    if (last !== undefined && last.to === from) last.to = to;
    else intervals.push({ from, to });
  }
  return intervals;
}

function noteWindow(frame: Frame, name: string, times: readonly Interval[]): void {
  const first = times[0]?.from ?? startOfDay(frame.period.from);
  const last = times.at(-1)?.to ?? startOfDay(frame.period.to);
  const from = Math.max(DAY_MIN, Math.floor(first / startOfDay(1)));
  const to = Math.min(DAY_MAX, Math.ceil(last / startOfDay(1)));
  frame.trace?.input({
    name,
    value: textOf(times, 'times'),
    valueKind: 'times',
    origin: { kind: 'period', from: formatDay(from), to: formatDay(to) },
  });
}

/** The opening hours of a calendar in the period. */
export function compileTimesOpen(term: TermOf<'times open'>, machine: Machine): Code {
  const calendar = machine.calendars.get(term.calendar);
  return {
    run: (frame) => {
      if (calendar === undefined) {
        throw new Held('R0110', { calendar: term.calendar, day: formatDay(frame.moment) });
      }
      const open = openTimes(calendar, frame.period);
      noteWindow(frame, term.calendar, open);
      return open;
    },
    step: { operation: 'same' },
  };
}

/**
 * The opening hours that stretches of time are compared with: those of the days that the stretches
 * reach, which may lie outside the period.
 */
function openAround(open: TermOf<'times open'>, other: Run, machine: Machine): Run {
  const calendar = machine.calendars.get(open.calendar);
  const within = machine.run(open);
  return (frame) => {
    const list = untraced(frame, (inner) => timesOf(other, inner));
    if (calendar === undefined || list.length === 0) return within(frame);
    const from = Math.min(...list.map((one) => one.from));
    const to = Math.max(...list.map((one) => one.to));
    const days = { from: dayOfInstant(from), to: dayOfInstant(to - 1) + 1 };
    const hours = openTimes(calendar, days);
    noteWindow(frame, open.calendar, hours);
    return hours;
  };
}

/** The union, common part or difference of two sets of times. */
export function compileTimesPair(
  term: TermOf<'times union' | 'times during' | 'times except'>,
  machine: Machine,
): Code {
  const [left, right] = term.of;
  const [whole, taken] = [machine.run(left), machine.run(right)];
  const during = term.op === 'times during';
  // `without(open hours, times)` is about the hours of the period; all else about the times.
  const a = during && left.op === 'times open' ? openAround(left, taken, machine) : whole;
  const about = during || term.op === 'times except';
  const b = about && right.op === 'times open' ? openAround(right, whole, machine) : taken;
  return {
    run: (frame) => combineTimes(term.op, timesOf(a, frame), timesOf(b, frame)),
    step: { operation: 'builtin', parameters: { function: term.op } },
  };
}

type TimesFunctionTerm = TermOf<
  'times merged' | 'times cut' | 'times length' | 'times count' | 'times units'
>;

/** Functions of one set of times. */
export function compileTimesFunction(term: TimesFunctionTerm, machine: Machine): Code {
  const times = machine.run(term.of[0]);
  const size = sizeOf(term, machine);
  const mode = term.op === 'times units' ? { mode: term.mode } : {};
  return {
    run: (frame) => {
      const mark = frame.trace?.mark() ?? 0;
      const list = timesOf(times, frame);
      const value = applied(term, list, size, frame);
      frame.trace?.close(mark, {
        operation: 'builtin',
        parameters: { function: term.op, ...mode },
        ...described(frame, term, value),
      });
      return value;
    },
  };
}

function sizeOf(term: TimesFunctionTerm, machine: Machine): Run {
  const size: Term | undefined =
    term.op === 'times merged'
      ? term.gap
      : term.op === 'times cut'
        ? term.length
        : term.op === 'times units'
          ? term.size
          : undefined;
  return size === undefined ? () => rational(0) : machine.run(size);
}

function applied(
  term: TimesFunctionTerm,
  list: readonly Interval[],
  size: Run,
  frame: Frame,
): Value {
  switch (term.op) {
    case 'times length':
      return lengthOfTimes(list);
    case 'times count':
      return rational(list.length);
    case 'times merged':
      return mergeTimes(list, numberOf(size, frame));
    case 'times cut':
      return sized(frame, size, (length) => cutTimes(list, length));
    case 'times units':
      return sized(frame, size, (unit) => unitsOfTimes(list, unit, term.mode));
  }
}

function sized(
  frame: Frame,
  size: Run,
  apply: (size: ReturnType<typeof numberOf>) => Value | undefined,
): Value {
  const number = numberOf(size, frame);
  const value = apply(number);
  if (value === undefined) throw new Held('R0116', { value: toText(number) });
  return value;
}
