// Print, declarations: the sentences of headers, items, records, calendars and examples -> pieces.
import type {
  CalendarSentence,
  Column,
  ContractSentence,
  ExampleSentence,
  InForce,
  TypePhrase,
  TypeSentence,
} from '../ast/block.ts';
import { LEVELS, next as set } from './binding.ts';
import { inForce, literal } from './clause.ts';
import { expression, rounding } from './expression.ts';
import { COMMA, commas, keyword, named, type Piece, quoted, raw, sign } from './piece.ts';
import { attributeType, type Context } from './words.ts';

/** A sentence of the contract's header. */
export function contractSentence(value: ContractSentence, context: Context): Piece[] {
  switch (value.kind) {
    case 'currency':
      return [keyword('Currency'), named(value.currency.text, 'word')];
    case 'in force':
      return [
        ...inForce(value.dates),
        ...(value.months === undefined ? [] : [keyword('For'), ...literal(value.months, context)]),
        ...(value.thenMonthly ? [COMMA, keyword('ThenMonthly')] : []),
        ...(value.renewedBy === undefined
          ? []
          : [COMMA, keyword('ThenRenewed'), ...literal(value.renewedBy, context)]),
      ];
    case 'invoiced':
      return [keyword('Invoiced'), keyword('EachStartEnd', value.at)];
    case 'recurring timing':
      return [keyword('RecurringCharges'), keyword('Timing', value.timing)];
    case 'part months':
      return [keyword('PartMonths'), keyword('Proration', value.proration)];
    case 'months end':
      return [keyword('MonthsEnd', value.rule)];
    case 'line rounding':
      return [keyword('EachLine'), ...rounding(value.rounding, context)];
    case 'contract years':
      return [keyword('ContractYears'), keyword('From'), raw(value.from.text)];
    case 'corrections': {
      const hasUnit = value.months.kind === 'number' && value.months.unit !== undefined;
      const months = literal(value.months, context);
      return [keyword('CorrectionsUpTo'), ...months, ...(hasUnit ? [] : [keyword('MonthsBack')])];
    }
    case 'customer':
      return [keyword('Customer'), quoted(value.text)];
    case 'issuer':
      return [keyword('Issuer'), quoted(value.text)];
  }
}

/** A column of a file. */
export const column = (value: Column): Piece => named(value.text, 'column');

const inColumn = (value: Column | undefined): Piece[] =>
  value === undefined ? [] : [keyword('InColumn'), column(value)];

function typePhrase(value: TypePhrase, context: Context): Piece[] {
  switch (value.kind) {
    case 'percent':
      return [sign('%')];
    case 'one of':
      return [keyword('OneOf'), ...commas(value.values.map((item) => [named(item.text, 'value')]))];
    case 'named':
      return attributeType(value.unit, context);
  }
}

const DATED = { on: 'DatedOn', at: 'DatedAt', month: 'DatedMonth' } as const;

/** A sentence of an item or record. */
export function typeSentence(value: TypeSentence, context: Context): Piece[] {
  switch (value.kind) {
    case 'key':
      return [keyword('Key'), named(value.name.text), ...inColumn(value.column)];
    case 'attribute':
      return [
        named(value.name.text),
        sign(':'),
        ...typePhrase(value.type, context),
        ...inColumn(value.column),
        ...(value.optional ? [keyword('Optional')] : []),
      ];
    case 'in service': {
      const head = [keyword('InServiceFrom'), column(value.from)];
      if (value.untilNext) return [...head, keyword('UntilNextRow')];
      if (value.to === undefined) return head;
      return [...head, keyword(value.through ? 'Through' : 'Until'), column(value.to)];
    }
    case 'dated':
      return [keyword(DATED[value.how]), column(value.column)];
    case 'lasting': {
      const edge = keyword(value.through ? 'Through' : 'To');
      return [keyword('LastingFrom'), column(value.from), edge, column(value.to)];
    }
    case 'known from':
      return [keyword('KnownFrom'), column(value.column)];
  }
}

/** A sentence of a calendar. */
export function calendarSentence(value: CalendarSentence): Piece[] {
  switch (value.kind) {
    case 'working days': {
      const day = (number: number): Piece => keyword('Weekday', `${number}`);
      return [keyword('WorkingDays'), day(value.from), keyword('To'), day(value.to)];
    }
    case 'open':
      return [keyword('OpenFrom'), raw(value.from), keyword('To'), raw(value.to)];
    case 'holidays':
      return [keyword('Holidays'), ...commas(value.days.map((day) => [raw(day.text)]))];
  }
}

function exampleDates(dates: InForce, lasting: boolean): Piece[] {
  const head = [keyword(lasting ? 'LastingFrom' : 'InServiceFrom'), raw(dates.from.text)];
  if (dates.to === undefined) return head;
  const edge = dates.through ? 'Through' : lasting ? 'To' : 'Until';
  return [...head, keyword(edge), raw(dates.to.text)];
}

function given(value: Extract<ExampleSentence, { kind: 'given' }>, context: Context): Piece[] {
  const { values, dates, on } = value;
  const follow = set('comma', 'other');
  const parts = values.map((item) => [
    named(item.name.text),
    sign('='),
    ...expression(item.value, context, LEVELS.additive, follow),
  ]);
  if (dates !== undefined) {
    parts.push(exampleDates(dates, context.lasting.has(value.type.text)));
  }
  if (on !== undefined) {
    const isMoment = on.kind === 'date' && on.text.includes('T');
    parts.push([
      keyword(isMoment ? 'DatedAt' : 'DatedOn'),
      ...expression(on, context, LEVELS.primary, follow),
    ]);
  }
  const head = [keyword('Given'), named(value.type.text, 'word'), named(value.key.text, 'key')];
  return [...head, sign(':'), ...commas(parts)];
}

const EXPECTED = { has: 'Has', 'has no': 'HasNo', holds: 'Holds' } as const;

/** A sentence of an example. */
export function exampleSentence(value: ExampleSentence, context: Context): Piece[] {
  switch (value.kind) {
    case 'given':
      return given(value, context);
    case 'known on':
      return [keyword('KnownOn'), raw(value.day.text)];
    case 'totals':
      return [
        keyword('InvoiceOf'),
        ...expression(value.month, context),
        keyword('Totals'),
        ...expression(value.amount, context, LEVELS.unary),
      ];
    default:
      return [
        keyword('InvoiceOf'),
        ...expression(value.month, context),
        keyword(EXPECTED[value.kind]),
        named(value.clause.text, 'clause'),
        ...(value.subject === undefined ? [] : [keyword('For'), named(value.subject.text, 'key')]),
        ...(value.amount === undefined
          ? []
          : [sign(':'), ...expression(value.amount, context, LEVELS.unary)]),
      ];
  }
}
