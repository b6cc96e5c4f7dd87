// Bench, one amount in decimals: what contestants that only choose clauses do with their choice.
// In: an item and a clause. Out: cents, by decimal.js, as a careful program would work them out.
import { Decimal } from 'decimal.js';
import type { Item } from './items.ts';
import {
  type BenchRule,
  MONTH,
  priceOf,
  REGIONS,
  SKUS,
  TERM_FACTORS,
  VOLUME_FACTORS,
} from './rules.ts';

const prices = new Map(
  SKUS.flatMap((sku, at) =>
    REGIONS.map((region, of) => [`${sku}/${region}`, new Decimal(priceOf(at, of)).div(100)]),
  ),
);
const termFactors = TERM_FACTORS.map((factor) => new Decimal(factor).div(100));
const volumeFactors = VOLUME_FACTORS.map(
  ([from, factor]) => [from, new Decimal(factor).div(100)] as const,
);
const monthDays = new Decimal(MONTH.days);

/** Days of the month on which an item is in service. */
export function daysOf({ from, to }: Item): number {
  const start = from < MONTH.from ? MONTH.from : from;
  const end = to === '' || to > MONTH.to ? MONTH.to : to;
  return start < end ? (Date.parse(end) - Date.parse(start)) / 86_400_000 : 0;
}

/** Cents for an item by a clause that charges it. */
export function centsOf(item: Item, { byTerm, byVolume }: BenchRule, days: number): number {
  let rate = prices.get(`${SKUS[item.sku]}/${REGIONS[item.region]}`) ?? new Decimal(0);
  if (byTerm) rate = rate.times(termFactors[item.term] ?? 0);
  if (byVolume) rate = rate.times(volumeFactors.findLast(([from]) => item.qty >= from)?.[1] ?? 0);
  const share = rate.times(item.qty).times(days).div(monthDays);
  return share.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).times(100).toNumber();
}
