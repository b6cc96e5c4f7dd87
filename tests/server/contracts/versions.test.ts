// Versions of contracts on both databases: from a draft to what is rated.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  approveVersion,
  compilationOf,
  compileVersion,
  createContract,
  createDraft,
  type Database,
  editDraft,
  json,
  listContracts,
  listVersions,
  publishedOn,
  publishVersion,
  readVersion,
  rejectVersion,
  type Service,
  testVersion,
} from '../../../server/src/index.ts';
import {
  AUTHOR,
  makeContract,
  refusing,
  SECOND,
  serviceOn,
  tested,
  textOf,
} from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';

const THIRD: Actor = { person: 'cleo', roles: ['BE'] };
const refused = (code: string) => expect.objectContaining({ code });

describe.each(KINDS)('versions on %s', (kind) => {
  let database: Database;
  let service: Service;
  const clock = { now: '2026-03-02T09:00:00Z' };
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOn(database, clock);
  });
  afterAll(() => database.close());

  it('go from a draft to what is rated, each step in the audit', async () => {
    await makeContract(service, 'A');
    const files = textOf('A', '10.00');
    const draft = await createDraft(service, AUTHOR, { contract: 'A', files, note: 'first' });
    expect(draft).toMatchObject({ version: 1, state: 'draft', author: 'ana', note: 'first' });
    const compiled = await compileVersion(service, AUTHOR, draft);
    expect(compiled.problems).toEqual([]);
    expect(compiled.version.state).toBe('compiled');
    expect(compiled.version.planHash).toBe(compilationOf(files).latest?.hash);
    const { version, results } = await testVersion(service, AUTHOR, draft);
    expect(version.state).toBe('tested');
    expect(results).toMatchObject([{ holds: true, expected: '10.00' }]);
    expect(await publishedOn(database.db, 'A')).toBeUndefined();
    const approved = await approveVersion(service, SECOND, { ...draft, comment: 'fine' });
    expect(approved).toMatchObject({ state: 'approved', approver: 'ben' });
    const published = await publishVersion(service, SECOND, draft);
    expect(published.reRate).toBeUndefined();
    expect(published.version).toMatchObject({ state: 'published', effectiveFrom: '2026-01-01' });
    expect(await publishedOn(database.db, 'A')).toEqual({
      contract: 'A',
      version: 1,
      files,
      sourceHash: draft.sourceHash,
      planHash: compiled.version.planHash,
      effectiveFrom: '2026-01-01',
      publishedAt: '2026-03-02T09:00:00Z',
    });
    const events = await database.db
      .selectFrom('audit_event')
      .select(['action', 'actor'])
      .where('object_kind', '=', 'contract_version')
      .where('object_id', '=', 'A/1')
      .orderBy('event')
      .execute();
    expect(events.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'ana contract.draft',
      'ana contract.compile',
      'ana contract.test',
      'ben contract.approve',
      'ben contract.publish',
    ]);
    expect(await listContracts(service, AUTHOR)).toContainEqual(
      expect.objectContaining({ contract: 'A', account: 'BA-A' }),
    );
  });

  it('are known by day: a later one takes the place of the one before', async () => {
    await makeContract(service, 'B');
    for (const [day, price] of [
      ['2026-03-10', '10.00'],
      ['2026-04-20', '12.00'],
    ] as const) {
      clock.now = `${day}T09:00:00Z`;
      const version = await tested(service, 'B', textOf('B', price));
      await approveVersion(service, SECOND, version);
      await publishVersion(service, SECOND, version);
    }
    const versionOn = async (day?: string) =>
      (await publishedOn(database.db, 'B', day))?.version ?? 'none';
    expect(await versionOn('2026-03-09')).toBe('none');
    expect(await versionOn('2026-03-10')).toBe(1);
    expect(await versionOn('2026-04-19')).toBe(1);
    expect(await versionOn('2026-04-20')).toBe(2);
    expect(await versionOn()).toBe(2);
    const versions = await listVersions(service, AUTHOR, { contract: 'B' });
    expect(versions.map(({ version, state }) => `${version} ${state}`)).toEqual([
      '2 published',
      '1 superseded',
    ]);
    await expect(publishedOn(database.db, 'B', '2026-02-30')).rejects.toThrow(RangeError);
  });

  it('with errors stay drafts, with words in both languages', async () => {
    await makeContract(service, 'C');
    const files = textOf('C', '10.00', '\nclause 2 "Wrong"\n  for each lime\n  charge 1 EUR\n');
    const draft = await createDraft(service, AUTHOR, { contract: 'C', files });
    const { version, problems } = await compileVersion(service, AUTHOR, draft);
    expect(version.state).toBe('draft');
    expect(version.planHash).toBeNull();
    const [problem] = problems.filter(({ severity }) => severity === 'error');
    expect(problem?.place).toMatchObject({ file: 'contract.avn' });
    expect(problem?.words.en.message).toContain('lime');
    expect(problem?.words.fr.message).toContain('lime');
    expect(problem?.words.fr.message).not.toBe(problem?.words.en.message);
    await expect(testVersion(service, AUTHOR, draft)).rejects.toEqual(refused('S0102'));
  });

  it('are tested only when there are examples and all hold', async () => {
    await makeContract(service, 'D');
    const right = textOf('D', '10.00')['contract.avn'] ?? '';
    const [body = ''] = right.split('example');
    for (const [text, holds] of [
      [right.replace('for L1 : 10.00', 'for L1 : 11.00'), [false]],
      [body, []],
    ] as const) {
      const files = { 'contract.avn': text };
      const draft = await createDraft(service, AUTHOR, { contract: 'D', files });
      await compileVersion(service, AUTHOR, draft);
      const { version, results } = await testVersion(service, AUTHOR, draft);
      expect(version.state).toBe('compiled');
      expect(results.map((result) => result.holds)).toEqual(holds);
      await expect(approveVersion(service, SECOND, version)).rejects.toEqual(refused('S0102'));
    }
  });

  it('that were tested are tested no more when their examples fail on other facts', async () => {
    await makeContract(service, 'D2');
    const text = (textOf('D2', '10.00')['contract.avn'] ?? '').replace(/ {2}given.*\n/, '');
    const files = { 'contract.avn': text };
    const facts = (line: string) => {
      const columns = ['line', 'start', 'end'];
      return new Map([
        ['lines.csv', { file: 'lines.csv', columns, rows: [[line, '2026-01-01', '']] }],
      ]);
    };
    const draft = await createDraft(service, AUTHOR, { contract: 'D2', files });
    await compileVersion(service, AUTHOR, draft);
    const stateOn = async (line: string) =>
      (await testVersion(service, AUTHOR, { ...draft, facts: facts(line) })).version.state;
    expect(await stateOn('L1')).toBe('tested');
    expect(await stateOn('L2')).toBe('compiled');
    expect(await stateOn('L1')).toBe('tested');
  });

  it('read small tables among their own files', async () => {
    await makeContract(service, 'E');
    const text = (textOf('E', '10.00')['contract.avn'] ?? '')
      .replace('charge 10.00 EUR per month', 'charge monthly of price with size = 1')
      .replace(
        'clause 1',
        'table price by size from "prices.csv"\n  size | monthly (EUR per month)\n\nclause 1',
      );
    const files = { 'contract.avn': text, 'prices.csv': 'size;monthly\n1;10.00\n2;20.00\n' };
    expect((await tested(service, 'E', files)).state).toBe('tested');
    const other = await tested(service, 'E', { ...files, 'prices.csv': 'size,monthly\n1,10.00\n' });
    expect(other.planHash).not.toBe(
      (await readVersion(service, AUTHOR, { contract: 'E', version: 1 })).planHash,
    );
  });

  it('refuse what no contract is made of', async () => {
    await makeContract(service, 'F');
    const good = textOf('F', '10.00');
    for (const [name, files] of [
      ['*.avn', { 'prices.csv': 'a\n' }],
      ['../up.avn', { ...good, '../up.avn': '' }],
      ['a/../../up.avn', { ...good, 'a/../../up.avn': '' }],
      ['x.exe', { ...good, 'x.exe': '' }],
      ['p.csv', { ...good, 'p.csv': 'a;b\n"1;2\n' }],
      ['z.avn', { ...good, 'z.avn': 'a\u0000b' }],
      ['big.csv', { ...good, 'big.csv': 'x'.repeat(9 * 1024 * 1024) }],
    ] as const) {
      await expect(createDraft(service, AUTHOR, { contract: 'F', files })).rejects.toEqual(
        expect.objectContaining({ code: 'S0302', values: { file: name } }),
      );
    }
    const other = await createDraft(service, AUTHOR, { contract: 'F', files: textOf('X', '1') });
    await expect(compileVersion(service, AUTHOR, other)).rejects.toEqual(refused('S0304'));
    const pounds = (good['contract.avn'] ?? '').replaceAll('EUR', 'GBP');
    const foreign = { contract: 'F', files: { 'contract.avn': pounds } };
    const draft = await createDraft(service, AUTHOR, foreign);
    await expect(compileVersion(service, AUTHOR, draft)).rejects.toEqual(refused('S0318'));
    await expect(createDraft(service, AUTHOR, { contract: 'none', files: good })).rejects.toEqual(
      refused('S0101'),
    );
    const id = { contract: 'F', version: 99 };
    await expect(readVersion(service, AUTHOR, id)).rejects.toEqual(refused('S0101'));
    const head = { contract: 'F', customer: 'CUS-F', title: 'again', account: 'BA-F' };
    await expect(createContract(service, AUTHOR, head)).rejects.toEqual(refused('S0306'));
    const stranger = { ...head, contract: 'F2', account: 'BA-E' };
    await expect(createContract(service, AUTHOR, stranger)).rejects.toEqual(refused('S0317'));
  });

  it('are edited by their author alone, from the text last read, while they are drafts', async () => {
    await makeContract(service, 'G');
    const draft = await createDraft(service, AUTHOR, { contract: 'G', files: textOf('G', '1.00') });
    const edit = { ...draft, files: textOf('G', '2.00'), replaces: draft.sourceHash };
    await expect(editDraft(service, THIRD, edit)).rejects.toEqual(refused('S0303'));
    const edited = await editDraft(service, AUTHOR, edit);
    expect(edited.sourceHash).not.toBe(draft.sourceHash);
    await expect(editDraft(service, AUTHOR, edit)).rejects.toEqual(refused('S0301'));
    await compileVersion(service, AUTHOR, draft);
    const late = { ...edit, replaces: edited.sourceHash };
    await expect(editDraft(service, AUTHOR, late)).rejects.toEqual(refused('S0102'));
  });

  it('are approved by another person, on the text that this person read', async () => {
    await makeContract(service, 'H');
    const version = await tested(service, 'H', textOf('H', '1.00'));
    await expect(approveVersion(service, AUTHOR, version)).rejects.toEqual(refused('S0202'));
    const other = { ...version, sourceHash: '0' };
    await expect(approveVersion(service, SECOND, other)).rejects.toEqual(refused('S0301'));
    await expect(publishVersion(service, SECOND, version)).rejects.toEqual(refused('S0102'));
    await approveVersion(service, SECOND, version);
    await expect(publishVersion(service, AUTHOR, version)).rejects.toEqual(refused('S0202'));
  });

  it('lose their approval when they are rejected, and when their text changes under it', async () => {
    await makeContract(service, 'I');
    const version = await tested(service, 'I', textOf('I', '1.00'));
    await approveVersion(service, SECOND, version);
    const rejected = await rejectVersion(service, SECOND, { ...version, reason: 'wrong price' });
    expect(rejected).toMatchObject({ state: 'rejected', approver: null });
    const files = textOf('I', '2.00');
    const replaces = version.sourceHash;
    const edited = await editDraft(service, AUTHOR, { ...version, files, replaces });
    expect(edited).toMatchObject({ state: 'draft', planHash: null });
    await compileVersion(service, AUTHOR, version);
    await testVersion(service, AUTHOR, version);
    const of = database.db.selectFrom('approval').select(['object_hash', 'state']);
    const approvals = () => of.where('object_id', '=', 'I/1').orderBy('approval').execute();
    expect(await approvals()).toEqual([{ object_hash: replaces, state: 'void' }]);
    await approveVersion(service, THIRD, edited);
    await database.db
      .updateTable('contract_version')
      .set({ files: json(textOf('I', '3.00')) })
      .where('contract', '=', 'I')
      .execute();
    await expect(publishVersion(service, SECOND, edited)).rejects.toEqual(refused('S0305'));
  });

  it('written before the one in force are not published over it', async () => {
    await makeContract(service, 'J');
    const first = await tested(service, 'J', textOf('J', '1.00'));
    const second = await tested(service, 'J', textOf('J', '2.00'));
    for (const version of [first, second]) await approveVersion(service, SECOND, version);
    await publishVersion(service, SECOND, second);
    await expect(publishVersion(service, SECOND, first)).rejects.toEqual(refused('S0307'));
    await expect(rejectVersion(service, SECOND, { ...second, reason: 'late' })).rejects.toEqual(
      refused('S0102'),
    );
  });

  it('change for nobody without the right', async () => {
    await makeContract(service, 'K');
    const version = await tested(service, 'K', textOf('K', '1.00'));
    const none = refusing(service);
    const content = async () => [
      await database.db.selectFrom('contract_version').selectAll().orderBy('contract').execute(),
      await database.db.selectFrom('audit_event').select('event').orderBy('event').execute(),
    ];
    const before = await content();
    const files = textOf('K', '2.00');
    const head = { contract: 'K9', customer: 'CUS-K', title: 'x', account: 'BA-K' };
    for (const asked of [
      () => createContract(none, AUTHOR, head),
      () => createDraft(none, AUTHOR, { contract: 'K', files }),
      () => editDraft(none, AUTHOR, { ...version, files, replaces: version.sourceHash }),
      () => compileVersion(none, AUTHOR, version),
      () => testVersion(none, AUTHOR, version),
      () => approveVersion(none, SECOND, version),
      () => publishVersion(none, SECOND, version),
      () => rejectVersion(none, SECOND, { ...version, reason: '' }),
      () => readVersion(none, AUTHOR, version),
      () => listVersions(none, AUTHOR, version),
      () => listContracts(none, AUTHOR),
    ]) {
      await expect(asked()).rejects.toEqual(refused('S0201'));
    }
    expect(await content()).toEqual(before);
  });
});

