// Comparison of values: numbers by size, days and instants by time, texts exactly, facts by
// identity.
import { compare } from '@avenant/dsl/values';
import type { Value } from '../facts/fact.ts';
import { isFact, isRational } from './value-text.ts';

/** A relation between two values. */
export type Relation = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** Negative when `a` comes before `b`, zero when they are the same, positive when after. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'object' && typeof b === 'object' && isRational(a) && isRational(b)) {
    return compare(a, b);
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') return (a ? 1 : 0) - (b ? 1 : 0);
  const left = identityOf(a);
  const right = identityOf(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether two values stand in a relation. */
export function holds(a: Value, relation: Relation, b: Value): boolean {
  if (a === b) return relation === '=' || relation === '<=' || relation === '>=';
  const order = compareValues(a, b);
  switch (relation) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** A text that two values share exactly when they are the same value of one kind. */
export function identityOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return `${value}`;
  if (isFact(value)) return value.key;
  if (isRational(value)) return value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`;
  return value.map(({ from, to }) => `${from}/${to}`).join(' ');
}
