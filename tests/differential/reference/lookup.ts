// Differential tests, reference interpreter: tables, their price revisions, and series.
import type { KeyCell, PlanIndexation, Term, ValueType } from '../../../dsl/src/index.ts';
import {
  compare,
  DAY_MAX,
  DAY_MIN,
  divide,
  firstDayOf,
  formatDay,
  formatMonth,
  fromText,
  monthIndexOf,
  multiply,
  parseDay,
  parseDecimal,
  type Rational,
  rational,
  roundToStep,
  sum,
} from '../../../dsl/src/values/index.ts';
import { monthsAfter, termOf } from './calendar.ts';
import { evaluate, stands } from './evaluate.ts';
import { textOf } from './facts.ts';
import { monthAround, planDay, type Scope } from './scope.ts';
import { windowOf } from './sets.ts';
import { date, num, numberIn, type Val, Withheld } from './value.ts';

/** The cell of the one row whose keys match, revised. */
export function lookUp(term: Extract<Term, { op: 'lookup' }>, scope: Scope): Val {
  const { moment, world } = scope;
  const table = world.plan.tables.find(({ name }) => name === term.table);
  const version = table?.versions.find(
    ({ from, to }) => planDay(from, DAY_MIN) <= moment && moment < planDay(to, DAY_MAX),
  );
  if (table === undefined || version === undefined) {
    throw new Withheld('R0115', `${term.table} ${formatDay(moment)}`);
  }
  const keys = term.keys.map((key) => evaluate(key, scope));
  const rows = version.rows.filter((row) =>
    row.keys.every((cell, at) => matches(cell, keys[at], table.keys[at]?.type)),
  );
  const [row] = rows;
  const about = `${term.table} ${keys.map(textOf).join(' ')} ${formatDay(moment)}`;
  if (row === undefined) throw new Withheld('R0102', about);
  if (rows.length > 1) throw new Withheld('R0103', about);
  const column = table.columns.findIndex(({ name }) => name === term.column);
  const cell = row.cells[column] ?? null;
  if (cell === null) throw new Withheld('R0104', `${row.id} ${term.column}`);
  const value = canonical(cell, table.columns[column]?.type);
  const agreed = row.since === undefined ? version.from : (row.since[column] ?? null);
  return value.is === 'number'
    ? num(revised(value.value, term, planDay(agreed, DAY_MIN), scope))
    : value;
}

function canonical(text: string, type: ValueType | undefined): Val {
  const value = type?.kind === 'number' ? fromText(text) : undefined;
  if (value !== undefined) return num(value);
  const day = type?.kind === 'date' ? parseDay(text) : undefined;
  if (day !== undefined) return { is: 'date', value: day };
  if (type?.kind === 'boolean') return { is: 'boolean', value: text === 'true' };
  return { is: 'text', value: text };
}

function matches(cell: KeyCell, key: Val | undefined, type: ValueType | undefined): boolean {
  if ('any' in cell) return true;
  if (key === undefined) return false;
  if ('is' in cell) return stands(key, '=', canonical(cell.is, type));
  const { from, to, fromIncluded, toIncluded } = cell;
  return (
    (from === undefined || stands(key, fromIncluded ? '>=' : '>', canonical(from, type))) &&
    (to === undefined || stands(key, toIncluded ? '<=' : '<', canonical(to, type)))
  );
}

// Revisions whose date has come since the version's and the contract's start, in order of date.
function revised(
  price: Rational,
  { table, column }: Extract<Term, { op: 'lookup' }>,
  from: number,
  scope: Scope,
): Rational {
  const { plan } = scope.world;
  const start = Math.max(from, termOf(plan.contract).from);
  const counts = ({ effective }: PlanIndexation, date: number): boolean =>
    effective.some((days) => planDay(days.from, 0) <= date && date < planDay(days.to, DAY_MAX));
  const due = plan.indexations
    .filter((one) => one.table === table && (one.columns?.includes(column) ?? true))
    .flatMap((one) => {
      const dates = datesOf(one, scope).filter(
        (date) => date > start && counts(one, date) && isFor(one, date, scope),
      );
      // Of those that start from the original price, only the last one tells.
      const telling = one.base === 'original' ? dates.slice(-1) : dates;
      return telling.map((date) => ({ one, date }));
    })
    .sort((a, b) => a.date - b.date);
  let so = price;
  for (const { one, date } of due) {
    const factor = factorOn(one, date, scope);
    const exact = multiply(one.base === 'original' ? price : so, factor);
    const step = fromText(one.rounding?.step ?? '');
    so =
      one.rounding === undefined || step === undefined
        ? exact
        : roundToStep(exact, step, one.rounding.mode);
  }
  return so;
}

