// In period: a value as it is in another period, on the last day of it. What it says does not
// change with the moment, only with the window.
import type { Code } from './code.ts';
import { type Frame, unlimited } from './frame.ts';
import type { Machine } from './machine.ts';
import type { TermOf } from './term-of.ts';
import { compileWindow } from './windows.ts';

/** A value in another period. A window without days stands for the day before its start. */
export function compileInPeriod(term: TermOf<'in period'>, machine: Machine): Code {
  const value = machine.run(term.of[0]);
  const window = compileWindow(term.window, machine);
  return {
    run: (frame: Frame) => {
      const { from, to } = window(frame);
      const { moment, period, validity } = frame;
      frame.period = { from, to: Math.max(from, to) };
      frame.moment = frame.period.to - 1;
      frame.validity = unlimited();
      const result = value(frame);
      frame.moment = moment;
      frame.period = period;
      frame.validity = validity;
      return result;
    },
    step: { operation: 'same' },
  };
}
