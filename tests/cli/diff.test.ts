// The text on a date and differences, as they are run: words in both languages, exit codes, JSON,
// inventories, mistakes of usage.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  avenant,
  ENGLISH,
  emptyFolder,
  folderWith,
  json,
  removeFolders,
  standardFile,
} from '../support/cli.ts';
import { exampleFolder } from '../support/folders.ts';
import { validator } from '../support/schema-shapes.ts';

afterAll(removeFolders);

const HELVARION = exampleFolder('helvarion');
const ARMORIQUE = exampleFolder('armorique');
const folder = folderWith();
const isDifference = validator('diff');

const dearer = folderWith({ 'contract.avn': ENGLISH.replace('100 Mbps | 310', '100 Mbps | 325') });

interface Difference {
  readonly verdict: string;
  readonly money?: {
    readonly inventory: boolean;
    readonly services: readonly { readonly type: string | null; readonly verdict: string }[];
  };
}

describe('avenant text', () => {
  it('prints a contract that checks and rates by itself, in its own language', async () => {
    const { code, out } = await avenant('text', ARMORIQUE, '--on', '2026-06-15');
    expect(code).toBe(0);
    expect(out.startsWith('langue fr\n\n-- Texte consolidé au 2026-06-15\n')).toBe(true);
    expect(out).toContain(': 5 % -- avenant 1, 2026-03-01');
    expect(out).not.toContain('\navenant ');
    const path = emptyFolder();
    cpSync(join(ARMORIQUE, 'data'), join(path, 'data'), { recursive: true });
    writeFileSync(join(path, 'contrat.avn'), out);
    const again = await avenant('text', path, '--on', '2026-06-15');
    expect(again.out.replace(/^--.*\n/gm, '')).toBe(out.replace(/^--.*\n/gm, ''));
  });

  it('prints it in the language asked for', async () => {
    const { out } = await avenant('text', ARMORIQUE, '--on', '2026-06-15', '--lang', 'en');
    expect(out.startsWith('language en\n\n-- Consolidated text on 2026-06-15\n')).toBe(true);
  });

  it('prints what two dates say differently', async () => {
    const { code, out } = await avenant(
      'text',
      HELVARION,
      '--on',
      '2024-11-30',
      '--against',
      '2024-12-01',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^@@ table service share by zone, class of service {2}\(changed\)$/m);
    expect(out).toMatch(/^- +any +\| Gold +\| +12 %$/m);
    expect(out).toMatch(/^\+ +any +\| Gold +\| +9 % -- amendment 1, 2024-12-01$/m);
    const same = await avenant('text', HELVARION, '--on', '2025-01-01', '--against', '2025-02-01');
    expect(same.out).toBe('The texts say the same.\n');
  });

  it('knows only what was known', async () => {
    const asked = ['text', HELVARION, '--on', '2025-01-01', '--known-on'] as const;
    expect((await avenant(...asked, '2025-02-13')).out).not.toContain('amendment 1');
    expect((await avenant(...asked, '2025-02-14')).out).toContain(
      '-- With amendment 1 "Gold at 9 %"',
    );
  });

  it('has its text and its parts as JSON', async () => {
    const on = ['text', HELVARION, '--on', '2024-11-30', '--json'] as const;
    expect(json<{ text: string }>(await avenant(...on)).text).toContain(
      'Consolidated text on 2024-11-30',
    );
    const { parts } = json<{ parts: readonly { key: string }[] }>(
      await avenant(...on, '--against', '2024-12-01'),
    );
    expect(parts.map(({ key }) => key)).toEqual(['table service share']);
  });

  it.each([
    [['--lang', 'en'], '--on needs a date such as 2026-07-01'],
    [['--lang', 'fr'], '--on demande une date telle que 2026-07-01'],
    [['--on', 'today'], '--on needs a date'],
  ])('2 and a line that says why, for %j', async (args, words) => {
    const { code, err } = await avenant('text', folder, ...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('refuses a contract with errors', async () => {
    const wrong = folderWith({ 'contract.avn': ENGLISH.replace('currency EUR', 'currency EUX') });
    expect((await avenant('text', wrong, '--on', '2026-01-01')).code).toBe(1);
  });
});

describe('avenant diff', () => {
  it('says that a reworded contract bills the same, in both languages', async () => {
    const reworded = folderWith({ 'contract.avn': ENGLISH.replace('"Access"', '"Line rental"') });
    const english = await avenant('diff', folder, reworded);
    expect(english.code).toBe(0);
    expect(english.out).toContain('No billing change: the plans say the same under other names');
    const french = await avenant('diff', folder, reworded, '--lang', 'fr');
    expect(french.out).toContain('Aucun changement de facturation : seuls changent des noms');
    expect(json<Difference>(await avenant('diff', folder, reworded, '--json')).verdict).toBe(
      'same meaning',
    );
  });

  it('says that layout, comments and files are the same plan', async () => {
    const at = ENGLISH.indexOf('clause 1.2');
    const split = folderWith({
      'contract.avn': `${ENGLISH.slice(0, at)}-- to be continued\n`,
      'more.avn': `language en\n\n${ENGLISH.slice(at)}`,
    });
    const { code, out } = await avenant('diff', folder, split);
    expect(code).toBe(0);
    expect(out).toContain('No billing change: both compile to the same plan.');
    expect((await avenant('diff', folder)).code).toBe(0);
  });

  it('compares two languages', async () => {
    const { out } = await avenant('translate', folder, '--to', 'fr');
    expect((await avenant('diff', folder, folderWith({ 'contract.avn': out }))).out).toContain(
      'No billing change: both compile to the same plan.',
    );
  });

  it('tells text, clauses and money of a price, with a real item of the inventory', async () => {
    const { code, out } = await avenant('diff', folder, dearer, '--inventory', folder);
    expect(code).toBe(1);
    expect(out).toMatch(/^- +100 Mbps \| +310 \| +450$/m);
    expect(out).toContain(
      'clause 1.1 "Access" changed (amount, through table access price, monthly)',
    );
    expect(out).toContain('2026-01 to 2026-12, on the inventory');
    expect(out).toMatch(/^ {2}access +dearer {2}\(1 same, 1 dearer\)$/m);
    expect(out).toContain('dearer 2026-01  760.00 → 775.00 EUR  PAR-1-A (speed 100)');
    expect(out).toContain('clause 1.1  310.00 → 325.00');
    expect(out.trimEnd().endsWith('The bills differ.')).toBe(true);
  });

  it('tells it in French', async () => {
    const { out } = await avenant('diff', folder, dearer, '--inventory', folder, '--lang', 'fr');
    expect(out).toContain(
      'clause 1.1 "Access" modifiée (montant, par table access price, monthly)',
    );
    expect(out).toContain('plus cher 2026-01  760,00 → 775,00 EUR  PAR-1-A (speed 100)');
    expect(out).toContain('Les factures diffèrent.');
  });

  it('takes one data file as the inventory, by its name or its columns', async () => {
    const path = emptyFolder();
    const rows = standardFile('accesses.csv').replace('PAR-1-A', 'XYZ-9-Z');
    for (const name of ['accesses.csv', 'park.csv']) {
      writeFileSync(join(path, name), rows);
      const { out } = await avenant('diff', folder, dearer, '--inventory', join(path, name));
      expect(out).toContain('775.00 EUR  XYZ-9-Z (speed 100)');
    }
    writeFileSync(join(path, 'other.csv'), 'a,b\n1,2\n');
    const wrong = await avenant('diff', folder, dearer, '--inventory', join(path, 'other.csv'));
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('no type of item can be read from'),
    ]);
  });

  it('makes services up without an inventory, and says so', async () => {
    const { out } = await avenant(
      'diff',
      folder,
      dearer,
      '--period',
      '2026-03',
      '--through',
      '2026-04',
    );
    expect(out).toContain('2026-03 to 2026-04, on made-up services');
    expect(out).toMatch(/dearer 2026-03 {2}310.00 → 325.00 EUR {2}access \d+ \(speed 100\)/);
  });

  it('claims no proof where rating alone found nothing', async () => {
    const unmet = folderWith({ 'contract.avn': ENGLISH.replace('10 Mbps | 120', '10 Mbps | 121') });
    const path = emptyFolder();
    mkdirSync(join(path, 'only'));
    const one = standardFile('accesses.csv').replace(/^BER.*\n/m, '');
    writeFileSync(join(path, 'only/accesses.csv'), one);
    const asked = ['diff', folder, unmet, '--inventory', join(path, 'only/accesses.csv')] as const;
    const { code, out } = await avenant(...asked);
    expect(code).toBe(0);
    expect(out).toContain('No difference found in the amounts above.');
    expect(out).toContain('this is no proof');
    expect(out).not.toContain('No billing change');
    expect(json<Difference>(await avenant(...asked, '--json')).verdict).toBe('no difference found');
  });

  it('compares one contract at two dates, and as known on two days', async () => {
    const days = ['--on', '2024-11-30', '--against', '2024-12-01', '--period', '2024-12'] as const;
    const dates = await avenant('diff', HELVARION, ...days, '--inventory', HELVARION);
    expect(dates.code).toBe(1);
    expect(dates.out).toContain('clause 4.3 "Class of service" changed (amount, through table');
    const known = ['--known-on', '2025-02-13', '--against-known-on', '2025-02-14'] as const;
    const later = await avenant('diff', HELVARION, ...known, '--inventory', HELVARION);
    expect(later.out).toMatch(/^ {2}access +cheaper {2}\(27 cheaper, \d+ same\)$/m);
    expect(later.out).toContain('clause 7  23,220.00 → 23,557.09');
  });

  it('does not compare amounts of two currencies', async () => {
    const dollars = folderWith({ 'contract.avn': ENGLISH.replaceAll('EUR', 'USD') });
    const { code, out } = await avenant('diff', folder, dollars);
    expect(code).toBe(1);
    expect(out).toContain('Amounts of two currencies are not compared.');
  });

  it('prints JSON as its schema says', async () => {
    const made = json<Difference>(await avenant('diff', folder, dearer, '--json'));
    const real = json<Difference>(
      await avenant('diff', folder, dearer, '--json', '--inventory', folder),
    );
    const wrong = folderWith({ 'contract.avn': ENGLISH.replace('currency EUR', 'currency EUX') });
    const refused = await avenant('diff', folder, wrong, '--json');
    for (const one of [made, real, json(refused)]) expect(isDifference(one)).toEqual([]);
    expect(refused.code).toBe(1);
    expect([made.verdict, made.money?.inventory, real.money?.inventory]).toEqual([
      'different',
      false,
      true,
    ]);
  });

  it.each([
    [['diff'], 'one path is needed'],
    [['diff', folder, folder, folder], 'one path is needed'],
    [['diff', folder, '/nowhere'], 'there is no file or folder /nowhere'],
    [['diff', folder, dearer, '--inventory', '/nowhere'], 'there is no file or folder /nowhere'],
    [['diff', folder, '--against', 'x'], '--against needs a date'],
  ])('2 and a line that says why, for %j', async (args, words) => {
    const { code, err } = await avenant(...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
