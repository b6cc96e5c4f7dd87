// Rate, the run: invoice after invoice, each as known on its own day, so that what has been billed
// is known when later knowledge corrects it. In: a plan history and facts. Out: the entries of each
// period asked. Months that new knowledge cannot have changed are not rated again.
import type { RatingPlan, Rule } from '@avenant/dsl';
import {
  DAY_MAX,
  type Day,
  firstDayOf,
  formatMonth,
  type Month,
  monthIndexOf,
} from '@avenant/dsl/values';
import type { Fact } from '../facts/fact.ts';
import { knownOn } from '../facts/view.ts';
import { type Memory, prepareSelection, type Select } from '../select/selection.ts';
import { coveredMonth, firstPeriod } from './calendar.ts';
import { ChargeStore } from './charge-store.ts';
import { Knowledge, type RateInput } from './knowledge.ts';
import { type Entry, Ledger, type Posting, type Source } from './ledger.ts';
import { happenings } from './occasions.ts';
import { Progress } from './progress.ts';
import { readsFarDate } from './reach.ts';
import {
  type HeldSubject,
  type How,
  keepCharges,
  type OverTime,
  type RuleMonth,
  rateRule,
  type Tally,
} from './rule-month.ts';
import { Schedule } from './schedule.ts';
import { type Situation, situationOf } from './situation.ts';
import { type Superseded, supersededBefore } from './superseded.ts';

/** The invoice of one period, before it is printed. */
export interface Invoice {
  readonly period: Month;
  readonly knownOn: Day;
  readonly plan: RatingPlan | undefined;
  readonly entries: readonly Entry[];
  readonly held: readonly HeldSubject[];
  readonly zeros: number;
}

/** Rates a contract's invoices in order. */
export class Run {
  readonly #input: RateInput;
  readonly #how: Pick<How, 'overTime'>;
  readonly #select: Select;
  readonly #knowledge: Knowledge;
  readonly #schedule: Schedule;
  readonly #progress: Progress;
  readonly #memories = new Map<RatingPlan, Memory>();
  #superseded: Superseded;
  /** Months that were left to a later invoice to rate. */
  readonly #left = new Set<Month>();
  #ledger = new Ledger();
  #store = new ChargeStore();
  readonly #rated = new Map<Month, Map<string, RuleMonth>>();
  /** Months rated in full under an earlier plan that says the same of them. */
  readonly #closed = new Set<Month>();
  #situation: Situation | undefined;

