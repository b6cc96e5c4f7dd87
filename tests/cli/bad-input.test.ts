// Bad input to the real command: each fault is a named problem at its place, nothing else is lost,
// and no stack trace is shown.
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { avenant, ENGLISH, folderWith, json, removeFolders, standardFile } from '../support/cli.ts';

afterAll(removeFolders);

interface Problem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help?: string;
  readonly place: { readonly file: string; readonly line: number; readonly column: number };
}

interface Result {
  readonly code: number | null;
  /** Serious problems, without their warnings. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
  readonly total: string | undefined;
  readonly lines: readonly string[];
  readonly held: readonly (readonly string[])[];
}

/** Rates January 2026 of a folder. */
async function rated(folder: string): Promise<Result> {
  const ran = await avenant('rate', folder, '--period', '2026-01', '--json');
  expect(ran.err).toBe('');
  const { problems, periods } = json<{
    problems: readonly Problem[];
    periods?: readonly {
      total: string;
      lines: readonly { id: string }[];
      held: readonly { clause: string; subject: string; code: string; message: string }[];
    }[];
  }>(ran);
  const [period] = periods ?? [];
  return {
    code: ran.code,
    problems: problems.filter(({ severity }) => severity === 'error'),
    warnings: problems.filter(({ severity }) => severity !== 'error').map(({ code }) => code),
    total: period?.total,
    lines: period?.lines.map(({ id }) => id) ?? [],
    held: period?.held.map(({ clause, subject, code }) => [clause, subject, code]) ?? [],
  };
}

const ALL = [
  '1.1/BER-1-A/2026-01-15',
  '1.1/PAR-1-A/2026-01-01',
  '1.2/BER-1-A/2026-01-15',
  '1.2/PAR-1-A/2026-01-01',
];
const PARIS = ALL.filter((id) => id.includes('PAR'));
const clause = (text: string) => ({ 'contract.avn': `${ENGLISH}\n${text}` });
const at = ({ place }: Problem) => [place.file, place.line, place.column];

describe('the contract', () => {
  it('without a fault is rated', async () => {
    expect(await rated(folderWith())).toEqual({
      code: 0,
      problems: [],
      warnings: [],
      total: '1125.81',
      lines: ALL,
      held: [],
    });
  });

  it('with a misspelt attribute: its place, and the right spelling', async () => {
    const text =
      'clause 2 "Speed"\n  for each access\n  when sped > 50 Mbps\n  each month\n  charge 1 EUR\n';
    const { code, problems, lines } = await rated(folderWith(clause(text)));
    expect([code, lines]).toEqual([1, []]);
    const [one, other] = problems;
    expect([one?.code, one && at(one), other]).toEqual([
      'C0301',
      ['contract.avn', 59, 8],
      undefined,
    ]);
    expect(one?.message).toContain('sped');
    expect(one?.help).toContain('`speed`');
  });

  it('that adds two currencies: which, and how to convert', async () => {
    const text = 'clause 2 "Fee"\n  each month\n  charge 5 EUR + 3 USD\n';
    const { code, problems } = await rated(folderWith(clause(text)));
    const [one, other] = problems;
    expect([code, one?.code, other]).toEqual([1, 'C0601', undefined]);
    expect(one && at(one)).toEqual(['contract.avn', 59, 18]);
    expect(one?.message).toMatch(/EUR.*USD/);
    expect(one?.help).toContain('converted to EUR');
  });

  it('that is empty, or binary, or not there', async () => {
    expect((await rated(folderWith({ 'contract.avn': '' }))).problems[0]?.code).toBe('C0322');
    const binary = await rated(
      folderWith({ 'contract.avn': new Uint8Array([80, 75, 3, 4, 0, 0]) }),
    );
    expect(binary.problems.map(({ code }) => code)).toEqual(['R0291']);
    expect((await avenant('check', join(folderWith(), 'other.avn'))).code).toBe(2);
  });
});

describe('what is missing when rating', () => {
  it('a table row for a site: that site is held, the others are billed', async () => {
    const accesses = standardFile('accesses.csv').replace(',10,24', ',20,24');
    const { code, problems, lines, held, total } = await rated(
      folderWith({ 'accesses.csv': accesses }),
    );
    expect([code, problems, lines, total]).toEqual([1, [], PARIS, '760.00']);
    expect(held).toEqual([
      ['1.1', 'BER-1-A', 'R0102'],
      ['1.2', 'BER-1-A', 'R0102'],
    ]);
  });

  it('an index value: the clause is held, the others are billed', async () => {
    const text = 'clause 2 "Indexed fee"\n  each month\n  charge 5 EUR * index for 2026-09\n';
    const { code, problems, lines, held } = await rated(folderWith(clause(text)));
    expect([code, problems, lines]).toEqual([1, [], ALL]);
    expect(held).toEqual([['2', 'NS-1', 'R0105']]);
  });
});

describe('a data file', () => {
  it('without a declared column: the nearest one is told', async () => {
    const sites = standardFile('sites.csv').replace('country', 'contry');
    const { code, problems, lines } = await rated(folderWith({ 'sites.csv': sites }));
    const [one, other] = problems;
    expect([code, lines]).toEqual([1, ALL]);
    expect([one?.code, one && at(one), other]).toEqual(['R0202', ['sites.csv', 1, 1], undefined]);
    expect(one?.message).toContain('`country`');
    expect(one?.help).toContain('contry');
  });

  it('with a bad date on row 17: that row with its line, the others rated', async () => {
    const head = 'circuit,site,speed,term,valid_from,valid_to\n';
    const row = (line: number) =>
      `A-${line},PAR-1,100,36,${line === 17 ? '2026-01-32' : '2026-01-01'},\n`;
    const rows = Array.from({ length: 24 }, (_, index) => row(index + 2));
    const { code, problems, lines, total } = await rated(
      folderWith({ 'accesses.csv': head + rows.join('') }),
    );
    const [one, other] = problems;
    expect([code, one?.code, other]).toEqual([1, 'R0203', undefined]);
    expect(one && at(one)).toEqual(['accesses.csv', 17, 1]);
    expect(one?.message).toContain('2026-01-32');
    // 23 accesses at 310 and 450.
    expect([lines.length, total]).toEqual([46, '17480.00']);
  });

  it('with blank lines and cells of two lines: the line is that of the file', async () => {
    const sites = standardFile('sites.csv').replace('Paris', '"Paris\nnord"');
    const extra = '\n\nX-1,FR,Nice,soon,2024-03-01,2026-01-01,\n';
    const { problems, lines } = await rated(folderWith({ 'sites.csv': `${sites}${extra}` }));
    expect(problems.map((one) => [one.code, ...at(one)])).toEqual([['R0203', 'sites.csv', 7, 1]]);
    expect(lines).toEqual(ALL);
  });

  it('that is empty: said once, and what it does not touch is billed', async () => {
    const { code, problems, warnings, lines } = await rated(folderWith({ 'sites.csv': '' }));
    expect(problems.map((one) => [one.code, ...at(one)])).toEqual([['R0205', 'sites.csv', 1, 1]]);
    expect([code, warnings, lines]).toEqual([1, [], ALL]);
  });

  it('that has a header and no rows: a warning', async () => {
    const [head = ''] = standardFile('calls.csv').split('\n');
    const { code, problems, warnings } = await rated(folderWith({ 'calls.csv': `${head}\n` }));
    expect([code, problems, warnings]).toEqual([0, [], ['R0205']]);
  });

  it('of 200 MB: refused by its size, before it is read', async () => {
    const folder = folderWith();
    truncateSync(join(folder, 'calls.csv'), 200 * 1024 * 1024);
    const { code, problems, lines } = await rated(folder);
    expect([code, lines]).toEqual([1, ALL]);
    const [one, other] = problems;
    expect([one?.code, one?.place.file, other]).toEqual(['R0290', 'calls.csv', undefined]);
    expect(one?.message).toContain('200 MB');
  });

  it('that is binary: named, and nothing that only follows from it', async () => {
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]);
    const { code, problems, warnings, lines } = await rated(folderWith({ 'sites.csv': zip }));
    expect(problems.map((one) => [one.code, one.place.file])).toEqual([['R0291', 'sites.csv']]);
    expect([code, warnings, lines]).toEqual([1, [], ALL]);
  });

