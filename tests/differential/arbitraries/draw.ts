// Differential tests, generators: choices drawn from a list of small numbers, so that fast-check
// can make a counterexample smaller by making the numbers smaller: zero is always the plainest
// choice.

/** Draws choices from numbers, over and over when they run out. */
export class Draw {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A whole number from 0 up to but not including `count`. */
  below(count: number): number {
    const number = this.#numbers[this.#at % Math.max(1, this.#numbers.length)] ?? 0;
    const round = Math.floor(this.#at / Math.max(1, this.#numbers.length));
    this.#at += 1;
    return (number + (number === 0 ? 0 : round * 7)) % count;
  }

  /** One of several; the first is the plainest. */
  pick<T>(...options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0];
  }

  /** One of several that draw themselves: only the one chosen does. */
  among<T>(...options: readonly [() => T, ...(() => T)[]]): T {
    return this.pick(...options)();
  }

  /** Yes once in `times`. */
  once(times: number): boolean {
    return this.below(times) === times - 1;
  }

  /** One of a list that is not empty. */
  of<T>(options: readonly T[]): T {
    const option = options[this.below(options.length)];
    if (option === undefined) throw new RangeError('nothing to choose from');
    return option;
  }
}
