// Plan, part two: the rating plan. In: nothing (types only). Out: the JSON that the engine runs and
// that `avenant compile` prints; its schema is docs/plan.schema.json and its version PLAN_VERSION.
import type { Place } from '../source/place.ts';
import type { MonthEndRule, RoundingMode } from '../values/index.ts';
import type { SetTerm, Term, UnitTag } from './term.ts';

/** Version of the plan's format; raised when a reader of the older one would misread it. */
export const PLAN_VERSION = 1;

/** Where the words of a rule or row stand in the contract. */
export type PlanSpan = Place;

/** What a stored attribute, table column or defined value is. */
export type ValueType =
  | { readonly kind: 'number'; readonly unit?: UnitTag } // money too: unit label `EUR`
  | { readonly kind: 'text' }
  | { readonly kind: 'one of'; readonly values: readonly string[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'month' }
  | { readonly kind: 'reference'; readonly type: string };

/** A declared attribute and the column it is read from. */
export interface PlanAttribute {
  readonly name: string;
  readonly type: ValueType;
  readonly column: string;
  readonly optional: boolean;
}

/** How rows say when they hold. Column names; intervals are half open once bound. */
export type RowTime =
  /** Holds always (items without history). */
  | { readonly kind: 'always' }
  /** From a day to a day; an empty `to` is open; `through`: the last day is included. */
  | {
      readonly kind: 'between';
      readonly from: string;
      readonly to?: string;
      readonly through: boolean;
    }
  /** One row per change: holds until the key's next row. */
  | { readonly kind: 'until next'; readonly from: string }
  /** A record on a day, at an instant, in a month, or lasting from an instant to another. */
  | { readonly kind: 'on' | 'at' | 'month'; readonly column: string }
  | {
      readonly kind: 'lasting';
      readonly from: string;
      readonly to: string;
      readonly through: boolean;
    };

/** An item type (things with history) or a record type (events), and its data file. */
export interface PlanType {
  readonly name: string;
  readonly kind: 'item' | 'record';
  readonly file?: string;
  /** Column of the identity. Absent for records: the row number is the identity. */
  readonly key?: string;
  readonly time: RowTime;
  /** Column of the day on which the row became known; absent: known since ever. */
  readonly known?: string;
  readonly attributes: readonly PlanAttribute[];
  readonly span: PlanSpan;
}

/** A set made of other facts, used like a record type. */
export interface PlanDerivation {
  readonly name: string;
  readonly over: SetTerm;
  /** Grouping keys; absent: one derived record for each member. */
  readonly keys?: readonly { readonly name: string; readonly value: Term }[];
  /** Computed fields. Fact 0 is the member, or the first member of the group (`#members` is the
   * set of all of them). Fields not named are the base member's own when there is no grouping. */
  readonly fields: readonly { readonly name: string; readonly value: Term }[];
  readonly span: PlanSpan;
}

/** A dated series (index, exchange rate, parameter). Values inline or from a file. */
export interface PlanSeries {
  readonly name: string;
  readonly step: 'month' | 'day';
  readonly file?: string;
  readonly columns?: {
    readonly at: string;
    readonly value: string;
    readonly published?: string;
  };
  readonly values: readonly {
    readonly at: string;
    readonly value: string;
    readonly published?: string;
  }[];
  readonly span: PlanSpan;
}

/** Working days and hours. */
export interface PlanCalendar {
  readonly name: string;
  /** 1 (Monday) to 7. */
  readonly workingDays: readonly number[];
  /** Seconds of the day, half open; absent: the whole day. */
  readonly hours?: { readonly from: number; readonly to: number };
  readonly holidays: readonly string[];
  readonly span: PlanSpan;
}

/** A key cell: an exact value (canonical text), a range of base-unit numbers or dates, or any. */
export type KeyCell =
  | { readonly is: string }
  | {
      readonly from?: string;
      readonly to?: string;
      readonly fromIncluded: boolean;
      readonly toIncluded: boolean;
    }
  | { readonly any: true };

/** A row of a price table. `id` is stable: the table's name and the key cells as written. */
export interface PlanRow {
  readonly id: string;
  readonly keys: readonly KeyCell[];
  /** Canonical texts in base units, in column order; null: not sold. */
  readonly cells: readonly (string | null)[];
  /** By column, the day from which the price is agreed, where an amendment to another cell made the
   * table's version; null: from the start. Absent: from the version's first day. */
  readonly since?: readonly (string | null)[];
  readonly span: PlanSpan;
}

/** A price table; its versions follow each other in time without overlap. */
export interface PlanTable {
  readonly name: string;
  readonly keys: readonly { readonly name: string; readonly type: ValueType }[];
  readonly columns: readonly { readonly name: string; readonly type: ValueType }[];
  readonly versions: readonly {
    /** ISO days; null: unbounded. */
    readonly from: string | null;
    readonly to: string | null;
    readonly amendment?: string;
    readonly rows: readonly PlanRow[];
  }[];
}

/** A defined name. `on`: the type it is an attribute of; absent: the contract. */
export interface PlanDefinition {
  readonly name: string;
  readonly on?: string;
  readonly versions: readonly {
    readonly from: string | null;
    readonly to: string | null;
    readonly value: Term;
  }[];
  readonly unit?: UnitTag;
  readonly span: PlanSpan;
}

/** A price revision: at each date the column's price is multiplied by the factor and rounded. */
export interface PlanIndexation {
  readonly clause: string;
  readonly table: string;
  /** Absent: all the columns. */
  readonly columns?: readonly string[];
  /** First date, then every `everyMonths` months. */
  readonly first: string;
  readonly everyMonths: number;
  /** Evaluated with the revision date as the moment. Floor and cap are in it. */
  readonly factor: Term;
  /** `chained`: on the price before; `original`: on the table's own price. */
  readonly base: 'chained' | 'original';
  /** The step is in base units of the column. */
  readonly rounding?: { readonly step: string; readonly mode: RoundingMode };
  /** Stretches of days, `to` excluded, on which a date of the revision counts. */
  readonly effective: readonly { readonly from: string; readonly to: string | null }[];
  /** For whom prices are revised: a test on a fact of this type, on the date of the revision. */
  readonly only?: { readonly subject: string; readonly test: Term };
  readonly span: PlanSpan;
}

/** When and over what a rule is evaluated for each subject. */
export type Occasion =
  /** A rate over the days in service (for items) or in force (for the contract). */
  | { readonly kind: 'over time' }
  /** Once for each such span, when it ends; items in service at some day of it. The moment is the
   * span's last day (`at: start`: its first). */
  | {
      readonly kind: 'each';
      readonly span: OccasionSpan;
      readonly at: 'start' | 'end';
    }
  /** For record subjects: at each record's day. */
  | { readonly kind: 'record' }
  /** On the day that the term gives (start, end, a date attribute). `every`: and again each time so
   * many months have gone by since; for items on days in service alone. */
  | { readonly kind: 'on'; readonly date: Term; readonly every?: number };

/** Spans that clauses are evaluated over. Those of the contract are counted from the day on which
 * its years start; `term` is the initial term, then each renewal. */
export type OccasionSpan =
  | 'day'
  | 'month'
  | 'quarter'
  | 'half-year'
  | 'calendar-year'
  | 'contract-quarter'
  | 'contract-half-year'
  | 'contract-year'
  | 'term';

/** json-rules-engine's nested conditions. Facts are attribute paths such as `country of site`. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | {
      readonly fact: string;
      /** equal, notEqual, in, notIn for texts and booleans; `decimalLessThan`,
       * `decimalLessThanInclusive`, `decimalGreaterThan`, `decimalGreaterThanInclusive`,
       * `decimalEqual`, `decimalNotEqual` for numbers and dates (canonical text; dates ISO). */
      readonly operator: string;
      readonly value: string | boolean | readonly string[];
    };

