// The command as it is run: exit codes, the shapes of its JSON, French, and mistakes of usage.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../../scripts/support/sources.ts';
import {
  avenant,
  avenantProcess,
  ENGLISH,
  folderWith,
  json,
  removeFolders,
} from '../support/cli.ts';
import { exampleFolder } from '../support/folders.ts';
import { STANDARD } from '../support/standard-contract.ts';

afterAll(removeFolders);

const folder = folderWith();
const HELVARION = exampleFolder('helvarion');
const ARMORIQUE = exampleFolder('armorique');
const JANUARY = ['--period', '2026-01'] as const;

interface Rated {
  readonly contract: string;
  readonly currency: string;
  readonly periods: readonly {
    readonly period: string;
    readonly total: string;
    readonly lines: readonly Readonly<Record<string, unknown>>[];
    readonly held: readonly Readonly<Record<string, unknown>>[];
  }[];
}

describe('exit codes', () => {
  it('0 for a good contract, its invoice and its examples', async () => {
    expect((await avenant('check', folder)).code).toBe(0);
    expect((await avenant('rate', folder, ...JANUARY)).code).toBe(0);
    expect((await avenant('test', ARMORIQUE)).code).toBe(0);
    expect((await avenant('--help')).code).toBe(0);
  });

  it('1 when something is held or wrong', async () => {
    expect((await avenant('rate', HELVARION, '--period', '2025-05')).code).toBe(1);
    const wrong = folderWith({ 'contract.avn': ENGLISH.replace('currency EUR', 'currency EUX') });
    for (const command of ['check', 'compile', 'test']) {
      expect((await avenant(command, wrong)).code).toBe(1);
    }
    expect((await avenant('rate', wrong, ...JANUARY)).code).toBe(1);
  });

  it.each([
    [[], 'a command is needed'],
    [['rate'], 'one path is needed'],
    [['rate', folder, 'other'], 'one path is needed'],
    [['bill', folder], 'there is no command bill'],
    [['constructor', folder], 'there is no command constructor'],
    [['rate', '/nowhere', ...JANUARY], 'there is no file or folder /nowhere'],
    [['rate', folder], '--period needs a month such as 2026-03'],
    [['rate', folder, '--period', '2026-13'], '--period needs a month such as 2026-03'],
    [['rate', folder, ...JANUARY, '--known-on', 'soon'], '--known-on needs a date'],
    [['explain', folder, ...JANUARY], '--line needs the id of a line'],
    [['explain', folder, ...JANUARY, '--line', '9/X'], 'no line 9/X in 2026-01'],
    [['translate', folder, '--to', 'de'], '--to needs fr or en'],
    [['check', folder, '--lang', 'de'], '--lang needs en or fr'],
    [['check', folder, '--bogus'], '--bogus'],
  ])('2 and a line that says why, for %j', async (args, words) => {
    const { code, out, err } = await avenant(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.split('\n')[0]).toContain(`avenant: `);
    expect(err).toContain(words);
  });
});

describe('the process', () => {
  it('ends with the exit code, and writes results and problems where they belong', () => {
    const good = avenantProcess('check', folder);
    expect([good.code, good.err]).toEqual([0, '']);
    const held = avenantProcess('rate', HELVARION, '--period', '2025-05', '--json');
    expect([held.code, held.err]).toEqual([1, '']);
    expect(json<Rated>(held).periods[0]?.total).toBe('81936.83');
    const wrong = avenantProcess('rate', '/nulle', ...JANUARY, '--lang', 'fr');
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toContain('ni fichier');
  });

  it('ends quietly when its reader has seen enough', () => {
    const command = `"${process.execPath}" cli/src/main.ts compile "${HELVARION}" | head -c 10`;
    const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
      encoding: 'utf8',
      cwd: repoRoot,
    });
    expect([status, stdout.length, stderr]).toEqual([0, 10, '']);
  });
});

