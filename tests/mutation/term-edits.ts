// Mutation, terms: for every node of a formula, the formulas that a slip of the pen would have
// made. In: a part of a plan that holds terms. Out: edits at their paths.
import type { Band, SetTerm, Term, Window } from '../../dsl/src/index.ts';
import {
  add,
  divide,
  formatDay,
  formatMonth,
  fromText,
  multiply,
  negate,
  ONE,
  parseDay,
  parseMonth,
  type Rational,
  rational,
  toText,
} from '../../dsl/src/values/index.ts';
import { type Edit, type Path, plain, SHOWN } from './mutant.ts';

type Op<K extends Term['op']> = Extract<Term, { readonly op: K }>;

/** A node that takes another's place, and the family of the slip. */
type Slip = readonly [operator: string, text: string, node: unknown];

/** The edits of all the terms in a part of a plan. */
export function* termEdits(node: unknown, path: Path, part: string): Iterable<Edit> {
  if (typeof node !== 'object' || node === null) return;
  const key = path.at(-1);
  const slips: Slip[] = [];
  if ('op' in node) slips.push(...termSlips(node as Term));
  else if (key === 'window') slips.push(...windowSlips(node as Window));
  else if (key === 'set' || key === 'over') slips.push(...setSlips(node as SetTerm));
  const was = plain(node);
  for (const [operator, text, value] of slips) {
    if (plain(value) === was) continue;
    yield { operator, part, text: `${text} in ${shortened(was)}`, changes: [{ path, value }] };
  }
  const inner = Array.isArray(node) ? [...node.entries()] : Object.entries(node);
  for (const [name, child] of inner) {
    if (SHOWN.has(`${name}`) || name === 'span') continue;
    // The edges of bands are changed with those of their neighbours.
    if (isBand(node) && (name === 'from' || name === 'to')) continue;
    yield* termEdits(child, [...path, name], part);
  }
}

const isBand = (node: object): boolean => 'fromIncluded' in node && 'value' in node;

