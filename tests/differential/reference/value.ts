// Differential tests, reference interpreter: values, each carrying what it is, and what holds one
// back.
import type { Interval, Rational } from '../../../dsl/src/values/index.ts';
import type { Thing } from './thing.ts';

/** A value of a term. Dates and months and instants are counts, as in the dsl's values. */
export type Val =
  | { readonly is: 'number'; readonly value: Rational }
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'boolean'; readonly value: boolean }
  | { readonly is: 'date' | 'month' | 'instant'; readonly value: number }
  | { readonly is: 'thing'; readonly value: Thing }
  | { readonly is: 'times'; readonly value: readonly Interval[] };

/**
 * A value that cannot be had: a code of the catalogue, and what it is about. Thrown; not an Error,
 * whose stack would cost more than all the rest.
 */
export class Withheld {
  readonly code: string;
  readonly about: string;

  constructor(code: string, about: string) {
    this.code = code;
    this.about = about;
  }
}

/** Codes that say that a value is merely not there. */
export const MISSING_CODES: ReadonlySet<string> = new Set([
  'R0101',
  'R0102',
  'R0105',
  'R0111',
  'R0113',
]);

export const num = (value: Rational): Val => ({ is: 'number', value });
export const bool = (value: boolean): Val => ({ is: 'boolean', value });
export const date = (value: number): Val => ({ is: 'date', value });

export function numberIn(value: Val): Rational {
  if (value.is === 'number') return value.value;
  throw new TypeError(`a number was expected, not ${value.is}`);
}

export function truthIn(value: Val): boolean {
  if (value.is === 'boolean') return value.value;
  throw new TypeError(`yes or no was expected, not ${value.is}`);
}

export function dayIn(value: Val): number {
  if (value.is === 'date') return value.value;
  throw new TypeError(`a date was expected, not ${value.is}`);
}

export function thingIn(value: Val): Thing {
  if (value.is === 'thing') return value.value;
  throw new TypeError(`a fact was expected, not ${value.is}`);
}

export function timesIn(value: Val): readonly Interval[] {
  if (value.is === 'times') return value.value;
  throw new TypeError(`stretches of time were expected, not ${value.is}`);
}
