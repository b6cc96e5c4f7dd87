// Random expressions of bounded depth, with names that are hard to tell from words of the language.
import fc from 'fast-check';
import type {
  BandLine,
  Expression,
  Name,
  Range,
  SetPhrase,
  UnitName,
  WindowPhrase,
} from '../../dsl/src/ast/expression.ts';

/** A place that no test looks at. */
export const span = { from: 0, to: 0 };

const NAMES = [
  'site',
  'access',
  'incident',
  'Gold',
  'A1',
  'x',
  'port price',
  'term months',
  'commitment end',
  'note-2',
  '_id',
  'été',
  'heures creuses',
  'prix de vente',
  "taux d'accès",
  'cost of sale',
  'sum of squares',
  'élément',
  'où',
  'key',
  'clé',
  'for each',
  'per',
  'up',
  'half up',
  'over',
  'end',
  'start',
  'and',
  'not sold',
  'any',
  'tous',
  'the site',
  'la note',
  'up to date',
  'if',
  'then',
  'of',
  'charge',
  'nothing',
  'row',
  'table',
  'scale',
  'scale of x',
  'item',
  'band',
  'becomes',
  'ce',
  'this',
  'au plus',
  'par défaut',
  'published',
  'month',
  'in service',
  'until the next row',
  'optional',
  'monday',
  'as',
  'comme',
  'grouped by',
  "site's",
  '3G',
  '3G access',
  '4.1',
  'a',
  'le',
  "l'un",
  "aujourd'hui",
  'months back',
  'cites',
  'given',
  'different',
  'one of us',
  'known',
  'de',
] as const;

/** A name as people write them, reserved words among them. */
export const name: fc.Arbitrary<Name> = fc.constantFrom(...NAMES).map((text) => ({ text, span }));

/** A clause's number or name. */
export const clauseName: fc.Arbitrary<Name> = fc.oneof(
  fc
    .constantFrom('4.1', '5', '4.10', '12000', '4.1.2', '12a', '3.2b', '2026-01', 'setup fee')
    .map((text) => ({ text, span })),
  name,
);

/** One to three of something. */
export function some<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

/** A record whose undefined fields are left out. */
export function shaped<T extends object>(
  fields: {
    readonly [K in keyof T]-?: fc.Arbitrary<T[K] | undefined>;
  },
): fc.Arbitrary<T> {
  return fc
    .record(fields as { [key: string]: fc.Arbitrary<unknown> })
    .map(
      (found) =>
        Object.fromEntries([
          ...Object.entries(found).filter(([, value]) => value !== undefined),
          ['span', span],
        ]) as unknown as T,
    );
}

/** Something or nothing. */
export function maybe<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(item, { nil: undefined });
}

/** A constant. */
export const is = fc.constant;

/** A unit. */
export const unit: fc.Arbitrary<UnitName> = fc
  .constantFrom(['EUR'], ['EUR', 'month'], ['Mbps'], ['months'], ['minute'], ['EUR', 'GB', 'over'])
  .map((words) => ({ words, span }));

/** A number, percentage or quantity. */
export const number: fc.Arbitrary<Expression> = fc
  .tuple(
    fc.constantFrom('0', '1', '5', '12', '1000', '12000', '1234567.50', '0.5', '99.95', '007'),
    maybe(fc.oneof(is('percent' as const), unit)),
  )
  .map(([text, of]) =>
    of === undefined || of === 'percent'
      ? { kind: 'number', text, percent: of === 'percent', span }
      : { kind: 'number', text, percent: false, unit: of, span },
  );

/** A quoted text. */
export const text: fc.Arbitrary<string> = fc.constantFrom(
  '',
  'Annex A',
  'a -- b',
  'say "hi"',
  '“so” "said"',
  'x | y : z',
  'prix de vente',
  'clause',
);

/** An ISO date, at times with a time of day. */
export const day: fc.Arbitrary<string> = fc.constantFrom('2024-01-01', '2026-04-16T10:00');

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  { arbitrary: number, weight: 3 },
  { arbitrary: name.map((name): Expression => ({ kind: 'name', name, span })), weight: 3 },
  text.map((text): Expression => ({ kind: 'text', text, span })),
  day.map((text): Expression => ({ kind: 'date', text, span })),
  is<Expression>({ kind: 'month', text: '2026-01', span }),
  fc.boolean().map((value): Expression => ({ kind: 'boolean', value, span })),
  is<Expression>({ kind: 'this', span }),
  name.map((name): Expression => ({ kind: 'this', name, span })),
  is<Expression>({ kind: 'moment', span }),
);

