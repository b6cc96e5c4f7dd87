// Command line, goal seek: the number of the contract that makes a total of invoices. In: a
// prepared folder, months, an address and a total. Out: what to write and the total that it makes,
// in words or JSON.
import { compileContract, createParseCache } from '@avenant/dsl';
import { fromText, type Rational, subtract, sum, ZERO } from '@avenant/dsl/values';
import {
  type Horizon,
  type Literal,
  literalsAt,
  type Point,
  rateContract,
  seek,
  withLiteral,
  writtenAt,
} from '@avenant/engine';
import type { Output } from './output.ts';
import { type Ended, seekText, totalText } from './seek-text.ts';
import { canStudy, type Studied } from './stand-ins.ts';
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
  let [rated, held] = [0, 0];
  const totalAt = async (steps: number): Promise<Rational> => {
    progress(rated);
    rated += 1;
    const files = withLiteral(folder.files, literal, steps);
    const compilation = compileContract({ files, tables: folder.tables, cache });
    const { history } = compilation;
    // A clause with an error would be left out of the total.
    if (history === undefined || !canStudy(compilation)) throw notWritable(literal, steps);
    const { periods } = await rateContract({ history, facts, from, through: from + months - 1 });
    held = periods.reduce((count, period) => count + period.held.length, 0);
    return sum(periods.map(({ total }) => fromText(total) ?? ZERO));
  };
  const found = await seek({
    target: goal.target,
    now: literal.steps,
    ...rangeOf(literal),
    totalAt,
  });
  const now = await totalAt(literal.steps);
  const about = aboutText(goal.horizon, goal.studied, output.language);
  const { address, target } = goal;
  const ended: Ended = { address, target, about, literal, found, now, held };
  if (output.json) output.out(JSON.stringify(jsonOf(ended)));
  else for (const text of seekText(ended, output.language)) output.out(text);
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

function notWritable(literal: Literal, steps: number): UsageError {
  const { file, line } = literal.place;
  const number = writtenAt(literal, steps);
  return new UsageError({
    en: `with ${number} at ${file}:${line} the contract has errors: seek another number`,
    fr: `avec ${number} en ${file}:${line} le contrat a des erreurs : cherchez un autre nombre`,
  });
}

function jsonOf({ address, target, literal, found, now, held }: Ended): object {
  const point = ({ steps, total }: Point) => ({
    number: writtenAt(literal, steps),
    total: totalText(total),
    difference: totalText(subtract(total, target)),
  });
  return {
    address,
    place: literal.place,
    target: totalText(target),
    now: {
      number: literal.text,
      total: totalText(now),
      difference: totalText(subtract(now, target)),
    },
    outcome: found.outcome,
    shape: found.shape,
    answers: found.answers.map(({ best, other }) => ({
      best: point(best),
      other: other === undefined ? null : point(other),
    })),
    low: point(found.low),
    high: point(found.high),
    held,
    tried: found.tried,
  };
}
