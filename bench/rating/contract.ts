// Bench, the workload as a contract. In: the workload. Out: contract text, as a person would write
// it.
import {
  type BenchRule,
  FAMILIES,
  priceOf,
  QTY_MAX,
  REGIONS,
  RULES,
  SEGMENTS,
  SKUS,
  STATUSES,
  TERM_FACTORS,
  TERMS,
  VOLUME_FACTORS,
} from './rules.ts';

const cents = (amount: number): string =>
  `${Math.floor(amount / 100)}.${`${amount % 100}`.padStart(2, '0')}`;

/** The text of the contract. */
export function contractText(): string {
  return [HEAD, prices(), termFactors(), volumeFactors(), ...RULES.map(clause)].join('\n\n');
}

const HEAD = `language en

contract "BENCH-1" "Services at volume"
  currency EUR
  in force from 2026-01-01
  invoiced at the start of each month
  recurring charges in advance
  part months by actual days
  each line rounded to 0.01 half up

item service from "services.csv"
  key id
  sku : text
  family : one of ${FAMILIES.join(', ')}
  region : one of ${REGIONS.join(', ')}
  segment : one of ${SEGMENTS.join(', ')}
  status : one of ${STATUSES.join(', ')}
  term : months
  qty : number
  in service from valid_from until valid_to`;

function prices(): string {
  const rows = SKUS.flatMap((sku, at) =>
    REGIONS.map((region, of) => `  ${sku} | ${region} | ${cents(priceOf(at, of))}`),
  );
  return ['table price by sku, region', '  sku | region | monthly (EUR per month)', ...rows].join(
    '\n',
  );
}

function termFactors(): string {
  const rows = TERMS.map((term, at) => `  ${term} | ${cents(TERM_FACTORS[at] ?? 100)}`);
  return ['table term factor by term', '  term (months) | factor', ...rows].join('\n');
}

function volumeFactors(): string {
  const rows = VOLUME_FACTORS.map(([from, factor], at) => {
    const next = VOLUME_FACTORS[at + 1];
    const to = next === undefined ? QTY_MAX : next[0] - 1;
    return `  ${from} to ${to} | ${cents(factor)}`;
  });
  const end = '  otherwise | not sold';
  return ['table volume factor by qty', '  qty | factor', ...rows, end].join('\n');
}

function clause({ id, tests, byTerm, byVolume }: BenchRule): string {
  const where = tests
    .map(({ attribute, relation, value }) => {
      const unit = attribute === 'term' ? ' months' : '';
      return `${attribute} ${relation} ${value}${unit}`;
    })
    .join(' and ');
  const factors = [
    '(monthly of price)',
    ...(byTerm ? ['factor of term factor'] : []),
    ...(byVolume ? ['factor of volume factor'] : []),
    'qty',
  ];
  return [
    `clause ${id} "Clause ${id}"`,
    `  for each service where ${where}`,
    `  charge ${factors.join(' * ')}`,
  ].join('\n');
}
