// Orders: checked against the contract's words, priced as they will be billed, accepted by another
// person, and then rows of the inventory, on both databases.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../../dsl/src/values/index.ts';
import { rateContract } from '../../../engine/src/index.ts';
import {
  acceptOrder,
  applyImport,
  bindStored,
  cancelOrder,
  captureOrder,
  type Database,
  itemHistory,
  loadTables,
  type NewOrder,
  Problem,
  type Service,
  uploadImport,
  validateImport,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { exampleFolder, month, read } from '../../support/folders.ts';
import { publishExample, serviceOf } from '../../support/stored.ts';

const helvarion = read(exampleFolder('helvarion'));
const OD = { person: 'odile', roles: ['OD'] };
const OS = { person: 'oscar', roles: ['OS'] };
const AN = { person: 'ana', roles: ['AN'] };
const BM = { person: 'max', roles: ['BM'] };
const ACCESSES = 'data/accesses.csv';
const INDEX = 'data/syntec.csv';
const contract = 'CTR-1';

const asked = (more: Partial<NewOrder>): NewOrder => ({
  ...{ contract, order: 'ORD-1', action: 'add', dataset: ACCESSES, key: 'FR-LYS-01-X' },
  attributes: {},
  ...{ requestedOn: '2025-09-10', months: 3 },
  ...more,
});

const ATTRIBUTES = {
  site: 'FR-LYS-01',
  role: 'second',
  bandwidth: '100',
  'class of service': 'Gold',
  term: '36',
  installed: '2025-09-10',
  'commitment end': '2028-09-10',
};

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Problem) return error;
  throw error ?? new Error('no problem');
}

