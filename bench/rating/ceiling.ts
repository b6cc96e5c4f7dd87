// Bench, the ceiling: what a person who knows this one contract by heart would write for these very
// columns: one generated function, every clause a chain of comparisons of small whole numbers,
// prices and factors in arrays, safe integers only. In: bound columns. Out: lines and totals.
import { type BoundType, columnCodes, type Lines } from './columns-of.ts';
import {
  type BenchRule,
  priceOf,
  REGIONS,
  RULES,
  SKUS,
  TERM_FACTORS,
  TERMS,
  VOLUME_FACTORS,
} from './rules.ts';

type Rate = (
  size: number,
  columns: Readonly<Record<string, Int32Array>>,
  tables: Readonly<Record<string, Float64Array>>,
  span: Readonly<Record<'first' | 'end', number>>,
  lines: Lines,
) => void;

/** Makes the function and its tables for bound items; calling it rates all of them. */
export function ceiling(services: BoundType, first: number, end: number): (lines: Lines) => void {
  const columns = Object.fromEntries(
    ['sku', 'family', 'region', 'segment', 'status', 'term', 'qty'].map((name) => [
      name,
      columnCodes(services, name),
    ]),
  );
  const rate = new Function('size', 'columns', 'tables', 'span', 'lines', source(services)) as Rate;
  const all = { ...columns, from: services.from, to: services.to };
  const tables = tablesOf(services);
  return (lines) => rate(services.size, all, tables, { first, end }, lines);
}

function source(services: BoundType): string {
  return `
    const { sku, family, region, segment, status, term, qty, from, to } = columns;
    const { price, termFactor, volumeFactor, quantity } = tables;
    const { first, end } = span;
    const perMonth = end - first;
    for (let row = 0; row < size; row += 1) {
      const start = from[row] < first ? first : from[row];
      const stop = to[row] > end ? end : to[row];
      if (start >= stop) continue;
      const base = price[sku[row] * ${REGIONS.length + 1} + region[row]] *
        quantity[qty[row]] * (stop - start);
      ${RULES.map((rule, at) => branch(services, rule, at)).join('\n')}
    }`;
}

function branch(services: BoundType, { tests, byTerm, byVolume }: BenchRule, at: number): string {
  const holds = tests.map(({ attribute, relation, value }) =>
    comparison(services, attribute, relation, value),
  );
  const scale = (byTerm ? 100 : 1) * (byVolume ? 100 : 1);
  const factors = [
    'base',
    ...(byTerm ? ['termFactor[term[row]]'] : []),
    ...(byVolume ? ['volumeFactor[qty[row]]'] : []),
  ];
  return `if (${holds.join(' && ')}) {
      const n = ${factors.join(' * ')};
      const d = perMonth * ${scale};
      let amount = Math.floor(n / d);
      if (2 * (n - amount * d) >= d) amount += 1;
      if (amount !== 0) lines.push(row, ${at}, amount, start, stop);
    }`;
}

// A comparison as one of codes, or of the numbers that they stand for.
function comparison(
  services: BoundType,
  attribute: string,
  relation: string,
  value: string,
): string {
  const { values } = services.columns.get(attribute) ?? { values: [] };
  const texts = values.map(plainText);
  const code = texts.indexOf(value);
  if (relation === '=') return `${attribute}[row] === ${code}`;
  if (relation === '<>') return `${attribute}[row] !== ${code}`;
  const table = attribute === 'qty' ? 'quantity[qty[row]]' : 'tables.months[term[row]]';
  return `${table} ${relation} ${value}`;
}

function tablesOf(services: BoundType): Readonly<Record<string, Float64Array>> {
  const width = REGIONS.length + 1;
  const skus = textsOf(services, 'sku');
  const regions = textsOf(services, 'region');
  const price = new Float64Array(skus.length * width);
  for (const [s, sku] of skus.entries()) {
    for (const [r, region] of regions.entries()) {
      const [at, of] = [SKUS.indexOf(sku), REGIONS.indexOf(region)];
      if (at >= 0 && of >= 0) price[s * width + r] = priceOf(at, of);
    }
  }
  const numbers = (name: string) =>
    Float64Array.from(textsOf(services, name), (text) => Number.parseInt(text, 10) || 0);
  const quantity = numbers('qty');
  return {
    price,
    quantity,
    months: numbers('term'),
    termFactor: Float64Array.from(
      textsOf(services, 'term'),
      (text) => TERM_FACTORS[TERMS.indexOf(text)] ?? 0,
    ),
    volumeFactor: quantity.map((qty) => VOLUME_FACTORS.findLast(([from]) => qty >= from)?.[1] ?? 0),
  };
}

function textsOf(services: BoundType, name: string): readonly string[] {
  return (services.columns.get(name)?.values ?? []).map(plainText);
}

function plainText(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'n' in value) return `${value.n}`;
  return value === undefined ? '' : `${value}`;
}
