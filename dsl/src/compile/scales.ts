// Compile, scales: lines of bands -> a scale term. Edges are made explicit: `up to` and `a to b`
// include their upper edge, `under` does not; where two bands share an edge it belongs to the one
// that starts there; whole numbers (1 to 49, 50 to 199) leave no gap.
import type { BandLine, Expression, Name } from '../ast/expression.ts';
import type { Band, ScaleKind, Term } from '../plan/index.ts';
import type { Scale } from '../prove/notes.ts';
import { add, compare, multiply, type Rational, rational, toText } from '../values/index.ts';
import { placeIn, report, type Scope, type Typed, withUnit } from './context.ts';
import { elaborate, quantity, same } from './expression.ts';
import { NOTHING } from './literals.ts';
import { keyOf } from './symbols.ts';
import { combine, rationalOf, type Type } from './types.ts';

/** What a scale is made of. */
export interface ScaleParts {
  readonly kind: ScaleKind;
  readonly by: Typed;
  readonly on?: Typed;
  readonly size?: Typed | undefined;
  readonly bands: readonly BandLine[];
}

interface Edges {
  readonly line: BandLine;
  from?: Typed;
  to?: Typed;
  fromIncluded: boolean;
  toIncluded: boolean;
}

/** Elaborates a scale with its bands. */
export function elaborateBands(parts: ScaleParts, scope: Scope): Typed {
  const edges = parts.bands.map((line) => edgesOf(line, parts.by.type, scope));
  settle(edges, scope);
  check(edges, parts.kind, scope);
  const values = edges.map((edge) => elaborate(edge.line.value, scope));
  let type: Type = values[0]?.type ?? { kind: 'unknown' };
  values.forEach((value, i) => {
    const line = edges[i]?.line;
    if (line !== undefined) type = same(line.value, type, value.type, scope);
  });
  const bands = edges.map((edge, i): Band => {
    const value = values[i]?.term ?? { op: 'number', value: '0' };
    const band: Band = {
      ...(edge.from === undefined ? {} : { from: edge.from.term }),
      ...(edge.to === undefined ? {} : { to: edge.to.term }),
      fromIncluded: edge.fromIncluded,
      toIncluded: edge.toIncluded,
      value,
    };
    scope.session.notes.bandPlaces.set(band, placeIn(scope, edge.line));
    return band;
  });
  const on = parts.on ?? parts.by;
  const term: Scale = {
    op: 'scale',
    kind: parts.kind,
    by: parts.by.term,
    bands,
    ...(parts.on === undefined ? {} : { on: parts.on.term }),
    ...(parts.size === undefined ? {} : { size: parts.size.term }),
  };
  scope.session.notes.scales.push(term);
  if (type.kind !== 'number' || parts.kind === 'step' || parts.kind === 'package') {
    return withUnit({ term, type });
  }
  if (on.type.kind !== 'number') return NOTHING;
  const dimension = combine.multiply(on.type.dimension, type.dimension);
  return withUnit({ term, type: { kind: 'number', dimension } });
}

/** Elaborates `NAME of quantity` for a named scale; an amended one is chosen by the moment. */
export function elaborateNamedScale(name: Name, by: Typed, scope: Scope): Typed {
  const versions = scope.session.symbols.scales.get(keyOf(name)) ?? [];
  const typed = versions.map(({ block, tree }): Typed => {
    const own: Scope = { ...scope, file: tree.file, language: tree.language, start: block.start };
    const size = block.size === undefined ? undefined : quantity(block.size, own);
    return elaborateBands({ kind: block.scale, by, size, bands: block.bands }, own);
  });
  const last = typed.at(-1);
  if (last === undefined) return NOTHING;
  if (typed.length === 1) return last;
  const branches = typed.slice(0, -1).map((version, i) => {
    const day: Term = { op: 'date', value: versions[i]?.to ?? '9999-12-31' };
    const when: Term = { op: 'compare', relation: '<', of: [{ op: 'moment' }, day] };
    return { when, then: version.term };
  });
  return { term: { op: 'choose', branches, otherwise: last.term }, type: last.type };
}

function edgesOf(line: BandLine, by: Type, scope: Scope): Edges {
  const edge = (node: Expression | undefined): Typed | undefined => {
    if (node === undefined) return undefined;
    const value = quantity(node, scope);
    same(node, by, value.type, scope);
    return value;
  };
  const { shape } = line.range;
  const [from, to] = [edge(withUnitOf(line.range.from, line.range.to)), edge(line.range.to)];
  return {
    line,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    fromIncluded: shape !== 'over',
    toIncluded: shape !== 'under',
  };
}

/** `500 to 2 000 MB`: the unit of the second edge holds for the first. */
function withUnitOf(from: Expression | undefined, to: Expression | undefined) {
  if (from?.kind !== 'number' || to?.kind !== 'number') return from;
  if (from.unit !== undefined || from.percent) return from;
  const { unit, percent } = to;
  return unit === undefined ? { ...from, percent } : { ...from, unit };
}

function literalOf(edge: Typed | undefined): Rational | undefined {
  return edge?.term.op === 'number' ? rationalOf(edge.term.value) : undefined;
}

/** An edge as written: in its own unit. */
function shownEdge(edge: Typed): string {
  const { unit } = edge.term;
  const value = literalOf(edge) ?? rational(0);
  if (unit === undefined) return toText(value);
  const factor = rationalOf(unit.factor);
  return `${toText(multiply(value, { n: factor.d, d: factor.n }))} ${unit.label}`;
}

