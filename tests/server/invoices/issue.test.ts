// Issue: gapless numbers, documents that never change, approvals bound to what was seen, two people.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Database,
  hashOf,
  type Issue,
  issueInvoices,
  json,
  listInvoices,
  openDatabase,
  Problem,
  readInvoice,
  reviewDraft,
  type Service,
} from '../../../server/src/index.ts';
import { freshDatabase, freshServerUrl, KINDS } from '../../support/databases.ts';
import { ANA, IDA, makeBillable, VAL, validated, writePlainDraft } from '../../support/drafts.ts';
import { serviceOf } from '../../support/stored.ts';
import { unguard } from '../../support/unguarded.ts';

const TWO = [
  { subject: 'A', amount: '100.10' },
  { subject: 'B', amount: '-0.37' },
] as const;

const numbers = async ({ db }: Database): Promise<readonly number[]> => {
  const rows = await db.selectFrom('invoice').select('number').orderBy('number').execute();
  return rows.map(({ number }) => number);
};

const events = async ({ db }: Database, id: string): Promise<readonly string[]> => {
  const rows = db.selectFrom('audit_event').select('action').where('object_id', '=', id);
  return (await rows.orderBy('event').execute()).map(({ action }) => action);
};

describe.each(KINDS)('issue on %s', (kind) => {
  let database: Database;
  let service: Service;
  const clock = { now: '2026-05-06T08:00:00Z' };
  const asked = (contract: string, period = '2026-04'): Issue => {
    return { account: `BA-${contract}`, period };
  };
  const draft = async (contract: string, name: string, period = '2026-04') => {
    await writePlainDraft(database, { contract, draft: name, period }, TWO);
    return { contract, draft: name };
  };
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, clock);
    for (const contract of ['C1', 'C2', 'C3', 'C4', 'C5']) await makeBillable(database, contract);
  });
  afterAll(() => database.close());

  it('makes documents whose total is the exact sum of their lines, whose hash is theirs', async () => {
    const id = await draft('C1', 'D1');
    await expect(issueInvoices(service, IDA, asked('C1'))).rejects.toMatchObject({ code: 'S0606' });
    await validated(service, id);
    const [invoice] = await issueInvoices(service, IDA, asked('C1'));
    expect(invoice).toMatchObject({ issuer: 'LE-issuer', series: 'INV', number: 1, net: '99.73' });
    expect(invoice?.document.lines.map(({ amount }) => amount)).toEqual(['100.10', '-0.37']);
    expect(invoice?.document.totals).toEqual({ net: '99.73', lines: 2 });
    expect(invoice?.document.billed.name).toBe('billed');
    expect(invoice?.documentHash).toBe(hashOf(invoice?.document));
    expect(invoice?.issuedOn).toBe('2026-05-06');
    const way = ['draft.take', 'draft.validate', 'draft.issue'];
    expect(await events(database, 'C1/D1')).toEqual(way);
    expect(await events(database, 'LE-issuer/INV/1')).toEqual(['invoice.issue']);
    await expect(issueInvoices(service, IDA, asked('C1'))).rejects.toMatchObject({ code: 'S0606' });
    const back = reviewDraft(service, ANA, { ...id, how: 'reopen', reason: 'late' });
    await expect(back).rejects.toMatchObject({ code: 'S0102' });
  });

  it('voids a validation whose content changed, and takes no number', async () => {
    const id = await draft('C2', 'D2');
    await validated(service, id);
    const [line] = [{ label: 'other words' }];
    await database.db.updateTable('rated_line').set(line).where('draft', '=', 'D2').execute();
    await expect(issueInvoices(service, IDA, asked('C2'))).rejects.toMatchObject({ code: 'S0603' });
    expect(await numbers(database)).toEqual([1]);
    const approvals = database.db.selectFrom('approval').select('state');
    expect(await approvals.where('object_id', '=', 'C2/D2').execute()).toEqual([{ state: 'void' }]);
    await validated(service, id);
    const [invoice] = await issueInvoices(service, IDA, asked('C2'));
    expect(invoice?.number).toBe(2);
  });

  it('refuses a total that is not the sum of the lines', async () => {
    const id = await draft('C3', 'D3');
    await validated(service, id);
    const wrong = { total: '99.74' };
    await database.db.updateTable('draft').set(wrong).where('draft', '=', 'D3').execute();
    await expect(issueInvoices(service, IDA, asked('C3'))).rejects.toMatchObject({ code: 'S0611' });
    const right = { total: '99.73' };
    await database.db.updateTable('draft').set(right).where('draft', '=', 'D3').execute();
    expect(await numbers(database)).toEqual([1, 2]);
  });

  it('never dates a number before the one before it', async () => {
    clock.now = '2026-05-05T23:59:59Z';
    await expect(issueInvoices(service, IDA, asked('C3'))).rejects.toMatchObject({ code: 'S0604' });
    clock.now = '2026-05-06T08:00:00Z';
    await database.db
      .updateTable('billing_account')
      .set({ state: 'on_hold' })
      .where('account', '=', 'BA-C3')
      .execute();
    await expect(issueInvoices(service, IDA, asked('C3'))).rejects.toMatchObject({ code: 'S0605' });
    await database.db
      .updateTable('billing_account')
      .set({ state: 'active' })
      .where('account', '=', 'BA-C3')
      .execute();
    const [invoice] = await issueInvoices(service, IDA, asked('C3'));
    expect(invoice?.number).toBe(3);
  });

  it('tells the rights who validated, and leaves all as it was when they refuse', async () => {
    const id = await draft('C4', 'D4');
    await validated(service, id);
    const may = (_: unknown, action: string, context: object): void => {
      const { done = [] } = context as { done?: readonly string[] };
      if (done.includes('draft.validate')) throw new Problem('S0201', { action });
    };
    const strict = { ...service, may };
    const same = issueInvoices(strict, VAL, asked('C4'));
    await expect(same).rejects.toMatchObject({ code: 'S0201' });
    expect(await numbers(database)).toEqual([1, 2, 3]);
    await issueInvoices(strict, IDA, asked('C4'));
    expect(await numbers(database)).toEqual([1, 2, 3, 4]);
  });

  it('lists documents page by page, and tells when one is not what was issued', async () => {
    const all = await listInvoices(service, IDA, {});
    expect(all.map(({ number, contract }) => [number, contract])).toEqual([
      [1, 'C1'],
      [2, 'C2'],
      [3, 'C3'],
      [4, 'C4'],
    ]);
    const [first] = all;
    if (first === undefined) throw new Error('nothing issued');
    expect(await listInvoices(service, IDA, { after: first, limit: 2 })).toEqual(all.slice(1, 3));
    expect(await listInvoices(service, IDA, { contract: 'C3' })).toEqual([all[2]]);
    const analyst = { person: 'al', roles: ['AN'] };
    expect(await listInvoices(service, analyst, { contract: 'C3' })).toEqual([all[2]]);
    const seller = { person: 'pia', roles: ['PS'] };
    await expect(listInvoices(service, seller, {})).rejects.toMatchObject({ code: 'S0201' });
    expect(await listInvoices(service, IDA, { period: '2026-05' })).toEqual([]);
    const { invoice, isIntact } = await readInvoice(service, IDA, first);
    expect([isIntact, invoice.net, first.net]).toEqual([true, '99.73', '99.73']);
    await unguard(database.db, 'invoice');
    const table = database.db.updateTable('invoice').where('number', '=', 4);
    await table.set({ document: json({ ...invoice.document, period: '2026-03' }) }).execute();
    const forged = await readInvoice(service, IDA, { ...first, number: 4 });
    expect(forged.isIntact).toBe(false);
    await expect(readInvoice(service, IDA, { ...first, number: 9 })).rejects.toMatchObject({
      code: 'S0101',
    });
  });

  it('numbers each series of an issuer on its own', async () => {
    await validated(service, await draft('C5', 'D5'));
    const [invoice] = await issueInvoices(service, IDA, { ...asked('C5'), series: 'EXP' });
    expect(invoice).toMatchObject({ series: 'EXP', number: 1 });
    expect(invoice?.documentHash).toBe(hashOf(invoice?.document));
  });
});

