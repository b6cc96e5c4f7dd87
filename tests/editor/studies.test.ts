// Studies without a browser: which data files a text reads, planned lines matched by their headings,
// and what of them is in no amount.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeStudy } from '../../editor/src/screens/studies/compute.ts';
import type { FoundColumn } from '../../editor/src/screens/studies/datasets.ts';
import { csvOf, fileLines, linesOf } from '../../editor/src/screens/studies/plan-lines.ts';
import { TEMPLATES } from '../../editor/src/screens/studies/templates.ts';
import { repoRoot } from '../../scripts/support/sources.ts';

const OFFER = { 'contract.avn': TEMPLATES[0]?.text.en ?? '' };
const HELVARION = join(repoRoot, 'contracts-examples/helvarion');
const textOf = (name: string) => readFileSync(join(HELVARION, name), 'utf8');
const FILES = Object.fromEntries(
  readdirSync(HELVARION)
    .filter((name) => name.endsWith('.avn'))
    .map((name) => [name, textOf(name)]),
);

const of = (rows: string) =>
  computeStudy({
    files: OFFER,
    data: { 'accesses.csv': `id,country,bandwidth,start,end\n${rows}` },
    ...{ from: '2027-01', months: 12 },
  });

describe('the planned data of a study', () => {
  it('tells the line that is in no amount, and all that is wrong with it', async () => {
    const { outcome, problems } = await of('A1,FR,100,2027-01-01,\nA4,FR,cent,2027-02-30,\n');
    expect(outcome?.leftOut).toEqual([{ dataset: 'accesses.csv', line: 3, key: 'A4' }]);
    const told = problems.map(({ code, line, column }) => [code, line, column]);
    expect(told).toEqual([
      ['R0203', 3, 'start'],
      ['R0203', 3, 'bandwidth'],
    ]);
  });

  it('says which of two lines of a key counts', async () => {
    const { outcome, problems } = await of('A1,FR,100,2027-01-01,\nA1,DE,100,2027-01-01,\n');
    expect(outcome?.leftOut).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['R0206']);
    expect(problems[0]?.help.fr).toContain('la plus basse');
  });

  it('says what the cells of each column hold', async () => {
    const { datasets } = await of('');
    const [accesses] = datasets;
    const column = (name: string) => accesses?.columns.find((one) => one.name === name);
    expect(column('country')?.choices).toEqual(['FR', 'DE']);
    expect(column('bandwidth')?.unit).toBe('Mbps');
    expect(column('start')?.looks).toBe('2026-04-16');
  });

  it('has the indices among its files, which then miss no more', async () => {
    const asked = { files: FILES, from: '2025-01', months: 1 };
    const missing = (found: Awaited<ReturnType<typeof computeStudy>>) =>
      found.outcome?.verdicts.some(({ gaps }) =>
        gaps.some(({ words }) => words.en.includes('syntec.csv')),
      );
    const before = await computeStudy({ ...asked, data: {} });
    const series = before.datasets.find(({ dataset }) => dataset === 'data/syntec.csv');
    const named = series?.columns.map(({ name, isOptional }) => [name, isOptional]);
    expect(named).toEqual([
      ['month', false],
      ['value', false],
      ['published', true],
    ]);
    expect(missing(before)).toBe(true);
    const data = { 'data/syntec.csv': textOf('data/syntec.csv') };
    expect(missing(await computeStudy({ ...asked, data }))).toBe(false);
  });
});

describe('the lines of a file', () => {
  const column = (name: string, isOptional = false): FoundColumn => ({
    ...{ name, isOptional, looks: null, unit: null, choices: [], refersTo: null },
  });
  const COLUMNS = [column('site'), column('cost centre'), column('débit'), column('note', true)];

  it('are matched by their headings as the engine matches them', () => {
    const told = linesOf('Site;Cost_Centre;debit\nS1;CC 1;100\n', COLUMNS);
    expect([told?.missing, told?.unread]).toEqual([[], []]);
    expect(told?.lines[0]?.cells).toMatchObject({
      site: 'S1',
      'cost centre': 'CC 1',
      débit: '100',
    });
  });

  it('tell the columns that are missing and those that nobody reads', () => {
    const told = linesOf('circuit,site,mbps\nC1,S1,100\n', COLUMNS);
    expect([told?.missing, told?.unread]).toEqual([
      ['cost centre', 'débit'],
      ['circuit', 'mbps'],
    ]);
    expect(linesOf('', COLUMNS)).toBeUndefined();
  });

  it('are numbered as in the file that is written of them', () => {
    const lines = [
      { id: '1', cells: { site: 'S1' } },
      { id: '2', cells: {} },
      { id: '3', cells: { site: 'S, 3' } },
    ];
    expect([...fileLines(lines)]).toEqual([
      ['1', 2],
      ['3', 3],
    ]);
    expect(csvOf(lines, COLUMNS.slice(0, 2))).toBe('site,cost centre\nS1,\n"S, 3",\n');
  });
});
