// Audit, reports: where an item stands in its file, and how many there are with the first few.
import type { Place } from '@avenant/dsl';
import type { Fact, Segment } from '../facts/fact.ts';

/** The line of an item's row. */
export function placeOf(fact: Fact, segment: Segment | undefined): Place {
  const origin = segment === undefined ? undefined : fact.originAt?.(segment.row);
  const { file = '', line = 1 } = origin ?? {};
  return { file, line, column: 1, endLine: line, endColumn: 1 };
}

const SHOWN = 3;

/** The number of some items, and the keys of the first. */
export function countedFirst(facts: readonly Fact[]): { count: string; first: string } {
  const shown = facts.slice(0, SHOWN).map(({ key }) => `\`${key}\``);
  const more = facts.length > SHOWN ? ', …' : '';
  return { count: `${facts.length}`, first: `${shown.join(', ')}${more}` };
}
