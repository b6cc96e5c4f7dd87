// Study, bounds: the least and the most that a term can come to when its facts are not known. In: a
// plan and a term. Out: an interval of exact numbers, open where nothing bounds it. Charges of
// other clauses and stored numbers count as zero or more: an estimate for pre-sales, not a proof.
import type { Band, PlanIndexation, RatingPlan, Term } from '@avenant/dsl';
import {
  add,
  compare,
  divide,
  fromText,
  maximum,
  minimum,
  multiply,
  negate,
  power,
  type Rational,
  roundToStep,
  sign,
  ZERO,
} from '@avenant/dsl/values';

/** From `low` to `high`; undefined: without end. */
export interface Bounds {
  readonly low: Rational | undefined;
  readonly high: Rational | undefined;
}

const OPEN: Bounds = { low: undefined, high: undefined };
const POSITIVE: Bounds = { low: ZERO, high: undefined };

/**
 * What a term lies between.
 * @param times How often a chained price revision may have been applied by then.
 */
export function boundsOf(plan: RatingPlan, term: Term, times: Times): Bounds {
  return new Bounding(plan, times).of(term);
}

/** How many revisions of an indexation may have passed. */
export type Times = (indexation: PlanIndexation) => number;

class Bounding {
  readonly #plan: RatingPlan;
  readonly #times: Times;
  readonly #open = new Set<string>();

  constructor(plan: RatingPlan, times: Times) {
    this.#plan = plan;
    this.#times = times;
  }

