// Support for faults: contracts small enough to be rated often, all that a run wrote, and chance
// that can be had again.
import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import {
  type Actor,
  type Database,
  json,
  launchRun,
  type Queue,
  ratePart,
  type Service,
} from '../../server/src/index.ts';
import { textOf } from './contract-service.ts';
import { makeContract, serviceOf, storeTables } from './stored.ts';

/** Who asks for runs. */
export const ASKER: Actor = { person: 'ana', roles: ['AN'] };
/** The period of all runs under faults. */
export const PERIOD = '2026-04';

/** A queue whose jobs never come: parts are rated by hand. */
export const SILENT: Queue = {
  send: async () => undefined,
  work: async () => undefined,
  close: async () => undefined,
};

/** Contracts in force with some lines each: every third line begins within the period. */
export async function makeSmallContracts(
  database: Database,
  count: number,
  lines: number,
): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, at) => `F-${`${at + 1}`.padStart(3, '0')}`);
  for (const [at, contract] of names.entries()) {
    await makeContract(database, contract);
    const files = textOf(contract, `${at + 1}.37`);
    await database.db
      .insertInto('contract_version')
      .values({
        ...{ contract, version: 1, state: 'published', files: json(files), source_hash: contract },
        ...{ plan_hash: contract, author: 'author', approver: 'approver' },
        ...{ effective_from: '2026-01-01', created_at: '2026-01-01T00:00:00Z' },
        published_at: '2026-01-01T00:00:00Z',
      })
      .execute();
    const rows = Array.from({ length: lines }, (_, row) => {
      const day = `${1 + ((row * 7 + at) % 28)}`.padStart(2, '0');
      return [`L${row}`, row % 3 === 0 ? `2026-04-${day}` : '2026-01-01', ''];
    });
    const table = { file: 'lines.csv', columns: ['line', 'start', 'end'], rows };
    await storeTables(database, contract, [table], '2026-01-01');
  }
  return names;
}

/** Drafts a period of contracts in this process, undisturbed. */
export async function draftUndisturbed(
  service: Service,
  run: string,
  contracts: readonly string[],
): Promise<void> {
  const asked = { run, mode: 'draft', period: PERIOD, contracts } as const;
  await launchRun(service, SILENT, ASKER, asked);
  for (const contract of contracts) await ratePart(service, { run, contract });
}

/** A service at the time of the runs. */
export const atWork = (database: Database): Service =>
  serviceOf(database, { now: '2026-05-04T08:00:00Z' });

/** All that a run wrote, but for its name, when and how often: equal for equal outcomes. */
export async function outcomeOf(
  { db }: Database,
  run: string,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const rows = async (query: RawBuilder<unknown>) => (await query.execute(db)).rows;
  const written = sql`(contract, draft) in (select contract, draft from draft where run = ${run})`;
  return {
    runs: await rows(sql`select state from run where run = ${run}`),
    parts: await rows(sql`
      select contract, version, state, lines, held, zeros, amount, currency, plan_hash, facts_hash,
        lines_hash, problem from run_part where run = ${run} order by contract`),
    drafts: await rows(sql`
      select contract, account, period, currency, total, content_hash, reviewer
      from draft where run = ${run} order by contract, draft`),
    lines: await rows(sql`
      select to_jsonb(rated_line) - 'draft' as line from rated_line where ${written}
      order by contract, position`),
    held: await rows(sql`
      select to_jsonb(held_item) - 'draft' as item from held_item where ${written}
      order by contract, position`),
  };
}

const PARTS = 1_000_000;

/** Numbers from 0 to 1 by chance with its seed, told so that what happened can be had again: FAULT_SEED=… */
export function chance(): { readonly seed: number; numbers(count: number): readonly number[] } {
  const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
  console.log(`FAULT_SEED=${seed}`);
  const one = fc.noBias(fc.integer({ min: 0, max: PARTS - 1 })).map((part) => part / PARTS);
  return { seed, numbers: (count) => fc.sample(one, { seed, numRuns: count }) };
}
