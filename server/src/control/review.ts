// Control, review: the way of a draft from generated to validated. In: a person's wish. Out:
// another state, with its event. Another person than who prepared a draft validates it, by its
// hash, once nothing blocks it.
import { sql, type Transaction } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { DraftId } from '../runs/drafts.ts';
import { NEVER, refusalOf } from '../service/refusal.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { decide } from './approvals.ts';
import { say } from './comments.ts';
import { contentOf, DRAFT, type Draft, idOf, lockDraft, moveTo, mustBe } from './draft.ts';
import { UNDECIDED } from './money.ts';

/** What can be done to a draft short of validating it. */
export type ReviewStep = 'take' | 'hold' | 'release' | 'reject' | 'reopen';

interface Way {
  readonly from: readonly Draft['state'][];
  readonly to: Draft['state'];
  readonly isReasoned: boolean;
}

const WAYS: Readonly<Record<ReviewStep, Way>> = {
  take: { from: ['generated', 'in_review'], to: 'in_review', isReasoned: false },
  hold: { from: ['generated', 'in_review', 'validated'], to: 'on_hold', isReasoned: true },
  release: { from: ['on_hold'], to: 'in_review', isReasoned: false },
  reject: { from: ['generated', 'in_review', 'on_hold'], to: 'rejected', isReasoned: true },
  reopen: { from: ['validated'], to: 'in_review', isReasoned: true },
};

/**
 * Moves a draft along its review. Who takes it, or releases it, prepares it from then on. Who may
 * validate it may also hold it for who prepared it, reject or reopen it. A reason that is wanted
 * stands among its comments.
 * @throws Problem S0101, S0102, S0201, S0614 when a reason is wanted.
 */
export async function reviewDraft(
  service: Service,
  actor: Actor,
  input: DraftId & { readonly how: ReviewStep; readonly reason?: string },
): Promise<Draft> {
  const { how, reason = '' } = input;
  const { from, to, isReasoned } = WAYS[how];
  const id = idOf(input);
  mayMove(service, actor, input);
  return inTransaction(service.database, async (transaction) => {
    const draft = await lockDraft(transaction, input);
    mustBe(draft, ...from);
    if (isReasoned && reason.trim() === '') throw new Problem('S0614', { kind: DRAFT, id });
    // Whoever goes on with it, or rates the month again, reads why.
    if (isReasoned) await say(transaction, { service, actor }, { ...input, text: reason });
    return moveTo(transaction, { service, actor }, draft, {
      action: `draft.${how}`,
      to,
      reason,
      ...(how === 'take' || how === 'release' ? { reviewer: actor.person } : {}),
    });
  });
}

function mayMove(
  service: Service,
  actor: Actor,
  { how, ...of }: DraftId & { readonly how: ReviewStep },
): void {
  const about = { kind: DRAFT, id: idOf(of), contract: of.contract };
  const prepares = refusalOf(service, actor, 'draft.prepare', about)?.code !== NEVER;
  if (prepares || !WAYS[how].isReasoned) service.may(actor, 'draft.prepare', about);
  // To send back or refuse is no approval: it does not matter who made it.
  else service.may(actor, 'draft.validate', { ...about, makers: [] });
}

/**
 * Validates a draft as it is: what is issued later is this content or nothing.
 * @param input.hash The hash of the content that was seen.
 * @throws Problem S0202 for who prepares it, S0102 when it is not in review, S0603 when it is other
 * than what was seen, S0611 when it does not add up, S0606 when it bills nothing, S0612 when the
 * controls did not run on it, S0601 with open blocking findings, S0602 with undecided adjustments.
 */
