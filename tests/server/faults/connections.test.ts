// Connections dropped by the database in the middle of runs, issues and requests: the process lives, what
// was under way is done again or told as a problem, nothing is lost and nothing is double.
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Database,
  issueInvoices,
  launchRun,
  openDatabase,
  openQueue,
  runProgress,
  startWorker,
  verifyAudit,
} from '../../../server/src/index.ts';
import { freshServerUrl } from '../../support/databases.ts';
import { IDA, makeBillable, validated, writePlainDraft } from '../../support/drafts.ts';
import {
  ASKER,
  atWork,
  chance,
  draftUndisturbed,
  makeSmallContracts,
  outcomeOf,
  PERIOD,
} from '../../support/faults.ts';
import { AS, appOn, codeOf, type TestApp } from '../../support/http.ts';

const DROPS = 30;
const PACE = { pollingSeconds: 0.5, silentSeconds: 10, superviseSeconds: 1 };

let url = '';
let database: Database;
let other: pg.Client;
let contracts: readonly string[];

/** After so long the pool has heard of the last drop. */
const HEARD_MS = 300;

/** Ends all connections to the database but the one that ends them. */
const drop = async (): Promise<number> => {
  const { rowCount } = await other.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return rowCount ?? 0;
};

beforeAll(async () => {
  url = await freshServerUrl();
  database = await openDatabase({ kind: 'server', url });
  other = new pg.Client({ connectionString: url });
  await other.connect();
  contracts = await makeSmallContracts(database, 40, 60);
});
afterAll(async () => {
  await database.close();
  await other.end();
});

describe('connections dropped', () => {
  it('in a run change nothing of what it writes', async () => {
    const { seed, numbers } = chance();
    const service = atWork(database);
    await draftUndisturbed(service, 'CALM', contracts);
    const queue = await openQueue(database, PACE);
    const asked = { run: 'RUN', mode: 'draft', period: PERIOD, contracts } as const;
    await launchRun(service, queue, ASKER, asked);
    await startWorker(service, queue);
    let dropped = 0;
    for (const moment of numbers(DROPS)) {
      await delay(moment * 100);
      dropped += await drop();
    }
    await delay(HEARD_MS);
    expect(dropped).toBeGreaterThan(DROPS / 6);
    const state = async () => (await runProgress(service, 'RUN')).state;
    while (['queued', 'running'].includes(await state())) await delay(100);
    const expected = await outcomeOf(database, 'CALM');
    expect({ seed, ...(await outcomeOf(database, 'RUN')) }).toEqual({ seed, ...expected });
    await queue.close();
  }, 120_000);

  it('in an issue leave no gap in the numbers and no draft issued twice', async () => {
    const { seed, numbers } = chance();
    const service = atWork(database);
    const names = Array.from({ length: 20 }, (_, at) => `I-${at}`);
    for (const contract of names) {
      await makeBillable(database, contract);
      const id = { contract, draft: `D-${contract}` };
      const lines = Array.from({ length: 40 }, (_, at) => ({ subject: `S${at}`, amount: '1.25' }));
      await writePlainDraft(database, { ...id, period: PERIOD }, lines);
      await validated(service, id);
    }
    let refused = 0;
    const issue = async (contract: string): Promise<void> => {
      for (;;) {
        try {
          await issueInvoices(service, IDA, { account: `BA-${contract}`, period: PERIOD });
          return;
        } catch (error) {
          refused += 1;
          // It was done, and the connection was lost before we were told.
          if ((error as { code?: string }).code === 'S0606') return;
        }
      }
    };
    let isOver = false;
    const all = Promise.all(names.map(issue)).finally(() => {
      isOver = true;
    });
    for (const moment of numbers(DROPS)) {
      if (isOver) break;
      await delay(moment * 30);
      await drop();
    }
    await all;
    await delay(HEARD_MS);
    expect(refused).toBeGreaterThan(0);
    const rows = await database.db
      .selectFrom('invoice')
      .select(['number', 'draft'])
      .orderBy('number')
      .execute();
    expect([seed, ...rows.map(({ number }) => number)]).toEqual([
      seed,
      ...names.map((_, at) => at + 1),
    ]);
    expect(new Set(rows.map(({ draft }) => draft)).size).toBe(names.length);
    const { broken } = await verifyAudit(database.db);
    expect(broken).toBeUndefined();
  }, 120_000);

  it('in requests are told as such, never as a mistake of ours', async () => {
    const { numbers } = chance();
    const on: TestApp = await appOn(await openDatabase({ kind: 'server', url }));
    const codes = new Set<string>();
    let isOver = false;
    const codeIn = async (answer: Response) =>
      answer.status < 400 ? `${answer.status}` : codeOf(answer);
    // Each asks for a customer until told that it is there, with a key as long as it serves.
    const asking = async (who: string): Promise<readonly string[]> => {
      const made: string[] = [];
      for (let at = 0; !isOver; at += 1) {
        const customer = `${who}-${at}`;
        const json = { customer, name: customer, language: 'en' };
        for (let key = 0, isThere = false; !isThere; ) {
          const headers = { 'idempotency-key': `${customer}/${key}` };
          const answer = await on.ask(AS.author, 'POST', '/api/v1/customers', { json, headers });
          const code = await codeIn(answer);
          codes.add(code);
          if (code === 'S0112') key += 1;
          isThere = code === '201' || code === 'S0306';
        }
        made.push(customer);
        codes.add(await codeIn(await on.ask(AS.second, 'GET', '/api/v1/contracts/F-001/drafts')));
      }
      return made;
    };
    const all = Promise.all(['X', 'Y', 'Z'].map(asking));
    for (const moment of numbers(DROPS)) {
      await delay(moment * 60);
      await drop();
    }
    isOver = true;
    const made = (await all).flat().sort();
    const known = new Set(['200', '201', 'S0112', 'S0115', 'S0306']);
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
    expect(codes).toContain('S0115');
    await delay(HEARD_MS);
    const events = await database.db
      .selectFrom('audit_event')
      .select('object_id')
      .where('action', '=', 'customer.create')
      .execute();
    expect(events.map((one) => one.object_id).sort()).toEqual(made);
    await on.close();
  }, 120_000);
});
