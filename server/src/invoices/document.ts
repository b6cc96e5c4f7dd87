// Invoices, documents: what is issued, as one value. In: lines, parties, a number. Out: a row that
// nothing changes later; its hash is of its canonical text, so that any change shows (law 56).
import type { Transaction } from 'kysely';
import { amountOf, type ContentLine, moneyText, sumOf } from '../control/draft.ts';
import type { Db } from '../db/database.ts';
import { json } from '../db/json.ts';
import type { InvoiceTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import { hashOf } from '../service/canonical.ts';
import { takeNumber } from './number.ts';

/** Which document. */
export interface InvoiceId {
  readonly issuer: string;
  readonly series: string;
  readonly number: number;
}

/** A legal entity as it was when the document was issued. */
export interface Party {
  readonly entity: string;
  readonly name: string;
  readonly country: string;
  readonly registration: string | null;
  readonly vatId: string | null;
}

/** A line of a document; of a note, also the line of the original that it corrects. */
export interface DocumentLine extends ContentLine {
  readonly original?: number;
}

/** What a document says: all of it is in its hash. */
export interface InvoiceDocument {
  readonly form: 'avenant-invoice-1';
  readonly kind: InvoiceTable['kind'];
  readonly issuer: Party;
  readonly billed: Party;
  readonly customer: string;
  readonly account: string;
  readonly contract: string;
  readonly period: string;
  readonly series: string;
  readonly number: number;
  /** ISO day. */
  readonly issuedOn: string;
  readonly currency: string;
  /** Of a note: the document that it corrects, and why. */
  readonly corrects: { readonly series: string; readonly number: number } | null;
  readonly cause: string | null;
  readonly reason: string | null;
  readonly lines: readonly DocumentLine[];
  readonly totals: { readonly net: string; readonly lines: number };
}

/** An issued document. */
export interface Invoice extends InvoiceId {
  readonly kind: InvoiceTable['kind'];
  readonly contract: string;
  readonly account: string;
  readonly draft: string | null;
  readonly note: string | null;
  readonly corrects: { readonly series: string; readonly number: number } | null;
  readonly period: string;
  readonly issuedOn: string;
  readonly currency: string;
  readonly net: string;
  readonly document: InvoiceDocument;
  readonly documentHash: string;
  readonly issuedBy: string;
}

/** What the audit and problems call it. */
export const INVOICE = 'invoice';

/** Its name in the audit and in problems. */
export function nameOf({ issuer, series, number }: InvoiceId): string {
  return `${issuer}/${series}/${number}`;
}

/** A document to issue, before it has a number. */
export interface ToIssue {
  readonly kind: InvoiceTable['kind'];
  readonly series: string;
  readonly contract: string;
  readonly account: string;
  readonly period: string;
  readonly currency: string;
  readonly draft: string | null;
  readonly note: string | null;
  readonly corrects: InvoiceId | null;
  readonly cause: string | null;
  readonly reason: string | null;
  readonly lines: readonly DocumentLine[];
  readonly issuedBy: string;
  /** ISO day. */
  readonly today: string;
}

/**
 * Writes a document under the next number of its series.
 * @throws Problem S0605 when the account is not active, S0604.
 */
export async function writeDocument(
  transaction: Transaction<Schema>,
  asked: ToIssue,
): Promise<Invoice> {
  const { kind, series, contract, account, period, currency, draft, note, today } = asked;
  const parties = await partiesOf(transaction, account);
  const { state } = parties;
  if (state !== 'active' && kind === 'invoice') throw new Problem('S0605', { account, state });
  const issuer = asked.corrects?.issuer ?? parties.issuer.entity;
  const number = await takeNumber(transaction, { issuer, series }, today);
  const net = moneyText(sumOf(asked.lines), currency);
  const corrects =
    asked.corrects === null
      ? null
      : { series: asked.corrects.series, number: asked.corrects.number };
  const document: InvoiceDocument = {
    form: 'avenant-invoice-1',
    kind,
    issuer: parties.issuer,
    billed: parties.billed,
    customer: parties.customer,
    ...{ account, contract, period, series, number, issuedOn: today, currency, corrects },
    cause: asked.cause,
    reason: asked.reason,
    lines: asked.lines,
    totals: { net, lines: asked.lines.length },
  };
  await transaction
    .insertInto('invoice')
    .values({
      ...{ issuer, series, number, kind, contract, account, draft, note, period, currency, net },
      corrects_series: corrects?.series ?? null,
      corrects_number: corrects?.number ?? null,
      issued_on: today,
      document: json(document),
      document_hash: hashOf(document),
      issued_by: asked.issuedBy,
    })
    .execute();
  return findInvoice(transaction, { issuer, series, number });
}

async function partiesOf(transaction: Transaction<Schema>, account: string) {
  const of = await transaction
    .selectFrom('billing_account')
    .select(['customer', 'billed_entity', 'issuer', 'state'])
    .where('account', '=', account)
    .forShare()
    .executeTakeFirstOrThrow();
  const entities = await transaction
    .selectFrom('legal_entity')
    .select(['entity', 'name', 'country', 'registration', 'vat_id as vatId'])
    .where('entity', 'in', [of.billed_entity, of.issuer])
    .execute();
  const party = (entity: string): Party => {
    const found = entities.find((one) => one.entity === entity);
    if (found === undefined) throw new RangeError(`no entity ${entity}`);
    return found;
  };
  const { customer, state } = of;
  return { customer, state, billed: party(of.billed_entity), issuer: party(of.issuer) };
}

/** A document. @throws Problem S0101. */
export async function findInvoice(db: Db, id: InvoiceId): Promise<Invoice> {
  const row = await rowsOf(db, id).executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: INVOICE, id: nameOf(id) });
  return asInvoice(row);
}

/** A document whose notes nobody else changes until the transaction ends. @throws Problem S0101. */
export async function lockInvoice(
  transaction: Transaction<Schema>,
  id: InvoiceId,
): Promise<Invoice> {
  const row = await rowsOf(transaction, id).forUpdate().executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: INVOICE, id: nameOf(id) });
  return asInvoice(row);
}

function rowsOf(db: Db, { issuer, series, number }: InvoiceId) {
  return db
    .selectFrom('invoice')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('series', '=', series)
    .where('number', '=', number);
}

/** A row of `invoice` as it is read. */
export type InvoiceRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** A document from its row. */
export function asInvoice(row: InvoiceRow): Invoice {
  const { issuer, series, number, kind, contract, account, draft, note, period } = row;
  const { corrects_series: of, corrects_number: nth } = row;
  return {
    ...{ issuer, series, number, kind, contract, account, draft, note, period },
    corrects: of === null || nth === null ? null : { series: of, number: nth },
    issuedOn: row.issued_on,
    currency: row.currency,
    net: moneyText(amountOf(row.net), row.currency),
    document: row.document as InvoiceDocument,
    documentHash: row.document_hash,
    issuedBy: row.issued_by,
  };
}
