// Bench, columns for contestants: the bound facts as typed arrays, and lines as they are written.
// In: bound facts. Out: codes by row; a sink of lines with totals.
import type { Facts } from '../../engine/src/index.ts';

/** The bound rows of one type. */
export type BoundType = NonNullable<ReturnType<Facts['types']['get']>>;

/** The codes of an attribute by row. */
export function columnCodes(bound: BoundType, name: string): Int32Array {
  const column = bound.columns.get(name);
  if (column === undefined) throw new RangeError(`no column of this name: ${name}`);
  return column.codes;
}

const BLOCK = 65_536;

/** Takes lines into columns, block after block, and adds them up. */
export class Lines {
  readonly rows = new Int32Array(BLOCK);
  readonly rules = new Uint16Array(BLOCK);
  readonly amounts = new Float64Array(BLOCK);
  readonly from = new Int32Array(BLOCK);
  readonly to = new Int32Array(BLOCK);
  readonly totals: bigint[];
  readonly #sums: Float64Array;
  readonly #each: ((row: number, rule: number, amount: number) => void) | undefined;
  count = 0;
  #size = 0;

  constructor(rules: number, each?: (row: number, rule: number, amount: number) => void) {
    this.totals = Array.from({ length: rules }, () => 0n);
    this.#sums = new Float64Array(rules);
    this.#each = each;
  }

  /** Adds a line. */
  push(row: number, rule: number, amount: number, from: number, to: number): void {
    const at = this.#size;
    this.rows[at] = row;
    this.rules[at] = rule;
    this.amounts[at] = amount;
    this.from[at] = from;
    this.to[at] = to;
    this.#sums[rule] = (this.#sums[rule] ?? 0) + amount;
    this.#size = at + 1;
    if (this.#size === BLOCK) this.flush();
  }

  /** Ends a block. */
  flush(): void {
    for (const [rule, sum] of this.#sums.entries()) {
      this.totals[rule] = (this.totals[rule] ?? 0n) + BigInt(sum);
    }
    this.#sums.fill(0);
    this.count += this.#size;
    for (let at = 0; this.#each !== undefined && at < this.#size; at += 1) {
      this.#each(this.rows[at] ?? 0, this.rules[at] ?? 0, this.amounts[at] ?? 0);
    }
    this.#size = 0;
  }
}
