// Row time: when a row holds. In: a type's way to tell time and the cells of a row. Out: days and
// instants, half open, or a problem with the cell at fault.
import type { PlanType } from '@avenant/dsl';
import {
  DAY_MAX,
  DAY_MIN,
  type Day,
  dayOfInstant,
  firstDayOf,
  type Instant,
  SECONDS_PER_DAY,
  startOfDay,
} from '@avenant/dsl/values';
import { isDayOnly, readDay, readInstant, readMonth } from './cell-dates.ts';
import { LOOKS } from './cells.ts';
import type { Header } from './header.ts';

/** The time of a row. `to` and `end` are excluded; start = end for what has no length. */
export interface RowTimes {
  from: Day;
  to: Day;
  start: Instant;
  end: Instant;
}

/** What is wrong with the time cells of a row. */
export interface TimeFault {
  readonly fault: 'bad' | 'empty' | 'reversed';
  readonly column: string;
  readonly cell: string;
  /** How such a cell looks. */
  readonly expected: string;
}

/** Reads a row's time into `times`; the fault when it cannot. */
export type TimeReader = (row: readonly string[], times: RowTimes) => TimeFault | undefined;

/** The reader of a type's time; undefined when a column it needs is not there. */
export function timeReader(type: PlanType, header: Header): TimeReader | undefined {
  const { time, name } = type;
  const dated = { instants: false, mayBeEmpty: type.kind === 'item' };
  switch (time.kind) {
    case 'always':
      return always;
    case 'until next':
      return stretch({ from: time.from, through: false, ...dated }, name, header);
    case 'between':
      return stretch({ ...time, ...dated }, name, header);
    case 'lasting':
      return stretch({ ...time, instants: true, mayBeEmpty: false }, name, header);
    case 'on':
    case 'at':
    case 'month':
      return single(time.kind, time.column, name, header);
  }
}

function always(_: readonly string[], times: RowTimes): undefined {
  setDays(times, DAY_MIN, DAY_MAX);
}

interface Stretch {
  readonly from: string;
  readonly to?: string;
  readonly through: boolean;
  /** Timestamps are allowed. */
  readonly instants: boolean;
  /** A row from a day to that same day holds on no day (and cancels what it replaces). */
  readonly mayBeEmpty: boolean;
}

function stretch(time: Stretch, owner: string, header: Header): TimeReader | undefined {
  const fromIndex = header.require(time.from, owner);
  const toIndex = time.to === undefined ? undefined : header.require(time.to, owner);
  if (fromIndex === undefined || (time.to !== undefined && toIndex === undefined)) return undefined;
  const expected = time.instants ? LOOKS.instant : LOOKS.date;
  const toName = time.to ?? time.from;
  return (row, times) => {
    const fromCell = (row[fromIndex] ?? '').trim();
    const toCell = toIndex === undefined ? '' : (row[toIndex] ?? '').trim();
    if (fromCell === '') return { fault: 'empty', column: time.from, cell: '', expected };
    const start = readPoint(fromCell, time.instants);
    if (start === undefined) return { fault: 'bad', column: time.from, cell: fromCell, expected };
    const last = toCell === '' ? startOfDay(DAY_MAX) : readPoint(toCell, time.instants);
    if (last === undefined) return { fault: 'bad', column: toName, cell: toCell, expected };
    if (last < start) return { fault: 'reversed', column: toName, cell: toCell, expected };
    const whole = time.through && toCell !== '' && isDayOnly(toCell);
    setInstants(times, start, whole ? last + SECONDS_PER_DAY : last);
    if (time.mayBeEmpty) times.to = dayOfInstant(times.end);
    return undefined;
  };
}

function readPoint(cell: string, instants: boolean): Instant | undefined {
  if (instants) return readInstant(cell);
  const day = readDay(cell);
  return day === undefined ? undefined : startOfDay(day);
}

function single(
  kind: 'on' | 'at' | 'month',
  column: string,
  owner: string,
  header: Header,
): TimeReader | undefined {
  const index = header.require(column, owner);
  if (index === undefined) return undefined;
  const expected = kind === 'on' ? LOOKS.date : kind === 'at' ? LOOKS.instant : LOOKS.month;
  return (row, times) => {
    const cell = (row[index] ?? '').trim();
    if (cell === '') return { fault: 'empty', column, cell, expected };
    const point = kind === 'month' ? readMonth(cell) : readPoint(cell, kind === 'at');
    if (point === undefined) return { fault: 'bad', column, cell, expected };
    if (kind === 'month') setDays(times, firstDayOf(point), firstDayOf(point + 1));
    else setInstants(times, point, point);
    return undefined;
  };
}

function setDays(times: RowTimes, from: Day, to: Day): void {
  times.from = from;
  times.to = to;
  times.start = startOfDay(from);
  times.end = startOfDay(to);
}

// A record's days: at least the one it starts on, up to the day after its last.
function setInstants(times: RowTimes, start: Instant, end: Instant): void {
  times.start = start;
  times.end = end;
  times.from = dayOfInstant(start);
  times.to = Math.max(times.from + 1, dayOfInstant(end - 1) + 1);
}
