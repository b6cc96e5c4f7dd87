// Mutation, days: dates of series and of definitions between which nothing is asked. In: a plan and
// a change. Out: why every question is answered as before, where that is sure.
import type { PlanIndexation, PlanSeries, RatingPlan } from '../../dsl/src/index.ts';
import { addMonths, type Day, parseDay } from '../../dsl/src/values/index.ts';
import { type Path, plain } from './mutant.ts';

/** Why a moved date, month or value is never asked for; undefined: it may be. */
export function unaskedReason(plan: RatingPlan, path: Path, value: unknown): string | undefined {
  const [kind, nth, , , field] = path;
  const series = kind === 'series' ? plan.series[Number(nth)] : undefined;
  if (series !== undefined && field === 'published' && isOutByThen(plan, series, path, value)) {
    return 'an index published before the month of the first revision that reads it';
  }
  if (series !== undefined && isSameLatest(plan, series, path, value)) {
    return 'the latest value of a series is the same in every month';
  }
  if (kind === 'indexations' && path[2] === 'everyMonths' && isOnce(plan, path, value)) {
    return 'the contract ends before a second revision';
  }
  if (kind === 'definitions' && isBetweenRevisions(plan, path, value)) {
    return 'no revision that reads a definition lies between the two dates';
  }
  return undefined;
}

// The invoice that first asks for a day is drawn in the day's month at the earliest.
function isOutByThen(plan: RatingPlan, series: PlanSeries, path: Path, value: unknown): boolean {
  const one = series.values[Number(path[3])];
  if (one === undefined || series.columns !== undefined) return false;
  if (series.values.filter(({ at }) => at === one.at).length > 1) return false;
  const { derivations, definitions, rules, indexations } = plan;
  if (readsOf([derivations, definitions, rules], series).length > 0) return false;
  const firsts = indexations
    .filter((item) => readsOf(item, series).length > 0)
    .map(({ first }) => parseDay(`${first.slice(0, 7)}-01`) ?? 0);
  const out = [one.published, value].map((day) => parseDay(`${day}`));
  return out.every((day) => day !== undefined && firsts.every((first) => day <= first));
}

function isSameLatest(plan: RatingPlan, series: PlanSeries, path: Path, value: unknown): boolean {
  const [, , part, index, field] = path;
  if (part !== 'values' || (field !== 'at' && field !== 'value')) return false;
  if (series.columns !== undefined) return false;
  if (series.values.some(({ published }) => published !== undefined)) return false;
  if (readsOf(plan, series).some(({ op, latest }) => op !== 'series' || latest !== true)) {
    return false;
  }
  const after = series.values.map((one, at) => (at === index ? { ...one, [field]: value } : one));
  return plain(steps(after)) === plain(steps(series.values));
}

// The months in which the latest value changes. Of two values of one month the last one stands.
function steps(values: PlanSeries['values']): readonly unknown[] {
  const stands = new Map(values.map(({ at, value }) => [at, value]));
  const sorted = [...stands].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.filter(([, value], at) => value !== sorted[at - 1]?.[1]);
}

function isOnce({ contract, indexations }: RatingPlan, [, nth]: Path, value: unknown): boolean {
  const one = indexations[Number(nth)];
  const to = parseDay(`${contract.to}`);
  if (one === undefined || to === undefined || contract.renewedBy !== undefined) return false;
  const every = [one.everyMonths, Number(value)];
  return every.every((months) => {
    const second = datesOf({ ...one, everyMonths: months }, to)[1];
    return months > 0 && (second === undefined || second >= to);
  });
}

function isBetweenRevisions(plan: RatingPlan, path: Path, value: unknown): boolean {
  const [, nth, part, version, edge] = path;
  const definition = plan.definitions[Number(nth)];
  if (part !== 'versions' || definition === undefined) return false;
  if (edge !== 'from' && edge !== 'to') return false;
  const [a, b] = [definition.versions[Number(version)]?.[edge], value].map((day) =>
    parseDay(`${day}`),
  );
  const to = parseDay(`${plan.contract.to}`);
  if (a === undefined || b === undefined || to === undefined) return false;
  const readers = readersOf(plan, definition.name);
  return readers?.every((one) => !datesOf(one, to).some((day) => isIn(day, a, b))) ?? false;
}

const isIn = (day: Day, a: Day, b: Day): boolean => Math.min(a, b) <= day && day < Math.max(a, b);

// The revisions that read a definition; undefined when something else does, or on other days.
function readersOf(plan: RatingPlan, name: string): readonly PlanIndexation[] | undefined {
  const { derivations, definitions, rules, indexations } = plan;
  const names = new Set([name]);
  const reads = (part: unknown): boolean =>
    nodesOf(part).some((one) => one.op === 'defined' && names.has(`${one.name}`));
  for (let size = 0; size < names.size; ) {
    size = names.size;
    for (const one of definitions) if (reads(one.versions)) names.add(one.name);
  }
  if (reads([derivations, rules])) return undefined;
  const readers = indexations.filter(reads);
  const between = definitions.filter((one) => names.has(one.name)).map(({ versions }) => versions);
  const terms = [...between, ...readers.map(({ factor }) => factor)].flatMap(nodesOf);
  const sure = terms.every(({ op }) => op === undefined || OF_THE_DAY.has(`${op}`));
  return sure ? readers : undefined;
}

// Terms that read what they are made of on the day on which they are read themselves.
const OF_THE_DAY: ReadonlySet<string> = new Set([
  ...['add', 'subtract', 'multiply', 'divide', 'negate', 'round', 'min', 'max', 'choose'],
  ...['number', 'text', 'month', 'defined', 'lookup', 'series', 'call', 'compare'],
]);

function datesOf({ first, everyMonths }: PlanIndexation, to: Day): readonly Day[] {
  const start = parseDay(first) ?? 0;
  const dates = [start];
  while (everyMonths > 0 && (dates.at(-1) ?? to) < to) {
    dates.push(addMonths(start, dates.length * everyMonths, 'last-day'));
  }
  return dates;
}

// What terms say of themselves, of whatever kind they are.
interface Node {
  readonly op?: unknown;
  readonly name?: unknown;
  readonly series?: unknown;
  readonly latest?: unknown;
}

// Every term that names the series, of whatever kind.
function readsOf(part: unknown, { name }: PlanSeries): readonly Node[] {
  return nodesOf(part).filter((one) => one.series === name);
}

function nodesOf(part: unknown): readonly Node[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.values(part).flatMap(nodesOf);
  return Array.isArray(part) ? inner : [part as Node, ...inner];
}
