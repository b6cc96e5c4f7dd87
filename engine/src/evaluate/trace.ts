// Trace: how a computation explains itself. Every term leaves exactly one node on a stack; a step
// takes the nodes left by its terms as its children. With no trace the same code only computes.
import type { Explanation } from '../explain/explanation.ts';
import type { Fact } from '../facts/fact.ts';

/** A step without its children and value. */
export type StepShape = Omit<Extract<Explanation, { kind: 'step' }>, 'kind' | 'of'>;

/** A leaf. */
export type InputShape = Omit<Extract<Explanation, { kind: 'input' }>, 'kind'>;

/** What was worked out with fewer nodes than this is shown again in full. */
const SHOWN_MAX = 12;

/** A value worked out for an owner: a definition's version, for a fact, on a day of a period. */
export interface Worked {
  readonly owner: object;
  readonly fact: Fact | undefined;
  readonly moment: number;
  readonly period: { readonly from: number; readonly to: number };
}

/** The nodes made so far and not yet taken as children. */
export class Trace {
  readonly nodes: Explanation[] = [];
  #made = 0;
  readonly #worked = new Map<object, Worked[]>();
  readonly #totals = new Map<object, number>();

  /** Notes how far a running total is explained; whether that is one further than before. */
  follows(total: object, count: number): boolean {
    const before = this.#totals.get(total);
    this.#totals.set(total, count);
    return before === count - 1;
  }

  /** Whether the same value was worked out at length in this tree before. */
  isAbove({ owner, fact, moment, period }: Worked): boolean {
    return (this.#worked.get(owner) ?? []).some(
      (one) =>
        one.fact === fact &&
        one.moment === moment &&
        one.period.from === period.from &&
        one.period.to === period.to,
    );
  }

  /** Runs what works out a value; when that takes many nodes it is remembered as shown. */
  working<T>(worked: Worked, run: () => T): T {
    const before = this.#made;
    const value = run();
    if (this.#made - before >= SHOWN_MAX) {
      const list = this.#worked.get(worked.owner);
      if (list === undefined) this.#worked.set(worked.owner, [worked]);
      else list.push(worked);
    }
    return value;
  }

  /** Where the children of a step that starts now will begin. */
  mark(): number {
    return this.nodes.length;
  }

  /** Leaves a leaf. */
  input(shape: InputShape): void {
    this.#made += 1;
    this.nodes.push({ kind: 'input', ...shape });
  }

  /** Takes what was left since the mark as the children of a step, and leaves the step. */
  close(mark: number, shape: StepShape): void {
    this.#made += 1;
    const of = this.nodes.splice(mark);
    const [only] = of;
    const plain = shape.operation === 'same' && shape.name === undefined;
    // A step that only repeats its one child says nothing.
    if (plain && only !== undefined && of.length === 1) this.nodes.push(only);
    else this.nodes.push({ kind: 'step', ...shape, of });
  }

  /** Forgets what was left since the mark. */
  forget(mark: number): void {
    this.nodes.length = mark;
    this.#worked.clear();
    this.#totals.clear();
  }
}
