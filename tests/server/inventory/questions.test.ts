// Questions of the inventory: as of a day, as known on a day, the history of an item (laws 13, 14),
// and its comparison with an extract of the network, on both databases.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  applyImport,
  type Database,
  itemHistory,
  itemsAsOf,
  itemTable,
  listDatasets,
  listStocked,
  reconcile,
  type Service,
  undoImport,
  uploadImport,
  validateImport,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { exampleFolder, read } from '../../support/folders.ts';
import { publishExample, serviceOf } from '../../support/stored.ts';

const helvarion = read(exampleFolder('helvarion'));
const AN = { person: 'ana', roles: ['AN'] };
const OS = { person: 'oscar', roles: ['OS'] };
const ROUTERS = 'data/cpe.csv';
const HEAD = 'cpe,site,role,class,valid_from,valid_to,known_from';

describe.each(KINDS)('questions of the inventory, %s', (kind) => {
  let database: Database;
  let service: Service;
  const clock = { now: '2025-01-01T00:00:00Z' };
  let contracts = 0;

  async function freshContract(): Promise<string> {
    contracts += 1;
    await publishExample(database, `CTR-${contracts}`, helvarion);
    return `CTR-${contracts}`;
  }

  async function load(
    contract: string,
    dataset: string,
    lines: readonly string[],
    knownOn?: string,
  ) {
    const bytes = new TextEncoder().encode(lines.join('\n'));
    const sent = { contract, dataset, fileName: 'f.csv', bytes };
    const { batch } = await uploadImport(service, AN, sent);
    await validateImport(service, AN, { contract, batch });
    return applyImport(service, OS, { contract, batch, ...(knownOn ? { knownOn } : {}) });
  }

  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, clock);
  });
  afterAll(() => database.close());

  it('say what an item was on a day, as known on a day', async () => {
    const contract = await freshContract();
    clock.now = '2025-05-01T00:00:00Z';
    const rows = [
      HEAD,
      'R1,S1,main,L,2025-01-01,,2025-01-01',
      'R1,S1,main,M,2025-03-12,,2025-04-02',
      'R2,S1,backup,S,2025-02-01,2025-03-01,2025-02-01',
    ];
    await load(contract, ROUTERS, rows, '2024-01-01');
    const asked = { contract, dataset: ROUTERS, day: '2025-03-12' };
    const classOf = async (more: object) =>
      (await itemsAsOf(service, AN, { ...asked, ...more })).map(({ key, values }) => [
        key,
        values.class,
      ]);
    expect(await classOf({})).toEqual([['R1', 'M']]);
    expect(await classOf({ knownOn: '2025-04-01' })).toEqual([['R1', 'L']]);
    expect(await classOf({ knownOn: '2025-04-02' })).toEqual([['R1', 'M']]);
    expect(await classOf({ day: '2025-02-10' })).toEqual([
      ['R1', 'L'],
      ['R2', 'S'],
    ]);
    const history = await itemHistory(service, AN, { contract, dataset: ROUTERS, key: 'R1' });
    expect(history.stretches.map(({ from, to }) => [from, to])).toEqual([
      ['2025-01-01', '2025-03-12'],
      ['2025-03-12', null],
    ]);
    expect(history.rows.map(({ knownOn }) => knownOn)).toEqual(['2025-01-01', '2025-04-02']);
    expect(history.rows.map(({ fileName, order }) => [fileName, order])).toEqual([
      ['f.csv', null],
      ['f.csv', null],
    ]);
    const table = await itemTable(service, AN, { contract, dataset: ROUTERS });
    const classes = table.values[table.names.indexOf('class')];
    expect(table.keys.map((key, at) => [key, table.from[at], table.to[at], classes?.[at]])).toEqual(
      [
        ['R1', '2025-01-01', '2025-03-12', 'L'],
        ['R1', '2025-03-12', null, 'M'],
        ['R2', '2025-02-01', '2025-03-01', 'S'],
      ],
    );
    const before = { contract, dataset: ROUTERS, knownOn: '2025-04-01' };
    expect((await itemTable(service, AN, before)).to).toEqual([null, '2025-03-01']);
  });

  it('tell what items are in the words of the contract', async () => {
    const contract = await freshContract();
    const desk = { person: 'odile', roles: ['OD'] };
    // Who keeps the inventory knows the contracts by name, whose text is not theirs to read.
    const named = await listStocked(service, desk);
    expect(named.map((one) => one.contract)).toContain(contract);
    const collector = { person: 'colin', roles: ['CO'] };
    await expect(listStocked(service, collector)).rejects.toMatchObject({ code: 'S0201' });
    const datasets = await listDatasets(service, AN, { contract });
    const routers = datasets.find(({ dataset }) => dataset === ROUTERS)?.items;
    expect(routers?.key).toBe('cpe');
    expect(routers?.actions).toEqual(['add', 'change', 'move', 'cease']);
    expect(routers?.attributes.find(({ name }) => name === 'class')).toEqual({
      ...{
        name: 'class',
        kind: 'one of',
        unit: null,
        choices: ['S', 'M', 'L'],
        required: true,
        refersTo: null,
      },
    });
    const accesses = datasets.find(({ dataset }) => dataset === 'data/accesses.csv')?.items;
    expect(accesses?.attributes.find(({ name }) => name === 'bandwidth')).toMatchObject({
      ...{ kind: 'number', unit: 'Mbps' },
    });
    expect(accesses?.attributes.find(({ name }) => name === 'site')).toMatchObject({
      ...{ kind: 'reference', refersTo: 'data/sites.csv' },
    });
    expect(datasets.some(({ items }) => items === null)).toBe(true);
  });

  it('are answered as before, whatever is learnt or taken back later (law 14)', async () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2025-01-${`${n}`.padStart(2, '0')}`);
    const row = fc.record({
      key: fc.constantFrom('R1', 'R2'),
      size: fc.constantFrom('S', 'M', 'L'),
    });
    // Rows may say that they were known before: they were not known here.
    const known = fc.constantFrom('2025-01-01', '2025-06-11', '2025-06-30');
    const step = fc.record({
      rows: fc.array(fc.tuple(row, day, known), { minLength: 1, maxLength: 3 }),
      undo: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), day, async (steps, asOf) => {
        const contract = await freshContract();
        const answers: string[] = [];
        const ask = async (at: number) =>
          JSON.stringify(
            await itemsAsOf(service, AN, {
              ...{ contract, dataset: ROUTERS, day: asOf },
              knownOn: `2025-06-${10 + at}`,
            }),
          );
        for (const [at, { rows, undo }] of steps.entries()) {
          const today = `2025-06-${10 + at}`;
          clock.now = `${today}T12:00:00Z`;
          const lines = rows.map(
            ([{ key, size }, from, since]) => `${key},S1,main,${size},${from},,${since}`,
          );
          await load(contract, ROUTERS, [HEAD, ...new Set(lines)]);
          if (undo && at > 0) await undoImport(service, OS, { contract, batch: at, reason: 'x' });
          answers.push(await ask(at));
          for (const [earlier, answer] of answers.entries()) {
            expect(await ask(earlier)).toBe(answer);
          }
        }
        for (const key of ['R1', 'R2']) {
          const asked = { contract, dataset: ROUTERS, key };
          const history = await itemHistory(service, AN, asked).catch(() => undefined);
          // Law 13: in order, without overlap.
          const { stretches = [] } = history ?? {};
          for (const [at, { from }] of stretches.entries()) {
            const before = stretches[at - 1]?.to;
            if (at > 0) expect(before !== null && (before ?? '') <= (from ?? '')).toBe(true);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('are compared with the network: missing on each side, and what differs', async () => {
    const contract = await freshContract();
    clock.now = '2025-05-01T00:00:00Z';
    await load(contract, 'data/accesses.csv', [
      'circuit,site,role,mbps,cos,term_months,installed,commitment_end,valid_from,valid_to,known_from',
      'C1,S1,primary,100,Gold,24,2024-01-01,2026-01-01,2024-01-01,,2024-01-01',
      'C2,S1,second,20,Silver,24,2024-01-01,2026-01-01,2024-01-01,,2024-01-01',
      'C3,S2,primary,50,Gold,24,2024-01-01,2026-01-01,2024-01-01,,2024-01-01',
      'C4,S2,primary,50,Gold,24,2024-01-01,2026-01-01,2024-01-01,2025-04-01,2024-01-01',
    ]);
    const extract = [
      'Circuit ID;Site;MBPS;CoS;vendor',
      'C1;S1;100,0;Gold;x',
      'C2;S9;30;Silver;x',
      'C4;S2;50;Gold;x',
      'C5;S2;50;Gold;x',
      'C5;S2;50;Gold;x',
      ';S2;50;Gold;x',
    ].join('\n');
    const found = await reconcile(service, AN, {
      ...{ contract, dataset: 'data/accesses.csv', day: '2025-05-01', fileName: 'net.csv' },
      bytes: new TextEncoder().encode(extract),
    });
    expect(found).toMatchObject({
      ...{ compared: 2, matched: 1, missingHere: ['C4', 'C5'], missingThere: ['C3'] },
      unread: [6, 7],
      different: [
        { key: 'C2', attribute: 'site', here: 'S1', there: 'S9' },
        { key: 'C2', attribute: 'bandwidth', here: '20', there: '30' },
      ],
    });
    expect(found.mapping.vendor).toBe(null);
  });
});
