// Random blocks of every kind: trees as the parser builds them, without the text they came from.
import fc from 'fast-check';
import type {
  AmendableBlock,
  AmendmentSentence,
  Block,
  BlockOf,
  CalendarSentence,
  Cell,
  ClauseBlock,
  ClauseDates,
  ClauseSentence,
  Column,
  Comment,
  ContractSentence,
  DateWord,
  DefineBlock,
  ExampleSentence,
  Heading,
  InForce,
  RoundingPhrase,
  ScaleBlock,
  TableBlock,
  TypePhrase,
  TypeSentence,
} from '../../dsl/src/ast/block.ts';
import type { Expression, Name, UnitName } from '../../dsl/src/ast/expression.ts';
import {
  bands,
  clauseName,
  day,
  expression,
  type Having,
  is,
  maybe,
  name,
  number,
  range,
  setPhrase,
  shaped,
  some,
  span,
  text,
  unit,
} from './expression-arbitrary.ts';

const value = expression(2);
const dateWord: fc.Arbitrary<DateWord> = day.map((text) => ({ text, span }));
const key: fc.Arbitrary<Name> = fc.oneof(
  fc.constantFrom('A1', 'I 1', '12', '4.1.2', '2026-01', 'FR-01').map((text) => ({ text, span })),
  name,
);
const column: fc.Arbitrary<Column> = fc.oneof(
  name,
  fc.constantFrom('valid_from', 'Unit price (€)', '2').map((text) => ({ text, span })),
);
const rounding: fc.Arbitrary<RoundingPhrase> = shaped<RoundingPhrase>({
  step: number,
  mode: fc.constantFrom('half-up', 'half-even', 'half-down', 'up', 'down'),
  span: is(span),
});
const inForce: fc.Arbitrary<InForce> = fc
  .tuple(dateWord, maybe(dateWord), fc.boolean())
  .map(([from, to, through]) =>
    to === undefined ? { from, through: false, span } : { from, to, through, span },
  );

const clauseDates: fc.Arbitrary<ClauseDates> = fc
  .tuple(maybe(value), maybe(value), fc.boolean())
  .filter(([from, to]) => from !== undefined || to !== undefined)
  .map(([from, to, through]) => ({
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? { through: false } : { to, through }),
    span,
  }));

/** A sentence with its kinds and fields. */
function kind<T extends { kind: string }, K extends T['kind']>(
  kinds: readonly T['kind'][],
  fields: { [P in Exclude<keyof Having<T, K>, 'kind' | 'span'>]-?: fc.Arbitrary<unknown> },
): fc.Arbitrary<T> {
  const all = { ...fields, kind: fc.constantFrom(...kinds) };
  return shaped(all as never) as fc.Arbitrary<T>;
}

const contract = <K extends ContractSentence['kind']>(
  kinds: readonly K[],
  fields: Parameters<typeof kind<ContractSentence, K>>[1],
): fc.Arbitrary<ContractSentence> => kind<ContractSentence, K>(kinds, fields);

const proration = fc.constantFrom('actual', 'thirty', 'whole');
const timing = fc.constantFrom('advance', 'arrears');

const contractSentence = fc.oneof(
  contract(['currency'], { currency: name }),
  contract(['in force'], {
    dates: inForce,
    months: maybe(number),
    thenMonthly: fc.boolean(),
    renewedBy: is(undefined),
  }),
  contract(['in force'], {
    dates: inForce,
    months: maybe(number),
    thenMonthly: is(false),
    renewedBy: number,
  }),
  contract(['invoiced'], { at: fc.constantFrom('start', 'end') }),
  contract(['recurring timing'], { timing }),
  contract(['part months'], { proration }),
  contract(['months end'], { rule: fc.constantFrom('last-day', 'next-first') }),
  contract(['line rounding'], { rounding }),
  contract(['contract years'], { from: dateWord }),
  contract(['corrections'], { months: number }),
  contract(['customer', 'issuer'], { text }),
);

const typeUnit: fc.Arbitrary<UnitName> = fc.oneof(
  unit,
  fc.constantFrom('text', 'number', 'date', 'timestamp', 'calendar month', 'flag').map((word) => ({
    words: [word],
    span,
  })),
  name.map((item) => ({ words: [item.text], span })),
);
const typePhrase: fc.Arbitrary<TypePhrase> = fc.oneof(
  kind<TypePhrase, 'one of'>(['one of'], { values: some(key) }),
  kind<TypePhrase, 'named'>(['named'], { unit: typeUnit }),
  is<TypePhrase>({ kind: 'percent', span }),
);

