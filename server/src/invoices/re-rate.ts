// Invoices, re-rate: the difference between what was issued of a period and a run that rated it
// again. In: a run in mode re_rate and the contract. Out: a change a line, and the note that bills
// them.
import { compare, sign } from '@avenant/dsl/values';
import type { Transaction } from 'kysely';
import { lockContract } from '../contracts/draft.ts';
import {
  type ContentLine,
  type Draft,
  findDraft,
  moneyText,
  ratedLines,
  sumOf,
} from '../control/draft.ts';
import type { Db } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { balanceOf } from './balance.ts';
import { deltaOf, isOwn, type LineDelta, lineName, noteLinesOf } from './delta.ts';
import {
  asInvoice,
  type DocumentLine,
  findInvoice,
  type Invoice,
  lockInvoice,
} from './document.ts';
import { type Note, type NoteId, writeNote } from './note.ts';

/** A run and a contract of it. */
export interface ReRated {
  readonly contract: string;
  readonly run: string;
  /** Of a contract that several accounts pay: which one; its own unless told. */
  readonly account?: string;
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
    return deltaFor(transaction, draft, invoice);
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
    const { lines: deltas, currency } = await deltaFor(transaction, draft, invoice);
    if (deltas.length === 0) return undefined;
    const balance = await balanceOf(transaction, invoice);
    const lines = noteLinesOf(deltas, invoice.document.lines, balance, currency);
    const kind = sign(sumOf(lines)) > 0 ? 'debit_note' : 'credit_note';
    const asked = { contract, note, kind, invoice, cause, reason, lines, run } as const;
    return writeNote(transaction, { service, actor }, asked);
  });
}

/**
 * The lines of a note of a re-rate, about to be issued, that are not the difference of its run any
 * more: another note or an invoice billed them meanwhile. Issuers of a contract wait here for each
 * other.
 */
export async function outdatedOfNote(
  transaction: Transaction<Schema>,
  note: Note,
): Promise<readonly string[]> {
  const { contract, run, lines, invoice: of } = note;
  if (run === null) return [];
  await lockContract(transaction, contract);
  const { account } = await findInvoice(transaction, of);
  const { draft, invoice } = await issuedOf(transaction, { contract, run, account });
  const now = await deltaFor(transaction, draft, invoice, note.note);
  const asked = Map.groupBy(lines, ({ line }) => line);
  const changes = new Map(now.lines.map(({ line, change }) => [line, change]));
  return [...new Set([...asked.keys(), ...changes.keys()])].filter((line) => {
    const was = sumOf(asked.get(line) ?? []);
    return compare(was, sumOf([{ amount: changes.get(line) ?? '0' }])) !== 0;
  });
}

async function issuedOf(
  db: Db,
  { contract, run, account: of }: ReRated,
): Promise<{ readonly draft: Draft; readonly invoice: Invoice }> {
  const found = await db
    .selectFrom('draft')
    .select('draft')
    .where('contract', '=', contract)
    .where('run', '=', run)
    .$if(of !== undefined, (rows) => rows.where('account', '=', of ?? ''))
    .orderBy(({ eb }) => eb('draft', '=', run), 'desc')
    .executeTakeFirst();
  const draft = await findDraft(db, { contract, draft: found?.draft ?? run });
  const { period, account } = draft;
  const { mode } = await db
    .selectFrom('run')
    .select('mode')
    .where('run', '=', run)
    .executeTakeFirstOrThrow();
  const row = await db
    .selectFrom('invoice')
    .selectAll()
    .where('contract', '=', contract)
    .where('account', '=', account)
    .where('period', '=', period)
    .where('kind', '=', 'invoice')
    // The first one bills the period; another is off-cycle.
    .orderBy('series')
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  if (mode !== 're_rate' || row === undefined) {
    throw new Problem('S0615', { run, period, contract });
  }
  return { draft, invoice: asInvoice(row) };
}

async function deltaFor(
  transaction: Transaction<Schema>,
  draft: Draft,
  invoice: Invoice,
  exceptNote?: string,
): Promise<Delta> {
  const { contract, run, period, account, currency } = draft;
  const issued = invoice.document.lines;
  const rated = await ratedLines(transaction, draft);
  const own = [...issued, ...rated].filter(isOwn);
  const changes = [
    ...(await noteLines(transaction, invoice, exceptNote)),
    ...(await otherInvoices(transaction, invoice, own)),
  ];
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
  except?: string,
): Promise<readonly DocumentLine[]> {
  const rows = await transaction
    .selectFrom('note')
    .select(['note', 'lines'])
    .where('issuer', '=', issuer)
    .where('series', '=', series)
    .where('number', '=', number)
    .where('run', 'is not', null)
    .where('state', '<>', 'rejected')
    .execute();
  return rows
    .filter(({ note }) => note !== except)
    .flatMap(({ lines }) => lines as readonly DocumentLine[]);
}

// What other invoices bill of the period's lines, under their own names: corrections in later ones,
// and off-cycle ones of the period. A correction names the month that it corrects, which is the
// month of service: whose invoice billed that tells the clause, in advance or in arrears.
async function otherInvoices(
  transaction: Transaction<Schema>,
  { contract, account, period, series, number }: Invoice,
  own: readonly ContentLine[],
): Promise<readonly DocumentLine[]> {
  const rows = await transaction
    .selectFrom('invoice')
    .selectAll()
    .where('contract', '=', contract)
    .where('account', '=', account)
    .where('kind', '=', 'invoice')
    .where('period', '>=', period)
    .where((on) => on.or([on('series', '<>', series), on('number', '<>', number)]))
    .orderBy('period')
    .execute();
  const names = new Set(own.map(({ line }) => line));
  const months = new Set(own.map(({ clause, from }) => `${from?.slice(0, MONTH)} ${clause}`));
  return rows
    .map(asInvoice)
    .flatMap((of) =>
      of.document.lines.filter((line) =>
        isOwn(line)
          ? of.period === period
          : line.corrects !== null &&
            (names.has(lineName(line)) || months.has(`${line.corrects} ${line.clause}`)),
      ),
    )
    .map((line) => ({ ...line, line: lineName(line) }));
}

/** The length of an ISO month. */
const MONTH = 7;
