// Invoices, issue: validated drafts become documents. In: an account and a period. Out: invoices
// with the next numbers, drafts that are issued, one event each; or nothing of all that.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { approvalsOf } from '../control/approvals.ts';
import {
  type Content,
  contentOf,
  DRAFT,
  type Draft,
  idOf,
  lockDraft,
  moveTo,
} from '../control/draft.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { INVOICE, type Invoice, nameOf, writeDocument } from './document.ts';

/** What is to be issued. */
export interface Issue {
  readonly account: string;
  /** ISO month. */
  readonly period: string;
  /** The series that numbers them; each issuer has its own. */
  readonly series?: string;
}

/** The series of invoices unless told otherwise. */
export const INVOICE_SERIES = 'INV';

interface Ready {
  readonly draft: Draft;
  readonly content: Content;
}

/**
 * Issues all validated drafts of an account and period, or none. A draft that is not what was
 * validated goes back to review instead, and nothing is issued (law 73).
 * @throws Problem S0606 when there is none, S0603, S0611, S0604, S0605, S0201; what the right says
 * of one person who validates and issues.
 */
export async function issueInvoices(
  service: Service,
  actor: Actor,
  input: Issue,
): Promise<readonly Invoice[]> {
  const { account, period, series = INVOICE_SERIES } = input;
  const by = { service, actor };
  service.may(actor, 'invoice.issue', { kind: 'account', id: account, account, period });
  const today = service.now().toISOString().slice(0, 10);
  const outcome = await inTransaction(service.database, async (transaction) => {
    const drafts = await lockValidated(transaction, input);
    if (drafts.length === 0) throw new Problem('S0606', { account, period });
    const ready: Ready[] = [];
    for (const draft of drafts) {
      const content = await contentOf(transaction, draft);
      const { hash } = content;
      const approvals = await approvalsOf(transaction, { kind: DRAFT, id: idOf(draft), hash });
      const [approval] = approvals;
      if (approval === undefined) {
        await moveTo(transaction, by, draft, { action: 'draft.void', to: 'in_review' });
        return { changed: idOf(draft), issued: [] };
      }
      const done = approval.approver === actor.person ? ['draft.validate'] : [];
      const { contract } = draft;
      service.may(actor, 'invoice.issue', { kind: DRAFT, id: idOf(draft), contract, done });
      ready.push({ draft, content });
    }
    const issued: Invoice[] = [];
    for (const { draft, content } of ready) {
      const { contract, currency } = draft;
      const invoice = await writeDocument(transaction, {
        ...{ kind: 'invoice', series, contract, account, period, currency, today },
        ...{ draft: draft.draft, note: null, corrects: null, cause: null, reason: null },
        lines: content.lines,
        issuedBy: actor.person,
      });
      issued.push(invoice);
    }
    for (const [at, { draft }] of ready.entries()) {
      const invoice = issued[at];
      if (invoice === undefined) continue;
      await moveTo(transaction, by, draft, { action: 'draft.issue', to: 'issued' });
      await recordIssue(transaction, by, invoice);
    }
    return { changed: undefined, issued };
  });
  if (outcome.changed !== undefined) throw new Problem('S0603', { id: outcome.changed });
  return outcome.issued;
}

/** Writes the event of a document. */
export async function recordIssue(
  transaction: Transaction<Schema>,
  { service, actor }: { readonly service: Service; readonly actor: Actor },
  invoice: Invoice,
): Promise<void> {
  const { kind, net, currency, documentHash, issuedOn } = invoice;
  await record(transaction, actor, service.now(), {
    action: 'invoice.issue',
    kind: INVOICE,
    id: nameOf(invoice),
    after: { kind, net, currency, documentHash, issuedOn },
  });
}

async function lockValidated(
  transaction: Transaction<Schema>,
  { account, period }: Issue,
): Promise<readonly Draft[]> {
  const rows = await transaction
    .selectFrom('draft')
    .select(['contract', 'draft'])
    .where('account', '=', account)
    .where('period', '=', period)
    .where('state', '=', 'validated')
    .orderBy('contract')
    .execute();
  const drafts: Draft[] = [];
  for (const row of rows) {
    const draft = await lockDraft(transaction, row);
    // Another may have issued it while we waited.
    if (draft.state === 'validated') drafts.push(draft);
  }
  return drafts;
}
