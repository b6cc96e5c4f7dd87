// A month of Helvarion by requests alone, each person by a session of their own: import, orders, run,
// findings, adjustment, approval by another, issue, back-dated amendment, re-rate, credit note; every
// total is checked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Adjustment,
  CAUSES,
  type Delta,
  hashOf,
  type Invoice,
  installControls,
  type Note,
  type Order,
  type ReRateChange,
  type ReRateJob,
  type ReRateWay,
  type Variance,
} from '../../../server/src/index.ts';
import type { Work } from '../../../server/src/work/mine.ts';
import { inCents, STAFF, stepsOf, totalOf } from '../../support/billing-steps.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { draftsOf, exampleFolder, read } from '../../support/folders.ts';
import { openOffice, type TestOffice } from '../../support/people.ts';

const HELV = 'CTR-HELV-001';
const BA = 'BA-HELV';
const [MARCH, APRIL] = ['2025-03', '2025-04'];
const at = `/api/v1/contracts/${HELV}`;
const folder = exampleFolder('helvarion');
const helvarion = read(folder);
const DATA = ['sites', 'accesses', 'cpe', 'care', 'incidents', 'terminations', 'syntec'];
const dataOf = (name: string): string => readFileSync(join(folder, `data/${name}.csv`), 'utf8');
const TEXTS = Object.fromEntries(helvarion.folder.files.map(({ name, text }) => [name, text]));
const DONE = { state: 'completed' };
const AMENDMENT = `
amendment 2 "Silver at 5 %" signed 2025-05-12 effective 2025-03-01
  in table service share, row any, Silver : share becomes 5 %
`;
const LYON =
  'FR-LYS-01-P,FR-LYS-01,primary,50,Standard,24,2024-01-01,2026-01-01,2025-04-01,,2025-05-10';