function shortened(text: string): string {
  const bare = text.replace(/"(?:op|kind|name|value|of)":/g, '').replace(/["{}[\]]/g, '');
  return bare.length > 150 ? `${bare.slice(0, 149)}…` : bare;
}

const SWAPPED: Readonly<Record<string, Term['op']>> = {
  and: 'or',
  or: 'and',
  min: 'max',
  max: 'min',
  add: 'multiply',
  subtract: 'add',
  multiply: 'add',
  divide: 'multiply',
  'times union': 'times during',
  'times during': 'times except',
  'times except': 'times union',
};

const OTHER_RELATIONS: Readonly<Record<string, readonly string[]>> = {
  '=': ['<>'],
  '<>': ['='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
};

const OTHER_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  sum: ['greatest', 'average'],
  count: [],
  distinct: [],
  average: ['greatest', 'least'],
  greatest: ['least', 'sum'],
  least: ['greatest', 'sum'],
  any: ['every'],
  every: ['any'],
  percentile: ['greatest', 'average'],
  top: ['sum', 'greatest'],
};

const OTHER_PARTS: Readonly<Record<string, readonly string[]>> = {
  day: ['end-day'],
  'end-day': ['day'],
  start: ['end'],
  end: ['start'],
  from: ['to'],
  to: ['from'],
  days: ['months'],
  months: ['days'],
  'month number': ['year number'],
  'year number': ['month number'],
};

const OTHER_CALLS: Readonly<Record<string, string>> = {
  'whole months': 'started months',
  'started months': 'whole months',
  'first day of': 'last day of',
  'last day of': 'first day of',
};

function termSlips(term: Term): readonly Slip[] {
  switch (term.op) {
    case 'number':
      return numberSlips(term);
    case 'boolean':
      return [['constant', `not ${term.value}`, { ...term, value: !term.value }]];
    case 'date':
      return shiftedDays(term.value).map((value) => ['date', value, { ...term, value }]);
    case 'month':
      return shiftedMonths(term.value).map((value) => ['month', value, { ...term, value }]);
    case 'compare':
      return (OTHER_RELATIONS[term.relation] ?? []).map((relation): Slip => {
        return ['relation', `${term.relation} ${relation}`, { ...term, relation }];
      });
    case 'when':
    case 'period':
    case 'contract':
      return (OTHER_PARTS[term.part] ?? []).map((part): Slip => {
        return ['part', `${term.part} ${part}`, { ...term, part }];
      });
    case 'and':
    case 'or':
    case 'min':
    case 'max':
    case 'add':
    case 'multiply':
    case 'subtract':
    case 'divide':
      return operandSlips(term);
    case 'not':
    case 'negate':
      return [['sign', `no ${term.op}`, term.of[0]]];
    case 'known':
      return [['logic', 'always known', { op: 'boolean', value: true }]];
    case 'first known':
      return term.of.map((one, at): Slip => ['branch', `only ${at + 1}`, one]);
    case 'choose':
      return [
        ...term.branches.map(({ then }, at): Slip => ['branch', `always ${at + 1}`, then]),
        ['branch', 'never', term.otherwise],
      ];
    case 'round':
      return roundSlips(term);
    case 'scale':
      return scaleSlips(term);
    case 'aggregate':
      return (OTHER_FUNCTIONS[term.function] ?? []).map((other): Slip => {
        const { parameter: _none, ...rest } = term;
        return ['aggregate', `${term.function} ${other}`, { ...rest, function: other }];
      });
    case 'charges':
      return chargesSlips(term);
    case 'series':
      return [
        ['series', `latest ${!term.latest}`, { ...term, latest: !term.latest }],
        ...shiftedAt(term),
      ];
    case 'over series':
      return (OTHER_FUNCTIONS[term.function] ?? []).map((other): Slip => {
        return ['aggregate', `${term.function} ${other}`, { ...term, function: other }];
      });
    case 'convert':
      return [
        ['series', `inverse ${!term.inverse}`, { ...term, inverse: !term.inverse }],
        ...shiftedAt(term),
      ];
    case 'over time': {
      const { during, ...rest } = term;
      return during === undefined ? [] : [['window', 'no during', rest]];
    }
    case 'call': {
      const other = OTHER_CALLS[term.function];
      if (other !== undefined) return [['call', other, { ...term, function: other }]];
      const bare = ['whole part', 'absolute', 'increments'].includes(term.function);
      return bare ? [['call', `no ${term.function}`, term.of[0]]] : [];
    }
    case 'times units': {
      const mode = term.mode === 'started' ? 'full' : 'started';
      return [['rounding', mode, { ...term, mode }]];
    }
    case 'times merged':
    case 'times cut':
      return [['times', `not ${term.op}`, term.of[0]]];
    case 'times union':
    case 'times during':
    case 'times except': {
      const op = SWAPPED[term.op] ?? term.op;
      return [
        ['times', op, { ...term, op }],
        ['times', 'only first', term.of[0]],
      ];
    }
    default:
      return [];
  }
}

// One more and one less of the last digit written, in the unit it is written in.
function numberSlips({ value, unit, ...rest }: Op<'number'>): readonly Slip[] {
  const factor = fromText(unit?.factor ?? '1') ?? ONE;
  const shown = divide(fromText(value) ?? ONE, factor);
  const step = lastDigit(shown);
  return [step, negate(step)].map((by): Slip => {
    const next = toText(multiply(add(shown, by), factor));
    return [
      'constant',
      `${toText(shown)} ${toText(add(shown, by))}`,
      { ...rest, unit, value: next },
    ];
  });
}

/** One in the last decimal of a number as written. */
export function lastDigit(shown: Rational): Rational {
  const decimals = toText(shown).split('.')[1]?.length ?? 0;
  return rational(1n, 10n ** BigInt(decimals));
}

/** The days before and after. */
export function shiftedDays(text: string): readonly string[] {
  const day = parseDay(text);
  return day === undefined ? [] : [formatDay(day - 1), formatDay(day + 1)];
}

/** The months before and after. */
export function shiftedMonths(text: string): readonly string[] {
  const month = parseMonth(text);
  return month === undefined ? [] : [formatMonth(month - 1), formatMonth(month + 1)];
}

function operandSlips(term: Term & { readonly of: readonly Term[] }): readonly Slip[] {
  const { op, of } = term;
  const swapped = SWAPPED[op];
  const isLogic = op === 'and' || op === 'or';
  const slips: Slip[] = [];
  // Money times money is no money: sums and products change into each other only as signs do.
  if (op === 'add') slips.push(['sign', 'add subtract', minus(term)]);
  else if (op !== 'multiply' && swapped !== undefined) {
    slips.push([isLogic ? 'logic' : 'bound', `${op} ${swapped}`, { ...term, op: swapped }]);
  }
  if (op === 'multiply') slips.push(['sign', 'negated', { op: 'negate', of: [term] }]);
  of.forEach((_one, at) => {
    const left = of.filter((_other, index) => index !== at);
    const [only] = left;
    const kept = left.length === 1 ? only : { ...term, of: left };
    if ((op === 'subtract' || op === 'divide') && at === 0) return;
    slips.push([isLogic ? 'logic' : 'operand', `${op} without ${at + 1}`, kept]);
  });
  return slips;
}

function minus({ of, ...term }: Term & { readonly of: readonly Term[] }): unknown {
  const [first, ...rest] = of;
  const others = rest.length === 1 ? rest[0] : { ...term, op: 'add', of: rest };
  return { ...term, op: 'subtract', of: [first, others] };
}

const TWINS: Readonly<Record<string, string>> = { up: 'ceiling', down: 'floor' };

function roundSlips(term: Op<'round'>): readonly Slip[] {
  // Above zero `up` is `ceiling` and `down` is `floor`: quantities are not rounded below it.
  const own = TWINS[term.mode] ?? term.mode;
  const modes = ['floor', 'ceiling', 'half-up'].filter((mode) => mode !== own);
  return [
    ...modes.map((mode): Slip => ['rounding', `${term.mode} ${mode}`, { ...term, mode }]),
    ['rounding', 'not rounded', term.of[0]],
  ];
}

const OTHER_SCALES: Readonly<Record<string, readonly string[]>> = {
  graduated: ['volume'],
  volume: ['graduated'],
  step: [],
  package: [],
};

// An edge belongs to the band under it and the band over it: both move, so that the bands still
// follow each other as the compiler asks.
function scaleSlips(term: Op<'scale'>): readonly Slip[] {
  const kinds = (OTHER_SCALES[term.kind] ?? []).map((kind): Slip => {
    return ['scale', `${term.kind} ${kind}`, { ...term, kind }];
  });
  const edges = new Map(
    term.bands.flatMap(({ from, to }) =>
      [from, to].flatMap((edge) => (edge === undefined ? [] : [[plain(edge), edge] as const])),
    ),
  );
  const slips = [...edges].flatMap(([text, edge]): readonly Slip[] => {
    const moved = edge.op === 'number' ? numberSlips(edge) : [];
    const withEdge = (next: unknown): unknown => ({
      ...term,
      bands: term.bands.map((band) => moveEdge(band, text, next as Term)),
    });
    const flipped = { ...term, bands: term.bands.map((band) => flipEdge(band, text)) };
    return [
      ...moved.map(([, words, next]): Slip => ['edge', words, withEdge(next)]),
      ['included', `edge ${shortened(text)}`, flipped],
    ];
  });
  return [...kinds, ...slips];
}

function moveEdge(band: Band, text: string, next: Term): Band {
  return {
    ...band,
    ...(band.from !== undefined && plain(band.from) === text ? { from: next } : {}),
    ...(band.to !== undefined && plain(band.to) === text ? { to: next } : {}),
  };
}

function flipEdge(band: Band, text: string): Band {
  const from = band.from !== undefined && plain(band.from) === text;
  const to = band.to !== undefined && plain(band.to) === text;
  return {
    ...band,
    ...(from ? { fromIncluded: !band.fromIncluded } : {}),
    ...(to ? { toIncluded: !band.toIncluded } : {}),
  };
}

function chargesSlips(term: Op<'charges'>): readonly Slip[] {
  const without = (list: readonly string[], at: number) => list.filter((_one, i) => i !== at);
  const { clauses, except, of, ...rest } = term;
  const slips: Slip[] = [];
  clauses?.forEach((clause, at) => {
    const left = without(clauses, at);
    const next = left.length === 0 ? { op: 'number', value: '0' } : { ...term, clauses: left };
    slips.push(['charges', `without ${clause}`, next]);
  });
  except?.forEach((clause, at) => {
    slips.push(['charges', `with ${clause}`, { ...term, except: without(except, at) }]);
  });
  if (of !== undefined) {
    const all = { ...rest, ...(clauses && { clauses }), ...(except && { except }) };
    slips.push(['charges', 'of all', all]);
  }
  return slips;
}

// A series read a day sooner or later; months are shifted in their own literals and calls.
function shiftedAt(term: Op<'series' | 'convert'>): readonly Slip[] {
  if (term.at.op !== 'moment' && term.at.op !== 'when') return [];
  return ['-86400', '86400'].map((value): Slip => {
    const by: Term = { op: 'number', value };
    const at: Term = { op: 'call', function: 'add days', of: [term.at, by] };
    return ['series', `by ${value} seconds`, { ...term, at }];
  });
}

const WIDER: Readonly<Record<string, string>> = {
  month: 'quarter',
  quarter: 'calendar-year',
  'calendar-year': 'contract-year',
  'contract-year': 'calendar-year',
  term: 'calendar-year',
};

function windowSlips(window: Window): readonly Slip[] {
  const slip = (text: string, value: object): Slip => ['window', text, value];
  switch (window.kind) {
    case 'period':
      return [
        slip('previous month', { kind: 'month', offset: -1, toDate: false }),
        slip('ever', { kind: 'ever' }),
      ];
    case 'month':
    case 'quarter':
    case 'calendar-year':
    case 'contract-year':
    case 'term': {
      const { offset, kind } = window;
      const wider = WIDER[kind] ?? kind;
      return [
        slip(wider, { ...window, kind: wider }),
        ...(kind === 'term' ? [] : [slip('one before', { ...window, offset: offset - 1 })]),
        ...(offset < 0 ? [slip('one after', { ...window, offset: offset + 1 })] : []),
        ...(offset === 0 ? [slip('to date', { ...window, toDate: !window.toDate })] : []),
      ];
    }
    case 'months':
      return [slip(`before ${!window.before}`, { ...window, before: !window.before })];
    case 'moment':
      return [slip('ever', { kind: 'ever' }), slip('period', { kind: 'period' })];
    case 'range':
      return [slip('ever', { kind: 'ever' })];
    case 'ever':
      return [slip('period', { kind: 'period' })];
  }
}

function setSlips({ where, before, ...set }: SetTerm): readonly Slip[] {
  const slips: Slip[] = [];
  if (where !== undefined)
    slips.push(['set', 'without where', { ...set, ...(before && { before }) }]);
  if (before) slips.push(['set', 'without before', { ...set, ...(where && { where }) }]);
  return slips;
}
