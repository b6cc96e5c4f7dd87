// Headers: which column of a data file a declared name means. In: a raw table. Out: positions, and
// problems for names that are not there (with the nearest one) or there twice.
import { nearest, normalizeColumn } from '@avenant/dsl/values';
import type { Problems } from './problems.ts';
import type { RawTable } from './raw-table.ts';

/** Finds columns of one table by name and remembers which were used. */
export class Header {
  readonly table: RawTable;
  readonly #problems: Problems;
  readonly #exact = new Map<string, number>();
  readonly #folded = new Map<string, number>();
  readonly #used = new Set<number>();

  constructor(table: RawTable, problems: Problems) {
    this.table = table;
    this.#problems = problems;
    for (const [index, column] of table.columns.entries()) {
      if (this.#exact.has(column)) this.#twice(column, index);
      else this.#exact.set(column, index);
      const folded = normalizeColumn(column);
      if (!this.#folded.has(folded)) this.#folded.set(folded, index);
    }
  }

  /** The position of a column, as written or in any case, accents, spaces and underscores alike. */
  find(column: string): number | undefined {
    const index = this.#exact.get(column) ?? this.#folded.get(normalizeColumn(column));
    if (index !== undefined) this.#used.add(index);
    return index;
  }

  /** The same; when it is not there that is a problem (`owner`: who asks for it). */
  require(column: string, owner: string): number | undefined {
    const index = this.find(column);
    if (index === undefined) this.#missing('R0202', column, owner);
    return index;
  }

  /** The same for a column that may be absent: only worth a word. */
  expect(column: string, owner: string): number | undefined {
    const index = this.find(column);
    if (index === undefined) this.#missing('R0213', column, owner);
    return index;
  }

  /** Tells of the columns that nobody asked for. */
  tellUnused(): void {
    const { file, columns } = this.table;
    for (const [index, column] of columns.entries()) {
      if (this.#used.has(index) || column.trim() === '') continue;
      this.#problems.add('R0212', { file, line: 1, values: { column, file } });
    }
  }

  #missing(code: 'R0202' | 'R0213', column: string, owner: string): void {
    const { file, columns } = this.table;
    const near = nearest(column, columns) ?? columns.join(', ');
    this.#problems.add(code, { file, line: 1, values: { column, owner, file, near } });
  }

  #twice(column: string, index: number): void {
    const { file } = this.table;
    this.#used.add(index);
    this.#problems.add('R0214', { file, line: 1, values: { column, file } });
  }
}
