// Invoices, numbers: the next one of an issuer's series. In: the issuing transaction. Out: a number
// that exists only if the transaction does: no gap, none twice, dates that never go back (law 55).
import type { Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';

/** A series of numbers. */
export interface Series {
  readonly issuer: string;
  readonly series: string;
}

/**
 * Takes the next number of a series; others who want one wait until this transaction ends.
 * @param today The ISO day of the document.
 * @throws Problem S0604 when the series was used on a later day.
 */
export async function takeNumber(
  transaction: Transaction<Schema>,
  { issuer, series }: Series,
  today: string,
): Promise<number> {
  await transaction
    .insertInto('number_series')
    .values({ issuer, series, next: 1 })
    .onConflict((on) => on.doNothing())
    .execute();
  const { next, last_date: last } = await transaction
    .selectFrom('number_series')
    .select(['next', 'last_date'])
    .where('issuer', '=', issuer)
    .where('series', '=', series)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (last !== null && last > today) throw new Problem('S0604', { issuer, series, last, today });
  await transaction
    .updateTable('number_series')
    .set({ next: next + 1, last_date: today })
    .where('issuer', '=', issuer)
    .where('series', '=', series)
    .execute();
  return next;
}
