// Runs: asked for, paused, resumed, discarded. In: a person's wish. Out: rows of run and run_part
// and their jobs, in one transaction; what rates them is rate-part.ts, in any process.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { frozenDays } from './cycles.ts';
import type { Queue } from './queue.ts';

/** What a run is for: the same computation, each with another sink. */
export type Mode = 'draft' | 'simulate' | 're_rate' | 'off_cycle';

/** A run that is asked for. */
export interface NewRun {
  /** Its name; asking again for the same one changes nothing. */
  readonly run: string;
  readonly mode: Mode;
  /** ISO month. */
  readonly period: string;
  readonly contracts: readonly string[];
  /** ISO day on which everything is asked; absent: each contract's drawing day. */
  readonly knownOn?: string;
  readonly reason?: string;
}

/**
 * Asks for a run: one job for each contract.
 * @throws Problem S0201 without the right, S0102 when the cycle of the period is closed, S0501 for
 * a contract without a published version, S0502 when the name stands for another run.
 */
export async function launchRun(
  service: Service,
  queue: Queue,
  actor: Actor,
  asked: NewRun,
): Promise<void> {
  const { run, mode, period, contracts, knownOn, reason = '' } = asked;
  service.may(actor, mode === 'simulate' ? 'run.simulate' : 'run.launch', { run });
  const at = service.now();
  await inTransaction(service.database, async (transaction) => {
    const same = await transaction
      .selectFrom('run')
      .select(['mode', 'period'])
      .where('run', '=', run)
      .executeTakeFirst();
    if (same !== undefined) {
      if (same.mode === mode && same.period === period) return;
      throw new Problem('S0502', { run });
    }
    await transaction
      .insertInto('run')
      .values({
        run,
        mode,
        period,
        // Off the cycle everything counts that is known today.
        known_on: knownOn ?? (mode === 'off_cycle' ? at.toISOString().slice(0, DAY) : null),
        state: 'queued',
        maker: actor.person,
        reason,
        created_at: at.toISOString(),
      })
      .execute();
    const versions = await publishedVersions(transaction, contracts);
    const isOfCycle = mode === 'draft' && knownOn === undefined;
    const frozen = isOfCycle ? await frozenDays(transaction, contracts, period) : new Map();
    await transaction
      .insertInto('run_part')
      .values(
        versions.map(({ contract, version }) => {
          const known = { known_on: frozen.get(contract) ?? null };
          return { run, contract, version, ...known, state: 'queued' as const };
        }),
      )
      .execute();
    await queue.send(
      transaction,
      contracts.map((contract) => ({ run, contract })),
    );
    const after = { mode, period, contracts, knownOn: knownOn ?? null };
    await record(transaction, actor, at, {
      action: 'run.launch',
      kind: 'run',
      id: run,
      after,
      reason,
    });
  });
}

const DAY = 10;

async function publishedVersions(
  transaction: Transaction<Schema>,
  contracts: readonly string[],
): Promise<readonly { contract: string; version: number }[]> {
  const found = await transaction
    .selectFrom('contract_version')
    .select(['contract', 'version'])
    .where('contract', 'in', [...contracts])
    .where('state', '=', 'published')
    .execute();
  const published = new Set(found.map(({ contract }) => contract));
  const missing = contracts.find((contract) => !published.has(contract));
  if (missing !== undefined) throw new Problem('S0501', { contract: missing });
  return found;
}

/** What can be done to a run as a whole. */
export type Steering = 'pause' | 'resume' | 'discard';

const FROM: Readonly<Record<Steering, readonly string[]>> = {
  pause: ['queued', 'running'],
  resume: ['paused'],
  discard: ['queued', 'running', 'paused', 'completed', 'failed'],
};

const TO = { pause: 'paused', resume: 'running', discard: 'discarded' } as const;

/**
 * Pauses, resumes or discards a run. Parts at hand end; those not begun wait, or are never begun.
 * Discarding takes its live drafts back, unless one was validated or issued.
 * @throws Problem S0101, S0102, S0201.
 */
export async function steerRun(
  service: Service,
  queue: Queue,
  actor: Actor,
  { run, how }: { readonly run: string; readonly how: Steering },
): Promise<void> {
  await inTransaction(service.database, async (transaction) => {
    const found = await transaction
      .selectFrom('run')
      .select(['state', 'mode'])
      .where('run', '=', run)
      .forNoKeyUpdate()
      .executeTakeFirst();
    service.may(actor, found?.mode === 'simulate' ? 'run.simulate' : 'run.launch', { run });
    if (found === undefined) throw new Problem('S0101', { kind: 'run', id: run });
    const { state } = found;
    if (!FROM[how].includes(state)) {
      throw new Problem('S0102', { kind: 'run', id: run, state, wanted: FROM[how].join(', ') });
    }
    await transaction.updateTable('run').set({ state: TO[how] }).where('run', '=', run).execute();
    if (how === 'resume') await sendWaiting(transaction, queue, run);
    if (how === 'discard') await takeBack(transaction, run);
    await record(transaction, actor, service.now(), {
      action: `run.${how}`,
      kind: 'run',
      id: run,
      before: { state },
      after: { state: TO[how] },
    });
  });
}

async function sendWaiting(
  transaction: Transaction<Schema>,
  queue: Queue,
  run: string,
): Promise<void> {
  const parts = await transaction
    .selectFrom('run_part')
    .select(['run', 'contract'])
    .where('run', '=', run)
    .where('state', '<>', 'done')
    .execute();
  await queue.send(transaction, parts);
}

async function takeBack(transaction: Transaction<Schema>, run: string): Promise<void> {
  const kept = await transaction
    .selectFrom('draft')
    .select(['draft', 'state'])
    .where('run', '=', run)
    .where('state', 'in', ['validated', 'issued'])
    .executeTakeFirst();
  if (kept !== undefined) {
    const wanted = 'generated, in_review, on_hold';
    throw new Problem('S0102', { kind: 'draft', id: kept.draft, state: kept.state, wanted });
  }
  await transaction
    .updateTable('draft')
    .set({ state: 'superseded' })
    .where('run', '=', run)
    .where('state', 'in', ['generated', 'in_review', 'on_hold'])
    .execute();
}
