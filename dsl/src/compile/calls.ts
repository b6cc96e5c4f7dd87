// Compile, calls: built-in functions with their argument and result types, in one table.
import type { Expression } from '../ast/expression.ts';
import { FUNCTIONS, findBuiltin } from '../language/functions.ts';
import { FOREIGN_CALLS } from '../language/habits.ts';
import type { Builtin, Term } from '../plan/index.ts';
import { SECONDS_PER_DAY } from '../values/index.ts';
import { report, reportUnknown, type Scope, type Typed, use } from './context.ts';
import { bareName, elaborate } from './expression.ts';
import { NOTHING } from './literals.ts';
import { elaborateSeries } from './series.ts';
import { keyOf } from './symbols.ts';
import { combine, DURATION, NUMBER, type Type, typeText } from './types.ts';

type CallNode = Extract<Expression, { readonly kind: 'call' }>;
type Want = 'date' | 'number' | 'months' | 'duration' | 'times' | 'calendar' | 'rate' | 'dated';

const MONTHS: Type = { kind: 'number', dimension: { month: 1 } };
const TIME: Type = { kind: 'number', dimension: DURATION };
const DATE: Type = { kind: 'date' };
const MONTH: Type = { kind: 'month' };
const TIMES: Type = { kind: 'times' };

interface Signature {
  readonly takes: readonly Want[];
  readonly gives: Type | 'first' | 'integrated';
  readonly make: (of: readonly Term[]) => Term;
}

const call =
  (name: Builtin) =>
  (of: readonly Term[]): Term => ({ op: 'call', function: name, of });
const at = (of: readonly Term[], index: number): Term => of[index] ?? { op: 'number', value: '0' };
const pair = (of: readonly Term[]): readonly [Term, Term] => [at(of, 0), at(of, 1)];

const plain = (value: number): Term => ({ op: 'number', value: `${value}` });

// The first day of its month, as many months back as lie before it in the year.
function yearStart(date: Term): Term {
  const back: Term = { op: 'subtract', of: [plain(1), call('month number of')([date])] };
  return call('add months')([call('first day of')([date]), back]);
}

function yearDays(date: Term): Term {
  const start = yearStart(date);
  const time = call('days')([start, call('add months')([start, plain(12)])]);
  return { op: 'divide', of: [time, plain(SECONDS_PER_DAY)] };
}

// The day itself where it is worked: one working day on from the day before, or back from the next.
function workedFrom(of: readonly Term[], days: 1 | -1): Term {
  const aside = call('add days')([at(of, 0), plain(days * SECONDS_PER_DAY)]);
  return call('add working days')([aside, plain(-days), at(of, 1)]);
}

// Of the initial term, or of the renewal that holds the day.
function termEdge(part: 'start' | 'end', renewedBy: number | undefined): Term {
  const end: Term = { op: 'contract', part: 'end' };
  const own: Term = { op: 'contract', part };
  if (renewedBy === undefined) return own;
  const today: Term = { op: 'moment' };
  const gone = call('whole months')([end, today]);
  const renewals = call('whole part')([{ op: 'divide', of: [gone, plain(renewedBy)] }]);
  const begun: Term = part === 'end' ? { op: 'add', of: [renewals, plain(1)] } : renewals;
  const months: Term = { op: 'multiply', of: [begun, plain(renewedBy)] };
  return {
    op: 'choose',
    branches: [{ when: { op: 'compare', relation: '<', of: [today, end] }, then: own }],
    otherwise: call('add months')([end, months]),
  };
}

