// Volume, the fact of a profile: an item as one of its rows has it, on every day.
import { DAY_MAX, DAY_MIN } from '@avenant/dsl/values';
import type { Fact } from '../facts/fact.ts';
import type { StoredFacts } from '../facts/handles.ts';
import { positionOf } from './row-order.ts';

/**
 * A fact that reads one row of an item whatever the day, to stand for all items that read alike.
 */
export function profileFact(stored: StoredFacts, row: number): Fact {
  const item = stored.at(positionOf(stored, row));
  return {
    type: item.type,
    key: item.key,
    order: item.order,
    segments: [{ from: DAY_MIN, to: DAY_MAX, row }],
    valueAt: (name, at) => item.valueAt(name, at),
    referenceAt: (name, at) => item.referenceAt?.(name, at),
  };
}
