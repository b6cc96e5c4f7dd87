// Rate, progress: how many subjects are rated, of how many. In: counts. Out: calls of a listener.

/** Counts subjects and tells a listener. */
export class Progress {
  readonly #listener: ((done: number, total: number) => void) | undefined;
  #done = 0;
  #expected = 0;
  #later = 0;

  constructor(listener: ((done: number, total: number) => void) | undefined) {
    this.#listener = listener;
  }

  /** More subjects are to be rated for the invoice at hand. */
  expect(subjects: number): void {
    this.#expected += subjects;
  }

  /** About how many subjects the invoices after it will take. */
  foresee(subjects: number): void {
    this.#later = subjects;
  }

  /** Some of the expected subjects are rated. */
  advance(subjects: number): void {
    this.#done += subjects;
    this.#expected = Math.max(this.#expected, this.#done);
    this.#listener?.(this.#done, this.#expected + this.#later);
  }
}
