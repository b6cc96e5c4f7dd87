// Differential tests: the fields of a plan's nodes that tell cases apart, with every value of each.
// In: the types of the plan. Out: tables of names. An operation, a field or a value of a field that
// is not named here does not compile.
import type {
  Band,
  Builtin,
  ChargeKind,
  Occasion,
  OccasionSpan,
  Override,
  PlanAttribute,
  PlanCalendar,
  PlanDerivation,
  PlanIndexation,
  PlanSeries,
  PlanType,
  Proration,
  RatingPlan,
  RowTime,
  Rule,
  RuleAmount,
  SetTerm,
  Term,
  Window,
} from '../../dsl/src/index.ts';
import type { RoundingMode } from '../../dsl/src/values/index.ts';

/** Names, each once. */
export type Names<K extends string> = Readonly<Record<K, true>>;
type Optional<T, F extends keyof T> =
  // biome-ignore lint/complexity/noBannedTypes: the empty object tells optional fields.
  {} extends Pick<T, F> ? true : null extends T[F] ? true : false;

/** The values that tell cases apart in a field: its words, yes and no, there and not there. */
type Told<T, F extends keyof T> =
  | (Optional<T, F> extends true ? 'absent' : never)
  | (NonNullable<T[F]> extends infer V
      ? [V] extends [boolean]
        ? `${V}`
        : [V] extends [string]
          ? string extends V
            ? Given<T, F>
            : V
          : Given<T, F>
      : never);
type Given<T, F extends keyof T> = Optional<T, F> extends true ? 'given' : never;

/** Every field of a node that tells cases apart, with its values. */
type Fields<T, But extends PropertyKey = never> = {
  readonly [F in keyof T as [Told<T, F>] extends [never] ? never : Exclude<F, But>]-?: Names<
    Told<T, F>
  >;
};

/** The members of a union whose discriminant may be a value. */
type Member<U, F extends PropertyKey, V> =
  U extends Readonly<Record<F, infer O>> ? (V extends O ? U : never) : never;
type ByKind<U extends { readonly kind: string }> = {
  readonly [K in U['kind']]: Fields<Member<U, 'kind', K>, 'kind'>;
};

const either = { true: true, false: true } as const;
const maybe = { given: true, absent: true } as const;
const marked = { true: true, absent: true } as const;

/** Ways to round. */
export const MODES: Names<RoundingMode> = {
  'half-up': true,
  'half-down': true,
  'half-even': true,
  up: true,
  down: true,
  ceiling: true,
  floor: true,
};

/** The fields of each kind of term. */
export const TERMS: {
  readonly [Op in Term['op']]: Fields<Member<Term, 'op', Op>, 'op' | 'unit'>;
} = {
  number: {},
  text: {},
  boolean: { value: either },
  date: {},
  month: {},
  fact: {},
  attribute: {},
  when: {
    part: { day: true, 'end-day': true, start: true, end: true, duration: true },
  },
  key: {},
  defined: { of: maybe },
  moment: {},
  period: { part: { from: true, to: true, days: true, months: true } },
  contract: { part: { start: true, end: true, 'month number': true, 'year number': true } },
  add: {},
  multiply: {},
  min: {},
  max: {},
  subtract: {},
  divide: {},
  negate: {},
  compare: {
    relation: { '=': true, '<>': true, '<': true, '<=': true, '>': true, '>=': true },
  },
  and: {},
  or: {},
  not: {},
  choose: {},
  known: {},
  'first known': {},
  round: { mode: MODES },
  lookup: {},
  scale: {
    kind: { graduated: true, volume: true, step: true, package: true },
    on: maybe,
    size: maybe,
  },
  aggregate: {
    function: {
      sum: true,
      count: true,
      distinct: true,
      average: true,
      greatest: true,
      least: true,
      any: true,
      every: true,
      percentile: true,
      top: true,
    },
    value: maybe,
    parameter: maybe,
  },
  charges: { clauses: maybe, except: maybe, of: maybe },
  series: { latest: either },
  convert: { inverse: either },
  'over time': { during: maybe, per: { day: true, absent: true } },
  'in period': {},
  'over series': { function: { sum: true, average: true, greatest: true, least: true } },
  call: {
    function: {
      'whole months': true,
      'started months': true,
      days: true,
      'add months': true,
      'add days': true,
      'add working days': true,
      'working days': true,
      'day of': true,
      'month of': true,
      'year of': true,
      'first day of': true,
      'last day of': true,
      'weekday of': true,
      'hour of': true,
      'month number of': true,
      'add time': true,
      'time between': true,
      'previous month': true,
      'months before': true,
      increments: true,
      'whole part': true,
      power: true,
      absolute: true,
      sign: true,
    } satisfies Names<Builtin>,
  },
  times: {},
  'times union': {},
  'times during': {},
  'times except': {},
  'times merged': {},
  'times cut': {},
  'times open': {},
  'times length': {},
  'times count': {},
  'times units': { mode: { started: true, full: true } },
};

