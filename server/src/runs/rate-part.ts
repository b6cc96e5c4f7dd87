// One part of a run: a contract and a period, taken, rated and written. In: a job, perhaps
// delivered twice or after its worker was killed. Out: the same draft, once: lines and the part's
// state are written in one transaction, and only by the attempt that still holds the part.
import { sql, type Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { compilationOf } from '../contracts/compilation.ts';
import { findVersion } from '../contracts/version.ts';
import type { Database } from '../db/database.ts';
import { json } from '../db/json.ts';
import type { Schema } from '../db/schema.ts';
import { bindStored } from '../facts/bind-stored.ts';
import { loadTables } from '../facts/load-tables.ts';
import { snapshotOf } from '../facts/snapshot.ts';
import { sharesOf } from '../parties/split.ts';
import { Problem } from '../problem/problem.ts';
import { hashOf } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { askedDays } from './asked.ts';
import { asRated, type NetPeriod, netPeriod } from './net.ts';
import type { Mode } from './operations.ts';
import { partedOver } from './parted.ts';
import type { PartKey } from './queue.ts';
import { type Rated, ratePeriod } from './rate.ts';
import { carryAdjustments, replaceLive } from './replace.ts';
import { writeDraft } from './write-draft.ts';

interface Taken extends PartKey {
  readonly attempt: number;
  readonly version: number;
  readonly mode: Mode;
  readonly period: string;
  readonly knownOn: string | null;
  /** Who asked for the run. */
  readonly maker: string;
}

/** Who ends a run: no person does. */
const WORKER: Actor = { person: 'worker', roles: [] };

/** How often progress is told, in milliseconds. */
const TELL_EVERY = 1000;

/**
 * Rates a part and writes its draft. A refusal that trying again cannot mend (a text that does not
 * compile, a draft already validated) is kept on the part; anything else is thrown, to be tried
 * again.
 * @param isLast There will be no other try: what is thrown is kept on the part, too.
 */
export async function ratePart(service: Service, key: PartKey, isLast = false): Promise<void> {
  const taken = await take(service, key);
  if (taken === undefined) return;
  try {
    const { rated, factsHash } = await rateTaken(service, taken);
    await keep(service, taken, rated, factsHash);
  } catch (error) {
    if (error instanceof Problem) return fail(service, taken, error);
    // A run must end, also on a mistake of ours.
    if (isLast) await fail(service, taken, new Problem('S0505', { contract: key.contract }));
    throw error;
  }
}

// Who takes a part counts one attempt more: what an earlier attempt still does is then refused.
async function take({ database, now }: Service, key: PartKey): Promise<Taken | undefined> {
  return inTransaction(database, async (transaction) => {
    const run = await transaction
      .selectFrom('run')
      .select(['mode', 'period', 'known_on', 'state', 'maker'])
      .where('run', '=', key.run)
      .executeTakeFirst();
    if (run === undefined || (run.state !== 'queued' && run.state !== 'running')) return undefined;
    const part = await transaction
      .updateTable('run_part')
      .set(({ eb }) => ({
        state: 'running',
        attempt: eb('attempt', '+', 1),
        started_at: now().toISOString(),
      }))
      .where('run', '=', key.run)
      .where('contract', '=', key.contract)
      .where('state', 'in', ['queued', 'running'])
      .returning(['attempt', 'version', 'known_on as frozenOn'])
      .executeTakeFirst();
    if (part === undefined) return undefined;
    await transaction
      .updateTable('run')
      .set({ state: 'running' })
      .where('run', '=', key.run)
      .where('state', '=', 'queued')
      .execute();
    const { mode, period, maker } = run;
    const { attempt, version, frozenOn } = part;
    const knownOn = frozenOn ?? run.known_on;
    return { ...key, attempt, version, mode, period, knownOn, maker };
  });
}

async function rateTaken(
  { database }: Service,
  taken: Taken,
): Promise<{ rated: Rated; factsHash: string }> {
  const { contract, version, period, knownOn } = taken;
  const tables = await loadTables(database.db, contract);
  const { files } = await findVersion(database.db, { contract, version });
  const compilation = compilationOf(files, tables);
  const plan = compilation.latest;
  if (plan === undefined) throw new Problem('S0503', { contract });
  const { value: facts } = bindStored(plan, tables);
  const rated = await ratePeriod({
    compilation,
    facts,
    period,
    ...(knownOn === null ? {} : { knownOn }),
    askedOn: await askedDays(database.db, contract),
    onProgress: teller(database, taken),
  });
  return { rated, factsHash: snapshotOf(tables) };
}

// Progress is told beside the computation; a lost telling is no harm.
function teller({ db }: Database, { run, contract, attempt }: Taken) {
  let last = performance.now();
  return (done: number, total: number): void => {
    const now = performance.now();
    if (now - last < TELL_EVERY) return;
    last = now;
    db.updateTable('run_part')
      .set({ done, total })
      .where('run', '=', run)
      .where('contract', '=', contract)
      .where('attempt', '=', attempt)
      .execute()
      .catch(() => undefined);
  };
}

async function keep(
  { database, now }: Service,
  taken: Taken,
  { period: rated, currency, planHash, linesHash }: Rated,
  factsHash: string,
): Promise<void> {
  const { run, contract, attempt, mode } = taken;
  await inTransaction(database, async (transaction) => {
    // A period rated again stands beside what was issued of it: only its difference is billed.
    const isOffCycle = mode === 'off_cycle';
    const netting = { contract, run, currency, isOffCycle };
    const period =
      mode === 're_rate' ? asRated(rated) : await netPeriod(transaction, netting, rated);
    const held = await transaction
      .updateTable('run_part')
      .set({
        state: 'done',
        lines: period.lines.length,
        held: period.held.length,
        zeros: period.zeros ?? 0,
        amount: period.total,
        currency,
        plan_hash: planHash,
        facts_hash: factsHash,
        lines_hash: linesHash,
        problem: null,
        ended_at: now().toISOString(),
      })
      .where('run', '=', run)
      .where('contract', '=', contract)
      .where('attempt', '=', attempt)
      .where('state', '=', 'running')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('run').select('run').where('run', '=', run).where('state', '<>', 'discarded'),
        ),
      )
      .executeTakeFirst();
    if (held.numUpdatedRows === 0n) return;
    const isLive = mode !== 'simulate' && mode !== 're_rate';
    const actor = { person: taken.maker, roles: [] };
    const anew = { contract, period: period.period, isOffCycle, actor, at: now() };
    if (isLive) await replaceLive(transaction, anew);
    const periods = await perAccount(transaction, taken, period, currency);
    for (const { account, draft, rated: own } of periods) {
      const contentHash = own === period ? linesHash : hashOf(own);
      const state = isLive ? 'generated' : 'simulated';
      const made = { contract, draft, run, account, currency, contentHash, state } as const;
      await writeDraft(transaction, { ...made, rated: own });
      if (isLive) await carryAdjustments(transaction, anew, { account, draft });
    }
    await endRun(transaction, run, now());
  });
}