function datesOf({ first, everyMonths }: PlanIndexation, scope: Scope): readonly number[] {
  const dates: number[] = [];
  for (let date = planDay(first, DAY_MAX); date <= scope.moment; ) {
    dates.push(date);
    date = monthsAfter(scope.world.plan.contract, dates[0] ?? date, dates.length * everyMonths);
  }
  return dates;
}

function isFor(one: PlanIndexation, date: number, scope: Scope): boolean {
  if (one.only === undefined) return true;
  const answer = evaluate(one.only.test, onDate(one, date, scope));
  return answer.is === 'boolean' && answer.value;
}

function factorOn(one: PlanIndexation, date: number, scope: Scope): Rational {
  return numberIn(evaluate(one.factor, onDate(one, date, scope)));
}

// Index values count as they were published by the date of the revision; one that was late, as it
// was first published.
function onDate({ clause, only }: PlanIndexation, date: number, scope: Scope): Scope {
  const own = `${clause} ${formatDay(date)}`;
  const { revising = [] } = scope.world;
  if (revising.includes(own)) throw new Withheld('R0125', own);
  const world = { ...scope.world, publishedBy: date, revising: [...revising, own] };
  const scoped = { world, clause, moment: date, period: monthAround(date) };
  if (only === undefined) return { ...scoped, facts: [] };
  const subject = scope.facts.find((fact) => fact?.type === only.subject);
  if (subject === undefined) throw new Withheld('R0124', only.subject);
  return { ...scoped, facts: [subject] };
}

/** The value of a series for a date or month, or the latest up to it, as published by then. */
export function published(name: string, at: Val, latest: boolean, { world }: Scope): Rational {
  const series = world.plan.series.find((one) => one.name === name);
  const count = at.is === 'date' || at.is === 'month' ? at.value : 0;
  const asMonth = at.is === 'month' ? count : monthIndexOf(count);
  const asDay = at.is === 'month' ? firstDayOf(count) : count;
  const wanted = series?.step === 'day' ? formatDay(asDay) : formatMonth(asMonth);
  const { columns, values = [] } = series ?? {};
  const rows = (world.tables[name] ?? []).map((cells) => ({
    at: cells[columns?.at ?? ''] ?? '',
    value: cells[columns?.value ?? ''] ?? '',
    published: cells[columns?.published ?? ''] ?? '',
  }));
  const all = [...values.map((one) => ({ published: '', ...one })), ...rows];
  const day = (one: { published: string }): number => planDay(one.published || null, DAY_MIN);
  const known = all.filter((one) => day(one) <= world.knownOn);
  const dates = [...new Set(known.map((one) => one.at))].filter((one) =>
    latest ? one <= wanted : one === wanted,
  );
  const chosen = dates.sort(textOrder).at(-1);
  const own = known.filter((one) => one.at === chosen).sort((a, b) => day(a) - day(b));
  const inTime = own.filter((one) => day(one) <= (world.publishedBy ?? Infinity));
  const value = parseDecimal((inTime.at(-1) ?? own[0])?.value ?? '');
  if (value === undefined) throw new Withheld('R0105', `${name} ${wanted}`);
  return value;
}

/** The values of a series in a window as one: of all its months, or of the days that have one. */
export function overSeries(term: Extract<Term, { op: 'over series' }>, scope: Scope): Rational {
  const { from, to } = windowOf(term.window, scope);
  const { plan, tables } = scope.world;
  const series = plan.series.find(({ name }) => name === term.series);
  const found: Rational[] = [];
  if (series?.step === 'day') {
    const rows = (tables[term.series] ?? []).map((row) => row[series.columns?.at ?? ''] ?? '');
    const written = [...(series.values ?? []).map(({ at }) => at), ...rows];
    const days = [...new Set(written)].map((day) => planDay(day, DAY_MAX));
    for (const day of days.filter((one) => from <= one && one < to)) {
      const value = unlessWithheld(() => published(term.series, date(day), false, scope));
      if (value !== undefined) found.push(value);
    }
  } else {
    for (let at = monthIndexOf(from); firstDayOf(at) < to; at += 1) {
      const month: Val = { is: 'month', value: at };
      if (firstDayOf(at) >= from) found.push(published(term.series, month, false, scope));
    }
  }
  const [first] = found.sort(compare);
  const last = found.at(-1);
  if (first === undefined || last === undefined) throw new Withheld('R0105', term.series);
  if (term.function === 'least') return first;
  if (term.function === 'greatest') return last;
  return term.function === 'sum' ? sum(found) : divide(sum(found), rational(found.length));
}

function unlessWithheld<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (problem) {
    if (problem instanceof Withheld) return undefined;
    throw problem;
  }
}

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
