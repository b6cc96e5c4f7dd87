// Invoices, re-rate: the difference between what was issued of a period and a run that rated it
// again. In: a run in mode re_rate and the contract. Out: a change a line, and the note that bills
// them.
import { sign } from '@avenant/dsl/values';
import type { Transaction } from 'kysely';
import { type Draft, findDraft, moneyText, ratedLines, sumOf } from '../control/draft.ts';
import type { Db } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { balanceOf } from './balance.ts';
import { deltaOf, isOwn, type LineDelta, lineName, noteLinesOf } from './delta.ts';
import { asInvoice, type DocumentLine, type Invoice, lockInvoice } from './document.ts';
import { type Note, type NoteId, writeNote } from './note.ts';

/** A run and a contract of it. */
export interface ReRated {
  readonly contract: string;
  readonly run: string;
}

/** What rating a period again changes. */
export interface Delta extends ReRated {
  readonly period: string;
  readonly account: string;
  readonly currency: string;
  readonly lines: readonly LineDelta[];
  /** What was billed so far of its own charges, and what is rated of them now. */
  readonly billed: string;
  readonly rated: string;
  readonly change: string;
}

/**
 * The difference that a run of mode `re_rate` makes.
 * @throws Problem S0201, S0101, S0615 for a run of another mode or a period that was not issued.
 */
export async function readDelta(service: Service, actor: Actor, input: ReRated): Promise<Delta> {
  const { contract, run } = input;
  service.may(actor, 'draft.read', { kind: 'run', id: run, contract });
  return inTransaction(service.database, async (transaction) => {
    const { draft, invoice } = await issuedOf(transaction, input);
    return deltaFor(transaction, input, draft, invoice);
  });
}

/**
 * Asks for the note that bills a difference; nothing when there is none. What is asked for counts
 * as billed, so that asking twice gives one note.
 * @throws Problem as `readDelta` and `requestNote`.
 */
export async function requestReRateNote(
  service: Service,
  actor: Actor,
  input: ReRated & NoteId & { readonly cause: string; readonly reason: string },
): Promise<Note | undefined> {
  const { contract, run, note, cause, reason } = input;
  service.may(actor, 'credit.prepare', { kind: 'note', id: `${contract}/${note}`, contract });
  return inTransaction(service.database, async (transaction) => {
    const { draft, invoice: found } = await issuedOf(transaction, input);
    const invoice = await lockInvoice(transaction, found);
    const { lines: deltas, currency } = await deltaFor(transaction, input, draft, invoice);
    if (deltas.length === 0) return undefined;
    const balance = await balanceOf(transaction, invoice);
    const lines = noteLinesOf(deltas, invoice.document.lines, balance, currency);
    const kind = sign(sumOf(lines)) > 0 ? 'debit_note' : 'credit_note';
    const asked = { contract, note, kind, invoice, cause, reason, lines, run } as const;
    return writeNote(transaction, { service, actor }, asked);
  });
}

async function issuedOf(
  db: Db,
  { contract, run }: ReRated,
): Promise<{ readonly draft: Draft; readonly invoice: Invoice }> {
  const draft = await findDraft(db, { contract, draft: run });
  const { period, account } = draft;
  const of = await db.selectFrom('run').select('mode').where('run', '=', run).executeTakeFirst();
  const row = await db
    .selectFrom('invoice')
    .selectAll()
    .where('contract', '=', contract)
    .where('account', '=', account)
    .where('period', '=', period)
    .where('kind', '=', 'invoice')
    .executeTakeFirst();
  if (of?.mode !== 're_rate' || row === undefined) {
    throw new Problem('S0615', { run, period, contract });
  }
  return { draft, invoice: asInvoice(row) };
}

async function deltaFor(
  transaction: Transaction<Schema>,
  { contract, run }: ReRated,
  draft: Draft,
  invoice: Invoice,
): Promise<Delta> {
  const { period, account, currency } = draft;
  const issued = invoice.document.lines;
  const changes = [
    ...(await noteLines(transaction, invoice)),
    ...(await laterCorrections(transaction, invoice)),
  ];
  const rated = await ratedLines(transaction, draft);
  const lines = deltaOf({ issued, changes }, rated, currency);
  const change = moneyText(sumOf(lines.map((one) => ({ amount: one.change }))), currency);
  const billed = [...issued.filter(isOwn), ...changes];
  return {
    ...{ contract, run, period, account, currency, lines, change },
    billed: moneyText(sumOf(billed), currency),
    rated: moneyText(sumOf(rated.filter(isOwn)), currency),
  };
}

// What notes of a re-rate bill of the period. Other notes are gestures or claims: what a person
// gave back stays given back, and is no part of what is rated.
async function noteLines(
  transaction: Transaction<Schema>,
  { issuer, series, number }: Invoice,
): Promise<readonly DocumentLine[]> {
  const rows = await transaction
    .selectFrom('note')
    .select('lines')
    .where('issuer', '=', issuer)
    .where('series', '=', series)
    .where('number', '=', number)
    .where('run', 'is not', null)
    .where('state', '<>', 'rejected')
    .execute();
  return rows.flatMap(({ lines }) => lines as readonly DocumentLine[]);
}

// What later invoices corrected of the period, under the names of its own lines.
async function laterCorrections(
  transaction: Transaction<Schema>,
  { contract, account, period }: Invoice,
): Promise<readonly DocumentLine[]> {
  const rows = await transaction
    .selectFrom('invoice')
    .selectAll()
    .where('contract', '=', contract)
    .where('account', '=', account)
    .where('kind', '=', 'invoice')
    .where('period', '>', period)
    .orderBy('period')
    .execute();
  return rows
    .flatMap((row) => asInvoice(row).document.lines)
    .filter(({ corrects }) => corrects === period)
    .map((line) => ({ ...line, line: lineName(line) }));
}