const KINDS = ['period', 'month', 'quarter', 'calendar-year', 'contract-year', 'term'] as const;
const MODES = ['half-up', 'half-even', 'half-down', 'up', 'down'] as const;
const OPERATORS = ['+', '-', '*', '/', '=', '<>', '<', '<=', '>', '>=', 'and', 'or'] as const;

/** The member of a union whose kind may be `K`. */
export type Having<T, K> = T extends { readonly kind: infer Q } ? (K extends Q ? T : never) : never;
type Of<K extends Expression['kind']> = Having<Expression, K>;

function windowPhrase(value: fc.Arbitrary<Expression>): fc.Arbitrary<WindowPhrase> {
  type Window<K> = Extract<WindowPhrase, { kind: K }>;
  return fc.oneof(
    fc
      .tuple(
        fc.constantFrom(...KINDS),
        fc.boolean(),
        fc.constantFrom({ toDate: false }, { toDate: true }, { toDate: false, before: true }),
      )
      .map(([kind, past, cut]): WindowPhrase => {
        const offset = past && kind !== 'period' && kind !== 'term' ? -1 : 0;
        return { kind, offset, ...cut, span } as WindowPhrase;
      }),
    shaped<Window<'months'>>({
      kind: is('months'),
      count: number,
      before: fc.boolean(),
      span: is(span),
    }),
    shaped<Window<'range'>>({ kind: is('range'), from: value, to: value, span: is(span) }),
    is<WindowPhrase>({ kind: 'moment', span }),
    is<WindowPhrase>({ kind: 'ever', span }),
  );
}

/** A set of facts. */
export function setPhrase(value: fc.Arbitrary<Expression>): fc.Arbitrary<SetPhrase> {
  return shaped<SetPhrase>({
    type: name,
    itself: fc.boolean(),
    ofThis: maybe(name),
    where: maybe(value),
    window: maybe(windowPhrase(value)),
    before: fc.boolean(),
    span: is(span),
  });
}

/** A range of a band or cell; never `exactly` in a cell. */
export function range(edge: fc.Arbitrary<Expression>, exactly: boolean): fc.Arbitrary<Range> {
  return fc
    .tuple(
      fc.constantFrom('up to', 'under', 'between', 'and over', 'over', 'otherwise', 'exactly'),
      edge,
      edge,
      fc.boolean(),
    )
    .map(([shape, from, to, open]): Range => {
      switch (shape) {
        case 'up to':
        case 'under':
          return { shape, to, span };
        case 'over':
          return open ? { shape, from, span } : { shape, from, to, span };
        case 'and over':
          return { shape, from, span };
        case 'between':
          return { shape, from, to, span };
        case 'exactly':
          return exactly ? { shape, from, to: from, span } : { shape: 'otherwise', span };
        default:
          return { shape: 'otherwise', span };
      }
    });
}

/** Bands of a scale. */
export function bands(value: fc.Arbitrary<Expression>): fc.Arbitrary<BandLine[]> {
  const edge = fc.oneof({ arbitrary: leaf, weight: 4 }, value);
  return some(shaped<BandLine>({ range: range(edge, true), value, span: is(span) }));
}

/** Whether a tree is one that the parser builds: `a of (b with k = v)` gives the keys to `a`. */
function isBuilt(value: Of<'of'>): boolean {
  const { of } = value;
  if (value.keys.length > 0 || of.kind !== 'of' || of.keys.length === 0) return true;
  return of.of.kind !== 'name' || of.of.name.text !== of.name.text;
}

