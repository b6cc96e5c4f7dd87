// Feasibility, simulation and goal seek as they are run: on whole contracts, on a contract without
// data, on forecasts, in both languages.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  avenant,
  emptyFolder,
  folderWith,
  json,
  type Ran,
  removeFolders,
  standardFile,
} from '../support/cli.ts';
import { draftsOf, exampleFolder, read } from '../support/folders.ts';
import { amountOf, totalOf } from '../support/law-cases.ts';

afterAll(removeFolders);

const HELVARION = exampleFolder('helvarion');
const ARMORIQUE = exampleFolder('armorique');

/** The contract of an example without its data. */
function withoutData(example: string): string {
  const folder = emptyFolder();
  cpSync(example, folder, { recursive: true, filter: (path) => !/\/(data|expected)$/.test(path) });
  return folder;
}

interface Verdicts {
  readonly clauses: readonly {
    readonly clause: string;
    readonly verdict: string;
    readonly reason: string | null;
    readonly held: number;
    readonly money: { kind: string; amount: string | null; of: string | null; per: string | null };
    readonly gaps: readonly Readonly<Record<string, unknown>>[];
    readonly through: readonly string[];
    readonly reads: { readonly types: readonly { readonly type: string }[] };
  }[];
}

interface Simulated {
  readonly total: string;
  readonly periods: readonly { readonly period: string; readonly total: string }[];
  readonly clauses: readonly {
    readonly clause: string;
    readonly months: readonly string[];
    readonly total: string;
    readonly without: string;
    readonly effect: string;
  }[];
  readonly commitments: readonly Readonly<Record<string, unknown>>[];
  readonly held: readonly Readonly<Record<string, unknown>>[];
}

interface Sought {
  readonly outcome: string;
  readonly shape: string;
  readonly now: { readonly number: string; readonly total: string };
  readonly answers: readonly {
    readonly best: { readonly number: string; readonly total: string; readonly difference: string };
    readonly other: { readonly number: string } | null;
  }[];
}

const verdictsOf = async (...args: readonly string[]): Promise<Verdicts['clauses']> =>
  json<Verdicts>(await avenant('feasibility', ...args, '--json')).clauses;

const clauseIn = <T extends { readonly clause: string }>(list: readonly T[], clause: string): T => {
  const found = list.find((one) => one.clause === clause);
  if (found === undefined) throw new Error(`no clause ${clause}`);
  return found;
};

