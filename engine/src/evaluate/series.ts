// Series: published values by month or day, and money converted by a rate.

import type { Term } from '@avenant/dsl';
import {
  divide,
  firstDayOf,
  formatDay,
  formatMonth,
  isZero,
  monthIndexOf,
  multiply,
  type Period,
  type Rational,
  toText,
} from '@avenant/dsl/values';
import { statistic } from '../explain/statistics.ts';
import type { ValueKind } from '../explain/value-text.ts';
import { type Code, described } from './code.ts';
import type { Frame, Run } from './frame.ts';
import { untraced } from './frame.ts';
import { Held } from './held.ts';
import { environmentOf, shapeOf } from './kinds.ts';
import type { Machine } from './machine.ts';
import { countOf, numberOf, type TermOf } from './term-of.ts';
import { compileWindow } from './windows.ts';

/** The value of a series at a date, or the latest one up to it. */
export function compileSeries(term: TermOf<'series'>, machine: Machine): Code {
  const at = readAt(term.series, term.at, machine);
  return {
    run: (frame) => {
      const { value, ...origin } = published(frame, term.series, at(frame), term.latest);
      if (frame.trace !== null) noteValue(frame, term.series, value, origin);
      return value;
    },
    step: { operation: 'same' },
  };
}

/** Money in another currency, by the rate of a series or its inverse. */
export function compileConvert(term: TermOf<'convert'>, machine: Machine): Code {
  const [operand] = term.of;
  const money = machine.run(operand);
  const at = readAt(term.series, term.at, machine);
  return {
    run: (frame) => {
      const mark = frame.trace?.mark() ?? 0;
      const amount = numberOf(money, frame);
      const { value: rate, ...origin } = published(frame, term.series, at(frame), false);
      if (term.inverse && isZero(rate)) throw new Held('R0107', { value: toText(amount) });
      if (frame.trace !== null) noteValue(frame, term.series, rate, origin);
      const converted = term.inverse ? divide(amount, rate) : multiply(amount, rate);
      frame.trace?.close(mark, {
        operation: term.inverse ? 'divide' : 'multiply',
        ...described(frame, term, converted),
      });
      return converted;
    },
  };
}

/** The values of a series in a window as one. @throws Held when one of a month is missing. */
export function compileOverSeries(term: TermOf<'over series'>, machine: Machine): Code {
  const window = compileWindow(term.window, machine);
  const { series: name, function: what } = term;
  const monthly = stepOf(machine, name) === 'month';
  return {
    run: (frame) => {
      const mark = frame.trace?.mark() ?? 0;
      const days = window(frame);
      const found = monthly ? monthsIn(frame, name, days) : daysIn(frame, name, days);
      for (const { value, ...origin } of found) noteValue(frame, name, value, origin);
      const value =
        found.length === 0
          ? undefined
          : statistic(
              what,
              found.map(({ value }) => value),
            );
      // A window without a month or a day that has a value.
      if (value === undefined) throw new Held('R0105', { series: name, at: formatDay(days.from) });
      frame.trace?.close(mark, {
        operation: what,
        ...described(frame, term, value),
      });
      return value;
    },
  };
}

// Every month that starts in the days.
function monthsIn(frame: Frame, name: string, { from, to }: Period): readonly Published[] {
  const found: Published[] = [];
  let month = monthIndexOf(from);
  if (firstDayOf(month) < from) month += 1;
  for (; firstDayOf(month) < to; month += 1) found.push(published(frame, name, month, false));
  return found;
}

// The days that have a value, latest first.
function daysIn(frame: Frame, name: string, { from, to }: Period): readonly Published[] {
  const series = frame.view.series?.(name);
  const found: Published[] = [];
  for (let one = series?.latestAt(to - 1); one !== undefined && one.at >= from; ) {
    found.push(published(frame, name, one.at, false));
    one = series?.latestAt(one.at - 1);
  }
  return found;
}

interface Published {
  readonly value: Rational;
  readonly at: string;
  readonly published?: string;
}

function published(frame: Frame, name: string, at: number, latest: boolean): Published {
  const series = frame.view.series?.(name);
  const found = latest ? series?.latestAt(at) : series?.valueAt(at);
  const step = stepOf(frame.machine, name);
  if (found === undefined) {
    throw new Held('R0105', {
      series: name,
      at: step === 'month' ? formatMonth(at) : formatDay(at),
    });
  }
  return {
    value: found.value,
    at: step === 'month' ? formatMonth(found.at) : formatDay(found.at),
    ...(found.published === undefined ? {} : { published: formatDay(found.published) }),
  };
}

function stepOf({ plan }: Machine, name: string): 'month' | 'day' {
  return plan.series.find((one) => one.name === name)?.step ?? 'month';
}

// The month or day, by the series' step, that a date or month term names.
function readAt(name: string, term: Term, machine: Machine): (frame: Frame) => number {
  const run: Run = machine.run(term);
  const step = stepOf(machine, name);
  let kind: ValueKind | undefined;
  return (frame) => {
    const at = untraced(frame, (inner) => countOf(run, inner));
    kind ??= shapeOf(machine, term, environmentOf(frame)).kind;
    if (step === 'month') return kind === 'month' ? at : monthIndexOf(at);
    return kind === 'month' ? firstDayOf(at) : at;
  };
}

function noteValue(
  frame: Frame,
  series: string,
  value: Rational,
  origin: Omit<Published, 'value'>,
): void {
  frame.trace?.input({
    name: series,
    value: toText(value),
    origin: { kind: 'series', series, ...origin },
  });
}
