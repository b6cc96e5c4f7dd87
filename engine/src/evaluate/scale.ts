// Scales: a quantity to a result by bands. In: a scale of a term. Out: the band reached and what it
// makes of the quantity; the explanation shows the band, or every slice.
import {
  divide,
  fromText,
  multiply,
  ONE,
  type Rational,
  rational,
  roundQuotient,
  toText,
} from '@avenant/dsl/values';
import type { Value } from '../facts/fact.ts';
import {
  bandOf,
  bandParameters,
  type CompiledBand,
  type CompiledScale,
  type Noted,
  put,
} from './band.ts';
import { type Code, described } from './code.ts';
import type { Frame, Run } from './frame.ts';
import { graduated } from './graduated.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import { numberOf, type TermOf } from './term-of.ts';

/** A scale. */
export function compileScale(term: TermOf<'scale'>, machine: Machine): Code {
  const bands = term.bands.map((band): CompiledBand => {
    const from = band.from === undefined ? undefined : machine.run(band.from);
    const to = band.to === undefined ? undefined : machine.run(band.to);
    const one = fromText(band.from?.unit?.factor ?? band.to?.unit?.factor ?? '1') ?? ONE;
    return { band, from, to, value: machine.run(band.value), one };
  });
  const scale = { term, bands };
  const by = machine.run(term.by);
  const on = term.on === undefined ? undefined : machine.run(term.on);
  const size = term.size === undefined ? undefined : machine.run(term.size);
  return {
    run: (frame) => {
      const chosen = noted(frame, by);
      const priced = on === undefined ? chosen : noted(frame, on);
      switch (term.kind) {
        case 'graduated':
          return graduated(frame, scale, chosen, priced);
        case 'volume':
          return volume(frame, scale, chosen, priced);
        case 'step':
          return band(frame, scale, chosen);
        case 'package':
          return packages(frame, scale, { chosen, priced, size });
      }
    },
  };
}

// Evaluates a number and takes its node off the trace, to be put where it belongs.
function noted(frame: Frame, run: Run): Noted {
  const value = numberOf(run, frame);
  return { value, node: frame.trace?.nodes.pop() };
}

// The value of the band reached, with the quantity that reached it as its reason.
function band(frame: Frame, scale: CompiledScale, chosen: Noted): Value {
  const mark = frame.trace?.mark() ?? 0;
  const { one, edges } = bandOf(frame, scale, chosen.value);
  put(frame, chosen);
  const value = one.value(frame);
  if (frame.trace !== null) {
    const shown = described(frame, one.band.value, value);
    const parameters = bandParameters(one, edges);
    frame.trace.close(mark, { operation: 'same', name: 'band', parameters, ...shown });
  }
  return value;
}

function volume(frame: Frame, scale: CompiledScale, chosen: Noted, priced: Noted): Rational {
  const mark = frame.trace?.mark() ?? 0;
  put(frame, priced);
  const price = numberOf((inner) => band(inner, scale, chosen), frame);
  const result = multiply(priced.value, price);
  frame.trace?.close(mark, { operation: 'multiply', ...described(frame, scale.term, result) });
  return result;
}

interface Packaged {
  readonly chosen: Noted;
  readonly priced: Noted;
  readonly size: Run | undefined;
}

function packages(frame: Frame, scale: CompiledScale, packaged: Packaged): Rational {
  const { chosen, priced, size } = packaged;
  const { trace } = frame;
  const mark = trace?.mark() ?? 0;
  put(frame, priced);
  const each = size === undefined ? ONE : numberOf(size, frame);
  if (each.n <= 0n) throw new Held('R0116', { value: toText(each) });
  const exact = divide(priced.value, each);
  const count = rational(roundQuotient(exact.n, exact.d, 'ceiling'));
  if (size !== undefined) trace?.close(mark, { operation: 'divide', value: toText(exact) });
  const parameters = { step: '1', mode: 'ceiling' };
  trace?.close(mark, { operation: 'round', parameters, value: toText(count) });
  const price = numberOf((inner) => band(inner, scale, chosen), frame);
  const result = multiply(count, price);
  trace?.close(mark, { operation: 'multiply', ...described(frame, scale.term, result) });
  return result;
}
