// Evaluation, the segment read on a day. In: a fact and a day. Out: the segment in force, else the
// latest before, else the earliest after: what evaluation reads.
import type { Day } from '@avenant/dsl/values';
import type { Fact, Segment } from '../facts/fact.ts';
import type { Validity } from './scope.ts';

/** The segment read on a day; narrows `validity` to the days on which it is the one read. */
export function segmentNear(fact: Fact, day: Day, validity: Validity): Segment {
  const { segments } = fact;
  const first = segments[0];
  if (first === undefined) throw new RangeError(`a fact without a segment: ${fact.key}`);
  let read = first;
  for (let index = 1; index < segments.length; index += 1) {
    const next = segments[index];
    if (next === undefined) break;
    if (day < next.from) {
      if (next.from < validity.to) validity.to = next.from;
      break;
    }
    if (next.from > validity.from) validity.from = next.from;
    read = next;
  }
  return read;
}