function sameEdge(a: Typed | undefined, b: Typed | undefined): boolean {
  const [x, y] = [literalOf(a), literalOf(b)];
  if (x !== undefined && y !== undefined) return compare(x, y) === 0;
  return a !== undefined && b !== undefined && JSON.stringify(a.term) === JSON.stringify(b.term);
}

/** Gives every band both its edges, from its neighbours where it does not say them. */
function settle(edges: Edges[], scope: Scope): void {
  const counting = whole(edges);
  for (const edge of edges) {
    const { shape } = edge.line.range;
    if (counting && edge.from !== undefined && shape !== 'over') {
      const value = literalOf(edge.from);
      if (value !== undefined && value.n > 0n) {
        const below = add(value, rational(-1));
        edge.from = {
          ...edge.from,
          term: { ...edge.from.term, op: 'number', value: toText(below) },
        };
        edge.fromIncluded = false;
      }
    }
    // `under 5` before `5 to 9`: whole quantities up to 4.
    const end = counting && shape === 'under' ? literalOf(edge.to) : undefined;
    if (edge.to !== undefined && end !== undefined && end.d === 1n) {
      const value = toText(add(end, rational(-1)));
      edge.to = { ...edge.to, term: { ...edge.to.term, op: 'number', value } };
      edge.toIncluded = true;
    }
  }
  edges.forEach((edge, index) => {
    const { shape } = edge.line.range;
    if (shape === 'up to' || shape === 'under') {
      const before = edges[index - 1];
      const [last, own] = [literalOf(before?.to), literalOf(edge.to)];
      const rising = last === undefined || own === undefined || compare(last, own) < 0;
      if (before?.to !== undefined && rising) {
        edge.from = before.to;
        edge.fromIncluded = !before.toIncluded;
      }
    }
    if (
      (shape === 'between' || shape === 'up to' || shape === 'over') &&
      edges.some((o) => o !== edge && o.fromIncluded && sameEdge(o.from, edge.to))
    ) {
      edge.toIncluded = false;
    }
    if (shape === 'otherwise') rest(edge, edges, scope);
  });
}

/** Whether bands are written in whole numbers that follow each other: 1 to 49, 50 to 199. */
function whole(edges: readonly Edges[]): boolean {
  return edges.some((edge, index) => {
    const [to, from] = [literalOf(edge.to), literalOf(edges[index + 1]?.from)];
    const { shape } = edge.line.range;
    if (shape !== 'between' && shape !== 'up to' && shape !== 'exactly') return false;
    if (to === undefined || from === undefined) return false;
    return to.d === 1n && from.d === 1n && from.n - to.n === 1n;
  });
}

/** `otherwise`: above the highest edge, or below the lowest when the top is taken. */
function rest(edge: Edges, edges: readonly Edges[], scope: Scope): void {
  const others = edges.filter((item) => item !== edge);
  const open = others.find((item) => item.to === undefined);
  if (open === undefined) {
    const top = others.at(-1);
    if (top?.to !== undefined) {
      edge.from = top.to;
      edge.fromIncluded = !top.toIncluded;
    }
  } else {
    const low = others.at(-1);
    if (low?.from === undefined) report(scope, 'C0705', edge.line);
    else {
      edge.to = low.from;
      edge.toIncluded = !low.fromIncluded;
    }
  }
}

/** Gaps and overlaps between bands with literal edges. */
function check(edges: readonly Edges[], kind: ScaleKind, scope: Scope): void {
  const known = edges.filter(
    (edge) =>
      (edge.from === undefined || literalOf(edge.from) !== undefined) &&
      (edge.to === undefined || literalOf(edge.to) !== undefined),
  );
  if (known.length !== edges.length) return;
  const low = (edge: Edges): Rational | undefined => literalOf(edge.from);
  const sorted = [...edges].sort((a, b) => {
    const [x, y] = [low(a), low(b)];
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
    return compare(x, y);
  });
  sorted.forEach((edge, index) => {
    const next = sorted[index + 1];
    const [from, to] = [literalOf(edge.from), literalOf(edge.to)];
    if (from !== undefined && to !== undefined && compare(from, to) > 0) {
      report(scope, 'C0705', edge.line);
    }
    if (next === undefined) return;
    const start = literalOf(next.from);
    const order = to === undefined || start === undefined ? 1 : compare(to, start);
    const labels = [
      { place: placeIn(scope, edge.line), text: { en: 'first here', fr: 'd’abord ici' } },
    ];
    if (order > 0 || (order === 0 && edge.toIncluded && next.fromIncluded)) {
      report(scope, 'C0704', next.line, { labels });
    } else if (order < 0 || (!edge.toIncluded && !next.fromIncluded)) {
      const gap = edge.to === undefined ? '' : shownEdge(edge.to);
      report(scope, 'C0703', next.line, { values: { gap }, labels });
    }
  });
  const first = low(
    sorted[0] ?? { line: edges[0]?.line as BandLine, fromIncluded: true, toIncluded: true },
  );
  if (kind === 'graduated' && first !== undefined && first.n > 0n && sorted[0] !== undefined) {
    report(scope, 'C0703', sorted[0].line, { values: { gap: '0' } });
  }
}
