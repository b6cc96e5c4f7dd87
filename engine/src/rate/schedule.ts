// Rate, the schedule: which months and rules an invoice is about. In: what is asked and what was
// learned when. Out: the first invoice to be rated so that corrections are known, and for each
// invoice the rules due in a month and whether they are billed as new or as corrections.
import type { RatingPlan, Rule } from '@avenant/dsl';
import type { Month } from '@avenant/dsl/values';
import { coveredMonth, firstPeriod } from './calendar.ts';
import type { Knowledge, RateInput } from './knowledge.ts';

/** How a rule's month is billed: for the first time as a matter of course, or looked at again. */
export type Billing = 'new' | 'correction';

/** The months and rules of a run. */
export class Schedule {
  readonly #input: RateInput;
  readonly #knowledge: Knowledge;
  /** The first month, billed before, that news of the periods asked for may change. */
  readonly #corrected: Month | undefined;
  /** The first period to be rated. */
  readonly first: Month;

  constructor(input: RateInput, knowledge: Knowledge) {
    this.#input = input;
    this.#knowledge = knowledge;
    this.#corrected = this.#firstCorrected();
    this.first = this.#firstRated();
  }

  #firstCorrected(): Month | undefined {
    const { from, through } = this.#input;
    let earliest: Month | undefined;
    for (let period = from; period <= through; period += 1) {
      const plan = this.#knowledge.planOf(period);
      if (plan === undefined || period <= firstPeriod(plan.contract)) continue;
      const { month } = this.#knowledge.newsOf(period);
      if (month === undefined) continue;
      if (month > coveredMonth(plan.contract, 'advance', period - 1)) continue;
      earliest = Math.min(earliest ?? month, month);
    }
    return earliest;
  }

  #firstRated(): Month {
    const { from } = this.#input;
    if (this.#corrected === undefined) return from;
    const { contract } = this.#knowledge.planOf(from) ?? this.#knowledge.latest;
    const billing = this.#corrected - coveredMonth(contract, 'advance', 0);
    return Math.min(from, Math.max(firstPeriod(contract), billing));
  }

  /** The first month that the run bills, by timing; the run's first invoice bills from there on. */
  billedFrom({ contract }: RatingPlan, timing: Rule['timing']): Month {
    if (this.first <= firstPeriod(contract)) return firstPeriod(contract);
    const covered = coveredMonth(contract, timing, this.#input.from);
    return Math.min(covered, this.#corrected ?? covered);
  }

  /** The months that an invoice rates: from the contract's start when charges of earlier months are
   * read, else from the first month billed. */
  monthsOf(plan: RatingPlan, period: Month): { readonly first: Month; readonly last: Month } {
    const start = firstPeriod(plan.contract);
    const first = Math.max(start, this.billedFrom(plan, 'arrears'));
    const last = coveredMonth(plan.contract, 'advance', period);
    const reach = this.#knowledge.reachOf(plan);
    for (let month = first; month <= last; month += 1) {
      if (reach.readsPast(month)) return { first: start, last };
    }
    return { first, last };
  }

  /** The rules to be rated in a month: those due, and those whose charges they read. */
  dueIn(
    plan: RatingPlan,
    month: Month,
    period: Month,
    billed: ReadonlySet<string>,
  ): readonly Rule[] {
    const clauses = new Set<string>(billed);
    const due: Rule[] = [];
    for (const rule of plan.rules) {
      if (month <= coveredMonth(plan.contract, rule.timing, period)) clauses.add(rule.clause);
    }
    for (const rule of plan.rules.toReversed()) {
      if (!clauses.has(rule.clause)) continue;
      due.push(rule);
      const others = plan.rules.filter(({ overrides }) =>
        overrides.some(({ target }) => target === rule.clause),
      );
      for (const reader of [rule, ...others]) {
        for (const clause of reader.dependsOn) clauses.add(clause);
      }
    }
    return due.toReversed();
  }

  /** How an invoice bills a rule for a month: not at all when undefined. */
  billing(plan: RatingPlan, rule: Rule, month: Month, period: Month): Billing | undefined {
    const covered = coveredMonth(plan.contract, rule.timing, period);
    if (month > covered || month < this.billedFrom(plan, rule.timing)) return undefined;
    return month === covered || period <= firstPeriod(plan.contract) ? 'new' : 'correction';
  }

  /** Whether an invoice may still correct a clause's month, by the contract's limit. */
  isOpen({ contract, rules }: RatingPlan, clause: string, month: Month, period: Month): boolean {
    if (contract.correctionsMonths === undefined) return true;
    const isAhead = rules.some((rule) => rule.clause === clause && rule.timing === 'advance');
    const [arrears, advance] = [
      coveredMonth(contract, 'arrears', period),
      coveredMonth(contract, 'advance', period),
    ];
    const latest = isAhead ? Math.max(arrears, advance) : arrears;
    return latest - month <= contract.correctionsMonths;
  }
}
