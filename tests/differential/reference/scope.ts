// Differential tests, reference interpreter: what a term may look at.
import type { RatingPlan } from '../../../dsl/src/index.ts';
import {
  firstDayOf,
  monthIndexOf,
  type Period,
  parseDay,
  type Rational,
} from '../../../dsl/src/values/index.ts';
import type { Met } from '../met.ts';
import type { Tables, Thing, View } from './thing.ts';

/** A rounded charge. */
export interface Made {
  readonly clause: string;
  readonly subject: Thing | undefined;
  readonly amount: Rational;
  readonly from: number;
}

/** A plan, what is known on a day, and the charges made so far. */
export interface World {
  readonly plan: RatingPlan;
  readonly tables: Tables;
  readonly knownOn: number;
  /** Of index values, those published by this day count; late ones only where there is no other. */
  readonly publishedBy?: number;
  /** Revisions whose factor is being found. */
  readonly revising?: readonly string[];
  readonly view: View;
  readonly made: Made[];
  /** Takes note of what is evaluated. */
  readonly met: Met;
}

/** Where a term stands. */
export interface Scope {
  readonly world: World;
  readonly clause: string;
  readonly moment: number;
  readonly period: Period;
  /** Bound facts, innermost first. */
  readonly facts: readonly Thing[];
  /** The group whose field is computed. */
  readonly members?: readonly Thing[];
}

/** The day of an ISO text that a plan holds; null: the other. */
export function planDay(text: string | null, otherwise: number): number {
  if (text === null) return otherwise;
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`not a date: ${text}`);
  return day;
}

/** The calendar month that holds a day. */
export function monthAround(day: number): Period {
  const month = monthIndexOf(day);
  return { from: firstDayOf(month), to: firstDayOf(month + 1) };
}

/** All the days of a period. */
export function daysOf({ from, to }: Period): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
