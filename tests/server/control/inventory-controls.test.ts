// Controls that hold a draft against what its contract's files, orders, network and parties say:
// each fires on what is wrong, and not on its neighbour that is right.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  applyImport,
  type Database,
  type Finding,
  installControls,
  keepExtract,
  listFindings,
  reviewDraft,
  runControls,
  type Service,
  uploadImport,
  validateImport,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { ANA, makeBillable, writePlainDraft } from '../../support/drafts.ts';
import { serviceOf } from '../../support/stored.ts';

const OSC = { person: 'osc', roles: ['OS'] };
const C = 'C1';
const TEXT = `language en

contract "C1" "Branch network"
  currency EUR
  in force from 2026-01-01 for 36 months
  invoiced at the end of each month

item access from "accesses.csv"
  key id
  in service from start until end

record cost from "costs.csv"
  key id
  amount : EUR
  dated on day

clause 4.1 "Monthly access charge"
  for each access
  charge 100 EUR per month

clause 5 "Launch discount"
  in force from 2026-01-01 until 2026-04-11
  discount charges of 4.1 graduated
    up to 100 EUR : 0 %
    otherwise : 5 %

clause 6 "Costs passed on"
  for each cost
  charge amount of this cost
`;
// B tells no start. C ends, D starts in April. E and F: see the lines.
const ACCESSES = `id,start,end
A,2026-01-01,
B,,
C,2026-01-01,2026-04-11
D,2026-04-05,
E,2026-01-01,
F,2026-01-01,
`;
const COSTS = (month: string): string => `id,amount,day
${month}-1,10,2026-${month}-03
${month}-2,10,2026-${month}-03
${month}-3,30,2026-${month}-05
`;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(KINDS)('controls against the contract, on %s', (kind) => {
  let database: Database;
  let service: Service;
  const id = { contract: C, draft: 'D2' };
  const load = async (dataset: string, text: string): Promise<number> => {
    const file = { contract: C, dataset, fileName: dataset, bytes: bytesOf(text) };
    const { batch } = await uploadImport(service, ANA, file);
    await validateImport(service, ANA, { contract: C, batch });
    await applyImport(service, OSC, { contract: C, batch });
    return batch;
  };
  const found = async (control: string): Promise<readonly Finding[]> => {
    const all = await listFindings(service, ANA, id);
    return all.filter((one) => one.control === control && one.state === 'open');
  };
  const subjects = async (control: string): Promise<readonly string[]> =>
    (await found(control)).map(({ subject }) => subject).sort();
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, { now: '2026-05-02T08:00:00Z' });
    await installControls(service);
    await makeBillable(database, C);
    const files = JSON.stringify({ 'contract.avn': TEXT }) as never;
    await database.db.updateTable('contract_version').set({ files }).execute();
    await load('accesses.csv', ACCESSES);
    await load('costs.csv', COSTS('03'));
    const march = { contract: C, draft: 'D1', period: '2026-03' };
    const access = { type: 'access', clause: '4.1' };
    await writePlainDraft(database, march, [
      { ...access, subject: 'A', amount: '100.00' },
      { clause: '5', subject: C, amount: '-10.00', kind: 'discount' },
      { clause: '7', subject: 'F', amount: '-4.00', kind: 'discount', type: 'access' },
      { clause: '8', subject: 'F', amount: '4.00', kind: 'one-off', type: 'access' },
    ]);
    await writePlainDraft(database, { ...id, period: '2026-04' }, [
      { ...access, subject: 'A', amount: '100.00' },
      { ...access, subject: 'C', amount: '100.00' },
      { ...access, subject: 'D', amount: '86.67', from: '2026-04-05' },
      { ...access, subject: 'F', amount: '100.00' },
      { clause: '5', subject: C, amount: '-10.00', kind: 'discount' },
      { clause: '6', subject: '03-1', amount: '10.00', kind: 'usage', type: 'cost' },
    ]);
    await reviewDraft(service, ANA, { ...id, how: 'take' });
    await runControls(service, ANA, id);
  });
  afterAll(() => database.close());

  it('K01: rows without a start, and what is in service and in no line', async () => {
    expect(await found('K01')).toMatchObject([
      { subject: 'accesses.csv', evidence: { withoutStart: '1' } },
    ]);
    expect(await subjects('K01B')).toEqual(['E']);
  });

  it('K02: days after the end that the inventory tells now', async () => {
    expect(await found('K02')).toMatchObject([
      { subject: 'C', evidence: { daysAfterEnd: '20' }, atRisk: '100.00' },
    ]);
  });

  it('K03: what the network does not carry, and what it alone carries, once an extract is kept', async () => {
    expect(await found('K03')).toEqual([]);
    expect(await found('K03N')).toEqual([]);
    const extract = { contract: C, dataset: 'accesses.csv', day: '2026-04-20', fileName: 'n.csv' };
    await keepExtract(service, ANA, { ...extract, bytes: bytesOf('id\nA\nD\nX\nE\n') });
    await runControls(service, ANA, id);
    expect(await subjects('K03')).toEqual(['F']);
    expect(await found('K03N')).toMatchObject([
      { evidence: { onlyOnNetwork: '1', networkDay: '2026-04-20' } },
    ]);
    // The last word of the day stands: all of it is carried.
    await keepExtract(service, ANA, { ...extract, bytes: bytesOf('id\nA\nD\nE\nF\n') });
    await runControls(service, ANA, id);
    expect(await found('K03')).toEqual([]);
    expect(await found('K03N')).toEqual([]);
  });

  it('K08: a discount that is gone, and one on days on which its clause is not in force', async () => {
    expect(await found('K08')).toMatchObject([
      { subject: 'F', evidence: { clause: '7', previousAmount: '-4.00' }, atRisk: '4.00' },
    ]);
    expect(await found('K08E')).toMatchObject([
      { subject: C, evidence: { clause: '5', daysOutsideClause: '20' } },
    ]);
  });

  it('K12 and K13: orders whose rows were taken back, and changes that no order tells', async () => {
    expect(await found('K12U')).toEqual([]);
    // A contract without orders is kept by files alone.
    expect(await found('K13')).toEqual([]);
    await database.db
      .insertInto('purchase_order')
      .values({
        ...{ contract: C, order_number: 'O1', action: 'add', dataset: 'accesses.csv', batch: 1 },
        ...{ item_key: 'D', requested_on: '2026-04-05', accepted_on: '2026-04-05' },
        ...{ state: 'accepted', maker: 'ana', created_at: '2026-04-01T00:00:00Z' },
        attributes: JSON.stringify({}) as never,
        reasons: JSON.stringify([]) as never,
      })
      .execute();
    await runControls(service, ANA, id);
    expect(await subjects('K13')).toEqual(['C']);
    expect(await found('K12U')).toEqual([]);
    const undone = (state: 'undone' | 'applied') =>
      database.db.updateTable('import_batch').set({ state }).where('batch', '=', 1).execute();
    await undone('undone');
    await runControls(service, ANA, id);
    expect(await found('K12U')).toMatchObject([{ evidence: { undoneOrders: '1' } }]);
    await undone('applied');
  });

  it('K16: records missing, then many, then rejected', async () => {
    expect(await found('K16')).toMatchObject([
      { subject: 'costs.csv', evidence: { previousRecords: '3' } },
    ]);
    const many = Array.from({ length: 120 }, (_, at) => `m${at},${at},2026-04-0${1 + (at % 9)}`);
    await load('costs.csv', ['id,amount,day', ...many, 'bad,much,2026-04-03'].join('\n'));
    await runControls(service, ANA, id);
    expect(await found('K16')).toEqual([]);
    expect(await found('K16V')).toMatchObject([
      { evidence: { records: '120', previousRecords: '3', changePercent: '3900' } },
    ]);
    expect(await subjects('K16R')).toEqual(['accesses.csv', 'costs.csv']);
  });

  it('K18 and K30: records that say the same, and costs in no line', async () => {
    expect(await found('K18')).toEqual([]);
    await load('costs.csv', COSTS('04'));
    await runControls(service, ANA, id);
    expect(await subjects('K18')).toEqual(['04-1', '04-2']);
    expect(await subjects('K30')).toContain('04-3');
    const { db } = database;
    const line = { subject: '04-3', subject_type: 'cost' };
    await db.updateTable('rated_line').set(line).where('subject', '=', '03-1').execute();
    await runControls(service, ANA, id);
    expect(await subjects('K30')).not.toContain('04-3');
  });

  it('K23: parties without a registration number', async () => {
    expect(await found('K23')).toMatchObject([{ subject: C }]);
    await database.db.updateTable('legal_entity').set({ registration: '552 100 554' }).execute();
    await runControls(service, ANA, id);
    expect(await found('K23')).toEqual([]);
  });

  it('K26: a credit by hand that nobody else approved, or for no cause', async () => {
    const credit = (adjustment: string, cause: string) => ({
      ...{ contract: C, draft: 'D2', adjustment, cause, reason: 'late', label: 'gesture' },
      ...{ amount: '-5.00', currency: 'EUR', state: 'applied' as const, maker: 'ana' },
      ...{ approver: 'val', created_at: '2026-05-01T00:00:00Z' },
    });
    const agreed = (name: string) => ({
      ...{ approval: name, object_kind: 'adjustment', object_id: `${C}/${name}`, object_hash: '' },
      ...{
        step: 1,
        required_role: 'OS',
        maker: 'ana',
        approver: 'val',
        state: 'approved' as const,
      },
      created_at: '2026-05-01T00:00:00Z',
    });
    const { db } = database;
    await db
      .insertInto('adjustment')
      .values([credit('X1', 'goodwill'), credit('X2', 'goodwill'), credit('X3', ' ')])
      .execute();
    await db
      .insertInto('approval')
      .values([agreed('X2'), agreed('X3')])
      .execute();
    await runControls(service, ANA, id);
    const said = (await found('K26')).map(({ finding, evidence }) => [finding, evidence]);
    expect(said).toEqual([
      [`D2/K26/adjustment/X1`, { amount: '-5.00', hasCause: true, hasApproval: false }],
      [`D2/K26/adjustment/X3`, { amount: '-5.00', hasCause: false, hasApproval: true }],
    ]);
  });
});
