// Select, one: what a condition reads. In: a plan and the attribute paths of conditions (`country
// of site`: the attribute site, then its country). Out: steps that read a fact's value on a day as
// a canonical text, and for how long that text stays the same.
import { type Condition, type RatingPlan, resolvePath } from '@avenant/dsl';
import { type Day, formatDay, formatInstant, formatMonth, toText } from '@avenant/dsl/values';
import { segmentNear } from '../evaluate/near.ts';
import type { Validity } from '../evaluate/scope.ts';
import type { Fact, Value } from '../facts/fact.ts';

type Leaf = Extract<Condition, { readonly fact: string }>;

/** How whole numbers of a path are written: what they count. */
type Counted = 'date' | 'instant' | 'month';

/** A path that conditions read: attribute names from the subject on; all but the last refer. */
export interface Path {
  readonly name: string;
  readonly steps: readonly string[];
  readonly counted: Counted;
}

/** A value as conditions see it; undefined: there is none. */
export type Reading = string | boolean | undefined;

/** All the comparisons of a condition, in the order they are written. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}

/** The paths that these conditions on one type read, without repetition, in order of name. */
export function pathsOf(
  plan: RatingPlan,
  type: string,
  conditions: readonly Condition[],
): readonly Path[] {
  const names = new Set(conditions.flatMap(leavesOf).map((leaf) => leaf.fact));
  return [...names].toSorted().flatMap((name) => {
    const found = resolvePath(plan.types, type, name);
    if (found === undefined) return [];
    const { kind } = found.attribute.type;
    const counted = kind === 'instant' || kind === 'month' ? kind : 'date';
    return [{ name, steps: found.steps, counted }];
  });
}

/** Whether every path ends in a stored attribute, so that conditions can be read from rows. */
export function areStored(plan: RatingPlan, type: string, condition: Condition): boolean {
  return leavesOf(condition).every(
    (leaf) => resolvePath(plan.types, type, leaf.fact) !== undefined,
  );
}

/** Reads a path on a day; narrows `validity` to the days over which the answer is the same. */
export function readPath(path: Path, subject: Fact, day: Day, validity: Validity): Reading {
  let value: Value = subject;
  for (const attribute of path.steps) {
    if (!isFact(value)) return undefined;
    const next: Value | undefined = value.valueAt(attribute, segmentNear(value, day, validity).row);
    if (next === undefined) return undefined;
    value = next;
  }
  return canonical(value, path.counted);
}

/** Whether a value is a fact. */
export function isFact(value: Value): value is Fact {
  return typeof value === 'object' && 'segments' in value;
}

function canonical(value: Value, counted: Counted): string | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (counted === 'month') return formatMonth(value);
    return counted === 'instant' ? formatInstant(value) : formatDay(value);
  }
  if (isFact(value)) return value.key;
  return 'n' in value ? toText(value) : value.map(({ from, to }) => `${from}-${to}`).join(' ');
}
