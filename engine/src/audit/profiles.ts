// Audit, profiles: what conditions and keys read of an item, day after day. In: an item, paths and
// days. Out: stretches of days in service with the texts that hold over them.
import { DAY_MAX, DAY_MIN, intersect, type Period } from '@avenant/dsl/values';
import type { Validity } from '../evaluate/scope.ts';
import type { Fact, Segment } from '../facts/fact.ts';
import type { Plain } from '../select/operators.ts';
import { type Path, readPath } from '../select/paths.ts';

/** Days on which an item reads the same. */
export interface Stretch {
  readonly days: Period;
  readonly segment: Segment;
  /** By path; missing attributes are absent. */
  readonly profile: ReadonlyMap<string, Plain>;
}

/** The stretches of an item within some days. */
export function* stretchesOf(
  fact: Fact,
  paths: readonly Path[],
  within: Period,
): Generator<Stretch> {
  for (const segment of fact.segments) {
    const days = intersect(segment, within);
    if (days === undefined) continue;
    for (let day = days.from; day < days.to; ) {
      const validity: Validity = { from: DAY_MIN, to: DAY_MAX };
      const profile = new Map<string, Plain>();
      for (const path of paths) {
        const value = readPath(path, fact, day, validity);
        if (value !== undefined) profile.set(path.name, value);
      }
      const to = Math.min(days.to, validity.to);
      yield { days: { from: day, to }, segment, profile };
      day = to;
    }
  }
}
