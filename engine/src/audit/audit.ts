// Audit, front door: what a contract leaves out of the items that there are. In: a plan, the notes
// of its compilation and bound facts. Out: warnings, before anything is rated.
import type { Diagnostic, Notes, RatingPlan } from '@avenant/dsl';
import type { Facts } from '../facts/bound.ts';
import { knownOn } from '../facts/view.ts';
import { itemsWithoutRow } from './missing-rows.ts';
import { unpricedItems } from './unpriced.ts';

/** Holds a contract against its data, with everything that is known by now. */
export function auditFacts(plan: RatingPlan, notes: Notes, facts: Facts): Diagnostic[] {
  const view = knownOn(facts, null);
  return [...unpricedItems(plan, view), ...itemsWithoutRow(plan, notes, view)];
}
