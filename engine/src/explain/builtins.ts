// Built-in functions as pure functions of values, shared by evaluation and fold. In: arguments, and
// the parts of the context that the function needs. Out: a value, or the code of what is wrong.
import type { Builtin } from '@avenant/dsl';
import {
  absolute,
  add,
  dayOfInstant,
  divide,
  firstDayOf,
  isZero,
  lastDayOf,
  type MonthEndRule,
  monthIndexOf,
  multiply,
  power,
  type Rational,
  rational,
  roundQuotient,
  SECONDS_PER_DAY,
  secondsOfDay,
  sign,
  startedMonthsBetween,
  startOfDay,
  subtract,
  toSafeNumber,
  weekdayOf,
  wholeMonthsBetween,
  ZERO,
} from '@avenant/dsl/values';
import type { Value } from '../facts/fact.ts';
import { addWorked, countWorked, type WorkingDays } from '../time/calendar.ts';
import { addMonthsBy } from '../time/months.ts';
import type { ValueKind } from './value-text.ts';
import { isRational } from './value-text.ts';

/** What a built-in function may need besides its arguments. */
export interface BuiltinContext {
  readonly monthEnd?: MonthEndRule;
  readonly moment: number;
  readonly workingDays?: WorkingDays;
}

/** An argument and what kind of value it is. */
export interface Argument {
  readonly value: Value;
  readonly kind: ValueKind;
}

/** Why a function has no value, as a code of the rating catalogue. */
export interface Fault {
  readonly fault: 'R0107' | 'R0108' | 'R0109' | 'R0110' | 'R0119';
}

/** The kinds of the results. */
export const BUILTIN_KINDS: Readonly<Record<Builtin, ValueKind>> = {
  'whole months': 'number',
  'started months': 'number',
  days: 'number',
  'add months': 'date',
  'add days': 'date',
  'add working days': 'date',
  'working days': 'number',
  'day of': 'date',
  'month of': 'month',
  'year of': 'number',
  'first day of': 'date',
  'last day of': 'date',
  'weekday of': 'number',
  'hour of': 'number',
  'month number of': 'number',
  'add time': 'instant',
  'time between': 'number',
  'previous month': 'month',
  'months before': 'month',
  increments: 'number',
  'whole part': 'number',
  power: 'number',
  absolute: 'number',
  sign: 'number',
};

const DIVIDED_BY_ZERO: Fault = { fault: 'R0107' };
const NO_RULE: Fault = { fault: 'R0108' };
const NOT_WHOLE: Fault = { fault: 'R0109' };
const NO_CALENDAR: Fault = { fault: 'R0110' };
const TOO_GREAT: Fault = { fault: 'R0119' };

/** Greater exponents are refused: their results would have too many digits. */
const EXPONENT_MAX = 10_000;

/** The value of a built-in function. */
export function callBuiltin(
  name: Builtin,
  args: readonly Argument[],
  context: BuiltinContext,
): Value | Fault {
  const [first, second, third] = args;
  switch (name) {
    case 'whole months':
      return rational(wholeMonthsBetween(dayAt(first), dayAt(second)));
    case 'started months':
      return rational(startedMonthsBetween(dayAt(first), dayAt(second)));
    case 'days':
      return rational((dayAt(second) - dayAt(first)) * SECONDS_PER_DAY);
    case 'add months':
      return addMonthsTo(dayAt(first), wholeAt(second), context);
    case 'add days':
      return addDaysTo(dayAt(first), numberAt(second));
    case 'add working days':
      return addWorkingDays(dayAt(first), wholeAt(second), context);
    case 'working days':
      if (context.workingDays === undefined) return NO_CALENDAR;
      return rational(countWorked(context.workingDays, dayAt(first), dayAt(second)));
    case 'day of':
      return dayAt(first);
    case 'month of':
      return monthAt(first);
    case 'year of':
      return rational(Math.floor(monthAt(first) / 12));
    case 'first day of':
      return firstDayOf(monthAt(first));
    case 'last day of':
      return lastDayOf(monthAt(first));
    case 'weekday of':
      return rational(weekdayOf(dayAt(first)));
    case 'month number of':
      return rational((((monthAt(first) % 12) + 12) % 12) + 1);
    case 'add time':
      return addTime(first, numberAt(second));
    case 'time between':
      return rational(countAt(second) - countAt(first));
    case 'hour of':
      return rational(Math.floor(secondsOfDay(countAt(first)) / 3600));
    case 'previous month':
      return previousMonth(wholeAt(first), context.moment);
    case 'months before':
      return monthsBefore(wholeAt(first), context.moment);
    case 'increments':
      return increments(numberAt(first), numberAt(second), numberAt(third));
    case 'whole part':
      return wholePart(numberAt(first));
    case 'power':
      return powerOf(numberAt(first), wholeAt(second));
    case 'absolute':
      return absolute(numberAt(first));
    case 'sign':
      return rational(sign(numberAt(first)));
  }
}

