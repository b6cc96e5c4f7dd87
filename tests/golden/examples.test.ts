// Golden: the invoices of the example contracts, line by line, and Helvarion's worked figures by name.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RatedLine, RatedPeriod } from '../../engine/src/index.ts';
import { draftsOf, exampleFolder, explained, linesById, read } from '../support/folders.ts';
import { draftText, expectFile } from '../support/golden.ts';

const helvarion = read(exampleFolder('helvarion'));
const armorique = read(exampleFolder('armorique'));
const corvenne = read(exampleFolder('corvenne'));
const drafts = await draftsOf(helvarion, '2025-01', '2025-07');
const lines = linesById(drafts);
const frenchDrafts = await draftsOf(armorique, '2026-01', '2026-06');
const corvenneDrafts = await draftsOf(corvenne, '2025-05', '2026-03');

const amountOf = (period: string, id: string): string | undefined =>
  lines.get(`${period} ${id}`)?.amount;

/** Cents: every amount here has two decimals. */
const cents = (amount: string): number => Math.round(Number(amount) * 100);

function draft(period: string): RatedPeriod {
  const found = drafts.get(period);
  if (found === undefined) throw new Error(`no draft ${period}`);
  return found;
}

/** The sum of some lines of a draft. */
function sumOf(period: string, wanted: (line: RatedLine) => boolean): string {
  const found = draft(period).lines.filter(wanted);
  return (found.reduce((so, { amount }) => so + cents(amount), 0) / 100).toFixed(2);
}

const corrects =
  (clause: string, month: string) =>
  (line: RatedLine): boolean =>
    line.clause === clause && line.corrects?.period === month;

describe.each([
  ['helvarion', drafts],
  ['armorique', frenchDrafts],
  ['corvenne', corvenneDrafts],
] as const)('the invoices of %s', (name, rated) => {
  it.each([...rated.values()])('are as expected in $period', (one) => {
    expectFile(join(exampleFolder(name), 'expected', `${one.period}.json`), draftText(one));
  });
});

