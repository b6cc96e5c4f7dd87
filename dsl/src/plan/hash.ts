// Plan, hash: equal trees give equal hashes. Places are left out: where words stand changes
// nothing.
import { sha256 } from '../values/index.ts';
import type { RatingPlan } from './plan.ts';

/** The hash of a plan's content, without its places. */
export function hashOf(plan: Omit<RatingPlan, 'hash'>): string {
  // An occasion also has a `span`, a word such as `month`: only places are objects.
  const isPlace = (key: string, value: unknown): boolean =>
    key === 'span' && typeof value === 'object';
  return sha256(
    JSON.stringify(plan, (key, value: unknown) => (isPlace(key, value) ? undefined : value)),
  );
}