describe('issuers that race', () => {
  it('never get the same number, nor leave a gap, though some fail', async () => {
    const url = await freshServerUrl();
    const database = await openDatabase({ kind: 'server', url });
    const service = serviceOf(database, { now: '2026-05-06T08:00:00Z' });
    const contracts = Array.from({ length: 12 }, (_, at) => `R${at}`);
    for (const contract of contracts) {
      await makeBillable(database, contract);
      const id = { contract, draft: `D-${contract}` };
      await writePlainDraft(database, { ...id, period: '2026-04' }, TWO);
      await validated(service, id);
    }
    // One in three changes after its validation: its issue fails.
    const changed = contracts.filter((_, at) => at % 3 === 0);
    await database.db
      .updateTable('rated_line')
      .set({ label: 'changed' })
      .where('contract', 'in', changed)
      .execute();
    const others = await openDatabase({ kind: 'server', url });
    const second = serviceOf(others, { now: '2026-05-06T08:00:00Z' });
    const both = contracts.flatMap((contract) =>
      [service, second].map((one) =>
        issueInvoices(one, IDA, { account: `BA-${contract}`, period: '2026-04' }),
      ),
    );
    const outcomes = await Promise.allSettled(both);
    const count = contracts.length - changed.length;
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(count);
    expect(await numbers(database)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    const drafts = await database.db.selectFrom('invoice').select('draft').execute();
    expect(new Set(drafts.map((one) => one.draft)).size).toBe(count);
    await others.close();
    await database.close();
  }, 60_000);
});
