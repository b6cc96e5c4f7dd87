// Dictionaries: texts to small whole numbers, given in the order of first appearance.

/** Gives every distinct text a code from 0 on. */
export class Dictionary {
  readonly #codes = new Map<string, number>();
  readonly texts: string[] = [];

  /** The code of a text, a new one when it is new. */
  code(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.texts.length;
    this.#codes.set(text, code);
    this.texts.push(text);
    return code;
  }

  /** The codes by text. */
  get codes(): ReadonlyMap<string, number> {
    return this.#codes;
  }
}
