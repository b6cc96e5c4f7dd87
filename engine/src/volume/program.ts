// Volume, the program of a rule for a covered month. In: a situation, a rule over time on an item
// type. Out: for each subject with one row in the month, the same amounts as the general
// calculation gives, from values worked out once for all subjects that read the same; undefined
// where only the general calculation can tell.
import type { Rule, Term } from '@avenant/dsl';
import {
  type Day,
  equals,
  intersect,
  isZero,
  type Month,
  monthPeriod,
  multiply,
  ONE,
  type Period,
  type Rational,
} from '@avenant/dsl/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { Held } from '../evaluate/held.ts';
import type { Scope, Validity } from '../evaluate/scope.ts';
import type { Fact } from '../facts/fact.ts';
import type { StoredFacts } from '../facts/handles.ts';
import { otherVersions, shareOf } from '../rate/over-time.ts';
import { appliesTo } from '../rate/precedence.ts';
import { numberIn, type Outcome, type Priced, type Shown, shownTerm } from '../rate/priced.ts';
import { type Situation, scopeOf } from '../rate/situation.ts';
import { type Alike, dimensionsOf, storedIn } from './dimensions.ts';
import type { FactorColumn } from './factors.ts';
import { HELD, KnownDays } from './known-days.ts';
import { mayMove, movesIn } from './moves.ts';
import { partsOf } from './parts.ts';
import { addReads, noReads, type Reads } from './reads.ts';
import { simpleRule } from './simple-rule.ts';
import { onlyRow, type Stretch } from './stretch.ts';
import { Tuples } from './tuples.ts';

/** Stretches of days with one rate. */
interface Run {
  readonly from: number;
  to: number;
  readonly rate: Rational;
}

const NOTHING: Outcome = { priced: [], held: [] };

/** What a rule comes to, part by part. */
interface Parts {
  /** Days of the month on which the rule is in force. */
  readonly days: Period;
  readonly stored: StoredFacts;
  readonly appliesReads: Reads;
  /** What the rate without its factors, quantity and unit price read. */
  readonly rateReads: Reads;
  readonly factors: readonly FactorColumn[];
  readonly applies: KnownDays<boolean>;
  /** The rate without its factors. */
  readonly rate: KnownDays<Rational>;
  /** Held where quantity or unit price cannot be shown. */
  readonly shown: KnownDays<Rational>;
  readonly quantity?: KnownDays<Shown>;
  readonly unitPrice?: KnownDays<Shown>;
  /** Given where the facts that subjects lead to may not be the same in all of the month. */
  readonly moves?: (fact: Fact, days: Period) => boolean;
}

/** A rule over time, made ready for one covered month. */
export class Program {
  readonly parts: Parts;
  readonly #rule: Rule;
  readonly #period: Period;
  readonly #stretch: Stretch = { row: 0, from: 0, to: 0 };

  private constructor(rule: Rule, month: Month, parts: Parts) {
    this.parts = parts;
    this.#rule = rule;
    this.#period = monthPeriod(month);
  }

  /** The program of a rule; undefined when it is for the general calculation. */
  static of(situation: Situation, rule: Rule, month: Month, alike?: Alike): Program | undefined {
    const { plan, view } = situation;
    const simple = simpleRule(plan, situation.selection, rule);
    const inForce = situation.inForce.get(rule.id);
    const period = monthPeriod(month);
    const days = inForce && intersect(period, inForce);
    const stored = rule.subject === undefined ? undefined : storedIn(view, rule.subject);
    // Whether an earlier version of the clause counted the month is for the general calculation.
    if (rule.proration === 'whole' && otherVersions(situation, rule, month).length > 0) {
      return undefined;
    }
    // So is whom an amount is shared over, day by day.
    if (rule.share !== undefined) return undefined;
    if (simple === undefined || days === undefined || stored === undefined) return undefined;
    const made = { situation, rule, month, alike };
    const parts = partsOf(simple, stored, days, (term, fact, day, validity) =>
      numberOf(term, scopeOf(situation, rule, fact, day, period, validity)),
    );
    const applies = knownDays(made, simple.applies, (fact, day, validity) =>
      isApplied(situation, rule, fact, day, period, validity),
    );
    const rate = knownDays(made, parts.rate.reads, readerOf(made, parts.rate.term, numberOf));
    const shown = knownDays(made, parts.shown.reads, readerOf(made, parts.shown.term, numberOf));
    const { quantity, unitPrice } = simple;
    const [q, u] = [quantity, unitPrice].map(
      (one) => one && knownDays(made, one.reads, readerOf(made, one.term, shownTerm)),
    );
    if (!applies || !rate || !shown || (quantity && !q) || (unitPrice && !u)) return undefined;
    const rateReads = noReads();
    for (const one of [parts.rate.reads, parts.shown.reads]) addReads(rateReads, one);
    return new Program(rule, month, {
      days,
      stored,
      appliesReads: simple.applies,
      rateReads,
      factors: parts.factors,
      applies,
      rate,
      shown,
      ...(q && { quantity: q }),
      ...(u && { unitPrice: u }),
      ...(mayMove(situation, rule, month) && { moves: movesIn(situation) }),
    });
  }

