// Inventory, what stands: the hashes and last rows of a data file, against which rows that come are
// told apart from those that are there. In: the rows of one data file. Out: answers by hash and
// key.
import type { PlanType } from '@avenant/dsl';
import type { Db } from '../db/database.ts';
import { hashOfCells } from './row-hash.ts';

interface StandingRow {
  readonly row_id: number;
  readonly batch: number;
  readonly item_key: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly known_on: string;
  readonly row_hash: string;
  readonly cells: readonly string[];
}

/** What stands of a data file. */
export class Standing {
  readonly lastRow: number;
  readonly #byHash = new Map<string, StandingRow>();
  readonly #byKey = new Map<string, StandingRow[]>();

  constructor(rows: readonly StandingRow[], lastRow: number) {
    this.lastRow = lastRow;
    for (const row of rows) {
      this.#byHash.set(row.row_hash, row);
      if (row.item_key === null) continue;
      const same = this.#byKey.get(row.item_key);
      if (same === undefined) this.#byKey.set(row.item_key, [row]);
      else same.push(row);
    }
  }

  /** Whether a row of this hash stands. */
  has(hash: string): boolean {
    return this.#byHash.has(hash);
  }

  /** Whether the item of a key is open by its last row; undefined when there is no such item. */
  isOpen(key: string): boolean | undefined {
    const rows = this.#byKey.get(key);
    return rows === undefined ? undefined : lastKnown(rows)?.valid_to === null;
  }

  /**
   * The hash of a row that says again what was said before something else was learnt of its item:
   * it is another row then. In a type whose rows carry their own day of knowledge they tell
   * themselves.
   * @param inFile The hashes of the file it comes in: a file sent twice changes nothing.
   */
  hashAnew(
    hash: string,
    cells: readonly string[],
    inFile: ReadonlySet<string>,
    type: PlanType,
  ): string {
    const before = this.#byHash.get(hash);
    if (before === undefined || before.item_key === null || type.known !== undefined) return hash;
    const since = (this.#byKey.get(before.item_key) ?? []).filter(
      (row) =>
        row.batch > before.batch &&
        (type.kind === 'record' || (row.valid_from ?? '') <= (before.valid_from ?? '')),
    );
    const last = lastKnown(since);
    if (last === undefined || inFile.has(last.row_hash)) return hash;
    if (JSON.stringify(last.cells) === JSON.stringify(cells)) return last.row_hash;
    return hashOfCells(cells, last.row_id);
  }
}

function lastKnown(rows: readonly StandingRow[]): StandingRow | undefined {
  return rows
    .toSorted((a, b) =>
      a.known_on === b.known_on ? a.row_id - b.row_id : a.known_on < b.known_on ? -1 : 1,
    )
    .at(-1);
}

/** What stands of a data file of a contract. */
export async function standingOf(db: Db, contract: string, dataset: string): Promise<Standing> {
  const stored = db
    .selectFrom('fact_row')
    .where('contract', '=', contract)
    .where('dataset', '=', dataset);
  const last = await stored.select(({ fn }) => fn.max('row_id').as('row')).executeTakeFirst();
  const rows = await stored
    .select(['row_id', 'batch', 'item_key', 'valid_from', 'valid_to', 'known_on', 'row_hash'])
    .select('cells')
    .where('undone_on', 'is', null)
    .orderBy('row_id')
    .execute();
  return new Standing(rows as unknown as readonly StandingRow[], last?.row ?? 0);
}
