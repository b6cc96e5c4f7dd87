// Net lines: a rated period less what documents billed of its lines already. In: rated lines, what
// was billed. Out: the lines to bill; equal amounts give none. So nothing is billed twice, be it by
// a note, an off-cycle invoice or the invoice of a month billed it.
import { add, isZero, type Rational, subtract, sum, ZERO } from '@avenant/dsl/values';
import { moneyOf, type RatedLine, type RatedPeriod } from '@avenant/engine';
import { amountIn } from '../db/amounts.ts';
import type { Db } from '../db/database.ts';
import { type BilledSoFar, billedOf, keyOfName, nameOfRated } from './billed.ts';

/** A line to bill. */
export interface NetLine extends Omit<RatedLine, 'corrects'> {
  readonly corrects?: { readonly period: string };
  /** What had been billed of it, where it is a difference. */
  readonly billedBefore?: string;
  /** The amount of the whole line as it was rated, where another is billed. */
  readonly whole?: string;
}

/** A period as it is billed. */
export interface NetPeriod extends Omit<RatedPeriod, 'lines'> {
  readonly lines: readonly NetLine[];
}

/** A period as rated, whatever was billed of it. */
export function asRated(rated: RatedPeriod): NetPeriod {
  return { ...rated, lines: rated.lines.map(asLine) };
}

function asLine(rated: RatedLine): NetLine {
  // Most lines correct nothing: they are not copied, as there may be a million.
  if (rated.corrects === undefined) return rated as NetLine;
  const { corrects, ...line } = rated;
  return { ...line, corrects: { period: corrects.period }, billedBefore: corrects.billed };
}

/** What a run rates, and for whom. */
export interface Netting {
  readonly contract: string;
  readonly run: string;
  readonly currency: string;
  /** The run knows more than every invoice before it. */
  readonly isOffCycle: boolean;
}

/**
 * A rated period less what was billed already: corrections against what documents bill, and the
 * period's own lines, too, when there is an invoice of the period.
 */
export async function netPeriod(
  db: Db,
  { contract, run, currency, isOffCycle }: Netting,
  rated: RatedPeriod,
): Promise<NetPeriod> {
  const again = await db
    .selectFrom('draft')
    .select('draft')
    .where('contract', '=', contract)
    .where('period', '=', rated.period)
    .where('state', '=', 'issued')
    .where('run', '<>', run)
    .limit(1)
    .executeTakeFirst();
  const asked = rated.lines.filter((one) => again !== undefined || one.corrects !== undefined);
  const billed = await billedOf(db, { contract, exceptRun: run }, asked.map(nameOfRated));
  // Nothing of it was billed, as a rule: its lines are then not named one by one.
  return billed.size === 0 ? asRated(rated) : netOf(rated, billed, { currency, isOffCycle });
}

/** A rated period less what was billed of its lines, by `keyOfName`. */
export function netOf(
  rated: RatedPeriod,
  billed: ReadonlyMap<string, BilledSoFar>,
  { currency, isOffCycle }: Pick<Netting, 'currency' | 'isOffCycle'>,
): NetPeriod {
  const text = (amount: Rational): string => moneyOf(amount, currency);
  const lines = rated.lines.flatMap((line): readonly NetLine[] => {
    const { corrects } = line;
    const so = billed.get(keyOfName(nameOfRated(line)));
    const same = asLine(line);
    if (so === undefined) return [same];
    // A later invoice knew more of this line than this one.
    if (!isOffCycle && corrects !== undefined && so.through > rated.period) return [];
    const full = add(amountIn(line.amount), corrects ? amountIn(corrects.billed) : ZERO);
    const amount = subtract(full, so.amount);
    if (isZero(amount)) return [];
    const net = { ...same, amount: text(amount), billedBefore: text(so.amount) };
    return [net.amount === line.amount ? net : { ...net, whole: line.amount }];
  });
  return { ...rated, lines, total: text(sum(lines.map(({ amount }) => amountIn(amount)))) };
}
