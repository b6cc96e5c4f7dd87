// The result of an aggregate, or the problem that a set of nothing has none.
import type { Value } from '../facts/fact.ts';
import { Held } from './held.ts';

/** The value of an aggregate over facts of a type. @throws Held when it has none. */
export function resultOf(type: string, value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new Held('R0111', { type });
}
