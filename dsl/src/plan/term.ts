// Plan, part one: the core terms. In: nothing (types only). Out: the typed expression language that
// every sentence form is rewritten into, as plain JSON. A term is evaluated at a moment (a civil
// day), in a period (the covered period of its clause), for bound facts (the clause's subject at
// the outermost place, the facts of enclosing aggregates inside it). See docs/language.md.
import type { RoundingMode } from '../values/index.ts';

/** A display unit: numbers are held in base units; shown value = value / factor, then `label`. */
export interface UnitTag {
  /** Name of the unit, in English (`Mbps`, `EUR per month`, `minute`). */
  readonly label: string;
  /** Exact text of base units in one shown unit (`1000000` for Mbps). */
  readonly factor: string;
}

/** Names of the built-in functions. Arguments and results are in base units. */
export type Builtin =
  | 'whole months' // (from: date, to: date) -> months fully elapsed
  | 'started months' // (from, to) -> months begun, 0 when from = to
  | 'days' // (from, to) -> to - from, in seconds of whole days
  | 'add months' // (date, n months) -> date, by the contract's month-end rule
  | 'add days' // (date, duration) -> date
  | 'add time' // (date or instant, duration) -> instant
  | 'time between' // (from: instant, to: instant) -> to - from, in seconds
  | 'add working days' // (date, count, calendar as text) -> date
  | 'working days' // (from, to, calendar as text) -> count
  | 'day of' // (instant) -> date
  | 'month of' // (date or instant) -> month
  | 'year of' // (date) -> number
  | 'month number of' // (date) -> 1 to 12
  | 'first day of' // (month or date) -> first day of its month
  | 'last day of' // (month or date) -> last day of its month
  | 'weekday of' // (date) -> 1 (Monday) to 7
  | 'hour of' // (instant) -> number 0 to 23
  | 'previous month' // (1 to 12) -> latest such month strictly before the moment's month
  | 'months before' // (n) -> the month n months before the moment's month
  | 'increments' // (quantity, first, following) -> billed quantity: first once, then whole steps
  | 'whole part' // (number) -> rounded toward minus infinity to an integer
  | 'power' // (number, integer) -> number
  | 'absolute' // (number) -> number
  | 'sign'; // (number) -> -1, 0 or 1

/** A span of service dates over which facts or charges are gathered. */
export type Window =
  /** The covered period of the clause's occasion (the default). */
  | { readonly kind: 'period' }
  /** Calendar span holding the period's first day, `offset` spans away (-1: the one before). */
  | {
      readonly kind: 'month' | 'quarter' | 'calendar-year' | 'contract-year' | 'term';
      readonly offset: number;
      /** Cut at the end of the covered period. */
      readonly toDate: boolean;
      /** Cut at the start of the covered period. */
      readonly before?: true;
    }
  /** The `count` months ending with the covered period (`before`: ending just before it). */
  | { readonly kind: 'months'; readonly count: Term; readonly before: boolean }
  /** From a day (included) to a day (excluded). */
  | { readonly kind: 'range'; readonly from: Term; readonly to: Term }
  /** For items: those in service on the moment. */
  | { readonly kind: 'moment' }
  /** Every fact there is, whatever its date. */
  | { readonly kind: 'ever' };

/** A set of facts. Inside `where` the member is fact 0 and outer facts move one place out. */
export interface SetTerm {
  /** Item type, record type, derived set, or `#members` (the members of the group at hand). */
  readonly type: string;
  readonly where?: Term;
  /** Items: in service at some day of the window. Records: those that start in it; for `times`
   * those that overlap it. */
  readonly window: Window;
  /** Only members strictly before the innermost enclosing fact of the same type, in order of
   * occurrence then key. The running aggregates are made of this. */
  readonly before?: true;
}

/** What an aggregate does with the values of a set. */
export type AggregateFunction =
  | 'sum'
  | 'count'
  | 'distinct'
  | 'average'
  | 'greatest'
  | 'least'
  | 'any'
  | 'every'
  | 'percentile' // nearest rank: the smallest value with at least p % of the values at or below
  | 'top'; // sum of the n greatest values

/** One band of a scale: quantities from `from` to `to`; an absent edge is unbounded. */
export interface Band {
  readonly from?: Term;
  readonly to?: Term;
  /** Whether the lower / upper edge belongs to the band. */
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
  readonly value: Term;
}

/**
 * How a scale turns a quantity into a result. `by` chooses, `on` is priced (`by` unless said).
 * - `graduated`: each slice of `on` at its band's value, summed.
 * - `volume`: all of `on` at the band's value.
 * - `step`: the band's value itself.
 * - `package`: as many whole packages as needed, each at the value of the band reached, `size`
 *   units a package.
 */
export type ScaleKind = 'graduated' | 'volume' | 'step' | 'package';

interface Shown {
  /** Unit in which a numeric result is shown. */
  readonly unit?: UnitTag;
}

