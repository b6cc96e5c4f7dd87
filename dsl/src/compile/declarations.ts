// Compile, declarations: item and record types, series, calendars -> plan declarations and symbols.
import type { BlockOf, Column, TypePhrase } from '../ast/block.ts';
import { ATTRIBUTE_TYPES, findBuiltin } from '../language/functions.ts';
import type {
  PlanAttribute,
  PlanCalendar,
  PlanSeries,
  PlanType,
  RowTime,
  ValueType,
} from '../plan/index.ts';
import {
  multiply,
  negate,
  ONE,
  parseDay,
  parseDecimal,
  parseInstant,
  rational,
  secondsOfDay,
  toText,
} from '../values/index.ts';
import { placeIn, report, reportRepeated, reportUnknown, type Scope } from './context.ts';
import { knownDay, knownUnit, nouns } from './literals.ts';
import { keyOf, type Moment, type TypeSymbol } from './symbols.ts';
import { dimensionOfTag, typeOfValue, unitOf } from './types.ts';

/** Names and kinds of the types, before their attributes: so that attributes may refer to any. */
export function declareType(block: BlockOf<'item' | 'record'>): TypeSymbol {
  const key = block.sentences.find((sentence) => sentence.kind === 'key');
  return {
    name: block.name.text,
    kind: block.kind,
    ...(key?.kind === 'key' ? { key: keyOf(key.name) } : {}),
    lasting: block.sentences.some((sentence) => sentence.kind === 'lasting'),
    timed: block.sentences.some((sentence) => sentence.kind === 'dated' && sentence.how === 'at'),
    attributes: new Map(),
    moments: new Map(block.sentences.flatMap(momentsOf)),
    dated: new Set(block.sentences.flatMap(datesOf)),
  };
}

function momentsOf(
  sentence: BlockOf<'item' | 'record'>['sentences'][number],
): (readonly [string, Moment])[] {
  switch (sentence.kind) {
    case 'dated':
      if (sentence.how === 'month') return [];
      return [[keyOf(sentence.column.text), { part: sentence.how === 'at' ? 'start' : 'day' }]];
    case 'in service':
    case 'lasting': {
      // The column of each row of a history tells of the row.
      if (sentence.kind === 'in service' && sentence.untilNext) return [];
      const days = sentence.kind === 'in service' || sentence.through;
      const from = keyOf(sentence.from.text);
      const start = [from, { part: days ? 'day' : 'start' }] as const;
      if (sentence.to === undefined) return [start];
      const { through } = sentence;
      return [start, [keyOf(sentence.to.text), { part: days ? 'end-day' : 'end', through }]];
    }
    default:
      return [];
  }
}

function datesOf(sentence: BlockOf<'item' | 'record'>['sentences'][number]): string[] {
  switch (sentence.kind) {
    case 'in service':
    case 'lasting':
      return [keyOf(sentence.from.text), keyOf(sentence.to?.text ?? '')];
    case 'dated':
    case 'known from':
      return [keyOf(sentence.column.text)];
    default:
      return [];
  }
}

/** Compiles a type; fills its symbol's attributes. */
export function compileType(
  block: BlockOf<'item' | 'record'>,
  symbol: TypeSymbol,
  scope: Scope,
): PlanType {
  const attributes: PlanAttribute[] = [];
  let key: string | undefined;
  let known: string | undefined;
  let time: RowTime = { kind: 'always' };
  reportRepeated(scope, block.sentences, block.name.text, (kind) => {
    if (kind === 'attribute') return undefined;
    return kind === 'key' || kind === 'known from' ? kind : 'time';
  });
  for (const sentence of block.sentences) {
    switch (sentence.kind) {
      case 'key':
        key = sentence.column?.text ?? sentence.name.text;
        break;
      case 'known from':
        known = sentence.column.text;
        break;
      case 'in service':
      case 'lasting':
      case 'dated':
        time = timeOf(sentence);
        break;
      default: {
        const type = attributeType(sentence.type, scope);
        const name = sentence.name.text;
        if (symbol.attributes.has(keyOf(name))) {
          report(scope, 'C0302', sentence.name, { values: { name } });
          break;
        }
        if (type === undefined) break;
        const column = sentence.column?.text ?? name;
        attributes.push({ name, type, column, optional: sentence.optional });
        const declared = { node: sentence.name, start: scope.start, tree: treeOf(scope) };
        const { optional } = sentence;
        const typed = typeOfValue(type, dimensionOfTag);
        symbol.attributes.set(keyOf(name), { name, type: typed, value: type, optional, declared });
      }
    }
  }
  if (block.kind === 'item' && key === undefined) {
    report(scope, 'C0318', block.name, { values: { name: block.name.text } });
  }
  if (block.kind === 'record' && time.kind === 'always') {
    report(scope, 'C0319', block.name, { values: { name: block.name.text } });
  }
  return {
    name: block.name.text,
    kind: block.kind,
    time,
    attributes,
    span: placeIn(scope, block.name),
    ...(block.file === undefined ? {} : { file: block.file }),
    ...(key === undefined ? {} : { key }),
    ...(known === undefined ? {} : { known }),
  };
}

const treeOf = (
  scope: Scope,
): { file: string; language: 'en' | 'fr'; blocks: []; closing: []; lostNames: [] } => ({
  file: scope.file,
  language: scope.language,
  blocks: [],
  closing: [],
  lostNames: [],
});

