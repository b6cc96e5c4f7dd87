// Differential tests, reference interpreter: the built-in functions, each by its plainest reading.
import type { Builtin, RatingPlan } from '../../../dsl/src/index.ts';
import {
  addMonths,
  compare,
  dayOfInstant,
  divide,
  firstDayOf,
  formatDay,
  lastDayOf,
  monthIndexOf,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  secondsOfDay,
  toSafeNumber,
  weekdayOf,
} from '../../../dsl/src/values/index.ts';
import { isWorked, monthsAfter } from './calendar.ts';
import { date, num, numberIn, type Val, Withheld } from './value.ts';

/** Calls a built-in function at a moment. */
export function callOf(plan: RatingPlan, name: Builtin, args: readonly Val[], moment: number): Val {
  const [a, b, c] = args;
  switch (name) {
    case 'whole months':
      return num(rational(wholeMonths(day(a), day(b))));
    case 'started months':
      return num(rational(startedMonths(day(a), day(b))));
    case 'days':
      return num(rational((day(b) - day(a)) * 86400));
    case 'add months':
      return date(monthsAfter(plan.contract, day(a), whole(b)));
    case 'add days':
      return date(day(a) + whole(b, rational(1, 86400)));
    case 'add working days':
      return date(addWorkingDays(plan, day(a), whole(b), text(c)));
    case 'working days':
      return num(rational(workingDays(plan, day(a), day(b), text(c))));
    case 'day of':
      return date(day(a));
    case 'month of':
      return { is: 'month', value: month(a) };
    case 'year of':
      return num(rational(Math.floor(month(a) / 12)));
    case 'first day of':
      return date(firstDayOf(month(a)));
    case 'last day of':
      return date(lastDayOf(month(a)));
    case 'weekday of':
      return num(rational(weekdayOf(day(a))));
    case 'month number of':
      return num(rational(Number(formatDay(firstDayOf(month(a))).slice(5, 7))));
    case 'add time': {
      const start = a?.is === 'instant' ? a.value : day(a) * 86400;
      return { is: 'instant', value: start + whole(b) };
    }
    case 'time between':
      return num(rational((given(b).value as number) - (given(a).value as number)));
    case 'hour of':
      return num(rational(Math.floor(secondsOfDay(given(a).value as number) / 3600)));
    case 'previous month': {
      let before = monthIndexOf(moment) - 1;
      while ((before % 12) + 1 !== whole(a)) before -= 1;
      return { is: 'month', value: before };
    }
    case 'months before':
      return { is: 'month', value: monthIndexOf(moment) - whole(a) };
    case 'increments':
      return num(increments(numberIn(given(a)), numberIn(given(b)), numberIn(given(c))));
    case 'whole part':
      return num(rational(floor(numberIn(given(a)))));
    case 'power': {
      let product = ONE;
      for (let times = 0; times < whole(b); times += 1) {
        product = multiply(product, numberIn(given(a)));
      }
      return num(product);
    }
    case 'absolute': {
      const value = numberIn(given(a));
      return num(compare(value, rational(0)) < 0 ? negate(value) : value);
    }
    case 'sign':
      return num(rational(compare(numberIn(given(a)), rational(0))));
  }
}

/** The greatest whole number that is not above a value. */
export function floor(value: Rational): bigint {
  const rest = ((value.n % value.d) + value.d) % value.d;
  return (value.n - rest) / value.d;
}

/** The least whole number that is not below a value. */
export const ceiling = (value: Rational): bigint => -floor(negate(value));

function given(value: Val | undefined): Val {
  if (value === undefined) throw new TypeError('a call with too few arguments');
  return value;
}

function text(value: Val | undefined): string {
  return value?.is === 'text' ? value.value : '';
}

function day(value: Val | undefined): number {
  if (value?.is === 'date') return value.value;
  if (value?.is === 'instant') return dayOfInstant(value.value);
  if (value?.is === 'month') return firstDayOf(value.value);
  throw new TypeError('a date was expected');
}

function month(value: Val | undefined): number {
  return value?.is === 'month' ? value.value : monthIndexOf(day(value));
}

function whole(value: Val | undefined, times: Rational = ONE): number {
  const count = toSafeNumber(multiply(numberIn(given(value)), times));
  if (count === undefined) throw new Withheld('R0109', '');
  return count;
}

// Counted up one by one; backwards, the same count below zero.
function wholeMonths(from: number, to: number): number {
  if (to < from) return -wholeMonths(to, from);
  let months = 0;
  while (addMonths(from, months + 1, 'last-day') <= to) months += 1;
  return months;
}

function startedMonths(from: number, to: number): number {
  if (to < from) return -startedMonths(to, from);
  let months = 0;
  while (addMonths(from, months, 'last-day') < to) months += 1;
  return months;
}

function calendarNamed(plan: RatingPlan, name: string) {
  const calendar = plan.calendars.find((one) => one.name === name);
  if (calendar === undefined) throw new Withheld('R0110', name);
  return calendar;
}

function workingDays(plan: RatingPlan, from: number, to: number, name: string): number {
  if (to < from) return -workingDays(plan, to, from, name);
  const calendar = calendarNamed(plan, name);
  let count = 0;
  for (let at = from; at < to; at += 1) if (isWorked(calendar, at)) count += 1;
  return count;
}

function addWorkingDays(plan: RatingPlan, from: number, count: number, name: string): number {
  const calendar = calendarNamed(plan, name);
  let at = from;
  for (let left = Math.abs(count); left > 0; ) {
    at += count < 0 ? -1 : 1;
    if (isWorked(calendar, at)) left -= 1;
  }
  return at;
}

function increments(quantity: Rational, first: Rational, following: Rational): Rational {
  if (quantity.n <= 0n) return rational(0);
  if (compare(quantity, first) <= 0) return first;
  const rest = { n: quantity.n * first.d - first.n * quantity.d, d: quantity.d * first.d };
  const steps = ceiling(divide(rational(rest.n, rest.d), following));
  return rational(first.n * following.d + steps * following.n * first.d, first.d * following.d);
}
