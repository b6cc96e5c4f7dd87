// Charges of charges: discounts, commitments over a contract year, and what later months read.
import { describe, expect, it } from 'vitest';
import type { Term } from '../../../../dsl/src/plan/index.ts';
import { explainLine, fold, rateContract } from '../../../../engine/src/index.ts';
import {
  asked,
  chargesOf,
  contractRule,
  itemType,
  month,
  num,
  plan,
  rule,
  shortLines,
} from '../../../support/rate-builder.ts';

const ten: Term = { op: 'multiply', of: [num('0.1'), chargesOf('4.1')] };
const discount = contractRule('5', ten, {
  kind: 'discount',
  sign: -1,
  timing: 'advance',
  dependsOn: ['4.1'],
});
const rows = {
  access: `key | from | to | known | price
    A1 | 2024-01-01 | | | 100.05
    A2 | 2024-01-16 | | | 200`,
};

const eligible: Term = {
  op: 'charges',
  clauses: ['4.1'],
  window: { kind: 'contract-year', offset: 0, toDate: false },
};
const gap: Term = { op: 'subtract', of: [num('900000'), eligible] };
const commitment = contractRule(
  '6',
  { op: 'multiply', of: [num('0.6'), gap] },
  {
    kind: 'commitment',
    occasion: { kind: 'each', span: 'contract-year', at: 'end' },
    guard: { op: 'compare', relation: '<', of: [eligible, num('900000')] },
    dependsOn: ['4.1'],
  },
);
const spend = (yearly: string) => ({
  access: `key | from | to | known | price
    A1 | 2024-01-01 | 2025-01-01 | | ${yearly}`,
});

describe('charges of charges', () => {
  it('takes a discount on the rounded charges of the same month', async () => {
    const input = asked(plan([rule('4.1'), discount]), rows, '2024-01');
    const { periods } = await rateContract(input);
    expect(shortLines(periods[0])).toEqual([
      '4.1/A1/2024-01-01 100.05',
      '4.1/A2/2024-01-16 103.23',
      '5/CTR-1/2024-01-01 -20.33',
    ]);
    const opened = await explainLine(input, month('2024-01'), '5/CTR-1/2024-01-01');
    expect(opened && fold(opened.explanation)).toBe('-20.33');
  });

  it('bills the shortfall of a contract year once, when it ends', async () => {
    const one = plan([rule('4.1'), commitment]);
    const input = asked(one, spend('71775'), '2024-01', '2025-02');
    const { periods } = await rateContract(input);
    const found = periods.flatMap(({ period, lines }) =>
      lines.filter(({ clause }) => clause === '6').map(({ id, amount }) => [period, id, amount]),
    );
    expect(found).toEqual([['2025-01', '6/CTR-1/2024-01-01', '23220.00']]);
    const alone = await rateContract(asked(one, spend('71775'), '2025-01'));
    expect(alone.periods[0]).toEqual(periods[12]);
    const opened = await explainLine(input, month('2025-01'), '6/CTR-1/2024-01-01');
    expect(opened && fold(opened.explanation)).toBe('23220');
  });

  it('bills no shortfall when the commitment is met', async () => {
    const { periods } = await rateContract(
      asked(plan([rule('4.1'), commitment]), spend('75000'), '2025-01'),
    );
    expect(periods[0]?.lines).toEqual([]);
  });

  it('closes the year at the end of the contract, and counts years from their own start', async () => {
    const short = plan([rule('4.1'), commitment], {
      contract: { to: '2024-07-01', contractYearFrom: '2023-11-15' },
    });
    const { periods } = await rateContract(asked(short, spend('100000'), '2024-07', '2024-08'));
    expect(periods.map(shortLines)).toEqual([['6/CTR-1/2024-01-01 180000.00'], []]);
    const later = plan([rule('4.1'), commitment], {
      contract: { contractYearFrom: '2023-04-15' },
    });
    const year = await rateContract(asked(later, spend('10000'), '2024-05'));
    expect(shortLines(year.periods[0]).slice(-1)).toEqual(['6/CTR-1/2024-01-01 516000.00']);
  });

  it('sees the charges of earlier months, not those of its own clause or of later ones', async () => {
    const before: Term = {
      op: 'charges',
      clauses: ['7'],
      window: { kind: 'month', offset: -1, toDate: false },
    };
    const doubling = contractRule('7', { op: 'add', of: [num('1'), before, before] });
    const types = [itemType('access', { price: 'number' })];
    const { periods } = await rateContract(asked(plan([doubling], { types }), {}, '2024-06'));
    expect(shortLines(periods[0])).toEqual(['7/CTR-1/2024-05-01 31.00']);
  });

  it('shares an amount over members to the cent, and explains each part', async () => {
    const split = contractRule('8', num('100'), {
      share: { over: { type: 'access', window: { kind: 'period' } }, weight: num('1') },
      sign: -1,
    });
    const three = {
      access: `key | from | to | known | price
      A1 | 2024-01-01 | | | 1
      A2 | 2024-01-01 | | | 1
      A3 | 2024-01-01 | | | 1`,
    };
    const input = asked(plan([split]), three, '2024-02');
    const { periods } = await rateContract(input);
    expect(shortLines(periods[0])).toEqual([
      '8/A1/2024-01-01 -33.34',
      '8/A2/2024-01-01 -33.33',
      '8/A3/2024-01-01 -33.33',
    ]);
    for (const { id, amount } of periods[0]?.lines ?? []) {
      const opened = await explainLine(input, month('2024-02'), id);
      expect(opened && fold(opened.explanation)).toBe(amount);
    }
  });
});
