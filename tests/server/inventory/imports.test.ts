// Imports: from a file to facts in stages, on both databases. What came is applied, the same or
// rejected (law 38); sent twice it changes nothing; undone it is as if it had never been sent.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateContract } from '../../../engine/src/index.ts';
import {
  applyImport,
  type Batch,
  bindStored,
  type Database,
  discardImport,
  loadTables,
  mapColumns,
  Problem,
  previewImport,
  readTableFile,
  rejectedRows,
  type Service,
  snapshotOf,
  undoImport,
  uploadImport,
  validateImport,
  writeTableFile,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { exampleFolder, month, read } from '../../support/folders.ts';
import { publishExample, serviceOf } from '../../support/stored.ts';

const helvarion = read(exampleFolder('helvarion'));
const AN = { person: 'ana', roles: ['AN'] };
const OS = { person: 'oscar', roles: ['OS'] };
const BM = { person: 'max', roles: ['BM'] };
const INDEX = 'data/syntec.csv';
const SITES = 'data/sites.csv';
const INCIDENTS = 'data/incidents.csv';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const fileOf = (name: string): Uint8Array =>
  readFileSync(join(exampleFolder('helvarion'), ...name.split('/')));

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Problem) return error.code;
  throw error ?? new Error('no problem');
}

