// Stage: values. The civil calendar in one import: days (day.ts), months (month.ts) and half-open
// periods (period.ts). In and out: whole numbers and ISO text; no clock, no time zone.

export {
  DAY_MAX,
  DAY_MIN,
  type Day,
  dayOf,
  dayOfMonth,
  daysInMonth,
  formatDay,
  monthOf,
  parseDay,
  weekdayOf,
  yearOf,
} from './day.ts';
export {
  addMonths,
  firstDayOf,
  formatMonth,
  lastDayOf,
  type Month,
  type MonthEndRule,
  monthIndexOf,
  parseMonth,
  startedMonthsBetween,
  wholeMonthsBetween,
} from './month.ts';
export { containsDay, intersect, monthPeriod, type Period, period, periodDays } from './period.ts';
