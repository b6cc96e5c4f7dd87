// Parts, shelf: what was typed and not sent, as a browser keeps it. In: values under keys. Out: the
// same after a reload, with the moment of their last change, until they are dropped. A storage that
// is full or holds nonsense takes nothing from the page that is open.
import { Listeners } from './listeners.ts';

/** What is kept under a key. */
export interface Held {
  /** The instant of the last change, ISO. */
  readonly at: string;
  readonly value: unknown;
}

/** What keeps one thing. */
export interface Keeper {
  read(): Held | undefined;
  write(value: unknown): void;
  drop(): void;
}

/** Where a shelf keeps what is on it: the browser's storage. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'avenant.kept.';
// Long texts are not written to the storage at every key.
const AFTER_MS = 300;

/** What somebody typed, place by place. */
export class Shelf {
  readonly #store: Store;
  readonly #held = new Map<string, Held | undefined>();
  /** Keys whose value is not in the storage yet. */
  readonly #late = new Set<string>();
  readonly #listeners = new Listeners();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isFull = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether the storage took no more: what is here lasts as long as the page. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** What is kept under a key; the same object until it changes. */
  read(key: string): Held | undefined {
    if (!this.#held.has(key)) this.#held.set(key, parsed(this.#store.getItem(PREFIX + key)));
    return this.#held.get(key);
  }

  /** Keeps a value that JSON can hold. */
  write(key: string, value: unknown): void {
    this.#held.set(key, { at: Temporal.Now.instant().toString(), value });
    this.#late.add(key);
    this.#timer ??= setTimeout(() => this.flush(), AFTER_MS);
    this.#listeners.tell();
  }

  /** Forgets what is kept under a key. */
  drop(key: string): void {
    this.#held.set(key, undefined);
    this.#late.delete(key);
    this.#store.removeItem(PREFIX + key);
    if (this.#isFull) this.flush();
    this.#listeners.tell();
  }

  /** Puts all that changed into the storage, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const wasFull = this.#isFull;
    this.#isFull = false;
    for (const key of this.#late) {
      try {
        this.#store.setItem(PREFIX + key, JSON.stringify(this.#held.get(key)));
        this.#late.delete(key);
      } catch {
        // It stays here, and is tried again with the next change.
        this.#isFull = true;
      }
    }
    if (this.#isFull !== wasFull) this.#listeners.tell();
  }

  /** Hears that another page changed what the storage holds; null: all of it. */
  heard(stored: string | null): void {
    for (const key of this.#held.keys()) {
      const isTold = stored === null || stored === PREFIX + key;
      if (isTold && !this.#late.has(key)) this.#held.delete(key);
    }
    this.#listeners.tell();
  }

  /** Hears of every change. Gives what ends it. */
  readonly subscribe = this.#listeners.subscribe;

  /** What keeps the value of one key. */
  at(key: string): Keeper {
    return {
      read: () => this.read(key),
      write: (value) => this.write(key, value),
      drop: () => this.drop(key),
    };
  }
}

function parsed(text: string | null): Held | undefined {
  try {
    const told = JSON.parse(text ?? 'null') as Partial<Held> | null;
    return typeof told?.at === 'string' ? { at: told.at, value: told.value } : undefined;
  } catch {
    return undefined;
  }
}
