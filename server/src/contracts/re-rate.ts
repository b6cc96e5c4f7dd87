// Contracts, re-rate jobs: invoiced periods to rate again because of what became known later. In: a
// cause and the first period that it may change. Out: a job, and its way to the posted differences.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { ReRateJobTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
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
  readonly reviewer: string | null;
  readonly approver: string | null;
}

const RE_RATE = 're_rate_job';
const STATES: readonly ReRateJob['state'][] = [
  'defined',
  'computed',
  'reviewed',
  'approved',
  'posted',
];

/** What one must be allowed to bring a job to a state: re-rating is billing. */
const RIGHTS: Readonly<Record<ReRateJob['state'], string>> = {
  defined: 'run.launch',
  computed: 'run.launch',
  reviewed: 'draft.prepare',
  approved: 'draft.validate',
  posted: 'invoice.issue',
};

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
      state: 'defined',
      maker: actor.person,
      created_at: service.now().toISOString(),
    })
    .execute();
  const after = await lockJob(transaction, { contract, job });
  const change = { action: 're_rate.open', kind: RE_RATE, id: idOf(after), after };
  await record(transaction, actor, service.now(), change);
  return after;
}

/**
 * Moves a job one state on: defined -> computed -> reviewed -> approved -> posted.
 * @throws Problem S0102 when `to` is not the next state, S0202 when who opened or reviewed it would
 * approve it.
 */
export async function advanceReRate(
  service: Service,
  actor: Actor,
  input: Pick<ReRateJob, 'contract' | 'job'> & { readonly to: ReRateJob['state'] },
): Promise<ReRateJob> {
  const { to } = input;
  return inTransaction(service.database, async (transaction) => {
    const before = await lockJob(transaction, input);
    const { contract, maker, reviewer, state } = before;
    const id = idOf(before);
    const makers = reviewer === null ? [maker] : [maker, reviewer];
    service.may(actor, RIGHTS[to], { kind: RE_RATE, id, contract, makers });
    const wanted = STATES[STATES.indexOf(to) - 1];
    if (state !== wanted) {
      throw new Problem('S0102', { kind: RE_RATE, id, state, wanted: wanted ?? '' });
    }
    if (to === 'approved' && makers.includes(actor.person)) {
      throw new Problem('S0202', { kind: RE_RATE, id });
    }
    await transaction
      .updateTable('re_rate_job')
      .set({
        state: to,
        ...(to === 'reviewed' ? { reviewer: actor.person } : {}),
        ...(to === 'approved' ? { approver: actor.person } : {}),
      })
      .where('contract', '=', contract)
      .where('job', '=', before.job)
      .execute();
    const after = await lockJob(transaction, before);
    const change = { action: `re_rate.${to}`, kind: RE_RATE, id, before, after };
    await record(transaction, actor, service.now(), change);
    return after;
  });
}

/** The jobs of a contract, the newest first. */
export async function listReRates(
  service: Service,
  actor: Actor,
  { contract }: Pick<ReRateJob, 'contract'>,
): Promise<ReRateJob[]> {
  service.may(actor, 'run.read', { kind: 'contract', id: contract, contract });
  const jobs = service.database.db.selectFrom('re_rate_job').selectAll();
  const rows = await jobs.where('contract', '=', contract).orderBy('job', 'desc').execute();
  return rows.map(asJob);
}

const idOf = ({ contract, job }: Pick<ReRateJob, 'contract' | 'job'>): string =>
  `${contract}/${job}`;

async function lockJob(
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
  if (row === undefined) throw new Problem('S0101', { kind: RE_RATE, id: idOf(id) });
  return asJob(row);
}

type Row = { readonly [Column in keyof ReRateJobTable]: ReRateJobTable[Column] };

function asJob({ from_period, through_period, created_at: _, ...row }: Row): ReRateJob {
  return { ...row, fromPeriod: from_period, throughPeriod: through_period };
}
