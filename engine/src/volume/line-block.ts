// Volume, lines in columns. In: lines one by one. Out: blocks of them, handed on when full and then
// filled again, so that memory stays flat however many lines there are.

/** Some lines of one item type. The arrays are used again: what is kept must be copied. */
export interface LineBlock {
  readonly type: string;
  /** How many lines there are; the arrays may be longer. */
  readonly size: number;
  /** The items' rows in the bound columns of their type: those on the lines' first days. */
  readonly rows: Int32Array;
  /** Positions in the list of rules. */
  readonly rules: Uint16Array;
  /** In minor units: whole and safe. */
  readonly amounts: Float64Array;
  /** Service days, half open. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Fills blocks of lines and hands them on. */
export class LineBlocks {
  readonly #hand: (block: LineBlock) => void;
  readonly #rows: Int32Array;
  readonly #rules: Uint16Array;
  readonly #amounts: Float64Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #capacity: number;
  #type = '';
  #size = 0;

  constructor(capacity: number, hand: (block: LineBlock) => void) {
    this.#hand = hand;
    this.#capacity = capacity;
    this.#rows = new Int32Array(capacity);
    this.#rules = new Uint16Array(capacity);
    this.#amounts = new Float64Array(capacity);
    this.#from = new Int32Array(capacity);
    this.#to = new Int32Array(capacity);
  }

  /** The lines to come are of this item type. */
  turnTo(type: string): void {
    this.flush();
    this.#type = type;
  }

  /** Adds a line. */
  push(row: number, rule: number, amount: number, from: number, to: number): void {
    const at = this.#size;
    this.#rows[at] = row;
    this.#rules[at] = rule;
    this.#amounts[at] = amount;
    this.#from[at] = from;
    this.#to[at] = to;
    this.#size = at + 1;
    if (at + 1 === this.#capacity) this.flush();
  }

  /** Hands on the lines there are. */
  flush(): void {
    if (this.#size === 0) return;
    this.#hand({
      type: this.#type,
      size: this.#size,
      rows: this.#rows,
      rules: this.#rules,
      amounts: this.#amounts,
      from: this.#from,
      to: this.#to,
    });
    this.#size = 0;
  }
}