  of(term: Term): Bounds {
    switch (term.op) {
      case 'number':
        return exactly(fromText(term.value));
      case 'add':
        return term.of.map((one) => this.of(one)).reduce(sumOf);
      case 'subtract':
        return sumOf(this.of(term.of[0]), negated(this.of(term.of[1])));
      case 'negate':
        return negated(this.of(term.of[0]));
      case 'multiply':
        return term.of.map((one) => this.of(one)).reduce(productOf);
      case 'divide':
        return quotientOf(this.of(term.of[0]), this.of(term.of[1]));
      case 'min':
        return term.of.map((one) => this.of(one)).reduce(lesserOf);
      case 'max':
        return term.of.map((one) => this.of(one)).reduce(greaterOf);
      case 'round':
        return this.#rounded(this.of(term.of[0]), term.step);
      case 'choose':
        return unionOf([...term.branches.map(({ then }) => then), term.otherwise].map(this.#each));
      case 'in period':
        return this.of(term.of[0]);
      case 'first known':
        return unionOf(term.of.map(this.#each));
      case 'defined':
        return this.#defined(term.name);
      case 'lookup':
        return this.#lookup(term.table, term.column);
      case 'scale':
        return this.#scale(term);
      case 'charges':
        return this.#charges(term.clauses);
      case 'attribute':
      case 'aggregate':
      case 'series':
      case 'over series':
      case 'period':
      case 'times length':
      case 'times count':
      case 'times units':
        return POSITIVE;
      default:
        return OPEN;
    }
  }

  readonly #each = (term: Term): Bounds => this.of(term);

  // Clauses that only give back are zero or less; any others are taken to charge.
  #charges(clauses: readonly string[] | undefined): Bounds {
    const read = this.#plan.rules.filter(({ clause }) => clauses?.includes(clause) === true);
    return read.length > 0 && read.every(({ sign }) => sign < 0) ? negated(POSITIVE) : POSITIVE;
  }

  #rounded(of: Bounds, step: Term): Bounds {
    const size = step.op === 'number' ? fromText(step.value) : undefined;
    if (size === undefined || sign(size) <= 0) return OPEN;
    const down = of.low && roundToStep(of.low, size, 'floor');
    return { low: down, high: of.high && roundToStep(of.high, size, 'ceiling') };
  }

  #defined(name: string): Bounds {
    if (this.#open.has(name)) return OPEN;
    this.#open.add(name);
    const versions = this.#plan.definitions
      .filter((one) => one.name === name)
      .flatMap((one) => one.versions.map(({ value }) => value));
    const found = unionOf(versions.map(this.#each));
    this.#open.delete(name);
    return found;
  }

  // The cells of every version, times what revisions may have made of them.
  #lookup(name: string, column: string): Bounds {
    const table = this.#plan.tables.find((one) => one.name === name);
    const at = table?.columns.findIndex((one) => one.name === column) ?? -1;
    const cells = (table?.versions ?? []).flatMap(({ rows }) =>
      rows.flatMap(({ cells: own }) => own[at] ?? []),
    );
    const own = unionOf(cells.map((cell) => exactly(fromText(cell))));
    return this.#plan.indexations
      .filter((one) => one.table === name && one.columns?.includes(column) !== false)
      .reduce((so, one) => productOf(so, this.#revised(one)), own);
  }

  #revised(indexation: PlanIndexation): Bounds {
    const factor = this.of(indexation.factor);
    const count = this.#times(indexation);
    const times = indexation.base === 'chained' ? count : Math.min(count, 1);
    const one = exactly(fromText('1'));
    if (times === 0) return one;
    const raised = (value: Rational | undefined) => value && power(value, times);
    return unionOf([one, { low: raised(factor.low), high: raised(factor.high) }]);
  }

  #scale({ kind, by, on, bands }: Extract<Term, { op: 'scale' }>): Bounds {
    const values = unionOf(bands.map((band: Band) => this.of(band.value)));
    if (kind === 'step') return values;
    if (kind === 'package') return unionOf([exactly(ZERO), productOf(POSITIVE, values)]);
    return unionOf([exactly(ZERO), productOf(this.of(on ?? by), values)]);
  }
}

function exactly(value: Rational | undefined): Bounds {
  return { low: value, high: value };
}

function unionOf(all: readonly Bounds[]): Bounds {
  const [first, ...rest] = all;
  if (first === undefined) return OPEN;
  return rest.reduce(
    (so, one) => ({
      low: both(so.low, one.low, minimum),
      high: both(so.high, one.high, maximum),
    }),
    first,
  );
}

type End = Rational | undefined;

function both(a: End, b: End, pick: (a: Rational, b: Rational) => Rational): End {
  return a === undefined || b === undefined ? undefined : pick(a, b);
}

const sumOf = (a: Bounds, b: Bounds): Bounds => ({
  low: both(a.low, b.low, add),
  high: both(a.high, b.high, add),
});

const negated = ({ low, high }: Bounds): Bounds => ({
  low: high && negate(high),
  high: low && negate(low),
});

const lesserOf = (a: Bounds, b: Bounds): Bounds => ({
  low: both(a.low, b.low, minimum),
  high: a.high === undefined ? b.high : b.high === undefined ? a.high : minimum(a.high, b.high),
});

const greaterOf = (a: Bounds, b: Bounds): Bounds => negated(lesserOf(negated(a), negated(b)));

function productOf(a: Bounds, b: Bounds): Bounds {
  const ends = [a.low, a.high, b.low, b.high];
  if (ends.every((end) => end !== undefined)) {
    const [w, x, y, z] = ends as [Rational, Rational, Rational, Rational];
    const corners = [multiply(w, y), multiply(w, z), multiply(x, y), multiply(x, z)];
    return { low: corners.reduce(minimum), high: corners.reduce(maximum) };
  }
  // Nothing times what has no end is still nothing.
  if ([a, b].some(({ low, high }) => isNothing(low) && isNothing(high))) return exactly(ZERO);
  return isPositive(a) && isPositive(b) ? POSITIVE : OPEN;
}

const isNothing = (end: End): boolean => end !== undefined && sign(end) === 0;
const isPositive = ({ low }: Bounds): boolean => low !== undefined && compare(low, ZERO) >= 0;

function quotientOf(a: Bounds, b: Bounds): Bounds {
  if (b.low === undefined || sign(b.low) <= 0)
    return isPositive(a) && isPositive(b) ? POSITIVE : OPEN;
  const inverse = (end: End) => end && divide({ n: 1n, d: 1n }, end);
  return productOf(a, { low: inverse(b.high) ?? ZERO, high: inverse(b.low) });
}