describe('feasibility', () => {
  it('of Helvarion: what is billed, ranked, and the price row that lacks', async () => {
    const clauses = await verdictsOf(HELVARION, '--from', '2025-01');
    expect(clauses.slice(0, 3).map(({ clause, money }) => [clause, money.amount])).toEqual([
      ['4.1', '652994.95'],
      ['4.2', '169643.88'],
      ['4.4', '132653.94'],
    ]);
    const service = clauseIn(clauses, '4.3');
    expect([service.verdict, service.held]).toEqual(['automatic with new data', 8]);
    expect(service.gaps).toEqual([
      expect.objectContaining({ what: 'prices', of: 'service share', code: 'R0102', cases: 8 }),
    ]);
    // What reads the charges of 4.3 is no better; what does not is automatic.
    expect(clauseIn(clauses, '6')).toMatchObject({
      verdict: 'automatic with new data',
      gaps: [],
      through: ['4.3'],
    });
    expect(clauseIn(clauses, '5').verdict).toBe('automatic');
    // The clause that only revises prices has its effect as its money.
    expect(clauseIn(clauses, '8').money).toMatchObject({ kind: 'rated', amount: '20945.22' });
  });

  it('without any data: what every clause needs, the most it can bill, never a zero', async () => {
    const clauses = await verdictsOf(withoutData(ARMORIQUE));
    const access = clauseIn(clauses, '4.1');
    expect(access.verdict).toBe('automatic with new data');
    expect(access.gaps).toEqual([
      expect.objectContaining({
        what: 'file',
        of: 'site',
        file: 'data/sites.csv',
        state: 'missing',
        wanted: ['zone', 'urgences', 'fermé'],
      }),
      expect.objectContaining({ of: 'accès', wanted: ['site', 'débit', 'rôle', 'statut'] }),
    ]);
    expect(access.money).toEqual({
      kind: 'at most each',
      amount: '1200.00',
      of: 'accès',
      per: 'month',
    });
    // 9 000 EUR at 50 % if nothing is spent; 110 EUR a quarter with no data at all.
    expect(clauseIn(clauses, '8.1').money).toMatchObject({ kind: 'at most', amount: '4500.00' });
    expect(clauseIn(clauses, '10')).toMatchObject({
      verdict: 'automatic',
      money: { kind: 'rated', amount: '420.00' },
    });
    expect(clauseIn(clauses, '13')).toMatchObject({
      verdict: 'manual',
      reason: "relevé de l'intégrateur, non transmis par fichier",
      money: { kind: 'unknown', amount: null },
    });
    expect(clauseIn(clauses, '14').verdict).toBe('not billable');
    const prices = clauseIn(clauses, '5.3').gaps.map(({ what, file }) => [what, file]);
    expect(prices).toContainEqual(['prices', 'data/tarif-minute.csv']);
    const zeros = clauses.filter(
      ({ money }) => money.amount !== null && !/[1-9]/.test(money.amount),
    );
    expect(zeros).toEqual([]);
  });

  it('names the column that is missing or empty, for the clauses that read it', async () => {
    const accesses = standardFile('accesses.csv').split('\n');
    const at = accesses[0]?.split(',').indexOf('speed') ?? -1;
    const without = accesses.map((row) =>
      row
        .split(',')
        .filter((_, i) => i !== at)
        .join(','),
    );
    const emptied = accesses.map((row, line) =>
      row
        .split(',')
        .map((cell, i) => (i === at && line > 0 ? '' : cell))
        .join(','),
    );
    for (const [rows, state] of [
      [without, 'missing'],
      [emptied, 'empty'],
    ] as const) {
      const folder = folderWith({ 'accesses.csv': rows.join('\n') });
      const clause = clauseIn(await verdictsOf(folder), '1.1');
      expect([clause.verdict, clause.money.kind]).toEqual(['automatic with new data', 'at most']);
      expect(clause.gaps).toEqual([
        expect.objectContaining({
          what: 'attribute',
          of: 'access',
          name: 'speed',
          column: 'speed',
          state,
        }),
      ]);
    }
  });

  it('in words, in both languages', async () => {
    const english = await avenant('feasibility', withoutData(HELVARION));
    expect([english.code, english.err]).toEqual([0, '']);
    expect(english.out).toContain('Can we bill it?  (12 invoices from 2024-01)');
    expect(english.out).toMatch(/\+ {2}12 {2}automatic with new data/);
    expect(english.out).toMatch(/up to 540,000\.00 EUR {2}\+ {2}7 +Annual commitment/);
    expect(english.out).toMatch(/up to 4,708\.20 EUR per access and month {2}\+ {2}4\.1 /);
    expect(english.out).toContain('access: file data/accesses.csv missing (with site, role');
    expect(english.out).toMatch(
      /To ask for\n {4}data\/syntec\.csv +for 4\.1, 4\.2, 4\.3, 4\.4, 4\.5, 8, 10\n/,
    );
    const french = await avenant('feasibility', ARMORIQUE, '--lang', 'fr');
    expect(french.out).toContain('Peut-on le facturer ?  (12 factures à partir de 2026-01)');
    expect(french.out).toContain("à la main : relevé de l'intégrateur");
    expect(french.out).toContain('non facturable ici : Armor Câble');
    expect(french.out).toContain('`mensuel` n’est pas vendu dans `tarif raccordement');
    expect(french.out).toMatch(/32\u202f055,55 EUR \+ 1 retenu {2}/);
  });
});

