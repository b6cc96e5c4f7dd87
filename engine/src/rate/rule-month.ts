// Rate, one rule over one covered month, as known on a day. In: a situation. Out: the full lines,
// what is held and why, and how many amounts came to zero; the lines are kept for later `charges
// of`.
import type { Rule } from '@avenant/dsl';
import { isZero, type Month } from '@avenant/dsl/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { Held } from '../evaluate/held.ts';
import type { Charge } from '../evaluate/scope.ts';
import type { Fact } from '../facts/fact.ts';
import { type FullLine, fullLines } from './booking.ts';
import { type Occasioned, occasionsIn, subjectsOverTime } from './occasions.ts';
import { rateOverTime } from './over-time.ts';
import { appliesTo } from './precedence.ts';
import { heldAsWritten, numberIn, type Outcome, type Priced, shownIn } from './priced.ts';
import { clausesRead } from './read-by-fact.ts';
import { always, type Situation, scopeOf } from './situation.ts';

/** A subject that is held, and why. */
export interface HeldSubject {
  readonly rule: Rule;
  readonly fact: Fact | undefined;
  readonly held: Held;
  /** It was held for the same reason in the month before already: whoever asks has been told. */
  readonly again?: boolean;
}

/** All that a rule charges for a covered month. */
export interface RuleMonth {
  readonly rule: Rule;
  readonly month: Month;
  /** None of them zero. */
  readonly lines: readonly FullLine[];
  readonly held: readonly HeldSubject[];
  /** Amounts that came to exactly zero. */
  readonly zeros: number;
  /** The lines as other clauses see them; none where no clause looks. */
  readonly charges: readonly Charge[];
}

/** Rates a subject over time; the standard one is {@link rateOverTime}. */
export type OverTime = typeof rateOverTime;

/** Told how many subjects have just been rated. */
export type Tally = (subjects: number) => void;

/** Gives what a subject comes to, as `rate` gives it or as it is known from before. */
export type Outcomes = (
  fact: Fact | undefined,
  occasion: Occasioned | undefined,
  rate: () => Outcome,
) => Outcome;

/** How the subjects of a rule are rated. */
export interface How {
  readonly tally: Tally;
  /** Stands in for the standard calculation over days. */
  readonly overTime?: OverTime;
  readonly outcomes?: Outcomes;
}

const fresh: Outcomes = (_fact, _occasion, rate) => rate();

const TALLY_EVERY = 10_000;

/** Rates all the subjects of a rule in a covered month. */
export function rateRule(situation: Situation, rule: Rule, month: Month, how: How): RuleMonth {
  const order = situation.plan.rules.indexOf(rule);
  situation.store.standAt(month, order);
  situation.remembered.clear();
  const gathered = new Gathered(situation, rule, month);
  if (rule.amount.kind !== 'nothing' && situation.inForce.get(rule.id) !== undefined) {
    try {
      rateSubjects(situation, rule, month, gathered, how);
    } catch (problem) {
      // The set of subjects itself cannot be made.
      if (!(problem instanceof Held)) throw problem;
      gathered.take(undefined, { priced: [], held: [problem] });
    }
  }
  const { lines, held, zeros } = gathered;
  const result = { rule, month, lines, held, zeros, charges: chargesOf(situation, rule, lines) };
  keepCharges(situation, result);
  return result;
}

/** Keeps the charges of a rated month for the terms that read charges. */
export function keepCharges({ plan, store }: Situation, { rule, month, charges }: RuleMonth): void {
  if (charges.length > 0) store.add(rule.clause, charges, month, plan.rules.indexOf(rule));
}

// Only what some clause reads is worth keeping.
function chargesOf({ plan }: Situation, { clause }: Rule, lines: readonly FullLine[]): Charge[] {
  return clausesRead(plan).has(clause) ? lines.map(chargeOf) : [];
}

function rateSubjects(
  situation: Situation,
  rule: Rule,
  month: Month,
  gathered: Gathered,
  { tally, overTime = rateOverTime, outcomes = fresh }: How,
): void {
  if (isOverTime(rule)) {
    each(subjectsOverTime(situation, rule, month), tally, (fact) => {
      const rate = () => overTime(situation, rule, fact, month);
      gathered.take(fact, outcomes(fact, undefined, rate));
    });
  } else {
    each(occasionsIn(situation, rule, month), tally, (one) => {
      const rate = () => rateOnce(situation, rule, one);
      gathered.take(one.fact, outcomes(one.fact, one, rate), one.again);
    });
  }
}

