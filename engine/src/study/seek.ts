// Study, goal seek: which number of the contract makes a total. In: a function from a number to a
// total, and a range. Out: where the total is met, the nearest when it is not, and the shape of
// what was seen on the way. A coarse scan comes first, so that a total met twice is found twice.
import {
  absolute,
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  rational,
  roundToStep,
  subtract,
  toSafeNumber,
} from '@avenant/dsl/values';

/** A number, in steps of its last decimal, and the total that it makes. */
export interface Point {
  readonly steps: number;
  readonly total: Rational;
}

/** What a search came to. */
export interface Sought {
  /** `missed`: no number of the range makes the total to a step; `flat`: none changes it. */
  readonly outcome: 'met' | 'missed' | 'flat';
  /** One for each place where the total is crossed, nearest to today's number first. */
  readonly answers: readonly Answer[];
  /** How the total goes as the number rises; `mixed` when it turns. */
  readonly shape: 'rises' | 'falls' | 'flat' | 'mixed';
  readonly low: Point;
  readonly high: Point;
  readonly tried: number;
}

/** The best number at a crossing, and its neighbour on the other side of the total. */
export interface Answer {
  readonly best: Point;
  readonly other: Point | undefined;
}

/** What is sought. */
export interface Search {
  readonly target: Rational;
  /** Today's number. */
  readonly now: number;
  readonly low: number;
  readonly high: number;
  /** How far `high` may be raised when the total is not met below it. */
  readonly highest: number;
  /** The total that a number makes. */
  readonly totalAt: (steps: number) => Promise<Rational>;
}

const PIECES = 8;

/** Looks for the numbers that make a total. */
export async function seek(search: Search): Promise<Sought> {
  const { target, now, low, highest } = search;
  const known = new Map<number, Rational>();
  const at = async (steps: number): Promise<Point> => {
    const total = known.get(steps) ?? (await search.totalAt(steps));
    known.set(steps, total);
    return { steps, total };
  };
  let high = Math.max(search.high, now);
  let points = await scan(low, high, now, at, []);
  while (high < highest && crossings(points, target).length === 0 && shapeOf(points) !== 'flat') {
    high = Math.min(high * 4, highest);
    points = await scan(low, high, now, at, points);
  }
  const answers: Answer[] = [];
  for (const [a, b] of crossings(points, target)) answers.push(await narrowed(a, b, target, at));
  const ends = { low: points[0] ?? (await at(low)), high: points.at(-1) ?? (await at(high)) };
  const shape = shapeOf(points);
  const far = ({ best }: Answer): number => Math.abs(best.steps - now);
  const sorted = unique(answers).toSorted((a, b) => far(a) - far(b));
  if (sorted.length > 0) {
    return { outcome: 'met', answers: sorted, shape, ...ends, tried: known.size };
  }
  const nearest = points.reduce((a, b) => (nearer(b, a, target) ? b : a));
  const outcome = shape === 'flat' ? 'flat' : 'missed';
  const answer = { best: nearest, other: undefined };
  return { outcome, answers: [answer], shape, ...ends, tried: known.size };
}

async function scan(
  low: number,
  high: number,
  now: number,
  at: (steps: number) => Promise<Point>,
  before: readonly Point[],
): Promise<readonly Point[]> {
  const wanted = new Set([now, high, ...before.map(({ steps }) => steps)]);
  for (let piece = 0; piece < PIECES; piece += 1) {
    wanted.add(low + Math.floor(((high - low) * piece) / PIECES));
  }
  const points: Point[] = [];
  for (const steps of [...wanted].sort((a, b) => a - b)) points.push(await at(steps));
  return points;
}

// Neighbouring points of a scan on both sides of the target, or on it.
function crossings(
  points: readonly Point[],
  target: Rational,
): readonly (readonly [Point, Point])[] {
  return points.slice(1).flatMap((b, index) => {
    const a = points[index] ?? b;
    const [from, to] = [compare(a.total, target), compare(b.total, target)];
    return from * to <= 0 && !(from === 0 && to === 0 && index > 0) ? [[a, b] as const] : [];
  });
}

async function narrowed(
  a: Point,
  b: Point,
  target: Rational,
  at: (steps: number) => Promise<Point>,
): Promise<Answer> {
  let [left, right] = [a, b];
  const side = compare(left.total, target);
  if (side === 0) return { best: left, other: undefined };
  for (let halve = false; right.steps - left.steps > 1; ) {
    const width = right.steps - left.steps;
    const steps = halve ? left.steps + Math.floor(width / 2) : between(left, right, target);
    const point = await at(steps);
    if (compare(point.total, target) === side) left = point;
    else right = point;
    // A guess that cuts off little is followed by the middle.
    halve = !halve && right.steps - left.steps > width / 2;
  }
  if (compare(right.total, target) === 0) return { best: right, other: undefined };
  const [best, other] = nearer(left, right, target) ? [left, right] : [right, left];
  return { best, other };
}

// Where the target would be were the total a straight line between the two points.
function between(left: Point, right: Point, target: Rational): number {
  const rise = subtract(right.total, left.total);
  const part = divide(subtract(target, left.total), rise);
  const steps = multiply(part, rational(right.steps - left.steps));
  const guess = left.steps + (toSafeNumber(roundToStep(steps, ONE, 'half-up')) ?? 0);
  return Math.min(Math.max(guess, left.steps + 1), right.steps - 1);
}

function nearer(a: Point, b: Point, target: Rational): boolean {
  const away = ({ total }: Point): Rational => absolute(subtract(total, target));
  return compare(away(a), away(b)) < 0;
}

function unique(answers: readonly Answer[]): readonly Answer[] {
  const seen = new Set<number>();
  return answers.filter(({ best }) => !seen.has(best.steps) && seen.add(best.steps));
}

function shapeOf(points: readonly Point[]): Sought['shape'] {
  const turns = new Set(
    points.slice(1).map((point, index) => compare(point.total, (points[index] ?? point).total)),
  );
  turns.delete(0);
  if (turns.size === 0) return 'flat';
  if (turns.size === 2) return 'mixed';
  return turns.has(1) ? 'rises' : 'falls';
}
