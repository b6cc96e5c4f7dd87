// Frames: the scope of the term being evaluated, as the machine changes it on its way. In: a scope.
// Out: moment, period, bound facts, validity and trace that terms read, change and put back.
import type { PlanSpan } from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, type Day, type Period } from '@avenant/dsl/values';
import type { Fact, FactsOfType, Value, View } from '../facts/fact.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import type { ChargeSource, Validity } from './scope.ts';
import type { Trace } from './trace.ts';

/** A compiled term. */
export type Run = (frame: Frame) => Value;

/** Whose words are being evaluated. */
export interface Source {
  readonly clause: string;
  readonly place: PlanSpan;
}

/** The state of an evaluation. */
export interface Frame {
  readonly machine: Machine;
  readonly view: View;
  readonly charges: ChargeSource;
  readonly clause: string;
  moment: Day;
  period: Period;
  /** Innermost last. */
  facts: Fact[];
  validity: Validity;
  trace: Trace | null;
  source: Source | null;
  /** The members of the group whose field is being computed. */
  members: FactsOfType | null;
}

/** Where the words that are evaluated stand. */
export function sourceAt({ source, machine, clause, moment }: Frame): Source {
  return source ?? machine.sourceOf(clause, moment);
}

/** A validity that nothing has narrowed. */
export function unlimited(): Validity {
  return { from: DAY_MIN, to: DAY_MAX };
}

/** Narrows the validity of what is being computed to some days. */
export function narrow({ validity }: Frame, from: Day, to: Day): void {
  if (from > validity.from) validity.from = from;
  if (to < validity.to) validity.to = to;
}

/** The bound fact at a depth; the contract when there are none that deep. */
export function factAt(frame: Frame, depth: number): Fact {
  return frame.facts[frame.facts.length - 1 - depth] ?? frame.machine.contractFact;
}

/**
 * Runs and gives the result, or the problem that held it with the frame put back as it was. Every
 * place that goes on after a problem must use this: terms do not tidy up when they are held.
 */
export function attempt<T>(frame: Frame, run: (frame: Frame) => T): T | Held {
  const { moment, period, facts, validity, trace, source, members } = frame;
  const depth = facts.length;
  const mark = trace?.mark() ?? 0;
  try {
    return run(frame);
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    Object.assign(frame, { moment, period, facts, validity, trace, source, members });
    facts.length = depth;
    trace?.forget(mark);
    return error;
  }
}

/** Runs with the validity unlimited and gives what it was narrowed to; the frame's own stays. */
export function within<T>(frame: Frame, run: (frame: Frame) => T): { value: T; days: Validity } {
  const outer = frame.validity;
  const days = unlimited();
  frame.validity = days;
  const value = run(frame);
  frame.validity = outer;
  return { value, days };
}

/** Runs without a trace. */
export function untraced<T>(frame: Frame, run: (frame: Frame) => T): T {
  const { trace } = frame;
  frame.trace = null;
  const value = run(frame);
  frame.trace = trace;
  return value;
}