describe.each(KINDS)('orders, %s', (kind) => {
  let database: Database;
  let service: Service;
  const clock = { now: '2025-08-20T09:00:00Z' };

  async function billed(): Promise<readonly string[]> {
    const { history, latest } = helvarion.compilation;
    if (history === undefined || latest === undefined) throw new Error('no plan');
    const facts = bindStored(latest, await loadTables(database.db, contract)).value;
    const knownOn = parseDay('2025-08-20') ?? 0;
    const span = { from: month('2025-09'), through: month('2025-11'), knownOn };
    const { periods } = await rateContract({ history, facts, ...span });
    return periods.map(({ total }) => total);
  }

  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, clock);
    await publishExample(database, contract, helvarion);
    for (const dataset of helvarion.folder.tables.keys()) {
      const bytes = readFileSync(join(exampleFolder('helvarion'), ...dataset.split('/')));
      const sent = { contract, dataset, fileName: dataset, bytes };
      const [maker, approver] = dataset === INDEX ? [OS, BM] : [AN, OS];
      const { batch } = await uploadImport(service, maker, sent);
      await validateImport(service, maker, { contract, batch });
      await applyImport(service, approver, { contract, batch, knownOn: '2023-01-01' });
    }
  });
  afterAll(() => database.close());

  it('without what the vocabulary requires are rejected, with the values allowed', async () => {
    const { site, role } = ATTRIBUTES;
    const missing = await captureOrder(
      service,
      OD,
      asked({ order: 'R1', attributes: { site, role } }),
    );
    expect(missing.state).toBe('rejected');
    expect(missing.reasons.map(({ code, values }) => [code, values.attribute])).toEqual([
      ['S0421', 'bandwidth'],
      ['S0421', 'class of service'],
      ['S0421', 'term'],
      ['S0421', 'installed'],
      ['S0421', 'commitment end'],
    ]);
    expect(missing.reasons[1]?.values.expected).toBe('Standard, Silver, Gold, Platinum');
    for (const [order, more, code] of [
      ['R2', { attributes: { ...ATTRIBUTES, colour: 'red' } }, 'S0422'],
      ['R3', { attributes: ATTRIBUTES, key: 'FR-LYS-01-P' }, 'S0423'],
      ['R4', { action: 'cease', key: 'NOBODY' }, 'S0424'],
      ['R5', { attributes: { ...ATTRIBUTES, 'class of service': 'Bronze' } }, 'S0428'],
      ['R6', { action: 'change', key: 'FR-LYS-01-P', requestedOn: '2023-06-01' }, 'S0424'],
      ['R7', { attributes: { ...ATTRIBUTES, site: 'FR-NOPE' } }, 'S0430'],
      // No price for 7 Mbps: told once, of what is ordered and not of all that hangs on it.
      ['R8', { attributes: { ...ATTRIBUTES, bandwidth: '7' } }, 'S0426'],
    ] as const) {
      const { state, reasons } = await captureOrder(service, OD, asked({ order, ...more }));
      const codes = reasons.map((one) => one.code);
      expect([order, state, codes]).toEqual([order, 'rejected', [code]]);
      expect((await problemOf(acceptOrder(service, OS, { contract, order }))).code).toBe('S0102');
    }
  });

  it('rejected are corrected under their number', async () => {
    const order = 'R9';
    const more = { order, key: 'FR-LYS-01-V' };
    const { site: _, ...others } = ATTRIBUTES;
    const wrong = asked({ ...more, attributes: { ...others, site: 'FR-NOPE' } });
    const { state, reasons } = await captureOrder(service, OD, wrong);
    const [said] = reasons.map(({ code, values }) => new Problem(code, values));
    expect([state, said?.detail('fr'), said?.detail('en')]).toEqual([
      'rejected',
      'site : FR-NOPE n’existe pas dans data/sites.csv',
      'site: FR-NOPE does not exist in data/sites.csv',
    ]);
    const right = asked({ ...more, attributes: ATTRIBUTES });
    const taken = await captureOrder(service, { ...OD, person: 'olga' }, right);
    expect(taken).toMatchObject({ state: 'validated', maker: 'olga', attributes: ATTRIBUTES });
    expect((await problemOf(captureOrder(service, OD, wrong))).code).toBe('S0411');
    await cancelOrder(service, OD, { contract, order, reason: 'tried' });
  });

  it('are priced as they are billed, once another person accepts them', {
    timeout: 180_000,
  }, async () => {
    const cents = (text: string) => Math.round(Number(text) * 100);
    const orders: readonly Partial<NewOrder>[] = [
      { order: 'A1', attributes: ATTRIBUTES },
      { order: 'A2', action: 'change', key: 'FR-LYS-01-X', attributes: { bandwidth: '500' } },
      {
        ...{ order: 'A3', action: 'move', key: 'FR-LYS-02-P', newKey: 'FR-PAR-02-Y' },
        attributes: { site: 'FR-PAR-02', role: 'second' },
      },
      { order: 'A4', action: 'cease', key: 'FR-LYS-01-S' },
    ];
    for (const [at, more] of orders.entries()) {
      const order = asked({ requestedOn: `2025-10-${10 + at}`, ...more });
      const before = await billed();
      const taken = await captureOrder(service, OD, order);
      expect([order.order, taken.reasons, taken.state]).toEqual([order.order, [], 'validated']);
      expect(await captureOrder(service, OD, order)).toEqual(taken);
      const other = problemOf(captureOrder(service, OD, { ...order, key: 'other' }));
      expect((await other).code).toBe('S0411');
      expect(await billed()).toEqual(before);

      const id = { contract, order: order.order };
      expect((await problemOf(acceptOrder(service, OD, id))).code).toBe('S0202');
      const accepted = await acceptOrder(service, OS, id);
      expect(accepted).toMatchObject({ state: 'accepted', maker: 'odile', checker: 'oscar' });
      expect((await problemOf(acceptOrder(service, OS, id))).code).toBe('S0102');
      const after = await billed();
      // Priced from October on: what September would bill is the same.
      const differences = after.map((total, month) => cents(total) - cents(before[month] ?? ''));
      const quoted = (taken.price?.months ?? []).map(({ amount }) => cents(amount));
      expect(differences[0]).toBe(0);
      expect(quoted.slice(0, 2)).toEqual(differences.slice(1));
      expect(quoted.some((amount) => amount !== 0)).toBe(true);
    }
    const moved = { contract, dataset: ACCESSES };
    const old = await itemHistory(service, OD, { ...moved, key: 'FR-LYS-02-P' });
    const next = await itemHistory(service, OD, { ...moved, key: 'FR-PAR-02-Y' });
    expect(old.stretches.at(-1)?.to).toBe('2025-10-12');
    expect(next.stretches).toMatchObject([{ from: '2025-10-12', to: null }]);
    expect(next.rows[0]?.batch).toBe(old.rows.at(-1)?.batch);
    expect([next.rows[0]?.order, old.rows.at(-1)?.order]).toEqual(['A3', 'A3']);
    expect(next.stretches[0]?.values).toMatchObject({ site: 'FR-PAR-02', bandwidth: '500' });
    const changed = await itemHistory(service, OD, { ...moved, key: 'FR-LYS-01-X' });
    expect(changed.stretches.map(({ from, values }) => [from, values.bandwidth])).toEqual([
      ['2025-10-10', '100'],
      ['2025-10-11', '500'],
    ]);
  });

  it('no longer sound are refused at acceptance, with the reasons; cancelled ones stay so', async () => {
    const key = 'FR-PAR-01-P';
    const one = asked({ order: 'C1', action: 'cease', key });
    const two = asked({
      order: 'C2',
      action: 'change',
      key,
      attributes: { bandwidth: '20' },
      requestedOn: '2025-10-20',
    });
    await captureOrder(service, OD, one);
    await captureOrder(service, OD, two);
    await acceptOrder(service, OS, { contract, order: 'C1' });
    const refused = await problemOf(acceptOrder(service, OS, { contract, order: 'C2' }));
    expect(refused.code).toBe('S0412');
    expect(refused.details).toMatchObject([{ code: 'S0424' }]);
    const gone = await cancelOrder(service, OD, { contract, order: 'C2', reason: 'ceased' });
    expect(gone.state).toBe('cancelled');
    expect((await problemOf(acceptOrder(service, OS, { contract, order: 'C2' }))).code).toBe(
      'S0102',
    );
  });

  it('accepted by two people at once count once', async () => {
    const order = asked({ order: 'D1', key: 'FR-LYS-01-Z', attributes: ATTRIBUTES });
    await captureOrder(service, OD, order);
    const people = ['a', 'b', 'c'].map((person) => ({ person, roles: ['OS'] }));
    const results = await Promise.allSettled(
      people.map((person) => acceptOrder(service, person, { contract, order: 'D1' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { rows } = await itemHistory(service, OD, {
      ...{ contract, dataset: ACCESSES, key: 'FR-LYS-01-Z' },
    });
    expect(rows).toHaveLength(1);
  });
});
