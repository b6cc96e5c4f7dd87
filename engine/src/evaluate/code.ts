// Code: what compiling one term gives. In: nothing (types and the wrapper). Out: a function that
// computes, and the step that it is in an explanation.
import type { Term } from '@avenant/dsl';
import { textOf } from '../explain/value-text.ts';
import type { Value } from '../facts/fact.ts';
import type { Frame, Run } from './frame.ts';
import { environmentOf, shapeOf } from './kinds.ts';
import type { StepShape } from './trace.ts';

/** A compiled term of one kind. */
export interface Code {
  readonly run: Run;
  /** The step that the term is. Absent: `run` leaves its own node. */
  readonly step?: Pick<StepShape, 'operation' | 'name' | 'parameters'>;
}

/** The function of a term: computes, and leaves its step when there is a trace. */
export function runOf(term: Term, { run, step }: Code): Run {
  if (step === undefined) return run;
  return (frame) => {
    const { trace } = frame;
    if (trace === null) return run(frame);
    const mark = trace.mark();
    const value = run(frame);
    trace.close(mark, { ...step, ...described(frame, term, value) });
    return value;
  };
}

/** A value as a node of an explanation shows it. */
export type Described = Pick<StepShape, 'value' | 'valueKind' | 'unit'>;

/** The text, kind and unit of a term's value. */
export function described(frame: Frame, term: Term, value: Value): Described {
  const { kind, unit } = shapeOf(frame.machine, term, environmentOf(frame));
  return {
    value: textOf(value, kind),
    ...(kind === 'number' ? {} : { valueKind: kind }),
    ...(unit === undefined ? {} : { unit }),
  };
}
