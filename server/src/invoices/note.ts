// Invoices, notes asked for: a credit or debit of an issued invoice, line by line, until it is
// issued. In: changes of lines. Out: a row of `note`, never more than what is left of the invoice.
import { sign } from '@avenant/dsl/values';
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { amountOf, moneyText, sumOf } from '../control/draft.ts';
import { askedText, NOTE, noAmount } from '../control/money.ts';
import type { Db } from '../db/database.ts';
import { json } from '../db/json.ts';
import type { NoteTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Slice } from '../runs/drafts.ts';
import { hashOf } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { balanceOf, mustLeave } from './balance.ts';
import { type DocumentLine, type Invoice, type InvoiceId, lockInvoice } from './document.ts';

/** Which note. */
export interface NoteId {
  readonly contract: string;
  readonly note: string;
}

/** A credit or debit that is asked for. */
export interface NewNote extends NoteId {
  readonly kind: NoteTable['kind'];
  readonly invoice: InvoiceId;
  /** What counts together, such as `error`, `sla`, `claim`. */
  readonly cause: string;
  readonly reason: string;
  /** Lines of the invoice, by position, with how much of each: above zero. */
  readonly lines: readonly { readonly position: number; readonly amount: string }[];
}

/** A note that is asked for, or issued. */
export interface Note extends NoteId {
  readonly kind: NoteTable['kind'];
  readonly invoice: InvoiceId;
  readonly cause: string;
  readonly reason: string;
  /** What changes: negative amounts for a credit. */
  readonly lines: readonly DocumentLine[];
  readonly net: string;
  readonly hash: string;
  /** The run whose difference it bills, of a re-rate. */
  readonly run: string | null;
  readonly state: NoteTable['state'];
  readonly maker: string;
  readonly createdAt: string;
}

/**
 * Asks for a credit or debit note.
 * @throws Problem S0201, S0101, S0609, S0614, S0607 and S0608 above what is left, S0102 of a
 * document that is a note itself, S0616.
 */
export async function requestNote(service: Service, actor: Actor, input: NewNote): Promise<Note> {
  const { contract, kind, invoice: id, cause, reason } = input;
  const name = noteName(input);
  service.may(actor, 'credit.prepare', { kind: NOTE, id: name, contract });
  return inTransaction(service.database, async (transaction) => {
    const invoice = await lockInvoice(transaction, id);
    const { document, currency } = invoice;
    const lines = input.lines.map(({ position, amount }) => {
      const line = document.lines.find((one) => one.position === position);
      if (line === undefined) throw new Problem('S0101', { kind: 'line', id: `${position}` });
      const asked = askedText(amount, currency);
      if (sign(amountOf(asked)) < 0) throw noAmount(amount, currency);
      const { quantity: _, quantityUnit: __, unitPrice: ___, unitPriceUnit: ____, ...rest } = line;
      const change = kind === 'credit_note' ? `-${asked}` : asked;
      return { ...rest, ...NO_PRICE, amount: change, original: position };
    });
    return writeNote(transaction, { service, actor }, { ...input, invoice, cause, reason, lines });
  });
}

/** What a line that is only a change of an amount says of quantities and prices. */
export const NO_PRICE = {
  quantity: null,
  quantityUnit: null,
  unitPrice: null,
  unitPriceUnit: null,
} as const;

/** A note to write: its lines are whole. */
export interface ToWrite extends NoteId {
  readonly kind: NoteTable['kind'];
  readonly invoice: Invoice;
  readonly cause: string;
  readonly reason: string;
  readonly lines: readonly DocumentLine[];
  readonly run?: string;
}

