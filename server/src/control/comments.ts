// Control, comments: what people say to each other of a draft or one of its lines. In: a text. Out:
// a comment with its place in a thread; none is ever changed or taken away.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { DraftId } from '../runs/drafts.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { DRAFT, idOf, lockDraft } from './draft.ts';

/** A comment to be made. */
export interface NewComment extends DraftId {
  /** The line that it is about; absent: the draft. */
  readonly line?: string;
  /** The comment that it answers: it is about the same line. */
  readonly answers?: number;
  readonly text: string;
}

/** A comment. */
export interface Comment {
  /** Its number within the draft, in the order in which they were made. */
  readonly comment: number;
  readonly line: string | null;
  readonly answers: number | null;
  readonly author: string;
  readonly at: string;
  readonly text: string;
}

const SHAPE = ['comment', 'line', 'answers', 'author', 'at', 'text'] as const;

/**
 * Says something of a draft, whatever its state.
 * @throws Problem S0201, S0101 for a draft, line or comment that is not there, S0614 without words.
 */
export async function addComment(
  service: Service,
  actor: Actor,
  input: NewComment,
): Promise<Comment> {
  const { contract, text } = input;
  const id = idOf(input);
  service.may(actor, 'finding.treat', { kind: DRAFT, id, contract });
  if (text.trim() === '') throw new Problem('S0614', { kind: DRAFT, id });
  return inTransaction(service.database, async (transaction) => {
    await lockDraft(transaction, input);
    return say(transaction, { service, actor }, input);
  });
}

/** Writes a comment of a locked draft with its event. @throws Problem S0101. */
export async function say(
  transaction: Transaction<Schema>,
  { service, actor }: { readonly service: Service; readonly actor: Actor },
  input: NewComment,
): Promise<Comment> {
  const { contract, draft, answers, text } = input;
  const id = idOf(input);
  const at = service.now();
  const said = transaction
    .selectFrom('comment')
    .where('contract', '=', contract)
    .where('draft', '=', draft);
  const last = await said.select(({ fn }) => fn.max('comment').as('nth')).executeTakeFirst();
  const answered =
    answers === undefined
      ? undefined
      : await said.select('line').where('comment', '=', answers).executeTakeFirst();
  if (answers !== undefined && answered === undefined) {
    throw new Problem('S0101', { kind: 'comment', id: `${id}/${answers}` });
  }
  const line = answered === undefined ? (input.line ?? null) : answered.line;
  if (line !== null) {
    const found = await transaction
      .selectFrom('rated_line')
      .select('line')
      .where('contract', '=', contract)
      .where('draft', '=', draft)
      .where('line', '=', line)
      .executeTakeFirst();
    if (found === undefined) throw new Problem('S0101', { kind: 'line', id: `${id} ${line}` });
  }
  const made = await transaction
    .insertInto('comment')
    .values({
      ...{ contract, draft, comment: (last?.nth ?? 0) + 1, line, answers: answers ?? null },
      ...{ author: actor.person, at: at.toISOString(), text },
    })
    .returning(SHAPE)
    .executeTakeFirstOrThrow();
  const after = { comment: made.comment, line, answers: made.answers, text };
  await record(transaction, actor, at, { action: 'draft.comment', kind: DRAFT, id, after });
  return made;
}

/** The comments on a draft, or on one of its lines, after a number. */
export async function listComments(
  service: Service,
  actor: Actor,
  asked: DraftId & {
    readonly line?: string | undefined;
    readonly after: number;
    readonly limit: number;
  },
): Promise<readonly Comment[]> {
  const { contract, draft, line, after, limit } = asked;
  service.may(actor, 'draft.read', { kind: DRAFT, id: idOf(asked), contract });
  let rows = service.database.db
    .selectFrom('comment')
    .select(SHAPE)
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .where('comment', '>', after);
  if (line !== undefined) rows = rows.where('line', '=', line);
  return rows.orderBy('comment').limit(limit).execute();
}