type Dated = { readonly from: Column; readonly to?: Column; readonly through: boolean };

function timeOf(
  sentence:
    | ({ readonly kind: 'in service'; readonly untilNext: boolean } & Dated)
    | ({ readonly kind: 'lasting' } & Dated & { readonly to: Column })
    | { readonly kind: 'dated'; readonly how: 'on' | 'at' | 'month'; readonly column: Column },
): RowTime {
  if (sentence.kind === 'dated') return { kind: sentence.how, column: sentence.column.text };
  const { from, through } = sentence;
  if (sentence.kind === 'lasting') {
    return { kind: 'lasting', from: from.text, to: sentence.to.text, through };
  }
  if (sentence.untilNext) return { kind: 'until next', from: from.text };
  return sentence.to === undefined
    ? { kind: 'between', from: from.text, through }
    : { kind: 'between', from: from.text, to: sentence.to.text, through };
}

function attributeType(phrase: TypePhrase, scope: Scope): ValueType | undefined {
  if (phrase.kind === 'one of') {
    return { kind: 'one of', values: phrase.values.map((value) => value.text) };
  }
  if (phrase.kind === 'percent') {
    return { kind: 'number', unit: { label: '%', factor: '1/100' } };
  }
  const [first] = phrase.unit.words;
  if (phrase.unit.words.length === 1 && first !== undefined) {
    const builtin = findBuiltin(ATTRIBUTE_TYPES, keyOf(first), scope.language);
    switch (builtin?.id) {
      case 'text':
        return { kind: 'text' };
      case 'number':
        return { kind: 'number' };
      case 'date':
        return { kind: 'date' };
      case 'timestamp':
        return { kind: 'instant' };
      case 'calendar month':
        return { kind: 'month' };
      case 'flag':
        return { kind: 'boolean' };
      default:
    }
    const type = scope.session.symbols.types.get(keyOf(first));
    if (type !== undefined) return { kind: 'reference', type: type.name };
  }
  const unit = unitOf(phrase.unit.words, scope.language, nouns(scope));
  if (!('unknown' in unit)) {
    return unit.tag === undefined ? { kind: 'number' } : { kind: 'number', unit: unit.tag };
  }
  const words = ATTRIBUTE_TYPES.map((item) => item[scope.language][0]);
  const types = [...scope.session.symbols.types.values()].map((item) => item.name);
  const text = phrase.unit.words.join(' per ');
  reportUnknown(scope, 'C0320', phrase, text, [...words, ...types]);
  return undefined;
}

/** Compiles a series. */
export function compileSeries(block: BlockOf<'series'>, scope: Scope): PlanSeries {
  const values = block.values.flatMap((line) => {
    const at = line.at.kind === 'month' || line.at.kind === 'date' ? line.at.text : '';
    const wanted = block.step === 'month' ? 'month' : 'date';
    if (line.at.kind !== wanted) {
      report(scope, 'C0501', line.at, { values: { text: at } });
      return [];
    }
    const negative = line.value.kind === 'negate';
    const written = line.value.kind === 'negate' ? line.value.value : line.value;
    const number = written.kind === 'number' ? written : undefined;
    const plain = number === undefined ? undefined : parseDecimal(number.text);
    const unit = number?.unit === undefined ? undefined : knownUnit(number.unit, scope);
    if (plain === undefined) return [];
    const size = multiply(
      plain,
      number?.percent === true ? rational(1, 100) : (unit?.factor ?? ONE),
    );
    const value = toText(negative ? negate(size) : size);
    const published = line.published === undefined ? undefined : knownDay(line.published, scope);
    return [published === undefined ? { at, value } : { at, value, published }];
  });
  const [at, value, published] = block.columns.map((column) => column.text);
  const columns =
    block.file === undefined
      ? undefined
      : {
          at: at ?? block.step,
          value: value ?? 'value',
          ...(published === undefined ? {} : { published }),
        };
  return {
    name: block.name.text,
    step: block.step,
    values,
    span: placeIn(scope, block.name),
    ...(block.file === undefined ? {} : { file: block.file }),
    ...(columns === undefined ? {} : { columns }),
  };
}

/** Compiles a calendar. */
export function compileCalendar(block: BlockOf<'calendar'>, scope: Scope): PlanCalendar {
  let workingDays = [1, 2, 3, 4, 5];
  let hours: { from: number; to: number } | undefined;
  const holidays: string[] = [];
  for (const sentence of block.sentences) {
    if (sentence.kind === 'working days') {
      const span = (sentence.to - sentence.from + 7) % 7;
      workingDays = Array.from({ length: span + 1 }, (_, i) => ((sentence.from - 1 + i) % 7) + 1);
    } else if (sentence.kind === 'open') {
      const seconds = (time: string): number =>
        time === '24:00' ? 86_400 : secondsOfDay(parseInstant(`2000-01-01T${time}`) ?? 0);
      const [from, to] = [seconds(sentence.from), seconds(sentence.to)];
      // Up to an hour that is not later, it is open into the next day.
      hours = { from, to: to > from ? to : to + 86_400 };
    } else {
      for (const day of sentence.days) {
        if (parseDay(day.text) === undefined) knownDay(day, scope);
        else holidays.push(day.text);
      }
    }
  }
  const span = placeIn(scope, block.name);
  const base = { name: block.name.text, workingDays, holidays, span };
  return hours === undefined ? base : { ...base, hours };
}
