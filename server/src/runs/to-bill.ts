// Runs, amount to bill: what a draft rates with the adjustments applied to it. In: drafts. Out: one
// exact amount, the same in lists, the inbox, its review, the comparison with another month and its
// invoice.
import { add, type Rational } from '@avenant/dsl/values';
import { moneyOf } from '@avenant/engine';
import type { ExpressionBuilder } from 'kysely';
import { amountIn } from '../db/amounts.ts';
import type { Db } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

/** The state of adjustments that are billed. */
export const APPLIED = 'applied';

/** What a draft bills, as text in its currency: what it rates and what was adjusted. */
export function amountToBill(rated: Rational, adjusted: Rational, currency: string): string {
  return moneyOf(add(rated, adjusted), currency);
}

/** The same of a row of `draftRows`. */
export function amountToBillOf(row: {
  readonly total: string;
  /** Null: nothing was. */
  readonly adjusted: string | null;
  readonly currency: string;
}): string {
  return amountToBill(amountIn(row.total), amountIn(row.adjusted ?? '0'), row.currency);
}

/** Drafts with the sum of what was adjusted on each: one query, however many. */
export function draftRows(db: Db) {
  return db
    .selectFrom('draft')
    .selectAll('draft')
    .select((draft) => adjustedOf(draft).as('adjusted'));
}

function adjustedOf({ selectFrom }: ExpressionBuilder<Schema, 'draft'>) {
  return selectFrom('adjustment')
    .select(({ fn }) => fn.sum<string>('amount').as('sum'))
    .whereRef('adjustment.contract', '=', 'draft.contract')
    .whereRef('adjustment.draft', '=', 'draft.draft')
    .where('adjustment.state', '=', APPLIED);
}

/** A row of `draftRows`. */
export type DraftRow = Awaited<ReturnType<ReturnType<typeof draftRows>['execute']>>[number];