  /** @param isWhole Rates also what is superseded before the first invoice asked for. */
  constructor(
    input: RateInput,
    overTime?: OverTime,
    select: Select = prepareSelection,
    isWhole = false,
  ) {
    input.memory?.begin(input.history);
    this.#input = input;
    this.#how = overTime === undefined ? {} : { overTime };
    this.#select = input.memory?.select(select) ?? select;
    this.#knowledge = new Knowledge(input);
    this.#schedule = new Schedule(input, this.#knowledge);
    this.#progress = new Progress(input.onProgress);
    this.#superseded = isWhole
      ? new Map()
      : supersededBefore(input.from, this.#knowledge, this.#schedule);
  }

  /** The plan as known last. */
  get latest(): RatingPlan {
    return this.#knowledge.latest;
  }

  /** The situation of the invoice rated last. */
  get situation(): Situation | undefined {
    return this.#situation;
  }

  /** The invoices of the periods asked for. */
  async invoices(): Promise<readonly Invoice[]> {
    const { from, through } = this.#input;
    const invoices: Invoice[] = [];
    for (let period = this.#schedule.first; period <= through; period += 1) {
      const invoice = await this.#invoice(period);
      if (period >= from) invoices.push(invoice);
      else if (this.#isLeftHeld()) {
        this.#startAnew();
        return this.invoices();
      }
    }
    return invoices;
  }

  // What is held is left as it was billed: what a left month had billed has to be known then.
  #isLeftHeld(): boolean {
    return [...this.#left].some((month) => {
      const rated = this.#rated.get(month) ?? new Map<string, RuleMonth>();
      return [...rated.values()].some(({ held }) => held.length > 0);
    });
  }

  // From the first invoice on, with all that is superseded.
  #startAnew(): void {
    this.#superseded = new Map();
    this.#left.clear();
    this.#ledger = new Ledger();
    this.#store = new ChargeStore();
    this.#rated.clear();
    this.#closed.clear();
    this.#situation = undefined;
  }

  async #invoice(period: Month): Promise<Invoice> {
    const plan = this.#knowledge.planOf(period);
    const day = this.#knowledge.dayOf(period);
    const none = { period, knownOn: day, plan, entries: [], held: [], zeros: 0 };
    if (plan === undefined || period < firstPeriod(plan.contract)) return none;
    const situation = await this.#learn(period, plan, day);
    this.#rate(situation, period);
    return { ...none, ...this.#post(situation, period) };
  }

  // Turns to the plan and the facts of a period, and forgets the months that may have changed.
  async #learn(period: Month, plan: RatingPlan, day: Day): Promise<Situation> {
    const last = this.#situation;
    const news = last === undefined ? undefined : this.#knowledge.newsOf(period);
    if (last !== undefined && news?.month === undefined && news?.plan !== true) return last;
    const memory = this.#memories.get(plan) ?? new Map();
    this.#memories.set(plan, memory);
    const facts = this.#knowledge.factsOf(plan);
    const view = this.#input.memory?.view(facts, day) ?? knownOn(facts, day);
    const selection = await this.#select(plan, view, memory);
    const situation = situationOf(plan, view, selection, this.#store, this.#until());
    this.#situation = situation;
    if (last === undefined) return situation;
    const whole = coveredMonth(last.plan.contract, 'arrears', period - 1);
    const changed = Math.min(
      news?.month ?? DAY_MAX,
      news?.plan === true ? whole + 1 : DAY_MAX,
      firstMoved(last, situation),
    );
    for (const month of [...this.#rated.keys()]) {
      if (month >= changed) {
        this.#rated.delete(month);
        this.#closed.delete(month);
      } else if (news?.plan === true) {
        this.#closed.add(month);
      }
    }
    const types = new Set(plan.types.map(({ name }) => name));
    const current = (fact: Fact): Fact =>
      types.has(fact.type) ? (view.type(fact.type).find(fact.key) ?? fact) : fact;
    this.#store.turnTo(changed, current);
    return situation;
  }

  // Invoices cover the month after their own at most.
  #until(): Day {
    return firstDayOf(this.#input.through + 2);
  }

  #rate(situation: Situation, period: Month): void {
    const { plan } = situation;
    const { first, last } = this.#schedule.monthsOf(plan, period);
    const due: { readonly month: Month; readonly rule: Rule; readonly count: number }[] = [];
    const left = this.#superseded.get(period) ?? DAY_MAX;
    for (let month = first; month <= last; month += 1) {
      if (this.#closed.has(month)) continue;
      if (month >= left) {
        this.#left.add(month);
        continue;
      }
      const rated = this.#rated.get(month);
      const billed = this.#ledger.clausesIn(month);
      for (const rule of this.#schedule.dueIn(plan, month, period, billed)) {
        if (rated?.has(rule.id) === true) continue;
        const count = countOf(situation, rule);
        this.#progress.expect(count);
        due.push({ month, rule, count });
      }
    }
    const usual = plan.rules.reduce((count, rule) => count + countOf(situation, rule), 0);
    this.#progress.foresee(usual * (this.#input.through - period));
    for (const { month, rule, count } of due) {
      let untold = count;
      const tally = (subjects: number) => {
        const told = Math.min(untold, subjects);
        untold -= told;
        this.#progress.advance(told);
      };
      const result = this.#rateRule(situation, rule, month, tally);
      const rated = this.#rated.get(month) ?? new Map<string, RuleMonth>();
      this.#rated.set(month, rated.set(rule.id, result));
      this.#progress.advance(untold);
    }
  }

  #rateRule(situation: Situation, rule: Rule, month: Month, tally: Tally): RuleMonth {
    const { memory } = this.#input;
    if (memory === undefined) return rateRule(situation, rule, month, { tally, ...this.#how });
    const rated = () =>
      [...this.#rated].flatMap(([one, rules]) => (one <= month ? [...rules.values()] : []));
    let isKnown = true;
    const result = memory.month({ situation, rule, month, rated }, (outcomes) => {
      isKnown = false;
      return rateRule(situation, rule, month, { tally, outcomes, ...this.#how });
    });
    if (isKnown) keepCharges(situation, result);
    return result;
  }

  #post({ plan }: Situation, period: Month): Pick<Invoice, 'entries' | 'held' | 'zeros'> {
    const posted: Posting[] = [];
    for (const [month, rated] of [...this.#rated].toSorted(([a], [b]) => a - b)) {
      const billed = this.#ledger.clausesIn(month);
      const byClause = Map.groupBy(rated.values(), ({ rule }) => rule.clause);
      for (const clause of new Set([...billed, ...plan.rules.map((rule) => rule.clause)])) {
        const sources = (byClause.get(clause) ?? []).map((result): Source => {
          return { result, billing: this.#schedule.billing(plan, result.rule, month, period) };
        });
        const isGone = sources.length === 0 && billed.has(clause);
        if (!isGone && sources.every(({ billing }) => billing === undefined)) continue;
        const isNew = sources.some(({ billing }) => billing === 'new');
        if (!isNew && !this.#schedule.isOpen(plan, clause, month, period)) continue;
        const isFirst = !this.#schedule.isOpen(plan, clause, month - 1, period);
        posted.push(this.#ledger.post(clause, month, sources, formatMonth(period), isFirst));
      }
    }
    return {
      entries: posted.flatMap(({ entries }) => entries),
      held: posted.flatMap(({ held }) => held),
      zeros: posted.reduce((count, { zeros }) => count + zeros, 0),
    };
  }
}

function countOf({ plan, view }: Situation, { subject }: Rule): number {
  if (subject === undefined) return 1;
  return plan.types.some(({ name }) => name === subject) ? view.type(subject).facts.length : 0;
}

// The first month in which an `on` clause happens otherwise than it was known to.
function firstMoved(before: Situation, after: Situation): Month {
  let first = DAY_MAX;
  for (const rule of after.plan.rules) {
    if (!readsFarDate(rule)) continue;
    const same = before.plan.rules.find(({ id }) => id === rule.id);
    if (same === undefined) continue;
    const [old, now] = [placesOf(before, same), placesOf(after, rule)];
    for (const [text, month] of [...old, ...now]) {
      if (month < first && old.has(text) !== now.has(text)) first = month;
    }
  }
  return first;
}

// What happens or is held, in words, and its first month.
function placesOf(situation: Situation, rule: Rule): ReadonlyMap<string, Month> {
  const { events, holds } = happenings(situation, rule);
  const happened = [...events].flatMap(([month, all]) =>
    all.map(({ fact, day }): [string, Month] => [JSON.stringify([fact?.key, day]), month]),
  );
  const withheld = holds.map(({ fact, from, to, held }): [string, Month] => {
    return [JSON.stringify([fact?.key, from, to, held.code]), monthIndexOf(from)];
  });
  return new Map([...happened, ...withheld]);
}
