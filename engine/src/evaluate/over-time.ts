// Over time: a rate per month integrated over the days of a window. The rate is computed once for
// each stretch of days on which it is the same; a sum over those is the sum over days.
import { formatDay, multiply, type Rational, sum, toText } from '@avenant/dsl/values';
import { dayShare } from '../time/proration.ts';
import { type Code, described } from './code.ts';
import { type Frame, type Run, unlimited } from './frame.ts';
import type { Machine } from './machine.ts';
import { numberOf, type TermOf } from './term-of.ts';
import { compileWindow } from './windows.ts';

/** A rate per month over a window, by the day count of the clause. */
export function compileOverTime(term: TermOf<'over time'>, machine: Machine): Code {
  const [operand] = term.of;
  const rate = machine.run(operand);
  const window = compileWindow(term.window, machine);
  return {
    run: (frame) => {
      const mark = frame.trace?.mark() ?? 0;
      const days = window(frame);
      const proration = machine.ruleOf(frame.clause, frame.moment)?.proration ?? 'actual';
      const { moment, validity } = frame;
      const parts: Rational[] = [];
      for (let from = days.from; from < days.to; ) {
        const step = frame.trace?.mark() ?? 0;
        const { value, to } = rateFrom(frame, rate, from, days.to);
        const share = dayShare(proration, from, to, days.from);
        const part = multiply(value, share);
        parts.push(part);
        noteShare(frame, step, { from, to, share, part });
        from = to;
      }
      frame.moment = moment;
      frame.validity = validity;
      const total = sum(parts);
      frame.trace?.close(mark, { operation: 'sum', ...described(frame, term, total) });
      return total;
    },
  };
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
}

function noteShare(frame: Frame, mark: number, { from, to, share, part }: Stretch): void {
  if (frame.trace === null) return;
  const origin = { kind: 'period', from: formatDay(from), to: formatDay(to) } as const;
  const unit = { label: 'month', factor: '1' };
  frame.trace.input({ name: 'share of month', value: toText(share), unit, origin });
  frame.trace.close(mark, { operation: 'multiply', value: toText(part) });
}
