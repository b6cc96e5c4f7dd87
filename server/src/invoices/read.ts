// Invoices, reading: issued documents of a contract. In: who asks and for which. Out: documents as
// they were issued; lists leave their lines out.
import type { Actor, Service } from '../service/service.ts';
import {
  asInvoice,
  findInvoice,
  INVOICE,
  type Invoice,
  type InvoiceId,
  nameOf,
} from './document.ts';

/** An issued document without what it says. */
export type InvoiceHead = Omit<Invoice, 'document'>;

/** The documents of a contract, the latest first. */
export async function listInvoices(
  service: Service,
  actor: Actor,
  asked: {
    readonly contract: string;
    readonly period?: string;
    readonly after: number;
    readonly limit: number;
  },
): Promise<readonly InvoiceHead[]> {
  const { contract, period, after, limit } = asked;
  service.may(actor, 'invoice.read', { kind: 'contract', id: contract, contract });
  let rows = service.database.db.selectFrom('invoice').selectAll().where('contract', '=', contract);
  if (period !== undefined) rows = rows.where('period', '=', period);
  const found = await rows
    .orderBy('issued_on', 'desc')
    .orderBy('issuer')
    .orderBy('series')
    .orderBy('number', 'desc')
    .offset(after)
    .limit(limit)
    .execute();
  return found.map((row) => {
    const { document: _, ...head } = asInvoice(row);
    return head;
  });
}

/** One document. @throws Problem S0101. */
export async function readInvoice(service: Service, actor: Actor, id: InvoiceId): Promise<Invoice> {
  service.may(actor, 'invoice.read', { kind: INVOICE, id: nameOf(id) });
  return findInvoice(service.database.db, id);
}
