// In period: a value as it is in another period, on the last day of it. What it says does not
// change with the moment, only with the window.
import type { Code } from './code.ts';
import { notDefined } from './definitions.ts';
import { type Frame, factAt, unlimited } from './frame.ts';
import type { Machine } from './machine.ts';
import type { TermOf } from './term-of.ts';
import { compileWindow } from './windows.ts';

/** So many days before the contract a definition that reads itself is given up: ten years. */
const BEFORE_MAX = 3660;

/** A value in another period. A window without days stands for the day before its start. */
export function compileInPeriod(term: TermOf<'in period'>, machine: Machine): Code {
  const [operand] = term.of;
  const value = machine.run(operand);
  const window = compileWindow(term.window, machine);
  return {
    run: (frame: Frame) => {
      const { from, to } = window(frame);
      if (to < machine.contractFrom - BEFORE_MAX) {
        throw notDefined(
          frame,
          operand.op === 'defined' ? operand.name : operand.op,
          factAt(frame, 0),
          to,
        );
      }
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
