// Arithmetic: exact, on numbers; the smaller and the greater of any ordered values; rounding where
// the contract writes it.
import type { Term } from '@avenant/dsl';
import {
  add,
  divide,
  isZero,
  multiply,
  negate,
  type Rational,
  roundToStep,
  subtract,
  toText,
} from '@avenant/dsl/values';
import { compareValues } from '../explain/compare-values.ts';
import type { Value } from '../facts/fact.ts';
import { type Code, described } from './code.ts';
import { type Frame, type Run, untraced } from './frame.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import { numberOf, type TermOf } from './term-of.ts';

type Arithmetic = TermOf<'add' | 'multiply' | 'min' | 'max' | 'subtract' | 'divide' | 'negate'>;

/** Sums, products, differences, quotients, opposites and extremes. */
export function compileArithmetic(term: Arithmetic, machine: Machine): Code {
  const runs = (term.of as readonly Term[]).map((one) => machine.run(one));
  return { run: runOfArithmetic(term.op, runs), step: { operation: term.op } };
}

function runOfArithmetic(op: Arithmetic['op'], runs: readonly Run[]): Run {
  switch (op) {
    case 'add':
      return reduced(runs, add);
    case 'multiply':
      return reduced(runs, multiply);
    case 'subtract':
      return reduced(runs, subtract);
    case 'divide':
      return reduced(runs, quotient);
    case 'negate':
      return (frame) => negate(numberOf(first(runs), frame));
    case 'min':
      return extreme(runs, -1);
    case 'max':
      return extreme(runs, 1);
  }
}

// INVARIANT: the checker gives every operation at least one operand.
function first(runs: readonly Run[]): Run {
  const [run] = runs;
  if (run === undefined) throw new TypeError('a plan with an operation on nothing');
  return run;
}

function reduced(runs: readonly Run[], combine: (a: Rational, b: Rational) => Rational): Run {
  const head = first(runs);
  const rest = runs.slice(1);
  const [second] = rest;
  if (second !== undefined && rest.length === 1) {
    return (frame) => combine(numberOf(head, frame), numberOf(second, frame));
  }
  return (frame) => {
    let value = numberOf(head, frame);
    for (const run of rest) value = combine(value, numberOf(run, frame));
    return value;
  };
}

function quotient(a: Rational, b: Rational): Rational {
  if (isZero(b)) throw new Held('R0107', { value: toText(a) });
  return divide(a, b);
}

function extreme(runs: readonly Run[], sign: 1 | -1): Run {
  const head = first(runs);
  const rest = runs.slice(1);
  return (frame) => {
    let best: Value = head(frame);
    for (const run of rest) {
      const value = run(frame);
      if (compareValues(value, best) * sign > 0) best = value;
    }
    return best;
  };
}

/** Rounding to a multiple of a step. */
export function compileRound(term: TermOf<'round'>, machine: Machine): Code {
  const [operand] = term.of;
  const value = machine.run(operand);
  const step = machine.run(term.step);
  const { mode } = term;
  return {
    run: (frame) => {
      const mark = frame.trace?.mark() ?? 0;
      const exact = numberOf(value, frame);
      const size = stepSize(step, frame);
      const rounded = roundToStep(exact, size, mode);
      frame.trace?.close(mark, {
        operation: 'round',
        parameters: { step: toText(size), mode },
        ...described(frame, term, rounded),
      });
      return rounded;
    },
  };
}

function stepSize(step: Run, frame: Frame): Rational {
  const size = untraced(frame, (inner) => numberOf(step, inner));
  if (size.n <= 0n) throw new Held('R0116', { value: toText(size) });
  return size;
}
