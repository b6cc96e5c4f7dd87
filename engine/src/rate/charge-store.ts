// Rate, the charges made so far. In: rounded charges as rules are rated, month by month in the
// plan's order. Out: what `charges of` terms see from where they stand: earlier months, and in
// their own month the rules before their own, whatever the order in which the rates were worked
// out.
import { firstDayOf, type Month, monthIndexOf, type Period } from '@avenant/dsl/values';
import type { Charge, ChargeSource } from '../evaluate/scope.ts';
import type { Fact } from '../facts/fact.ts';

interface Entry extends Charge {
  readonly covered: Month;
  /** The rule's place in the plan. */
  readonly order: number;
}

/** The charges of a contract, by clause and by the month in which they begin. */
export class ChargeStore implements ChargeSource {
  readonly #clauses = new Map<string, Map<Month, Entry[]>>();
  #first: Month = Number.MAX_SAFE_INTEGER;
  #last: Month = Number.MIN_SAFE_INTEGER;
  #month: Month = 0;
  #order = 0;
  #version = 0;

  /** Keeps the charges of a rule in a covered month. */
  add(charges: Iterable<Charge>, covered: Month, order: number): void {
    this.#version += 1;
    for (const charge of charges) this.#keep({ ...charge, covered, order });
  }

  #keep(entry: Entry): void {
    const month = monthIndexOf(entry.period.from);
    this.#first = Math.min(this.#first, month);
    this.#last = Math.max(this.#last, month);
    const months = this.#clauses.get(entry.clause) ?? new Map<Month, Entry[]>();
    this.#clauses.set(entry.clause, months);
    const entries = months.get(month);
    if (entries === undefined) months.set(month, [entry]);
    else entries.push(entry);
  }

  /** Sets from where the charges are looked at: a rule's place in a covered month. */
  standAt(month: Month, order: number): void {
    this.#month = month;
    this.#order = order;
    this.#version += 1;
  }

  /** Changes with the charges kept and with where they are looked at from. */
  version(): number {
    return this.#version;
  }

  /** Forgets the charges of covered months from `month` on; the subjects of the rest become the
   * handles of another view. */
  turnTo(month: Month, current: (fact: Fact) => Fact): void {
    this.#version += 1;
    for (const months of this.#clauses.values()) {
      for (const [at, entries] of months) {
        const kept = entries.filter(({ covered }) => covered < month);
        months.set(
          at,
          kept.map((entry) => withSubject(entry, current)),
        );
      }
    }
  }

  *charges(clauses: readonly string[] | undefined, window: Period): Iterable<Charge> {
    const from = Math.max(monthIndexOf(window.from), this.#first);
    const to = Math.min(monthIndexOf(window.to - 1), this.#last);
    for (const clause of clauses ?? this.#clauses.keys()) {
      const months = this.#clauses.get(clause);
      for (let month = from; months !== undefined && month <= to; month += 1) {
        const whole = firstDayOf(month) >= window.from && firstDayOf(month + 1) <= window.to;
        for (const entry of months.get(month) ?? []) {
          if (this.#isBefore(entry) && (whole || isIn(entry, window))) yield entry;
        }
      }
    }
  }

  #isBefore({ covered, order }: Entry): boolean {
    return covered < this.#month || (covered === this.#month && order < this.#order);
  }
}

const isIn = ({ period }: Entry, window: Period): boolean =>
  period.from >= window.from && period.from < window.to;

function withSubject(entry: Entry, current: (fact: Fact) => Fact): Entry {
  return entry.subject === undefined ? entry : { ...entry, subject: current(entry.subject) };
}
