// A contract that several accounts pay: a draft and an invoice an account, parts that are the whole;
// adjustments that a new draft takes over.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  createAdjustment,
  type Database,
  decideAdjustment,
  issueInvoices,
  json,
  launchRun,
  listContractAdjustments,
  openQueue,
  type Queue,
  ratePart,
  readDelta,
  reviewDraft,
  type Service,
  setSplit,
} from '../../../server/src/index.ts';
import { inCents, totalOf } from '../../support/billing-steps.ts';
import { textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { ANA, IDA, VAL, validated } from '../../support/drafts.ts';
import { makeContract, serviceOf, storeTables } from '../../support/stored.ts';

const BOSS: Actor = { person: 'bea', roles: ['BM'] };
const SHARES = [
  { account: 'BA-C', share: '0.333' },
  { account: 'BA-D', share: '0.333' },
  { account: 'BA-E', share: '0.334' },
];
const COLUMNS = ['line', 'start', 'end'];

describe.each(KINDS)('accounts of a contract on %s', (kind) => {
  const clock = { now: '2026-01-01T08:00:00Z' };
  let database: Database;
  let service: Service;
  let queue: Queue;
  const run = async (name: string, mode: 'draft' | 're_rate', period: string, known?: string) => {
    const asked = { run: name, mode, period, contracts: ['C'] } as const;
    await launchRun(
      service,
      queue,
      BOSS,
      known === undefined ? asked : { ...asked, knownOn: known },
    );
    await ratePart(service, { run: name, contract: 'C' });
    return database.db
      .selectFrom('draft')
      .select(['draft', 'account', 'total'])
      .where('contract', '=', 'C')
      .where('run', '=', name)
      .orderBy('account')
      .execute();
  };
  const linesOf = (name: string) =>
    database.db
      .selectFrom('rated_line')
      .innerJoin('draft', (on) =>
        on
          .onRef('draft.contract', '=', 'rated_line.contract')
          .onRef('draft.draft', '=', 'rated_line.draft'),
      )
      .select(['line', 'amount', 'whole', 'corrects_period as corrects'])
      .where('draft.contract', '=', 'C')
      .where('run', '=', name)
      .execute();
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, clock);
    queue = await openQueue(database);
    for (const contract of ['C', 'D', 'E']) await makeContract(database, contract);
    await database.db
      .insertInto('contract_version')
      .values({
        ...{ contract: 'C', version: 1, state: 'published', source_hash: 'C', author: 'author' },
        ...{ files: json(textOf('C', '10.00')), created_at: '2025-01-01T00:00:00Z' },
      })
      .execute();
    const rows = ['L1', 'L2', 'L3'].map((line) => [line, '2026-01-01', '']);
    await storeTables(database, 'C', [{ file: 'lines.csv', columns: COLUMNS, rows }], '2026-01-01');
    const registrar: Actor = { person: 'oli', roles: ['OS'] };
    await setSplit(service, registrar, { contract: 'C', shares: SHARES });
  });
  afterAll(async () => {
    await queue.close();
    await database.close();
  });

  it('have a draft each; the parts of every line are the line', async () => {
    // 10.00 is parted into 3.33, 3.33 and 3.34.
    expect(await run('JAN', 'draft', '2026-01')).toEqual([
      { draft: 'JAN', account: 'BA-C', total: '9.99' },
      { draft: 'JAN~BA-D', account: 'BA-D', total: '9.99' },
      { draft: 'JAN~BA-E', account: 'BA-E', total: '10.02' },
    ]);
    const byLine = Map.groupBy(await linesOf('JAN'), ({ line }) => line);
    expect([...byLine.values()].map(totalOf)).toEqual([1000n, 1000n, 1000n]);
    expect((await linesOf('JAN')).every(({ whole }) => whole === '10.00')).toBe(true);
  });

  it('keep what was asked for when they are drafted anew', async () => {
    const id = { contract: 'C', draft: 'JAN~BA-E' };
    await reviewDraft(service, ANA, { ...id, how: 'take' });
    const ask = (adjustment: string, amount: string) => {
      const words = { label: 'goodwill', cause: 'goodwill', reason: 'agreed' };
      return createAdjustment(service, ANA, { ...id, adjustment, amount, ...words });
    };
    await ask('A1', '-1.00');
    await ask('A2', '-2.00');
    await ask('A3', '-3.00');
    const decide = (adjustment: string, decision: 'approve' | 'refuse') =>
      decideAdjustment(service, VAL, { contract: 'C', adjustment, decision });
    await decide('A1', 'approve');
    await decide('A3', 'refuse');
    await reviewDraft(service, ANA, { ...id, how: 'reject', reason: 'a line is missing' });
    const listed = async () =>
      (await listContractAdjustments(service, ANA, { contract: 'C' })).map((one) => [
        ...[one.adjustment, one.draft, one.state, one.isWaiting],
      ]);
    expect(await listed()).toEqual([
      ['A1', 'JAN~BA-E', 'applied', true],
      ['A2', 'JAN~BA-E', 'submitted', true],
      ['A3', 'JAN~BA-E', 'rejected', false],
    ]);
    await run('JAN-2', 'draft', '2026-01');
    expect(await listed()).toEqual([
      ['A1', 'JAN-2~BA-E', 'applied', false],
      ['A2', 'JAN-2~BA-E', 'submitted', false],
      ['A3', 'JAN~BA-E', 'rejected', false],
    ]);
    const events = await database.db
      .selectFrom('audit_event')
      .select('object_id as id')
      .where('action', 'in', ['adjustment.carry', 'draft.supersede'])
      .orderBy('event')
      .execute();
    expect(events.map((one) => one.id)).toEqual(['C/JAN', 'C/JAN~BA-D', 'C/A1', 'C/A2']);
    await reviewDraft(service, ANA, { contract: 'C', draft: 'JAN-2~BA-E', how: 'take' });
    await decide('A2', 'refuse');
  });

  it('are invoiced each under a number of its own, to the cent of the whole', async () => {
    for (const draft of ['JAN-2', 'JAN-2~BA-D', 'JAN-2~BA-E']) {
      await validated(service, { contract: 'C', draft });
    }
    const nets: string[] = [];
    for (const [at, { account }] of SHARES.entries()) {
      const [invoice] = await issueInvoices(service, IDA, { account, period: '2026-01' });
      expect(invoice).toMatchObject({ number: at + 1, account });
      nets.push(invoice?.net ?? '');
    }
    expect(nets).toEqual(['9.99', '9.99', '9.02']);
  });

  it('are corrected by their parts of what a line is now, less what it was', async () => {
    // L1 ended on 17 January: 16 of 31 days, 5.16: 1.72, 1.72, 1.72 for 3.33, 3.33, 3.34.
    const rows = [['L1', '2026-01-01', '2026-01-17']];
    await storeTables(database, 'C', [{ file: 'lines.csv', columns: COLUMNS, rows }], '2026-01-20');
    clock.now = '2026-02-01T08:00:00Z';
    const drafts = await run('FEB', 'draft', '2026-02');
    expect(drafts.map(({ total }) => total)).toEqual(['5.05', '5.05', '5.06']);
    const corrections = (await linesOf('FEB')).filter(({ corrects }) => corrects !== null);
    expect(corrections.map(({ amount }) => amount).sort()).toEqual(['-1.61', '-1.61', '-1.62']);
    expect(totalOf(corrections)).toBe(-484n);
    for (const { draft } of drafts) await validated(service, { contract: 'C', draft });
    for (const { account } of SHARES) {
      await issueInvoices(service, IDA, { account, period: '2026-02' });
    }
    await run('RR', 're_rate', '2026-01', '2026-02-01');
    for (const { account } of SHARES) {
      const delta = await readDelta(service, ANA, { contract: 'C', run: 'RR', account });
      expect(delta).toMatchObject({ account, lines: [], change: '0.00' });
    }
    const nets = await database.db.selectFrom('invoice').select('net').execute();
    // Of January 20.00 and 5.16 less the adjustment, of February 20.00.
    expect(nets.reduce((sum, { net }) => sum + inCents(net), 0n)).toBe(2516n - 100n + 2000n);
  });
});
