// Command line, goal seek: the number of the contract that makes a total of invoices. In: a
// prepared folder, months, an address and a total. Out: what to write and the total that it makes,
// in words or JSON.
import { type Rational, subtract } from '@avenant/dsl/values';
import {
  type Horizon,
  type Literal,
  literalsAt,
  type Point,
  seekNumber,
  UnsoundNumber,
  writtenAt,
} from '@avenant/engine';
import type { Output } from './output.ts';
import { type Ended, seekText, totalText } from './seek-text.ts';
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
export async function seekGoal(goal: Goal, output: Output): Promise<number> {
  const literal = oneLiteral(goal);
  const { files, tables } = goal.studied.folder;
  const { found, now, held } = await seekNumber({
    ...{ files, tables, literal },
    ...{ horizon: goal.horizon, target: goal.target, onTry: progressOf(output) },
  }).catch((error: unknown) => {
    throw error instanceof UnsoundNumber ? notWritable(literal, error.steps) : error;
  });
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
