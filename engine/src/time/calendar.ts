// Working days: which days a calendar works, counted and stepped over. In: the days of the week
// that are worked and the holidays. Out: days and counts; no clock.
import type { PlanCalendar } from '@avenant/dsl';
import {
  type Day,
  type Interval,
  type Period,
  parseDay,
  startOfDay,
  weekdayOf,
} from '@avenant/dsl/values';

/** Which days are worked. */
export interface WorkingDays {
  /** 1 (Monday) to 7. */
  readonly weekdays: ReadonlySet<number>;
  readonly holidays: ReadonlySet<Day>;
}

/** The working days of a calendar of the plan. */
export function workingDaysOf(calendar: Pick<PlanCalendar, 'workingDays' | 'holidays'>) {
  const holidays = new Set(calendar.holidays.flatMap((text) => parseDay(text) ?? []));
  const days: WorkingDays = { weekdays: new Set(calendar.workingDays), holidays };
  return days;
}

/** Whether a day is worked. */
export function isWorked({ weekdays, holidays }: WorkingDays, day: Day): boolean {
  return weekdays.has(weekdayOf(day)) && !holidays.has(day);
}

/** How many days from `from` up to but not including `to` are worked; negative when reversed. */
export function countWorked(days: WorkingDays, from: Day, to: Day): number {
  if (to < from) return -countWorked(days, to, from) || 0;
  let count = 0;
  for (let day = from; day < to; day += 1) if (isWorked(days, day)) count += 1;
  return count;
}

/** The most days that stepping over days off may take before it is given up: some 11 years. */
const SEARCH_MAX = 4000;

/**
 * The `count`th worked day after `day` (before it when negative), the day itself when 0.
 * `undefined` when the calendar has no such day within reach.
 */
export function addWorked(days: WorkingDays, day: Day, count: number): Day | undefined {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let off = 0;
  let at = day;
  while (left > 0) {
    at += step;
    if (isWorked(days, at)) {
      left -= 1;
      off = 0;
    } else {
      off += 1;
    }
    if (off > SEARCH_MAX) return undefined;
  }
  return at;
}

/** The opening hours of a calendar in a period; a night belongs to the day on which it begins. */
export function openTimes(calendar: PlanCalendar, period: Period): readonly Interval[] {
  const days = workingDaysOf(calendar);
  const hours = calendar.hours ?? { from: 0, to: startOfDay(1) };
  const [first, last] = [startOfDay(period.from), startOfDay(period.to)];
  const open: Interval[] = [];
  for (let day = period.from - 1; day < period.to; day += 1) {
    const start = startOfDay(day);
    const from = Math.max(first, start + hours.from);
    const to = Math.min(last, start + hours.to);
    if (from < to && isWorked(days, day)) open.push({ from, to });
  }
  return open;
}
