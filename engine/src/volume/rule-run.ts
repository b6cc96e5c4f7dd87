// Volume, a rule made ready for columns. In: a rule, a situation, a covered month. Out: its
// program, its shares of the month and its rounding as safe integers; its total as it grows.
import type { Rule } from '@avenant/dsl';
import {
  divide,
  type Month,
  monthPeriod,
  multiply,
  type Period,
  type Rational,
  type RoundingMode,
  rational,
  toSafeNumber,
} from '@avenant/dsl/values';
import type { Fact } from '../facts/fact.ts';
import { stepOf } from '../rate/booking.ts';
import { rateOverTime } from '../rate/over-time.ts';
import type { Outcome } from '../rate/priced.ts';
import type { Situation } from '../rate/situation.ts';
import { dimensionsOf } from './dimensions.ts';
import type { FactorColumn } from './factors.ts';
import { HELD } from './known-days.ts';
import type { ColumnSelection, Refusal } from './leaves.ts';
import { profileFact } from './profile-fact.ts';
import { Program } from './program.ts';
import { EXACT_MAX } from './rounding.ts';
import { type Shares, sharesOf } from './shares.ts';
import { NEW, Tuples } from './tuples.ts';

/** Whether a rule charges all rows that read alike, on all of its days in the month. */
export type VerdictOn = 'always' | 'never' | 'item by item';

interface Fraction {
  readonly n: number;
  readonly d: number;
}

const FORGET_EVERY = 10_000;
const PLACES_MAX = 500_000;

/** Only the exact calculation can tell. */
const SLOW: Fraction = { n: Number.NaN, d: 1 };

/** A rule over time on an item type, in one covered month. */
export class RuleRun {
  readonly rule: Rule;
  /** Its place in the list of rules. */
  readonly index: number;
  readonly program: Program | undefined;
  readonly clipFrom: number;
  readonly clipTo: number;
  readonly monthFrom: number;
  readonly shares: Shares;
  readonly mode: RoundingMode;
  /** Minor units in one step, signed; NaN where that is not a whole number. */
  readonly unit: number;
  readonly factors: readonly FactorColumn[];
  /** Of what the rate reads besides the factors. */
  readonly tuples: Tuples | undefined;
  /** By place; NaN: the exact calculation has to tell. */
  readonly numerators: number[] = [];
  readonly denominators: number[] = [];
  readonly #refusals: readonly Refusal[];
  readonly #situation: Situation;
  readonly #month: Month;
  readonly #days: Period;
  readonly #perStep: Rational;
  #outcomes = 0;
  #sum = 0;
  #total = 0n;

  constructor(
    shared: Situation,
    rule: Rule,
    index: number,
    month: Month,
    digits: number,
    selection: ColumnSelection,
  ) {
    // What is remembered while one rule is rated says nothing to another.
    const situation = { ...shared, remembered: new Map() };
    this.rule = rule;
    this.index = index;
    this.program = Program.of(situation, rule, month, selection.alike);
    this.#days = this.program?.parts.days ?? { from: 0, to: 0 };
    this.clipFrom = this.#days.from;
    this.clipTo = this.#days.to;
    this.monthFrom = monthPeriod(month).from;
    this.shares = sharesOf(situation, rule, month);
    this.mode = rule.rounding.mode;
    const unit = toSafeNumber(multiply(stepOf(rule), rational(10n ** BigInt(digits))));
    this.unit = unit === undefined ? Number.NaN : unit * rule.sign;
    this.factors = this.program?.parts.factors ?? [];
    this.#refusals = selection.refusals(rule);
    this.#situation = situation;
    this.#month = month;
    const base = this.factors.reduce(
      (product, { denominator }) => {
        return multiply(product, rational(denominator));
      },
      multiply(stepOf(rule), rational(this.shares.base)),
    );
    this.#perStep = base;
    const reads = this.program?.parts.rateReads;
    const dimensions = reads && dimensionsOf(shared.view, rule.subject ?? '', reads);
    this.tuples = dimensions && Tuples.of(dimensions);
  }

  /** Whether the rule charges all rows like this one, on all of its days in the month. */
  verdictOn(row: number, fact: Fact): VerdictOn {
    const days = this.#days;
    for (const { codes, refused } of this.#refusals) {
      if (refused[codes[row] ?? 0] === 1) return 'never';
    }
    if (this.program === undefined || this.program.parts.moves) return 'item by item';
    const found = this.program.parts.applies.at(row, fact, days.from, days);
    if (found.value === HELD || found.to < days.to) return 'item by item';
    return found.value ? 'always' : 'never';
  }

  /**
   * Works out the rate of a tuple over the rounding step and the bases of shares and factors.
   * @param row A row of the tuple.
   * @returns its place in numerators and denominators.
   */
  learn(key: number, row: number): number {
    const { tuples, program } = this;
    if (tuples === undefined || program === undefined) return NEW;
    if (tuples.size >= PLACES_MAX) tuples.clear();
    const place = tuples.add(key);
    const { n, d } = this.#fractionOn(row, profileFact(program.parts.stored, row));
    this.numerators[place] = n;
    this.denominators[place] = d;
    return place;
  }

  #fractionOn(row: number, fact: Fact): Fraction {
    const days = this.#days;
    if (this.program === undefined) return SLOW;
    const { rate: rates, shown: showing } = this.program.parts;
    const rate = rates.at(row, fact, days.from, days);
    if (rate.value === HELD || rate.to < days.to) return SLOW;
    const shown = showing.at(row, fact, days.from, days);
    if (shown.value === HELD || shown.to < days.to) return SLOW;
    const { n, d } = divide(rate.value, this.#perStep);
    const numerator = toSafeNumber({ n, d: 1n });
    const denominator = toSafeNumber({ n: d, d: 1n });
    if (numerator === undefined || denominator === undefined) return SLOW;
    return denominator > EXACT_MAX ? SLOW : { n: numerator, d: denominator };
  }

  /** Rates one item exactly. */
  outcome(fact: Fact): Outcome {
    this.#outcomes += 1;
    if (this.#outcomes % FORGET_EVERY === 0) this.#situation.remembered.clear();
    return (
      this.program?.outcome(fact) ?? rateOverTime(this.#situation, this.rule, fact, this.#month)
    );
  }

  /** Adds an amount to the total. */
  count(amount: number): void {
    const sum = this.#sum + amount;
    if (Number.isSafeInteger(sum)) {
      this.#sum = sum;
      return;
    }
    this.#total += BigInt(this.#sum);
    this.#sum = amount;
  }

  /** The total of the amounts, in minor units. */
  get total(): bigint {
    return this.#total + BigInt(this.#sum);
  }
}
