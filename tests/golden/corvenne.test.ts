// Golden: the worked figures of the French contract of Corvenne, each with its calculation; its raw
// prices of calls; what it holds and when that is released; its English translation.
import { describe, expect, it } from 'vitest';
import { compileContract, createSourceFile, printFile } from '../../dsl/src/index.ts';
import { bindFacts, type Explanation, runExamples } from '../../engine/src/index.ts';
import { draftsOf, exampleFolder, explained, linesById, read } from '../support/folders.ts';

const [FROM, THROUGH] = ['2025-05', '2026-03'] as const;
const prepared = read(exampleFolder('corvenne'));
const { compilation, folder } = prepared;
const drafts = await draftsOf(prepared, FROM, THROUGH);
const lines = linesById(drafts);

/** Invoice, line, amount, how it is worked out by hand. */
const FIGURES: readonly (readonly [string, string, string, string])[] = [
  ['2025-05', '4.1/CTR-CORV-002/2025-06-01', '7530.00', '300 x 9.50 + 300 x 8.40 + 300 x 7.20'],
  ['2025-06', '4.1/CTR-CORV-002/2025-06-01~2025-06', '-5271.00', '7 530 x 9/30 - 7 530'],
  ['2025-06', '4.1/CTR-CORV-002/2025-06-10~2025-06', '2366.00', '(2 850 + 2 520 + 1 728) x 10/30'],
  ['2025-06', '4.1/CTR-CORV-002/2025-06-20~2025-06', '2761.00', '7 530 x 11/30'],
  ['2025-11', '4.2/AMI-01/2025-10-01~2025-11', '-8.77', '16 x 14/31 - 16'],
  ['2025-11', '4.2/AMI-01/2025-10-15~2025-11', '6.58', '12 x 17/31, known on 3 November'],
  ['2025-06', '7.1/F-0601/2025-06-17', '232.50', '2.5 h x 62 x 1.5: evening not added'],
  ['2025-06', '7.2/F-0601/2025-06-17', '85.00', 'flat: 317.50 with the work'],
  ['2025-06', '7.1/F-0602/2025-06-19', '130.63', '71.25 + 59.38; the total rounded gives 132.60'],
  ['2025-06', '7.1/F-0607/2025-06-27', '379.75', '0.5 h x 62 x 1.25 + 2.75 h x 62 x 2'],
  ['2025-05', '7.1/F-0501/2025-05-09', '124.00', '60 minutes, and 60 up to two hours'],
  ['2025-05', '7.1/F-0502/2025-05-12', '95.00', '8 May: 0.5 h x 95 x 2'],
  ['2025-06', '7.1/F-0605/2025-06-24', '380.00', 'half a day of project manager'],
  ['2025-06', '7.1/F-0606/2025-06-25', '1320.00', '8 h: three half days of consultant'],
  ['2025-07', '7.1/F-0608/2025-06-30~2025-07', '124.00', 'approved on 2 July at 9:30: of June'],
  ['2025-07', '7.1/F-0609/2025-07-02', '201.50', 'approved at 11:00: of July; 195 minutes'],
  ['2025-07', '7.1/F-0610/2025-07-05', '139.50', 'tacit; 1 h x 62 + 1 h x 62 x 1.25'],
  ['2025-07', '7.3/F-0701/2025-07-10', '340.00', 'two nights, under 2 x 180'],
  ['2025-07', '7.3/F-0702/2025-07-17', '180.00', '215 down to 180'],
  ['2025-07', '5.3/3/2025-06-01~2025-07', '399.00', '2 x 475 minutes of fraud, accepted'],
  ['2025-06', '5.2/CTR-CORV-002/2025-05-01~2025-06', '52.83', 'late files: 2 201.47 min x 0.0240'],
  ['2025-09', '7.1/F-0803/2025-08-28~2025-09', '880.00', 'on its new purchase order'],
  ['2025-10', '7.1/F-0804/2025-08-13~2025-10', '118.75', 'its purchase order is known'],
  ['2025-08', '8.2/U-07/2025-08-05', '820.00', 'four units after twelve months'],
  ['2025-09', '8.1/C-2025/2025-09-01', '38000.00', '200 units'],
  ['2025-12', '8.2/U-11/2025-12-10', '3075.00', '90 + 70 + 30 + 25 - 200 = 15 x 205'],
  ['2026-01', '7.1/F-1201/2026-01-07', '310.00', '2.5 h x 62 x 2, Strasbourg, price of December'],
  ['2025-12', '7.1/F-1202/2025-12-30', '155.00', '2.5 h x 62, Lyon, the same day'],
  ['2026-02', '7.1/F-2601/2026-01-15~2026-02', '138.50', '2 h x 69.25'],
  ['2026-03', '7.1/F-2601/2026-01-15~2026-03', '-0.20', '2 h x (69.15 - 69.25)'],
  ['2025-06', '10.1/FA-2025-04/2025-06-01', '162.12', '15 000 x 13.15 % x 30/365'],
  ['2025-07', '10.1/FA-2025-04/2025-07-01', '49.93', '15 000 x 12.15 % x 10/365'],
  ['2025-06', '10.2/FA-2025-04/2025-06-01', '40.00', 'flat'],
];

const cents = (amount: string): number => Math.round(Number(amount) * 100);

function heldIn(period: string): string[] {
  return (drafts.get(period)?.held ?? []).map(
    ({ clause, subject, code }) => `${clause} ${subject} ${code}`,
  );
}

function valuesOf(node: Explanation): string[] {
  return node.kind === 'input' ? [node.value] : [node.value, ...node.of.flatMap(valuesOf)];
}

