// Compare, made-up services: the values at which two contracts may turn -> items and records of
// every type, the simplest first, and the data files that say so to each contract.
import type { PlanAttribute, PlanType, RatingPlan } from '@avenant/dsl';
import {
  add,
  divide,
  firstDayOf,
  formatDay,
  fromText,
  isInteger,
  type Month,
  multiply,
  normalizeName,
  ONE,
  parseDay,
  type Rational,
  sign,
  subtract,
  toText,
} from '@avenant/dsl/values';
import type { RawTable } from '../facts/raw-table.ts';
import { combinations } from './combinations.ts';
import { type Readings, readingsOf } from './readings.ts';

/** A made-up item or record. */
export interface MadeUp {
  readonly key: string;
  /** Values as a data file writes them, by normalised name of the attribute. */
  readonly values: ReadonlyMap<string, string>;
  /** ISO days; for records, the day on which they happen. */
  readonly from: string;
  readonly to: string;
}

/** Made-up facts by type name. */
export type MadeUpFacts = ReadonlyMap<string, readonly MadeUp[]>;

/** The most that is made of one type. */
const ITEMS_MAX = 300;
const RECORDS_MAX = 120;
/** The most that one attribute refers to in turn. */
const REFERENCES_MAX = 24;

/** Makes facts for two plans, from what either reads; `first`: the first month compared. */
export function madeUpFacts(plans: readonly RatingPlan[], first: Month): MadeUpFacts {
  const readings = plans.map(readingsOf);
  const types = new Map<string, PlanType>();
  for (const type of plans.flatMap((plan) => plan.types)) {
    const known = types.get(type.name);
    types.set(type.name, known === undefined ? type : { ...type, ...joined(known, type) });
  }
  const start =
    plans
      .map(({ contract }) => contract.from)
      .toSorted()
      .at(-1) ?? '';
  const facts = new Map<string, readonly MadeUp[]>();
  const make = (type: PlanType): readonly MadeUp[] => {
    const found = facts.get(type.name);
    if (found !== undefined) return found;
    // A type that refers to itself meets no one.
    facts.set(type.name, []);
    const keysOf = (target: string): string[] => {
      const other = types.get(target);
      return other === undefined ? [] : make(other).map(({ key }) => key);
    };
    const made = factsOf(type, readings, keysOf, start, first);
    facts.set(type.name, made);
    return made;
  };
  for (const type of types.values()) make(type);
  return facts;
}

function joined(a: PlanType, b: PlanType): Pick<PlanType, 'attributes'> {
  const names = new Set(a.attributes.map(({ name }) => normalizeName(name)));
  const more = b.attributes.filter(({ name }) => !names.has(normalizeName(name)));
  return { attributes: [...a.attributes, ...more] };
}

function factsOf(
  { name, kind, attributes }: PlanType,
  readings: readonly Readings[],
  keysOf: (target: string) => string[],
  start: string,
  first: Month,
): MadeUp[] {
  const candidates = attributes.map((attribute) => {
    const key = normalizeName(attribute.name);
    const isRead = readings.some(({ names }) => names.has(key));
    const constants = readings.flatMap(({ constants: all }) => [...(all.get(key) ?? [])]);
    const values = valuesOf(attribute, [...new Set(constants)], keysOf, start);
    if (isRead) return values;
    return attribute.optional ? [''] : values.slice(0, 1);
  });
  const rows = combinations(candidates, kind === 'item' ? ITEMS_MAX : RECORDS_MAX);
  const day = formatDay(firstDayOf(first) + 9);
  const made = rows.map((row, at): MadeUp => {
    const values = new Map(
      attributes.map((one, index) => [normalizeName(one.name), row[index] ?? '']),
    );
    const days = kind === 'item' ? { from: start, to: '' } : { from: day, to: day };
    return { key: `${name} ${at + 1}`, values, ...days };
  });
  const [base] = made;
  if (base === undefined || kind !== 'item') return made;
  // Part months, at the start of a service and at its end.
  const late = {
    ...base,
    key: `${name} ${made.length + 1}`,
    from: formatDay(firstDayOf(first) + 15),
  };
  const ending = {
    ...base,
    key: `${name} ${made.length + 2}`,
    to: formatDay(firstDayOf(first + 1) + 9),
  };
  return [...made, late, ending];
}