describe.each(KINDS)('a month of Helvarion by the interface on %s', (kind) => {
  const clock = { now: '2025-03-03T08:00:00Z' };
  let office: TestOffice<keyof typeof STAFF>;
  let steps: ReturnType<typeof stepsOf>;
  let april: Invoice;
  beforeAll(async () => {
    const database = await freshDatabase(kind);
    await installControls({ database });
    office = await openOffice(database, clock, STAFF);
    steps = stepsOf(office, HELV, BA);
  });
  afterAll(() => office.on.close());

  it('is opened: parties, a contract by two people, its data by two people', async () => {
    const client = office.client('author');
    const names = { customer: 'CUS-H', name: 'Helvarion Industries SE', language: 'en' as const };
    await client.customers.$post({ json: names });
    for (const role of ['issuer', 'billed'] as const) {
      const numbers = { country: 'FR', registration: null, vatId: null };
      const json = { entity: `LE-${role}`, name: role, role, ...numbers };
      await client.entities.$post({ json });
    }
    const between = { customer: 'CUS-H', billedEntity: 'LE-billed', issuer: 'LE-issuer' };
    const account = { account: BA, parent: null, currency: 'EUR', ...between };
    await client.accounts.$post({ json: account });
    const json = { contract: HELV, customer: 'CUS-H', title: 'Helvarion global WAN', account: BA };
    expect((await client.contracts.$post({ json })).status).toBe(201);
    const draft = { json: { files: TEXTS } };
    expect(await office.refused('analyst', 'POST', `${at}/versions`, draft)).toBe('S0201');
    const facts = Object.fromEntries(DATA.map((name) => [`data/${name}.csv`, dataOf(name)]));
    const published = await steps.publish(TEXTS, facts);
    expect(published).toMatchObject({ version: { state: 'published' }, reRate: null });
    for (const name of DATA) {
      const file = dataOf(name);
      const { rejected, ...counts } = await steps.load(`data/${name}.csv`, file, '2023-01-01');
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
      expect([rejected, rows]).toEqual([0, file.trim().split('\n').length - 1]);
    }
    const again = dataOf('care');
    expect(await steps.load('data/care.csv', again)).toMatchObject({ new: 0, rejected: 0 });
  });

  it('of March is billed as the command line rates it', async () => {
    const printed = (await draftsOf(helvarion, MARCH, MARCH)).get(MARCH);
    const invoice = await steps.bill('MAR', MARCH);
    expect(invoice).toMatchObject({ number: 1, net: printed?.total, issuedOn: '2025-03-03' });
    expect(invoice.net).toBe('81600.68');
  });

  it('has an order, priced, accepted by another than who took it', async () => {
    clock.now = '2025-03-20T09:00:00Z';
    const json = {
      ...{ order: 'O-1', action: 'add', dataset: 'data/care.csv', key: 'DE-DUS-01-CARE' },
      ...{ attributes: { site: 'DE-DUS-01' }, requestedOn: '2025-04-01', months: 1 },
    };
    const order = await office.must<Order>('desk', 'POST', `${at}/orders`, { json });
    // 35 EUR by the index is 35.84, less the 10 % of volume discount that the month reaches.
    expect(order).toMatchObject({ state: 'validated', price: { total: '32.25' } });
    const acceptance = `${at}/orders/O-1/acceptance`;
    expect(await office.refused('desk', 'POST', acceptance, { json: {} })).toBe('S0202');
    const accepted = await office.must<Order>('applier', 'POST', acceptance, { json: {} });
    expect(accepted).toMatchObject({ state: 'accepted', checker: 'applier' });
  });

  it('of April is drafted, and the difference to March is explained to the cent', async () => {
    clock.now = '2025-04-02T08:00:00Z';
    const { parts } = await steps.run('APR', 'draft', APRIL);
    const printed = (await draftsOf(helvarion, APRIL, APRIL)).get(APRIL)?.total ?? '';
    expect(printed).toBe('82589.92');
    // And the order.
    expect(parts).toMatchObject([{ state: 'done', amount: '82622.17' }]);
    expect(totalOf(await steps.lines('APR'))).toBe(inCents(printed) + 3225n);
    const path = `${at}/drafts/APR/variance`;
    const variance = await office.must<Variance>('analyst', 'GET', path);
    expect(variance).toMatchObject({ previousTotal: '81600.68', change: '1021.49' });
    expect(CAUSES.reduce((sum, cause) => sum + inCents(variance.causes[cause]), 0n)).toBe(102149n);
  });

  it('is adjusted, approved, validated and issued, each by another person', async () => {
    await steps.take('APR');
    const json = {
      ...{ adjustment: 'ADJ-1', label: 'Late delivery in Lyon', amount: '-500.00' },
      ...{ cause: 'goodwill', reason: 'agreed on 2025-03-28' },
    };
    await office.must('analyst', 'POST', `${at}/drafts/APR/adjustments`, { json });
    const decision = `${at}/adjustments/ADJ-1/decision`;
    const approve = { json: { decision: 'approve' } };
    expect(await office.refused('analyst', 'POST', decision, approve)).toBe('S0201');
    const open = await office.refused('releaser', 'POST', `${at}/drafts/APR/validation`, {
      ...(await steps.validation('APR')),
    });
    expect(open).toBe('S0612');
    const decided = await office.must<Adjustment>('validator', 'POST', decision, approve);
    expect(decided).toMatchObject({ state: 'applied', approver: 'validator' });
    expect(await steps.control('APR')).toMatchObject({ K31: 1, K20: 1 });
    expect(await steps.content('APR')).toMatchObject({ net: '82122.17' });
    const seen = await steps.validation('APR');
    const validation = `${at}/drafts/APR/validation`;
    expect(await office.refused('analyst', 'POST', validation, seen)).toBe('S0201');
    await office.must('second', 'POST', validation, seen);
    const issue = { json: { period: APRIL } };
    const invoices = `/api/v1/accounts/${BA}/invoices`;
    expect(await office.refused('validator', 'POST', invoices, issue)).toBe('S0201');
    // A manager may issue, but not what they validated.
    expect(await office.refused('second', 'POST', invoices, issue)).toBe('S0204');
    april = await steps.issue(APRIL);
    expect(april).toMatchObject({ number: 2, net: '82122.17', issuedOn: '2025-04-02' });
    expect(totalOf(april.document.lines)).toBe(8212217n);
    expect(april.documentHash).toBe(hashOf(april.document));
    const { parts } = await steps.run('APR-2', 'draft', APRIL);
    expect(parts).toMatchObject([{ state: 'failed', problem: { code: 'S0102' } }]);
  });

  it('has its whole past beside the draft and beside the document, told to who may read it', async () => {
    const past = async (kind: string, id: string) => {
      const path = `/api/v1/audit?kind=${kind}&id=${encodeURIComponent(id)}&limit=1000`;
      type Events = { readonly items: readonly { readonly action: string }[] };
      const { items } = await office.must<Events>('second', 'GET', `${path}&around=true`);
      const alone = await office.must<Events>('second', 'GET', `${path}&around=false`);
      expect(await office.refused('analyst', 'GET', `${path}&around=true`)).toBe('S0203');
      return { all: items, alone: alone.items.map(({ action }) => action) };
    };
    const ofInvoice = await past('invoice', `${april.issuer}/INV/2`);
    const ofDraft = await past('draft', `${HELV}/APR`);
    expect(ofInvoice.all).toEqual(ofDraft.all);
    expect(ofInvoice.alone).toEqual(['invoice.issue']);
    expect(ofDraft.alone).not.toContain('adjustment.create');
    const told = ofDraft.all.map(({ action }) => action);
    expect(told.slice(0, 3)).toEqual(['invoice.issue', 'draft.issue', 'draft.validate']);
    expect(told.slice(-2)).toEqual(['run.end', 'run.launch']);
    const around = ['adjustment.create', 'adjustment.approve', 'finding.explain', 'draft.control'];
    expect(told).toEqual(expect.arrayContaining(around));
    // March has a past of its own.
    expect(told.filter((action) => action === 'run.launch')).toHaveLength(1);
    const draft = await office.must('analyst', 'GET', `${at}/drafts/APR`);
    expect(draft).toMatchObject({ run: 'APR', version: 1 });
    type Rights = { readonly may: readonly string[]; readonly mayAlways: readonly string[] };
    const rights = async (who: 'analyst' | 'second') => {
      const { may, mayAlways } = await office.must<Rights>(who, 'GET', '/api/v1/session');
      return [may.includes('audit.read'), mayAlways.includes('audit.read')];
    };
    expect([await rights('analyst'), await rights('second')]).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  it('is amended backwards in May: the invoiced months are to be rated again', async () => {
    clock.now = '2025-05-12T08:00:00Z';
    await steps.load('data/accesses.csv', `${dataOf('accesses').split('\n')[0]}\n${LYON}\n`);
    const text = `${TEXTS['contract.avn']}${AMENDMENT}`;
    const { reRate } = await steps.publish({ ...TEXTS, 'contract.avn': text });
    const job = { cause: 'version', fromPeriod: MARCH, throughPeriod: APRIL };
    expect(reRate).toMatchObject(job);
    const { items } = await office.must<{ items: ReRateJob[] }>('analyst', 'GET', `${at}/re-rates`);
    expect(items).toMatchObject([job]);
    type Jobs = { readonly items: ReRateJob[] };
    const all = await office.must<Jobs>('analyst', 'GET', '/api/v1/re-rates?state=open');
    expect(all.items).toEqual(items);
    const ended = `/api/v1/re-rates?contract=${HELV}&state=posted`;
    expect((await office.must<Jobs>('analyst', 'GET', ended)).items).toEqual([]);
    const { reRates } = await office.must<Work>('analyst', 'GET', '/api/v1/work');
    expect(reRates).toMatchObject([{ contract: HELV, job: 1, state: 'open' }]);
  });

  it('rated again gives the credit of each month, and then the job ends', async () => {
    const job = `${at}/re-rates/1`;
    const asked = { json: { reason: 'amendment 2, Lyon, Pitesti' } };
    expect(await office.refused('analyst', 'POST', `${job}/notes`, asked)).toBe('S0102');
    const started = await office.must<ReRateWay>('analyst', 'POST', `${job}/runs`, { json: {} });
    expect(started).toMatchObject({ state: 'running', parts: [{}, {}] });
    for (const { run } of started.parts) expect(await steps.ended(run)).toMatchObject(DONE);
    const [march, changed] = await Promise.all(
      started.parts.map(({ run }) => office.must<Delta>('analyst', 'GET', `${at}/re-rated/${run}`)),
    );
    if (march === undefined || changed === undefined) throw new Error('two months');
    const byClause = Map.groupBy(changed.lines, ({ as }) => as.clause);
    const changes = [...byClause].map(([clause, lines]) => [
      clause,
      lines.length,
      totalOf(lines.map(({ change }) => ({ amount: change }))),
    ]);
    // Lyon at 420 for 560 EUR (460.01 for 613.35), a site in Romania that ends on the 15th, known in
    // May; Silver at 5 % for 6 % of eleven accesses; the discount is 10 % of all that.
    expect(changes).toEqual([
      ['4.1', 2, -15334n - 25969n],
      ['4.3', 11, -14068n],
      ['4.4', 1, -2303n],
      ['6', 1, 5767n],
    ]);
    expect(changed.change).toBe('-519.07');
    // Silver again, less its 10 %.
    expect(march.change).toBe('-126.61');
    const left = async () => {
      type Changes = { readonly items: readonly ReRateChange[] };
      const { items } = await office.must<Changes>('analyst', 'GET', `${job}/changes`);
      return items.map(({ period, account, change, lines }) => [period, account, change, lines]);
    };
    expect(await left()).toEqual([
      [MARCH, BA, '-126.61', march.lines.length],
      [APRIL, BA, '-519.07', changed.lines.length],
    ]);
    const noted = await office.must<ReRateWay>('analyst', 'POST', `${job}/notes`, asked);
    const notes = noted.parts.flatMap((part) => part.notes);
    expect(notes.map(({ kind, net, state }) => [kind, net, state])).toEqual([
      ['credit_note', '-126.61', 'submitted'],
      ['credit_note', '-519.07', 'submitted'],
    ]);
    // What is asked for is nobody else's to bill.
    expect((await left()).map(([, , change]) => change)).toEqual(['0.00', '0.00']);
    const again = await office.must<ReRateWay>('analyst', 'POST', `${job}/notes`, asked);
    expect(again).toEqual(noted);
    const list = await office.must<{ items: Note[] }>('analyst', 'GET', `${at}/notes`);
    expect(list.items.map(({ net }) => net)).toEqual(['-126.61', '-519.07']);
    const approve = { json: { decision: 'approve' } };
    const decision = `${at}/notes/${notes[1]?.note}/decision`;
    expect(await office.refused('analyst', 'POST', decision, approve)).toBe('S0201');
    const credits: Invoice[] = [];
    for (const note of notes) {
      expect(await office.must('analyst', 'GET', job)).toMatchObject({ state: 'noted' });
      credits.push(await steps.settle(note));
    }
    const [, credit] = credits;
    expect(credit).toMatchObject({ series: 'CRN', number: 2, issuedOn: '2025-05-12' });
    expect(credit?.document.corrects).toEqual({ series: april.series, number: april.number });
    expect(await office.must('analyst', 'GET', job)).toMatchObject({ state: 'posted' });
    expect(await office.refused('analyst', 'POST', `${job}/notes`, asked)).toBe('S0102');
    const delta = `${at}/re-rated/${started.parts[1]?.run}`;
    expect(await office.must<Delta>('analyst', 'GET', delta)).toMatchObject({ lines: [] });
    // Issued, adjustment aside, and the note are what April is as known now.
    const own = april.document.lines.filter(({ corrects }) => corrects === null);
    expect(totalOf(own) + 50000n - 51907n).toBe(inCents(changed.rated));
  });

  it('is corrected by the invoice of June only where no note billed it', async () => {
    clock.now = '2025-06-01T08:00:00Z';
    await steps.bill('MAY', '2025-05');
    await steps.bill('JUN', '2025-06');
    const corrections = (await steps.lines('JUN')).filter((one) => one.correctsPeriod !== null);
    expect(new Set(corrections.map((one) => one.correctsPeriod))).toEqual(new Set(['2025-05']));
    const json = { cause: 'error', reference: 'closing of June', firstPeriod: MARCH };
    await office.must('analyst', 'POST', `${at}/re-rates`, { json });
    const job = `${at}/re-rates/2`;
    const known = { json: { knownOn: '2025-06-01' } };
    const started = await office.must<ReRateWay>('analyst', 'POST', `${job}/runs`, known);
    for (const { run } of started.parts) expect(await steps.ended(run)).toMatchObject(DONE);
    const reason = { json: { reason: 'closing of June' } };
    const ended = await office.must<ReRateWay>('analyst', 'POST', `${job}/notes`, reason);
    // Every month is billed as it is known now, by whichever way.
    expect(ended).toMatchObject({ state: 'unchanged', parts: [{}, {}, {}, {}] });
    expect(ended.parts.flatMap(({ notes }) => notes)).toEqual([]);
  });
});
