// Rate, progress: how many subjects are rated, of how many. In: counts. Out: calls of a listener.

/** Counts subjects and tells a listener. */
export class Progress {
  readonly #listener: ((done: number, total: number) => void) | undefined;
  #done = 0;
  #total = 0;

  constructor(listener: ((done: number, total: number) => void) | undefined) {
    this.#listener = listener;
  }

  /** More subjects are to be rated. */
  expect(subjects: number): void {
    this.#total += subjects;
  }

  /** Some of the expected subjects are rated. */
  advance(subjects: number): void {
    this.#done += subjects;
    this.#total = Math.max(this.#total, this.#done);
    this.#listener?.(this.#done, this.#total);
  }
}
