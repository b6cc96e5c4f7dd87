// Rate, the charges made so far. In: rounded charges as rules are rated, month by month in the
// plan's order. Out: what `charges of` terms see from where they stand: earlier months, and in
// their own month the rules before their own, whatever the order in which the rates were worked
// out.
import {
  firstDayOf,
  type Month,
  monthIndexOf,
  type Period,
  type Rational,
} from '@avenant/dsl/values';
import type { ChargesAsked, ChargesRead } from '../evaluate/charges.ts';
import type { Charge, ChargeSource } from '../evaluate/scope.ts';
import type { Fact } from '../facts/fact.ts';

/** Charges of one rule in one covered month, of those that begin in one month. */
interface Block {
  readonly covered: Month;
  /** The rule's place in the plan. */
  readonly order: number;
  charges: readonly Charge[];
  /** How many views its subjects have been turned to. */
  turned: number;
}

/** Gives the handle of another view for a subject. */
type Turn = (fact: Fact) => Fact;

/** The charges of a contract, by clause and by the month in which they begin. */
export class ChargeStore implements ChargeSource {
  readonly #clauses = new Map<string, Map<Month, Block[]>>();
  readonly #turns: Turn[] = [];
  #first: Month = Number.MAX_SAFE_INTEGER;
  #last: Month = Number.MIN_SAFE_INTEGER;
  #month: Month = 0;
  #order = 0;
  #version = 0;
  #reads: ChargesRead[] | undefined;

  /** Keeps the charges of a clause's rule in a covered month. */
  add(clause: string, charges: readonly Charge[], covered: Month, order: number): void {
    this.#version += 1;
    const months = this.#clauses.get(clause) ?? new Map<Month, Block[]>();
    this.#clauses.set(clause, months);
    for (const [month, own] of byMonth(charges)) {
      this.#first = Math.min(this.#first, month);
      this.#last = Math.max(this.#last, month);
      const block = { covered, order, charges: own, turned: this.#turns.length };
      const blocks = months.get(month);
      if (blocks === undefined) months.set(month, [block]);
      else blocks.push(block);
    }
  }

  /** Sets from where the charges are looked at: a rule's place in a covered month. */
  standAt(month: Month, order: number): void {
    this.#month = month;
    this.#order = order;
    this.#version += 1;
  }

  /** What something yields, and what it asks of the charges meanwhile. */
  listen<T>(run: () => T): { readonly value: T; readonly reads: readonly ChargesRead[] } {
    const reads: ChargesRead[] = [];
    this.#reads = reads;
    try {
      return { value: run(), reads };
    } finally {
      this.#reads = undefined;
    }
  }

  told(asked: ChargesAsked, amounts: readonly Rational[]): void {
    this.#reads?.push({ ...asked, amounts });
  }

  /** Changes with the charges kept and with where they are looked at from. */
  version(): number {
    return this.#version;
  }

  /** Forgets the charges of covered months from `month` on; the subjects of the rest become the
   * handles of another view. */
  turnTo(month: Month, turn: Turn): void {
    this.#version += 1;
    this.#turns.push(turn);
    for (const months of this.#clauses.values()) {
      for (const [at, blocks] of months) {
        const kept = blocks.filter(({ covered }) => covered < month);
        months.set(at, kept);
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
        for (const block of months.get(month) ?? []) {
          if (!this.#isBefore(block)) continue;
          const charges = this.#turned(block);
          if (whole) yield* charges;
          else for (const charge of charges) if (isIn(charge, window)) yield charge;
        }
      }
    }
  }

  // Only what is looked at is turned, view after view, as each of them knew the subjects.
  #turned(block: Block): readonly Charge[] {
    if (block.turned === this.#turns.length) return block.charges;
    const turns = this.#turns.slice(block.turned);
    block.turned = this.#turns.length;
    block.charges = block.charges.map((charge) => {
      const { subject } = charge;
      if (subject === undefined) return charge;
      return { ...charge, subject: turns.reduce((fact, turn) => turn(fact), subject) };
    });
    return block.charges;
  }

  #isBefore({ covered, order }: Block): boolean {
    return covered < this.#month || (covered === this.#month && order < this.#order);
  }
}

const isIn = ({ period }: Charge, window: Period): boolean =>
  period.from >= window.from && period.from < window.to;

// Nearly always those of one month only.
function byMonth(charges: readonly Charge[]): ReadonlyMap<Month, readonly Charge[]> {
  return Map.groupBy(charges, ({ period }) => monthIndexOf(period.from));
}
