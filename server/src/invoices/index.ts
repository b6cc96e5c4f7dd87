// Invoices' door: issued documents, credit and debit notes, differences of a re-rate.
export { decideNote, issueNote } from './credit-note.ts';
export { type Billed, deltaOf, type LineDelta, noteLinesOf } from './delta.ts';
export type { DocumentLine, Invoice, InvoiceDocument, InvoiceId } from './document.ts';
export { type Issue, issueInvoices } from './issue.ts';
export {
  listNotes,
  type NewNote,
  type Note,
  type NoteId,
  readNote,
  requestNote,
} from './note.ts';
export { type Delta, type ReRated, readDelta, requestReRateNote } from './re-rate.ts';
export {
  dropReRate,
  noteReRate,
  openReRateJob,
  type ReRateChange,
  type ReRateJobId,
  type ReRatePart,
  type ReRateWay,
  readReRate,
  readReRateChanges,
  startReRate,
} from './re-rate-job.ts';
export {
  type InvoiceQuery,
  type InvoiceSummary,
  listInvoices,
  type ReadInvoice,
  readInvoice,
} from './register.ts';
