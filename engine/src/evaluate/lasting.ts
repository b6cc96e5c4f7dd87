// Lasting memory: values of definitions kept beyond the plan that they were worked out by. In: a
// plan and, for versions of its definitions, where their values are kept: plans that say the same
// of a definition may share it. Out: the place, for who remembers.
import type { PlanDefinition, RatingPlan } from '@avenant/dsl';
import type { Memory } from './memo.ts';

/** One version of a definition. */
export type DefinitionVersion = PlanDefinition['versions'][number];

/** Where the values of a version are kept: in the name of which object, and in what. */
export interface Keeping {
  readonly owner: object;
  readonly memory: Memory;
}

type Keepings = ReadonlyMap<DefinitionVersion, Keeping>;

const keepings = new WeakMap<RatingPlan, Keepings>();

/** From now on, values of these versions of a plan are kept there. */
export function keepIn(plan: RatingPlan, places: Keepings): void {
  keepings.set(plan, places);
}

/** Where a plan's values of a version are kept; undefined: with the plan. */
export function keepingOf(plan: RatingPlan, version: DefinitionVersion): Keeping | undefined {
  return keepings.get(plan)?.get(version);
}
