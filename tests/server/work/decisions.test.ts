// What waits for a decision: shown to who may ever decide it, with why they may not decide this very
// one; overviews of drafts and runs that the first screens show.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installControls } from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { makeBillable, writePlainDraft } from '../../support/drafts.ts';
import { AS, appOn, type TestApp } from '../../support/http.ts';

const ANALYST = 'amy AN';
// Both prepares and validates: never the same draft.
const BOTH = 'pia AN BM';
const AT = '/api/v1/contracts/CTR-1/drafts/RUN-1';

describe.each(KINDS)('work on %s', (kind) => {
  let on: TestApp;
  beforeAll(async () => {
    const database = await freshDatabase(kind);
    await installControls({ database });
    on = await appOn(database);
    await makeBillable(database, 'CTR-1');
    const of = { contract: 'CTR-1', draft: 'RUN-1', period: '2026-02' };
    await writePlainDraft(database, of, [{ subject: 'L1', amount: '30.00' }]);
    await database.db
      .insertInto('run_part')
      .values({ run: 'RUN-1', contract: 'CTR-1', version: 1, state: 'done', lines: 1 })
      .execute();
  });
  afterAll(() => on.close());

  const decisions = async (as: string) => {
    const { items } = await (await on.client(as).work.decisions.$get()).json();
    return items.map(({ kind: what, id, refusal }) => [what, id, refusal?.code ?? null]);
  };

  it('lists drafts of all contracts with what is open, and runs with their figures', async () => {
    const drafts = await (await on.client(ANALYST).drafts.$get({ query: {} })).json();
    expect(drafts.items).toMatchObject([
      {
        ...{ contract: 'CTR-1', draft: 'RUN-1', state: 'generated', held: 0, isChecked: false },
        findings: { blocking: 0, major: 0, minor: 0 },
      },
    ]);
    const none = await on.client(ANALYST).drafts.$get({ query: { state: 'issued' } });
    expect(await none.json()).toEqual({ items: [], next: null });
    const runs = await (await on.client(ANALYST).runs.$get({ query: {} })).json();
    const figures = { contracts: 1, done: 1, failed: 0, lines: 1, held: 0 };
    expect(runs.items).toMatchObject([{ run: 'RUN-1', ...figures }]);
  });

  it('shows a draft in review to who may validate it, and why its preparer may not', async () => {
    await on.ask(BOTH, 'POST', `${AT}/review`, { json: { how: 'take' } });
    expect(await decisions(BOTH)).toContainEqual(['validation', 'RUN-1', 'S0202']);
    expect(await decisions(AS.releaser)).toContainEqual(['validation', 'RUN-1', null]);
    expect(await decisions(ANALYST)).toEqual([]);
  });

  it('shows an adjustment to who may approve its amount', async () => {
    const adjustment = {
      ...{ adjustment: 'A-1', label: 'Goodwill', amount: '-6000.00' },
      ...{ reason: 'promised', cause: 'gesture' },
    };
    const asked = await on.ask(ANALYST, 'POST', `${AT}/adjustments`, { json: adjustment });
    expect(asked.status).toBe(201);
    expect(await decisions(AS.releaser)).toContainEqual(['adjustment', 'A-1', null]);
    expect(await decisions('oli OS')).toContainEqual(['adjustment', 'A-1', 'S0203']);
    const decided = '/api/v1/contracts/CTR-1/adjustments/A-1/decision';
    await on.ask(AS.releaser, 'POST', decided, { json: { decision: 'refuse', comment: 'no' } });
    const after = await decisions(AS.releaser);
    expect(after.filter(([what]) => what === 'adjustment')).toEqual([]);
  });

  it('tells one amount to bill everywhere once an adjustment is approved', async () => {
    await on.ask(ANALYST, 'POST', `${AT}/controls`);
    const small = { adjustment: 'A-2', label: 'Rounded', amount: '-0.50', cause: 'gesture' };
    const json = { ...small, reason: 'promised' };
    await on.ask(ANALYST, 'POST', `${AT}/adjustments`, { json });
    const decided = '/api/v1/contracts/CTR-1/adjustments/A-2/decision';
    const client = on.client(AS.releaser);
    const listed = async () => (await (await client.drafts.$get({ query: {} })).json()).items;
    expect(await listed()).toMatchObject([{ net: '30.00', isChecked: true }]);
    await on.ask(AS.releaser, 'POST', decided, { json: { decision: 'approve' } });
    const read = async (path: string) => (await on.ask(AS.releaser, 'GET', path)).json();
    const billed = { total: '30.00', net: '29.50', isChecked: false };
    expect(await listed()).toMatchObject([billed]);
    expect(await read(AT)).toMatchObject(billed);
    const ofContract = '/api/v1/contracts/CTR-1/drafts';
    expect(await read(ofContract)).toMatchObject({ items: [billed] });
    expect(await read(`${AT}/content`)).toMatchObject({ net: '29.50' });
    expect(await read(`${AT}/variance`)).toMatchObject({ total: '29.50' });
    const { items } = await (await client.work.decisions.$get()).json();
    expect(items.find(({ kind: what }) => what === 'validation')).toMatchObject({
      amount: '29.50',
      open: { isChecked: false, undecided: 0 },
    });
  });

  it('tells what is still open, and lets who asked take an adjustment back', async () => {
    const json = {
      ...{ adjustment: 'A-3', label: 'Twice', amount: '-1.005' },
      ...{ cause: 'error', reason: 'billed twice' },
    };
    const precise = await on.ask(ANALYST, 'POST', `${AT}/adjustments`, {
      json,
      headers: { 'accept-language': 'fr' },
    });
    const { code, detail } = (await precise.json()) as { code: string; detail: string };
    expect([code, detail]).toEqual(['S0609', expect.stringMatching(/^-1,005 EUR .*à 2 décimales/)]);
    await on.ask(ANALYST, 'POST', `${AT}/adjustments`, { json: { ...json, amount: '-1.00' } });
    const open = async () => {
      const { items } = await (await on.client(AS.releaser).work.decisions.$get()).json();
      return items.find(({ kind: what }) => what === 'validation')?.open;
    };
    expect(await open()).toMatchObject({ undecided: 1 });
    const taken = '/api/v1/contracts/CTR-1/adjustments/A-3/withdrawal';
    const other = await on.ask('pit AN', 'POST', taken);
    expect(await other.json()).toMatchObject({ code: 'S0620' });
    const mine = await on.ask(ANALYST, 'POST', taken);
    expect(await mine.json()).toMatchObject({ state: 'rejected', approver: null });
    const again = await on.ask(ANALYST, 'POST', taken);
    expect(await again.json()).toMatchObject({ code: 'S0102' });
    expect(await open()).toMatchObject({ undecided: 0 });
  });

  it('lets who validates send a draft back with a reason that its preparer reads', async () => {
    const back = { how: 'hold', reason: 'explain the rounding first' };
    const silent = await on.ask(AS.releaser, 'POST', `${AT}/review`, { json: { how: 'hold' } });
    expect(await silent.json()).toMatchObject({ code: 'S0614' });
    const auditor = await on.ask('ada AU', 'POST', `${AT}/review`, { json: back });
    expect(await auditor.json()).toMatchObject({ code: 'S0201' });
    const sent = await on.ask(AS.releaser, 'POST', `${AT}/review`, { json: back });
    expect(await sent.json()).toMatchObject({ state: 'on_hold' });
    expect(await decisions(AS.releaser)).not.toContainEqual(['validation', 'RUN-1', null]);
    const said = await (await on.ask(ANALYST, 'GET', `${AT}/comments`)).json();
    expect(said).toMatchObject({ items: [{ text: back.reason, line: null }] });
    const release = { json: { how: 'release' } };
    const own = await on.ask(AS.releaser, 'POST', `${AT}/review`, release);
    expect(await own.json()).toMatchObject({ code: 'S0201' });
    await on.ask(ANALYST, 'POST', `${AT}/review`, release);
    expect(await decisions(AS.releaser)).toContainEqual(['validation', 'RUN-1', null]);
  });

  it('compares with what was billed the month before, and names what was adjusted', async () => {
    const next = { contract: 'CTR-1', draft: 'RUN-2', period: '2026-03' };
    await writePlainDraft(on.service.database, next, [{ subject: 'L1', amount: '30.00' }]);
    const at = '/api/v1/contracts/CTR-1/drafts/RUN-2';
    const found = await (await on.ask(ANALYST, 'GET', `${at}/variance`)).json();
    expect(found).toMatchObject({
      ...{ previousTotal: '29.50', total: '30.00', change: '0.50' },
      causes: { adjustment: '0.50' },
      lines: [{ label: 'Rounded', cause: 'adjustment', change: '0.5' }],
    });
    const gone = { how: 'reject', reason: 'only to compare' };
    await on.ask(ANALYST, 'POST', `${at}/review`, { json: gone });
  });

  it('shows what is validated to who may issue it, and why its validator may not', async () => {
    await on.ask(ANALYST, 'POST', `${AT}/controls`);
    const head = await on.ask(AS.releaser, 'GET', `${AT}/content`);
    const headers = { 'if-match': head.headers.get('etag') ?? '' };
    const validated = await on.ask(AS.releaser, 'POST', `${AT}/validation`, { json: {}, headers });
    expect(validated.status).toBe(200);
    expect(await decisions(AS.releaser)).toContainEqual(['issue', 'RUN-1', 'S0204']);
    expect(await decisions('oli OS')).toContainEqual(['issue', 'RUN-1', null]);
  });

  it('shows a note that is asked for, then to be issued', async () => {
    const path = '/api/v1/accounts/BA-CTR-1/invoices';
    const issued = await on.ask('oli OS', 'POST', path, { json: { period: '2026-02' } });
    const { items } = (await issued.json()) as {
      items: [{ issuer: string; number: number; net: string }];
    };
    const [{ issuer, number, net }] = items;
    expect(net).toBe('29.50');
    const note = {
      ...{ note: 'N-1', kind: 'credit_note', invoice: { issuer, series: 'INV', number } },
      ...{ cause: 'gesture', reason: 'late', lines: [{ position: 1, amount: '1.00' }] },
    };
    const asked = await on.ask(ANALYST, 'POST', '/api/v1/contracts/CTR-1/notes', { json: note });
    expect(asked.status).toBe(201);
    // What was refused counts no more: one step of a manager is enough.
    expect(await decisions(AS.releaser)).toContainEqual(['note', 'N-1', null]);
    const decide = '/api/v1/contracts/CTR-1/notes/N-1/decision';
    await on.ask(AS.releaser, 'POST', decide, { json: { decision: 'approve' } });
    expect(await decisions('oli OS')).toContainEqual(['note_issue', 'N-1', null]);
  });

  it('shows a change of a control to others than who asked for it', async () => {
    const change = { json: { isEnabled: false, reason: 'too many' } };
    const asked = await on.ask(AS.second, 'POST', '/api/v1/controls/K07/changes', change);
    expect(asked.status).toBe(201);
    expect(await decisions(AS.second)).toContainEqual(['control_change', 'K07/1', 'S0202']);
    expect(await decisions(AS.releaser)).toContainEqual(['control_change', 'K07/1', null]);
    expect((await decisions(ANALYST)).map(([what]) => what)).not.toContain('control_change');
  });

  it('tells what is in hand only to who may see it', async () => {
    const read = async (as: string) => (await on.client(as).work.$get()).json();
    const files = { 'c.avn': 'contract' };
    const versions = '/api/v1/contracts/CTR-1/versions';
    await on.ask(AS.author, 'POST', versions, { json: { files } });
    expect((await read(AS.author)).versions).toMatchObject([{ contract: 'CTR-1', version: 2 }]);
    expect(await read(AS.admin)).toEqual({ imports: [], versions: [], runs: [], reRates: [] });
  });
});
