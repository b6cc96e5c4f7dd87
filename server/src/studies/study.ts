// Studies: an offer as pre-sales try it, before there is a contract. In: texts and planned data by
// scenario. Out: what is kept of it, and its answer.
// What an offer bills is computed by whoever reads it, with the engine that rates: it is not kept.
import type { Selectable, Transaction, Updateable } from 'kysely';
import { record } from '../audit/record.ts';
import { type ContractFiles, checkFiles, dataTables } from '../contracts/files.ts';
import { json } from '../db/json.ts';
import type { Schema, StudyTable } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import { hashOf } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';

/** One way the offer could be written, or one forecast of what the customer orders. */
export interface Scenario {
  readonly name: string;
  /** Contract text and reference tables by file name. */
  readonly files: ContractFiles;
  /** Planned data (CSV) by the names of the data files that the text reads. */
  readonly data: Readonly<Record<string, string>>;
}

/** What is studied. */
export interface StudyContent {
  readonly title: string;
  /** Whom it is for and what they asked, in words. */
  readonly about: string;
  /** ISO month of the first invoice that is looked at; null: the contract's own first. */
  readonly fromPeriod: string | null;
  /** The first one is what is offered. */
  readonly scenarios: readonly Scenario[];
}

/** How a study was answered. */
export type Answer = 'go' | 'conditions' | 'no go';

/** A study. */
export interface Study extends StudyContent {
  readonly study: string;
  readonly state: StudyTable['state'];
  /** The hash by which an edit and an answer mean the same content. */
  readonly contentHash: string;
  readonly author: string;
  readonly answer: Answer | null;
  readonly answeredBy: string | null;
  readonly answerNote: string;
  /** The contract that it became. */
  readonly contract: string | null;
  readonly changedAt: string;
}

/** A study in a list. */
export type StudyHead = Omit<Study, 'scenarios'>;

const KIND = 'study';

/**
 * Starts a study.
 * @throws Problem S0306 when there is one of that name, S0302 when a file cannot be read.
 */
export async function createStudy(
  service: Service,
  actor: Actor,
  input: StudyContent & { readonly study: string },
): Promise<Study> {
  service.may(actor, 'study.write', { kind: KIND, id: input.study });
  return inTransaction(service.database, (transaction) =>
    writeStudy(transaction, { service, actor }, input),
  );
}

/**
 * Writes a new study of the actor's.
 * @param copied What its text was copied from, for the audit: `CTR-1/2`.
 * @throws Problem S0306, S0302.
 */
export async function writeStudy(
  transaction: Transaction<Schema>,
  { service, actor }: Doing,
  { study, ...input }: StudyContent & { readonly study: string },
  copied?: string,
): Promise<Study> {
  const made = await transaction
    .insertInto('study')
    .values({
      ...columnsOf(checked(input)),
      ...{ study, state: 'draft', author: actor.person },
      changed_at: service.now().toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made === undefined) throw new Problem('S0306', { kind: KIND, id: study });
  const origin = copied === undefined ? {} : { copied };
  return told(transaction, { service, actor }, made, { action: 'study.create', ...origin });
}

/**
 * Puts another content in the place of what was read; only its author does.
 * @throws Problem S0301 when it has changed since, S0303 when it is another person's, S0102 when it
 * is answered.
 */
export async function editStudy(
  service: Service,
  actor: Actor,
  input: StudyContent & { readonly study: string; readonly replaces: string },
): Promise<Study> {
  const { study, replaces } = input;
  return inTransaction(service.database, async (transaction) => {
    const found = await lockStudy(transaction, study);
    service.may(actor, 'study.write', caseOf(found));
    mustBeAuthor(actor, found);
    mustBe(found, 'draft', 'asked');
    if (found.content_hash !== replaces) throw new Problem('S0301', { id: study });
    const set = { ...columnsOf(checked(input)), state: 'draft' as const };
    return changeStudy(transaction, { service, actor }, study, 'study.edit', set);
  });
}

/** Asks the experts for an answer. @throws Problem S0303, S0102. */
export async function askStudy(
  service: Service,
  actor: Actor,
  { study }: { readonly study: string },
): Promise<Study> {
  return inTransaction(service.database, async (transaction) => {
    const found = await lockStudy(transaction, study);
    service.may(actor, 'study.write', caseOf(found));
    mustBeAuthor(actor, found);
    mustBe(found, 'draft');
    return changeStudy(transaction, { service, actor }, study, 'study.ask', { state: 'asked' });
  });
}

/**
 * Answers a study that was asked; another person than its author.
 * @throws Problem S0202 when the actor wrote it, S0301 when it is not what was read, S0102.
 */
export async function answerStudy(
  service: Service,
  actor: Actor,
  input: {
    readonly study: string;
    readonly replaces: string;
    readonly answer: Answer;
    readonly note: string;
  },
): Promise<Study> {
  const { study, replaces, answer, note } = input;
  return inTransaction(service.database, async (transaction) => {
    const found = await lockStudy(transaction, study);
    service.may(actor, 'study.approve', caseOf(found));
    mustBe(found, 'asked');
    if (found.content_hash !== replaces) throw new Problem('S0301', { id: study });
    return changeStudy(transaction, { service, actor }, study, 'study.answer', {
      ...{ state: 'answered', answer, answer_note: note },
      answered_by: actor.person,
    });
  });
}

/** A study. @throws Problem S0101. */
export async function readStudy(
  service: Service,
  actor: Actor,
  { study }: { readonly study: string },
): Promise<Study> {
  service.may(actor, 'study.read', { kind: KIND, id: study });
  const { db } = service.database;
  const row = await db
    .selectFrom('study')
    .selectAll()
    .where('study', '=', study)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: KIND, id: study });
  return studyOf(row);
}

