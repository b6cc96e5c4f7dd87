// Logic: comparisons, and, or, not, choices, and what to do when a value is missing. Tests are run
// from left to right and only as far as they decide.
import { holds } from '../explain/compare-values.ts';
import type { Value } from '../facts/fact.ts';
import { type Code, described } from './code.ts';
import { attempt, type Frame, type Run } from './frame.ts';
import { Held, isMissing } from './held.ts';
import type { Machine } from './machine.ts';
import { type TermOf, truthOf } from './term-of.ts';

/** A comparison of two values of one kind. */
export function compileCompare(term: TermOf<'compare'>, machine: Machine): Code {
  const [left, right] = term.of;
  const a = machine.run(left);
  const b = machine.run(right);
  const { relation } = term;
  return {
    run: (frame) => holds(a(frame), relation, b(frame)),
    step: { operation: 'compare', parameters: { relation } },
  };
}

/** And, or, not. */
export function compileLogic(term: TermOf<'and' | 'or' | 'not'>, machine: Machine): Code {
  const runs = term.of.map((one) => machine.run(one));
  const step = { operation: 'logic', parameters: { operator: term.op } } as const;
  if (term.op === 'not') return { run: (frame) => !runs.every((run) => truthOf(run, frame)), step };
  const run: Run =
    term.op === 'and'
      ? (frame) => runs.every((one) => truthOf(one, frame))
      : (frame) => runs.some((one) => truthOf(one, frame));
  return { run, step };
}

/** The first branch whose test holds; the tests before it are its reasons. */
export function compileChoose(term: TermOf<'choose'>, machine: Machine): Code {
  const branches = term.branches.map(({ when, then }) => {
    return { test: machine.run(when), value: machine.run(then) };
  });
  const otherwise = machine.run(term.otherwise);
  return {
    run: (frame) => {
      for (const { test, value } of branches) if (truthOf(test, frame)) return value(frame);
      return otherwise(frame);
    },
    step: { operation: 'same' },
  };
}

/** Whether a value is there. */
export function compileKnown(term: TermOf<'known'>, machine: Machine): Code {
  const run = machine.run(term.of[0]);
  return {
    run: (frame) => {
      const mark = frame.trace?.mark() ?? 0;
      const known = valueOrMissing(frame, run) !== undefined;
      frame.trace?.close(mark, {
        operation: 'logic',
        parameters: { operator: 'known' },
        ...described(frame, term, known),
      });
      return known;
    },
  };
}

/** The first value that is not missing. */
export function compileFirstKnown(term: TermOf<'first known'>, machine: Machine): Code {
  const runs = term.of.map((one) => machine.run(one));
  const last = runs.at(-1);
  const others = runs.slice(0, -1);
  return {
    run: (frame) => {
      for (const run of others) {
        const value = valueOrMissing(frame, run);
        if (value !== undefined) return value;
      }
      // The last one's own problem is the one to tell.
      if (last === undefined) throw new TypeError('a plan with an operation on nothing');
      return last(frame);
    },
    step: { operation: 'same' },
  };
}

function valueOrMissing(frame: Frame, run: Run): Value | undefined {
  const result = attempt(frame, run);
  if (!(result instanceof Held)) return result;
  if (isMissing(result)) return undefined;
  throw result;
}
