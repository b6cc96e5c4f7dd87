// The workers' answers on Helvarion: the same money as a run, what changed marked, a line opened, the
// text in both languages. Without a browser: the handlers are plain functions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '@avenant/server/csv';
import { beforeAll, describe, expect, it } from 'vitest';
import { invoiceRows } from '../../editor/src/contract/invoice-rows.ts';
import { moneyHandlers } from '../../editor/src/contract/money.ts';
import type { Preview } from '../../editor/src/contract/preview.ts';
import { wordHandlers } from '../../editor/src/contract/words.ts';
import { readSearch } from '../../editor/src/screens/workbench/search.ts';
import { repoRoot } from '../../scripts/support/sources.ts';

const FOLDER = join(repoRoot, 'contracts-examples/helvarion');
const textOf = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const texts = readdirSync(FOLDER).filter((name) => name.endsWith('.avn'));
const FILES = Object.fromEntries(texts.map((name) => [name, textOf(name)]));
const TABLES = readdirSync(join(FOLDER, 'data'))
  .filter((name) => name.endsWith('.csv'))
  .map((name) => {
    const table = readCsv(`data/${name}`, textOf(`data/${name}`));
    if ('badLine' in table) throw new Error(`${name}:${table.badLine}`);
    return table;
  });
const annex = FILES['annex-prices.avn'] ?? '';
const DEARER = { ...FILES, 'annex-prices.avn': annex.replace(/35\n$/, '45\n') };
const MONTH = '2025-04';

type Rated = Extract<Preview, { kind: 'rated' }>;
const rated = (preview: Preview): Rated => {
  if (preview.kind !== 'rated') throw new Error('not rated');
  return preview;
};

describe('the worker of money', () => {
  const money = moneyHandlers();
  beforeAll(() => void money.facts({ tables: TABLES }));

  it('rates a month as a run does, and marks nothing while nothing is changed', async () => {
    const found = rated(await money.preview({ files: FILES, month: MONTH, against: FILES }));
    expect([found.total, found.before, found.difference]).toEqual(['82589.92', '82589.92', '0']);
    expect([found.currency, found.changes]).toEqual(['EUR', 0]);
  });

  it('marks the lines that another price changes, with what they were', async () => {
    const found = rated(await money.preview({ files: DEARER, month: MONTH, against: FILES }));
    const care = found.clauses.find(({ clause }) => clause === '4.5');
    const changed = care?.lines.filter(({ change }) => change === 'changed') ?? [];
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every(({ before, amount }) => before !== null && before !== amount)).toBe(true);
    expect(found.clauses.find(({ clause }) => clause === '4.4')?.changes).toBe(0);
    expect(found.total).not.toBe(found.before);
    const only = { onlyChanged: true, clause: undefined, folded: new Set<string>() };
    const rows = invoiceRows(found.clauses, only);
    expect(rows.every((row) => row.kind !== 'line' || row.line.change !== 'same')).toBe(true);
  });

  it('judges each clause by the data that there are, and by those that miss', async () => {
    const found = await money.feasibility({ files: FILES, month: MONTH, months: 1 });
    const of = (clause: string) => found?.verdicts.find((one) => one.clause === clause);
    expect(of('4.1')?.verdict).toBe('automatic');
    expect(of('4.1')?.money.amount).toBe('56138.66');
    const blind = moneyHandlers();
    await blind.facts({ tables: TABLES.filter(({ file }) => file !== 'data/cpe.csv') });
    const without = await blind.feasibility({ files: FILES, month: MONTH, months: 1 });
    const routers = without?.verdicts.find((one) => one.clause === '4.4');
    expect(routers?.verdict).toBe('automatic with new data');
    expect(routers?.gaps.length).toBeGreaterThan(0);
  });

  it('judges a year, so that what comes once a year is judged, and tells its months', async () => {
    const found = await money.feasibility({ files: FILES, month: '2024-12', months: 12 });
    expect([found?.months[0], found?.months.at(-1)]).toEqual(['2024-12', '2025-11']);
    const of = (clause: string) => found?.verdicts.find((one) => one.clause === clause);
    expect(of('4.1')?.billedIn).toEqual(found?.months);
    // The shortfall of a commitment, an early termination; a price revision from January on.
    expect(of('7')?.billedIn).toEqual(['2025-01', '2025-03']);
    expect(of('10')?.billedIn).toEqual(['2025-07']);
    expect(of('8')?.billedIn).toEqual(found?.months.slice(1));
  });

  it('says nothing of money while the text has an error', async () => {
    const broken = { ...FILES, 'contract.avn': FILES['contract.avn']?.replace('charge', 'chagre') };
    const files = broken as typeof FILES;
    expect(await money.preview({ files, month: MONTH, against: FILES })).toEqual({
      kind: 'unsound',
    });
  });

  it('opens a line in both languages down to its words', async () => {
    const line = '4.1/DE-MUC-02-P/2025-03-12~2025-04';
    for (const [language, words] of [
      ['en', 'table port price'],
      ['fr', 'table port price'],
    ] as const) {
      const found = await money.explain({ files: FILES, month: MONTH, line, language });
      expect(found?.clause).toBe('4.1');
      expect(JSON.stringify(found?.tree)).toContain(words);
    }
    const none = { files: FILES, month: MONTH, line: 'no such line', language: 'en' as const };
    expect(await money.explain(none)).toBeNull();
  });

  it('shows what is held with its reason, never as zero', async () => {
    const found = rated(await money.preview({ files: FILES, month: '2025-05', against: null }));
    const held = found.clauses.flatMap((clause) => clause.held);
    expect(held.length).toBeGreaterThan(0);
    for (const { reason } of held) expect(reason.en).not.toBe(reason.fr);
  });
});

