// Clocks that jump, by years and by an hour, forth and back: runs give the same drafts, numbers and their
// dates stay in order or are refused by name, the audit chain holds, and the queue waits for no other time.
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Database,
  issueInvoices,
  launchRun,
  openQueue,
  ratePart,
  runProgress,
  type Service,
  startWorker,
  verifyAudit,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { IDA, makeBillable, validated, writePlainDraft } from '../../support/drafts.ts';
import {
  ASKER,
  atWork,
  chance,
  draftUndisturbed,
  makeSmallContracts,
  outcomeOf,
  PERIOD,
  SILENT,
} from '../../support/faults.ts';

/** Around the change to summer time, years off, before time itself. */
const MOMENTS = [
  '2026-03-29T00:59:59.999Z',
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T01:00:00.000Z',
  '2025-05-04T08:00:00.000Z',
  '2026-05-04T08:00:00.000Z',
  '2027-05-04T08:00:00.000Z',
  '1970-01-01T00:00:00.000Z',
  '2026-12-31T23:59:59.999Z',
];
const DRAFTS = 25;
const PACE = { pollingSeconds: 0.5, silentSeconds: 10, superviseSeconds: 1 };

describe.each(KINDS)('clocks that jump, on %s', (kind) => {
  let database: Database;
  let contracts: readonly string[];
  beforeAll(async () => {
    database = await freshDatabase(kind);
    contracts = await makeSmallContracts(database, 10, 10);
    await draftUndisturbed(atWork(database), 'CALM', contracts);
  });
  afterAll(() => database.close());

  /** A service whose every look at the clock finds another time. */
  const mad = (): { service: Service; seed: number } => {
    const { seed, numbers } = chance();
    const places = [...numbers(5000)];
    const now = (): Date => {
      const place = places.pop() ?? 0;
      return new Date(MOMENTS[Math.floor(place * MOMENTS.length)] ?? 0);
    };
    return { service: { ...atWork(database), now }, seed };
  };

  it('change no draft', async () => {
    const { service, seed } = mad();
    const asked = { run: 'MAD', mode: 'draft', period: PERIOD, contracts } as const;
    await launchRun(service, SILENT, ASKER, asked);
    for (const contract of contracts) await ratePart(service, { run: 'MAD', contract });
    const expected = await outcomeOf(database, 'CALM');
    expect({ seed, ...(await outcomeOf(database, 'MAD')) }).toEqual({ seed, ...expected });
  });

  it('leave numbers whole and their dates in order, or refuse by name', async () => {
    const { service, seed } = mad();
    const refusals = new Set<string>();
    for (let at = 0; at < DRAFTS; at += 1) {
      const id = { contract: `M-${at}`, draft: `D-${at}` };
      await makeBillable(database, id.contract);
      const lines = [{ subject: 'S', amount: '1.25' }];
      await writePlainDraft(database, { ...id, period: PERIOD }, lines);
      await validated(service, id);
      for (let isIssued = false; !isIssued; ) {
        const input = { account: `BA-${id.contract}`, period: PERIOD };
        isIssued = await issueInvoices(service, IDA, input).then(
          () => true,
          (error: { code?: string }) => {
            refusals.add(`${error.code}`);
            return error.code !== 'S0604';
          },
        );
      }
    }
    const issued = await database.db
      .selectFrom('invoice')
      .select(['number', 'issued_on'])
      .orderBy('number')
      .execute();
    const dates = issued.map((one) => one.issued_on);
    expect([seed, ...issued.map(({ number }) => number)]).toEqual([
      seed,
      ...Array.from({ length: DRAFTS }, (_, at) => at + 1),
    ]);
    expect(dates).toEqual([...dates].sort());
    expect([...refusals]).toEqual(['S0604']);
    const { broken, events } = await verifyAudit(database.db);
    expect(broken).toBeUndefined();
    expect(events).toBeGreaterThan(3 * DRAFTS);
  });

  it('keep no job of the queue waiting for a time that was wrong', async () => {
    const service = atWork(database);
    const queue = await openQueue(database, PACE);
    const asked = { run: 'AHEAD', mode: 'simulate', period: PERIOD, contracts } as const;
    await launchRun(service, queue, ASKER, asked);
    // What a queue leaves whose clock was a year ahead: one job taken by a worker that is gone.
    const [taken = ''] = contracts;
    await sql`
      update pgboss.job set start_after = now() + interval '1 year' where name = 'rate-contract'
    `.execute(database.db);
    await sql`
      update pgboss.job set state = 'active', started_on = now() + interval '1 year',
        heartbeat_on = now() + interval '1 year'
      where data->>'contract' = ${taken}`.execute(database.db);
    await sql`
      update pgboss.queue set monitor_on = now() + interval '1 year',
        monitor_claim_on = now() + interval '1 year', maintain_on = now() + interval '1 year'
    `.execute(database.db);
    await startWorker(service, queue);
    await until(service, 'AHEAD');
    await queue.close();
    const expected = await outcomeOf(database, 'CALM');
    const { drafts, lines } = await outcomeOf(database, 'AHEAD');
    expect([drafts, lines]).toEqual([expected.drafts, expected.lines]);
  }, 60_000);

  it('of the machine do not stop a worker', async () => {
    const service = atWork(database);
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const real = performance.timeOrigin + performance.now();
      const queue = await openQueue(database, PACE);
      await startWorker(service, queue);
      const asked = { run: 'JUMP', mode: 'simulate', period: PERIOD, contracts } as const;
      await launchRun(service, queue, ASKER, asked);
      const DAY_MS = 86_400_000;
      const jumping = (async () => {
        for (const days of [400, -400, 10, -10, 1 / 24, -1 / 24, 0]) {
          vi.setSystemTime(real + days * DAY_MS);
          await delay(150);
        }
      })();
      await jumping;
      await until(service, 'JUMP');
      await queue.close();
    } finally {
      vi.useRealTimers();
    }
    const expected = await outcomeOf(database, 'CALM');
    const { drafts, lines } = await outcomeOf(database, 'JUMP');
    expect([drafts, lines]).toEqual([expected.drafts, expected.lines]);
  }, 90_000);
});

async function until(service: Service, run: string): Promise<void> {
  for (;;) {
    const { state } = await runProgress(service, run);
    if (state !== 'queued' && state !== 'running') return;
    await delay(100);
  }
}
