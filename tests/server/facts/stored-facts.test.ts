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

  it('read with two queries, however many data files', async () => {
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
    expect(asked).toHaveLength(2);
  });

  it('learnt later change no earlier invoice, and correct it in the next', async () => {
    await makeContract(database, 'LATE');
    const rows = [...helvarion.folder.tables.values()];
    const late = 'data/incidents.csv';
    const [before, after] = [rows.filter(({ file }) => file !== late), rows];
    await storeTables(database, 'LATE', before, SINCE);
    const incidents = after.filter(({ file }) => file === late);
    await storeTables(database, 'LATE', incidents, '2025-04-15');
    const stored = await loadTables(database.db, 'LATE');
    const months = ['2025-01', '2025-06'] as const;
    const learnt = JSON.parse(await rated(helvarion, stored, months));
    const known = JSON.parse(await rated(helvarion, undefined, months));
    const none = await loadTables(database.db, 'LATE', { knownOn: '2025-04-14' });
    expect(none.get(late)?.rows).toEqual([]);
    const without = JSON.parse(await rated(helvarion, none, months));
    // January's to March's incidents, unknown then, are credited once they are known.
    const early = (one: typeof learnt) => one.periods.slice(0, 4);
    expect(early(learnt)).toEqual(early(without));
    expect(early(learnt)).not.toEqual(early(known));
    const sum = (one: typeof learnt) =>
      one.periods.reduce(
        (so: number, { total }: { total: string }) => so + Math.round(Number(total) * 100),
        0,
      );
    expect(sum(learnt)).toBe(sum(known));
    expect(sum(learnt)).not.toBe(sum(without));
  });

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
      with_({ rows: others, lines: table.lines.slice(1), knownOn: table.knownOn.slice(1) }),
      with_({ rows: [[...first.slice(0, -1), 'other'], ...others] }),
      with_({ lines: table.lines.map((line) => line + 1) }),
      with_({ knownOn: table.knownOn.map(() => '2025-01-01') }),
      with_({ columns: table.columns.toReversed() }),
    ];
    expect(new Set([hash, ...hashes]).size).toBe(6);
  });
});