describe('the worker of words', () => {
  const words = wordHandlers();

  it('reads the text: problems, outline, clauses, precedence', async () => {
    await words.facts({ tables: TABLES });
    const found = await words.update({ files: FILES, language: 'en' });
    expect(found.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(found.clauses.map(({ clause }) => clause)).toContain('4.1');
    expect(found.languages['contract.avn']).toBe('en');
    const [first] = found.clauses;
    const text = FILES[first?.file ?? ''] ?? '';
    expect(text.slice(first?.from, first?.to)).toMatch(/^clause /);
  });

  it('mends a misspelt word', async () => {
    const text = (FILES['contract.avn'] ?? '').replace('zone of site', 'zonne of site');
    const files = { ...FILES, 'contract.avn': text };
    const { problems } = await words.update({ files, language: 'fr' });
    const [problem] = problems.filter(({ severity }) => severity === 'error');
    if (problem === undefined) throw new Error('no problem told');
    const { file, from, to } = problem;
    const [fix] = await words.fixes({ file, from, to });
    expect(fix?.edits.map((edit) => edit.text)).toEqual(['zone']);
  });

  it('gives hints in the language of the text', async () => {
    const french = await words.printed({ files: FILES, language: 'fr' });
    await words.update({ files: french, language: 'en' });
    const file = 'contract.avn';
    const found = await words.hints({ file, from: 0, to: french[file]?.length ?? 0 });
    expect(found.language).toBe('fr');
    expect(found.hints.length).toBeGreaterThan(0);
  });

  it('prints the texts in the other language, but no file that cannot be read', async () => {
    const printed = await words.printed({ files: FILES, language: 'fr' });
    expect(printed['contract.avn']).toMatch(/^langue fr/);
    const files = { ...FILES, 'contract.avn': `${FILES['contract.avn']}\nclause 99 "x"\n  zzz\n` };
    const other = await words.printed({ files, language: 'fr' });
    expect(Object.keys(other)).not.toContain('contract.avn');
    expect(other['annex-prices.avn']).toMatch(/^langue fr/);
  });
});

describe('the address', () => {
  it('is read for what it can mean', () => {
    expect(
      readSearch({ version: 2, clause: 5, month: '2025-13', language: 'de', view: 'prices' }),
    ).toEqual({ version: 2, clause: '5', view: 'prices' });
    expect(readSearch({ version: -1, month: '2025-04', line: 'a/b', view: 'text' })).toEqual({
      month: '2025-04',
      line: 'a/b',
    });
  });
});
