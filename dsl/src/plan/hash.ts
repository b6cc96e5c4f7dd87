// Plan, hash: equal trees give equal hashes. Places are left out: where words stand changes nothing.
import { sha256 } from '../values/index.ts';
import type { RatingPlan } from './plan.ts';

/** The hash of a plan's content, without its places. */
export function hashOf(plan: Omit<RatingPlan, 'hash'>): string {
  return sha256(
    JSON.stringify(plan, (key, value: unknown) => (key === 'span' ? undefined : value)),
  );
}