const SIGNATURES: Readonly<Record<string, Signature>> = {
  'whole months': { takes: ['date', 'date'], gives: MONTHS, make: call('whole months') },
  'started months': { takes: ['date', 'date'], gives: MONTHS, make: call('started months') },
  days: { takes: ['date', 'date'], gives: TIME, make: call('days') },
  'add months': { takes: ['date', 'months'], gives: DATE, make: call('add months') },
  'add days': { takes: ['date', 'duration'], gives: DATE, make: call('add days') },
  'add working days': {
    takes: ['date', 'number', 'calendar'],
    gives: DATE,
    make: call('add working days'),
  },
  'next working day': {
    takes: ['date', 'calendar'],
    gives: DATE,
    make: (of) => workedFrom(of, -1),
  },
  'previous working day': {
    takes: ['date', 'calendar'],
    gives: DATE,
    make: (of) => workedFrom(of, 1),
  },
  'working days': {
    takes: ['date', 'date', 'calendar'],
    gives: NUMBER,
    make: call('working days'),
  },
  'day of': { takes: ['dated'], gives: DATE, make: call('day of') },
  'month of': { takes: ['dated'], gives: MONTH, make: call('month of') },
  'year of': { takes: ['dated'], gives: NUMBER, make: call('year of') },
  'month number of': { takes: ['dated'], gives: NUMBER, make: call('month number of') },
  'year start': { takes: ['dated'], gives: DATE, make: (of) => yearStart(at(of, 0)) },
  'year days': { takes: ['dated'], gives: NUMBER, make: (of) => yearDays(at(of, 0)) },
  'first day of': { takes: ['dated'], gives: DATE, make: call('first day of') },
  'last day of': { takes: ['dated'], gives: DATE, make: call('last day of') },
  'weekday of': { takes: ['dated'], gives: NUMBER, make: call('weekday of') },
  'hour of': { takes: ['dated'], gives: NUMBER, make: call('hour of') },
  'previous month': { takes: ['number'], gives: MONTH, make: call('previous month') },
  'months before': { takes: ['number'], gives: MONTH, make: call('months before') },
  increments: { takes: ['number', 'number', 'number'], gives: 'first', make: call('increments') },
  'whole part': { takes: ['number'], gives: 'first', make: call('whole part') },
  power: { takes: ['number', 'number'], gives: NUMBER, make: call('power') },
  absolute: { takes: ['number'], gives: 'first', make: call('absolute') },
  sign: { takes: ['number'], gives: NUMBER, make: call('sign') },
  'over time': {
    takes: ['rate'],
    gives: 'integrated',
    make: (of) => ({ op: 'over time', of: [at(of, 0)], window: { kind: 'period' } }),
  },
  'period start': { takes: [], gives: DATE, make: () => ({ op: 'period', part: 'from' }) },
  'period end': { takes: [], gives: DATE, make: () => ({ op: 'period', part: 'to' }) },
  'period days': { takes: [], gives: NUMBER, make: () => ({ op: 'period', part: 'days' }) },
  'period months': { takes: [], gives: NUMBER, make: () => ({ op: 'period', part: 'months' }) },
  'contract start': { takes: [], gives: DATE, make: () => ({ op: 'contract', part: 'start' }) },
  'contract end': { takes: [], gives: DATE, make: () => ({ op: 'contract', part: 'end' }) },
  'term start': { takes: [], gives: DATE, make: () => termEdge('start', undefined) },
  'term end': { takes: [], gives: DATE, make: () => termEdge('end', undefined) },
  'contract month': {
    takes: [],
    gives: NUMBER,
    make: () => ({ op: 'contract', part: 'month number' }),
  },
  'contract year': {
    takes: [],
    gives: NUMBER,
    make: () => ({ op: 'contract', part: 'year number' }),
  },
  'total time': {
    takes: ['times'],
    gives: TIME,
    make: (of) => ({ op: 'times length', of: [at(of, 0)] }),
  },
  'number of times': {
    takes: ['times'],
    gives: NUMBER,
    make: (of) => ({ op: 'times count', of: [at(of, 0)] }),
  },
  'started units': {
    takes: ['times', 'duration'],
    gives: NUMBER,
    make: (of) => ({ op: 'times units', of: [at(of, 0)], size: at(of, 1), mode: 'started' }),
  },
  'full units': {
    takes: ['times', 'duration'],
    gives: NUMBER,
    make: (of) => ({ op: 'times units', of: [at(of, 0)], size: at(of, 1), mode: 'full' }),
  },
  merged: {
    takes: ['times', 'duration'],
    gives: TIMES,
    make: (of) => ({ op: 'times merged', of: [at(of, 0)], gap: at(of, 1) }),
  },
  cut: {
    takes: ['times', 'duration'],
    gives: TIMES,
    make: (of) => ({ op: 'times cut', of: [at(of, 0)], length: at(of, 1) }),
  },
  joined: {
    takes: ['times', 'times'],
    gives: TIMES,
    make: (of) => ({ op: 'times union', of: pair(of) }),
  },
  within: {
    takes: ['times', 'times'],
    gives: TIMES,
    make: (of) => ({ op: 'times during', of: pair(of) }),
  },
  without: {
    takes: ['times', 'times'],
    gives: TIMES,
    make: (of) => ({ op: 'times except', of: pair(of) }),
  },
  'open hours': {
    takes: ['calendar'],
    gives: TIMES,
    make: (of) => {
      const first = at(of, 0);
      return { op: 'times open', calendar: first.op === 'text' ? first.value : '' };
    },
  },
};

