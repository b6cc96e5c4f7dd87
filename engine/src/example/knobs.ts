// Examples, knobs: the numbers and times in an example's given facts that can be set otherwise,
// and how many there are of a fact. In: an example. Out: each knob's value, and the example with
// another value in its place.
import type { BlockOf, ExampleSentence, Expression } from '@avenant/dsl';
import {
  formatDay,
  formatInstant,
  isInteger,
  ONE,
  parseDay,
  parseDecimal,
  parseInstant,
  type Rational,
  rational,
  toSafeNumber,
  toText,
} from '@avenant/dsl/values';

type Example = BlockOf<'example'>;
type Given = Extract<ExampleSentence, { readonly kind: 'given' }>;

/** A number, day or instant in a given fact, or how many times the fact is there. */
export interface Knob {
  /** As a number: days, or minutes for instants. */
  readonly value: Rational;
  /** The example with another value here; undefined when it cannot be written. */
  set(value: Rational): Example | undefined;
}

/** The knobs of an example, in its order. */
export function knobsOf(block: Example): readonly Knob[] {
  return block.sentences.flatMap((sentence, at) => {
    if (sentence.kind !== 'given') return [];
    const put = (...next: readonly Given[]): Example => {
      const sentences = [
        ...block.sentences.slice(0, at),
        ...next,
        ...block.sentences.slice(at + 1),
      ];
      return { ...block, sentences };
    };
    return [...givenKnobs(sentence, put), countKnob(sentence, put)];
  });
}

const COPIES_MAX = 40;

// More facts of the same kind, under keys of their own.
function countKnob(given: Given, put: (...next: readonly Given[]) => Example): Knob {
  return {
    value: ONE,
    set: (value) => {
      const count = isInteger(value) ? (toSafeNumber(value) ?? 0) : 0;
      if (count < 1 || count > COPIES_MAX) return undefined;
      const { key } = given;
      const copies = Array.from({ length: count - 1 }, (_none, at): Given => {
        return { ...given, key: { ...key, text: `${key.text}-${at + 2}` } };
      });
      return put(given, ...copies);
    },
  };
}

function givenKnobs(given: Given, put: (next: Given) => Example): readonly Knob[] {
  const values = given.values.flatMap(({ value: node }, at): readonly Knob[] => {
    const value = numberIn(node);
    const set = (next: Rational): Example | undefined => {
      const text = textOf(node, next);
      const changed = given.values.map((one, index) =>
        index === at ? { ...one, value: { ...node, text } as Expression } : one,
      );
      return text === undefined ? undefined : put({ ...given, values: changed });
    };
    return value === undefined ? [] : [{ value, set }];
  });
  const { on, dates } = given;
  const moment = on === undefined ? undefined : numberIn(on);
  if (on !== undefined && moment !== undefined) {
    const set = (next: Rational): Example | undefined => {
      const text = textOf(on, next);
      return text === undefined ? undefined : put({ ...given, on: { ...on, text } as Expression });
    };
    return [...values, { value: moment, set }];
  }
  const end = dates?.to;
  const last = end === undefined ? undefined : timeOf(end.text);
  if (dates === undefined || end === undefined || last === undefined) return values;
  const set = (next: Rational): Example | undefined => {
    const text = timeText(end.text, next);
    if (text === undefined) return undefined;
    return put({ ...given, dates: { ...dates, to: { ...end, text } } });
  };
  return [...values, { value: last, set }];
}

function numberIn(node: Expression): Rational | undefined {
  if (node.kind === 'number') return parseDecimal(node.text);
  return node.kind === 'date' ? timeOf(node.text) : undefined;
}

function textOf(node: Expression, value: Rational): string | undefined {
  if (node.kind === 'date') return timeText(node.text, value);
  const text = toText(value);
  // What no decimal writes cannot be given, nor can less than nothing.
  return value.n < 0n || text.includes('/') ? undefined : text;
}

function timeOf(text: string): Rational | undefined {
  const day = parseDay(text);
  const instant = day === undefined ? parseInstant(text) : undefined;
  if (instant !== undefined) return rational(BigInt(instant), 60n);
  return day === undefined ? undefined : rational(day);
}

function timeText(like: string, value: Rational): string | undefined {
  const count = isInteger(value) ? toSafeNumber(value) : undefined;
  if (count === undefined) return undefined;
  if (parseDay(like) !== undefined) return formatDay(count);
  return formatInstant(count * 60).slice(0, 'yyyy-mm-ddThh:mm'.length);
}
