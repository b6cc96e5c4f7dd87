// Graduated scales: each slice of the quantity at the value of its own band. Where one quantity is
// cut into slices and another is priced, the other is shared in proportion to the slices.
import {
  add,
  compare,
  divide,
  isZero,
  minimum,
  multiply,
  type Rational,
  subtract,
  sum,
  toText,
  ZERO,
} from '@avenant/dsl/values';
import {
  bandOf,
  bandParameters,
  type CompiledBand,
  type CompiledScale,
  type Edges,
  edgesOf,
  type Noted,
  noBand,
  put,
} from './band.ts';
import { described } from './code.ts';
import { type Frame, sourceAt } from './frame.ts';
import { numberOf } from './term-of.ts';

/** A part of the quantity that lies in one band: from `from` to `to`, of which `to` is reached. */
interface Slice {
  readonly band: CompiledBand;
  readonly edges: Edges;
  readonly from: Rational;
  readonly to: Rational;
  /** The quantity ends in this band. */
  readonly last: boolean;
}

/** The sum of the slices of `priced`, cut as `chosen` is cut by the bands. */
export function graduated(
  frame: Frame,
  scale: CompiledScale,
  chosen: Noted,
  priced: Noted,
): Rational {
  const mark = frame.trace?.mark() ?? 0;
  const same = chosen === priced;
  if (chosen.value.n < 0n || (isZero(chosen.value) && !isZero(priced.value))) {
    return whole(frame, scale, chosen, priced);
  }
  const slices = slicesOf(frame, scale, chosen.value);
  const parts = slices.map((slice) => sliceAmount(frame, slice, chosen, same ? undefined : priced));
  const total = sum(parts);
  const shown = described(frame, scale.term, total);
  frame.trace?.close(mark, { operation: 'sum', parameters: { scale: 'graduated' }, ...shown });
  if (slices.length === 0 && chosen.node !== undefined && frame.trace !== null) {
    // Nothing to price: say what there was none of.
    frame.trace.nodes.splice(-1, 0, chosen.node);
    frame.trace.close(mark, { operation: 'same', ...shown });
  }
  return total;
}

// What has no slices (less than nothing, or a share of nothing) is priced as a whole.
function whole(frame: Frame, scale: CompiledScale, chosen: Noted, priced: Noted): Rational {
  const mark = frame.trace?.mark() ?? 0;
  const { one, edges } = bandOf(frame, scale, chosen.value);
  put(frame, priced);
  const result = multiply(priced.value, numberOf(one.value, frame));
  const parameters = bandParameters(one, edges);
  const shown = described(frame, scale.term, result);
  frame.trace?.close(mark, { operation: 'multiply', parameters, ...shown });
  return result;
}

function slicesOf(frame: Frame, { term, bands }: CompiledScale, quantity: Rational) {
  const slices: Slice[] = [];
  let reached = ZERO;
  let closed = true;
  for (const band of bands) {
    if (compare(quantity, reached) <= 0) break;
    const edges = edgesOf(frame, band);
    if (!touches(band, edges.from, reached, closed)) throw noBand(term, quantity);
    const end = edges.to === undefined ? quantity : minimum(edges.to, quantity);
    const last = edges.to === undefined || compare(quantity, edges.to) <= 0;
    if (compare(end, reached) > 0) slices.push({ band, edges, from: reached, to: end, last });
    if (compare(end, reached) > 0) reached = end;
    closed = band.band.toIncluded;
  }
  if (compare(quantity, reached) > 0) throw noBand(term, quantity);
  return slices;
}

// Whether a band goes on where the one before ends. "1 to 49" then "50 to 199" count whole units:
// the fiftieth unit is the one from 49 to 50.
function touches(
  { band, one }: CompiledBand,
  from: Rational | undefined,
  reached: Rational,
  closed: boolean,
): boolean {
  if (from === undefined || compare(from, reached) <= 0) return true;
  return closed && band.fromIncluded && compare(from, add(reached, one)) <= 0;
}

function sliceAmount(
  frame: Frame,
  slice: Slice,
  chosen: Noted,
  priced: Noted | undefined,
): Rational {
  const { trace } = frame;
  const mark = trace?.mark() ?? 0;
  const length = sliceLength(frame, slice, chosen);
  let quantity = length;
  if (priced !== undefined) {
    const share = divide(length, chosen.value);
    quantity = multiply(priced.value, share);
    put(frame, chosen);
    trace?.close(mark, { operation: 'divide', value: toText(share) });
    put(frame, priced);
    trace?.close(mark, { operation: 'multiply', value: toText(quantity) });
  }
  const amount = multiply(quantity, numberOf(slice.band.value, frame));
  const parameters = bandParameters(slice.band, slice.edges);
  trace?.close(mark, { operation: 'multiply', parameters, value: toText(amount) });
  return amount;
}

// The length of a slice: what is reached of its band, less what the bands before took.
function sliceLength(frame: Frame, { band, from, to, last }: Slice, chosen: Noted): Rational {
  const { trace } = frame;
  const length = subtract(to, from);
  if (trace === null) return length;
  const mark = trace.mark();
  if (last || band.to === undefined) put(frame, chosen);
  else numberOf(band.to, frame);
  if (isZero(from)) return length;
  const origin = { kind: 'clause', ...sourceAt(frame) } as const;
  trace.input({ name: '', value: toText(from), origin });
  trace.close(mark, { operation: 'subtract', value: toText(length) });
  return length;
}
