// Each condition of the matrix is told by the operations that need it: your own, in a study, simulations,
// technical events, amounts that count together, what somebody did before, and the row of a data file.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorNamed } from '../../../server/src/access/entering.ts';
import {
  type Actor,
  applyImport,
  approveVersion,
  compileVersion,
  createAdjustment,
  createContract,
  createCustomer,
  createDraft,
  createPerson,
  type Database,
  decideAdjustment,
  decideNote,
  issueInvoices,
  itemsAsOf,
  launchRun,
  listAccounts,
  listContracts,
  listCustomers,
  listEvents,
  listFindings,
  listInvoices,
  listOrders,
  listPeople,
  listTokens,
  listVersions,
  Problem,
  publishVersion,
  readInvoice,
  readVersion,
  requestNote,
  reviewDraft,
  type Service,
  steerRun,
  treatFinding,
  undoImport,
  uploadImport,
  validateImport,
  verifyChain,
} from '../../../server/src/index.ts';
import { readOrder } from '../../../server/src/inventory/read.ts';
import { listRuns } from '../../../server/src/runs/drafts.ts';
import { readRun } from '../../../server/src/runs/progress.ts';
import { AUTHOR, makeContract, SECOND, tested, textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { ANA, IDA, validated, writePlainDraft } from '../../support/drafts.ts';
import { SILENT } from '../../support/faults.ts';
import { serviceOf } from '../../support/stored.ts';

const as = (person: string, ...roles: string[]): Actor => ({ person, roles });
const ADA = as('ada', 'AD');
const PAT = as('pat', 'PS');
const ODO = as('odo', 'OD');
const OLI = as('oli', 'OS');
const KNOWN = `
record call from "calls.csv"
  line : line
  length : minutes
  dated on day

series IDX monthly from "index.csv" columns month, value
`;

async function told(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'allowed',
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );
}

