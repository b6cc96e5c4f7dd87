// COPY: rows out of the database and into it by the hundred thousand, as text (copy-text.ts) in
// chunks of bytes. In: a transaction, a statement, who takes or gives the chunks. Out: the rows, as
// part of the transaction. Callers know no kind of database: a COPY goes through Kysely as the one
// parameter of its statement, and the connection of each kind does it in its way (copy-server.ts,
// copy-embedded.ts).
import { CompiledQuery, sql, type Transaction } from 'kysely';
import type { Chunk } from './copy-text.ts';
import type { Schema } from './schema.ts';

/** Rows to come out. */
export class CopyOut {
  readonly query: string;
  readonly take: (chunk: Chunk) => void;

  constructor(query: string, take: (chunk: Chunk) => void) {
    this.query = query;
    this.take = take;
  }

  /** The statement. */
  to(place: string): string {
    return `copy (${this.query}) to ${place}`;
  }
}

/** Rows to go in. */
export class CopyIn {
  readonly columns: string;
  readonly chunks: Iterable<Chunk>;

  constructor(columns: string, chunks: Iterable<Chunk>) {
    this.columns = columns;
    this.chunks = chunks;
  }

  /** The statement. */
  from(place: string): string {
    return `copy ${this.columns} from ${place}`;
  }
}

/** The COPY among a statement's parameters, when it is one. */
export function copyAmong(parameters: readonly unknown[] = []): CopyOut | CopyIn | undefined {
  const [one] = parameters;
  return one instanceof CopyOut || one instanceof CopyIn ? one : undefined;
}

/**
 * Copies the rows of a query out, as they stand when it begins.
 * @param query Takes no parameters, as COPY does not: it reads the `values` as
 * `current_setting('avenant.NAME')`.
 * @param values Texts by name; they are set for the rest of the transaction.
 * @param take Is given the text of the rows in chunks that end anywhere.
 */
export async function copyRowsOut(
  transaction: Transaction<Schema>,
  query: string,
  values: Readonly<Record<string, string>>,
  take: (chunk: Chunk) => void,
): Promise<void> {
  const settings = Object.entries(values).map(([name, value]) => {
    return sql`set_config(${`avenant.${name}`}, ${value}, true)`;
  });
  if (settings.length > 0) await sql`select ${sql.join(settings)}`.execute(transaction);
  const copy = new CopyOut(query, take);
  await transaction.executeQuery(CompiledQuery.raw(copy.to('stdout'), [copy]));
}

/**
 * Copies rows into a table, all or none.
 * @param chunks The text of the rows, made as they are wanted.
 */
export async function copyRowsIn(
  transaction: Transaction<Schema>,
  table: keyof Schema,
  columns: readonly string[],
  chunks: Iterable<Chunk>,
): Promise<void> {
  const copy = new CopyIn(`${table} (${columns.join(', ')})`, chunks);
  await transaction.executeQuery(CompiledQuery.raw(copy.from('stdin'), [copy]));
}