/** How the days of a part month count. `actual`: days / days of the month. `thirty`: every month
 * has thirty days and its last day ends it. `whole`: any day counts the whole month. */
export type Proration = 'actual' | 'thirty' | 'whole';

/** The family of a charge, for grouping and reports. */
export type ChargeKind =
  | 'recurring'
  | 'one-off'
  | 'usage'
  | 'discount'
  | 'commitment'
  | 'credit'
  | 'surcharge'
  | 'adjustment';

/** What a rule yields. */
export type RuleAmount =
  /** Money per month (`per: month`) or per day (`per: day`), integrated over the days. */
  | {
      readonly kind: 'rate';
      readonly rate: Term;
      readonly per: 'month' | 'day';
      /** rate = quantity x unitPrice where the sentence is such a product. */
      readonly quantity?: Term;
      readonly unitPrice?: Term;
    }
  | {
      readonly kind: 'sum';
      readonly amount: Term;
      readonly quantity?: Term;
      readonly unitPrice?: Term;
    }
  /** Needs a person's input each period. */
  | { readonly kind: 'by hand'; readonly unit: string; readonly reason: string }
  /** Handed to a local issuer. */
  | { readonly kind: 'not billable here'; readonly issuer: string }
  /** Charges nothing: the rule only replaces or suspends others. */
  | { readonly kind: 'nothing' };

