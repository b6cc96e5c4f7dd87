// Mutation, grains: a number of which the values of a term are always whole multiples. In: a plan
// and a term. Out: its grain (0 EUR 50 for `0.50 EUR * number of call`), where one is sure.
import type { KeyCell, RatingPlan, Term } from '../../dsl/src/index.ts';
import {
  absolute,
  fromText,
  isZero,
  multiply,
  ONE,
  type Rational,
  rational,
  ZERO,
} from '../../dsl/src/values/index.ts';

type Grain = Rational | undefined;

/** The grain of a term's values; zero: always zero; undefined: not known. */
export function grainOf(plan: RatingPlan, term: Term): Grain {
  const common = (terms: readonly Term[]): Grain =>
    terms.map((one) => grainOf(plan, one)).reduce(greatestCommon, ZERO);
  switch (term.op) {
    case 'number':
      return absolute(fromText(term.value) ?? ONE);
    case 'add':
    case 'subtract':
    case 'negate':
    case 'min':
    case 'max':
    case 'first known':
      return common(term.of);
    case 'choose':
      return common([...term.branches.map(({ then }) => then), term.otherwise]);
    case 'multiply':
      return term.of
        .map((one) => grainOf(plan, one))
        .reduce((a, b) => (a === undefined || b === undefined ? undefined : multiply(a, b)), ONE);
    case 'round':
      return grainOf(plan, term.step);
    case 'charges':
      return plan.rules
        .map(({ rounding }): Grain => fromText(rounding.step))
        .reduce(greatestCommon, ZERO);
    case 'lookup':
      return cellGrain(plan, term);
    case 'scale':
      // As many whole packages as needed; the band's value itself.
      if (term.kind !== 'package' && term.kind !== 'step') return undefined;
      return common(term.bands.map(({ value }) => value));
    case 'call':
      if (term.function === 'increments') return common(term.of.slice(1));
      return COUNTS.has(term.function) ? ONE : undefined;
    case 'aggregate':
      if (term.function === 'count' || term.function === 'distinct') return ONE;
      if (term.function !== 'sum' || term.value === undefined) return undefined;
      return grainOf(plan, term.value);
    case 'times count':
    case 'times units':
      return ONE;
    case 'defined':
    case 'attribute':
      return namedGrain(plan, term.name);
    default:
      return undefined;
  }
}

const COUNTS: ReadonlySet<string> = new Set([
  'whole months',
  'started months',
  'working days',
  'whole part',
]);

// Of the rows that may be asked for: a key that is a word leaves the rows of other words out.
// Revised prices are whole steps of their rounding.
function cellGrain(plan: RatingPlan, term: Extract<Term, { op: 'lookup' }>): Grain {
  const table = plan.tables.find(({ name }) => name === term.table);
  const column = table?.columns.findIndex(({ name }) => name === term.column) ?? -1;
  if (table === undefined) return undefined;
  const asked = (keys: readonly KeyCell[]): boolean =>
    keys.every((key, at) => {
      const one = term.keys[at];
      return one?.op !== 'text' || !('is' in key) || key.is === one.value;
    });
  const rows = table.versions.flatMap((one) => one.rows).filter(({ keys }) => asked(keys));
  const cells = rows.map((row) => row.cells[column] ?? null);
  const revisions = plan.indexations.filter(
    (one) => one.table === term.table && one.columns?.includes(term.column) !== false,
  );
  const steps = revisions.map(({ rounding }) => rounding?.step);
  if (steps.includes(undefined)) return undefined;
  return [...cells, ...steps]
    .map((cell): Grain => (cell === null || cell === undefined ? ZERO : fromText(cell)))
    .reduce(greatestCommon, ZERO);
}

// A defined name or a field of a derived set; what a file says has no sure grain.
function namedGrain(plan: RatingPlan, name: string): Grain {
  const stored = plan.types.some(({ attributes }) => attributes.some((one) => one.name === name));
  if (stored) return undefined;
  const terms = [
    ...plan.definitions.filter((one) => one.name === name).flatMap(({ versions }) => versions),
    ...plan.derivations.flatMap(({ fields }) => fields.filter((one) => one.name === name)),
  ].map(({ value }) => value);
  if (terms.length === 0) return undefined;
  return terms.map((one) => grainOf(plan, one)).reduce(greatestCommon, ZERO);
}

function greatestCommon(a: Grain, b: Grain): Grain {
  if (a === undefined || b === undefined) return undefined;
  if (isZero(a) || isZero(b)) return isZero(a) ? b : a;
  let [x, y] = [a.n * b.d, b.n * a.d];
  while (y !== 0n) [x, y] = [y, x % y];
  return rational(x < 0n ? -x : x, a.d * b.d);
}
