// Golden: Brightmoor's ten invoices, line by line, and the worked figures of its contract by name.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RatedLine } from '../../engine/src/index.ts';
import { draftsOf, exampleFolder, linesById, read } from '../support/folders.ts';
import { draftText, expectFile } from '../support/golden.ts';

const folder = exampleFolder('brightmoor');
const prepared = read(folder);
const drafts = await draftsOf(prepared, '2024-08', '2025-05');
const lines = linesById(drafts);

const ofMonth = (period: string): readonly RatedLine[] => drafts.get(period)?.lines ?? [];

/** Cents: every amount here has two decimals. */
const cents = (amount: string): number => Math.round(Number(amount) * 100);

const sumOf = (found: readonly RatedLine[]): string =>
  (found.reduce((so, { amount }) => so + cents(amount), 0) / 100).toFixed(2);

/** The lines of some clauses for the period itself, without corrections. */
const own = (period: string, ...clauses: readonly string[]): readonly RatedLine[] =>
  ofMonth(period).filter((line) => clauses.includes(line.clause) && line.corrects === undefined);

const held = (period: string, clause: string): readonly string[] =>
  (drafts.get(period)?.held ?? []).filter((one) => one.clause === clause).map((one) => one.subject);

const amountOf = (period: string, id: string): string | undefined =>
  lines.get(`${period} ${id}`)?.amount;

/** The rows of a data file, by column. */
function rowsOf(file: string): readonly ReadonlyMap<string, string>[] {
  const table = prepared.folder.tables.get(`data/${file}`);
  if (table === undefined) throw new Error(`no file ${file}`);
  return table.rows.map((row) => new Map(table.columns.map((name, at) => [name, row[at] ?? ''])));
}

/** Which store a row of a file belongs to, by the row's key. */
const storesBy = (file: string, key: string): Map<string, string> =>
  new Map(rowsOf(file).map((row) => [row.get(key) ?? '', row.get('store') ?? '']));

describe('the invoices of Brightmoor', () => {
  it.each([...drafts.values()])('are as expected in $period', (one) => {
    expectFile(join(folder, 'expected', `${one.period}.json`), draftText(one));
  });
});