// One draft for each account that pays; that of the contract's own account has the name of the run.
async function perAccount(
  transaction: Transaction<Schema>,
  { run, contract }: Taken,
  period: NetPeriod,
  currency: string,
): Promise<readonly { account: string; draft: string; rated: NetPeriod }[]> {
  const shares = await sharesOf(transaction, contract);
  const { account: own } = await transaction
    .selectFrom('contract')
    .select('account')
    .where('contract', '=', contract)
    .executeTakeFirstOrThrow();
  const leading = shares.find(({ account }) => account === own) ?? shares[0];
  if (leading === undefined) throw new RangeError(`nobody pays ${contract}`);
  const { account } = leading;
  if (shares.length === 1) return [{ account, draft: run, rated: period }];
  const parted = partedOver(period, shares, { currency, leading: account });
  return [...parted].map(([of, rated]) => {
    return { account: of, draft: of === account ? run : `${run}~${of}`, rated };
  });
}

async function fail({ database, now }: Service, taken: Taken, problem: Problem): Promise<void> {
  const { run, contract, attempt } = taken;
  const { code, values, details } = problem;
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('run_part')
      .set({
        state: 'failed',
        problem: json({ code, values, details }),
        ended_at: now().toISOString(),
      })
      .where('run', '=', run)
      .where('contract', '=', contract)
      .where('attempt', '=', attempt)
      .where('state', '=', 'running')
      .execute();
    await endRun(transaction, run, now());
  });
}

/**
 * Ends a part whose job failed for good, if it has not ended: its workers may have been killed each
 * time, and a run must end.
 */
export async function losePart({ database, now }: Service, key: PartKey): Promise<void> {
  const { run, contract } = key;
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('run_part')
      .set(({ eb }) => ({
        state: 'failed',
        // Should a worker be at it all the same, what it writes is refused.
        attempt: eb('attempt', '+', 1),
        problem: json({ code: 'S0506', values: { contract }, details: [] }),
        ended_at: now().toISOString(),
      }))
      .where('run', '=', run)
      .where('contract', '=', contract)
      .where('state', 'in', ['queued', 'running'])
      .execute();
    await endRun(transaction, run, now());
  });
}

// The last part to end, ends the run. The run's row is locked, so that of two last parts one sees
// both; not its key, which every part that is being written holds by its draft until it is there:
// parts would wait for one another, each for the other one at last.
async function endRun(transaction: Transaction<Schema>, run: string, at: Date): Promise<void> {
  const locked = transaction.selectFrom('run').select('run').where('run', '=', run);
  await locked.forNoKeyUpdate().execute();
  const { open, failed } = await transaction
    .selectFrom('run_part')
    .select([
      sql<string>`count(*) filter (where state in ('queued', 'running'))`.as('open'),
      sql<string>`count(*) filter (where state = 'failed')`.as('failed'),
    ])
    .where('run', '=', run)
    .executeTakeFirstOrThrow();
  if (open !== '0') return;
  const state = failed === '0' ? 'completed' : 'failed';
  const ended = await transaction
    .updateTable('run')
    .set({ state, ended_at: at.toISOString() })
    .where('run', '=', run)
    .where('state', 'in', ['queued', 'running', 'paused'])
    .returning('run')
    .executeTakeFirst();
  if (ended === undefined) return;
  await record(transaction, WORKER, at, {
    action: 'run.end',
    kind: 'run',
    id: run,
    after: { state },
  });
}
