// Rate, knowledge: which plan and which facts an invoice is drawn from. In: a plan history, facts,
// and the day on which the question is asked. Out: for each period its day of knowledge, its plan,
// and the first covered month that what was learned since the period before may change.
import type { PlanHistory, RatingPlan } from '@avenant/dsl';
import { DAY_MIN, type Day, firstDayOf, type Month, monthIndexOf } from '@avenant/dsl/values';
import type { Facts } from '../facts/bound.ts';
import { earliestChange } from '../facts/change.ts';
import { dayIn, drawingDay, firstPeriod } from './calendar.ts';
import { firstDifference } from './plan-change.ts';
import type { RateMemory } from './rate-memory.ts';
import { type Reach, reachOf } from './reach.ts';

/** The facts, bound for each plan where plans differ in the types they declare. */
export type FactsByPlan = Facts | ((plan: RatingPlan) => Facts);

/** What rating is asked. */
export interface RateInput {
  readonly history: PlanHistory;
  readonly facts: FactsByPlan;
  readonly from: Month;
  readonly through: Month;
  /** Asks as of this day instead of each invoice's drawing day. */
  readonly knownOn?: Day;
  /** The days on which invoices before `from` were asked, where not on their drawing days. */
  readonly askedOn?: ReadonlyMap<Month, Day>;
  /** What an earlier run over the same facts left, to be found again and added to. */
  readonly memory?: RateMemory;
  /** Told now and then how many subjects are rated, of how many as far as can be told. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What was learned between two invoices. */
export interface News {
  /** The plan is not the same. */
  readonly plan: boolean;
  /** The first covered month that may be rated otherwise; undefined: nothing new at all. */
  readonly month: Month | undefined;
}

/** The days, plans and news of a contract's invoices. */
export class Knowledge {
  readonly #input: RateInput;
  readonly #reaches = new Map<RatingPlan, Reach>();
  readonly #news = new Map<Month, News>();
  /** The plan as known last. */
  readonly latest: RatingPlan;
  /** Whether all plans bill and correct the same months. */
  readonly isBilledAlike: boolean;

  constructor(input: RateInput) {
    const latest = input.history.plans.at(-1);
    if (latest === undefined) throw new RangeError('a plan history without a plan');
    this.#input = input;
    this.latest = latest.plan;
    const { contract } = latest.plan;
    this.isBilledAlike = input.history.plans.every(
      ({ plan: { contract: one } }) =>
        one.from === contract.from &&
        one.drawn === contract.drawn &&
        one.correctionsMonths === contract.correctionsMonths,
    );
  }

  /** The day on which the facts of a period's invoice are asked. */
  dayOf(period: Month): Day {
    const { knownOn, from, askedOn } = this.#input;
    const plan = this.#planOn(firstDayOf(period)) ?? this.latest;
    const asked = period < from ? askedOn?.get(period) : undefined;
    const drawn = asked ?? drawingDay(plan.contract, period);
    if (knownOn === undefined) return drawn;
    return period >= from ? knownOn : Math.min(drawn, knownOn);
  }

  /** The plan of a period's invoice; undefined while the contract is not known. */
  planOf(period: Month): RatingPlan | undefined {
    return this.#planOn(this.dayOf(period));
  }

  #planOn(day: Day): RatingPlan | undefined {
    const { plans } = this.#input.history;
    const known = plans.filter(({ knownFrom }) => knownFrom === null || dayIn(knownFrom) <= day);
    return known.at(-1)?.plan;
  }

  /** The facts as a plan binds them. */
  factsOf(plan: RatingPlan): Facts {
    const { facts } = this.#input;
    return typeof facts === 'function' ? facts(plan) : facts;
  }

  /** How far a plan's rules look. */
  reachOf(plan: RatingPlan): Reach {
    const reach = this.#reaches.get(plan) ?? reachOf(plan);
    this.#reaches.set(plan, reach);
    return reach;
  }

  /** What was learned between a period's invoice and the one before. */
  newsOf(period: Month): News {
    const news = this.#news.get(period) ?? this.#newsOf(period);
    this.#news.set(period, news);
    return news;
  }

  #newsOf(period: Month): News {
    const after = this.planOf(period);
    const before = this.planOf(period - 1);
    if (after === undefined) return { plan: false, month: undefined };
    const start = firstPeriod(after.contract);
    if (before === undefined) return { plan: true, month: start };
    const facts = this.#newFacts(period, after);
    const known = [facts, firstDifference(before, after)].filter((day) => day !== undefined);
    const plan = before !== after;
    if (known.length === 0) return { plan, month: undefined };
    // Of a date that lies far from the facts that hold it, no day is plain from the facts alone.
    const isFar = facts !== undefined && this.reachOf(after).readsFarDates;
    if (isFar) return { plan, month: start };
    const day = Math.min(...known);
    const felt = [before, after].map((one) => this.reachOf(one).firstFelt(day));
    const month = Math.min(...felt) <= DAY_MIN ? start : monthIndexOf(Math.min(...felt));
    return { plan, month: Math.max(month, Math.min(start, firstPeriod(before.contract))) };
  }

  #newFacts(period: Month, plan: RatingPlan): Day | undefined {
    const [after, upTo] = [this.dayOf(period - 1), this.dayOf(period)];
    if (upTo <= after) return undefined;
    const { readAhead } = this.reachOf(plan);
    return earliestChange(this.factsOf(plan), after, upTo, readAhead) ?? undefined;
  }
}
