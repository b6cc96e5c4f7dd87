// Sink: a rated period becomes a draft with its lines and held items. In: a rating, an open
// transaction. Out: rows, all or none. Lines stay narrow: their explanation is made anew on demand.
import type { RatedPeriod } from '@avenant/engine';
import { sql, type Transaction } from 'kysely';
import { json } from '../db/json.ts';
import type { Schema } from '../db/schema.ts';

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
  readonly rated: RatedPeriod;
}

/** So many rows go with one statement. */
const CHUNK = 5000;

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
  await writeLines(transaction, made);
  for (let at = 0; at < rated.held.length; at += CHUNK) {
    const rows = rated.held.slice(at, at + CHUNK).map((one, index) => ({
      contract,
      draft,
      position: at + index + 1,
      clause: one.clause,
      subject: one.subject,
      subject_type: one.subjectType,
      code: one.code,
      details: json(one.values),
    }));
    await transaction.insertInto('held_item').values(rows).execute();
  }
}

// Columns as arrays: one statement a chunk, whatever its size.
async function writeLines(
  transaction: Transaction<Schema>,
  { contract, draft, rated }: NewDraft,
): Promise<void> {
  for (let at = 0; at < rated.lines.length; at += CHUNK) {
    const chunk = rated.lines.slice(at, at + CHUNK);
    const texts = (of: (line: (typeof chunk)[number]) => string | null | undefined) =>
      chunk.map((line) => of(line) ?? null);
    await sql`
      insert into rated_line (contract, draft, position, line, clause, kind, label, subject,
        subject_type, amount, valid_from, valid_to, quantity, quantity_unit, unit_price,
        unit_price_unit, corrects_period, billed_before)
      select ${contract}, ${draft}, ${at} + of.nth, line, clause, kind, label, subject,
        subject_type, amount, valid_from, valid_to, quantity, quantity_unit, unit_price,
        unit_price_unit, corrects_period, billed_before
      from unnest(
        ${texts(({ id }) => id)}::text[],
        ${texts(({ clause }) => clause)}::text[],
        ${texts(({ kind }) => kind)}::text[],
        ${texts(({ label }) => label)}::text[],
        ${texts(({ subject }) => subject)}::text[],
        ${texts(({ subjectType }) => subjectType)}::text[],
        ${texts(({ amount }) => amount)}::numeric[],
        ${texts(({ from }) => from)}::date[],
        ${texts(({ to }) => to)}::date[],
        ${texts(({ quantity }) => quantity)}::text[],
        ${texts(({ quantityUnit }) => quantityUnit)}::text[],
        ${texts(({ unitPrice }) => unitPrice)}::text[],
        ${texts(({ unitPriceUnit }) => unitPriceUnit)}::text[],
        ${texts(({ corrects }) => corrects?.period)}::text[],
        ${texts(({ corrects }) => corrects?.billed)}::numeric[]
      ) with ordinality as of (line, clause, kind, label, subject, subject_type, amount, valid_from,
        valid_to, quantity, quantity_unit, unit_price, unit_price_unit, corrects_period,
        billed_before, nth)`.execute(transaction);
  }
}
