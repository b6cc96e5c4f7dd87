// Fold: an explanation computed again from its leaves. In: a tree. Out: the value as canonical
// text; for every tree that evaluation makes it is the tree's own value.
import type { Builtin } from '@avenant/dsl';
import {
  divide,
  fromText,
  multiply,
  negate,
  ONE,
  parseDay,
  type Rational,
  type RoundingMode,
  rational,
  roundToStep,
  subtract,
  ZERO,
} from '@avenant/dsl/values';
import type { Value } from '../facts/fact.ts';
import type { WorkingDays } from '../time/calendar.ts';
import { type BuiltinContext, callBuiltin, isFault } from './builtins.ts';
import { holds, type Relation } from './compare-values.ts';
import type { Explanation } from './explanation.ts';
import {
  combineTimes,
  cutTimes,
  cutToWindow,
  lengthOfTimes,
  mergeTimes,
  unitsOfTimes,
} from './interval-functions.ts';
import { numbersOf, type Statistic, statistic } from './statistics.ts';
import { isRational, isTimes, parseValue, textOf, type ValueKind } from './value-text.ts';

type Step = Extract<Explanation, { kind: 'step' }>;

/**
 * The value of an explanation computed again from its leaves, as canonical text.
 * @throws RangeError when the tree is not one that evaluation makes.
 */
export function fold(explanation: Explanation): string {
  return textOf(foldedValue(explanation), explanation.valueKind ?? 'number');
}

function foldedValue(node: Explanation): Value {
  if (node.kind === 'input') return parseValue(node.value, node.valueKind ?? 'number');
  const value = operate(node, node.of.map(foldedValue));
  if (value === undefined) throw new RangeError(`a step without a value: ${node.operation}`);
  return value;
}

function operate(step: Step, values: readonly Value[]): Value | undefined {
  const [a = ZERO, b = ZERO] = numbersOf(values);
  switch (step.operation) {
    case 'add':
      return statistic('sum', values);
    case 'subtract':
      return subtract(a, b);
    case 'multiply':
      return numbersOf(values).reduce(multiply, ONE);
    case 'divide':
      return divide(a, b);
    case 'negate':
      return negate(a);
    case 'min':
      return statistic('least', values);
    case 'max':
      return statistic('greatest', values);
    case 'round':
      return roundToStep(a, numberOf(step, 'step'), textIn(step, 'mode') as RoundingMode);
    case 'same':
      return values.at(-1);
    case 'count':
      return rational(values.length);
    case 'sum':
    case 'distinct':
    case 'average':
    case 'greatest':
    case 'least':
    case 'percentile':
    case 'top':
      return statistic(step.operation satisfies Statistic, values, numberOf(step, 'parameter'));
    case 'compare':
      return holds(values[0] ?? ZERO, textIn(step, 'relation') as Relation, values[1] ?? ZERO);
    case 'logic':
      return logic(textIn(step, 'operator'), values);
    case 'builtin':
      return builtin(step, values);
  }
}

function logic(operator: string, values: readonly Value[]): boolean {
  if (operator === 'and') return values.every((value) => value === true);
  if (operator === 'or') return values.some((value) => value === true);
  return operator === 'not' ? values[0] !== true : values.length > 0;
}

function builtin(step: Step, values: readonly Value[]): Value | undefined {
  const name = textIn(step, 'function');
  if (name.startsWith('times')) return times(name, step, values);
  const args = values.map((value, index) => ({ value, kind: kindAt(step, index) }));
  const result = callBuiltin(name as Builtin, args, contextOf(step));
  return isFault(result) ? undefined : result;
}

function times(name: string, step: Step, values: readonly Value[]): Value | undefined {
  const lists = values.filter(isTimes);
  const [first = [], second = []] = lists;
  const number = values.find(isRational) ?? ZERO;
  switch (name) {
    case 'times': {
      const [window] = lists.slice(-1);
      return cutToWindow(lists.slice(0, -1).flat(), window?.[0] ?? { from: 0, to: 0 });
    }
    case 'times union':
    case 'times during':
    case 'times except':
      return combineTimes(name, first, second);
    case 'times merged':
      return mergeTimes(first, number);
    case 'times cut':
      return cutTimes(first, number);
    case 'times length':
      return lengthOfTimes(first);
    case 'times count':
      return rational(first.length);
    default:
      return unitsOfTimes(first, number, textIn(step, 'mode') === 'full' ? 'full' : 'started');
  }
}

function kindAt(step: Step, index: number): ValueKind {
  return step.of[index]?.valueKind ?? 'number';
}

function contextOf(step: Step): BuiltinContext {
  const { monthEnd, moment, weekdays, holidays } = step.parameters ?? {};
  const day = parseDay(moment ?? '') ?? 0;
  const rule = monthEnd as BuiltinContext['monthEnd'];
  const workingDays = weekdays === undefined ? undefined : workingDaysIn(weekdays, holidays ?? '');
  return {
    moment: day,
    ...(rule === undefined ? {} : { monthEnd: rule }),
    ...(workingDays === undefined ? {} : { workingDays }),
  };
}

function workingDaysIn(weekdays: string, holidays: string): WorkingDays {
  return {
    weekdays: new Set([...weekdays].map((digit) => Number.parseInt(digit, 10))),
    holidays: new Set(holidays.split(' ').flatMap((text) => parseDay(text) ?? [])),
  };
}

function textIn(step: Step, name: string): string {
  return step.parameters?.[name] ?? '';
}

function numberOf(step: Step, name: string): Rational {
  return fromText(textIn(step, name)) ?? ZERO;
}
