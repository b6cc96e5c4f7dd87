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
  const lines = rowChunks(rated.lines, (line, at) => lineOf(made, line, at));
  await copyRowsIn(transaction, 'rated_line', LINE, lines);
  const held = rowChunks(rated.held, (one, at) => heldOf(made, one, at));
  await copyRowsIn(transaction, 'held_item', HELD, held);
}

const LINE = [
  ...['contract', 'draft', 'position', 'line', 'clause', 'kind', 'label', 'subject'],
  ...['subject_type', 'amount', 'valid_from', 'valid_to', 'quantity', 'quantity_unit'],
  ...['unit_price', 'unit_price_unit', 'corrects_period', 'billed_before', 'whole'],
];

// One list, written out: it is made for each of a million lines.
function lineOf({ contract, draft }: NewDraft, line: NetLine, at: number): readonly Field[] {
  return [
    contract,
    draft,
    `${at + 1}`,
    line.id,
    line.clause,
    line.kind,
    line.label,
    line.subject,
    line.subjectType,
    line.amount,
    line.from,
    line.to,
    line.quantity ?? null,
    line.quantityUnit ?? null,
    line.unitPrice ?? null,
    line.unitPriceUnit ?? null,
    line.corrects?.period ?? null,
    line.billedBefore ?? null,
    line.whole ?? null,
  ];
}

const HELD = [
  ...['contract', 'draft', 'position', 'clause', 'subject', 'subject_type', 'code', 'details'],
];

function heldOf({ contract, draft }: NewDraft, one: HeldItem, at: number): readonly Field[] {
  const { clause, subject, subjectType, code, values } = one;
  const place = [contract, draft, `${at + 1}`];
  return [...place, clause, subject, subjectType, code, JSON.stringify(values)];
}
