// Windows: the days over which facts or charges are gathered. In: a window of a term and the
// covered period. Out: half-open days.
import type { Window } from '@avenant/dsl';
import {
  DAY_MAX,
  DAY_MIN,
  type Day,
  firstDayOf,
  formatDay,
  monthIndexOf,
  type Period,
  parseDay,
} from '@avenant/dsl/values';
import { addMonthsBy, monthsHolding } from '../time/months.ts';
import { type Frame, narrow, untraced } from './frame.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import { countOf, wholeOf } from './term-of.ts';

/** Gives the days of a window in a frame. */
export type WindowRun = (frame: Frame) => Period;

/** The days of a window. That of the moment is one day, and only then is the moment read. */
export function compileWindow(window: Window, machine: Machine): WindowRun {
  switch (window.kind) {
    case 'period':
      return ({ period }) => period;
    case 'month':
    case 'quarter':
    case 'calendar-year': {
      const months = MONTHS[window.kind];
      return ({ period }) => {
        const first = Math.floor(monthIndexOf(period.from) / months) + window.offset;
        const days = { from: firstDayOf(first * months), to: firstDayOf((first + 1) * months) };
        return cut(days, period, window);
      };
    }
    case 'contract-year':
      return (frame) =>
        cut(contractYear(machine, frame.period, window.offset), frame.period, window);
    case 'term': {
      const days = { from: machine.contractFrom, to: machine.contractTo ?? DAY_MAX };
      return ({ period }) => cut(days, period, window);
    }
    case 'months':
      return monthsWindow(window, machine);
    case 'range':
      return rangeWindow(window, machine);
    case 'moment':
      return (frame) => {
        const { moment } = frame;
        narrow(frame, moment, moment + 1);
        return { from: moment, to: moment + 1 };
      };
    case 'ever':
      return () => EVER;
  }
}

type SpanWindow = Extract<Window, { readonly offset: number }>;

const MONTHS = { month: 1, quarter: 3, 'calendar-year': 12 } as const;
const EVER: Period = { from: DAY_MIN, to: DAY_MAX };

function cut(days: Period, period: Period, { toDate, before }: SpanWindow): Period {
  const end = before ? Math.max(days.from, period.from) : toDate ? period.to : days.to;
  return end < days.to ? { from: days.from, to: end } : days;
}

function contractYear(machine: Machine, { from }: Period, offset: number): Period {
  const first = parseDay(machine.plan.contract.contractYearFrom) ?? machine.contractFrom;
  return monthsHolding(first, 12, from, offset);
}

/** The day some months after another by the contract's rule. @throws Held when it is unstated. */
export function monthsAfter(machine: Machine, day: Day, months: number): Day {
  const { monthEnd } = machine.plan.contract;
  const after = addMonthsBy(monthEnd, day, months);
  if (after !== undefined) return after;
  throw new Held('R0108', { day: formatDay(day), months: `${months}` });
}

function monthsWindow(window: Extract<Window, { kind: 'months' }>, machine: Machine): WindowRun {
  const count = machine.run(window.count);
  return (frame) => {
    const months = untraced(frame, (inner) => wholeOf(count, inner));
    const to = window.before ? frame.period.from : frame.period.to;
    return { from: monthsAfter(machine, to, -months), to };
  };
}

function rangeWindow(window: Extract<Window, { kind: 'range' }>, machine: Machine): WindowRun {
  const from = machine.run(window.from);
  const to = machine.run(window.to);
  return (frame) =>
    untraced(frame, (inner) => ({ from: countOf(from, inner), to: countOf(to, inner) }));
}