describe.each(KINDS)('imports, %s', (kind) => {
  let database: Database;
  let service: Service;
  const clock = { now: '2025-08-20T09:00:00Z' };
  let contracts = 0;

  async function freshContract(): Promise<string> {
    contracts += 1;
    const contract = `CTR-${contracts}`;
    await publishExample(database, contract, helvarion);
    return contract;
  }

  async function load(
    contract: string,
    dataset: string,
    bytes: Uint8Array,
    knownOn?: string,
  ): Promise<Batch> {
    const fileName = dataset.replace('data/', '');
    // An index is a price: another row of the matrix.
    const [maker, approver] = dataset === INDEX ? [OS, BM] : [AN, OS];
    const { batch } = await uploadImport(service, maker, { contract, dataset, fileName, bytes });
    await validateImport(service, maker, { contract, batch });
    return applyImport(service, approver, { contract, batch, ...(knownOn ? { knownOn } : {}) });
  }

  const hashOf = async (contract: string): Promise<string> =>
    snapshotOf(await loadTables(database.db, contract));

  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, clock);
  });
  afterAll(() => database.close());

  it('of all data files bill what the folder bills, and twice what once', async () => {
    const contract = await freshContract();
    const files = [...helvarion.folder.tables.keys()];
    for (const file of files) {
      const { rows } = await load(contract, file, fileOf(file), '2023-01-01');
      expect(rows.applied).toBe(helvarion.folder.tables.get(file)?.rows.length);
    }
    const { history, latest } = helvarion.compilation;
    if (history === undefined || latest === undefined) throw new Error('no plan');
    const { facts } = helvarion;
    if (facts === undefined) throw new Error('no facts');
    const stored = bindStored(latest, await loadTables(database.db, contract));
    const span = { history, from: month('2025-01'), through: month('2025-07') };
    const billed = await rateContract({ ...span, facts: stored.value });
    const folder = await rateContract({ ...span, facts });
    expect(billed.periods.map(({ total }) => total)).toEqual(
      folder.periods.map(({ total }) => total),
    );
    expect(JSON.stringify(billed) === JSON.stringify(folder)).toBe(true);

    const before = await hashOf(contract);
    for (const file of files) {
      const { rows } = await load(contract, file, fileOf(file));
      expect(rows).toMatchObject({ applied: 0, rejected: 0, same: rows.received });
    }
    expect(await hashOf(contract)).toBe(before);
  });

  it('show what they would change, and tell every problem of a row by its line', async () => {
    const contract = await freshContract();
    await load(contract, SITES, fileOf(SITES));
    const [head = '', first = ''] = textOf(fileOf(SITES)).split('\n');
    const text = [
      head,
      first,
      'FR-LYS-01,FR,1,Lyon,CC-9,Helvarion Industries SE,Helvarion Industries SE,2025-09-01,,2025-08-20',
      'FR-LYS-02,FR,1,Lyon,CC-9,Helvarion France SAS,Helvarion Industries SE,2024-01-01,2025-09-01,2025-08-20',
      'FR-NEW-01,FR,1,Lyon,CC-9,Helvarion France SAS,Helvarion Industries SE,2025-09-01,,2025-08-20',
      'FR-BAD-01,XX,one,Lyon,CC-9,Helvarion France SAS,Helvarion Industries SE,2025-09-31,,2025-08-20',
      ',FR,1,Lyon,CC-9,Helvarion France SAS,Helvarion Industries SE,2025-09-01,,2025-08-20',
      'FR-BAD-02,XX,one,Lyon,CC-9,Helvarion France SAS,Helvarion Industries SE,2025-09-01,,2025-08-20',
      'FR-BAD-04,FR,1,Lyon,CC-9,Helvarion France SAS,Helvarion Industries SE,2025-09-01,,2025-08-20,x',
      '',
    ].join('\r\n');
    const dataset = SITES;
    const sent = { contract, dataset, fileName: 's.csv', bytes: bytesOf(text) };
    const { batch } = await uploadImport(service, AN, sent);
    const preview = await validateImport(service, AN, { contract, batch });
    expect(preview.counts).toEqual({ new: 1, changed: 1, ended: 1, same: 1, rejected: 4 });
    const said = preview.rows.map(({ line, key, fate, problems }) => [
      ...[line, key, fate],
      ...problems.map(({ code, place }) => `${code} ${place.line}`),
    ]);
    expect(said).toEqual([
      [3, 'FR-LYS-01', 'changed'],
      [4, 'FR-LYS-02', 'ended'],
      [5, 'FR-NEW-01', 'new'],
      [6, null, 'rejected', 'R0203 6', 'R0210 6', 'R0203 6'],
      [7, null, 'rejected', 'R0204 7'],
      [8, null, 'rejected', 'R0210 8', 'R0203 8'],
      [9, null, 'rejected', 'R0215 9'],
    ]);
    expect(await previewImport(service, OS, { contract, batch })).toEqual(preview);
    const { rows } = await applyImport(service, OS, { contract, batch });
    expect(rows).toEqual({ received: 8, applied: 3, same: 1, rejected: 4 });
    expect(await problemOf(applyImport(service, OS, { contract, batch }))).toBe('S0102');

    for (const [language, word] of [
      ['en', 'error'],
      ['fr', 'erreur'],
    ] as const) {
      const sentBack = await rejectedRows(service, AN, { contract, batch, language });
      const lines = textOf(sentBack.bytes).trim().split('\n');
      expect(lines[0]).toBe(`${head.trim()},${word}`);
      expect(lines).toHaveLength(5);
      expect(lines[1]).toContain('R0203');
      // Every blank of what is told is filled.
      expect(textOf(sentBack.bytes)).not.toMatch(/\{\w+\}/);
    }
    // Corrected and sent again, with the column of errors still there, the rows go in.
    const { bytes } = await rejectedRows(service, AN, { contract, batch, language: 'fr' });
    const corrected = textOf(bytes)
      .replaceAll('XX,one', 'FR,1')
      .replace(',x,', ',')
      .replace('2025-09-31', '2025-09-30')
      .replace('\n,FR', '\nFR-BAD-03,FR');
    const again = await load(contract, SITES, bytesOf(corrected));
    expect(again.rows).toEqual({ received: 4, applied: 4, same: 0, rejected: 0 });
  });

  it('undone are as if never sent, stay in the database, and may be sent again', async () => {
    const contract = await freshContract();
    const lines = textOf(fileOf(SITES)).split('\n');
    await load(contract, SITES, bytesOf(lines.slice(0, 40).join('\n')));
    const before = await hashOf(contract);
    const all = await load(contract, SITES, fileOf(SITES));
    expect(all.rows.same).toBe(39);
    const after = await hashOf(contract);
    expect(after).not.toBe(before);
    const first = { contract, batch: 1, reason: 'wrong file' };
    expect(await problemOf(undoImport(service, OS, first))).toBe('S0408');
    await undoImport(service, OS, { ...first, batch: all.batch });
    expect(await hashOf(contract)).toBe(before);
    expect(await problemOf(undoImport(service, OS, { ...first, batch: all.batch }))).toBe('S0102');
    const { count } = await database.db
      .selectFrom('fact_row')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('contract', '=', contract)
      .where('undone_on', 'is not', null)
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(all.rows.applied);
    const again = await load(contract, SITES, fileOf(SITES));
    expect(again.rows).toEqual(all.rows);
  });

  it('of rows without a day of knowledge: back and forth again is learnt, the same is not', async () => {
    const contract = await freshContract();
    await load(contract, SITES, fileOf(SITES));
    const head = 'ticket,site,start,end,cause,planned_minutes,severity';
    const row = (severity: number) =>
      bytesOf(`${head}\nI1,FR-LYS-01,2025-01-14T09:05,2025-01-14T11:05,provider,0,${severity}\n`);
    const applied = [];
    for (const [day, severity] of [
      ['2025-08-21', 2],
      ['2025-08-22', 1],
      ['2025-08-23', 2],
      ['2025-08-24', 2],
    ] as const) {
      clock.now = `${day}T08:00:00Z`;
      applied.push((await load(contract, INCIDENTS, row(severity))).rows.applied);
    }
    expect(applied).toEqual([1, 1, 1, 0]);
    const table = (await loadTables(database.db, contract)).get(INCIDENTS);
    expect(table?.rows.map((cells) => cells.at(-1))).toEqual(['2', '1', '2']);
    expect(table?.cameOn).toEqual(['2025-08-21', '2025-08-22', '2025-08-23']);
  });

  it('propose columns by their names, keep what a person said, and refuse nonsense', async () => {
    const contract = await freshContract();
    const text =
      'Site id;Pays;Zone ;Ville;Cost-Centre;Affilliate;billed entity;VALID FROM;valid to;Known From\n';
    const row = 'S1;FR;1;Lyon;CC;A;B;01/02/2025;;2025-01-15\n';
    const sent = { contract, dataset: SITES, fileName: 's.csv', bytes: bytesOf(text + row) };
    const { batch, mapping } = await uploadImport(service, AN, sent);
    expect(mapping).toEqual({
      'Site id': 'site',
      Pays: null,
      Zone: 'zone',
      Ville: null,
      'Cost-Centre': 'cost centre',
      Affilliate: 'affiliate',
      'billed entity': 'billed entity',
      'VALID FROM': 'valid_from',
      'valid to': 'valid_to',
      'Known From': 'known_from',
    });
    const id = { contract, batch };
    expect(await problemOf(validateImport(service, AN, id))).toBe('S0404');
    const said = { ...mapping, Pays: 'country', Ville: 'city' };
    const twice = { ...said, Ville: 'country' };
    expect(await problemOf(mapColumns(service, AN, { ...id, mapping: twice }))).toBe('S0410');
    const other = { ...said, Land: 'country' };
    expect(await problemOf(mapColumns(service, AN, { ...id, mapping: other }))).toBe('S0410');
    await mapColumns(service, AN, { ...id, mapping: said });
    const { counts } = await validateImport(service, AN, id);
    expect(counts).toMatchObject({ new: 1, rejected: 0 });
    expect((await uploadImport(service, AN, sent)).mapping).toEqual(said);
  });

  it('from a workbook are those from a text, and go back as a workbook', async () => {
    const contract = await freshContract();
    const table = await readTableFile('x', fileOf(SITES));
    const rows = [table.columns, ...table.rows, ['=1+1', 'XX', '1']];
    const bytes = await writeTableFile({ kind: 'xlsx', delimiter: ',' }, rows);
    const loaded = await load(contract, SITES, bytes);
    expect(loaded.rows).toMatchObject({ applied: table.rows.length, same: 0, rejected: 1 });
    expect((await load(contract, SITES, fileOf(SITES))).rows.same).toBe(table.rows.length);
    const id = { contract, batch: loaded.batch };
    const sentBack = await rejectedRows(service, AN, { ...id, language: 'en' });
    const back = await readTableFile('back.xlsx', sentBack.bytes);
    expect(back.kind).toBe('xlsx');
    expect(back.columns.at(-1)).toBe('error');
    expect(back.rows[0]?.[0]).toBe('=1+1');
  });

  it('never applied are put away, and can be applied no more', async () => {
    const contract = await freshContract();
    const before = await hashOf(contract);
    const sent = { contract, dataset: SITES, fileName: 's.csv', bytes: fileOf(SITES) };
    const { batch } = await uploadImport(service, AN, sent);
    const id = { contract, batch };
    await validateImport(service, AN, id);
    const reason = 'meant for another data file';
    const reader = { person: 'aud', roles: ['AU'] };
    expect(await problemOf(discardImport(service, reader, { ...id, reason }))).toBe('S0201');
    expect(await discardImport(service, AN, { ...id, reason })).toMatchObject({
      state: 'rejected',
    });
    expect(await problemOf(discardImport(service, AN, { ...id, reason }))).toBe('S0102');
    expect(await problemOf(applyImport(service, OS, id))).toBe('S0102');
    expect(await problemOf(validateImport(service, AN, id))).toBe('S0102');
    expect(await hashOf(contract)).toBe(before);
    const event = await database.db
      .selectFrom('audit_event')
      .select(['action', 'actor', 'reason'])
      .orderBy('event', 'desc')
      .limit(1)
      .executeTakeFirst();
    expect(event).toEqual({ action: 'inventory.discard', actor: 'ana', reason });
  });

  it('a right refused changes nothing', async () => {
    const contract = await freshContract();
    const may = () => {
      throw new Problem('S0201', { action: 'any' });
    };
    const refused = { ...service, may };
    const sent = { contract, dataset: SITES, fileName: 's.csv', bytes: fileOf(SITES) };
    expect(await problemOf(uploadImport(refused, AN, sent))).toBe('S0201');
    const { batch } = await uploadImport(service, AN, sent);
    const id = { contract, batch };
    await validateImport(service, AN, id);
    const before = await hashOf(contract);
    expect(await problemOf(validateImport(refused, AN, id))).toBe('S0201');
    expect(await problemOf(previewImport(refused, AN, id))).toBe('S0201');
    expect(await problemOf(applyImport(refused, AN, id))).toBe('S0201');
    expect(await problemOf(rejectedRows(refused, AN, { ...id, language: 'en' }))).toBe('S0201');
    expect(await hashOf(contract)).toBe(before);
    await applyImport(service, OS, id);
    expect(await problemOf(undoImport(refused, OS, { ...id, reason: '' }))).toBe('S0201');
    expect(await hashOf(contract)).not.toBe(before);
  });

  it('sent at once, the same file counts once', async () => {
    const contract = await freshContract();
    const sent = { contract, dataset: SITES, fileName: 's.csv', bytes: fileOf(SITES) };
    const all = await Promise.all([1, 2, 3, 4].map(() => uploadImport(service, AN, sent)));
    expect(all.map(({ batch }) => batch).toSorted()).toEqual([1, 2, 3, 4]);
    for (const { batch } of all) await validateImport(service, AN, { contract, batch });
    const applied = await Promise.all(
      all.map(({ batch }) => applyImport(service, OS, { contract, batch })),
    );
    const received = applied[0]?.rows.received ?? 0;
    const counts = applied.map(({ rows }) => rows.applied).toSorted((a, b) => a - b);
    expect(counts).toEqual([0, 0, 0, received]);
  });
});