describe('JSON', () => {
  it('of rate: the contract, its periods, lines and held items', async () => {
    const ran = await avenant('rate', HELVARION, '--period', '2025-05', '--json');
    const { contract, currency, periods } = json<Rated>(ran);
    expect([contract, currency, periods.length]).toEqual(['CTR-HELV-001', 'EUR', 1]);
    const [may] = periods;
    expect([may?.period, may?.total]).toEqual(['2025-05', '81936.83']);
    expect(may?.lines.find(({ id }) => id === '4.1/DE-MUC-02-P/2025-05-01')).toEqual({
      id: '4.1/DE-MUC-02-P/2025-05-01',
      clause: '4.1',
      kind: 'recurring',
      label: 'Port and access',
      subject: 'DE-MUC-02-P',
      subjectType: 'access',
      amount: '573.22',
      currency: 'EUR',
      from: '2025-05-01',
      to: '2025-06-01',
    });
    expect(may?.held).toEqual([
      expect.objectContaining({
        subject: 'CN-SHA-01-P',
        clause: '4.3',
        code: 'R0102',
        message: expect.stringContaining('`service share` has no row for zone 3'),
      }),
    ]);
    expect(ran.err).toBe('');
  });

  it('of rate: quantity and unit price where the clause is such a product', async () => {
    const ran = await avenant('rate', ARMORIQUE, ...JANUARY, '--json');
    const [january] = json<Rated>(ran).periods;
    const posts = january?.lines.find(({ id }) => id === '5.8/PARC-BST/2026-01-01');
    expect(posts).toMatchObject({ quantity: '100', unitPrice: '3', amount: '300.00' });
  });

  it('of check: problems with code, severity, words and place', async () => {
    const wrong = folderWith({ 'contract.avn': ENGLISH.replace('each access\n', 'each acces\n') });
    const { problems } = json<{ problems: unknown[] }>(await avenant('check', wrong, '--json'));
    expect(problems[0]).toMatchObject({
      code: 'C0304',
      severity: 'error',
      help: expect.stringContaining('access'),
      place: { file: 'contract.avn', line: 49, column: 12 },
    });
  });

  it('of every command that cannot go on: the problems', async () => {
    const wrong = folderWith({ 'contract.avn': ENGLISH.replace('  currency EUR\n', '') });
    for (const args of [['compile'], ['test'], ['rate', ...JANUARY], ['explain', ...JANUARY]]) {
      const [command = '', ...options] = args;
      const line = command === 'explain' ? ['--line', 'x'] : [];
      const ran = await avenant(command, wrong, ...options, ...line, '--json');
      const { problems } = json<{ problems: { code: string }[] }>(ran);
      expect(problems.map(({ code }) => code)).toContain('C0321');
    }
  });

  it('of explain, test, compile, translate and format', async () => {
    const id = '1.1/PAR-1-A/2026-01-01';
    const line = json<{ line: { id: string }; explanation: { value: string } }>(
      await avenant('explain', folder, ...JANUARY, '--line', id, '--json'),
    );
    expect([line.line.id, line.explanation.value]).toEqual([id, '310']);
    const { results } = json<{ results: { holds: boolean }[] }>(
      await avenant('test', ARMORIQUE, '--json'),
    );
    expect(results.every(({ holds }) => holds)).toBe(true);
    expect(
      json<{ rules: unknown[] }>(await avenant('compile', folder, '--json')).rules,
    ).toHaveLength(2);
    const { files } = json<{ files: { text: string }[] }>(
      await avenant('translate', folder, '--to', 'fr', '--json'),
    );
    expect(files[0]?.text).toContain('langue fr');
    expect(json(await avenant('format', folder, '--check', '--json'))).toEqual({
      changed: ['contract.avn'],
    });
  });
});