export async function validateDraft(
  service: Service,
  actor: Actor,
  input: DraftId & { readonly hash: string; readonly comment?: string },
): Promise<Draft> {
  const { comment = '' } = input;
  return inTransaction(service.database, async (transaction) => {
    const draft = await lockDraft(transaction, input);
    const id = idOf(draft);
    const maker = draft.reviewer ?? '';
    const validation = await validationsOf(transaction, actor, [draft]);
    service.may(actor, 'draft.validate', validation(draft));
    mustBe(draft, 'in_review');
    const { hash, lines } = await contentOf(transaction, draft);
    if (hash !== input.hash) throw new Problem('S0603', { id });
    const { account, period } = draft;
    if (lines.length === 0) throw new Problem('S0606', { account, period });
    if (draft.checkedHash !== hash) throw new Problem('S0612', { id });
    await mustBeClear(transaction, draft);
    await decide(transaction, actor, service.now(), {
      ...{ kind: DRAFT, id, hash, step: 1, role: 'OS', maker, state: 'approved', comment },
    });
    const move = { action: 'draft.validate', to: 'validated', reason: comment } as const;
    return moveTo(transaction, { service, actor }, draft, move);
  });
}

async function mustBeClear(transaction: Transaction<Schema>, draft: Draft): Promise<void> {
  const id = idOf(draft);
  const findings = await transaction
    .selectFrom('finding')
    .select('finding')
    .where('contract', '=', draft.contract)
    .where('draft', '=', draft.draft)
    .where('severity', '=', 'blocking')
    .where('state', 'in', ['open', 'assigned', 'explained'])
    .orderBy('finding')
    .execute();
  if (findings.length > 0) {
    const some = findings.slice(0, NAMED_MAX).map(({ finding }) => finding);
    throw new Problem('S0601', { id, count: `${findings.length}`, findings: some.join(', ') });
  }
  const open = await transaction
    .selectFrom('adjustment')
    .select('adjustment')
    .where('contract', '=', draft.contract)
    .where('draft', '=', draft.draft)
    .where('state', 'in', UNDECIDED)
    .execute();
  if (open.length === 0) return;
  const adjustments = open.map(({ adjustment }) => adjustment).join(', ');
  throw new Problem('S0602', { id, adjustments });
}

/** So many findings are named in a refusal. */
const NAMED_MAX = 5;

/** What the permission check is told of validating a draft. */
export interface Validation {
  readonly kind: typeof DRAFT;
  readonly id: string;
  readonly contract: string;
  readonly makers: readonly string[];
  readonly done: readonly string[];
}

/**
 * What the permission check is told of validating some drafts. Who corrects what is billed does not
 * validate the bill: duties decide, told of what was done. Two queries, however many drafts.
 */
export async function validationsOf(
  db: Db,
  { person }: Actor,
  drafts: readonly DraftId[],
): Promise<(draft: Draft) => Validation> {
  const contracts = [...new Set(drafts.map(({ contract }) => contract))];
  const among = (column: string) => sql<boolean>`${sql.ref(column)} = any(${contracts}::text[])`;
  const imported = await db
    .selectFrom('import_batch')
    .select('contract')
    .distinct()
    .where(among('import_batch.contract'))
    .where('maker', '=', person)
    .where('state', '=', 'applied')
    .where('created_at', '>', ({ selectFrom }) =>
      selectFrom('invoice')
        .innerJoin('draft', 'draft.draft', 'invoice.draft')
        .innerJoin('run', 'run.run', 'draft.run')
        .select(({ fn, val }) => fn.coalesce(fn.max('run.created_at'), val('-infinity')).as('at'))
        .whereRef('invoice.contract', '=', 'import_batch.contract'),
    )
    .execute();
  const adjusted = await db
    .selectFrom('adjustment')
    .select(['contract', 'draft'])
    .distinct()
    .where(among('adjustment.contract'))
    .where('maker', '=', person)
    .execute();
  const importedInto = new Set(imported.map(({ contract }) => contract));
  const adjustedOn = new Set(adjusted.map(idOf));
  return (draft) => {
    const { contract, reviewer } = draft;
    const id = idOf(draft);
    const done = [
      ...(importedInto.has(contract) ? ['inventory.import'] : []),
      ...(adjustedOn.has(id) ? ['adjustment.create'] : []),
    ];
    return { kind: DRAFT, id, contract, makers: [reviewer ?? ''], done };
  };
}
