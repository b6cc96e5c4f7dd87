// Differential tests, reference interpreter: terms. In: a term and where it stands. Out: its value,
// or the reason why there is none. One case an operation; nothing is remembered from one call to
// the next.
import type { Term } from '../../../dsl/src/index.ts';
import {
  add,
  compare,
  divide,
  fromText,
  isZero,
  monthIndexOf,
  multiply,
  negate,
  parseDay,
  parseInstant,
  parseMonth,
  type Rational,
  rational,
  roundToStep,
  subtract,
  sum,
} from '../../../dsl/src/values/index.ts';
import { termOf as contractDays, shareOfDay } from './calendar.ts';
import { callOf, floor } from './calls.ts';
import { attributeOf, definedOf, whenOf } from './facts.ts';
import { lookUp, overSeries, published } from './lookup.ts';
import { scaleOf } from './scale.ts';
import { daysOf, planDay, type Scope } from './scope.ts';
import { aggregateOf, chargesOf, windowOf } from './sets.ts';
import { isThereOn, type Thing } from './thing.ts';
import { timesOf } from './times-term.ts';
import {
  bool,
  date,
  MISSING_CODES,
  num,
  numberIn,
  thingIn,
  truthIn,
  type Val,
  Withheld,
} from './value.ts';

type TermOf<Op extends Term['op']> = Extract<Term, { readonly op: Op }>;

/** The value of a term. @throws Withheld when there is none. */
export function evaluate(term: Term, scope: Scope): Val {
  scope.world.met.term(term);
  const number = (one: Term): Rational => numberIn(evaluate(one, scope));
  const truth = (one: Term): boolean => truthIn(evaluate(one, scope));
  switch (term.op) {
    case 'number':
      return num(fromText(term.value) ?? unreadable(term.value));
    case 'text':
      return { is: 'text', value: term.value };
    case 'boolean':
      return bool(term.value);
    case 'date':
      return term.value.includes('T')
        ? { is: 'instant', value: parseInstant(term.value) ?? unreadable(term.value) }
        : date(parseDay(term.value) ?? unreadable(term.value));
    case 'month':
      return { is: 'month', value: parseMonth(term.value) ?? unreadable(term.value) };
    case 'fact':
      return { is: 'thing', value: scope.facts[term.depth] ?? contractThing(scope) };
    case 'attribute':
      return attributeOf(thingIn(evaluate(term.of, scope)), term.name, scope);
    case 'when':
      return whenOf(thingIn(evaluate(term.of, scope)), term.part);
    case 'key':
      return { is: 'text', value: thingIn(evaluate(term.of, scope)).key };
    case 'defined': {
      const of = term.of === undefined ? undefined : thingIn(evaluate(term.of, scope));
      return definedOf(term.name, of?.kind === 'contract' ? undefined : of, scope);
    }
    case 'moment':
      return date(scope.moment);
    case 'period':
      return periodPart(term.part, scope);
    case 'contract':
      return contractPart(term.part, scope);
    case 'add':
      return num(term.of.map(number).reduce((a, b) => add(a, b)));
    case 'multiply':
      return num(term.of.map(number).reduce((a, b) => multiply(a, b)));
    case 'subtract':
      return num(subtract(number(term.of[0]), number(term.of[1])));
    case 'divide':
      return num(quotient(number(term.of[0]), number(term.of[1])));
    case 'negate':
      return num(negate(number(term.of[0])));
    case 'min':
    case 'max':
      return extreme(
        term.of.map((one) => evaluate(one, scope)),
        term.op,
        scope,
      );
    case 'compare': {
      const [a, b] = [evaluate(term.of[0], scope), evaluate(term.of[1], scope)];
      scope.world.met.add(`compare ${a.is}`);
      return bool(stands(a, term.relation, b));
    }
    case 'and':
      return bool(term.of.every(truth));
    case 'or':
      return bool(term.of.some(truth));
    case 'not':
      return bool(!truth(term.of[0]));
    case 'choose': {
      const branch = term.branches.find(({ when }) => truth(when));
      return evaluate(branch?.then ?? term.otherwise, scope);
    }
    case 'known':
      return bool(unlessMissing(term.of[0], scope) !== undefined);
    case 'first known': {
      for (const one of term.of.slice(0, -1)) {
        const value = unlessMissing(one, scope);
        if (value !== undefined) return value;
      }
      return evaluate(term.of.at(-1) ?? unreadable('first known'), scope);
    }
    case 'round':
      return num(roundToStep(number(term.of[0]), above(number(term.step)), term.mode));
    case 'lookup':
      return lookUp(term, scope);
    case 'scale':
      return scaleOf(term, scope);
    case 'aggregate':
      return aggregateOf(term, scope);
    case 'charges':
      return num(sum(chargesOf(term, scope).map(({ amount }) => amount)));
    case 'series':
      return num(published(term.series, evaluate(term.at, scope), term.latest, scope));
    case 'convert': {
      const money = number(term.of[0]);
      const rate = published(term.series, evaluate(term.at, scope), false, scope);
      return num(term.inverse ? quotient(money, rate) : multiply(money, rate));
    }
    case 'over time':
      return num(overTime(term, scope));
    case 'in period': {
      const { from, to } = windowOf(term.window, scope);
      const period = { from, to: Math.max(from, to) };
      const start = contractDays(scope.world.plan.contract).from;
      if (to < start - 3660) throw new Withheld('R0114', term.of[0].op);
      return evaluate(term.of[0], { ...scope, period, moment: period.to - 1 });
    }
    case 'over series':
      return num(overSeries(term, scope));
    case 'call': {
      const args = term.of.map((one) => evaluate(one, scope));
      return callOf(scope.world.plan, term.function, args, scope.moment);
    }
    default:
      return timesOf(term, scope);
  }
}

