// Parts, listeners: who hears of the changes of something that is kept outside of components. In:
// listeners, as `useSyncExternalStore` brings them. Out: they are told.

/** Those who hear of changes. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** Hears of every change. Gives what ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  /** Tells all. */
  tell(): void {
    for (const listener of this.#all) listener();
  }
}
