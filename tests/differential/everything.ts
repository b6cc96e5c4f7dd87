// Differential tests: the names of all that a plan may hold and a contract can say, which the
// generated cases must reach. A new operation that is not named here does not compile.
import type {
  AggregateFunction,
  Builtin,
  Occasion,
  RuleAmount,
  ScaleKind,
  Term,
  Window,
} from '../../dsl/src/index.ts';

type Names<K extends string> = Readonly<Record<K, true>>;

const operations: Names<Term['op']> = {
  number: true,
  text: true,
  boolean: true,
  date: true,
  month: true,
  fact: true,
  attribute: true,
  when: true,
  key: true,
  defined: true,
  moment: true,
  period: true,
  contract: true,
  add: true,
  multiply: true,
  min: true,
  max: true,
  subtract: true,
  divide: true,
  negate: true,
  compare: true,
  and: true,
  or: true,
  not: true,
  choose: true,
  known: true,
  'first known': true,
  round: true,
  lookup: true,
  scale: true,
  aggregate: true,
  charges: true,
  series: true,
  convert: true,
  'over time': true,
  'in period': true,
  'over series': true,
  call: true,
  times: true,
  'times union': true,
  'times during': true,
  'times except': true,
  'times merged': true,
  'times cut': true,
  'times open': true,
  'times length': true,
  'times count': true,
  'times units': true,
};

/** `every` is a term that no sentence makes yet. */
const aggregates: Names<Exclude<AggregateFunction, 'every'>> = {
  sum: true,
  count: true,
  distinct: true,
  average: true,
  greatest: true,
  least: true,
  any: true,
  percentile: true,
  top: true,
};

const calls: Names<Builtin> = {
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
};

const scales: Names<ScaleKind> = { graduated: true, volume: true, step: true, package: true };

const windows: Names<Window['kind']> = {
  period: true,
  month: true,
  quarter: true,
  'calendar-year': true,
  'contract-year': true,
  term: true,
  months: true,
  range: true,
  moment: true,
  ever: true,
};

const occasions: Names<Exclude<Occasion['kind'], 'over time'>> = {
  each: true,
  record: true,
  on: true,
};

/** A rule that charges nothing is never asked for its amount. */
const amounts: Names<Exclude<RuleAmount['kind'], 'nothing'>> = {
  rate: true,
  sum: true,
  'by hand': true,
  'not billable here': true,
};

const prefixed = (prefix: string, names: Names<string>): readonly string[] =>
  Object.keys(names).map((name) => `${prefix} ${name}`);

/** Names as the reference interpreter notes them. */
export const EVERYTHING: readonly string[] = [
  ...Object.keys(operations),
  ...prefixed('aggregate', aggregates),
  ...prefixed('call', calls),
  ...prefixed('scale', scales),
  ...prefixed('window', windows),
  ...prefixed('occasion', occasions),
  ...prefixed('amount', amounts),
  'indexation chained',
  'indexation original',
  'before this one',
  '#members',
  'override',
  'share',
];
