// Terms by their operation, and values taken for what their term's type says they are.
import type { Term } from '@avenant/dsl';
import { type Interval, type Rational, toSafeNumber, toText } from '@avenant/dsl/values';
import { isFact, isRational, isTimes } from '../explain/value-text.ts';
import type { Fact, Value } from '../facts/fact.ts';
import type { Frame, Run } from './frame.ts';
import { Held } from './held.ts';

/** The terms of one or several operations. */
export type TermOf<Op extends Term['op']> = Extract<Term, { readonly op: Op }>;

// INVARIANT: terms are typed before they are run, so a value of another kind is our own mistake.
function mistyped(wanted: string, value: Value): never {
  throw new TypeError(`a term typed as ${wanted} gave ${typeof value}`);
}

/** The number that a term gives. */
export function numberOf(run: Run, frame: Frame): Rational {
  const value = run(frame);
  return isRational(value) ? value : mistyped('number', value);
}

/** The whole number that a term gives. @throws Held when it is not whole. */
export function wholeOf(run: Run, frame: Frame): number {
  const number = numberOf(run, frame);
  const whole = toSafeNumber(number);
  if (whole === undefined) throw new Held('R0109', { value: toText(number) });
  return whole;
}

/** The truth that a term gives. */
export function truthOf(run: Run, frame: Frame): boolean {
  const value = run(frame);
  return typeof value === 'boolean' ? value : mistyped('boolean', value);
}

/** The day, month or instant that a term gives. */
export function countOf(run: Run, frame: Frame): number {
  const value = run(frame);
  return typeof value === 'number' ? value : mistyped('date', value);
}

/** The fact that a term gives. */
export function factOf(run: Run, frame: Frame): Fact {
  const value = run(frame);
  return isFact(value) ? value : mistyped('fact', value);
}

/** The intervals that a term gives. */
export function timesOf(run: Run, frame: Frame): readonly Interval[] {
  const value = run(frame);
  return isTimes(value) ? value : mistyped('times', value);
}
