// Command line, goal seek: the number of the contract that makes a total of invoices. In: a prepared
// folder, months, an address and a total. Out: what to write and the total that it makes, in words or
// JSON.
import { compileContract, createParseCache, type Language } from '@avenant/dsl';
import {
  absolute,
  compare,
  fromText,
  type Rational,
  subtract,
  sum,
  toFixedText,
  toText,
  ZERO,
} from '@avenant/dsl/values';
import {
  type Horizon,
  type Literal,
  literalsAt,
  type Point,
  rateContract,
  type Sought,
  seek,
  withLiteral,
  writtenAt,
} from '@avenant/engine';
import { readableAmount } from './amounts.ts';
import type { Output } from './output.ts';
import type { Studied } from './stand-ins.ts';
import { aboutText, progressOf } from './study-options.ts';
import { UsageError } from './usage-error.ts';

/** A goal. */
export interface Goal {
  readonly studied: Studied;
  readonly horizon: Horizon;
  /** Where the number stands, as a person says it. */
  readonly address: string;
  readonly target: Rational;
}

/** Seeks and tells; 1 when the total is not met. @throws UsageError when no one number is meant. */
export async function seekNumber(goal: Goal, output: Output): Promise<number> {
  const literal = oneLiteral(goal);
  const cache = createParseCache();
  const { folder } = goal.studied;
  const { facts, from, months } = goal.horizon;
  const progress = progressOf(output);
  let rated = 0;
  const totalAt = async (steps: number): Promise<Rational> => {
    progress(rated);
    rated += 1;
    const files = withLiteral(folder.files, literal, steps);
    const { history } = compileContract({ files, tables: folder.tables, cache });
    if (history === undefined) throw new RangeError('a contract without a plan');
    const { periods } = await rateContract({ history, facts, from, through: from + months - 1 });
    return sum(periods.map(({ total }) => fromText(total) ?? ZERO));
  };
  const found = await seek({
    target: goal.target,
    now: literal.steps,
    ...rangeOf(literal),
    totalAt,
  });
  const now = await totalAt(literal.steps);
  if (output.json) output.out(JSON.stringify(jsonOf(goal, literal, found, now)));
  else print(goal, literal, found, now, output);
  return found.outcome === 'met' ? 0 : 1;
}

function oneLiteral({ studied, address }: Goal): Literal {
  const { candidates } = literalsAt(studied.compilation.trees, studied.folder.files, address);
  const [literal, ...others] = candidates;
  if (literal !== undefined && others.length === 0) return literal;
  if (literal === undefined) {
    throw new UsageError({
      en:
        `no number at "${address}": write "clause 6, band 2", "define NAME", ` +
        '"scale NAME, band 2" or FILE.avn:LINE',
      fr:
        `pas de nombre à « ${address} » : écrivez « clause 6, tranche 2 », « définir NOM », ` +
        '« barème NOM, tranche 2 » ou FICHIER.avn:LIGNE',
    });
  }
  const list = candidates
    .map(({ place, text }) => `\n  ${place.file}:${place.line}:${place.column}  ${text}`)
    .join('');
  throw new UsageError({
    en: `"${address}" means several numbers; choose one by its place:${list}`,
    fr: `« ${address} » désigne plusieurs nombres ; choisissez par la place :${list}`,
  });
}

const HUNDRED = 100;

// Shares stay between nothing and all; other numbers may grow.
function rangeOf({ percent, steps, decimals }: Literal) {
  const one = 10 ** decimals;
  if (percent) return { low: 0, high: HUNDRED * one, highest: Math.max(steps, HUNDRED * one) };
  const high = Math.max(2 * steps, one);
  return { low: 0, high, highest: 64 * high };
}

function money(value: Rational): string {
  return toFixedText(value, Math.max(2, toText(value).split('.')[1]?.length ?? 0));
}

function jsonOf({ address, target }: Goal, literal: Literal, found: Sought, now: Rational): object {
  const point = ({ steps, total }: Point) => ({
    number: writtenAt(literal, steps),
    total: money(total),
    difference: money(subtract(total, target)),
  });
  return {
    address,
    place: literal.place,
    target: money(target),
    now: { number: literal.text, total: money(now), difference: money(subtract(now, target)) },
    outcome: found.outcome,
    shape: found.shape,
    answers: found.answers.map(({ best, other }) => ({
      best: point(best),
      other: other === undefined ? null : point(other),
    })),
    low: point(found.low),
    high: point(found.high),
    tried: found.tried,
  };
}

function print(
  { address, horizon, target, studied }: Goal,
  literal: Literal,
  found: Sought,
  now: Rational,
  { language, out }: Output,
): void {
  const english = language === 'en';
  const amount = (value: Rational): string => readableAmount(money(value), language);
  const number = (point: Point): string => writtenAt(literal, point.steps);
  const { file, line } = literal.place;
  const colon = english ? ':' : ' :';
  out(`${address}${colon} ${literal.text}  (${file}:${line})`);
  out(aboutText(horizon, studied, language));
  const rows = (label: string, name: string, total: Rational): string =>
    `  ${label.padEnd(12)}${name.padStart(16)}  ${amount(total).padStart(18)}  ${gapText(total, target, language)}`;
  out('');
  out(
    `  ${(english ? 'wanted' : 'voulu').padEnd(12)}${''.padStart(16)}  ${amount(target).padStart(18)}`,
  );
  out(rows(english ? 'today' : 'aujourd’hui', literal.text, now).trimEnd());
  if (found.outcome === 'met') {
    for (const { best, other } of found.answers) {
      out(rows(english ? 'write' : 'écrire', number(best), best.total).trimEnd());
      if (other !== undefined) {
        out(rows(english ? 'or' : 'ou', number(other), other.total).trimEnd());
      }
    }
  }
  out('');
  for (const text of verdictOf(found, literal, amount, language)) out(`  ${text}`);
}

function gapText(total: Rational, target: Rational, language: Language): string {
  const gap = subtract(total, target);
  if (compare(gap, ZERO) === 0) return language === 'en' ? 'exact' : 'exact';
  const size = readableAmount(money(absolute(gap)), language);
  const over = compare(gap, ZERO) > 0;
  if (language === 'en') return `${size} ${over ? 'over' : 'short'}`;
  return `${size} ${over ? 'de trop' : 'de moins'}`;
}

function verdictOf(
  found: Sought,
  literal: Literal,
  amount: (value: Rational) => string,
  language: Language,
): string[] {
  const english = language === 'en';
  const { low, high, answers, outcome, shape } = found;
  const [from, to] = [writtenAt(literal, low.steps), writtenAt(literal, high.steps)];
  const [nearest] = answers;
  if (outcome === 'flat') {
    return english
      ? [
          `From ${from} to ${to} the total stays the same: this number changes nothing in these months.`,
        ]
      : [`De ${from} à ${to} le total reste le même : ce nombre ne change rien sur ces mois.`];
  }
  if (outcome === 'missed' && nearest !== undefined) {
    const { steps, total } = nearest.best;
    const number = writtenAt(literal, steps);
    return english
      ? [
          `Not reached from ${from} to ${to}. Nearest seen: ${number}, which makes ${amount(total)}.`,
        ]
      : [`Pas atteint de ${from} à ${to}. Au plus près : ${number}, qui donne ${amount(total)}.`];
  }
  if (shape === 'mixed') {
    return english
      ? [`The total rises and falls between ${from} and ${to}: there may be other numbers still.`]
      : [`Le total monte et descend entre ${from} et ${to} : il peut y avoir d’autres nombres.`];
  }
  return [];
}