  /** Rates a subject of the rule's type; undefined: the general calculation has to. */
  outcome(fact: Fact): Outcome | undefined {
    const { days, stored, quantity: quantities, unitPrice: prices } = this.parts;
    const stretch = this.#stretch;
    const rows = onlyRow(stored.layout, fact.order, days, stretch);
    if (rows !== 1) return rows === 0 ? NOTHING : undefined;
    if (this.parts.moves?.(fact, stretch) === true) return undefined;
    const limit = fact.segments.length === 1 ? days : { from: stretch.from, to: stretch.to };
    const runs = this.#runs(fact, stretch, limit);
    if (runs === undefined) return undefined;
    if (runs.length === 0) return NOTHING;
    const factor = this.#factorOf(stretch.row);
    // Rates that differ are the same when multiplied by nothing.
    if (factor === undefined || (isZero(factor) && runs.length > 1)) return undefined;
    const rule = this.#rule;
    const since = runs[0]?.from;
    const priced: Priced[] = [];
    for (const { from, to, rate } of runs) {
      const share = shareOf(rule, from, to, since);
      const exact = multiply(multiply(rate, factor), share);
      const quantity = quantities?.at(stretch.row, fact, from, limit).value;
      const unitPrice = prices?.at(stretch.row, fact, from, limit).value;
      if (quantity === HELD || unitPrice === HELD) return undefined;
      priced.push({
        exact,
        share,
        moment: from,
        period: this.#period,
        from,
        to,
        ...(quantity === undefined ? {} : { quantity }),
        ...(unitPrice === undefined ? {} : { unitPrice }),
      });
    }
    return { priced, held: [] };
  }

  #runs(fact: Fact, { row, from, to }: Stretch, limit: Period): readonly Run[] | undefined {
    const runs: Run[] = [];
    for (let day = from; day < to; ) {
      const applies = this.parts.applies.at(row, fact, day, limit);
      let next = applies.to;
      if (applies.value === HELD) return undefined;
      if (applies.value) {
        const rate = this.parts.rate.at(row, fact, day, limit);
        if (rate.value === HELD) return undefined;
        next = Math.min(next, rate.to, to);
        const last = runs.at(-1);
        if (last !== undefined && last.to === day && equals(last.rate, rate.value)) last.to = next;
        else runs.push({ from: day, to: next, rate: rate.value });
      }
      day = next;
    }
    return runs;
  }

  // All factors in one; undefined when one has no value.
  #factorOf(row: number): Rational | undefined {
    let product = ONE;
    for (const { codes, exact } of this.parts.factors) {
      const value = exact[codes[row] ?? 0];
      if (value === undefined) return undefined;
      product = product === ONE ? value : multiply(product, value);
    }
    return product;
  }
}

interface Made {
  readonly situation: Situation;
  readonly rule: Rule;
  readonly month: Month;
  readonly alike: Alike | undefined;
}

type Evaluate<T> = ConstructorParameters<typeof KnownDays<T>>[1];

function knownDays<T>(
  { situation, rule, alike }: Made,
  reads: Reads,
  run: Evaluate<T>,
): KnownDays<T> | undefined {
  const dimensions = dimensionsOf(situation.view, rule.subject ?? '', reads, alike);
  const tuples = dimensions && Tuples.of(dimensions);
  return tuples && new KnownDays(tuples, run);
}

// A term's value on a day for a fact, made into something.
function readerOf<T>(
  { situation, rule, month }: Made,
  term: Term,
  make: (term: Term, scope: Scope) => T,
): Evaluate<T> {
  const period = monthPeriod(month);
  return (fact, day, validity) => make(term, scopeOf(situation, rule, fact, day, period, validity));
}

const numberOf = (term: Term, scope: Scope): Rational => numberIn(evaluate(term, scope));

// What the conditions leave open is told subject by subject.
function isApplied(
  situation: Situation,
  rule: Rule,
  fact: Fact,
  day: Day,
  period: Period,
  validity: Validity,
): boolean {
  const { selection } = situation;
  if (rule.conditions !== undefined && selection.decides(rule)) {
    const verdict = selection.applies(rule, fact, day, validity);
    if (typeof verdict !== 'string') throw new Held('R0101', {});
  }
  return appliesTo(situation, rule, fact, day, period, validity);
}