/** All studies, the last changed first. */
export async function listStudies(service: Service, actor: Actor): Promise<StudyHead[]> {
  service.may(actor, 'study.read', { kind: KIND });
  const rows = await service.database.db
    .selectFrom('study')
    .selectAll()
    .orderBy('changed_at', 'desc')
    .orderBy('study')
    .execute();
  return rows.map((row) => {
    const { scenarios: _, ...head } = studyOf(row);
    return head;
  });
}

/** A study as it is stored. */
export type Row = Selectable<StudyTable>;

/** Who does it, and with what. */
export interface Doing {
  readonly service: Service;
  readonly actor: Actor;
}

function checked({ title, about, fromPeriod, scenarios }: StudyContent): StudyContent {
  for (const { files, data } of scenarios) {
    checkFiles(files);
    dataTables(data);
  }
  return { title, about, fromPeriod, scenarios };
}

function columnsOf(content: StudyContent) {
  const { title, about, fromPeriod, scenarios } = content;
  const told = { title, about, from_period: fromPeriod, scenarios: json(scenarios) };
  return { ...told, content_hash: hashOf(content) };
}

/** A study that nobody else changes before the transaction ends. @throws Problem S0101. */
export async function lockStudy(transaction: Transaction<Schema>, study: string): Promise<Row> {
  const row = await transaction
    .selectFrom('study')
    .selectAll()
    .where('study', '=', study)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: KIND, id: study });
  return row;
}

const caseOf = ({ study, author }: Row) => ({ kind: KIND, id: study, maker: author });

function mustBeAuthor({ person }: Actor, { study, author }: Row): void {
  if (author !== person) throw new Problem('S0303', { id: study, author });
}

/** Refuses what the study's state does not allow. @throws Problem S0102. */
export function mustBe({ study, state }: Row, ...wanted: readonly Row['state'][]): void {
  if (wanted.includes(state)) return;
  throw new Problem('S0102', { kind: KIND, id: study, state, wanted: wanted.join(', ') });
}

/** Writes a change of a locked study, with its audit event. Gives the study as it is then. */
export async function changeStudy(
  transaction: Transaction<Schema>,
  doing: Doing,
  study: string,
  action: string,
  set: Updateable<StudyTable>,
): Promise<Study> {
  const row = await transaction
    .updateTable('study')
    .set({ ...set, changed_at: doing.service.now().toISOString() })
    .where('study', '=', study)
    .returningAll()
    .executeTakeFirstOrThrow();
  return told(transaction, doing, row, { action });
}

async function told(
  transaction: Transaction<Schema>,
  { service, actor }: Doing,
  row: Row,
  { action, ...more }: { readonly action: string; readonly copied?: string },
): Promise<Study> {
  const made = studyOf(row);
  const { scenarios: _, ...head } = made;
  const after = { ...head, ...more };
  await record(transaction, actor, service.now(), { action, kind: KIND, id: made.study, after });
  return made;
}

function studyOf(row: Row): Study {
  return {
    study: row.study,
    title: row.title,
    about: row.about,
    state: row.state,
    fromPeriod: row.from_period,
    scenarios: row.scenarios as readonly Scenario[],
    contentHash: row.content_hash,
    author: row.author,
    answer: row.answer,
    answeredBy: row.answered_by,
    answerNote: row.answer_note,
    contract: row.contract,
    changedAt: row.changed_at,
  };
}