function valuesOf(
  { type, optional }: PlanAttribute,
  constants: readonly string[],
  keysOf: (target: string) => string[],
  start: string,
): string[] {
  const missing = optional ? [''] : [];
  switch (type.kind) {
    case 'one of':
      return [...type.values, ...missing];
    case 'boolean':
      return ['yes', 'no', ...missing];
    case 'reference':
      return [...keysOf(type.type).slice(0, REFERENCES_MAX), ...missing];
    case 'number':
      return [...numbersAround(constants, fromText(type.unit?.factor ?? '1') ?? ONE), ...missing];
    case 'date':
      return [...(constants.length > 0 ? daysAround(constants) : [start]), ...missing];
    case 'month':
      return [...constants, start.slice(0, 7), ...missing];
    case 'instant':
      return [`${start}T10:00`, ...missing];
    case 'text':
      return [...constants, 'x', ...missing];
  }
}

/** Each constant, one unit less and one more, in shown units; without constants, one and two. */
function numbersAround(constants: readonly string[], factor: Rational): string[] {
  const shown = constants.flatMap((text) => {
    const value = fromText(text);
    return value === undefined ? [] : [divide(value, factor)];
  });
  const around = shown.flatMap((value) => [value, add(value, ONE), subtract(value, ONE)]);
  const usable = (around.length > 0 ? around : [ONE, add(ONE, ONE)]).filter(
    (value) => sign(value) >= 0 && isDecimal(value),
  );
  return [...new Set(usable.map(toText))];
}

const isDecimal = (value: Rational): boolean =>
  isInteger(multiply(value, { n: 1_000_000_000n, d: 1n }));

function daysAround(constants: readonly string[]): string[] {
  return constants.flatMap((text) => {
    const day = parseDay(text);
    return day === undefined ? [] : [text, formatDay(day - 1), formatDay(day + 1)];
  });
}

/** The plan reading made-up files instead of its own. */
export function planOfMadeUp(plan: RatingPlan): RatingPlan {
  const types = plan.types.map((type) => ({ ...type, file: fileOf(type.name) }));
  return { ...plan, types };
}

const fileOf = (type: string): string => `made up ${type}`;

/** The data files of made-up facts as a plan reads them; series keep those of the folder. */
export function madeUpTables(
  plan: RatingPlan,
  facts: MadeUpFacts,
  folder: ReadonlyMap<string, RawTable>,
): ReadonlyMap<string, RawTable> {
  const files = new Map(folder);
  for (const type of plan.types) {
    const cells = (facts.get(type.name) ?? []).map((one) => cellsOf(type, one));
    const columns = [...new Set(cells.flatMap((row) => [...row.keys()]))];
    const rows = cells.map((row) => columns.map((column) => row.get(column) ?? ''));
    const file = fileOf(type.name);
    files.set(file, { file, columns, rows });
  }
  return files;
}

function cellsOf(type: PlanType, { key, values, from, to }: MadeUp): Map<string, string> {
  const cells = new Map<string, string>();
  for (const { name, column } of type.attributes) {
    cells.set(column, values.get(normalizeName(name)) ?? '');
  }
  if (type.key !== undefined) cells.set(type.key, key);
  const { time } = type;
  const put = (column: string | undefined, text: string): void => {
    if (column !== undefined) cells.set(column, text);
  };
  switch (time.kind) {
    case 'always':
      break;
    case 'between':
      put(time.from, from);
      put(time.to, to === '' || !time.through ? to : formatDay((parseDay(to) ?? 0) - 1));
      break;
    case 'until next':
      put(time.from, from);
      break;
    case 'on':
      put(time.column, from);
      break;
    case 'at':
      put(time.column, `${from}T10:00`);
      break;
    case 'month':
      put(time.column, from.slice(0, 7));
      break;
    case 'lasting':
      put(time.from, `${from}T10:00`);
      put(time.to, `${from}T19:00`);
  }
  return cells;
}

/** As many services alike of a type as asked, like its simplest; other types as they are. */
export function manyAlike(facts: MadeUpFacts, type: string, count: number): MadeUpFacts {
  const [base] = facts.get(type) ?? [];
  const alike = Array.from({ length: count }, (_, at) => ({ key: `${type} ${at + 1}` }));
  const many = base === undefined ? [] : alike.map((one) => ({ ...base, ...one }));
  return new Map([...facts].map(([name, all]) => [name, name === type ? many : all.slice(0, 1)]));
}
