// Bands: the edges of a scale and the band that a quantity reaches.
import type { Band } from '@avenant/dsl';
import { divide, fromText, ONE, type Rational, toText } from '@avenant/dsl/values';
import { holds } from '../explain/compare-values.ts';
import type { Explanation } from '../explain/explanation.ts';
import { type Frame, type Run, untraced } from './frame.ts';
import { Held } from './held.ts';
import { numberOf, type TermOf } from './term-of.ts';

/** A band made ready. */
export interface CompiledBand {
  readonly band: Band;
  readonly from: Run | undefined;
  readonly to: Run | undefined;
  readonly value: Run;
  /** One shown unit of its lower edge, in base units. */
  readonly one: Rational;
}

/** The edges of a band at the moment. */
export interface Edges {
  readonly from: Rational | undefined;
  readonly to: Rational | undefined;
}

/** A scale made ready. */
export interface CompiledScale {
  readonly term: TermOf<'scale'>;
  readonly bands: readonly CompiledBand[];
}

/** A number and, when there is a trace, its node. */
export interface Noted {
  readonly value: Rational;
  readonly node: Explanation | undefined;
}

/** Puts a node back on the trace. */
export function put(frame: Frame, { node }: Noted): void {
  if (node !== undefined) frame.trace?.nodes.push(node);
}

/** The edges of a band. */
export function edgesOf(frame: Frame, { from, to }: CompiledBand): Edges {
  return untraced(frame, (inner) => ({
    from: from === undefined ? undefined : numberOf(from, inner),
    to: to === undefined ? undefined : numberOf(to, inner),
  }));
}

/** The band that holds a quantity. @throws Held when none does. */
export function bandOf(frame: Frame, { term, bands }: CompiledScale, quantity: Rational) {
  for (const one of bands) {
    const edges = edgesOf(frame, one);
    const { fromIncluded, toIncluded } = one.band;
    const above =
      edges.from === undefined || holds(quantity, fromIncluded ? '>=' : '>', edges.from);
    const below = edges.to === undefined || holds(quantity, toIncluded ? '<=' : '<', edges.to);
    if (above && below) return { one, edges };
  }
  throw noBand(term, quantity);
}

/** A quantity that no band holds. */
export function noBand({ by }: TermOf<'scale'>, quantity: Rational): Held {
  const factor = fromText(by.unit?.factor ?? '1') ?? ONE;
  const value = toText(divide(quantity, factor));
  return new Held('R0106', {
    quantity: by.unit === undefined ? value : `${value} ${by.unit.label}`,
  });
}

/** The edges of a band as parameters of its step, in shown units. */
export function bandParameters(
  { band: { from, to } }: CompiledBand,
  edges: Edges,
): Readonly<Record<string, string>> {
  return {
    ...(edges.from === undefined ? {} : { bandFrom: shownEdge(edges.from, from) }),
    ...(edges.to === undefined ? {} : { bandTo: shownEdge(edges.to, to) }),
  };
}

function shownEdge(edge: Rational, term: Band['from']): string {
  const { unit } = term ?? {};
  const value = toText(divide(edge, fromText(unit?.factor ?? '1') ?? ONE));
  return unit === undefined ? value : `${value} ${unit.label}`;
}
