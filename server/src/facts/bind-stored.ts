// Facts, binding: a plan and stored tables -> facts. A row counts from the day on which it came, or
// the later day that its own column tells, until it is taken back: so what is learnt, or unlearnt,
// later corrects earlier invoices instead of passing for known all along.
import type { RatingPlan, Staged } from '@avenant/dsl';
import { bindFacts, type Facts } from '@avenant/engine';
import type { StoredTable } from './load-tables.ts';

/**
 * Binds stored tables as `bindFacts` does files.
 * @param problemsMax As for `bindFacts`.
 */
export function bindStored(
  plan: RatingPlan,
  tables: ReadonlyMap<string, StoredTable>,
  problemsMax?: number,
): Staged<Facts> {
  return bindFacts(plan, tables, problemsMax);
}
