// Stored facts rate as the files that they came from, byte for byte; what is learnt later corrects.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RatingPlan } from '../../../dsl/src/index.ts';
import { rateContract } from '../../../engine/src/index.ts';
import {
  bindStored,
  type Database,
  loadTables,
  type StoredTable,
  snapshotOf,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { exampleFolder, month, read } from '../../support/folders.ts';
import { makeContract, storeTables } from '../../support/stored.ts';

const SINCE = '2023-01-01';
const helvarion = read(exampleFolder('helvarion'));
const corvenne = read(exampleFolder('corvenne'));

function planOf({ compilation }: typeof helvarion): RatingPlan {
  if (compilation.latest === undefined) throw new Error('no plan');
  return compilation.latest;
}

async function rated(
  prepared: typeof helvarion,
  tables: ReadonlyMap<string, StoredTable> | undefined,
  [from, through]: readonly [string, string],
): Promise<string> {
  const { history } = prepared.compilation;
  if (history === undefined || prepared.facts === undefined) throw new Error('nothing to rate');
  const stored = tables === undefined ? undefined : bindStored(planOf(prepared), tables);
  const span = { from: month(from), through: month(through) };
  const facts = stored?.value ?? prepared.facts;
  return JSON.stringify(await rateContract({ history, facts, ...span }));
}

/** The invoices drawn before a day, and the sum of all since the contract began, in cents. */
async function totals(tables: ReadonlyMap<string, StoredTable> | undefined, day: string) {
  const { periods } = JSON.parse(await rated(helvarion, tables, ['2024-01', '2025-06']));
  const cents = periods.map(({ total }: { total: string }) => Math.round(Number(total) * 100));
  const sum: number = cents.reduce((so: number, one: number) => so + one, 0);
  const early = periods.filter(({ knownOn }: { knownOn: string }) => knownOn < day);
  return { early: JSON.stringify(early), sum };
}

/** Data files and a day between two invoices; the contract corrects six months back. */
const LATE = [
  ['incidents', 'data/incidents.csv', '2025-04-15'],
  ['index values', 'data/syntec.csv', '2025-04-15'],
  ['accesses that say they were known long before', 'data/accesses.csv', '2024-05-15'],
] as const;

describe.each(KINDS)('stored facts, %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    for (const [contract, prepared] of [
      ['HELV', helvarion],
      ['CORV', corvenne],
    ] as const) {
      await makeContract(database, contract);
      await storeTables(database, contract, prepared.folder.tables.values(), SINCE);
    }
  });
  afterAll(() => database.close());

  it.each([
    ['HELV', helvarion, ['2025-01', '2025-07']],
    ['CORV', corvenne, ['2025-06', '2025-08']],
  ] as const)('of %s bill what the folder bills', async (contract, prepared, span) => {
    const tables = await loadTables(database.db, contract);
    const bound = bindStored(planOf(prepared), tables).problems;
    expect(bound.filter(({ severity }) => severity === 'error')).toEqual([]);
    const folder = await rated(prepared, undefined, span);
    expect(folder.length).toBeGreaterThan(10_000);
    expect(await rated(prepared, tables, span)).toBe(folder);
  });

  it('read with two queries and a COPY, however many data files', async () => {
    const asked: string[] = [];
    const db = database.db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const tables = await loadTables(db, 'HELV');
    expect(tables.size).toBe(7);
    // A COPY is no query that a plugin sees.
    expect(asked).toHaveLength(2);
  });

  it.each(LATE)(
    'of %s learnt late change no earlier invoice, and correct it next',
    async (...[, late, day]) => {
      const contract = `LATE ${late}`;
      await makeContract(database, contract);
      const rows = [...helvarion.folder.tables.values()];
      const others = rows.filter(({ file }) => file !== late);
      await storeTables(database, contract, others, SINCE);
      const without = await totals(await loadTables(database.db, contract), day);
      const learning = rows.filter(({ file }) => file === late);
      await storeTables(database, contract, learning, day);
      const learnt = await totals(await loadTables(database.db, contract), day);
      const known = await totals(undefined, day);
      expect(learnt.early).toBe(without.early);
      expect(learnt.early === known.early).toBe(false);
      expect(learnt.sum).toBe(known.sum);
      expect(learnt.sum).not.toBe(without.sum);
      const { db } = database;
      const before = await loadTables(db, contract, { knownOn: SINCE });
      expect(before.get(late)?.rows).toEqual([]);
    },
    180_000,
  );

  // Without its index values the contract holds what it cannot index: nothing says what it is worth.
  it.each(LATE.filter(([name]) => name !== 'index values'))(
    'of %s taken back change no earlier invoice, and are credited next',
    async (...[, gone, day]) => {
      const contract = `BACK ${gone}`;
      await makeContract(database, contract);
      await storeTables(database, contract, helvarion.folder.tables.values(), SINCE);
      const known = await totals(await loadTables(database.db, contract), day);
      const rows = database.db.updateTable('fact_row').where('contract', '=', contract);
      await rows.set({ undone_on: day }).where('dataset', '=', gone).execute();
      const taken = await totals(await loadTables(database.db, contract), day);
      await rows.set({ undone_on: SINCE }).where('dataset', '=', gone).execute();
      const never = await totals(await loadTables(database.db, contract), day);
      expect(taken.early).toBe(known.early);
      expect(taken.early === never.early).toBe(false);
      expect(taken.sum).toBe(never.sum);
    },
    180_000,
  );

  it('have a hash that tells of every row, day and cell, and of nothing else', async () => {
    const tables = await loadTables(database.db, 'HELV');
    const again = await loadTables(database.db, 'HELV');
    const hash = snapshotOf(tables);
    expect(snapshotOf(new Map([...again].reverse()))).toBe(hash);
    const [[file, table] = ['', undefined]] = tables;
    if (table === undefined) throw new Error('no table');
    const with_ = (change: Partial<StoredTable>) =>
      snapshotOf(new Map([...tables, [file, { ...table, ...change }]]));
    const [first = [], ...others] = table.rows;
    const hashes = [
      with_({ rows: others, lines: table.lines.slice(1), cameOn: table.cameOn.slice(1) }),
      with_({ rows: [[...first.slice(0, -1), 'other'], ...others] }),
      with_({ lines: table.lines.map((line) => line + 1) }),
      with_({ cameOn: table.cameOn.map(() => '2025-01-01') }),
      with_({ takenBackOn: table.takenBackOn.map(() => '2025-01-01') }),
      with_({ columns: table.columns.toReversed() }),
    ];
    expect(new Set([hash, ...hashes]).size).toBe(7);
  });
});