function unlessMissing(term: Term, scope: Scope): Val | undefined {
  try {
    return evaluate(term, scope);
  } catch (problem) {
    if (problem instanceof Withheld && MISSING_CODES.has(problem.code)) return undefined;
    throw problem;
  }
}

function quotient(a: Rational, b: Rational): Rational {
  if (isZero(b)) throw new Withheld('R0107', '');
  return divide(a, b);
}

/** A size, which must be above zero. */
export function above(size: Rational): Rational {
  if (size.n <= 0n) throw new Withheld('R0116', '');
  return size;
}

function overTime(term: TermOf<'over time'>, scope: Scope): Rational {
  const { plan } = scope.world;
  const own = plan.rules.filter(({ clause }) => clause === scope.clause);
  const inForce = own.find(
    ({ effective: { from, to } }) =>
      planDay(from, -Infinity) <= scope.moment && scope.moment < planDay(to, Infinity),
  );
  const { proration } = inForce ?? own[0] ?? { proration: 'actual' as const };
  const service = term.during === undefined ? undefined : thingIn(evaluate(term.during, scope));
  const days = daysOf(windowOf(term.window, scope)).filter(
    (day) => service === undefined || isThereOn(service, day),
  );
  const parts = days.map((moment) => {
    const month = monthIndexOf(moment);
    const isFirst = days.find((day) => monthIndexOf(day) === month) === moment;
    const rate = numberIn(evaluate(term.of[0], { ...scope, moment }));
    if (term.per === 'day') return multiply(rate, rational(86400));
    return multiply(rate, shareOfDay(proration, moment, isFirst));
  });
  return sum(parts);
}

function periodPart(part: TermOf<'period'>['part'], { period }: Scope): Val {
  switch (part) {
    case 'from':
      return date(period.from);
    case 'to':
      return date(period.to);
    case 'days':
      return num(rational(period.to - period.from));
    case 'months':
      return num(sum(daysOf(period).map((day) => shareOfDay('actual', day, false))));
  }
}

function contractPart(part: TermOf<'contract'>['part'], { world, moment }: Scope): Val {
  const { contract } = world.plan;
  const days = contractDays(contract);
  if (part === 'start') return date(days.from);
  if (part === 'end') {
    const end = contract.initialTo ?? contract.to;
    if (end === null) throw new Withheld('R0113', contract.id);
    return date(planDay(end, 0));
  }
  const first = part === 'month number' ? days.from : planDay(contract.contractYearFrom, 0);
  const passed = callOf(world.plan, 'whole months', [date(first), date(moment)], moment);
  // Before the first of them there are earlier ones: 0, then below.
  const steps = floor(divide(numberIn(passed), rational(part === 'month number' ? 1 : 12)));
  return num(rational(steps + 1n));
}

/** The contract as a fact. */
export function contractThing({ world }: Scope): Thing {
  const { from, to } = contractDays(world.plan.contract);
  const { id: key } = world.plan.contract;
  return {
    kind: 'contract',
    type: '#contract',
    key,
    stretches: [{ from, to, values: new Map() }],
    start: from * 86400,
    end: to * 86400,
  };
}

/** The order of two values of one kind. */
export function order(a: Val, b: Val): number {
  if (a.is === 'number' && b.is === 'number') return compare(a.value, b.value);
  const [left, right] = [plain(a), plain(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function plain(value: Val): string | number {
  if (value.is === 'text') return value.value;
  if (value.is === 'thing') return value.value.key;
  if (value.is === 'boolean') return value.value ? 1 : 0;
  if (value.is === 'number' || value.is === 'times') throw new TypeError('two kinds compared');
  return value.value;
}

/** Whether two values stand in a relation. */
export function stands(a: Val, relation: TermOf<'compare'>['relation'], b: Val): boolean {
  const so = order(a, b);
  switch (relation) {
    case '=':
      return so === 0;
    case '<>':
      return so !== 0;
    case '<':
      return so < 0;
    case '<=':
      return so <= 0;
    case '>':
      return so > 0;
    case '>=':
      return so >= 0;
  }
}

function extreme(values: readonly Val[], op: 'min' | 'max', { world }: Scope): Val {
  const sign = op === 'min' ? -1 : 1;
  world.met.add(`${op} ${values[0]?.is}`);
  return values.reduce((best, value) => (order(value, best) * sign > 0 ? value : best));
}

function unreadable(text: string): never {
  throw new RangeError(`a plan with what cannot be read: ${text}`);
}