describe('compilations', () => {
  it('are remembered, the one used longest ago forgotten first', () => {
    const files = (at: number) => textOf('A', `${at + 1}.00`);
    const kept = compilationOf(files(0));
    for (let at = 1; at < 16; at += 1) compilationOf(files(at));
    expect(compilationOf(files(0))).toBe(kept);
    const second = compilationOf(files(1));
    compilationOf(files(16));
    expect(compilationOf(files(0))).toBe(kept);
    compilationOf(files(17));
    compilationOf(files(18));
    expect(compilationOf(files(1))).toBe(second);
    for (let at = 20; at < 36; at += 1) compilationOf(files(at));
    expect(compilationOf(files(0))).not.toBe(kept);
  });

  it('know price tables kept elsewhere, and tell them apart', () => {
    const text =
      `language en\n\ncontract A "A"\n  currency EUR\n  in force from 2026-01-01\n\n` +
      'table price by size from "prices.csv"\n  size | monthly (EUR per month)\n';
    const files = { 'a.avn': text };
    const table = (price: string) =>
      new Map([['prices.csv', { columns: ['size', 'monthly'], rows: [['1', price]] }]]);
    const hash = (price: string) => compilationOf(files, table(price)).latest?.hash;
    expect(hash('1.00')).toBe(hash('1.00'));
    expect(hash('1.00')).not.toBe(hash('2.00'));
    // Facts are offered beside them, and change nothing.
    const among = (facts: string) =>
      compilationOf(
        files,
        new Map([...table('2.00'), ['facts.csv', { columns: [facts], rows: [] }]]),
      );
    expect(among('a')).toBe(among('b'));
    expect(among('a').latest?.hash).toBe(hash('2.00'));
  });

  it('let go of facts that were offered to them, and keep what earlier knowledge reads', async () => {
    const files = {
      'a.avn':
        'language en\n\ncontract A "A"\n  currency EUR\n  in force from 2026-01-01\n\n' +
        'table price by size from "prices.csv"\n  size | monthly (EUR per month)\n',
      'b.avn':
        'language en\n\namendment 1 "More" signed 2026-02-10 effective 2026-03-01\n' +
        '  clause 9 "Fee"\n    charge 1.00 EUR per month\n',
    };
    const prices = { columns: ['size', 'monthly'], rows: [['1', '7.00']] };
    const offer = (): WeakRef<object> => {
      const facts = { columns: ['id'], rows: [['1']] };
      compilationOf(files, new Map(Object.entries({ 'prices.csv': prices, 'facts.csv': facts })));
      return new WeakRef(facts);
    };
    const offered = offer();
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    await new Promise((done) => setImmediate(done));
    collect();
    expect(offered.deref()).toBeUndefined();
    const { history, problems } = compilationOf(files, new Map([['prices.csv', prices]]));
    expect(problems).toEqual([]);
    const rows = history?.plans.map(({ plan }) => plan.tables[0]?.versions[0]?.rows.length);
    expect(rows).toEqual([1, 1]);
  });
});
