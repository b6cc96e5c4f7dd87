// Fact lists: facts in order of occurrence with what is needed to find those of a window fast.
import type { Period } from '@avenant/dsl/values';
import type { Fact } from '../facts/fact.ts';
import type { Validity } from './scope.ts';

/** Facts in order, and for each position the first day of it and the last of all up to it. */
export class FactList {
  readonly facts: readonly Fact[];
  #from: Int32Array | undefined;
  #latest: Int32Array | undefined;

  constructor(facts: readonly Fact[]) {
    this.facts = facts;
  }

  /** Positions outside `[first, last)` hold only facts that are outside the window. */
  within(window: Period): { first: number; last: number } {
    // A window without days holds nothing.
    if (window.from >= window.to) return { first: 0, last: 0 };
    const { from, latest } = this.#days();
    const last = lowerBound(from, window.to);
    const first = lowerBound(latest, window.from + 1);
    return { first: Math.min(first, last), last };
  }

  /**
   * Narrows days to those on which the same positions are outside: none of the facts before
   * `first` ends again, none from `last` on begins.
   */
  narrowAround(days: Validity, first: number, last: number): void {
    const { from, latest } = this.#days();
    const ended = first === 0 ? undefined : latest[first - 1];
    const next = from[last];
    if (ended !== undefined && ended > days.from) days.from = ended;
    if (next !== undefined && next < days.to) days.to = next;
  }

  /** How many facts stand before an order. */
  before(order: number): number {
    let low = 0;
    let high = this.facts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.facts[middle]?.order ?? 0) < order) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #days(): { from: Int32Array; latest: Int32Array } {
    if (this.#from !== undefined && this.#latest !== undefined) {
      return { from: this.#from, latest: this.#latest };
    }
    const count = this.facts.length;
    const from = new Int32Array(count);
    const latest = new Int32Array(count);
    let most = -Infinity;
    for (const [at, { segments }] of this.facts.entries()) {
      from[at] = segments[0]?.from ?? 0;
      most = Math.max(most, segments.at(-1)?.to ?? 0);
      latest[at] = most;
    }
    this.#from = from;
    this.#latest = latest;
    return { from, latest };
  }
}

// The first position whose number is at least the bound; the numbers never go down.
function lowerBound(numbers: Int32Array, bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
