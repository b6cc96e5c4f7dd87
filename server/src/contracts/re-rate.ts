// Contracts, re-rate jobs: invoiced periods to rate again because of what became known later. In: a
// cause and the first period that it may change. Out: a job; what is done with it is in
// `invoices/re-rate-job.ts`.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { ReRateJobTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { lockContract } from './draft.ts';

/** What is to be rated again. */
export interface ReRateJob {
  readonly contract: string;
  readonly job: number;
  readonly cause: ReRateJobTable['cause'];
  /** What brought it: a version `CTR-1/2`, an import, a value of a series. */
  readonly reference: string;
  /** First and last billing period, the last included. */
  readonly fromPeriod: string;
  readonly throughPeriod: string;
  readonly state: ReRateJobTable['state'];
  readonly maker: string;
}

/** What the audit and problems call it. */
export const RE_RATE = 're_rate_job';
/**
 * Opens a job over the periods from `firstPeriod` on that were invoiced; undefined when none was.
 */
export async function openReRate(
  transaction: Transaction<Schema>,
  { service, actor }: { readonly service: Service; readonly actor: Actor },
  input: Pick<ReRateJob, 'contract' | 'cause' | 'reference'> & { readonly firstPeriod: string },
): Promise<ReRateJob | undefined> {
  const { contract, cause, reference, firstPeriod } = input;
  await lockContract(transaction, contract);
  const invoiced = await transaction
    .selectFrom('invoice')
    .select((row) => [row.fn.min('period').as('from'), row.fn.max('period').as('through')])
    .where('contract', '=', contract)
    .where('kind', '=', 'invoice')
    .where('period', '>=', firstPeriod)
    .executeTakeFirstOrThrow();
  if (invoiced.from === null) return undefined;
  const last = await transaction
    .selectFrom('re_rate_job')
    .select((row) => row.fn.max('job').as('job'))
    .where('contract', '=', contract)
    .executeTakeFirstOrThrow();
  const job = (last.job ?? 0) + 1;
  await transaction
    .insertInto('re_rate_job')
    .values({
      contract,
      job,
      cause,
      reference,
      from_period: invoiced.from,
      through_period: invoiced.through,
      state: 'open',
      maker: actor.person,
      created_at: service.now().toISOString(),
    })
    .execute();
  const after = await lockJob(transaction, { contract, job });
  const change = { action: 're_rate.open', kind: RE_RATE, id: idOfJob(after), after };
  await record(transaction, actor, service.now(), change);
  return after;
}

/** Brings a locked job to a state, with its event. */
export async function changeReRate(
  transaction: Transaction<Schema>,
  { service, actor }: { readonly service: Service; readonly actor: Actor },
  before: ReRateJob,
  { to, reason = '' }: { readonly to: ReRateJob['state']; readonly reason?: string },
): Promise<ReRateJob> {
  await transaction
    .updateTable('re_rate_job')
    .set({ state: to })
    .where('contract', '=', before.contract)
    .where('job', '=', before.job)
    .execute();
  const after = { ...before, state: to };
  const change = { action: `re_rate.${to}`, kind: RE_RATE, id: idOfJob(before), before, after };
  await record(transaction, actor, service.now(), { ...change, reason });
  return after;
}

/** Jobs, the newest first: those of a contract, or all. */
export async function listReRates(
  service: Service,
  actor: Actor,
  { contract, state }: Partial<Pick<ReRateJob, 'contract' | 'state'>>,
): Promise<ReRateJob[]> {
  const of = contract === undefined ? {} : { id: contract, contract };
  service.may(actor, 'run.read', { kind: 'contract', ...of });
  let jobs = service.database.db.selectFrom('re_rate_job').selectAll();
  if (contract !== undefined) jobs = jobs.where('contract', '=', contract);
  if (state !== undefined) jobs = jobs.where('state', '=', state);
  const rows = await jobs
    .orderBy('created_at', 'desc')
    .orderBy('contract')
    .orderBy('job', 'desc')
    .execute();
  return rows.map(asJob);
}

/** Its name in the audit and in problems. */
export const idOfJob = ({ contract, job }: Pick<ReRateJob, 'contract' | 'job'>): string =>
  `${contract}/${job}`;

/** A job that nobody else changes until the transaction ends. @throws Problem S0101. */
export async function lockJob(
  transaction: Transaction<Schema>,
  id: Pick<ReRateJob, 'contract' | 'job'>,
): Promise<ReRateJob> {
  const row = await transaction
    .selectFrom('re_rate_job')
    .selectAll()
    .where('contract', '=', id.contract)
    .where('job', '=', id.job)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: RE_RATE, id: idOfJob(id) });
  return asJob(row);
}

type Row = { readonly [Column in keyof ReRateJobTable]: ReRateJobTable[Column] };

function asJob({ from_period, through_period, created_at: _, ...row }: Row): ReRateJob {
  return { ...row, fromPeriod: from_period, throughPeriod: through_period };
}
