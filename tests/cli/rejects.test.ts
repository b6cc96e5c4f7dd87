// Rejected rows come back as a file: the same columns and one that says what is wrong, safe to open
// in a spreadsheet.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cellText } from '../../server/src/files/csv.ts';
import { avenant, ENGLISH, emptyFolder, folderWith, removeFolders } from '../support/cli.ts';

afterAll(removeFolders);

const HEAD = 'site,country,city,seats,opened,valid_from,valid_to\n';
const GOOD =
  'PAR-1,FR,Paris,40,2024-03-01,2026-01-01,\nBER-1,DE,Berlin,15,2025-06-01,2026-01-01,\n';

describe('--rejects', () => {
  it('writes the rows with errors, and only them, with all that is wrong with each', async () => {
    const bad =
      'X-1,XX,Lyon,12,2024-03-01,soon,\n' + 'X-2,XX,"Nice, port",twelve,2024-03-01,2026-01-01,\n';
    const folder = folderWith({ 'sites.csv': HEAD + GOOD + bad });
    const into = join(emptyFolder(), 'out');
    const { code, err } = await avenant('check', folder, '--rejects', into);
    expect(code).toBe(1);
    expect(err).toContain(`rejected rows: ${join(into, 'sites.csv')}`);
    expect(readdirSync(into)).toEqual(['sites.csv']);
    const [head, first, second, ...rest] = readFileSync(join(into, 'sites.csv'), 'utf8').split(
      '\n',
    );
    expect(head).toBe(`${HEAD.trim()},error`);
    expect(first).toMatch(/^X-1,XX,Lyon,12,2024-03-01,soon,,.*R0203 .*`soon`/);
    expect(second).toMatch(/^X-2,XX,"Nice, port",twelve,2024-03-01,2026-01-01,,"R0210 .*; R0203 /);
    expect(rest).toEqual(['']);
  });

  it('can be corrected and sent again', async () => {
    const folder = folderWith({ 'sites.csv': `${HEAD}${GOOD}X-1,FR,Lyon,12,2024-03-01,soon,\n` });
    const into = emptyFolder();
    await avenant('rate', folder, '--period', '2026-01', '--rejects', into);
    const text = readFileSync(join(into, 'sites.csv'), 'utf8');
    const corrected = text.replace('soon', '2026-01-01').replace(/`soon`/g, '');
    const again = folderWith({ 'sites.csv': HEAD + GOOD + (corrected.split('\n')[1] ?? '') });
    // The column of errors is one too many for the first header.
    expect((await avenant('check', again)).err).toContain('R0215');
    const whole = folderWith({ 'sites.csv': corrected });
    expect((await avenant('check', whole)).err).not.toContain('error R02');
  });

  it('writes nothing when no row has errors', async () => {
    const into = join(emptyFolder(), 'out');
    expect(
      (await avenant('rate', folderWith(), '--period', '2026-01', '--rejects', into)).code,
    ).toBe(0);
    expect(existsSync(into)).toBe(false);
  });

  it('keeps the folder of the file, its separator and the language asked for', async () => {
    const contract = ENGLISH.replace('"sites.csv"', '"../data/sites.csv"');
    const rows = `${HEAD}${GOOD}X-1,FR,Lyon,12,2024-03-01,soon,\n`.replaceAll(',', ';');
    const folder = folderWith({ 'inner/contract.avn': contract, 'data/sites.csv': rows });
    const into = emptyFolder();
    await avenant('check', join(folder, 'inner'), '--rejects', into, '--lang', 'fr');
    const [head] = readFileSync(join(into, 'data', 'sites.csv'), 'utf8').split('\n');
    expect(head).toBe(`${HEAD.trim().replaceAll(',', ';')};erreur`);
  });

  it('writes every row, also beyond the number that is told', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => `X-${at},FR,Lyon,12,2024-03-01,soon,`);
    const folder = folderWith({ 'sites.csv': `${HEAD}${GOOD}${rows.join('\n')}\n` });
    const into = emptyFolder();
    expect((await avenant('check', folder, '--rejects', into)).err).toContain('R0216');
    const text = readFileSync(join(into, 'sites.csv'), 'utf8');
    expect(text.trim().split('\n')).toHaveLength(251);
  });

  it('never writes a formula', async () => {
    const attack = '=HYPERLINK("http://x";"y")';
    const rows = `${HEAD}${GOOD}X-1,FR,"${attack.replaceAll('"', '""')}",12,2024-03-01,soon,\n`;
    const into = emptyFolder();
    await avenant('check', folderWith({ 'sites.csv': rows }), '--rejects', into);
    expect(readFileSync(join(into, 'sites.csv'), 'utf8')).toContain(`"'=HYPERLINK(""http`);
    for (const cell of ['=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '\rx']) {
      expect(cellText(cell, ',').replace(/^"/, '')).toMatch(/^'/);
    }
    for (const number of ['-12.50', '+3', '-1 200,5', '12 %', 'plain', '']) {
      expect(cellText(number, ';')).toBe(number);
    }
  });
});