/** An exception between clauses: while this rule applies to the subject, the target is off. */
export interface Override {
  readonly verb: 'replaces' | 'suspends' | 'reinstates';
  readonly target: string;
}

/** One version of one clause. */
export interface Rule {
  /** Clause, then `@` and a counter when amendments made several versions. */
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  readonly citation?: string;
  readonly amendment?: string;
  readonly span: PlanSpan;
  /** ISO days in service time; `to` excluded; null: unbounded. */
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly kind: ChargeKind;
  /** Subject: item, record or derived type; absent: the contract. */
  readonly subject?: string;
  /** The selector, twice: for json-rules-engine, and as a term with the subject as fact 0. */
  readonly conditions?: Condition;
  readonly where?: Term;
  readonly occasion: Occasion;
  readonly guard?: Term;
  readonly amount: RuleAmount;
  /** -1 for credits and discounts: amounts above are positive, lines negative. */
  readonly sign: 1 | -1;
  readonly timing: 'advance' | 'arrears';
  readonly proration: Proration;
  readonly rounding: { readonly step: string; readonly mode: RoundingMode };
  readonly overrides: readonly Override[];
  /** Splits the rounded amount over the members by weight, parts summing exactly. */
  readonly share?: { readonly over: SetTerm; readonly weight: Term };
  /** Clauses whose charges of the same period this one reads. */
  readonly dependsOn: readonly string[];
}

/** The compiled contract, as known with a given set of amendments. */
export interface RatingPlan {
  readonly version: number;
  /** Hash of everything below except spans; equal trees give equal hashes. */
  readonly hash: string;
  readonly contract: {
    readonly id: string;
    readonly title: string;
    readonly currency: string;
    /** ISO days; `to` excluded; null: open. */
    readonly from: string;
    readonly to: string | null;
    /** End, excluded, of the initial term of a contract that goes on after it. */
    readonly initialTo?: string;
    /** Months of each renewal of the term. */
    readonly renewedBy?: number;
    /** Day of drawing: the first day of the period, or the day after its last. */
    readonly drawn: 'start' | 'end';
    readonly contractYearFrom: string;
    readonly monthEnd?: MonthEndRule;
    /** How many months back corrections reach; absent: to the start. */
    readonly correctionsMonths?: number;
    readonly span: PlanSpan;
  };
  readonly types: readonly PlanType[];
  readonly derivations: readonly PlanDerivation[];
  readonly series: readonly PlanSeries[];
  readonly calendars: readonly PlanCalendar[];
  readonly tables: readonly PlanTable[];
  readonly definitions: readonly PlanDefinition[];
  readonly indexations: readonly PlanIndexation[];
  /** In an order in which every rule comes after those it depends on. */
  readonly rules: readonly Rule[];
}

/** The plans of a contract through time: from `knownFrom` on, the text known was this one. */
export interface PlanHistory {
  readonly plans: readonly { readonly knownFrom: string | null; readonly plan: RatingPlan }[];
}
