// Compile, periods: a value on another day or in another period, and the values of a series in a
// window.
import type { Expression } from '../ast/expression.ts';
import type { Term, Window } from '../plan/index.ts';
import { elaborateWindow } from './aggregates.ts';
import { report, reportUnknown, type Scope, type Typed, use } from './context.ts';
import { elaborate } from './expression.ts';
import { NOTHING } from './literals.ts';
import { lookUp } from './names.ts';
import { elaborateSeries } from './series.ts';
import { keyOf } from './symbols.ts';
import { NUMBER, typeText } from './types.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** `NAME for D`: a series at a date or month, else what the name is then. */
export function elaborateNamedAt({ series, at }: Of<'series'>, scope: Scope): Typed {
  const isSeries = scope.session.symbols.series.has(keyOf(series));
  const value = isSeries ? undefined : lookUp(series, scope);
  return value === undefined ? elaborateSeries(series, at, scope, false) : onDay(value, at, scope);
}

/** `X for D`. Of a series the date is the series' own: `scale of SYNTEC for 2026-01`. */
export function elaborateAt({ value, at, span }: Of<'at'>, scope: Scope): Typed {
  const { series, tables } = scope.session.symbols;
  if (value.kind === 'of' && value.of.kind === 'name') {
    const key = keyOf(value.of.name);
    if (series.has(key) && !tables.has(key)) {
      const of: Expression = { kind: 'series', series: value.of.name, at, span };
      return elaborate({ ...value, of }, scope);
    }
  }
  return onDay(elaborate(value, scope), at, scope);
}

/** `X in the previous month`. */
export function elaborateDuring({ value, window }: Of<'during'>, scope: Scope): Typed {
  const inner = { ...scope, elsewhen: true };
  return inPeriod(elaborate(value, inner), elaborateWindow(window, scope));
}

/** `average of SERIES in the previous calendar year`. */
export function elaborateOverSeries(node: Of<'over series'>, scope: Scope): Typed {
  const known = scope.session.symbols.series;
  const found = known.get(keyOf(node.series));
  const window = elaborateWindow(node.window, scope);
  if (found === undefined) {
    const names = [...known.values()].map(({ block }) => block.name.text);
    reportUnknown(scope, 'C0312', node.series, node.series.text, names);
    return NOTHING;
  }
  use(scope, node.series, 'series', keyOf(node.series));
  const series = found.block.name.text;
  return { term: { op: 'over series', series, function: node.function, window }, type: NUMBER };
}

function inPeriod({ term, type }: Typed, window: Window): Typed {
  return type.kind === 'unknown'
    ? NOTHING
    : { term: { op: 'in period', of: [term], window }, type };
}

const DAY: Term = { op: 'number', value: '86400' };
const call = (name: 'day of' | 'first day of' | 'last day of', of: Term): Term => {
  return { op: 'call', function: name, of: [of] };
};

// A day is a period of one day, a month its days.
function onDay(value: Typed, at: Expression, scope: Scope): Typed {
  const when = elaborate(at, scope);
  const { kind } = when.type;
  if (kind !== 'date' && kind !== 'instant' && kind !== 'month') {
    if (kind === 'unknown') return NOTHING;
    const { en: found, fr: trouve } = typeText(when.type);
    const values = { found, trouve, wanted: 'a date or a month', attendu: 'une date ou un mois' };
    report(scope, 'C0406', at, { values });
    return NOTHING;
  }
  const day = kind === 'instant' ? call('day of', when.term) : when.term;
  const [from, last] =
    kind === 'month' ? [call('first day of', day), call('last day of', day)] : [day, day];
  const to: Term = { op: 'call', function: 'add days', of: [last, DAY] };
  return inPeriod(value, { kind: 'range', from, to });
}
