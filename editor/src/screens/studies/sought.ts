// Studies, goal seek: which number of the text makes a total, as the command line's `simulate
// --seek` finds it. In: a scenario, the place of a number, a total. Out: numbers with the totals
// that they make. Runs in a worker.
import { fromText, type Rational, subtract, toText } from '@avenant/dsl/values';
import {
  numbersIn,
  type Point,
  seekNumber,
  UnsoundNumber,
  withLiteral,
  writtenAt,
} from '@avenant/engine';
import { monthOf, placeText, preparedStudy, type StudyAsked } from './compute.ts';

/** What is sought. */
export interface SeekAsked extends StudyAsked {
  /** Where the number stands: `contract.avn:12:9`. */
  readonly place: string;
  /** The total of all months, a decimal text. */
  readonly total: string;
}

/** A number that was tried, as it is written, and the total that it makes. */
export interface Tried {
  readonly number: string;
  readonly total: string;
  /** How far its total is above the wanted one. */
  readonly off: string;
  /** The text of the file with it. */
  readonly text: string;
}

/** What came of it; `unsound`: the text has errors with a number that was tried. */
export type SeekFound =
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'unsound' }
  | {
      readonly outcome: 'met' | 'missed' | 'flat';
      readonly isMixed: boolean;
      readonly file: string;
      readonly now: Omit<Tried, 'text'>;
      readonly answers: readonly { readonly best: Tried; readonly other: Tried | null }[];
      readonly low: string;
      readonly high: string;
      readonly held: number;
    };

/** Looks for the number. */
export async function seekInStudy(asked: SeekAsked): Promise<SeekFound> {
  const { files, tables, compilation, history, bound } = preparedStudy(asked);
  const numbers = numbersIn(compilation.trees, files);
  const literal = numbers.find((one) => placeText(one.literal) === asked.place)?.literal;
  const target = fromText(asked.total);
  if (history === undefined || literal === undefined || target === undefined) {
    return { outcome: 'gone' };
  }
  const { file } = literal;
  const horizon = { facts: bound.value, from: monthOf(asked.from, history), months: asked.months };
  const off = (total: Rational): string => toText(subtract(total, target));
  const tried = ({ steps, total }: Point): Tried => ({
    number: writtenAt(literal, steps),
    total: toText(total),
    off: off(total),
    text: withLiteral(files, literal, steps).find(({ name }) => name === file)?.text ?? '',
  });
  try {
    const sought = await seekNumber({ files, tables, horizon, literal, target });
    const { outcome, shape, answers, low, high } = sought.found;
    const { now } = sought;
    return {
      ...{ outcome, file, held: sought.held, isMixed: shape === 'mixed' },
      now: { number: literal.text, total: toText(now), off: off(now) },
      answers: answers.map(({ best, other }) => ({
        best: tried(best),
        other: other === undefined ? null : tried(other),
      })),
      low: writtenAt(literal, low.steps),
      high: writtenAt(literal, high.steps),
    };
  } catch (error) {
    if (error instanceof UnsoundNumber) return { outcome: 'unsound' };
    throw error;
  }
}