/** Writes a note of a locked invoice. @throws Problem as `requestNote`. */
export async function writeNote(
  transaction: Transaction<Schema>,
  { service, actor }: { readonly service: Service; readonly actor: Actor },
  asked: ToWrite,
): Promise<Note> {
  const { contract, note, kind, invoice, cause, reason, run = null } = asked;
  const { issuer, series, number, currency } = invoice;
  const id = noteName(asked);
  const isSaid = cause.trim() !== '' && reason.trim() !== '';
  if (!isSaid || asked.lines.length === 0) throw new Problem('S0614', { kind: NOTE, id });
  if (invoice.contract !== contract) throw new Problem('S0101', { kind: 'contract', id: contract });
  if (invoice.kind !== 'invoice') {
    throw new Problem('S0102', { kind: 'invoice', id, state: invoice.kind, wanted: 'invoice' });
  }
  const lines = asked.lines.map((line, at) => ({ ...line, position: at + 1 }));
  mustLeave(invoice, await balanceOf(transaction, invoice), lines);
  const net = moneyText(sumOf(lines), currency);
  const content = { contract, note, kind, issuer, series, number, cause, reason, lines, net };
  const written = await transaction
    .insertInto('note')
    .values({
      ...content,
      lines: json(lines),
      content_hash: hashOf(content),
      ...{ run, state: 'submitted', maker: actor.person },
      created_at: service.now().toISOString(),
    })
    .onConflict((on) => on.doNothing())
    .returning('note')
    .executeTakeFirst();
  if (written === undefined) throw new Problem('S0616', { kind: NOTE, id });
  await record(transaction, actor, service.now(), {
    action: 'credit.prepare',
    kind: NOTE,
    id,
    after: { kind, issuer, series, number, cause, net, hash: hashOf(content) },
    reason,
  });
  return findNote(transaction, asked);
}

/** A note. @throws Problem S0101, S0201. */
export async function readNote(service: Service, actor: Actor, id: NoteId): Promise<Note> {
  service.may(actor, 'credit.read', { kind: NOTE, id: noteName(id), contract: id.contract });
  return asNote(id, await rowsOf(service.database.db, id).executeTakeFirst());
}

/** The notes of a contract by name, whatever became of them. */
export async function listNotes(
  service: Service,
  actor: Actor,
  asked: Slice & { readonly contract: string; readonly state?: Note['state'] },
): Promise<readonly Note[]> {
  const { contract, state, after, limit } = asked;
  service.may(actor, 'credit.read', { kind: NOTE, id: contract, contract });
  let rows = service.database.db.selectFrom('note').selectAll().where('contract', '=', contract);
  if (state !== undefined) rows = rows.where('state', '=', state);
  const found = await rows.orderBy('note').offset(after).limit(limit).execute();
  return found.map((row) => asNote(row, row));
}

/** A note's name in the audit and in problems. */
export function noteName({ contract, note }: NoteId): string {
  return `${contract}/${note}`;
}

/** A note. @throws Problem S0101. */
export async function findNote(transaction: Transaction<Schema>, id: NoteId): Promise<Note> {
  return asNote(id, await rowsOf(transaction, id).executeTakeFirst());
}

/** A note that nobody else changes until the transaction ends. @throws Problem S0101. */
export async function lockNote(transaction: Transaction<Schema>, id: NoteId): Promise<Note> {
  return asNote(id, await rowsOf(transaction, id).forUpdate().executeTakeFirst());
}

/** The hash of a note as its row says it now. */
export function hashOfNote(note: Note): string {
  const { contract, kind, cause, reason, lines, net, invoice } = note;
  return hashOf({ contract, note: note.note, kind, ...invoice, cause, reason, lines, net });
}

function rowsOf(transaction: Db, { contract, note }: NoteId) {
  return transaction
    .selectFrom('note')
    .selectAll()
    .where('contract', '=', contract)
    .where('note', '=', note);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function asNote(id: NoteId, row: Row | undefined): Note {
  if (row === undefined) throw new Problem('S0101', { kind: NOTE, id: noteName(id) });
  const { contract, note, kind, cause, reason, run, state, maker } = row;
  const { issuer, series, number } = row;
  return {
    ...{ contract, note, kind, cause, reason, run, state, maker },
    invoice: { issuer, series, number },
    lines: row.lines as readonly DocumentLine[],
    net: row.net,
    hash: row.content_hash,
    createdAt: row.created_at,
  };
}