/** Elaborates a call of a built-in function. */
export function elaborateCall(node: CallNode, scope: Scope): Typed {
  const builtin = findBuiltin(FUNCTIONS, keyOf(node.name), scope.language);
  if (builtin === undefined) {
    const advice = FOREIGN_CALLS.get(keyOf(node.name));
    if (advice !== undefined) {
      const values = { word: `${node.name.text}(…)`, advice: advice.en, conseil: advice.fr };
      report(scope, 'C0209', node.name, { values });
      return NOTHING;
    }
    const names = FUNCTIONS.map((item) => item[scope.language][0]);
    reportUnknown(scope, 'C0311', node.name, node.name.text, names);
    return NOTHING;
  }
  if (builtin.id === 'latest') return latest(node, scope);
  const signature = SIGNATURES[builtin.id];
  if (signature === undefined) return NOTHING;
  if (node.arguments.length !== signature.takes.length) {
    const values = {
      name: node.name.text,
      wanted: `${signature.takes.length}`,
      found: `${node.arguments.length}`,
    };
    report(scope, 'C0405', node, { values });
    return NOTHING;
  }
  const parts = node.arguments.map((item, i) => argument(item, signature.takes[i], scope));
  if (parts.some((part) => part.type.kind === 'unknown')) return NOTHING;
  const { renewedBy } = scope.session.symbols;
  const edge =
    builtin.id === 'term start' ? 'start' : builtin.id === 'term end' ? 'end' : undefined;
  const made =
    edge === undefined ? signature.make(parts.map((part) => part.term)) : termEdge(edge, renewedBy);
  const term = made.op === 'over time' ? inService(made, scope) : made;
  const first = parts[0]?.type ?? NUMBER;
  if (signature.gives === 'first') return { term, type: first };
  if (signature.gives !== 'integrated') return { term, type: signature.gives };
  if (first.kind !== 'number') return NOTHING;
  const daily = first.dimension.month !== -1;
  const dimension = combine.multiply(first.dimension, daily ? { second: 1 } : { month: 1 });
  const type: Type = { kind: 'number', dimension };
  return { term: daily && term.op === 'over time' ? { ...term, per: 'day' } : term, type };
}

/** For an item the days are those in service. */
function inService(term: Extract<Term, { op: 'over time' }>, scope: Scope): Term {
  const [innermost] = scope.facts;
  const type = innermost === undefined ? undefined : keyOf(innermost);
  const kind = type === undefined ? undefined : scope.session.symbols.types.get(type)?.kind;
  return kind === 'item' ? { ...term, during: { op: 'fact', depth: 0 } } : term;
}

function argument(node: Expression, want: Want | undefined, scope: Scope): Typed {
  if (want === 'calendar') return calendar(node, scope);
  const value = elaborate(node, scope);
  if (value.type.kind === 'unknown' || fits(value.type, want)) return value;
  const found = typeText(value.type);
  const wanted = WANTED[want ?? 'number'];
  const values = { found: found.en, trouve: found.fr, wanted: wanted.en, attendu: wanted.fr };
  report(scope, 'C0406', node, { values });
  return NOTHING;
}

const WANTED: Readonly<Record<Want, { en: string; fr: string }>> = {
  date: { en: 'a date', fr: 'une date' },
  dated: { en: 'a date, a time stamp or a month', fr: 'une date, un horodatage ou un mois' },
  number: { en: 'a number', fr: 'un nombre' },
  months: { en: 'a number of months', fr: 'un nombre de mois' },
  duration: { en: 'a length of time', fr: 'une durée' },
  times: { en: 'stretches of time (`times of …`)', fr: 'des plages (`plages de …`)' },
  calendar: { en: 'the name of a calendar', fr: 'le nom d’un calendrier' },
  rate: { en: 'a value per month or per day', fr: 'une valeur par mois ou par jour' },
};

function fits(type: Type, want: Want | undefined): boolean {
  const has = (base: string, exponent: number): boolean =>
    type.kind === 'number' && type.dimension[base] === exponent;
  switch (want) {
    case 'date':
      return type.kind === 'date' || type.kind === 'instant';
    case 'dated':
      return type.kind === 'date' || type.kind === 'instant' || type.kind === 'month';
    case 'months':
      return has('month', 1);
    case 'duration':
      return has('second', 1);
    case 'rate':
      return has('month', -1) || has('second', -1);
    case 'times':
      return type.kind === 'times';
    default:
      return type.kind === 'number';
  }
}

function calendar(node: Expression, scope: Scope): Typed {
  const name = bareName(node);
  const text = name?.text ?? (node.kind === 'text' ? node.text : '');
  const found = scope.session.symbols.calendars.get(keyOf(text));
  if (found === undefined) {
    const names = [...scope.session.symbols.calendars.values()].map((item) => item.block.name.text);
    reportUnknown(scope, 'C0317', node, text, names);
    return NOTHING;
  }
  use(scope, node, 'calendar', keyOf(text));
  return { term: { op: 'text', value: found.block.name.text }, type: { kind: 'text' } };
}

function latest(node: CallNode, scope: Scope): Typed {
  const [series, when] = node.arguments;
  const name = series === undefined ? undefined : bareName(series);
  if (name === undefined || when === undefined) {
    report(scope, 'C0405', node, { values: { name: node.name.text, wanted: '2', found: '1' } });
    return NOTHING;
  }
  return elaborateSeries(name, when, scope, true);
}
