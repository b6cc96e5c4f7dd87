// Examples, edges: the values at which a contract starts to say something else. In: a plan history.
// Out: edges of bands, of ranges in tables and of comparisons with constants, each with the terms
// whose values are held against it, and the side of it that lies on the other branch.
import type { KeyCell, Place, PlanHistory, RatingPlan, Term, UnitTag } from '@avenant/dsl';
import {
  add,
  compare,
  divide,
  fromText,
  multiply,
  negate,
  ONE,
  parseDay,
  type Rational,
  rational,
  toText,
} from '@avenant/dsl/values';
import { termsIn } from './terms.ts';

/** One edge. Days are counted as numbers. */
export interface Edge {
  /** Where its words stand: a clause, a definition or a row. */
  readonly place: Place;
  /** In base units. */
  readonly at: Rational;
  /** The smallest step that the words know: a last digit, a cent, a day. */
  readonly step: Rational;
  /** Where the other branch begins: over the edge, or under it. */
  readonly other: 'above' | 'under';
  readonly unit?: UnitTag;
  readonly isDay: boolean;
  /** Terms that are held against it, in every plan. */
  readonly quantities: Set<Term>;
}

/** A value to try: the edge itself, or the nearest one on the other branch. */
export type Side = 'at' | Edge['other'];

/** The value of an edge's side. */
export function targetOf({ at, step }: Edge, side: Side): Rational {
  if (side === 'at') return at;
  return add(at, side === 'above' ? step : negate(step));
}

/** Whether a value is the edge itself, or lies just beside it on that side. */
export function isOn(edge: Edge, side: Side, value: Rational): boolean {
  const order = compare(value, edge.at);
  if (side === 'at') return order === 0;
  const within = compare(value, targetOf(edge, side));
  return side === 'above' ? order > 0 && within <= 0 : order < 0 && within >= 0;
}

/** The edges of a history, each once. */
export function edgesOf({ plans }: PlanHistory): readonly Edge[] {
  const found = new Map<string, Edge>();
  const add = (one: Edge): void => {
    const [quantity] = one.quantities;
    const { file, line } = one.place;
    const words = [file, line, toText(one.at), one.other, withoutPlaces(quantity)];
    const key = JSON.stringify(words);
    const known = found.get(key);
    if (known === undefined) found.set(key, one);
    else for (const term of one.quantities) known.quantities.add(term);
  };
  for (const { plan } of plans) for (const one of planEdges(plan)) add(one);
  return [...found.values()];
}

const withoutPlaces = (term: Term | undefined): string => JSON.stringify(term ?? null);

function* planEdges(plan: RatingPlan): Iterable<Edge> {
  const { currency } = plan.contract;
  for (const { where, guard, amount, span } of plan.rules) {
    const value = 'rate' in amount ? [amount.rate] : 'amount' in amount ? [amount.amount] : [];
    for (const root of [where, guard, ...value]) yield* termEdges(root, span, plan, currency);
  }
  for (const { only, span } of plan.indexations) {
    yield* termEdges(only?.test, span, plan, currency);
  }
  for (const { versions, span } of plan.definitions) {
    for (const { value } of versions) yield* termEdges(value, span, plan, currency);
  }
  for (const { keys, fields, span } of plan.derivations) {
    for (const { value } of [...(keys ?? []), ...fields]) {
      yield* termEdges(value, span, plan, currency);
    }
  }
}

function* termEdges(
  root: Term | undefined,
  place: Place,
  plan: RatingPlan,
  currency: string,
): Iterable<Edge> {
  for (const term of root === undefined ? [] : termsIn(root)) {
    if (term.op === 'compare') {
      const [left, right] = term.of;
      const { relation } = term;
      if (relation === '=' || relation === '<>') continue;
      // `x <= c` and `x > c` say something else just over c; `x < c` and `x >= c` just under.
      const over = relation === '<=' || relation === '>';
      yield* literalEdge(right, left, over ? 'above' : 'under', place, currency);
      yield* literalEdge(left, right, over ? 'under' : 'above', place, currency);
    } else if (term.op === 'scale') {
      for (const { to, toIncluded } of term.bands) {
        if (to === undefined) continue;
        yield* literalEdge(to, term.by, toIncluded ? 'above' : 'under', place, currency);
      }
    } else if (term.op === 'lookup') {
      yield* tableEdges(term, plan);
    }
  }
}

function* literalEdge(
  literal: Term,
  quantity: Term,
  other: Edge['other'],
  place: Place,
  currency: string,
): Iterable<Edge> {
  // The day on which an amended scale begins is not for facts to meet.
  if (quantity.op === 'moment' || quantity.op === 'number') return;
  const quantities = new Set([quantity]);
  if (literal.op === 'date') {
    const day = parseDay(literal.value);
    if (day === undefined) return;
    yield { place, at: rational(day), step: ONE, other, isDay: true, quantities };
  }
  if (literal.op !== 'number') return;
  const at = fromText(literal.value);
  const { unit } = literal;
  if (at === undefined) return;
  const shown = { ...(unit === undefined ? {} : { unit }) };
  const step = stepOf(at, unit, currency);
  yield { place, at, step, other, isDay: false, quantities, ...shown };
}

// One in the last digit as written; money goes by cents.
function stepOf(at: Rational, unit: UnitTag | undefined, currency: string): Rational {
  const factor = fromText(unit?.factor ?? '1') ?? ONE;
  const decimals = toText(divide(at, factor)).split('.')[1]?.length ?? 0;
  const least = unit?.label.startsWith(currency) === true ? 2 : 0;
  return multiply(rational(1n, 10n ** BigInt(Math.max(decimals, least))), factor);
}

function* tableEdges(term: Extract<Term, { op: 'lookup' }>, plan: RatingPlan): Iterable<Edge> {
  const table = plan.tables.find(({ name }) => name === term.table);
  const rows = table?.versions.flatMap((version) => version.rows) ?? [];
  for (const [at, quantity] of term.keys.entries()) {
    const type = table?.keys[at]?.type;
    if (type?.kind !== 'number') continue;
    // Rows that share an edge are told apart by their other keys: the edge is the table's.
    const seen = new Set<string>();
    for (const { keys, span } of rows) {
      for (const [edge, other] of cellEdges(keys[at])) {
        const value = fromText(edge);
        if (value === undefined || seen.has(`${edge} ${other}`)) continue;
        seen.add(`${edge} ${other}`);
        const step = stepOf(value, type.unit, plan.contract.currency);
        const shown = { ...(type.unit === undefined ? {} : { unit: type.unit }) };
        const quantities = new Set([quantity]);
        yield { place: span, at: value, step, other, isDay: false, quantities, ...shown };
      }
    }
  }
}

function cellEdges(cell: KeyCell | undefined): readonly (readonly [string, Edge['other']])[] {
  if (cell === undefined || 'is' in cell || 'any' in cell) return [];
  const { from, to } = cell;
  return [
    ...(from === undefined ? [] : [[from, cell.fromIncluded ? 'under' : 'above'] as const]),
    ...(to === undefined ? [] : [[to, cell.toIncluded ? 'above' : 'under'] as const]),
  ];
}