describe('Brightmoor, worked figures', () => {
  // By an independent calculation with fractions, from the text of the contract and the data files.
  it.each([
    ['2024-08', '334652.13'],
    ['2024-09', '268001.17'],
    ['2024-10', '270280.20'],
    ['2024-11', '177852.95'],
    ['2024-12', '492741.74'],
    ['2025-01', '340565.15'],
    ['2025-02', '450645.50'],
    ['2025-03', '217969.01'],
    ['2025-04', '153636.41'],
    ['2025-05', '131386.10'],
  ])('total of %s by an independent calculation: %s', (period, total) => {
    expect(drafts.get(period)?.total).toBe(total);
  });

  it('carriers of 131 872.55 are managed for 3 956.18, and never for more than 4 500', () => {
    expect(sumOf(own('2024-10', '3.1'))).toBe('131872.55');
    expect(sumOf(own('2024-10', '3.2'))).toBe('3956.18');
    expect(sumOf(own('2024-12', '3.1'))).toBe('174459.48');
    expect(sumOf(own('2024-12', '3.2'))).toBe('4500.00');
  });

  it('the baseline of 412 stores is 64 440.00', () => {
    expect(sumOf(own('2025-02', '5.1'))).toBe('64440.00');
    expect(own('2025-02', '5.2', '5.3')).toEqual([]);
  });

  it('421 stores give 672.00 and -564.00, the band taken off', () => {
    const beyond = own('2025-03', '5.2', '5.3').map(({ subject, amount }) => [subject, amount]);
    expect(beyond).toEqual([
      ['small', '672.00'],
      ['medium', '-564.00'],
    ]);
  });

  it('a month of 118 000.00 with accuracy missed is credited 944.00, earned back in May', () => {
    expect(sumOf(own('2025-02', '4.1', '4.2', '5.1', '5.2', '5.3'))).toBe('118000.00');
    expect(sumOf(own('2025-02', '8.1'))).toBe('-944.00');
    expect(own('2025-03', '8.2')).toEqual([]);
    expect(own('2025-04', '8.2')).toEqual([]);
    expect(sumOf(own('2025-05', '8.2'))).toBe('944.00');
  });

  it('21 300.00 at 1.2100 is adjusted by 129.65, shared over three countries', () => {
    const euro = own('2024-12', '4.1', '4.2').filter(({ subject }) => !subject.startsWith('GB'));
    expect(sumOf(euro)).toBe('21300.00');
    expect(own('2024-12', '6').map(({ subject }) => subject)).toEqual(['BR-BE', 'BR-IE', 'BR-NL']);
    expect(sumOf(own('2024-12', '6'))).toBe('129.65');
    // On the edges of the collar, +4 % and -4 %: nothing.
    expect(own('2025-02', '6')).toEqual([]);
    expect(own('2025-03', '6')).toEqual([]);
  });

  it('the average of April, published on 6 May, is held and then billed as a correction', () => {
    expect(held('2025-04', '6')).toEqual(['CTR-BRIG-003']);
    const late = ofMonth('2025-05').filter(({ clause, corrects }) => clause === '6' && corrects);
    expect(late.map(({ corrects }) => corrects?.period)).toEqual(['2025-04', '2025-04', '2025-04']);
    // -5 %, of which 1 % beyond the collar, half of it, of 21 842.59.
    expect(sumOf(late)).toBe('-109.21');
  });

  it('milestones come to 1 200 000, wave 6 in two parts, less 6 300 for delays', () => {
    const all = [...drafts.keys()].flatMap((period) => own(period, '7.1'));
    expect(sumOf(all)).toBe('1200000.00');
    expect(amountOf('2024-12', '7.1/WAVE-6/2024-12-12')).toBe('81000.00');
    expect(amountOf('2025-02', '7.1/WAVE-6-R/2025-02-11')).toBe('9000.00');
    const late = [...drafts.keys()].flatMap((period) => own(period, '7.2'));
    expect(late.map(({ subject, amount }) => [subject, amount])).toEqual([
      ['WAVE-4', '-1800.00'],
      ['WAVE-5', '-1800.00'],
      ['WAVE-7', '-2700.00'],
    ]);
  });
});