describe('Helvarion, worked figures', () => {
  it.each([
    ['2025-01', '107725.00'],
    ['2025-02', '83605.00'],
    ['2025-03', '81600.68'],
    ['2025-04', '82589.92'],
    ['2025-05', '81936.83'],
    ['2025-06', '78259.00'],
    ['2025-07', '86179.38'],
  ])('total of %s by an independent calculation: %s', (period, total) => {
    expect(draft(period).total).toBe(total);
  });

  it('the base of January 2025 is 86 450.00 and its discount 2 845.00', () => {
    const recurring = ({ clause, from }: RatedLine) =>
      /^4\.[1-5]$/.test(clause) && from === '2025-01-01';
    expect(sumOf('2025-01', recurring)).toBe('86450.00');
    // 20 000 at 4 %, 20 000 at 7 %, 6 450 at 10 %.
    expect(amountOf('2025-01', '6/CTR-HELV-001/2025-01-01')).toBe('-2845.00');
  });

  it('the shortfall of 2024 is 23 220.00, then 23 557.09 once Gold is credited', () => {
    expect(amountOf('2025-01', '7/CTR-HELV-001/2024-01-01')).toBe('23220.00');
    const correction = lines.get('2025-03 7/CTR-HELV-001/2024-01-01~2025-03');
    expect(correction?.amount).toBe('337.09');
    expect(correction?.corrects).toEqual({ period: '2024-12', billed: '23220.00' });
    expect(cents('23220.00') + cents(correction?.amount ?? '0')).toBe(cents('23557.09'));
  });

  it('the factor 1.0236111 prices 429.92 and 573.22', async () => {
    const { explanation } = await explained(
      helvarion,
      '2025-01',
      '2025-01',
      '4.1/DE-MUC-02-P/2025-01-01',
    );
    // 0.15 + 0.85 x 314.5 / 306.0 = 1.0236111…; 420 at 50 Mbps, 560 at 100 Mbps.
    const factor = 0.15 + (0.85 * 314.5) / 306;
    expect(factor).toBeCloseTo(1.0236111, 7);
    expect((420 * factor).toFixed(2)).toBe('429.92');
    expect((560 * factor).toFixed(2)).toBe('573.22');
    expect(JSON.stringify(explanation)).toContain('"SYNTEC"');
    expect(amountOf('2025-01', '4.1/DE-MUC-02-P/2025-01-01')).toBe('429.92');
    expect(amountOf('2025-04', '4.1/DE-MUC-02-P/2025-04-01')).toBe('573.22');
  });

  it('the upgrade of DE-MUC-02 on 12 March shows in April as -277.37 and +369.82', () => {
    const old = lines.get('2025-04 4.1/DE-MUC-02-P/2025-03-01~2025-04');
    const upgraded = lines.get('2025-04 4.1/DE-MUC-02-P/2025-03-12~2025-04');
    expect([old?.amount, upgraded?.amount]).toEqual(['-277.37', '369.82']);
    expect([upgraded?.from, upgraded?.to]).toEqual(['2025-03-12', '2025-04-01']);
  });

  it('Gold at 9 % credits 16.80, 17.20 and 17.20 for a site of zone 1 at 100 Mbps', () => {
    for (const site of ['DE-FRA-01', 'DE-HAM-01', 'FR-FOS-01', 'IT-MIL-01', 'NL-RTM-01']) {
      const credited = ['2024-12', '2025-01', '2025-02'].map((month) =>
        amountOf('2025-03', `4.3/${site}-P/${month}-01~2025-03`),
      );
      expect(credited).toEqual(['-16.80', '-17.20', '-17.20']);
    }
  });

  it('that credit is 561.82 for December and 575.10 for January at the level of the contract', () => {
    // 624.24 less 62.42, and 639.00 less 63.90: the discount is credited with its base.
    expect(sumOf('2025-03', corrects('4.3', '2024-12'))).toBe('-624.24');
    expect(sumOf('2025-03', corrects('6', '2024-12'))).toBe('62.42');
    expect(sumOf('2025-03', corrects('4.3', '2025-01'))).toBe('-639.00');
    expect(sumOf('2025-03', corrects('6', '2025-01'))).toBe('63.90');
    const both = (month: string) => (line: RatedLine) =>
      corrects('4.3', month)(line) || corrects('6', month)(line);
    expect(sumOf('2025-03', both('2024-12'))).toBe('-561.82');
    expect(sumOf('2025-03', both('2025-01'))).toBe('-575.10');
  });

  it('FR-LYS-01 is credited 65.62 on 1 312.40', () => {
    const ofSite = ({ clause, subject, from }: RatedLine) =>
      /^4\./.test(clause) && subject.startsWith('FR-LYS-01') && from.startsWith('2025-03');
    const march = Number(sumOf('2025-03', ofSite)) + Number(sumOf('2025-04', ofSite));
    expect(march.toFixed(2)).toBe('1312.40');
    expect(amountOf('2025-04', '9/FR-LYS-01/2025-03-01')).toBe('-65.62');
  });

  it('TR-IST-01 is credited 10 % only, the greater of two and not their sum', () => {
    const ofSite = ({ clause, subject, from, corrects: c }: RatedLine) =>
      /^4\./.test(clause) && subject.startsWith('TR-IST-01') && from === '2025-03-01' && !c;
    const charges = Number(sumOf('2025-03', ofSite));
    expect(amountOf('2025-04', '9/TR-IST-01/2025-03-01')).toBe(`-${(charges / 10).toFixed(2)}`);
  });

  it('the seventh termination costs 6 305.42', () => {
    const ended = draft('2025-07').lines.filter(({ clause }) => clause === '10');
    expect(ended.map(({ subject, amount }) => [subject, amount])).toEqual([['T07', '6305.42']]);
  });

  it('Platinum in zone 3 is held, not billed at zero', () => {
    for (const period of ['2025-05', '2025-06', '2025-07']) {
      const held = draft(period).held.map(({ clause, subject, code }) => [clause, subject, code]);
      expect(held).toEqual([['4.3', 'CN-SHA-01-P', 'R0102']]);
    }
    expect(draft('2025-04').held).toEqual([]);
  });
});
