// Calls of built-in functions: arguments evaluated, context brought, faults made problems.
import { firstDayOf, formatDay, monthIndexOf } from '@avenant/dsl/values';
import { type Argument, type BuiltinContext, callBuiltin, isFault } from '../explain/builtins.ts';
import { textOf, type ValueKind } from '../explain/value-text.ts';
import type { Value } from '../facts/fact.ts';
import type { WorkingDays } from '../time/calendar.ts';
import { type Code, described } from './code.ts';
import { type Frame, narrow } from './frame.ts';
import { Held } from './held.ts';
import { environmentOf, shapeOf } from './kinds.ts';
import type { Machine } from './machine.ts';
import type { TermOf } from './term-of.ts';

const OF_MOMENT: ReadonlySet<string> = new Set(['previous month', 'months before']);

/** A call of a built-in function. */
export function compileCall(term: TermOf<'call'>, machine: Machine): Code {
  const { function: name } = term;
  const runs = term.of.map((one) => machine.run(one));
  const { monthEnd } = machine.plan.contract;
  let kinds: readonly ValueKind[] | undefined;
  return {
    run: (frame) => {
      const mark = frame.trace?.mark() ?? 0;
      kinds ??= kindsOf(frame, term);
      const args: Argument[] = [];
      for (const [at, run] of runs.entries()) {
        args.push({ value: run(frame), kind: kinds[at] ?? 'number' });
      }
      if (OF_MOMENT.has(name)) narrowToMonth(frame);
      const calendar = calendarOf(args, term);
      const workingDays = calendar === undefined ? undefined : machine.workingDays(calendar);
      const context: BuiltinContext = {
        moment: frame.moment,
        ...(monthEnd === undefined ? {} : { monthEnd }),
        ...(workingDays === undefined ? {} : { workingDays }),
      };
      const value = callBuiltin(name, args, context);
      if (isFault(value)) throw heldBy(value.fault, args);
      if (frame.trace !== null) note(frame, mark, { term, value, context });
      return value;
    },
  };
}

function kindsOf(frame: Frame, term: TermOf<'call'>): readonly ValueKind[] {
  const env = environmentOf(frame);
  return term.of.map((one) => shapeOf(frame.machine, one, env).kind);
}

function narrowToMonth(frame: Frame): void {
  const month = monthIndexOf(frame.moment);
  narrow(frame, firstDayOf(month), firstDayOf(month + 1));
}

function calendarOf(args: readonly Argument[], term: TermOf<'call'>): string | undefined {
  const named = term.function === 'add working days' || term.function === 'working days';
  const name = args[2]?.value;
  return named && typeof name === 'string' ? name : undefined;
}

function heldBy(code: string, args: readonly Argument[]): Held {
  const texts = args.map(({ value, kind }) => textOf(value, kind));
  const [first = '', second = '', third = ''] = texts;
  switch (code) {
    case 'R0107':
      return new Held(code, { value: first });
    case 'R0108':
      return new Held(code, { day: first, months: second });
    case 'R0110':
      return new Held(code, { calendar: third, day: first });
    default:
      return new Held(code, { value: texts.at(-1) ?? '' });
  }
}

interface Called {
  readonly term: TermOf<'call'>;
  readonly value: Value;
  readonly context: BuiltinContext;
}

// The parameters hold all of the context that the function may use, so that fold needs no plan.
function note(frame: Frame, mark: number, { term, value, context }: Called): void {
  const { monthEnd, workingDays } = context;
  const { function: name } = term;
  const parameters = {
    function: name,
    ...(name === 'add months' && monthEnd !== undefined ? { monthEnd } : {}),
    ...(OF_MOMENT.has(name) ? { moment: formatDay(frame.moment) } : {}),
    ...(workingDays === undefined ? {} : workingDaysText(workingDays)),
  };
  const shown = described(frame, term, value);
  frame.trace?.close(mark, { operation: 'builtin', parameters, ...shown });
}

function workingDaysText({ weekdays, holidays }: WorkingDays) {
  return {
    weekdays: [...weekdays].sort().join(''),
    holidays: [...holidays].map(formatDay).join(' '),
  };
}
