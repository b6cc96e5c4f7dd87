// Invoices, re-rate jobs: from periods to rate again to notes that bill what changes. In: a job.
// Out: a run for each of its invoiced periods, a note for each difference, and a job that ends:
// posted, unchanged, or dropped with a reason.
import type { Transaction } from 'kysely';
import {
  changeReRate,
  idOfJob,
  lockJob,
  openReRate,
  RE_RATE,
  type ReRateJob,
} from '../contracts/re-rate.ts';
import type { Db } from '../db/database.ts';
import type { RunTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import { launchRun } from '../runs/operations.ts';
import type { Queue } from '../runs/queue.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import type { Note } from './note.ts';
import { type Delta, readDelta, requestReRateNote } from './re-rate.ts';

/** Which job. */
export type ReRateJobId = Pick<ReRateJob, 'contract' | 'job'>;

/** A period of a job, rated again. */
export interface ReRatePart {
  readonly period: string;
  readonly run: string;
  readonly state: RunTable['state'];
  readonly notes: readonly Pick<Note, 'note' | 'kind' | 'net' | 'state'>[];
}

/** A job with its runs and notes. */
export interface ReRateWay extends ReRateJob {
  readonly parts: readonly ReRatePart[];
}

/**
 * Opens a job by hand, such as for a wrong index or facts that correct nothing by themselves.
 * @throws Problem S0201, S0101, S0618 when nothing was invoiced since.
 */
export async function openReRateJob(
  service: Service,
  actor: Actor,
  input: Pick<ReRateJob, 'contract' | 'cause' | 'reference'> & { readonly firstPeriod: string },
): Promise<ReRateJob> {
  const { contract, firstPeriod } = input;
  service.may(actor, 'run.launch', { kind: RE_RATE, id: contract, contract });
  const job = await inTransaction(service.database, (transaction) =>
    openReRate(transaction, { service, actor }, input),
  );
  if (job === undefined) throw new Problem('S0618', { contract, period: firstPeriod });
  return job;
}

/** A job with its runs and notes. @throws Problem S0101, S0201. */
export async function readReRate(
  service: Service,
  actor: Actor,
  id: ReRateJobId,
): Promise<ReRateWay> {
  service.may(actor, 'run.read', { kind: RE_RATE, id: idOfJob(id), contract: id.contract });
  return inTransaction(service.database, async (transaction) => {
    const job = await lockJob(transaction, id);
    return { ...job, parts: await partsOf(transaction, id) };
  });
}

/** What a run of a job changes for an account: figures of a `Delta`, and how many lines differ. */
export type ReRateChange = Omit<Delta, 'lines' | 'contract'> & { readonly lines: number };

/**
 * What is left to bill of the differences that the runs of a job make, as far as they completed.
 * @throws Problem S0101, S0201.
 */
export async function readReRateChanges(
  service: Service,
  actor: Actor,
  id: ReRateJobId,
): Promise<readonly ReRateChange[]> {
  const { contract, parts } = await readReRate(service, actor, id);
  const changes: ReRateChange[] = [];
  for (const { run, state } of parts) {
    if (state !== 'completed') continue;
    for (const account of await accountsOf(service.database.db, contract, run)) {
      const delta = await readDelta(service, actor, { contract, run, account });
      const { contract: _, lines, ...figures } = delta;
      changes.push({ ...figures, lines: lines.length });
    }
  }
  return changes;
}

/**
 * Launches the runs of an open job: one for each invoiced period, asked as known on a day.
 * @param input.knownOn ISO day: today unless told.
 * @throws Problem S0102 when it is not open, S0101, S0201, S0501.
 */
export async function startReRate(
  service: Service,
  queue: Queue,
  actor: Actor,
  input: ReRateJobId & { readonly knownOn?: string },
): Promise<ReRateWay> {
  const { contract, knownOn = service.now().toISOString().slice(0, DAY) } = input;
  const before = await readReRate(service, actor, input);
  mustBe(before, 'open');
  const { db } = service.database;
  const invoiced = await db
    .selectFrom('invoice')
    .select('period')
    .distinct()
    .where('contract', '=', contract)
    .where('kind', '=', 'invoice')
    .where('period', '>=', before.fromPeriod)
    .where('period', '<=', before.throughPeriod)
    .orderBy('period')
    .execute();
  const parts = invoiced.map(({ period }) => {
    return { ...idOnly(before), period, run: `RRT-${contract}-${before.job}-${period}` };
  });
  const reason = `${RE_RATE} ${idOfJob(before)}`;
  // Asked for twice, a run is one: what is cut short here is taken up again.
  for (const { run, period } of parts) {
    const asked = { run, mode: 're_rate', period, contracts: [contract], knownOn, reason } as const;
    await launchRun(service, queue, actor, asked);
  }
  await inTransaction(service.database, async (transaction) => {
    const job = await lockJob(transaction, input);
    mustBe(job, 'open');
    await transaction.insertInto('re_rate_part').values(parts).execute();
    await changeReRate(transaction, { service, actor }, job, { to: 'running' });
  });
  return readReRate(service, actor, input);
}

/**
 * Asks for a note for each difference that the runs of a job make and nobody asked for yet. When
 * there is nothing left to ask for nor to decide, the job ends: posted or unchanged.
 * @throws Problem S0102 while a run has not completed, or when the job has ended; as
 * `requestReRateNote`.
 */
export async function noteReRate(
  service: Service,
  actor: Actor,
  input: ReRateJobId & { readonly reason: string },
): Promise<ReRateWay> {
  const { contract, reason } = input;
  service.may(actor, 'credit.prepare', { kind: RE_RATE, id: idOfJob(input), contract });
  const before = await readReRate(service, actor, input);
  mustBe(before, 'running', 'noted');
  for (const { run, state } of before.parts) {
    if (state === 'completed') continue;
    throw new Problem('S0102', { kind: 'run', id: run, state, wanted: 'completed' });
  }
  for (const { run, notes } of before.parts) {
    let nth = notes.length;
    for (const account of await accountsOf(service.database.db, contract, run)) {
      nth += 1;
      const asked = { contract, run, account, note: `${run}-${nth}`, cause: 're-rate', reason };
      await requestReRateNote(service, actor, asked);
    }
  }
  await inTransaction(service.database, async (transaction) => {
    const job = await lockJob(transaction, input);
    mustBe(job, 'running', 'noted');
    const notes = (await partsOf(transaction, job)).flatMap((part) => part.notes);
    const to = stateAfter(notes);
    if (to !== job.state) await changeReRate(transaction, { service, actor }, job, { to, reason });
  });
  return readReRate(service, actor, input);
}

/** Gives a job up that has no note yet. @throws Problem S0102, S0614 without a reason, S0101. */
export async function dropReRate(
  service: Service,
  actor: Actor,
  input: ReRateJobId & { readonly reason: string },
): Promise<ReRateJob> {
  const id = idOfJob(input);
  service.may(actor, 'run.launch', { kind: RE_RATE, id, contract: input.contract });
  if (input.reason.trim() === '') throw new Problem('S0614', { kind: RE_RATE, id });
  return inTransaction(service.database, async (transaction) => {
    const job = await lockJob(transaction, input);
    mustBe(job, 'open', 'running');
    const { reason } = input;
    return changeReRate(transaction, { service, actor }, job, { to: 'dropped', reason });
  });
}

/** Ends the job of a run whose last note was issued; nothing when it is of no job. */
export async function endReRateOf(
  transaction: Transaction<Schema>,
  by: { readonly service: Service; readonly actor: Actor },
  { contract, run }: Pick<Note, 'contract' | 'run'>,
): Promise<void> {
  if (run === null) return;
  const part = await transaction
    .selectFrom('re_rate_part')
    .select('job')
    .where('contract', '=', contract)
    .where('run', '=', run)
    .executeTakeFirst();
  if (part === undefined) return;
  const job = await lockJob(transaction, { contract, job: part.job });
  const notes = (await partsOf(transaction, job)).flatMap((one) => one.notes);
  // What was refused is a difference still: who asked decides on.
  const isWhole = notes.every(({ state }) => state === 'issued');
  if (job.state === 'noted' && isWhole) await changeReRate(transaction, by, job, { to: 'posted' });
}

const DAY = 10;

const idOnly = ({ contract, job }: ReRateJobId): ReRateJobId => ({ contract, job });

function stateAfter(notes: readonly Pick<Note, 'state'>[]): ReRateJob['state'] {
  const pending = notes.some(({ state }) => state === 'submitted' || state === 'approved');
  if (pending) return 'noted';
  return notes.some(({ state }) => state === 'issued') ? 'posted' : 'unchanged';
}

function mustBe(job: ReRateJob, ...wanted: readonly ReRateJob['state'][]): void {
  if (wanted.includes(job.state)) return;
  const values = { kind: RE_RATE, id: idOfJob(job), state: job.state };
  throw new Problem('S0102', { ...values, wanted: wanted.join(', ') });
}

async function accountsOf(db: Db, contract: string, run: string): Promise<readonly string[]> {
  const drafts = await db
    .selectFrom('draft')
    .select('account')
    .where('contract', '=', contract)
    .where('run', '=', run)
    .orderBy('account')
    .execute();
  return drafts.map(({ account }) => account);
}

async function partsOf(db: Db, { contract, job }: ReRateJobId): Promise<readonly ReRatePart[]> {
  const parts = await db
    .selectFrom('re_rate_part')
    .innerJoin('run', 'run.run', 're_rate_part.run')
    .select(['re_rate_part.period', 'run.run', 'run.state'])
    .where('contract', '=', contract)
    .where('job', '=', job)
    .orderBy('re_rate_part.period')
    .execute();
  const notes = await db
    .selectFrom('note')
    .innerJoin('re_rate_part', 're_rate_part.run', 'note.run')
    .select(['note', 'kind', 'net', 'note.state', 'note.run'])
    .where('re_rate_part.contract', '=', contract)
    .where('job', '=', job)
    .orderBy('note')
    .execute();
  const byRun = Map.groupBy(notes, ({ run }) => run);
  return parts.map((part) => {
    const own = (byRun.get(part.run) ?? []).map(({ run: _, ...note }) => note);
    return { ...part, notes: own };
  });
}
