// Volume, the door to columns. In: a plan, facts and a covered month. Out: the lines of all rates
// over time on items, in blocks of columns, with totals; what has no safe integer is told exactly.
// Nothing is kept for a line, so that memory is flat from ten thousand items to many millions.
import type { RatingPlan, Rule } from '@avenant/dsl';
import {
  currencyDigits,
  DAY_MAX,
  type Day,
  type Month,
  multiply,
  type Period,
  type Rational,
  rational,
  toSafeNumber,
} from '@avenant/dsl/values';
import type { Facts } from '../facts/bound.ts';
import type { Fact } from '../facts/fact.ts';
import { knownOn } from '../facts/view.ts';
import { stepOf } from '../rate/booking.ts';
import { ChargeStore } from '../rate/charge-store.ts';
import { Gathered, type HeldSubject } from '../rate/rule-month.ts';
import { type Situation, situationOf } from '../rate/situation.ts';
import { type Alike, dimensionsOf, storedIn } from './dimensions.ts';
import { selectByColumns } from './leaves.ts';
import { type LineBlock, LineBlocks } from './line-block.ts';
import { addReads, noReads } from './reads.ts';
import { readsCharges } from './reads-charges.ts';
import { RuleRun } from './rule-run.ts';
import { Tuples } from './tuples.ts';
import { TypeRun, type TypeTaker } from './type-run.ts';

/** What is to be rated in columns. */
export interface ColumnsInput {
  readonly plan: RatingPlan;
  readonly facts: Facts;
  /** The covered month. */
  readonly month: Month;
  /** The day on which the facts are asked; absent: all that is known. */
  readonly knownOn?: Day;
  /** Lines in a block; absent: 65,536. */
  readonly blockSize?: number;
  /** Given each block in turn; its arrays are used again afterwards. */
  readonly onBlock: (block: LineBlock) => void;
}

/** A line whose amount is no safe integer of minor units. */
export interface ExactLine {
  readonly rule: Rule;
  readonly fact: Fact;
  readonly amount: Rational;
  readonly period: Period;
}

/** What all the lines come to. */
export interface RatedColumns {
  /** The rules rated, as the blocks number them. */
  readonly rules: readonly Rule[];
  /** Decimals of minor units. */
  readonly digits: number;
  readonly lines: number;
  readonly zeros: number;
  /** By rule, in minor units, the exact lines left out. */
  readonly totals: readonly bigint[];
  readonly exact: readonly ExactLine[];
  readonly held: readonly HeldSubject[];
  /** Amounts that took the exact calculation, item by item. */
  readonly exactly: number;
  /** Rules that are not rates over time on items, or read charges or share: `rateContract`'s. */
  readonly left: readonly Rule[];
}

const BLOCK = 65_536;

/** Rates the months' rates over time on items into columns. */
export async function rateColumns(input: ColumnsInput): Promise<RatedColumns> {
  const { plan, facts, month } = input;
  const view = knownOn(facts, input.knownOn ?? null);
  const selection = await selectByColumns(plan, view);
  const situation = situationOf(plan, view, selection, new ChargeStore(), DAY_MAX);
  const rules = plan.rules.filter((rule) => isForColumns(plan, rule));
  const digits = digitsOf(plan, rules);
  const blocks = new LineBlocks(input.blockSize ?? BLOCK, input.onBlock);
  const taken = new Taken(situation, month, digits, blocks);
  const runs = rules
    .map((rule, index) => new RuleRun(situation, rule, index, month, digits, selection))
    .filter(({ rule }) => situation.inForce.get(rule.id) !== undefined);
  for (const type of new Set(rules.map(({ subject }) => subject ?? ''))) {
    blocks.turnTo(type);
    const own = runs.filter(({ rule }) => rule.subject === type);
    rateType(situation, type, own, month, selection.alike, taken);
  }
  blocks.flush();
  const totals = rules.map((rule) => runs.find((run) => run.rule === rule)?.total ?? 0n);
  const left = plan.rules.filter((rule) => !rules.includes(rule));
  const { lines, zeros, exact, held, exactlyRated } = taken;
  return { rules, digits, lines, zeros, totals, exact, held, exactly: exactlyRated, left };
}

function isForColumns(plan: RatingPlan, rule: Rule): boolean {
  const { subject, occasion, amount, share } = rule;
  if (occasion.kind !== 'over time' || amount.kind === 'sum' || amount.kind === 'nothing') {
    return false;
  }
  const isItem = plan.types.some(({ name, kind }) => name === subject && kind === 'item');
  return isItem && share === undefined && !readsCharges(plan, rule);
}

// Minor units are as fine as the finest rounding step.
function digitsOf({ contract }: RatingPlan, rules: readonly Rule[]): number {
  const least = currencyDigits(contract.currency) ?? 2;
  const steps = rules.map((rule) => {
    for (let digits = least; digits < DIGITS_MAX; digits += 1) {
      if (multiply(stepOf(rule), rational(10n ** BigInt(digits))).d === 1n) return digits;
    }
    return least;
  });
  return Math.max(least, ...steps);
}

const DIGITS_MAX = 12;

function rateType(
  situation: Situation,
  type: string,
  runs: readonly RuleRun[],
  month: Month,
  alike: Alike,
  taker: TypeTaker,
): void {
  const stored = storedIn(situation.view, type);
  if (stored === undefined || runs.length === 0) return;
  const reads = noReads();
  for (const { program } of runs) {
    if (program !== undefined) addReads(reads, program.parts.appliesReads);
  }
  const dimensions = dimensionsOf(situation.view, type, reads, alike);
  const tuples = dimensions && Tuples.of(dimensions);
  if (tuples !== undefined) {
    new TypeRun(stored, runs, tuples, month, taker).rate();
    return;
  }
  for (let order = 0; order < stored.layout.size; order += 1) {
    for (const run of runs) taker.exactly(run, stored.at(order));
  }
}

// Puts lines into blocks, and counts.
class Taken implements TypeTaker {
  readonly exact: ExactLine[] = [];
  readonly held: HeldSubject[] = [];
  lines = 0;
  zeros = 0;
  exactlyRated = 0;
  readonly #situation: Situation;
  readonly #month: Month;
  readonly #scale: Rational;
  readonly #blocks: LineBlocks;

  constructor(situation: Situation, month: Month, digits: number, blocks: LineBlocks) {
    this.#situation = situation;
    this.#month = month;
    this.#scale = rational(10n ** BigInt(digits));
    this.#blocks = blocks;
  }

  line(row: number, run: RuleRun, amount: number, from: number, to: number): void {
    this.lines += 1;
    this.#blocks.push(row, run.index, amount, from, to);
  }

  count(run: RuleRun, amount: number): void {
    run.count(amount);
  }

  zero(): void {
    this.zeros += 1;
  }

  exactly(run: RuleRun, fact: Fact): void {
    const gathered = new Gathered(this.#situation, run.rule, this.#month);
    gathered.take(fact, run.outcome(fact));
    this.exactlyRated += 1;
    this.zeros += gathered.zeros;
    this.held.push(...gathered.held);
    for (const { amount, priced } of gathered.lines) {
      const { from, to } = priced;
      const minor = toSafeNumber(multiply(amount, this.#scale));
      if (minor === undefined) {
        this.exact.push({ rule: run.rule, fact, amount, period: { from, to } });
        continue;
      }
      this.line(rowOn(fact, from), run, minor, from, to);
      run.count(minor);
    }
  }
}

// The row of an item that holds on a day.
function rowOn({ segments }: Fact, day: Day): number {
  return segments.find(({ from, to }) => from <= day && day < to)?.row ?? 0;
}