const spanWindow = { toDate: either, before: marked } as const;

/** The fields of each kind of window. */
export const WINDOWS: ByKind<Window> = {
  period: {},
  month: spanWindow,
  quarter: spanWindow,
  'calendar-year': spanWindow,
  'contract-year': spanWindow,
  term: spanWindow,
  months: { before: either },
  range: {},
  moment: {},
  ever: {},
};

/** The fields of each occasion of a rule. */
export const OCCASIONS: ByKind<Occasion> = {
  'over time': {},
  each: {
    span: {
      day: true,
      month: true,
      quarter: true,
      'half-year': true,
      'calendar-year': true,
      'contract-quarter': true,
      'contract-half-year': true,
      'contract-year': true,
      term: true,
    } satisfies Names<OccasionSpan>,
    at: { start: true, end: true },
  },
  record: {},
  on: { every: maybe },
};

/** The fields of each amount of a rule. */
export const AMOUNTS: ByKind<RuleAmount> = {
  rate: { per: { month: true, day: true }, quantity: maybe, unitPrice: maybe },
  sum: { quantity: maybe, unitPrice: maybe },
  'by hand': {},
  'not billable here': {},
  nothing: {},
};

const through = { through: either } as const;

/** The fields of each way in which a row holds. */
export const ROW_TIMES: ByKind<RowTime> = {
  always: {},
  between: { to: maybe, ...through },
  'until next': {},
  on: {},
  at: {},
  month: {},
  lasting: through,
};

/** The fields of other nodes, by the name under which they are met. */
export const NODES: {
  readonly set: Fields<SetTerm>;
  readonly band: Fields<Band>;
  readonly rule: Fields<Rule>;
  readonly override: Fields<Override>;
  readonly contract: Fields<RatingPlan['contract']>;
  readonly type: Fields<PlanType>;
  readonly attribute: Fields<PlanAttribute>;
  readonly derivation: Fields<PlanDerivation>;
  readonly series: Fields<PlanSeries>;
  readonly calendar: Fields<PlanCalendar>;
  readonly indexation: Fields<PlanIndexation>;
} = {
  set: { where: maybe, before: marked },
  band: { from: maybe, to: maybe, fromIncluded: either, toIncluded: either },
  rule: {
    kind: {
      recurring: true,
      'one-off': true,
      usage: true,
      discount: true,
      commitment: true,
      credit: true,
      surcharge: true,
      adjustment: true,
    } satisfies Names<ChargeKind>,
    amendment: maybe,
    citation: maybe,
    subject: maybe,
    conditions: maybe,
    where: maybe,
    guard: maybe,
    timing: { advance: true, arrears: true },
    proration: { actual: true, thirty: true, whole: true } satisfies Names<Proration>,
    share: maybe,
  },
  override: { verb: { replaces: true, suspends: true, reinstates: true } },
  contract: {
    to: maybe,
    initialTo: maybe,
    renewedBy: maybe,
    drawn: { start: true, end: true },
    monthEnd: { absent: true, 'last-day': true, 'next-first': true, refuse: true },
    correctionsMonths: maybe,
  },
  type: { kind: { item: true, record: true }, file: maybe, key: maybe, known: maybe },
  attribute: { optional: either },
  derivation: { keys: maybe },
  series: { step: { month: true, day: true }, file: maybe, columns: maybe },
  calendar: { hours: maybe },
  indexation: {
    columns: maybe,
    base: { chained: true, original: true },
    rounding: maybe,
    only: maybe,
  },
};