  it('that is absent, or a folder', async () => {
    const contract = ENGLISH.replace('"calls.csv"', '"none.csv"');
    const { code, problems, lines } = await rated(folderWith({ 'contract.avn': contract }));
    expect([code, lines, problems.map((one) => one.code)]).toEqual([1, ALL, ['R0201']]);
    const inner = await rated(
      folderWith({
        'contract.avn': ENGLISH.replace('"calls.csv"', '"more"'),
        'more/a.txt': 'a',
      }),
    );
    expect(inner.problems.map((one) => one.code)).toEqual(['R0201']);
  });

  it('with quotes that never close: the line that opens them', async () => {
    const calls = `${standardFile('calls.csv')}C-3,"PAR-1,4,2026-01-06\n`;
    const { code, problems, lines } = await rated(folderWith({ 'calls.csv': calls }));
    expect([code, lines]).toEqual([1, ALL]);
    expect(problems.map((one) => [one.code, one.place.file])).toEqual([['R0292', 'calls.csv']]);
  });

  it('with quotes inside a cell, semicolons, or accents of an older encoding: read', async () => {
    const inches = standardFile('sites.csv').replace('Paris', 'Paris 19" rack');
    expect((await rated(folderWith({ 'sites.csv': inches }))).code).toBe(0);
    const french = standardFile('sites.csv').replaceAll(',', ';').replace('Paris', 'Orléans');
    const bytes = Buffer.from(french, 'latin1');
    const text =
      'clause 2 "Fee"\n  for each site where city = "Orléans"\n  each month\n  charge 1 EUR\n';
    const folder = folderWith({ ...clause(text), 'sites.csv': bytes });
    expect((await rated(folder)).lines).toContain('2/PAR-1/2026-01-01');
    writeFileSync(join(folder, 'sites.csv'), `\uFEFF${french}`);
    expect((await rated(folder)).lines).toContain('2/PAR-1/2026-01-01');
  });
});

describe('people read', () => {
  it('the same problems with an excerpt, in their language, and what is billed', async () => {
    const sites = standardFile('sites.csv').replace('2024-03-01', '2024-13-01');
    const folder = folderWith({ 'sites.csv': sites });
    const { code, out, err } = await avenant('rate', folder, '--period', '2026-01', '--lang', 'fr');
    expect(code).toBe(1);
    expect(err).toContain('erreur R0203 cellule illisible');
    expect(err).toContain('--> sites.csv:2:1');
    expect(out).toContain('Facture 2026-01');
    expect(out).toMatch(/Total +1\u202f125,81 EUR/);
  });
});