/** A value of some depth. */
export function expression(depth: number): fc.Arbitrary<Expression> {
  if (depth <= 0) return leaf;
  const value = fc.oneof(leaf, expression(depth - 1));
  const set = setPhrase(value);
  const named = { name, value };
  return fc.oneof<fc.Arbitrary<Expression>[]>(
    leaf,
    shaped<Of<'binary'>>({
      kind: is('binary'),
      operator: fc.constantFrom(...OPERATORS),
      left: value,
      right: value,
      span: is(span),
    }),
    shaped<Of<'of'>>({
      kind: is('of'),
      name,
      of: value,
      keys: fc.oneof(is([]), some(fc.record(named))),
      span: is(span),
    }).filter(isBuilt),
    shaped<Of<'percent of'>>({
      kind: is('percent of'),
      percent: number,
      of: value,
      span: is(span),
    }),
    shaped<Of<'not'>>({
      kind: fc.constantFrom('not', 'negate', 'known', 'missing'),
      value,
      span: is(span),
    }),
    shaped<Of<'one of'>>({ kind: is('one of'), value, options: some(value), span: is(span) }),
    shaped<Of<'if'>>({
      kind: is('if'),
      test: value,
      then: value,
      otherwise: value,
      span: is(span),
    }),
    shaped<Of<'fallback'>>({ kind: is('fallback'), value, otherwise: value, span: is(span) }),
    shaped<Of<'greater'>>({
      kind: fc.constantFrom('greater', 'lesser'),
      of: fc.array(value, { minLength: 2, maxLength: 3 }),
      span: is(span),
    }),
    shaped<Of<'at least'>>({
      kind: fc.constantFrom('at least', 'at most'),
      value,
      bound: value,
      span: is(span),
    }),
    shaped<Of<'rounded'>>({
      kind: is('rounded'),
      value,
      step: number,
      mode: fc.constantFrom(...MODES),
      span: is(span),
    }),
    shaped<Of<'converted'>>({
      kind: is('converted'),
      value,
      currency: name,
      rate: value,
      span: is(span),
    }),
    shaped<Of<'at'>>({ kind: is('at'), value, at: value, span: is(span) }).filter(
      (one) => one.value.kind !== 'name',
    ),
    shaped<Of<'during'>>({
      kind: is('during'),
      value,
      window: windowPhrase(value).filter(({ kind }) => kind !== 'moment' && kind !== 'ever'),
      span: is(span),
    }),
    shaped<Of<'over series'>>({
      kind: is('over series'),
      function: fc.constantFrom('sum', 'average', 'greatest', 'least'),
      series: name,
      window: windowPhrase(value).filter(({ kind }) => kind !== 'moment' && kind !== 'ever'),
      span: is(span),
    }),
    shaped<Of<'series'>>({ kind: is('series'), series: name, at: value, span: is(span) }),
    shaped<Of<'call'>>({
      kind: is('call'),
      name,
      arguments: fc.array(value, { maxLength: 3 }),
      span: is(span),
    }),
    shaped<Of<'aggregate'>>({
      kind: is('aggregate'),
      function: fc.constantFrom('sum', 'distinct', 'average', 'greatest', 'least'),
      value,
      parameter: is(undefined),
      set,
      span: is(span),
    }),
    shaped<Of<'aggregate'>>({
      kind: is('aggregate'),
      function: fc.constantFrom('number', 'any'),
      value: is(undefined),
      parameter: is(undefined),
      set,
      span: is(span),
    }),
    shaped<Of<'aggregate'>>({
      kind: is('aggregate'),
      function: fc.constantFrom('percentile', 'top'),
      value,
      parameter: number,
      set,
      span: is(span),
    }),
    shaped<Of<'times'>>({ kind: is('times'), set, span: is(span) }),
    fc
      .tuple(fc.boolean(), some(clauseName), maybe(value), maybe(windowPhrase(value)))
      .map(([all, names, of, window]): Expression => {
        const rest = {
          ...(of === undefined ? {} : { of }),
          ...(window === undefined ? {} : { window }),
        };
        if (all) return { kind: 'charges', except: names.slice(1), span, ...rest };
        return { kind: 'charges', clauses: names, except: [], span, ...rest };
      }),
    fc
      .tuple(fc.constantFrom('graduated', 'volume', 'step', 'package'), value, number, bands(value))
      .map(([scale, by, size, bands]): Expression => {
        const base = { kind: 'scale' as const, scale, by, bands, span };
        return scale === 'package' ? { ...base, size } : base;
      }),
  );
}
