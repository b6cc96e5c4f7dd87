// Differential tests: the names of all that a plan may hold, option by option, as `met.ts` notes
// them. In: the fields of a plan's nodes. Out: what the generated cases must reach.
import type { ValueType } from '../../dsl/src/index.ts';
import {
  AMOUNTS,
  MODES,
  type Names,
  NODES,
  OCCASIONS,
  ROW_TIMES,
  TERMS,
  WINDOWS,
} from './fields.ts';
import type { Val } from './reference/value.ts';
import { SENTENCES } from './sentences.ts';

const values: Names<ValueType['kind']> = {
  number: true,
  text: true,
  'one of': true,
  boolean: true,
  date: true,
  instant: true,
  month: true,
  reference: true,
};
const kindsOfValue: Names<Val['is']> = {
  number: true,
  text: true,
  boolean: true,
  date: true,
  month: true,
  instant: true,
  thing: true,
  times: true,
};
const ordered = ['number', 'date', 'month', 'instant'];
const cells: readonly (keyof typeof values)[] = ['number', 'text', 'boolean', 'date'];
const sources = ['item', 'record', 'derived', '#members'];
const windowed = ['aggregate', 'charges', 'in period', 'over series', 'times'];
const spans: readonly string[] = ['month', 'quarter', 'calendar-year', 'contract-year'];

// `is one of` is written as alternatives.
const CONDITIONS = [
  'all',
  'any',
  'not',
  'equal',
  'notEqual',
  'decimalEqual',
  'decimalNotEqual',
  'decimalLessThan',
  'decimalLessThanInclusive',
  'decimalGreaterThan',
  'decimalGreaterThanInclusive',
];

/** What no sentence of the language makes, by name; each with its reason. */
const UNSAID: ReadonlySet<string> = new Set([
  // Terms that the compiler never writes.
  'aggregate function every',
  'convert inverse true',
  'scale on given',
  'round mode ceiling',
  'round mode floor',
  'rule rounding ceiling',
  'rule rounding floor',
  'indexation rounding ceiling',
  'indexation rounding floor',
  'plan contract monthEnd refuse',
  'plan indexation columns absent',
  // Only an item's rows may have no end column, and only a record's must say both.
  'window month before true',
  'window term earlier',
  // Say nothing that is rated.
  'plan type file absent',
  'plan rule citation given',
  'contract says customer',
  'contract says issuer',
  // Stretches of time have no order.
  'compare times',
  // `in service` is for facts; a month is never in one moment.
  'charges in moment',
  'in period in moment',
  'over series in moment',
  'over series in ever',
  'in period in ever',
]);

const prefixed = (prefix: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `${prefix} ${name}`);

type Table = Readonly<Record<string, Readonly<Record<string, Names<string>>>>>;

const flat = (prefix: string, table: Table): readonly string[] =>
  Object.entries(table).flatMap(([name, fields]) => [
    `${prefix}${name}`,
    ...Object.entries(fields).flatMap(([field, told]) =>
      Object.keys(told).map((value) => `${prefix}${name} ${field} ${value}`),
    ),
  ]);

/** Names of all that a plan and its text can say. */
export const EVERYTHING: readonly string[] = [
  ...flat('', TERMS),
  ...flat('window ', WINDOWS),
  ...flat('occasion ', OCCASIONS),
  ...flat('amount ', AMOUNTS),
  ...flat('time ', ROW_TIMES),
  ...flat('plan ', NODES),
  ...prefixed('set of', sources),
  ...prefixed('subject', ['contract', 'item', 'record', 'derived']),
  ...prefixed('derivation from', sources.slice(0, 3)),
  ...windowed.flatMap((op) => prefixed(`${op} in`, Object.keys(WINDOWS))),
  ...spans.map((span) => `window ${span} earlier`),
  ...prefixed('rule rounding', Object.keys(MODES)),
  ...prefixed('indexation rounding', Object.keys(MODES)),
  ...prefixed('attribute type', Object.keys(values)),
  ...prefixed('table key', ['is', 'range', 'any', 'none']),
  ...prefixed('table column', cells),
  'table cell not sold',
  'table agreed since',
  'table version',
  'definition version',
  'rule negative',
  'calendar over midnight',
  'indexation ended',
  ...prefixed('share of', ['rate', 'sum', 'negative']),
  ...prefixed('condition', CONDITIONS),
  ...SENTENCES,
].filter((name) => !UNSAID.has(name));

/** Names that are only known by evaluating: what is compared, whose charges are read, by whom. */
export const EVALUATED: readonly string[] = [
  ...prefixed('compare', Object.keys(kindsOfValue)),
  ...['min', 'max', 'aggregate least', 'aggregate greatest'].flatMap((one) =>
    prefixed(one, ordered),
  ),
  'charges of its own clause',
  'line cut where its owners change',
].filter((name) => !UNSAID.has(name));

/** Names of terms, windows, occasions and amounts, with the words that tell their kinds apart. */
export const KINDS: readonly string[] = [
  ...flat('', TERMS),
  ...flat('window ', WINDOWS),
  ...flat('occasion ', OCCASIONS),
  ...flat('amount ', AMOUNTS),
].filter((name) => EVERYTHING.includes(name));
