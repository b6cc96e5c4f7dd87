// Bench, the workload as data: twenty clauses, a price table and two factor tables. In: nothing.
// Out: what every contestant is made from, so that all of them do the same work.

/** One comparison of a clause. */
export interface Test {
  readonly attribute: 'family' | 'region' | 'segment' | 'status' | 'term' | 'qty';
  readonly relation: '=' | '<>' | '>=' | '<';
  readonly value: string;
}

/** A clause: who is charged, and by which factors besides price and quantity. */
export interface BenchRule {
  readonly id: string;
  readonly tests: readonly Test[];
  readonly byTerm: boolean;
  readonly byVolume: boolean;
}

/** Values of the attributes. */
export const FAMILIES = ['Access', 'Voice', 'Cloud', 'Security', 'Mobile', 'Devices'];
/** Regions. */
export const REGIONS = ['North', 'South', 'East', 'West', 'Centre', 'Overseas'];
/** Segments. */
export const SEGMENTS = ['Public', 'Private', 'Wholesale', 'Partner'];
/** States of a service. */
export const STATUSES = ['active', 'reduced', 'paused'];
/** Terms in months. */
export const TERMS = ['12', '24', '36', '48'];
/** Ten products in each family. */
export const SKUS_PER_FAMILY = 10;
/** All products: product n belongs to family n / 10. */
export const SKUS: readonly string[] = Array.from(
  { length: FAMILIES.length * SKUS_PER_FAMILY },
  (_, at) => `SKU-${`${at + 1}`.padStart(3, '0')}`,
);

/** Hundredths: the price factor of each term. */
export const TERM_FACTORS: readonly number[] = [112, 100, 95, 91];
/** Hundredths: the price factor from each quantity on. */
export const VOLUME_FACTORS: readonly (readonly [from: number, factor: number])[] = [
  [1, 100],
  [10, 97],
  [50, 93],
  [200, 88],
];
/** Quantities go from 1 to this. */
export const QTY_MAX = 300;

/** Cents: the monthly price of a product in a region; 360 rows. */
export function priceOf(sku: number, region: number): number {
  return 199 + ((sku * 7919 + region * 104729) % 48_000);
}

const is = (attribute: Test['attribute'], value: string): Test => ({
  attribute,
  relation: '=',
  value,
});
const isNot = (attribute: Test['attribute'], value: string): Test => ({
  attribute,
  relation: '<>',
  value,
});
const atLeast = (attribute: 'term' | 'qty', value: string): Test => ({
  attribute,
  relation: '>=',
  value,
});
const below = (attribute: 'term' | 'qty', value: string): Test => ({
  attribute,
  relation: '<',
  value,
});

const rule = (id: string, factors: string, ...tests: readonly Test[]): BenchRule => ({
  id,
  tests,
  byTerm: factors.includes('term'),
  byVolume: factors.includes('volume'),
});

const plain = (family: string) => [is('family', family), isNot('status', 'paused')];

/** The clauses: three to five comparisons each; an item meets about two of them. */
export const RULES: readonly BenchRule[] = [
  rule('1.1', 'term volume', ...plain('Access'), is('segment', 'Public')),
  rule('1.2', 'term', ...plain('Access'), isNot('segment', 'Public'), isNot('region', 'Overseas')),
  rule('1.3', 'volume', ...plain('Access'), is('region', 'Overseas'), atLeast('term', '24')),
  rule('1.4', 'term volume', ...plain('Access'), is('segment', 'Partner'), atLeast('qty', '10')),
  rule('2.1', 'term', ...plain('Voice'), is('segment', 'Private')),
  rule('2.2', 'volume', ...plain('Voice'), isNot('segment', 'Private'), below('qty', '100')),
  rule('2.3', 'term volume', ...plain('Voice'), atLeast('qty', '100'), atLeast('term', '36')),
  rule('3.1', 'term volume', ...plain('Cloud'), isNot('region', 'Overseas')),
  rule('3.2', 'volume', ...plain('Cloud'), is('region', 'Overseas'), isNot('segment', 'Wholesale')),
  rule('3.3', 'term', ...plain('Cloud'), is('segment', 'Wholesale'), atLeast('qty', '50')),
  rule('4.1', 'term', ...plain('Security'), isNot('segment', 'Wholesale')),
  rule('4.2', 'volume', ...plain('Security'), is('segment', 'Wholesale'), below('term', '36')),
  rule('4.3', '', ...plain('Security'), is('region', 'North'), is('segment', 'Public')),
  rule('5.1', 'term volume', ...plain('Mobile'), below('qty', '200')),
  rule('5.2', 'volume', ...plain('Mobile'), atLeast('qty', '200'), isNot('region', 'Overseas')),
  rule('5.3', 'term', ...plain('Mobile'), is('region', 'Overseas'), atLeast('term', '24')),
  rule('6.1', 'volume', ...plain('Devices'), atLeast('term', '24')),
  rule('6.2', '', ...plain('Devices'), below('term', '24'), isNot('segment', 'Partner')),
  rule('7.1', 'term', is('status', 'active'), is('segment', 'Partner'), atLeast('qty', '20')),
  rule(
    '7.2',
    'volume',
    is('status', 'active'),
    is('region', 'Centre'),
    isNot('segment', 'Partner'),
    atLeast('term', '36'),
    below('qty', '150'),
  ),
];

/** The covered month, its first day and the day after its last. */
export const MONTH = { text: '2026-02', from: '2026-02-01', to: '2026-03-01', days: 28 };
