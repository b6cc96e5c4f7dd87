// The calendar of a contract: cut-offs by working days; what comes after is listed and billed by the
// next cycle, or off the cycle, once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cycle } from '../../../server/src/index.ts';
import { installControls } from '../../../server/src/index.ts';
import { workingDay } from '../../../server/src/runs/working-days.ts';
import { STAFF, stepsOf } from '../../support/billing-steps.ts';
import { textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { openOffice, type TestOffice } from '../../support/people.ts';

const HEAD = 'line,start,end\n';
const at = '/api/v1/contracts/C/cycles/2026-02';
// Counted from 2 February, a Monday: the cut-off is the Thursday before.
const DAYS = { inputs: -2, usage: -1, draft: 2, approval: 3, issue: 4 };

describe('working days', () => {
  it('leave weekends and holidays out, before a month and in it', () => {
    const none = new Set<string>();
    expect(workingDay('2026-02', 1, none)).toBe('2026-02-02');
    expect(workingDay('2026-02', -1, none)).toBe('2026-01-30');
    expect(workingDay('2026-02', -2, none)).toBe('2026-01-29');
    expect(workingDay('2026-05', 1, new Set(['2026-05-01']))).toBe('2026-05-04');
    expect(workingDay('2026-02', 6, none)).toBe('2026-02-09');
  });
});

describe.each(KINDS)('billing cycles on %s', (kind) => {
  const clock = { now: '2026-01-02T08:00:00Z' };
  let office: TestOffice<keyof typeof STAFF>;
  let steps: ReturnType<typeof stepsOf>;
  const move = (how: string, reason = '') => ({ json: { how, reason } });
  beforeAll(async () => {
    const database = await freshDatabase(kind);
    await installControls({ database });
    office = await openOffice(database, clock, STAFF);
    steps = stepsOf(office, 'C', 'BA-C');
    const { must } = office;
    const numbers = { country: 'FR', registration: null, vatId: null };
    const customer = { customer: 'CUS-C', name: 'C', language: 'en' };
    await must('author', 'POST', '/api/v1/customers', { json: customer });
    for (const role of ['issuer', 'billed']) {
      const json = { entity: `LE-${role}`, name: role, role, ...numbers };
      await must('author', 'POST', '/api/v1/entities', { json });
    }
    const between = { customer: 'CUS-C', billedEntity: 'LE-billed', issuer: 'LE-issuer' };
    const account = { account: 'BA-C', parent: null, currency: 'EUR', ...between };
    await must('author', 'POST', '/api/v1/accounts', { json: account });
    const contract = { contract: 'C', customer: 'CUS-C', title: 'C', account: 'BA-C' };
    await must('author', 'POST', '/api/v1/contracts', { json: contract });
    await steps.publish(textOf('C', '10.00'));
    await steps.load('lines.csv', `${HEAD}L1,2026-02-01,\n`, '2026-01-01');
  });
  afterAll(() => office.on.close());

  it('are planned by one person and frozen by another, after the cut-off', async () => {
    const plan = (days: object) => ({ json: { days } });
    expect(await office.refused('analyst', 'PUT', at, plan(DAYS))).toBe('S0201');
    const wrong = plan({ ...DAYS, usage: 3 });
    expect(await office.refused('applier', 'PUT', at, wrong)).toBe('S0507');
    const planned = await office.must<Cycle>('applier', 'PUT', at, plan(DAYS));
    expect(planned).toMatchObject({
      ...{ state: 'open', knownOn: null, maker: 'applier' },
      days: {
        ...{ inputs: '2026-01-29', usage: '2026-01-30', draft: '2026-02-03' },
        ...{ approval: '2026-02-04', issue: '2026-02-05' },
      },
    });
    clock.now = '2026-01-29T08:00:00Z';
    expect(await office.refused('applier', 'POST', `${at}/steps`, move('freeze'))).toBe('S0201');
    expect(await office.refused('second', 'POST', `${at}/steps`, move('freeze'))).toBe('S0508');
    clock.now = '2026-01-30T08:00:00Z';
    const frozen = await office.must<Cycle>('second', 'POST', `${at}/steps`, move('freeze'));
    expect(frozen).toMatchObject({ state: 'frozen', knownOn: '2026-01-29' });
    expect(await office.refused('applier', 'PUT', at, plan(DAYS))).toBe('S0102');
  });

  it('leave late orders to the next one, and list them', async () => {
    for (const key of ['L2', 'L3']) {
      const json = {
        ...{ order: `O-${key}`, action: 'add', dataset: 'lines.csv', key },
        ...{ attributes: {}, requestedOn: key === 'L2' ? '2026-02-01' : '2026-03-01', months: 1 },
      };
      await office.must('desk', 'POST', '/api/v1/contracts/C/orders', { json });
      const acceptance = `/api/v1/contracts/C/orders/O-${key}/acceptance`;
      await office.must('applier', 'POST', acceptance, { json: {} });
    }
    const late = await office.must<{ items: unknown[] }>('analyst', 'GET', `${at}/late-orders`);
    const days = { knownOn: '2026-01-30', serviceFrom: '2026-02-01' };
    expect(late.items).toEqual([{ order: 'O-L2', item: 'L2', action: 'add', ...days }]);
    clock.now = '2026-02-02T08:00:00Z';
    // The line of the late order is there on the drawing day, but not at the cut-off.
    expect(await steps.bill('FEB', '2026-02')).toMatchObject({ net: '10.00' });
    const [line] = await steps.lines('FEB');
    const query = `line=${encodeURIComponent(line?.line ?? '')}`;
    const path = `/api/v1/contracts/C/drafts/FEB/explanation?${query}`;
    expect(await office.must('analyst', 'GET', path)).toMatchObject({ line: { amount: '10.00' } });
    const thaw = move('thaw', 'a mistake');
    expect(await office.refused('second', 'POST', `${at}/steps`, thaw)).toBe('S0102');
  });

  it('once closed draft nothing any more, but off the cycle', async () => {
    await office.must('second', 'POST', `${at}/steps`, move('close'));
    const json = { run: 'FEB-2', mode: 'draft', period: '2026-02', contracts: ['C'] };
    expect(await office.refused('analyst', 'POST', '/api/v1/runs', { json })).toBe('S0102');
    await steps.load('lines.csv', `${HEAD}L4,2026-02-01,\n`);
    await steps.run('OFF', 'off_cycle', '2026-02');
    // What the cycle billed is not billed again: the late order and the late line are.
    const lines = await steps.lines('OFF');
    expect(lines.map(({ subject, amount }) => [subject, amount])).toEqual([
      ['L2', '10.00'],
      ['L4', '10.00'],
    ]);
    await steps.take('OFF');
    await steps.control('OFF');
    await steps.validate('OFF');
    expect(await steps.issue('2026-02')).toMatchObject({ net: '20.00', period: '2026-02' });
    clock.now = '2026-03-02T08:00:00Z';
    // Nor by the next cycle, which bills its own four lines.
    expect(await steps.bill('MAR', '2026-03')).toMatchObject({ net: '40.00' });
    expect((await steps.lines('MAR')).filter((one) => one.correctsPeriod !== null)).toEqual([]);
  });
});
