// Prove, front door: what can be shown of a compiled contract before it is signed, without facts.
// In: a plan that compiled without an error, and notes on its words. Out: problems, each with a
// witness where one is meant.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RatingPlan } from '../plan/index.ts';
import { proveScales } from './cliffs.ts';
import { type Need, NeedWalk } from './needs.ts';
import type { Notes } from './notes.ts';
import { Paths } from './satisfy.ts';
import { proveTables } from './tables.ts';
import { proveOnce } from './twice.ts';
import { proveReachable } from './unreachable.ts';

/** Proves what can be proved of a plan. */
export function prove(plan: RatingPlan, notes: Notes): Diagnostic[] {
  const paths = new Paths(plan);
  const ground = { plan, paths, notes };
  const needs = new NeedWalk(plan, paths).walkAll();
  return [
    ...proveTables(ground, needs),
    ...proveScales(ground),
    ...proveOnce(ground),
    ...proveReachable(ground),
  ];
}

/** Every look-up that the rules of a plan lead to. */
export function lookUpsOf(plan: RatingPlan): readonly Need[] {
  return new NeedWalk(plan, new Paths(plan)).walkAll();
}
