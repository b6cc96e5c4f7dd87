// Invoices, register: documents that were issued, held against their hashes. In: filters. Out:
// documents as they were issued, or that they are not what was issued.

import { Problem } from '../problem/problem.ts';
import { hashOf } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';
import {
  asInvoice,
  findInvoice,
  INVOICE,
  type Invoice,
  type InvoiceId,
  nameOf,
} from './document.ts';

/** A document without its lines, in a list. */
export type InvoiceSummary = Omit<Invoice, 'document'>;

/** What is listed: only what is named counts. */
export interface InvoiceQuery {
  readonly contract?: string;
  readonly account?: string;
  /** ISO month. */
  readonly period?: string;
  /** After this one: the last of the page before. */
  readonly after?: InvoiceId;
  readonly limit?: number;
}

const LIMIT = 100;

/** Documents by issuer, series and number. */
export async function listInvoices(
  service: Service,
  actor: Actor,
  query: InvoiceQuery,
): Promise<readonly InvoiceSummary[]> {
  const { contract, account, period, after, limit = LIMIT } = query;
  mayRead(service, actor, { kind: INVOICE, id: '', contract, account });
  let rows = service.database.db
    .selectFrom('invoice')
    .select(['issuer', 'series', 'number', 'kind', 'contract', 'account', 'draft', 'note'])
    .select(['corrects_series', 'corrects_number', 'period', 'issued_on', 'currency', 'net'])
    .select(['document_hash', 'issued_by']);
  if (contract !== undefined) rows = rows.where('contract', '=', contract);
  if (account !== undefined) rows = rows.where('account', '=', account);
  if (period !== undefined) rows = rows.where('period', '=', period);
  if (after !== undefined) {
    const { issuer, series, number } = after;
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('issuer', 'series', 'number'), '>', tuple(issuer, series, number)),
    );
  }
  const found = await rows
    .orderBy('issuer')
    .orderBy('series')
    .orderBy('number')
    .limit(limit)
    .execute();
  return found.map((row) => {
    const { document: _, ...summary } = asInvoice({ ...row, document: null });
    return summary;
  });
}

/** A document with whether it is still what was issued (law 56). */
export interface ReadInvoice {
  readonly invoice: Invoice;
  readonly isIntact: boolean;
}

/** A document. @throws Problem S0201, S0101. */
export async function readInvoice(
  service: Service,
  actor: Actor,
  id: InvoiceId,
): Promise<ReadInvoice> {
  const about = { kind: INVOICE, id: nameOf(id) };
  const invoice = await findInvoice(service.database.db, id).catch((error) => {
    // Whoever may read none learns of none.
    mayRead(service, actor, about);
    throw error;
  });
  const { contract, account } = invoice;
  mayRead(service, actor, { ...about, contract, account });
  const { document, documentHash, net } = invoice;
  return { invoice, isIntact: hashOf(document) === documentHash && document.totals.net === net };
}

// Whoever prepares or decides a credit has to read what is credited: analysts, who issue nothing.
function mayRead(service: Service, actor: Actor, about: object): void {
  try {
    service.may(actor, 'invoice.read', about);
  } catch (refusal) {
    if (!(refusal instanceof Problem && refusal.code === 'S0201')) throw refusal;
    service.may(actor, 'credit.read', about);
  }
}
