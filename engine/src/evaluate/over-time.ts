// Over time: a rate per month integrated over the days of a window. The rate is computed once for
// each stretch of days on which it is the same; a sum over those is the sum over days.
import {
  formatDay,
  intersect,
  multiply,
  type Period,
  type Rational,
  SECONDS_PER_DAY,
  sum,
  toText,
} from '@avenant/dsl/values';
import { rateShare } from '../time/proration.ts';
import { type Code, described } from './code.ts';
import { type Frame, type Run, unlimited, untraced } from './frame.ts';
import type { Machine } from './machine.ts';
import { numberOf, type TermOf } from './term-of.ts';
import { compileWindow } from './windows.ts';

/** A rate per month over a window, by the day count of the clause. */
export function compileOverTime(term: TermOf<'over time'>, machine: Machine): Code {
  const [operand] = term.of;
  const daily = term.per === 'day';
  const rate = machine.run(operand);
  const window = compileWindow(term.window, machine);
  const during = term.during === undefined ? undefined : machine.run(term.during);
  return {
    run: (frame) => {
      const mark = frame.trace?.mark() ?? 0;
      const days = window(frame);
      const service = during === undefined ? [days] : serviceOf(frame, during, days);
      const proration = machine.ruleOf(frame.clause, frame.moment)?.proration ?? 'actual';
      const { moment, validity } = frame;
      const parts: Rational[] = [];
      const since = service[0]?.from ?? days.from;
      for (const stretch of service) {
        for (let from = stretch.from; from < stretch.to; ) {
          const step = frame.trace?.mark() ?? 0;
          const { value, to } = rateFrom(frame, rate, from, stretch.to);
          const share = rateShare(daily ? 'day' : 'month', proration, from, to, since);
          const part = multiply(value, share);
          parts.push(part);
          noteShare(frame, step, { from, to, share, part, daily });
          from = to;
        }
      }
      frame.moment = moment;
      frame.validity = validity;
      const total = sum(parts);
      frame.trace?.close(mark, { operation: 'sum', ...described(frame, term, total) });
      return total;
    },
  };
}

// The stretches of a window on which a fact is in service, without breaks at changes.
function serviceOf(frame: Frame, during: Run, days: Period): readonly Period[] {
  const fact = untraced(frame, during);
  if (typeof fact !== 'object' || !('segments' in fact)) return [days];
  const stretches: { from: number; to: number }[] = [];
  for (const segment of fact.segments) {
    const part = intersect(segment, days);
    const last = stretches.at(-1);
    if (part === undefined) continue;
    if (last?.to === part.from) last.to = part.to;
    else stretches.push({ ...part });
  }
  return stretches;
}

// The rate on a day, and the day from which it may be another one.
function rateFrom(frame: Frame, rate: Run, from: number, end: number) {
  frame.moment = from;
  frame.validity = unlimited();
  const value = numberOf(rate, frame);
  return { value, to: Math.max(from + 1, Math.min(frame.validity.to, end)) };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly share: Rational;
  readonly part: Rational;
  readonly daily: boolean;
}

function noteShare(frame: Frame, mark: number, one: Stretch): void {
  if (frame.trace === null) return;
  const { from, to, share, part, daily } = one;
  const origin = { kind: 'period', from: formatDay(from), to: formatDay(to) } as const;
  const unit = daily
    ? { label: 'day', factor: `${SECONDS_PER_DAY}` }
    : { label: 'month', factor: '1' };
  frame.trace.input({
    name: daily ? 'days' : 'share of month',
    value: toText(share),
    unit,
    origin,
  });
  frame.trace.close(mark, { operation: 'multiply', value: toText(part) });
}
