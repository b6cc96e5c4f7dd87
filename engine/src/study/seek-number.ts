// Study, goal seek on a contract: the number of its text that makes a total of invoices. In: texts,
// facts, months, a literal and a total. Out: what was found, beside today's total. Each try is the
// whole contract, compiled and rated.
import { compileContract, createParseCache, type SourceFile } from '@avenant/dsl';
import type { Rational } from '@avenant/dsl/values';
import { type Horizon, rated, totalOf } from './horizon.ts';
import { type Literal, withLiteral } from './literal.ts';
import { type Sought, seek } from './seek.ts';
import { canStudy } from './sound.ts';

/** What is sought in a contract. */
export interface NumberSearch {
  readonly files: readonly SourceFile[];
  readonly tables: NonNullable<Parameters<typeof compileContract>[0]['tables']>;
  /** Facts and months. */
  readonly horizon: Omit<Horizon, 'history'>;
  readonly literal: Literal;
  readonly target: Rational;
  /** Hears before each try how many there were. */
  readonly onTry?: (tried: number) => void;
}

/** What came of it. */
export interface SoughtNumber {
  readonly found: Sought;
  /** The total with today's number. */
  readonly now: Rational;
  /** Items held, which are in no total. */
  readonly held: number;
}

/** A number with which the contract has errors, so that it has no total. */
export class UnsoundNumber extends Error {
  override readonly name = 'UnsoundNumber';
  readonly steps: number;

  constructor(steps: number) {
    super(`the contract has errors with the number of ${steps} steps`);
    this.steps = steps;
  }
}

/** Looks for the number. @throws UnsoundNumber. */
export async function seekNumber(search: NumberSearch): Promise<SoughtNumber> {
  const { files, tables, horizon, literal, target, onTry } = search;
  const cache = createParseCache();
  let [tried, held] = [0, 0];
  const totalAt = async (steps: number): Promise<Rational> => {
    onTry?.(tried);
    tried += 1;
    const texts = withLiteral(files, literal, steps);
    const compilation = compileContract({ files: texts, tables, cache });
    const { history } = compilation;
    // A clause with an error would be left out of the total.
    if (history === undefined || !canStudy(compilation)) throw new UnsoundNumber(steps);
    const contract = await rated({ ...horizon, history }, history);
    held = contract.periods.reduce((count, period) => count + period.held.length, 0);
    return totalOf(contract);
  };
  const found = await seek({ target, now: literal.steps, ...rangeOf(literal), totalAt });
  return { found, now: await totalAt(literal.steps), held };
}

const HUNDRED = 100;

// Shares stay between nothing and all; other numbers may grow.
function rangeOf({ percent, steps, decimals }: Literal) {
  const one = 10 ** decimals;
  if (percent) return { low: 0, high: HUNDRED * one, highest: Math.max(steps, HUNDRED * one) };
  const high = Math.max(2 * steps, one);
  return { low: 0, high, highest: 64 * high };
}