describe('test --coverage and --propose', () => {
  const none = folderWith({
    'contract.avn': `${ENGLISH}
example "ten"
  given site S1 : country = FR, in service from 2026-01-01
  given access A1 : site = S1, speed = 10 Mbps, term = 12 months, in service from 2026-01-01
  invoice of 2026-01 has 1.1 for A1 : 121 EUR
`,
  });

  it('print what is reached and what never is, and still fail when an example does', async () => {
    const { code, out } = await avenant('test', none, '--coverage');
    expect(code).toBe(1);
    expect(out).toMatch(/✓ row 10 Mbps +ten/);
    expect(out).toMatch(/✗ row 100 Mbps +never {2}contract\.avn:\d+/);
    expect(out).toMatch(/the examples reach \d+ of \d+ points \(\d+ %\)\n$/);
  });

  it('speak French', async () => {
    const clause =
      '\nclause 1.9 "Offert"\n  suspend 1.1\n  pour chaque accès dont débit > 1 Mbps\n';
    const mine = folderWith({ 'contract.avn': `${STANDARD.fr}${clause}` }, 'fr');
    const { out } = await avenant('test', mine, '--coverage', '--lang', 'fr');
    expect(out).toMatch(/✗ prend effet : suspend 1\.1 +jamais {2}contract\.avn:\d+/);
    expect(out).toMatch(/les exemples atteignent 0 points sur \d+ \(0 %\)\n$/);
  });

  it('are in the JSON where they are asked for', async () => {
    const ran = json<Record<string, { total?: number; count?: number } | undefined>>(
      await avenant('test', none, '--coverage', '--propose', '--json'),
    );
    expect(Object.keys(ran)).toEqual(['results', 'coverage', 'proposals']);
    expect(ran.coverage?.total).toBeGreaterThan(3);
    expect(Object.keys(json<object>(await avenant('test', none, '--json')))).toEqual(['results']);
  });
});

describe('French', () => {
  it('invoices with French amounts and words', async () => {
    const { out } = await avenant('rate', ARMORIQUE, '--period', '2026-03', '--lang', 'fr');
    expect(out).toContain('Facture 2026-03  (connue au 2026-04-01)');
    expect(out).toMatch(/Total +6\u202f281,88 EUR/);
    expect(out).toContain('Retenu, non facturé (3)');
    expect(out).toContain('(heures)');
  });

  it('tells problems, examples, explanations and mistakes of usage in French', async () => {
    const wrong = folderWith({ 'contract.avn': ENGLISH.replace('each access\n', 'each acces\n') });
    expect((await avenant('check', wrong, '--lang', 'fr')).err).toMatch(/^erreur C0304 /);
    const examples = (await avenant('test', ARMORIQUE, '--lang', 'fr')).out;
    expect(examples).toContain('2026-02 5.2 C1 : rien');
    expect(examples).toMatch(/\d+ attentes tenues, 0 en échec/);
    const id = '4.1/QPR-P/2026-04-01';
    const line = await avenant(
      'explain',
      ARMORIQUE,
      '--period',
      '2026-04',
      '--line',
      id,
      '--lang=fr',
    );
    expect(line.out).toContain('400,00 EUR');
    expect(line.out).toContain('clause 4.6 : rétablie');
    expect((await avenant('rate', '/nulle', ...JANUARY, '--lang', 'fr')).err).toContain(
      'ni fichier',
    );
    expect((await avenant('--help', '--lang', 'fr')).out).toContain('codes de sortie');
  });
});

describe('format and translate', () => {
  it('format writes the canonical form once', async () => {
    const mine = folderWith();
    expect((await avenant('format', mine, '--check')).code).toBe(1);
    expect((await avenant('format', mine)).code).toBe(0);
    expect(await avenant('format', mine, '--check')).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(join(mine, 'contract.avn'), 'utf8')).toContain('monthly of access price');
    expect((await avenant('rate', mine, ...JANUARY)).out).toBe(
      (await avenant('rate', folder, ...JANUARY)).out,
    );
  });

  it('neither touches a contract that cannot be read', async () => {
    const mine = folderWith({ 'contract.avn': `${ENGLISH}\nclause 2 "Open\n` });
    expect((await avenant('format', mine)).code).toBe(1);
    expect(await avenant('translate', mine, '--to', 'fr')).toMatchObject({ code: 1, out: '' });
    expect(readFileSync(join(mine, 'contract.avn'), 'utf8')).toContain('clause 2 "Open');
  });
});