/** A core term. Total and typed: it yields a value or a named problem that holds the item. */
export type Term = Shown &
  (
    | { readonly op: 'number'; readonly value: string } // exact text, base units
    | { readonly op: 'text'; readonly value: string }
    | { readonly op: 'boolean'; readonly value: boolean }
    | { readonly op: 'date'; readonly value: string } // ISO day or time stamp
    | { readonly op: 'month'; readonly value: string } // ISO month
    /** A bound fact: 0 is the innermost. The contract itself when there are none that deep. */
    | { readonly op: 'fact'; readonly depth: number }
    /** Attribute of a fact at the moment; following a reference gives a fact. */
    | { readonly op: 'attribute'; readonly of: Term; readonly name: string }
    /** Where a fact stands in time: its service start/end, or its record's start/end/date.
     * `day` and `end-day` are dates, `start` and `end` instants. */
    | {
        readonly op: 'when';
        readonly of: Term;
        readonly part: 'day' | 'end-day' | 'start' | 'end' | 'duration';
      }
    /** Identity of a fact, as text. */
    | { readonly op: 'key'; readonly of: Term }
    /** A defined name, of a fact or (absent) of the contract, evaluated at the same moment. */
    | { readonly op: 'defined'; readonly name: string; readonly of?: Term }
    | { readonly op: 'moment' } // the day of evaluation
    /** `to` is excluded. */
    | { readonly op: 'period'; readonly part: 'from' | 'to' | 'days' | 'months' }
    | { readonly op: 'contract'; readonly part: 'start' | 'end' | 'month number' | 'year number' }
    | { readonly op: 'add' | 'multiply' | 'min' | 'max'; readonly of: readonly Term[] }
    | { readonly op: 'subtract' | 'divide'; readonly of: readonly [Term, Term] }
    | { readonly op: 'negate'; readonly of: readonly [Term] }
    | {
        readonly op: 'compare';
        readonly relation: '=' | '<>' | '<' | '<=' | '>' | '>=';
        readonly of: readonly [Term, Term];
      }
    | { readonly op: 'and' | 'or'; readonly of: readonly Term[] }
    | { readonly op: 'not'; readonly of: readonly [Term] }
    /** First branch whose test holds, else `otherwise`. */
    | {
        readonly op: 'choose';
        readonly branches: readonly { readonly when: Term; readonly then: Term }[];
        readonly otherwise: Term;
      }
    /** Whether an attribute has a value. */
    | { readonly op: 'known'; readonly of: readonly [Term] }
    /** The first whose value is not missing (missing attribute, table row or series value). */
    | { readonly op: 'first known'; readonly of: readonly Term[] }
    | {
        readonly op: 'round';
        readonly of: readonly [Term];
        readonly step: Term;
        readonly mode: RoundingMode;
      }
    /** The cell of the one row whose keys match; keys in the table's order. */
    | {
        readonly op: 'lookup';
        readonly table: string;
        readonly column: string;
        readonly keys: readonly Term[];
      }
    | {
        readonly op: 'scale';
        readonly kind: ScaleKind;
        readonly by: Term;
        readonly on?: Term;
        readonly size?: Term;
        /** Name of the amended version group: bands valid in turn, the last one open. */
        readonly bands: readonly Band[];
      }
    | {
        readonly op: 'aggregate';
        readonly function: AggregateFunction;
        readonly set: SetTerm;
        /** Evaluated for each member (fact 0), at the member's own day for records, at the moment
         * for items. For `any` and `every`: the test. Absent for `count`. */
        readonly value?: Term;
        /** The n of `percentile` (0 to 100) and `top`. */
        readonly parameter?: Term;
      }
    /** Sum of rounded charges in a window. `of`: only those whose subject is this fact, or belongs
     * to it through its references. Absent `clauses`: all clauses but this one. */
    | {
        readonly op: 'charges';
        readonly clauses?: readonly string[];
        readonly except?: readonly string[];
        readonly of?: Term;
        readonly window: Window;
      }
    | {
        readonly op: 'series';
        readonly series: string;
        readonly at: Term;
        readonly latest: boolean;
      }
    /** Money in another currency: by the rate of `series` (target per source, or its inverse). */
    | {
        readonly op: 'convert';
        readonly of: readonly [Term];
        readonly series: string;
        readonly at: Term;
        readonly inverse: boolean;
      }
    /** A rate per month integrated over a period by the contract's day count (`per: day`: a rate
     * per day); with `during`, only over the days on which that fact is in service. */
    | {
        readonly op: 'over time';
        readonly of: readonly [Term];
        readonly window: Window;
        readonly during?: Term;
        readonly per?: 'day';
      }
    /** A value in another period, at the moment of that period's last day. */
    | { readonly op: 'in period'; readonly of: readonly [Term]; readonly window: Window }
    /** The values of a series in a window as one: of the months that start in it, every one of
     * which must be there; of the days in it that have one. */
    | {
        readonly op: 'over series';
        readonly series: string;
        readonly function: 'sum' | 'average' | 'greatest' | 'least';
        readonly window: Window;
      }
    | { readonly op: 'call'; readonly function: Builtin; readonly of: readonly Term[] }
    // Interval algebra: these yield sets of half-open intervals of instants.
    | { readonly op: 'times'; readonly set: SetTerm } // the members' intervals, cut to the window
    | {
        readonly op: 'times union' | 'times during' | 'times except';
        readonly of: readonly [Term, Term];
      }
    /** Intervals less than `gap` apart become one; `cut`: pieces of at most this length. */
    | { readonly op: 'times merged'; readonly of: readonly [Term]; readonly gap: Term }
    | { readonly op: 'times cut'; readonly of: readonly [Term]; readonly length: Term }
    /** The opening hours of a calendar in the period. */
    | { readonly op: 'times open'; readonly calendar: string }
    | { readonly op: 'times length' | 'times count'; readonly of: readonly [Term] }
    /** Sum over the intervals of their length in started or full units. */
    | {
        readonly op: 'times units';
        readonly of: readonly [Term];
        readonly size: Term;
        readonly mode: 'started' | 'full';
      }
  );