describe.each(KINDS)('conditions on %s', (kind) => {
  let database: Database;
  let service: Service;
  let customer: Actor;
  const period = '2026-04';
  const clock = { now: '2026-05-06T08:00:00Z' };
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, clock);
    for (const contract of ['ONE', 'TWO']) {
      await makeContract(service, contract);
      const version = await tested(service, contract, textOf(contract, '10.00', KNOWN));
      await publishVersion(service, SECOND, await approveVersion(service, SECOND, version));
      await writeIssued(contract);
    }
    const cus = { id: 'cus', name: 'C', email: 'c@one.example', customer: 'CUS-ONE' };
    await createPerson(service, ADA, cus);
    const role = { person: 'cus', role: 'CU', granted_by: 'ada' };
    await database.db.insertInto('person_role').values(role).execute();
    const found = await actorNamed(service, 'cus');
    if (found === undefined) throw new Error('nobody');
    customer = found;
  });
  afterAll(() => database.close());

  async function writeIssued(contract: string): Promise<void> {
    const id = { contract, draft: `D-${contract}` };
    const lines = [{ subject: 'L1', amount: '90000.00' }];
    await writePlainDraft(database, { ...id, period }, lines);
    await validated(service, id);
    await issueInvoices(service, IDA, { account: `BA-${contract}`, period });
  }

  it('own: a customer reads what is theirs, and nothing of anybody else', async () => {
    const [invoice, other] = await listInvoices(service, IDA, {});
    if (invoice === undefined || other === undefined) throw new Error('nothing issued');
    const item = { dataset: 'lines.csv', day: '2026-04-30' };
    const reads: readonly ((name: 'ONE' | 'TWO') => Promise<unknown>)[] = [
      (name) => listAccounts(service, customer, { customer: `CUS-${name}` }),
      (name) => listInvoices(service, customer, { contract: name }),
      (name) => listInvoices(service, customer, { account: `BA-${name}` }),
      (name) => readInvoice(service, customer, name === 'ONE' ? invoice : other),
      (name) => listOrders(service, customer, { contract: name }),
      (name) => itemsAsOf(service, customer, { contract: name, ...item }),
    ];
    for (const [at, read] of reads.entries()) {
      expect([at, await told(read('ONE'))]).toEqual([at, 'allowed']);
      expect([at, await told(read('TWO'))]).toEqual([at, 'S0203']);
    }
    expect([invoice.contract, other.contract]).toEqual(['ONE', 'TWO']);
    const mixed = listInvoices(service, customer, { contract: 'TWO', account: 'BA-ONE' });
    expect(await told(mixed)).toBe('S0203');
    expect(await told(listInvoices(service, customer, {}))).toBe('S0203');
    expect(await told(listCustomers(service, customer))).toBe('S0203');
    expect(await told(readOrder(service, customer, { contract: 'TWO', order: 'O' }))).toBe('S0203');
    expect(await told(listInvoices(service, as('cus', 'CU'), { contract: 'ONE' }))).toBe('S0203');
    expect(await told(listContracts(service, customer))).toBe('S0201');
  });

  it('study: pre-sales write contracts until the first is published', async () => {
    const head = { contract: 'NEW', customer: 'CUS-ONE', title: 'New', account: 'BA-ONE' };
    expect(await told(createContract(service, PAT, head))).toBe('allowed');
    const draft = await createDraft(service, PAT, {
      contract: 'NEW',
      files: textOf('NEW', '1.00'),
    });
    expect(await told(compileVersion(service, PAT, draft))).toBe('allowed');
    expect(await told(readVersion(service, PAT, draft))).toBe('allowed');
    const studies = await listContracts(service, PAT, { study: true });
    expect(studies.map(({ contract }) => contract)).toEqual(['NEW']);
    // All that one may read is what a list holds.
    expect(await listContracts(service, PAT)).toEqual(studies);
    const files = textOf('ONE', '2.00');
    expect(await told(createDraft(service, PAT, { contract: 'ONE', files }))).toBe('S0203');
    expect(await told(listVersions(service, PAT, { contract: 'ONE' }))).toBe('S0203');
    expect(await told(readVersion(service, PAT, { contract: 'ONE', version: 1 }))).toBe('S0203');
  });

  it('simulation: who may simulate asks for, reads and gives up simulations only', async () => {
    const asked = { period, contracts: ['ONE'] };
    const run = (name: string, mode: 'simulate' | 'draft', actor: Actor) =>
      told(launchRun(service, SILENT, actor, { run: name, mode, ...asked }));
    expect(await run('SIM', 'simulate', PAT)).toBe('allowed');
    expect(await run('REAL', 'draft', PAT)).toBe('S0203');
    expect(await run('REAL', 'draft', ANA)).toBe('allowed');
    expect(await told(readRun(service, PAT, { run: 'SIM' }))).toBe('allowed');
    expect(await told(readRun(service, PAT, { run: 'REAL' }))).toBe('S0203');
    const page = { after: 0, limit: 10 };
    const simulations = await listRuns(service, PAT, { ...page, mode: 'simulate' });
    expect(simulations.map((one) => one.run)).toEqual(['SIM']);
    expect(await listRuns(service, PAT, page)).toEqual(simulations);
    expect(await told(listRuns(service, PAT, { ...page, mode: 'draft' }))).toBe('S0203');
    const discard = (name: string) => steerRun(service, SILENT, PAT, { run: name, how: 'discard' });
    expect(await told(discard('REAL'))).toBe('S0203');
    expect(await told(discard('SIM'))).toBe('allowed');
  });

  it('own: whom a finding was given to treats it, no other of the order desk', async () => {
    await database.db
      .insertInto('control')
      .values({
        ...{ control: 'K', area: 'a', severity: 'minor', rule: '{}' as never },
        words: JSON.stringify({ message: { en: 'm', fr: 'm' } }) as never,
        thresholds: '{}' as never,
      })
      .execute();
    await database.db
      .insertInto('finding')
      .values({
        ...{ contract: 'ONE', finding: 'F1', control: 'K', draft: 'D-ONE', severity: 'minor' },
        ...{ subject: 'L1', evidence: '{}' as never, state: 'assigned', owner: 'odo' },
      })
      .execute();
    const draft = { contract: 'ONE', draft: 'D-ONE' };
    expect(await told(listFindings(service, ODO, draft))).toBe('S0203');
    expect(await listFindings(service, ODO, { ...draft, owner: 'odo' })).toHaveLength(1);
    const explain = { contract: 'ONE', finding: 'F1', how: 'explain', words: 'seen' } as const;
    expect(await told(treatFinding(service, as('oda', 'OD'), explain))).toBe('S0203');
    expect(await told(treatFinding(service, ODO, explain))).toBe('allowed');
  });

  it('a data file asks for the row of what it holds', async () => {
    const upload = (actor: Actor, dataset: string, text: string) =>
      uploadImport(service, actor, {
        ...{ contract: 'ONE', dataset, fileName: dataset, bytes: new TextEncoder().encode(text) },
      });
    const bring = async (by: readonly [Actor, Actor, Actor], dataset: string, text: string) => {
      const [maker, applier, undoer] = by;
      const { batch } = await upload(maker, dataset, text);
      const id = { contract: 'ONE', batch };
      await validateImport(service, maker, id);
      const applied = await told(applyImport(service, applier, id));
      return [applied, await told(undoImport(service, undoer, { ...id, reason: 'r' }))];
    };
    const [lines, calls, index] = [
      'line,start,end\nL1,2026-01-01,\n',
      'line,length,day\nL1,5,2026-04-02\n',
      'month,value\n2026-01,101.5\n',
    ];
    const [an, be, bm] = [as('ann', 'AN'), as('ben', 'BE'), as('max', 'BM')];
    // Inventory: made by one, approved by another.
    expect(await told(upload(bm, 'lines.csv', lines))).toBe('S0201');
    expect(await bring([an, an, an], 'lines.csv', lines)).toEqual(['S0201', 'S0201']);
    expect(await bring([an, be, be], 'lines.csv', lines)).toEqual(['allowed', 'allowed']);
    // Usage and incidents: executed by who brings them, no part of the experts.
    expect(await told(upload(be, 'calls.csv', calls))).toBe('S0201');
    expect(await told(upload(ODO, 'calls.csv', calls))).toBe('S0201');
    expect(await bring([an, be, be], 'calls.csv', calls)).toEqual(['S0201', 'S0201']);
    expect(await bring([an, an, an], 'calls.csv', calls)).toEqual(['allowed', 'allowed']);
    // Indices are prices.
    expect(await told(upload(an, 'index.csv', index))).toBe('S0201');
    expect(await bring([OLI, be, be], 'index.csv', index)).toEqual(['S0201', 'S0201']);
    const fi = as('fin', 'FI');
    expect(await bring([OLI, fi, bm], 'index.csv', index)).toEqual(['allowed', 'allowed']);
  });

  it('amounts count together, and who asked for one adjustment approves none beside it', async () => {
    const id = { contract: 'TWO', draft: 'D-NEXT' };
    await writePlainDraft(database, { ...id, period: '2026-05' }, [
      { subject: 'L1', amount: '90000.00' },
    ]);
    await reviewDraft(service, ANA, { ...id, how: 'take' });
    const ask = (adjustment: string, amount: string, actor: Actor) =>
      createAdjustment(service, actor, {
        ...{ ...id, adjustment, label: 'l', amount, reason: 'r', cause: 'late' },
      });
    const decide = (adjustment: string, actor: Actor) => {
      const input = { contract: 'TWO', adjustment, decision: 'approve' } as const;
      return told(decideAdjustment(service, actor, input));
    };
    await ask('A1', '-3000.00', as('ann', 'AN'));
    expect(await decide('A1', OLI)).toBe('allowed');
    // Ten days later the same again: together above what one may decide alone.
    clock.now = '2026-05-16T08:00:00Z';
    await ask('A2', '-3000.00', as('bob', 'BS'));
    expect(await decide('A2', OLI)).toBe('S0203');
    expect(await decide('A2', as('bob', 'BM'))).toBe('S0202');
    expect(await decide('A2', as('ann', 'BM'))).toBe('S0204');
    expect(await decide('A2', as('max', 'BM'))).toBe('allowed');
    // Forty days later it counts alone again.
    clock.now = '2026-06-25T08:00:00Z';
    await ask('A3', '-3000.00', as('bob', 'BS'));
    expect(await decide('A3', OLI)).toBe('allowed');
    clock.now = '2026-05-06T08:00:00Z';
  });

  it('who keeps a customer’s data, or said yes to an order, approves no credit of theirs', async () => {
    const [, invoice] = await listInvoices(service, IDA, {});
    if (invoice === undefined) throw new Error('nothing issued');
    const note = (name: string) =>
      requestNote(service, as('ann', 'AN'), {
        ...{ contract: 'TWO', note: name, kind: 'credit_note', invoice, cause: name, reason: 'r' },
        lines: [{ position: 1, amount: '10.00' }],
      });
    const decide = (name: string, actor: Actor) => {
      const input = { contract: 'TWO', note: name, decision: 'approve' } as const;
      return told(decideNote(service, actor, input));
    };
    await note('N1');
    expect(await decide('N1', AUTHOR)).toBe('S0204');
    await database.db
      .insertInto('purchase_order')
      .values({
        ...{ contract: 'TWO', order_number: 'O1', action: 'add', dataset: 'lines.csv' },
        ...{ item_key: 'L1', attributes: '{}' as never, requested_on: '2026-05-01' },
        ...{ state: 'accepted', maker: 'odo', checker: 'oli', created_at: clock.now },
        reasons: '[]' as never,
      })
      .execute();
    const event = {
      ...{ action: 'order.accept', object_kind: 'order', object_id: 'TWO/O1', actor: 'oli' },
      ...{ event: 100_000, at: clock.now, previous_hash: '', hash: '' },
    };
    await database.db.insertInto('audit_event').values(event).execute();
    expect(await decide('N1', OLI)).toBe('S0204');
    expect(await decide('N1', as('olga', 'OS'))).toBe('allowed');
  });

  it('the audit, people and tokens: own, technical, or all', async () => {
    const events = (actor: Actor, query: object) =>
      told(listEvents(service, actor, { ...query, limit: 5 }));
    expect(await events(ANA, {})).toBe('S0203');
    expect(await events(ANA, { actor: 'ana' })).toBe('allowed');
    expect(await events(ANA, { actor: 'ida' })).toBe('S0203');
    expect(await events(ADA, { kind: 'person' })).toBe('allowed');
    expect(await events(ADA, { kind: 'invoice' })).toBe('S0203');
    expect(await events(ADA, {})).toBe('S0203');
    expect(await events(as('aud', 'AU'), {})).toBe('allowed');
    expect(await events(customer, {})).toBe('S0201');
    const verify = (actor: Actor) => told(verifyChain(service, actor, { anchors: [] }));
    expect([await verify(as('aud', 'AU')), await verify(SECOND)]).toEqual(['allowed', 'S0201']);
    const page = { after: 0, limit: 10 };
    const people = await listPeople(service, ADA, page);
    expect(people).toMatchObject([{ person: 'cus', roles: [{ role: 'CU', grantedBy: 'ada' }] }]);
    expect(await told(listPeople(service, ANA, page))).toBe('S0201');
    expect(await told(listTokens(service, ANA, { person: 'ana' }))).toBe('allowed');
    expect(await told(listTokens(service, ANA, { person: 'cus' }))).toBe('S0201');
  });

  it('what somebody did to the same text keeps them from publishing it', async () => {
    await makeContract(service, 'TRI');
    const version = await tested(service, 'TRI', textOf('TRI', '10.00'));
    expect(await told(approveVersion(service, AUTHOR, version))).toBe('S0202');
    const drafted = {
      ...{ action: 'contract.draft', object_kind: 'contract_version', object_id: 'TRI/1' },
      ...{ event: 200_000, at: clock.now, previous_hash: '', hash: '', actor: 'eve' },
    };
    await database.db.insertInto('audit_event').values(drafted).execute();
    expect(await told(approveVersion(service, as('eve', 'BE'), version))).toBe('S0204');
    expect(await told(createCustomer(service, SECOND, customerOf('X')))).toBe('S0201');
    expect(await told(approveVersion(service, SECOND, version))).toBe('allowed');
  });
});

const customerOf = (name: string) => ({ customer: name, name, language: 'en' as const });
