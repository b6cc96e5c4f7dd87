// Contract, desk: the texts as somebody is changing them. In: the texts of a version, writes. Out:
// what stands now, told to who listens. What is not saved is kept in the browser, so that a reload
// loses nothing.
import { Listeners } from '../parts/listeners.ts';
import type { Keeper } from '../parts/shelf.ts';
import type { Files } from './protocol.ts';

/** What is kept in the browser of texts that are not saved. */
interface Kept {
  /** The hash of the texts that were changed. */
  readonly base: string;
  readonly files: Files;
  /** Names of files that were taken away. */
  readonly gone?: readonly string[];
}

/** The texts of one version on somebody's desk. */
export class Desk {
  readonly #keeper: Keeper;
  readonly #listeners = new Listeners();
  #hash: string;
  #saved: Files;
  /** The texts as stored, in the language that they are shown in. */
  #base: Files;
  #files: Files;
  /** What was kept of an earlier text: it is not on the desk until it is taken. */
  #conflict: Kept | undefined;
  /** When unsaved texts were kept that came back as the desk was opened, an ISO instant. */
  readonly restored: string | undefined;

  /**
   * @param saved The texts as stored, and their hash.
   * @param keeper What keeps what is not stored.
   */
  constructor(saved: { readonly files: Files; readonly hash: string }, keeper: Keeper) {
    this.#keeper = keeper;
    this.#hash = saved.hash;
    this.#saved = saved.files;
    this.#base = saved.files;
    const held = keeper.read();
    const kept = held?.value as Kept | undefined;
    const isOurs = kept?.base === saved.hash;
    this.#conflict = isOurs ? undefined : kept;
    this.#files = isOurs ? changedBy(kept, saved.files) : saved.files;
    this.restored = isOurs && this.isChanged ? held?.at : undefined;
  }

  /** The texts as they stand. */
  get files(): Files {
    return this.#files;
  }

  /** The texts as stored. */
  get saved(): Files {
    return this.#saved;
  }

  /** The hash of the texts as stored. */
  get hash(): string {
    return this.#hash;
  }

  /** Texts kept here of which the stored text is not the one they were made from. */
  get conflict(): Files | undefined {
    return this.#conflict?.files;
  }

  /** Whether anything differs from what is stored. */
  get isChanged(): boolean {
    return this.changed.length > 0;
  }

  /** The files that differ from what is stored, those that were taken away too. */
  get changed(): readonly string[] {
    const names = Object.keys(this.#files);
    return [...names.filter((name) => this.#files[name] !== this.#base[name]), ...this.#gone()];
  }

  /** The texts to store: what was not changed stays in the language that it is written in. */
  get toStore(): Files {
    return changedBy({ files: this.#ownTexts(), gone: this.#gone() }, this.#saved);
  }

  /** Hears of every change. Gives what ends it. */
  readonly subscribe = this.#listeners.subscribe;

  /** Puts texts in the place of others. */
  write(files: Files): void {
    if (Object.entries(files).every(([name, text]) => this.#files[name] === text)) return;
    this.#files = { ...this.#files, ...files };
    this.#keep();
    this.#listeners.tell();
  }

  /** Takes a file away. */
  remove(name: string): void {
    this.#files = without(this.#files, [name]);
    this.#keep();
    this.#listeners.tell();
  }

  /** Shows the same texts in another language: `base` what is stored, `files` what stands now. */
  translate(base: Files, files: Files): void {
    if (isSame(this.#base, base) && isSame(this.#files, files)) return;
    this.#base = base;
    this.#files = files;
    this.#keep();
    this.#listeners.tell();
  }

  /** Goes back to what is stored. */
  discard(): void {
    this.#conflict = undefined;
    this.#files = this.#base;
    this.#keep();
    this.#listeners.tell();
  }

  /** Takes the kept texts of a conflict onto the desk, in spite of what was stored since. */
  takeKept(): void {
    if (this.#conflict === undefined) return;
    this.#files = changedBy(this.#conflict, this.#files);
    this.#conflict = undefined;
    this.#keep();
    this.#listeners.tell();
  }

  /** The texts were stored: nothing is left to keep but what was written since. */
  stored(files: Files, hash: string): void {
    const own = Object.entries(files).filter(([name, text]) => this.#saved[name] !== text);
    const gone = Object.keys(this.#base).filter((name) => files[name] === undefined);
    this.#base = without({ ...this.#base, ...Object.fromEntries(own) }, gone);
    this.#saved = files;
    this.#hash = hash;
    this.#keep();
    this.#listeners.tell();
  }

  #keep(): void {
    if (this.#conflict !== undefined) return;
    const gone = this.#gone();
    const kept: Kept = { base: this.#hash, files: this.#ownTexts(), gone };
    if (this.isChanged) this.#keeper.write(kept);
    else this.#keeper.drop();
  }

  #ownTexts(): Files {
    const own = Object.entries(this.#files).filter(([name, text]) => text !== this.#base[name]);
    return Object.fromEntries(own);
  }

  #gone(): readonly string[] {
    return Object.keys(this.#base).filter((name) => this.#files[name] === undefined);
  }
}

const changedBy = ({ files, gone = [] }: Omit<Kept, 'base'>, texts: Files): Files =>
  without({ ...texts, ...files }, gone);

const without = (files: Files, names: readonly string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));

/** Whether two sets of texts are the same. */
export function isSame(a: Files, b: Files): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** A change of one stretch of a text. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The smallest single change that makes one text of another. */
export function spliceOf(before: string, after: string): Splice {
  const max = Math.min(before.length, after.length);
  let from = 0;
  while (from < max && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < max - from && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end += 1;
  }
  return { from, to: before.length - end, text: after.slice(from, after.length - end) };
}
