// The upgrade in mid month: what was billed in advance is corrected to the cent, by either day
// count.
import { describe, expect, it } from 'vitest';
import { rateContract } from '../../../../engine/src/index.ts';
import { asked, day, plan, rule, shortLines } from '../../../support/rate-builder.ts';

const ROWS = {
  access: `key | from | to | known | price
    DE-MUC-02 | 2024-01-01 | | 2024-01-01 | 429.92
    DE-MUC-02 | 2025-03-12 | | 2025-03-12 | 573.22`,
};

describe('an upgrade known after the month was billed', () => {
  it('takes back what was billed and bills both parts', async () => {
    const { periods } = await rateContract(asked(plan([rule('4.1')]), ROWS, '2025-03', '2025-05'));
    expect(shortLines(periods[0])).toEqual(['4.1/DE-MUC-02/2025-03-01 429.92']);
    expect(shortLines(periods[1])).toEqual([
      '4.1/DE-MUC-02/2025-03-01~2025-04 -277.37',
      '4.1/DE-MUC-02/2025-03-12~2025-04 369.82',
      '4.1/DE-MUC-02/2025-04-01 573.22',
    ]);
    expect(shortLines(periods[2])).toEqual(['4.1/DE-MUC-02/2025-05-01 573.22']);
    expect(periods[1]?.lines[0]?.corrects).toEqual({ period: '2025-03', billed: '429.92' });
    expect(periods[1]?.total).toBe('665.67');
  });

  it('is the same when only the later period is asked for', async () => {
    const one = plan([rule('4.1')]);
    const all = await rateContract(asked(one, ROWS, '2024-01', '2025-06'));
    for (const period of all.periods) {
      const alone = await rateContract(asked(one, ROWS, period.period));
      expect(alone.periods[0]).toEqual(period);
    }
  });

  it('counts thirty days a month when the contract says so', async () => {
    const one = plan([rule('4.1', { proration: 'thirty', timing: 'arrears' })]);
    const { periods } = await rateContract(asked(one, ROWS, '2025-04'));
    expect(shortLines(periods[0])).toEqual([
      '4.1/DE-MUC-02/2025-03-01 157.64',
      '4.1/DE-MUC-02/2025-03-12 363.04',
    ]);
  });

  it('counts a month once by whole months, and a whole month in full by every day count', async () => {
    const whole = plan([rule('4.1', { proration: 'whole', timing: 'arrears' })]);
    const { periods } = await rateContract(asked(whole, ROWS, '2025-04'));
    expect(shortLines(periods[0])).toEqual(['4.1/DE-MUC-02/2025-03-01 429.92']);
    for (const proration of ['actual', 'thirty', 'whole'] as const) {
      const one = plan([rule('4.1', { proration })]);
      const year = await rateContract(asked(one, ROWS, '2024-01', '2024-12'));
      expect(new Set(year.periods.map(({ total }) => total))).toEqual(new Set(['429.92']));
    }
  });

  it('follows the drawing day and the timing', async () => {
    const late = plan([rule('4.1', { timing: 'arrears' })], { contract: { drawn: 'end' } });
    const { periods } = await rateContract(asked(late, ROWS, '2025-03'));
    expect(periods[0]?.knownOn).toBe('2025-04-01');
    expect(shortLines(periods[0])).toEqual([
      '4.1/DE-MUC-02/2025-03-01 152.55',
      '4.1/DE-MUC-02/2025-03-12 369.82',
    ]);
    const ahead = plan([rule('4.1')], { contract: { drawn: 'end' } });
    const first = await rateContract(asked(ahead, ROWS, '2024-01', '2024-02'));
    expect(first.periods.map(shortLines)).toEqual([
      ['4.1/DE-MUC-02/2024-01-01 429.92', '4.1/DE-MUC-02/2024-02-01 429.92'],
      ['4.1/DE-MUC-02/2024-03-01 429.92'],
    ]);
  });

  it('asks as of another day', async () => {
    const input = asked(plan([rule('4.1')]), ROWS, '2025-03', '2025-04');
    const { periods } = await rateContract({ ...input, knownOn: day('2025-03-20') });
    expect(periods.map(shortLines)).toEqual([
      ['4.1/DE-MUC-02/2025-03-01 152.55', '4.1/DE-MUC-02/2025-03-12 369.82'],
      ['4.1/DE-MUC-02/2025-04-01 573.22'],
    ]);
  });
});
