// AST, expressions: what the parser makes of the words of a value. Every node has a span, relative
// to the start of its block, so that an untouched block keeps its tree wherever it moves.

import type { ScaleKind } from '../plan/term.ts';
import type { Span } from '../source/place.ts';
import type { RoundingMode } from '../values/index.ts';

/** What every node has. */
export interface Node {
  readonly span: Span;
}

/** A name as written: one or more words. */
export interface Name extends Node {
  readonly text: string;
}

/** A unit as written: `EUR per month` is ['EUR', 'month'], the first the numerator. */
export interface UnitName extends Node {
  readonly words: readonly string[];
}

/** The end of a band or range. */
export interface Range extends Node {
  readonly from?: Expression;
  readonly to?: Expression;
  /** `from`: at or over; `over`: strictly over; `to`: at or under; `under`: strictly under;
   * `a to b`: `shape` between; `otherwise`: everything else. */
  readonly shape: 'up to' | 'under' | 'between' | 'and over' | 'over' | 'otherwise' | 'exactly';
}

/** A line of a scale. */
export interface BandLine extends Node {
  readonly range: Range;
  readonly value: Expression;
}

/** A window as written. */
export type WindowPhrase = Node &
  (
    | {
        readonly kind: 'period' | 'month' | 'quarter' | 'calendar-year' | 'contract-year' | 'term';
        readonly offset: number;
        readonly toDate: boolean;
        /** Without the covered period and what follows it. */
        readonly before?: true;
      }
    | { readonly kind: 'months'; readonly count: Expression; readonly before: boolean }
    | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
    | { readonly kind: 'moment' }
    | { readonly kind: 'ever' }
  );

/** `TYPE of this X where … in the month before this one`. */
export interface SetPhrase extends Node {
  readonly type: Name;
  /** `this X`: the enclosing fact of that type alone. */
  readonly itself: boolean;
  /** `of this X`: the members that belong to the enclosing fact of type X. */
  readonly ofThis?: Name;
  readonly where?: Expression;
  readonly window?: WindowPhrase;
  readonly before: boolean;
}

/** The aggregates that have words of their own. */
export type AggregatePhrase =
  | 'sum'
  | 'number'
  | 'distinct'
  | 'average'
  | 'greatest'
  | 'least'
  | 'any'
  | 'percentile'
  | 'top';

/** What can be asked of the values of a series in a window. */
export type SeriesFunction = 'sum' | 'average' | 'greatest' | 'least';

/** An expression. */
export type Expression = Node &
  (
    | {
        readonly kind: 'number';
        readonly text: string;
        readonly percent: boolean;
        readonly unit?: UnitName;
      }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'date'; readonly text: string }
    | { readonly kind: 'month'; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'name'; readonly name: Name }
    /** `name of value`: attribute of a fact, column of a table, or scale applied. */
    | {
        readonly kind: 'of';
        readonly name: Name;
        readonly of: Expression;
        readonly keys: readonly { readonly name: Name; readonly value: Expression }[];
      }
    | { readonly kind: 'percent of'; readonly percent: Expression; readonly of: Expression }
    | { readonly kind: 'this'; readonly name?: Name }
    | { readonly kind: 'moment' }
    | {
        readonly kind: 'binary';
        readonly operator:
          | '+'
          | '-'
          | '*'
          | '/'
          | '='
          | '<>'
          | '<'
          | '<='
          | '>'
          | '>='
          | 'and'
          | 'or';
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'not' | 'negate' | 'known' | 'missing'; readonly value: Expression }
    | {
        readonly kind: 'one of';
        readonly value: Expression;
        readonly options: readonly Expression[];
      }
    | {
        readonly kind: 'if';
        readonly test: Expression;
        readonly then: Expression;
        readonly otherwise: Expression;
      }
    /** `a if known, otherwise b`. */
    | { readonly kind: 'fallback'; readonly value: Expression; readonly otherwise: Expression }
    | { readonly kind: 'greater' | 'lesser'; readonly of: readonly Expression[] }
    | {
        readonly kind: 'at least' | 'at most';
        readonly value: Expression;
        readonly bound: Expression;
      }
    | {
        readonly kind: 'rounded';
        readonly value: Expression;
        readonly step: Expression;
        readonly mode: RoundingMode;
      }
    | {
        readonly kind: 'converted';
        readonly value: Expression;
        readonly currency: Name;
        /** A series for a date, or a plain number. */
        readonly rate: Expression;
      }
    /** `NAME for D`: a series, or a named value on another day or in another month. */
    | { readonly kind: 'series'; readonly series: Name; readonly at: Expression }
    /** `X for D`, where X is not a bare name. */
    | { readonly kind: 'at'; readonly value: Expression; readonly at: Expression }
    /** `X in the previous month`: the value in another period. */
    | { readonly kind: 'during'; readonly value: Expression; readonly window: WindowPhrase }
    /** `average of SERIES in the previous calendar year`. */
    | {
        readonly kind: 'over series';
        readonly function: SeriesFunction;
        readonly series: Name;
        readonly window: WindowPhrase;
      }
    | { readonly kind: 'call'; readonly name: Name; readonly arguments: readonly Expression[] }
    | {
        readonly kind: 'aggregate';
        readonly function: AggregatePhrase;
        readonly value?: Expression;
        readonly parameter?: Expression;
        readonly set: SetPhrase;
      }
    | { readonly kind: 'times'; readonly set: SetPhrase }
    | {
        readonly kind: 'charges';
        /** Absent: all charges. */
        readonly clauses?: readonly Name[];
        readonly except: readonly Name[];
        /** The fact that they belong to. */
        readonly of?: Expression;
        readonly window?: WindowPhrase;
      }
    | {
        readonly kind: 'scale';
        readonly scale: ScaleKind;
        readonly by: Expression;
        readonly size?: Expression;
        readonly bands: readonly BandLine[];
      }
  );
