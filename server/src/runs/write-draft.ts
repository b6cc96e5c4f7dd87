// Sink: a rated period becomes a draft with its lines and held items. In: a rating, an open
// transaction. Out: rows, all or none. Lines stay narrow: explanations are made anew on demand.
import type { HeldItem } from '@avenant/engine';
import type { Transaction } from 'kysely';
import { copyRowsIn } from '../db/copy.ts';
import { type Field, rowChunks } from '../db/copy-text.ts';
import type { Schema } from '../db/schema.ts';
import type { NetLine, NetPeriod } from './net.ts';

/** A draft to write. */
export interface NewDraft {
  readonly contract: string;
  /** Its name within the contract; the same run gives the same one. */
  readonly draft: string;
  readonly run: string;
  readonly account: string;
  readonly currency: string;
  readonly contentHash: string;
  readonly state: 'generated' | 'simulated';
  readonly rated: NetPeriod;
}

/** Writes a draft with all that belongs to it. */
export async function writeDraft(transaction: Transaction<Schema>, made: NewDraft): Promise<void> {
  const { contract, draft, run, account, currency, contentHash, state, rated } = made;
  await transaction
    .insertInto('draft')
    .values({
      contract,
      draft,
      run,
      account,
      period: rated.period,
      currency,
      total: rated.total,
      content_hash: contentHash,
      state,
    })
    .execute();
  const { lines, held } = rated;
  const linesIn = rowChunks(lines, (line, at) => [contract, draft, `${at + 1}`, ...lineOf(line)]);
  await copyRowsIn(transaction, 'rated_line', LINE, linesIn);
  const heldIn = rowChunks(held, (one, at) => [contract, draft, `${at + 1}`, ...heldOf(one)]);
  await copyRowsIn(transaction, 'held_item', HELD, heldIn);
}

const LINE = [
  ...['contract', 'draft', 'position', 'line', 'clause', 'kind', 'label', 'subject'],
  ...['subject_type', 'amount', 'valid_from', 'valid_to', 'quantity', 'quantity_unit'],
  ...['unit_price', 'unit_price_unit', 'corrects_period', 'billed_before', 'whole'],
];

function lineOf(line: NetLine): readonly Field[] {
  const { quantity = null, quantityUnit = null, unitPrice = null, unitPriceUnit = null } = line;
  return [
    ...[line.id, line.clause, line.kind, line.label, line.subject, line.subjectType],
    ...[line.amount, line.from, line.to, quantity, quantityUnit, unitPrice, unitPriceUnit],
    ...[line.corrects?.period ?? null, line.billedBefore ?? null, line.whole ?? null],
  ];
}

const HELD = [
  ...['contract', 'draft', 'position', 'clause', 'subject', 'subject_type', 'code', 'details'],
];

function heldOf(one: HeldItem): readonly Field[] {
  return [one.clause, one.subject, one.subjectType, one.code, JSON.stringify(one.values)];
}