/** Gathers the outcomes of a rule's subjects into lines with distinct keys. */
export class Gathered {
  readonly lines: FullLine[] = [];
  readonly held: HeldSubject[] = [];
  zeros = 0;
  readonly #keys = new Map<string, number>();
  readonly #situation: Situation;
  readonly #rule: Rule;
  readonly #month: Month;
  /** Whether two lines may have the same subject and first day. */
  readonly #repeats: boolean;

  constructor(situation: Situation, rule: Rule, month: Month) {
    this.#repeats = !isOnceADay(situation, rule);
    this.#situation = situation;
    this.#rule = rule;
    this.#month = month;
  }

  /** Books what a subject came to. */
  take(fact: Fact | undefined, { priced, held }: Outcome, again = false): void {
    for (const problem of held) this.#hold(fact, problem, again);
    for (const one of priced) {
      try {
        this.#book(fullLines(this.#situation, this.#rule, this.#month, fact, one));
      } catch (problem) {
        if (!(problem instanceof Held)) throw problem;
        this.#hold(fact, problem);
      }
    }
  }

  #book(lines: readonly FullLine[]): void {
    for (const line of lines) {
      if (isZero(line.amount)) {
        this.zeros += 1;
        continue;
      }
      if (!this.#repeats) {
        this.lines.push(line);
        continue;
      }
      const before = this.#keys.get(line.key) ?? 0;
      this.#keys.set(line.key, before + 1);
      this.lines.push(before === 0 ? line : { ...line, key: `${line.key}#${before + 1}` });
    }
  }

  // One reason a subject, whatever the days on which it holds.
  #hold(fact: Fact | undefined, held: Held, again = false): void {
    const last = this.held.at(-1);
    if (last !== undefined && last.fact === fact && sameReason(last.held, held)) return;
    this.held.push({ rule: this.#rule, fact, held, again });
  }
}

// Stored facts have distinct keys, and the stretches of days of one rate begin on distinct days.
function isOnceADay({ plan }: Situation, { subject, share, ...rule }: Rule): boolean {
  const isStored = plan.types.some(({ name }) => name === subject);
  return isStored && share === undefined && isOverTime(rule);
}

const isOverTime = ({ occasion, amount }: Pick<Rule, 'occasion' | 'amount'>): boolean =>
  occasion.kind === 'over time' && amount.kind !== 'sum';

function sameReason(a: Held, b: Held): boolean {
  const text = ({ code, values }: Held) => JSON.stringify([code, { ...values, day: '' }]);
  return text(a) === text(b);
}

function each<T>(subjects: readonly T[], tally: Tally, rate: (subject: T) => void): void {
  let done = 0;
  for (const subject of subjects) {
    rate(subject);
    done += 1;
    if (done % TALLY_EVERY === 0) tally(TALLY_EVERY);
  }
  tally(done % TALLY_EVERY);
}

/** Rates a subject on one occasion. */
export function rateOnce(situation: Situation, rule: Rule, occasioned: Occasioned): Outcome {
  try {
    const priced = priceOnce(situation, rule, occasioned);
    return { priced: priced === undefined ? [] : [priced], held: [] };
  } catch (problem) {
    if (problem instanceof Held) return { priced: [], held: [problem] };
    throw problem;
  }
}

function priceOnce(situation: Situation, rule: Rule, occasioned: Occasioned): Priced | undefined {
  const { fact, moment, period, from, to, held } = occasioned;
  if (held !== undefined) {
    if (appliesOnADay(situation, rule, occasioned)) throw held;
    return undefined;
  }
  if (!appliesTo(situation, rule, fact, moment, period, always())) return undefined;
  const asWritten = heldAsWritten(rule);
  if (asWritten !== undefined) throw asWritten;
  const { amount } = rule;
  if (amount.kind !== 'rate' && amount.kind !== 'sum') return undefined;
  const scope = scopeOf(situation, rule, fact, moment, period, always());
  const exact = numberIn(evaluate(amount.kind === 'sum' ? amount.amount : amount.rate, scope));
  return { exact, moment, period, from, to, ...shownIn(amount, scope) };
}

function appliesOnADay(
  situation: Situation,
  rule: Rule,
  { fact, period, from, to }: Occasioned,
): boolean {
  for (let day = from; day < to; ) {
    const validity = always();
    if (appliesTo(situation, rule, fact, day, period, validity)) return true;
    day = Math.max(day + 1, validity.to);
  }
  return false;
}

function chargeOf({ key, rule, subject, amount, priced }: FullLine): Charge {
  const period = { from: priced.from, to: priced.to };
  const charge = { lineId: key, clause: rule.clause, amount, period };
  return subject === undefined ? charge : { ...charge, subject };
}
