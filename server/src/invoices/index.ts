// Invoices' door: issued documents, credit and debit notes, differences of a re-rate.
export { decideNote, issueNote } from './credit-note.ts';
export type { DocumentLine, Invoice, InvoiceDocument, InvoiceId } from './document.ts';
export { type Issue, issueInvoices } from './issue.ts';
export { type NewNote, type Note, type NoteId, requestNote } from './note.ts';
