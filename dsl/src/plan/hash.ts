// Plan, hash: equal trees give equal hashes. Places are left out: where words stand changes
// nothing.
import { sha256 } from '../values/index.ts';
import type { RatingPlan } from './plan.ts';

/** Whether a member of a part of a plan tells where its words stand. */
export function isPlace(key: string, value: unknown): boolean {
  // An occasion also has a `span`, a word such as `month`: only places are objects.
  return key === 'span' && typeof value === 'object';
}

/** A part of a plan as JSON, without its places. */
export function textWithoutPlaces(part: unknown): string {
  return JSON.stringify(part, (key, value: unknown) => (isPlace(key, value) ? undefined : value));
}

/** The hash of a plan's content, without its places. */
export function hashOf(plan: Omit<RatingPlan, 'hash'>): string {
  return sha256(textWithoutPlaces(plan));
}