/** Whether a result is a fault. */
export function isFault(result: Value | Fault): result is Fault {
  return typeof result === 'object' && 'fault' in result;
}

function numberAt(argument: Argument | undefined): Rational {
  return argument !== undefined && isRational(argument.value) ? argument.value : ZERO;
}

function wholeAt(argument: Argument | undefined): number | undefined {
  return toSafeNumber(numberAt(argument));
}

function countAt(argument: Argument | undefined): number {
  return typeof argument?.value === 'number' ? argument.value : 0;
}

function dayAt(argument: Argument | undefined): number {
  const count = countAt(argument);
  if (argument?.kind === 'instant') return dayOfInstant(count);
  return argument?.kind === 'month' ? firstDayOf(count) : count;
}

function monthAt(argument: Argument | undefined): number {
  return argument?.kind === 'month' ? countAt(argument) : monthIndexOf(dayAt(argument));
}

function addMonthsTo(day: number, count: number | undefined, { monthEnd }: BuiltinContext) {
  if (count === undefined) return NOT_WHOLE;
  return addMonthsBy(monthEnd, day, count) ?? NO_RULE;
}

function addDaysTo(day: number, duration: Rational): number | Fault {
  const days = toSafeNumber(divide(duration, rational(SECONDS_PER_DAY)));
  return days === undefined ? NOT_WHOLE : day + days;
}

function addTime(to: Argument | undefined, duration: Rational): number | Fault {
  const seconds = toSafeNumber(duration);
  const from = to?.kind === 'instant' ? countAt(to) : startOfDay(dayAt(to));
  return seconds === undefined ? NOT_WHOLE : from + seconds;
}

function addWorkingDays(day: number, count: number | undefined, { workingDays }: BuiltinContext) {
  if (workingDays === undefined) return NO_CALENDAR;
  if (count === undefined) return NOT_WHOLE;
  return addWorked(workingDays, day, count) ?? NO_CALENDAR;
}

// The latest month of that number strictly before the moment's month.
function previousMonth(number: number | undefined, moment: number): number | Fault {
  if (number === undefined || number < 1 || number > 12) return NOT_WHOLE;
  const last = monthIndexOf(moment) - 1;
  return last - ((((last - (number - 1)) % 12) + 12) % 12);
}

function monthsBefore(count: number | undefined, moment: number): number | Fault {
  return count === undefined ? NOT_WHOLE : monthIndexOf(moment) - count;
}

function increments(quantity: Rational, first: Rational, following: Rational): Rational | Fault {
  if (quantity.n <= 0n) return ZERO;
  const rest = subtract(quantity, first);
  if (rest.n <= 0n) return first;
  if (following.n <= 0n) return DIVIDED_BY_ZERO;
  const steps = divide(rest, following);
  return add(first, multiply(rational(roundQuotient(steps.n, steps.d, 'ceiling')), following));
}

function wholePart(number: Rational): Rational {
  return rational(roundQuotient(number.n, number.d, 'floor'));
}

function powerOf(base: Rational, exponent: number | undefined): Rational | Fault {
  if (exponent === undefined) return NOT_WHOLE;
  if (Math.abs(exponent) > EXPONENT_MAX) return TOO_GREAT;
  return isZero(base) && exponent < 0 ? DIVIDED_BY_ZERO : power(base, exponent);
}
