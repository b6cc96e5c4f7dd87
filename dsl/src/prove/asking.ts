// Prove, asking: what a look-up can ask of a table. In: a look-up and sets of key values. Out:
// values of its keys that it can really have there, given what the rule's selector says; and what
// each key is asked with at all.
import type { Condition } from '../plan/index.ts';
import { onlyAt } from './line.ts';
import type { KeyRef, Need } from './needs.ts';
import { type Assignment, narrowed, type Paths, satisfy } from './satisfy.ts';
import {
  everythingOf,
  intersectSets,
  isEmpty,
  pointOf,
  type ValueSet,
  wordsSet,
} from './value-set.ts';

/** What the keys of a look-up can be within sets, by key; undefined when it cannot ask so. */
export function askable(
  need: Need,
  within: readonly ValueSet[],
  paths: Paths,
): readonly ValueSet[] | undefined {
  let start: Assignment = new Map();
  for (const [at, set] of within.entries()) {
    const key = need.keys[at];
    if (key?.kind === 'path') {
      const type = paths.typeOf(key.root.type, key.path);
      const now = start.get(key.root)?.get(key.path) ?? (type ? everythingOf(type) : set);
      const next = narrowed(start, key.root, key.path, intersectSets(now, set));
      if (next === undefined) return undefined;
      start = next;
    } else if (isEmpty(constantIn(key, set))) return undefined;
  }
  const answer = satisfy(need.parts, start, paths);
  if (answer === 'none' || answer === 'unknown') return undefined;
  return within.map((set, at) => {
    const key = need.keys[at];
    if (key?.kind !== 'path') return constantIn(key, set);
    return answer.get(key.root)?.get(key.path) ?? set;
  });
}

function constantIn(key: KeyRef | undefined, set: ValueSet): ValueSet {
  const own: ValueSet =
    set.kind === 'line' ? { kind: 'line', days: set.days, pieces: set.pieces } : wordsSet([], true);
  if (key?.kind !== 'constant') return intersectSets(own, set);
  if (set.kind === 'words') return intersectSets(wordsSet([key.value]), set);
  const point = pointOf(key.value);
  const pieces = point === undefined ? [] : [onlyAt(point)];
  return intersectSets({ kind: 'line', days: set.days, pieces }, set);
}

/** The constants that look-ups ask a key for: their own, those of selectors, and declared lists. */
export function askedOf(needs: readonly Need[], at: number, paths: Paths): readonly string[] {
  const asked = new Set<string>();
  for (const { keys, parts } of needs) {
    const key = keys[at];
    if (key?.kind === 'constant') asked.add(key.value);
    if (key?.kind !== 'path') continue;
    const type = paths.typeOf(key.root.type, key.path);
    if (type?.kind === 'one of') for (const value of type.values) asked.add(value);
    if (type?.kind === 'boolean') for (const value of ['true', 'false']) asked.add(value);
    for (const { root, condition } of parts) {
      if (root !== key.root) continue;
      for (const value of equalTo(condition, key.path)) asked.add(value);
    }
  }
  return [...asked];
}

function equalTo(condition: Condition, path: string): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((one) => equalTo(one, path));
  if ('any' in condition) return condition.any.flatMap((one) => equalTo(one, path));
  if ('not' in condition || condition.fact !== path) return [];
  const { operator, value } = condition;
  if (operator !== 'equal' && operator !== 'decimalEqual') return [];
  return Array.isArray(value) ? [] : [`${String(value)}`];
}
