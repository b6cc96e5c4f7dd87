// Differential tests, generators: what templates of clauses are made with.
import type { Draw } from './draw.ts';
import type { Around } from './values.ts';

/** The sentences of a clause, one a line. */
export type Sentences = readonly string[];

/** Makes a clause of choices drawn. */
export type Template = (draw: Draw, around: Around) => Sentences;

/** A small amount of money, without its currency. */
export const amount = (draw: Draw): string => draw.pick('10', '3.33', '0.07', '125');

/** The sentence that says when a clause is due. */
export const each = (draw: Draw): string =>
  draw.pick(
    'each month',
    'each quarter',
    'each contract year',
    'each month',
    'each calendar year',
    'each month',
    'each month',
    'each month',
    'each day',
    'each half year',
    'each contract quarter',
    'each contract half year',
    'each term',
    'each term',
  ) + draw.pick('', '', ' at its start');

/** Each line once in three. */
export function often(draw: Draw, ...lines: readonly string[]): Sentences {
  return lines.filter(() => draw.once(3));
}
