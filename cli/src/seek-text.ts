// Command line, goal seek in words. In: what was sought and found. Out: lines that say what to
// write and the total that it makes, in the language of the reader.
import type { Language } from '@avenant/dsl';
import {
  absolute,
  compare,
  type Rational,
  subtract,
  toFixedText,
  toText,
  ZERO,
} from '@avenant/dsl/values';
import { type Literal, type Point, type Sought, writtenAt } from '@avenant/engine';
import { readableAmount } from './amounts.ts';
import { aligned } from './columns.ts';

/** A search that has ended. */
export interface Ended {
  readonly address: string;
  /** The months and files, in words. */
  readonly about: string;
  readonly target: Rational;
  readonly literal: Literal;
  readonly found: Sought;
  /** The total with today's number. */
  readonly now: Rational;
  /** Items held, which are in no total. */
  readonly held: number;
}

/** An amount with two decimals, or more where it has more. */
export function totalText(value: Rational): string {
  return toFixedText(value, Math.max(2, toText(value).split('.')[1]?.length ?? 0));
}

/** The lines that tell of a search. */
export function seekText(ended: Ended, language: Language): readonly string[] {
  const { address, about, target, literal, found, now } = ended;
  const english = language === 'en';
  const { file, line } = literal.place;
  const row = (label: string, number: string, total: Rational): readonly string[] => [
    label,
    number,
    readableAmount(totalText(total), language),
    offText(total, target, language),
  ];
  const said = (label: string, { steps, total }: Point) =>
    row(label, writtenAt(literal, steps), total);
  const answers = found.outcome === 'met' ? found.answers : [];
  const rows = [
    [english ? 'wanted' : 'voulu', '', readableAmount(totalText(target), language), ''],
    row(english ? 'today' : 'aujourd’hui', literal.text, now),
    ...answers.flatMap(({ best, other }) => [
      said(english ? 'write' : 'écrire', best),
      ...(other === undefined ? [] : [said(english ? 'or' : 'ou', other)]),
    ]),
  ];
  return [
    `${address}${english ? ':' : ' :'} ${literal.text}  (${file}:${line})`,
    about,
    '',
    ...aligned(rows, ['left', 'right', 'right', 'left']),
    '',
    ...[...verdictText(ended, language), ...heldText(ended, language)].map((text) => `  ${text}`),
  ];
}

function heldText({ held }: Ended, language: Language): readonly string[] {
  if (held === 0) return [];
  return language === 'en'
    ? [`Held and in none of these totals: ${held}.`]
    : [`Retenu et hors de ces totaux : ${held}.`];
}

function offText(total: Rational, target: Rational, language: Language): string {
  const off = subtract(total, target);
  if (compare(off, ZERO) === 0) return 'exact';
  const size = readableAmount(totalText(absolute(off)), language);
  const over = compare(off, ZERO) > 0;
  if (language === 'en') return `${size} ${over ? 'over' : 'short'}`;
  return `${size} ${over ? 'de trop' : 'de moins'}`;
}

function verdictText({ found, literal }: Ended, language: Language): readonly string[] {
  const english = language === 'en';
  const { low, high, answers, outcome, shape } = found;
  const [from, to] = [writtenAt(literal, low.steps), writtenAt(literal, high.steps)];
  if (outcome === 'flat') {
    return english
      ? [`From ${from} to ${to} the total stays the same: this number changes nothing here.`]
      : [`De ${from} à ${to} le total reste le même : ce nombre ne change rien ici.`];
  }
  const turns = english
    ? `The total rises and falls between ${from} and ${to}: there may be other numbers still.`
    : `Le total monte et descend entre ${from} et ${to} : il peut y avoir d’autres nombres.`;
  const mixed = shape === 'mixed' ? [turns] : [];
  const [nearest] = answers;
  if (outcome === 'met' || nearest === undefined) return mixed;
  const number = writtenAt(literal, nearest.best.steps);
  const made = readableAmount(totalText(nearest.best.total), language);
  const missed = english
    ? `Not reached from ${from} to ${to}. Nearest seen: ${number}, which makes ${made}.`
    : `Pas atteint de ${from} à ${to}. Au plus près : ${number}, qui donne ${made}.`;
  return [missed, ...mixed];
}