describe('Corvenne, worked figures', () => {
  it.each(FIGURES)('%s %s is %s: %s', (period, id, amount) => {
    expect(lines.get(`${period} ${id}`)?.amount).toBe(amount);
  });

  it('its totals, by an independent calculation', () => {
    const totals = [...drafts.values()].map(({ total }) => total);
    expect(totals).toEqual([
      '8408.82',
      '11358.13',
      '11282.65',
      '10609.69',
      '46918.10',
      '8149.98',
      '8011.40',
      '11352.52',
      '9244.73',
      '9370.74',
      '8113.43',
    ]);
  });

  it('the 120 ranges of numbers are 480.00 a month', () => {
    const ranges = (drafts.get('2025-05')?.lines ?? []).filter(({ clause }) => clause === '4.2');
    expect(ranges.length).toBe(26);
    expect(ranges.reduce((sum, { amount }) => sum + cents(amount), 0)).toBe(48_000);
  });

  it('a call of 43 s to zone 2 is 0.063783 raw, one of 12 s is 0.0445, one unanswered is 0', async () => {
    const { explanation } = await explained(prepared, FROM, '2025-06', '5.3/2/2025-06-01');
    const values = valuesOf(explanation);
    // 43 / 60 x 0.0890 = 3827/60000; 30 / 60 x 0.0890.
    expect(values).toEqual(expect.arrayContaining(['3827/60000', '0.0445', '0']));
    expect((3827 / 60_000).toFixed(6)).toBe('0.063783');
  });

  it('17:20 to 18:25 is 71.25 and 59.38, each rounded', async () => {
    const { explanation } = await explained(prepared, FROM, '2025-06', '7.1/F-0602/2025-06-19');
    expect(valuesOf(explanation)).toEqual(expect.arrayContaining(['71.25', '59.375', '59.38']));
  });

  it('the purchase order of 60 000.00 is 96 % used at the end of July', () => {
    const billed = ['2025-05', '2025-06', '2025-07'].flatMap((period) =>
      (drafts.get(period)?.lines ?? []).filter(({ clause }) => clause.startsWith('7.')),
    );
    const services = billed.reduce((sum, { amount }) => sum + cents(amount), 0);
    // 51 591.12 before the first of these invoices.
    expect(cents('51591.12') + services).toBe(0.96 * cents('60000.00'));
  });
});

describe('Corvenne, what waits', () => {
  it('is held with its reason, and billed once decided', () => {
    expect(heldIn('2025-05')).toEqual([]);
    expect(heldIn('2025-06')).toEqual([
      '5.5 A02255 R0120',
      '5.5 A02256 R0120',
      '5.5 A02257 R0120',
      '5.5 A02258 R0120',
      '7.4 F-0604 R0120',
    ]);
    expect(heldIn('2025-08')).toEqual(['7.5 F-0804 R0120', '7.6 F-0803 R0120']);
  });

  it('is every service of January until the link coefficient is agreed', () => {
    const work = heldIn('2026-01').filter((one) => one.startsWith('7.1'));
    expect(work).toEqual(['7.1 F-2601 R0102', '7.1 F-2602 R0102', '7.1 F-2603 R0102']);
    expect(heldIn('2026-02')).toEqual([]);
  });

  it('is a timesheet that ends before it starts: its row is set aside, nothing else changes', async () => {
    const plan = compilation.history?.plans.at(-1)?.plan;
    const sheets = folder.tables.get('data/feuilles.csv');
    if (plan === undefined || sheets === undefined) throw new Error('no timesheets');
    const sheet = ['F-0699', '2025-06-19', 'T05', 'LIL-01', 'BC-4500', 'sur site', '2025-06-20'];
    const approved = '2025-06-21T09:00';
    const row = [...sheet, approved, '2025-06-19T14:00', '2025-06-19T09:00', '2025-06-21'];
    const rows = [...sheets.rows, row];
    const tables = new Map([...folder.tables, ['data/feuilles.csv', { ...sheets, rows }]]);
    const bound = bindFacts(plan, tables);
    expect(bound.problems.map(({ code }) => code)).toEqual(['R0208']);
    const again = await draftsOf({ ...prepared, facts: bound.value }, FROM, '2025-06');
    const june = again.get('2025-06');
    expect(june?.lines).toEqual(drafts.get('2025-06')?.lines);
    const held = june?.held.map(({ clause, subject }) => `${clause} ${subject}`);
    expect(held).toContain('7.7 F-0699');
  });
});

describe('Corvenne, in English', () => {
  // Examples are no part of a plan; theirs name kinds of facts of several words.
  const trees = compilation.trees.filter(({ file }) => !file.endsWith('exemples.avn'));
  const files = trees.map((tree) =>
    createSourceFile(tree.file, printFile(tree, 'en', compilation.trees)),
  );
  const english = compileContract({ files, tables: folder.tables });

  it('is the same plan', () => {
    expect(english.problems).toEqual([]);
    const hashes = ({ history }: typeof compilation) =>
      history?.plans.map(({ knownFrom, plan }) => [knownFrom, plan.hash]);
    expect(hashes(english)).toEqual(hashes(compilation));
  });
});

describe('Corvenne, its own examples', () => {
  it('hold', async () => {
    const results = await runExamples(compilation, folder.files, folder.tables);
    expect(results.length).toBeGreaterThan(50);
    const failed = results.filter(({ holds }) => !holds);
    expect(failed.map(({ about, expected, found }) => ({ about, expected, found }))).toEqual([]);
  });
});
