// Invoices, credit and debit notes: approved by others, as many as the amount wants, then issued
// under their own series. In: a note that is asked for. Out: a document that names the original.
import type { Transaction } from 'kysely';
import { actsOf } from '../access/acts.ts';
import { stepsFor } from '../access/steps.ts';
import { record } from '../audit/record.ts';
import { approvalsOf, decide } from '../control/approvals.ts';
import { NOTE, weightOf } from '../control/money.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { balanceOf, mustLeave } from './balance.ts';
import { type Invoice, lockInvoice, writeDocument } from './document.ts';
import { outdatedProblem, recordIssue } from './issue.ts';
import { findNote, hashOfNote, lockNote, type Note, type NoteId, noteName } from './note.ts';
import { outdatedOfNote } from './re-rate.ts';
import { endReRateOf } from './re-rate-job.ts';

/** The series of notes unless told otherwise. */
export const NOTE_SERIES = { credit_note: 'CRN', debit_note: 'DBN' } as const;

/**
 * Approves or refuses a note, one step a person. The amount that decides is that of all credits and
 * adjustments of the customer with the same cause within thirty days.
 * @throws Problem S0202 for its maker or who took the step before, S0613 when the step is another
 * role's, S0102, S0101, S0201.
 */
export async function decideNote(
  service: Service,
  actor: Actor,
  input: NoteId & { readonly decision: 'approve' | 'refuse'; readonly comment?: string },
): Promise<Note> {
  const { decision, comment = '' } = input;
  const id = noteName(input);
  return inTransaction(service.database, async (transaction) => {
    const before = await lockNote(transaction, input);
    const { contract, cause, createdAt, net, maker, state } = before;
    const on = createdAt.slice(0, 10);
    const asked = { id: `${NOTE} ${id}`, contract, cause, on, amount: net };
    const weight = await weightOf(transaction, asked);
    const hash = hashOfNote(before);
    const taken = await approvalsOf(transaction, { kind: NOTE, id, hash });
    const makers = [maker, ...taken.map(({ approver }) => approver)];
    const done = await actsBefore(transaction, actor, before);
    service.may(actor, 'credit.approve', { kind: NOTE, id, contract, makers, done, ...weight });
    if (state !== 'submitted') {
      throw new Problem('S0102', { kind: NOTE, id, state, wanted: 'submitted' });
    }
    if (makers.includes(actor.person)) throw new Problem('S0202', { kind: NOTE, id });
    const steps = stepsFor('claim decision', weight);
    const roles: readonly string[] = steps[taken.length] ?? [];
    const step = taken.length + 1;
    const role = roles.find((one) => actor.roles.includes(one));
    if (role === undefined) {
      throw new Problem('S0613', { kind: NOTE, id, step: `${step}`, role: roles.join(' / ') });
    }
    const isApproved = decision === 'approve';
    await decide(transaction, actor, service.now(), {
      ...{ kind: NOTE, id, hash, step, role, maker, comment },
      state: isApproved ? 'approved' : 'refused',
    });
    const isLast = step >= steps.length;
    const to = isApproved ? (isLast ? 'approved' : 'submitted') : 'rejected';
    await transaction
      .updateTable('note')
      .set({ state: to })
      .where('contract', '=', contract)
      .where('note', '=', before.note)
      .execute();
    await record(transaction, actor, service.now(), {
      action: isApproved ? 'credit.approve' : 'credit.refuse',
      ...{ kind: NOTE, id, before: { state }, after: { state: to, step }, reason: comment },
    });
    return findNote(transaction, input);
  });
}

/**
 * Issues an approved note under the next number of its series. A note of a re-rate whose difference
 * was billed meanwhile is void instead: the next one is asked for anew.
 * @throws Problem S0102 when it is not approved, S0603 when it is not what was approved, S0607,
 * S0608, S0617 of a re-rate when its difference is another now, S0604, S0101, S0201.
 */
export async function issueNote(
  service: Service,
  actor: Actor,
  input: NoteId & { readonly series?: string },
): Promise<Invoice> {
  const id = noteName(input);
  const today = service.now().toISOString().slice(0, 10);
  const outcome = await inTransaction(service.database, async (transaction) => {
    const { invoice: of } = await findNote(transaction, input);
    // The original first, as in `requestNote`.
    const original = await lockInvoice(transaction, of);
    const note = await lockNote(transaction, input);
    const { contract, kind, cause, reason, lines, state } = note;
    const hash = hashOfNote(note);
    const approvals = await approvalsOf(transaction, { kind: NOTE, id, hash });
    const done = approvals.some(({ approver }) => approver === actor.person)
      ? ['credit.approve']
      : [];
    service.may(actor, 'invoice.issue', { kind: NOTE, id, contract, done });
    if (state !== 'approved') {
      throw new Problem('S0102', { kind: NOTE, id, state, wanted: 'approved' });
    }
    if (approvals.length === 0) throw new Problem('S0603', { id });
    const move = (to: Note['state']) =>
      transaction
        .updateTable('note')
        .set({ state: to })
        .where('contract', '=', contract)
        .where('note', '=', note.note)
        .execute();
    const outdated = await outdatedOfNote(transaction, note);
    if (outdated.length > 0) {
      await move('rejected');
      await record(transaction, actor, service.now(), {
        action: 'credit.void',
        ...{ kind: NOTE, id, before: { state }, after: { state: 'rejected' } },
      });
      return { refused: outdatedProblem(NOTE, id, outdated) };
    }
    mustLeave(original, await balanceOf(transaction, original, note.note), lines);
    const { account, period, currency } = original;
    const invoice = await writeDocument(transaction, {
      ...{ kind, series: input.series ?? NOTE_SERIES[kind], contract, account, period, currency },
      ...{ draft: null, note: note.note, corrects: of, cause, reason, lines, today },
      issuedBy: actor.person,
    });
    await move('issued');
    await endReRateOf(transaction, { service, actor }, note);
    await recordIssue(transaction, { service, actor }, invoice);
    return { invoice };
  });
  if ('refused' in outcome) throw outcome.refused;
  return outcome.invoice;
}

// What keeps a person from approving a credit: they keep the data of its customer or account, or
// said yes to an order of its contract.
async function actsBefore(
  transaction: Transaction<Schema>,
  { person }: Actor,
  { contract }: Note,
): Promise<readonly string[]> {
  const { customer, account } = await transaction
    .selectFrom('contract')
    .select(['customer', 'account'])
    .where('contract', '=', contract)
    .executeTakeFirstOrThrow();
  const orders = await transaction
    .selectFrom('purchase_order')
    .select('order_number')
    .where('contract', '=', contract)
    .where('checker', '=', person)
    .limit(1)
    .execute();
  const objects = [
    { kind: 'customer', id: customer },
    { kind: 'account', id: account },
    ...orders.map((one) => ({ kind: 'order', id: `${contract}/${one.order_number}` })),
  ];
  return actsOf(transaction, person, objects);
}