const through = { from: column, to: column, through: fc.boolean() };
const typeSentence: fc.Arbitrary<TypeSentence> = fc.oneof(
  kind<TypeSentence, 'key'>(['key'], { name, column: maybe(column) }),
  kind<TypeSentence, 'attribute'>(['attribute'], {
    name,
    type: typePhrase,
    column: maybe(column),
    optional: fc.boolean(),
  }),
  kind<TypeSentence, 'in service'>(['in service'], { ...through, untilNext: is(false) }),
  kind<TypeSentence, 'in service'>(['in service'], {
    from: column,
    to: is(undefined),
    through: is(false),
    untilNext: fc.boolean(),
  }),
  kind<TypeSentence, 'dated'>(['dated'], { how: fc.constantFrom('on', 'at', 'month'), column }),
  kind<TypeSentence, 'lasting'>(['lasting'], through),
  kind<TypeSentence, 'known from'>(['known from'], { column }),
);

const cell: fc.Arbitrary<Cell> = fc.oneof(
  kind<Cell, 'value'>(['value'], { value }),
  kind<Cell, 'range'>(['range'], { range: range(value, false) }),
  kind<Cell, 'any'>(['any'], {}),
  kind<Cell, 'not sold'>(['not sold'], {}),
);

const scale = fc.constantFrom('graduated', 'volume', 'step', 'package');
const clauses = some(clauseName);

/** Prices to multiply: only the last may have keys, commas being between them. */
const targets: fc.Arbitrary<Expression[]> = some(
  fc.oneof(
    name.map((name): Expression => ({ kind: 'name', name, span })),
    fc
      .tuple(name, expression(1))
      .map(([name, of]): Expression => ({ kind: 'of', name, of, keys: [], span }))
      .filter((item) => item.kind !== 'of' || item.of.kind !== 'of'),
  ),
);

const clauseSentence: fc.Arbitrary<ClauseSentence> = fc.oneof(
  kind<ClauseSentence, 'replaces'>(['replaces', 'adds to', 'suspends', 'reinstates'], { clauses }),
  kind<ClauseSentence, 'caps'>(['caps', 'floors'], { clauses, except: is(undefined), at: value }),
  kind<ClauseSentence, 'caps'>(['caps', 'floors'], {
    clauses: is([]),
    except: fc.oneof(is([]), clauses),
    at: value,
  }),
  kind<ClauseSentence, 'in force'>(['in force'], { dates: clauseDates }),
  kind<ClauseSentence, 'for each'>(['for each'], { type: name, where: maybe(value) }),
  kind<ClauseSentence, 'each'>(['each'], {
    every: fc.constantFrom(
      'day',
      'month',
      'quarter',
      'half-year',
      'calendar-year',
      'contract-quarter',
      'contract-half-year',
      'contract-year',
      'term',
    ),
    at: fc.constantFrom('start', 'end'),
  }),
  kind<ClauseSentence, 'once'>(['once'], { on: value }),
  kind<ClauseSentence, 'when'>(['when'], { test: value }),
  kind<ClauseSentence, 'charge'>(['charge', 'credit', 'discount', 'surcharge'], {
    value,
    by: maybe(value),
    scale: maybe(scale),
    bands: fc.oneof(is([]), bands(value)),
  }),
  kind<ClauseSentence, 'charge nothing'>(['charge nothing'], {}),
  kind<ClauseSentence, 'commitment'>(['commitment'], { amount: value, on: value, share: number }),
  kind<ClauseSentence, 'by hand'>(['by hand'], { unit, reason: text }),
  kind<ClauseSentence, 'not billable here'>(['not billable here'], { issuer: text }),
  kind<ClauseSentence, 'at most'>(['at most', 'at least'], { bound: value }),
  kind<ClauseSentence, 'rounding'>(['rounding'], { rounding }),
  kind<ClauseSentence, 'timing'>(['timing'], { timing }),
  kind<ClauseSentence, 'part months'>(['part months'], { proration }),
  kind<ClauseSentence, 'shared'>(['shared'], { over: setPhrase(value), by: value }),
  kind<ClauseSentence, 'multiply'>(['multiply'], { targets, by: value }),
  kind<ClauseSentence, 'every'>(['every'], { months: number, from: value }),
  kind<ClauseSentence, 'price base'>(['price base'], {
    base: fc.constantFrom('chained', 'original'),
  }),
);

/** Comments that stand above a block. */
const comments: fc.Arbitrary<Comment[]> = fc.array(
  fc.constantFrom('', 'a note', '--- lines ---', 'x | y of z : 1').map((text) => ({
    text,
    at: -1,
    trailing: false,
  })),
  { maxLength: 2 },
);

function block<B extends Block>(
  fields: { [P in Exclude<keyof B, 'span' | 'start' | 'comments' | 'broken'>]-?: unknown },
  above: fc.Arbitrary<Comment[]>,
): fc.Arbitrary<B> {
  return shaped({ ...fields, start: is(0), comments: above } as never) as fc.Arbitrary<B>;
}

const heading: fc.Arbitrary<Heading> = shaped<Heading>({
  name,
  unit: maybe(fc.oneof(is('percent' as const), unit)),
  span: is(span),
});

