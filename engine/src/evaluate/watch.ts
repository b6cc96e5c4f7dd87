// Watching: who wants to know what an evaluation goes through. In: a plan and a watch. Out: a copy
// of the plan whose terms are compiled with the watch in them; other plans run without any.
import type { PlanRow, RatingPlan, Term } from '@avenant/dsl';
import type { Value } from '../facts/fact.ts';
import type { Run } from './frame.ts';
import type { RowFinder } from './table-index.ts';

/** Told of terms and rows as they are met. */
export interface Watch {
  /** Asked when a term is compiled: who is told each of its values; undefined: nobody. */
  term(term: Term): ((value: Value) => void) | undefined;
  /** A row that a look-up found. */
  row(row: PlanRow): void;
}

const watches = new WeakMap<RatingPlan, Watch>();

/** A plan of the same content that is watched; its terms and rows are the same objects. */
export function watched(plan: RatingPlan, watch: Watch): RatingPlan {
  const copy = { ...plan };
  watches.set(copy, watch);
  return copy;
}

/** Who watches a plan. */
export function watchOf(plan: RatingPlan): Watch | undefined {
  return watches.get(plan);
}

/** A term's function that tells of its values. */
export function watchedRun(run: Run, told: ((value: Value) => void) | undefined): Run {
  if (told === undefined) return run;
  return (frame) => {
    const value = run(frame);
    told(value);
    return value;
  };
}

/** A finder that tells of the rows it finds. */
export function watchedFinder(find: RowFinder, watch: Watch | undefined): RowFinder {
  if (watch === undefined) return find;
  return (keys) => {
    const rows = find(keys);
    for (const row of rows) watch.row(row);
    return rows;
  };
}