describe('simulate', () => {
  let march: Ran;
  beforeAll(async () => {
    march = await avenant('simulate', HELVARION, '--from', '2025-03', '--months', '2', '--json');
  });

  it('of Helvarion: the invoices that rate draws, to the cent', async () => {
    const { periods, clauses } = json<Simulated>(march);
    const drafts = await draftsOf(read(HELVARION), '2025-03', '2025-04');
    expect(periods.map(({ period, total }) => [period, total])).toEqual(
      [...drafts.values()].map(({ period, total }) => [period, total]),
    );
    for (const [at, { lines }] of [...drafts.values()].entries()) {
      for (const { clause, months } of clauses) {
        const own = lines.filter((line) => line.clause === clause);
        expect([clause, amountOf(months[at])]).toEqual([clause, totalOf(own)]);
      }
    }
  });

  it('of Helvarion: commitments ended and running, and what each clause changes', () => {
    const { commitments, clauses } = json<Simulated>(march);
    // 2024 was billed in January: March only corrects it, by 337.09 of shortfall.
    expect(commitments).toEqual([
      expect.objectContaining({
        from: '2025-01-01',
        to: '2026-01-01',
        target: '900000.00',
        soFar: '331912.46',
        percentSoFar: '36.8',
        expected: '972264.26',
        percent: '108.0',
        shortfall: '0.00',
      }),
    ]);
    expect(clauseIn(clauses, '7').total).toBe('337.09');
    expect(clauseIn(clauses, '9')).toMatchObject({ total: '-287.13', effect: '-287.13' });
    expect(clauseIn(clauses, '8')).toMatchObject({ total: '0.00', effect: '3525.25' });
  });

  it('on a forecast of accesses, which needs no end and no day of knowledge', async () => {
    const folder = withoutData(HELVARION);
    const forecast = join(folder, 'forecast.csv');
    const sites = join(folder, 'sites.csv');
    writeFileSync(
      sites,
      'site,country,zone,city,cost_centre,affiliate,billed_entity,valid_from\nFR-1,FR,1,Lyon,C,A,B,2024-01-01\n',
    );
    writeFileSync(
      forecast,
      'circuit,site,role,mbps,cos,term_months,installed,commitment_end,valid_from\n' +
        'P1,FR-1,primary,100,Standard,36,2024-01-01,2027-01-01,2024-01-01\n' +
        'S1,FR-1,second,20,Standard,36,2024-03-01,2027-01-01,2024-03-01\n',
    );
    const data = ['--inventory', forecast, '--data', `site=${sites}`];
    const found = json<Simulated>(
      await avenant('simulate', folder, '--months', '3', ...data, '--json'),
    );
    // 560 a month; 80 % of 310 from March.
    expect(found.periods.map(({ total }) => total)).toEqual(['560.00', '560.00', '808.00']);
    expect(found.commitments).toEqual([
      expect.objectContaining({ soFar: '1928.00', expected: '9200.00', shortfall: '534480.00' }),
    ]);
    const words = await avenant('simulate', folder, '--months', '1', ...data, '--lang', 'fr');
    expect(words.out).toContain(`1 facture à partir de 2024-01, access d’après ${forecast}`);
    expect(words.out).toContain('Engagements');
    expect(words.out).toMatch(/Ce que change chaque clause \(EUR\)/);
    const named = ['--data', `access=${forecast}`, '--data', `site=${sites}`];
    const same = await avenant('simulate', folder, '--months', '1', ...named, '--lang', 'fr');
    expect(same.out.split('\n').slice(1)).toEqual(words.out.split('\n').slice(1));
    const none = await avenant(
      'simulate',
      folder,
      '--inventory',
      join(HELVARION, 'data', 'syntec.csv'),
    );
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('no type of item')]);
  });

  it('in French, by half years, with what is held', async () => {
    const { out, code } = await avenant('simulate', ARMORIQUE, '--lang', 'fr');
    expect(code).toBe(1);
    expect(out).toMatch(/clause +2026-01 +2026-02 +2026-03 +2026-04 +2026-05 +2026-06\n/);
    expect(out).toMatch(/total +5\u202f680,58 +5\u202f570,58 .* 70\u202f123,83\n/);
    expect(out).toContain('rien à facturer sur ces mois : 4.5, 4.6, 4.8, 6.1, 12, 13, 14');
    expect(out).toMatch(/4\.1 +OUE-P +×1 {2}`mensuel` n’est pas vendu dans `tarif raccordement/);
    // A suspension bills nothing and takes off 282.90.
    expect(out).toMatch(/4\.5 +Fermeture temporaire +- +70\u202f406,73 +-282,90/);
  });
});

describe('goal seek', () => {
  const flat = `language en

contract "S" "Seek"
  currency EUR
  in force from 2026-01-01

clause 1 "Fee"
  each month
  charge 1 000 EUR

clause 2 "Discount"
  discount charges of 1 graduated
    up to 400 EUR : 0 %
    otherwise : 10 %

define bonus as 30 EUR

clause 3 "Bonus"
  each month
  when charges of 1 > 5 000 EUR
  credit bonus
`;
  const seekIn = async (
    text: string,
    where: string,
    total: string,
    ...more: readonly string[]
  ): Promise<Sought> => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'c.avn'), text);
    return json<Sought>(
      await avenant('simulate', folder, '--seek', where, '--total', total, ...more, '--json'),
    );
  };

  it('finds a discount by clause and band, exactly or between two steps', async () => {
    // 12 000 - 12 x 600 x d: 11 100 at 12.5 %.
    const exact = await seekIn(flat, 'clause 2, band 2', '11100');
    expect([exact.outcome, exact.shape, exact.now]).toEqual([
      'met',
      'falls',
      { number: '10 %', total: '11280.00', difference: '180.00' },
    ]);
    expect(exact.answers).toEqual([
      { best: { number: '12.5 %', total: '11100.00', difference: '0.00' }, other: null },
    ]);
    // A step of 0.01 % is 0.72 EUR: 12.46 % gives 11 102.88, 12.47 % gives 11 102.16.
    const near = await seekIn(flat, '2, tranche 2', '11102.50');
    expect(near.answers).toEqual([
      {
        best: { number: '12.47 %', total: '11102.16', difference: '-0.34' },
        other: { number: '12.46 %', total: '11102.88', difference: '0.38' },
      },
    ]);
  });

  it('finds a price above today’s, by its line', async () => {
    const found = await seekIn(flat, 'c.avn:9', '120000');
    // 12 x (p - 10 % of what exceeds 400), less 30 a month above 5 000.
    expect(found.answers[0]?.best).toEqual({
      number: '11100 EUR',
      total: '120000.00',
      difference: '0.00',
    });
  });

  it('tells what is out of reach, what changes nothing and what is met twice', async () => {
    const far = await seekIn(flat, 'clause 2, band 2', '1000');
    expect([far.outcome, far.answers[0]?.best]).toEqual([
      'missed',
      { number: '100 %', total: '4800.00', difference: '3800.00' },
    ]);
    expect((await seekIn(flat, 'define bonus', '1000')).outcome).toBe('flat');
    // Above 1 500 the bonus of 500 takes back what the dearer month brings.
    const turning = flat.replace('5 000 EUR', '1 500 EUR').replace('as 30 EUR', 'as 500 EUR');
    const twice = await seekIn(turning, 'c.avn:9', '15000');
    expect(twice.shape).toBe('mixed');
    const found = twice.answers.map(({ best }) => [best.number, best.total]);
    expect(found).toContainEqual(['1344.44 EUR', '15000.00']);
    expect(found).toContainEqual(['1900 EUR', '15000.00']);
  });

  it('in words, in both languages, with what to write', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'c.avn'), flat);
    const band = (...more: readonly string[]) =>
      avenant('simulate', folder, '--seek', 'clause 2, band 2', ...more);
    const met = await band('--total', '11102.50');
    expect(met.code).toBe(0);
    expect(met.out).toMatch(/today +10 % +11,280\.00 {2}177\.50 over/);
    expect(met.out).toMatch(/write +12\.47 % +11,102\.16 {2}0\.34 short\n {2}or +12\.46 %/);
    const missed = await band('--total', '1 000,00', '--lang', 'fr');
    expect(missed.code).toBe(1);
    expect(missed.out).toMatch(
      /Pas atteint de 0 % à 100 %\. Au plus près : 100 %, qui donne 4\u202f800,00/,
    );
  });

  it.each([
    [['--seek', 'clause 6, band 4'], '--seek needs --total'],
    [['--seek', 'clause 6, band 9', '--total', '1'], 'no number at "clause 6, band 9"'],
    [['--seek', 'clause 7', '--total', '1'], 'contract.avn:54:17  900 000 EUR'],
    [['--seek', 'clause 6, band 4', '--total', 'much'], '--total needs an amount'],
    [['--months', '0'], '--months needs a number of invoices from 1 to 120'],
    [['--from', 'spring'], '--from needs a month'],
    [['--data', 'access'], '--data needs NAME=FILE'],
    [['--data', 'boat=x.csv'], 'the contract reads no boat; it reads site, access'],
    [['--data', 'access=/nowhere.csv'], 'there is no file /nowhere.csv'],
  ])('2 and a line that says why, for %j', async (args, words) => {
    const { code, out, err } = await avenant('simulate', HELVARION, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  it('writes nothing', async () => {
    const folder = withoutData(HELVARION);
    const text = readFileSync(join(folder, 'contract.avn'), 'utf8');
    await avenant(
      'simulate',
      folder,
      '--months',
      '1',
      '--seek',
      'clause 6, band 4',
      '--total',
      '1',
    );
    expect(readFileSync(join(folder, 'contract.avn'), 'utf8')).toBe(text);
  });
});
