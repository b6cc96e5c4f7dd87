// Prove, lines: sets of numbers or days as pieces in order. In: pieces with open or closed edges.
// Out: their intersections and complements, and a plain number of theirs.
import { add, compare, divide, multiply, ONE, type Rational, rational } from '../values/index.ts';

/** Numbers between two edges; an absent edge is unbounded. */
export interface Piece {
  readonly from?: Rational;
  readonly to?: Rational;
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
}

/** Every number. */
export const WHOLE_LINE: readonly Piece[] = [{ fromIncluded: false, toIncluded: false }];

/** One number. */
export function onlyAt(value: Rational): Piece {
  return { from: value, to: value, fromIncluded: true, toIncluded: true };
}

/** Whether any number lies in a piece; in discrete ones (days) only whole numbers count. */
function isFilled({ from, to, fromIncluded, toIncluded }: Piece): boolean {
  if (from === undefined || to === undefined) return true;
  const order = compare(from, to);
  return order < 0 || (order === 0 && fromIncluded && toIncluded);
}

/** What two lines share; both in order, so is the result. */
export function intersectLines(a: readonly Piece[], b: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (const left of a) {
    for (const right of b) {
      const piece = { ...higherStart(left, right), ...lowerEnd(left, right) };
      if (isFilled(piece)) found.push(piece);
    }
  }
  return found;
}

type Start = Pick<Piece, 'from' | 'fromIncluded'>;
type End = Pick<Piece, 'to' | 'toIncluded'>;

function higherStart(a: Piece, b: Piece): Start {
  const order = orderOf(a.from, b.from, -1);
  const higher = order > 0 || (order === 0 && !a.fromIncluded) ? a : b;
  const { from, fromIncluded } = higher;
  return from === undefined ? { fromIncluded } : { from, fromIncluded };
}

function lowerEnd(a: Piece, b: Piece): End {
  const order = orderOf(a.to, b.to, 1);
  const lower = order < 0 || (order === 0 && !a.toIncluded) ? a : b;
  const { to, toIncluded } = lower;
  return to === undefined ? { toIncluded } : { to, toIncluded };
}

/** Order of two edges; absent ones lie at the far end of their side. */
function orderOf(a: Rational | undefined, b: Rational | undefined, side: 1 | -1): number {
  if (a === undefined) return b === undefined ? 0 : side;
  return b === undefined ? -side : compare(a, b);
}

/** All numbers but those of a piece. */
export function outside({ from, to, fromIncluded, toIncluded }: Piece): readonly Piece[] {
  const below = { to: from, fromIncluded: false, toIncluded: !fromIncluded };
  const above = { from: to, fromIncluded: !toIncluded, toIncluded: false };
  return [
    ...(below.to === undefined ? [] : [{ ...below, to: below.to }]),
    ...(above.from === undefined ? [] : [{ ...above, from: above.from }]),
  ];
}

/** The same days, with the edges included: days have neighbours. */
export function wholeDays(pieces: readonly Piece[]): readonly Piece[] {
  return pieces
    .map(({ from, to, fromIncluded, toIncluded }) => ({
      ...(from === undefined ? {} : { from: fromIncluded ? from : add(from, ONE) }),
      ...(to === undefined ? {} : { to: toIncluded ? to : add(to, rational(-1)) }),
      fromIncluded: from !== undefined,
      toIncluded: to !== undefined,
    }))
    .filter(isFilled);
}

/** A number of a line that reads well: whole in its unit where there is one, not below zero. */
export function numberIn(pieces: readonly Piece[], factor: Rational): Rational | undefined {
  const atLeastZero = intersectLines(pieces, [
    { from: rational(0), fromIncluded: true, toIncluded: false },
  ]);
  const [piece] = atLeastZero.length > 0 ? atLeastZero : pieces;
  if (piece === undefined) return undefined;
  const { from, to, fromIncluded, toIncluded } = piece;
  if (from !== undefined && fromIncluded && from.n !== 0n) return from;
  if (to !== undefined && toIncluded) return to;
  if (from === undefined) return to === undefined ? rational(0) : below(to, factor);
  const next = multiply(rational(floor(divide(from, factor)) + 1n), factor);
  if (to === undefined || compare(next, to) < 0) return next;
  return fromIncluded ? from : multiply(add(from, to), rational(1, 2));
}

function below(to: Rational, factor: Rational): Rational {
  return multiply(rational(floor(divide(to, factor)) - 1n), factor);
}

function floor({ n, d }: Rational): bigint {
  return n >= 0n ? n / d : -((-n + d - 1n) / d);
}
