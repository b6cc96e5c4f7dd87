// Bench, the items: drawn by a small generator of chance with a fixed seed. In: how many. Out: rows
// as a data file would hold them, and the same as numbers for the contestants that take numbers.
import type { RawTable } from '../../engine/src/index.ts';
import {
  FAMILIES,
  QTY_MAX,
  REGIONS,
  SEGMENTS,
  SKUS,
  SKUS_PER_FAMILY,
  STATUSES,
  TERMS,
} from './rules.ts';

/** One item, by positions in the lists of values. */
export interface Item {
  readonly sku: number;
  readonly region: number;
  readonly segment: number;
  readonly status: number;
  readonly term: number;
  readonly qty: number;
  /** ISO days; `to` is excluded, empty when open. */
  readonly from: string;
  readonly to: string;
}

/** A generator of numbers from 0 up to but not including `below`, the same for the same seed. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const two = (n: number): string => `${n}`.padStart(2, '0');

/** The items in order; four in five are in service all month, the rest start or end in it. */
export function* items(count: number): Generator<Item> {
  const pick = chance(20_260_201);
  for (let at = 0; at < count; at += 1) {
    const part = pick(10);
    yield {
      sku: pick(SKUS.length),
      region: pick(REGIONS.length),
      segment: pick(SEGMENTS.length),
      status: pick(20) < 17 ? 0 : 1 + pick(STATUSES.length - 1),
      term: pick(TERMS.length),
      qty: 1 + pick(QTY_MAX),
      from: part === 0 ? `2026-02-${two(1 + pick(28))}` : `2026-01-${two(1 + pick(31))}`,
      to: part === 1 ? `2026-02-${two(1 + pick(28))}` : '',
    };
  }
}

/** The family of a product. */
export const familyOf = (sku: number): number => Math.floor(sku / SKUS_PER_FAMILY);

/** The items as a data file. */
export function itemTable(count: number): RawTable {
  const rows: string[][] = [];
  let at = 0;
  for (const item of items(count)) {
    at += 1;
    const { sku, region, segment, status, term, qty, from, to } = item;
    rows.push([
      `S${at}`,
      SKUS[sku] ?? '',
      FAMILIES[familyOf(sku)] ?? '',
      REGIONS[region] ?? '',
      SEGMENTS[segment] ?? '',
      STATUSES[status] ?? '',
      TERMS[term] ?? '',
      `${qty}`,
      from,
      to,
    ]);
  }
  const columns = ['id', 'sku', 'family', 'region', 'segment', 'status', 'term', 'qty'];
  return { file: 'services.csv', columns: [...columns, 'valid_from', 'valid_to'], rows };
}

/** An item as contestants that take objects are given it. */
export function factsOf({ sku, region, segment, status, term, qty }: Item) {
  return {
    family: FAMILIES[familyOf(sku)] ?? '',
    region: REGIONS[region] ?? '',
    segment: SEGMENTS[segment] ?? '',
    status: STATUSES[status] ?? '',
    term: Number.parseInt(TERMS[term] ?? '', 10),
    qty,
  };
}