describe('Brightmoor, tricky situations', () => {
  it('GB-080, cut over, rolled back and cut over again, pays no day twice', () => {
    expect(amountOf('2024-10', '4.1/GB-080-E/2024-10-22')).toBe('22.84');
    expect(amountOf('2024-11', '4.1/GB-080-E-2/2024-11-13')).toBe('70.80');
    // The carrier's line of October, 415.22: 25 of its 31 days; of November, 12 of 30, the rest free.
    expect(amountOf('2024-12', '3.1/CL-0908/2024-12-18')).toBe('334.85');
    expect(amountOf('2024-12', '3.3/CL-0908/2024-12-18')).toBeUndefined();
  });

  it('a store reclassified in mid month is prorated per site and counted on the last day', () => {
    expect(amountOf('2024-11', '4.1/GB-055-E/2024-11-01')).toBe('76.27');
    expect(amountOf('2024-11', '4.1/GB-055-E/2024-11-14')).toBe('223.83');
    expect(amountOf('2025-04', '5.3/medium/2025-04-01')).toBe('-726.15');
  });

  it('a credit of a legacy carrier arrives after its store has left', () => {
    expect(amountOf('2025-02', '3.1/CL-2718/2025-02-14')).toBe('-250.00');
  });

  it('a line that a carrier sends twice is billed once', () => {
    const twice = rowsOf('carrier-lines.csv').find((row) => row.get('line') === 'CL-2719');
    const first = rowsOf('carrier-lines.csv').find(
      (row) =>
        row.get('circuit') === twice?.get('circuit') &&
        row.get('document') === twice?.get('document'),
    );
    const billed = [...lines.values()].map(({ subject }) => subject);
    expect(billed).toContain(first?.get('line'));
    expect(billed).not.toContain('CL-2719');
  });

  it('an order lowered after acceptance waits for a person; the services stay billed', () => {
    expect(held('2025-02', '10.2')).toEqual(['PO-47105-LTE']);
    const backups = own('2025-02', '4.2').filter(({ subject }) => /-B(-2)?$/.test(subject));
    expect(backups).toHaveLength(412);
  });

  it('twelve stores sold: old baseline in April, the amendment’s differences in May', () => {
    expect(amountOf('2025-04', '5.1/FAIRHOLT/2025-04-01')).toBe('1016.28');
    expect(amountOf('2025-05', '5.1/FAIRHOLT/2025-04-01~2025-05')).toBe('-1016.28');
    expect(sumOf(own('2025-05', '5.1'))).toBe('64450.19');
    expect(own('2025-05', '5.4')).toHaveLength(12);
  });

  it('acceptance deemed on Good Friday counts in Ireland, not in the United Kingdom', () => {
    expect(amountOf('2025-04', '4.2/IE-007-U2/2025-04-18')).toBe('15.18');
    expect(amountOf('2025-04', '4.2/GB-052-U2/2025-04-22')).toBe('10.51');
  });

  it('a certificate of 22 November known on 5 December moves the start back', () => {
    expect(amountOf('2024-11', '4.1/GB-131-E/2024-11-27')).toBe('15.73');
    expect(amountOf('2024-12', '4.1/GB-131-E/2024-11-27~2024-12')).toBe('-15.73');
    expect(amountOf('2024-12', '4.1/GB-131-E/2024-11-22~2024-12')).toBe('35.40');
  });

  it('31 stores without cost centre are listed and the invoice goes out', () => {
    for (const period of drafts.keys()) expect(held(period, '11')).toHaveLength(31);
  });

  it('closed stores and forms after wave 3 wait for a person', () => {
    expect(held('2024-10', '3.4')).toHaveLength(9);
    expect(held('2024-10', '10.1')).toEqual(['O-0211']);
    expect(held('2025-04', '10.1')).toEqual(['O-0640']);
  });

  it('the parallel run differs by -1.80 in all and by 640.00 and -641.80 in two stores', () => {
    const byService = storesBy('services.csv', 'service');
    const byCircuit = storesBy('legacy-circuits.csv', 'circuit');
    const byLine = new Map(
      rowsOf('carrier-lines.csv').map((row) => [
        row.get('line') ?? '',
        byCircuit.get(row.get('circuit') ?? '') ?? '',
      ]),
    );
    const gaps = (period: string): Map<string, number> => {
      const found = new Map<string, number>();
      const add = (store: string, by: number) => found.set(store, (found.get(store) ?? 0) + by);
      for (const { subject, amount } of own(period, '3.1', '3.3', '4.1', '4.2'))
        add(byService.get(subject) ?? byLine.get(subject) ?? '', cents(amount));
      for (const row of rowsOf('old-bills.csv'))
        if (row.get('period') === period)
          add(row.get('store') ?? '', -cents(row.get('amount') ?? ''));
      return new Map([...found].filter(([, gap]) => gap !== 0));
    };
    const october = gaps('2024-10');
    expect([...october].sort()).toEqual([
      ['GB-024', 64000],
      ['GB-041', -64180],
    ]);
    for (const clause of ['12.1', '12.2'])
      expect(held('2024-10', clause)).toEqual(['GB-024', 'GB-041']);
    expect(held('2024-10', '12.3')).toEqual([]);
    const november = [...gaps('2024-11').values()];
    expect(november.map((gap) => Math.abs(gap))).toEqual([1, 1, 1]);
    for (const clause of ['12.1', '12.2', '12.3']) expect(held('2024-11', clause)).toEqual([]);
  });
});