function amendable(above: fc.Arbitrary<Comment[]>): fc.Arbitrary<AmendableBlock> {
  return fc.oneof(
    block<ClauseBlock>(
      {
        kind: is('clause'),
        id: clauseName,
        title: text,
        citation: maybe(text),
        sentences: fc.array(clauseSentence, { maxLength: 4 }),
      },
      above,
    ),
    block<TableBlock>(
      {
        kind: is('table'),
        name,
        keys: fc.array(name, { maxLength: 2 }),
        file: maybe(text),
        headings: some(heading),
        rows: fc.array(shaped({ cells: some(cell), span: is(span) }), { maxLength: 4 }),
      },
      above,
    ),
    fc
      .tuple(
        block<ScaleBlock>(
          { kind: is('scale'), name, scale, size: is(undefined), bands: bands(value) },
          above,
        ),
        number,
      )
      .map(([item, size]) => (item.scale === 'package' ? { ...item, size } : item)),
    block<DefineBlock>({ kind: is('define'), name, on: maybe(name), value: expression(3) }, above),
  );
}

const amendmentSentence: fc.Arbitrary<AmendmentSentence> = fc.oneof(
  kind<AmendmentSentence, 'ends'>(['suspends', 'reinstates', 'ends'], { clauses }),
  kind<AmendmentSentence, 'row becomes'>(['row becomes'], {
    table: name,
    keys: fc.oneof(some(cell), fc.constant([])),
    column: name,
    value: cell,
  }),
  kind<AmendmentSentence, 'band becomes'>(['band becomes'], {
    clause: clauseName,
    range: range(value, true),
    value,
  }),
  kind<AmendmentSentence, 'block'>(['block'], {
    block: amendable(is([])),
  }),
);

const named = fc.record({ name, value });
const exampleSentence: fc.Arbitrary<ExampleSentence> = fc.oneof(
  kind<ExampleSentence, 'known on'>(['known on'], { day: dateWord }),
  kind<ExampleSentence, 'given'>(['given'], {
    type: name,
    key,
    values: fc.array(named, { maxLength: 2 }),
    dates: maybe(inForce),
    on: maybe(value),
  }),
  kind<ExampleSentence, 'has'>(['has', 'has no', 'holds'], {
    month: is({ kind: 'month', text: '2026-04', span }),
    clause: clauseName,
    subject: maybe(key),
    amount: maybe(value),
  }),
  kind<ExampleSentence, 'totals'>(['totals'], {
    month: is({ kind: 'month', text: '2026-04', span }),
    amount: value,
  }),
);

const calendarSentence: fc.Arbitrary<CalendarSentence> = fc.oneof(
  kind<CalendarSentence, 'working days'>(['working days'], { from: is(1), to: is(5) }),
  kind<CalendarSentence, 'open'>(['open'], { from: is('08:00'), to: is('18:30') }),
  kind<CalendarSentence, 'holidays'>(['holidays'], { days: some(dateWord) }),
);

const seriesValue = shaped<BlockOf<'series'>['values'][number]>({
  at: fc.constantFrom<Expression>(
    { kind: 'month', text: '2026-01', span },
    { kind: 'date', text: '2026-01-31', span },
  ),
  value: number,
  published: maybe(dateWord),
  span: is(span),
});

/** A block of any kind. */
export const anyBlock: fc.Arbitrary<Block> = fc.oneof<fc.Arbitrary<Block>[]>(
  amendable(comments),
  block<BlockOf<'contract'>>(
    {
      kind: is('contract'),
      id: key.map((item) => item.text),
      title: text,
      sentences: fc.array(contractSentence, { maxLength: 5 }),
    },
    comments,
  ),
  block<BlockOf<'item'>>(
    {
      kind: fc.constantFrom('item', 'record'),
      name,
      file: maybe(text),
      sentences: fc.array(typeSentence, { maxLength: 5 }),
    } as never,
    comments,
  ),
  block<BlockOf<'series'>>(
    {
      kind: is('series'),
      name,
      step: fc.constantFrom('month', 'day'),
      file: maybe(text),
      columns: fc.array(column, { maxLength: 3 }),
      values: fc.array(seriesValue, { maxLength: 3 }),
    },
    comments,
  ),
  block<BlockOf<'calendar'>>(
    { kind: is('calendar'), name, sentences: fc.array(calendarSentence, { maxLength: 3 }) },
    comments,
  ),
  block<BlockOf<'derive'>>(
    {
      kind: is('derive'),
      name,
      over: setPhrase(value),
      keys: fc.array(named, { maxLength: 2 }),
      fields: fc.array(named, { maxLength: 2 }),
    },
    comments,
  ),
  block<BlockOf<'amendment'>>(
    {
      kind: is('amendment'),
      id: clauseName,
      title: maybe(text),
      signed: dateWord,
      effective: dateWord,
      known: maybe(dateWord),
      sentences: fc.array(amendmentSentence, { maxLength: 4 }),
    },
    comments,
  ),
  block<BlockOf<'example'>>(
    { kind: is('example'), title: text, sentences: fc.array(exampleSentence, { maxLength: 4 }) },
    comments,
  ),
);

/** Some blocks. */
export const anyBlocks: fc.Arbitrary<Block[]> = fc.array(anyBlock, { minLength: 1, maxLength: 3 });
