// Invoices, issue: validated drafts become documents. In: an account and a period. Out: invoices
// with the next numbers, drafts that are issued, one event each; or nothing of all that.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { lockContract } from '../contracts/draft.ts';
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
import { outdatedLines } from '../runs/billed.ts';
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
 * validated (law 73), or is a difference to what is not billed so any more, goes back to review
 * instead, and nothing is issued.
 * @throws Problem S0606 when there is none, S0603, S0611, S0604, S0605, S0617, S0201; what the
 * right says of one person who validates and issues.
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
        return { refused: new Problem('S0603', { id: idOf(draft) }), issued: [] };
      }
      const done = approval.approver === actor.person ? ['draft.validate'] : [];
      const { contract } = draft;
      service.may(actor, 'invoice.issue', { kind: DRAFT, id: idOf(draft), contract, done });
      const outdated = await outdatedIn(transaction, draft);
      if (outdated.length > 0) {
        await moveTo(transaction, by, draft, { action: 'draft.void', to: 'in_review' });
        return { refused: outdatedProblem(DRAFT, idOf(draft), outdated), issued: [] };
      }
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
    return { refused: undefined, issued };
  });
  if (outcome.refused !== undefined) throw outcome.refused;
  return outcome.issued;
}

// A note or another invoice may have billed what a line of this one is the difference to. Issuers
// of a contract wait for each other here.
async function outdatedIn(
  transaction: Transaction<Schema>,
  draft: Draft,
): Promise<readonly string[]> {
  await lockContract(transaction, draft.contract);
  return outdatedLines(transaction, draft, false);
}

/** What is to be issued is the difference to another amount than is billed now. */
export function outdatedProblem(kind: string, id: string, lines: readonly string[]): Problem {
  return new Problem('S0617', { kind, id, lines: lines.slice(0, NAMED_MAX).join(', ') });
}

/** So many lines are named in a refusal. */
const NAMED_MAX = 5;

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
