// The way of a contract by the interface alone: registered, written, approved, published, its inventory
// imported, an order taken, a run drafted, a line explained. With the typed client.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installControls } from '../../../server/src/index.ts';
import { textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { AS, appOn, codeOf, type TestApp } from '../../support/http.ts';

const LINES = 'line,start,end\nL1,2026-01-01,\nL2,2026-02-10,\nL3,not a day,\n';
const PARTY = { country: 'FR', registration: null, vatId: null };
const at = { param: { contract: 'CTR-1' } };

describe.each(KINDS)('the interface on %s', (kind) => {
  let on: TestApp;
  beforeAll(async () => {
    const database = await freshDatabase(kind);
    await installControls({ database });
    on = await appOn(database);
  });
  afterAll(() => on.close());

  it('registers the parties and the contract', async () => {
    const client = on.client(AS.author);
    const customer = { customer: 'CUS-1', name: 'Customer', language: 'en' as const };
    expect((await client.customers.$post({ json: customer })).status).toBe(201);
    for (const role of ['issuer', 'billed'] as const) {
      const json = { entity: `LE-${role}`, name: role, role, ...PARTY };
      expect((await client.entities.$post({ json })).status).toBe(201);
    }
    const parties = { customer: 'CUS-1', parent: null, currency: 'EUR' };
    const account = { account: 'BA-1', billedEntity: 'LE-billed', issuer: 'LE-issuer', ...parties };
    expect(await (await client.accounts.$post({ json: account })).json()).toMatchObject({
      ...account,
      state: 'active',
    });
    const contract = { contract: 'CTR-1', customer: 'CUS-1', title: 'Lines', account: 'BA-1' };
    expect((await client.contracts.$post({ json: contract })).status).toBe(201);
    expect(
      await codeOf(await on.ask(AS.author, 'POST', '/api/v1/contracts', { json: contract })),
    ).toBe('S0306');
    const all = await client.contracts.$get({ query: { customer: 'CUS-1' } });
    expect(await all.json()).toEqual({ items: [contract], next: null });
  });

  it('brings a version from draft to publication by two people', async () => {
    const client = on.client(AS.author);
    const files = textOf('CTR-1', '30.00');
    const drafted = await client.contracts[':contract'].versions.$post({ ...at, json: { files } });
    expect(drafted.status).toBe(201);
    const path = '/api/v1/contracts/CTR-1/versions/1';
    const edit = { json: { files: textOf('CTR-1', '31.00') } };
    expect(await codeOf(await on.ask(AS.author, 'PUT', `${path}/files`, edit))).toBe('S0109');
    const headers = { 'if-match': drafted.headers.get('etag') ?? '' };
    const edited = await on.ask(AS.author, 'PUT', `${path}/files`, { ...edit, headers });
    expect(edited.status).toBe(200);
    const late = await on.ask(AS.author, 'PUT', `${path}/files`, { ...edit, headers });
    expect([late.status, await codeOf(late)]).toEqual([412, 'S0301']);
    const of = { param: { contract: 'CTR-1', version: '1' } };
    const version = client.contracts[':contract'].versions[':version'];
    expect(await (await version.compilation.$post(of)).json()).toMatchObject({
      version: { state: 'compiled' },
      problems: [],
    });
    const tested = await (await version.test.$post({ ...of, json: {} })).json();
    expect(tested.results.every(({ holds }) => holds)).toBe(true);
    const read = await on.ask(AS.second, 'GET', path);
    const tag = read.headers.get('etag') ?? '';
    const known = await on.ask(AS.second, 'GET', path, { headers: { 'if-none-match': tag } });
    expect([known.status, await known.text()]).toEqual([304, '']);
    const approval = { json: {}, headers: { 'if-match': tag } };
    const own = await on.ask(AS.author, 'POST', `${path}/approval`, approval);
    expect(await codeOf(own)).toBe('S0202');
    expect((await on.ask(AS.second, 'POST', `${path}/approval`, approval)).status).toBe(200);
    const published = await on
      .client(AS.second)
      .contracts[':contract'].versions[':version'].publication.$post(of);
    expect(await published.json()).toMatchObject({ version: { state: 'published' }, reRate: null });
  });

  it('imports the inventory in stages, and sends back what it could not read', async () => {
    const imports = '/api/v1/contracts/CTR-1/imports';
    const uploaded = await on.ask(
      AS.importer,
      'POST',
      `${imports}?dataset=lines.csv&fileName=lignes%20%C3%A9t%C3%A9.csv`,
      { file: LINES },
    );
    expect(await uploaded.json()).toMatchObject({
      ...{ batch: 1, state: 'uploaded', fileName: 'lignes été.csv', loadedBefore: null },
      mapping: { line: 'line', start: 'start', end: 'end' },
    });
    const validated = await on.ask(AS.importer, 'POST', `${imports}/1/validation`);
    expect(await validated.json()).toMatchObject({ counts: { new: 2, rejected: 1 } });
    const json = { knownOn: '2026-01-01' };
    const own = await on.ask(AS.importer, 'POST', `${imports}/1/application`, { json });
    expect([own.status, await codeOf(own)]).toEqual([403, 'S0201']);
    const applied = await on.ask(AS.applier, 'POST', `${imports}/1/application`, { json });
    expect(await applied.json()).toMatchObject({
      state: 'applied',
      rows: { received: 3, applied: 2, same: 0, rejected: 1 },
    });
    const headers = { 'accept-language': 'fr-FR,fr;q=0.9' };
    const rejected = await on.ask(AS.importer, 'GET', `${imports}/1/rejected`, { headers });
    expect(await rejected.text()).toMatch(/^line,start,end,erreur\nL3,not a day,,.*R0\d\d\d/);
    const late = { file: `line,start,end\n${'L,,\n'.repeat(20_000)}a\u0000b,,\n` };
    const binary = await on.ask(
      AS.importer,
      'POST',
      `${imports}?dataset=lines.csv&fileName=x`,
      late,
    );
    expect(await codeOf(binary)).toBe('S0402');
    const items = await on.client(AS.importer).contracts[':contract'].items.$get({
      ...at,
      query: { dataset: 'lines.csv', day: '2026-02-10', limit: '1' },
    });
    const first = await items.json();
    expect(first.items.map(({ key }) => key)).toEqual(['L1']);
    const rest = await on.client(AS.importer).contracts[':contract'].items.$get({
      ...at,
      query: { dataset: 'lines.csv', day: '2026-02-10', limit: '1', cursor: first.next ?? '' },
    });
    expect(await rest.json()).toMatchObject({ items: [{ key: 'L2' }], next: null });
  });

  it('gives the stored rows of all data files, once for each state of them', async () => {
    const path = '/api/v1/contracts/CTR-1/facts';
    const read = await on.ask(AS.author, 'GET', path);
    const facts = (await read.json()) as { snapshot: string; tables: readonly object[] };
    expect(facts.tables).toEqual([
      {
        file: 'lines.csv',
        columns: ['line', 'start', 'end'],
        rows: [
          ['L1', '2026-01-01'],
          ['L2', '2026-02-10'],
        ],
        lines: [2, 3],
        cameOn: ['2026-01-01', '2026-01-01'],
        takenBackOn: [null, null],
      },
    ]);
    const tag = read.headers.get('etag') ?? '';
    expect(tag).toBe(`"${facts.snapshot}"`);
    const again = await on.ask(AS.author, 'GET', path, { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(await codeOf(await on.ask(AS.admin, 'GET', path))).toBe('S0201');
  });

  it('takes an order, and gives it up', async () => {
    const orders = on.client(AS.orders).contracts[':contract'].orders;
    const order = {
      ...{ order: 'O-1', action: 'add' as const, dataset: 'lines.csv', key: 'L9' },
      ...{ attributes: {}, requestedOn: '2026-03-01', months: 2 },
    };
    const taken = await (await orders.$post({ ...at, json: order })).json();
    expect(taken).toMatchObject({ state: 'validated', price: { total: '62' } });
    const other = { ...order, key: 'L10' };
    const again = await on.ask(AS.orders, 'POST', '/api/v1/contracts/CTR-1/orders', {
      json: other,
    });
    expect(await codeOf(again)).toBe('S0411');
    const cancelled = await orders[':order'].cancellation.$post({
      param: { contract: 'CTR-1', order: 'O-1' },
      json: { reason: 'not wanted any more' },
    });
    expect(await cancelled.json()).toMatchObject({ state: 'cancelled' });
  });

  it('runs a month, shows it live, and explains a line of the draft', async () => {
    const client = on.client(AS.importer);
    const json = { run: 'R-1', mode: 'draft' as const, period: '2026-02', contracts: ['CTR-1'] };
    expect((await client.runs.$post({ json })).status).toBe(202);
    expect((await client.runs.$post({ json })).status).toBe(202);
    const live = await on.ask(AS.importer, 'GET', '/api/v1/runs/R-1/progress');
    expect(live.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const told = await live.text();
    const last =
      told
        .match(/data: .*/g)
        ?.at(-1)
        ?.slice('data: '.length) ?? '';
    // February whole for L1; L2 from the 10th: 19 days of 28.
    expect(JSON.parse(last)).toMatchObject({
      state: 'completed',
      parts: [{ contract: 'CTR-1', lines: 2, amount: '52.04', currency: 'EUR' }],
    });
    const drafts = client.contracts[':contract'].drafts;
    const { items } = await (await drafts.$get({ ...at, query: { period: '2026-02' } })).json();
    expect(items).toMatchObject([{ draft: 'R-1', total: '52.04', state: 'generated' }]);
    const of = { param: { contract: 'CTR-1', draft: 'R-1' } };
    const draft = drafts[':draft'];
    const { items: lines } = await (
      await draft.lines.$get({ ...of, query: { subject: 'L2' } })
    ).json();
    expect(lines).toMatchObject([{ clause: '1', subject: 'L2', amount: '21.04' }]);
    const query = { line: lines[0]!.line };
    const explained = await (await draft.explanation.$get({ ...of, query })).json();
    expect(explained).toMatchObject({ line: { amount: '21.04' }, explanation: { value: '21.04' } });
    const none = await draft.explanation.$get({ ...of, query: { line: 'none' } });
    expect(none.status as number).toBe(404);
    expect((await on.ask(AS.importer, 'GET', '/metrics')).status).toBe(200);
  });

  it('reviews, validates what was seen, and issues it', async () => {
    const draft = '/api/v1/contracts/CTR-1/drafts/R-1';
    const take = { json: { how: 'take' } };
    const other = AS.importer.replace('bea', 'bob');
    expect((await on.ask(other, 'POST', `${draft}/review`, take)).status).toBe(200);
    const seen = (await on.ask(AS.importer, 'GET', draft)).headers.get('etag') ?? '';
    const known = { headers: { 'if-none-match': seen } };
    expect((await on.ask(AS.importer, 'GET', draft, known)).status).toBe(304);
    // Who prepares it is another one now: what was read is no longer what it is.
    expect((await on.ask(AS.importer, 'POST', `${draft}/review`, take)).status).toBe(200);
    const anew = await on.ask(AS.importer, 'GET', draft, known);
    expect(await anew.json()).toMatchObject({ reviewer: 'bea', state: 'in_review' });
    const controlled = await on.ask(AS.importer, 'POST', `${draft}/controls`);
    expect(await controlled.json()).toHaveProperty('open');
    const findings = `${draft}/findings?limit=1000`;
    const { items } = (await (await on.ask(AS.importer, 'GET', findings)).json()) as {
      items: { severity: string }[];
    };
    expect(items.filter(({ severity }) => severity === 'blocking')).toEqual([]);
    const asked = async (path: string): Promise<{ items: object[]; next: string | null }> => {
      const told = await on.ask(AS.importer, 'GET', path);
      expect([path, told.status]).toEqual([path, 200]);
      return (await told.json()) as { items: object[]; next: string | null };
    };
    const lines = await asked(`${draft}/lines?kind=recurring&sign=positive`);
    expect(lines.items).toHaveLength(2);
    expect((await asked(`${draft}/lines?sign=negative`)).items).toEqual([]);
    const groups = await asked(`${draft}/groups?by=subject&limit=1`);
    const more = await asked(`${draft}/groups?by=subject&limit=1&cursor=${groups.next}`);
    expect([...groups.items, ...more.items]).toHaveLength(2);
    expect(more.next).toBeNull();
    expect((await asked(`${draft}/groups?by=kind`)).items).toMatchObject([
      { name: 'recurring', lines: 2, amount: '52.04' },
    ]);
    const changes = await asked(`${draft}/variance/charges?cause=new&limit=1`);
    expect([changes.items.length, changes.next === null]).toEqual([1, false]);
    const said = await on.ask(AS.importer, 'POST', `${draft}/comments`, { json: { text: 'seen' } });
    expect(said.status).toBe(201);
    expect((await asked(`${draft}/comments`)).items).toMatchObject([{ comment: 1, text: 'seen' }]);
    const months = 'from=2020-01&through=2030-01';
    expect(await asked(`/api/v1/unbilled?${months}&limit=5`)).toHaveProperty('next', null);
    await asked(`/api/v1/unbilled/reasons?${months}`);
    const file = await on.ask(AS.importer, 'GET', `/api/v1/unbilled/file?${months}`);
    expect(await file.text()).toMatch(/^contract,account,/);
    const content = await on.ask(AS.second, 'GET', `${draft}/content`);
    expect(await content.json()).toMatchObject({ net: '52.04', lines: 2 });
    const headers = { 'if-match': content.headers.get('etag') ?? '' };
    const validation = { json: {}, headers };
    const unread = await on.ask(AS.second, 'POST', `${draft}/validation`, { json: {} });
    expect([unread.status, await codeOf(unread)]).toEqual([428, 'S0109']);
    const own = await on.ask(AS.importer, 'POST', `${draft}/validation`, validation);
    expect(own.status).toBe(403);
    const validated = await on.ask(AS.second, 'POST', `${draft}/validation`, validation);
    expect(await validated.json()).toMatchObject({ state: 'validated' });
    const issue = { json: { period: '2026-02' }, headers: { 'idempotency-key': 'issue-1' } };
    const issuing = () => on.ask(AS.releaser, 'POST', '/api/v1/accounts/BA-1/invoices', issue);
    const issued = (await (await issuing()).json()) as { items: { number: number }[] };
    expect(issued).toMatchObject({ items: [{ number: 1, net: '52.04', period: '2026-02' }] });
    expect(await (await issuing()).json()).toEqual(issued);
    const read = await on.ask(AS.releaser, 'GET', '/api/v1/invoices/LE-issuer/INV/1');
    expect(await read.json()).toMatchObject({
      isIntact: true,
      invoice: { net: '52.04', document: { totals: { lines: 2 } } },
    });
    const list = await on.ask(AS.releaser, 'GET', '/api/v1/invoices?contract=CTR-1');
    expect(await list.json()).toMatchObject({ items: [{ number: 1 }], next: null });
  });

  it('stops telling of a run when the reader leaves, and when the server stops', async () => {
    const json = { run: 'R-2', mode: 'simulate', period: '2026-02', contracts: ['CTR-1'] };
    await on.queue.close();
    expect((await on.ask(AS.importer, 'POST', '/api/v1/runs', { json })).status).toBe(202);
    const reading = (
      await on.ask(AS.importer, 'GET', '/api/v1/runs/R-2/progress')
    ).body!.getReader();
    expect(new TextDecoder().decode((await reading.read()).value)).toContain('"queued"');
    let queries = 0;
    const { db } = on.service.database;
    const executor = db.getExecutor();
    const original = executor.executeQuery.bind(executor);
    executor.executeQuery = (...given) => {
      queries += 1;
      return original(...given);
    };
    await new Promise((done) => setTimeout(done, 1300));
    expect(queries).toBeGreaterThan(0);
    await reading.cancel();
    await new Promise((done) => setTimeout(done, 700));
    const atLeaving = queries;
    await new Promise((done) => setTimeout(done, 1300));
    expect(queries).toBe(atLeaving);
    const live = await on.ask(AS.importer, 'GET', '/api/v1/runs/R-2/progress');
    on.stop.abort();
    expect(await live.text()).toContain('event: progress');
    const ready = await on.app.request('/ready');
    expect([ready.status, await codeOf(ready)]).toEqual([503, 'S0115']);
  });
});
