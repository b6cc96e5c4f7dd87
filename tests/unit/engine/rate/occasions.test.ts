// Occasions: each span, records, days that a date gives; and what is held instead of billed.
import { describe, expect, it } from 'vitest';
import { rateContract } from '../../../../engine/src/index.ts';
import {
  asked,
  attr,
  contractRule,
  fact,
  itemType,
  num,
  plan,
  recordType,
  rule,
  shortLines,
} from '../../../support/rate-builder.ts';

const sum = (amount: Parameters<typeof contractRule>[1]) => ({ kind: 'sum', amount }) as const;

describe('each span', () => {
  const rows = {
    access: `key | from | to | known | price
      A1 | 2024-01-01 | 2024-02-10 | | 10
      A2 | 2024-03-31 | | | 20
      A3 | 2024-04-01 | | | 30`,
  };
  const each = rule('1', {
    occasion: { kind: 'each', span: 'quarter', at: 'end' },
    amount: sum(attr('price')),
    timing: 'arrears',
  });

  it('takes in what was in service on some day, at the last values it had', async () => {
    const { periods } = await rateContract(asked(plan([each]), rows, '2024-03', '2024-05'));
    expect(periods.map(shortLines)).toEqual([
      [],
      ['1/A1/2024-01-01 10.00', '1/A2/2024-01-01 20.00'],
      [],
    ]);
    expect(periods[1]?.lines[0]?.to).toBe('2024-04-01');
  });

  it('comes at the start of the span when so written', async () => {
    const start = { ...each, occasion: { kind: 'each', span: 'quarter', at: 'start' } } as const;
    const { periods } = await rateContract(asked(plan([start]), rows, '2024-02', '2024-05'));
    expect(periods.map((one) => one.lines.length)).toEqual([2, 0, 0, 2]);
  });

  it('uses the version of the clause in force on its day', async () => {
    const old = { ...each, id: '1@1', effective: { from: '2024-01-01', to: '2024-03-31' } };
    const now = {
      ...each,
      id: '1@2',
      effective: { from: '2024-03-31', to: null },
      amount: sum(num('5')),
    };
    const { periods } = await rateContract(asked(plan([old, now]), rows, '2024-04'));
    expect(shortLines(periods[0])).toEqual(['1/A1/2024-01-01 5.00', '1/A2/2024-01-01 5.00']);
  });
});

describe('records', () => {
  const one = plan(
    [
      rule('2', {
        subject: 'fee',
        occasion: { kind: 'record' },
        amount: sum(attr('amount')),
        timing: 'arrears',
      }),
    ],
    {
      types: [recordType('fee', { amount: 'number' }, ['amount'])],
      contract: { to: '2024-03-15' },
    },
  );

  it('are billed on their day, late ones as corrections, none after the end', async () => {
    const rows = {
      fee: `key | on | known | amount
        F1 | 2024-02-01 | 2024-02-03 | 1
        F2 | 2024-02-29 | 2024-03-08 | 2
        F3 | 2024-03-14 | 2024-03-14 | 3
        F4 | 2024-03-15 | 2024-03-15 | 4`,
    };
    const { periods } = await rateContract(asked(one, rows, '2024-03', '2024-05'));
    expect(periods.map(shortLines)).toEqual([
      ['2/F1/2024-02-01 1.00'],
      ['2/F2/2024-02-29~2024-04 2.00', '2/F3/2024-03-14 3.00'],
      [],
    ]);
    expect(periods[1]?.lines[0]?.corrects).toEqual({ period: '2024-02', billed: '0.00' });
  });

  it('are held when they cannot be priced, and billed once they can', async () => {
    const rows = {
      fee: `key | on | known | amount
        F1 | 2024-02-01 | 2024-02-01 |
        F1 | 2024-02-01 | 2024-04-10 | 9
        F2 | 2024-02-02 | 2024-02-02 | 2`,
    };
    const { periods } = await rateContract(asked(one, rows, '2024-03', '2024-06'));
    expect(periods.map(shortLines)).toEqual([
      ['2/F2/2024-02-02 2.00'],
      [],
      ['2/F1/2024-02-01~2024-05 9.00'],
      [],
    ]);
    expect(
      periods.map(({ held }) => held.map(({ subject, code }) => `${subject} ${code}`)),
    ).toEqual([['F1 R0101'], [], [], []]);
  });

  it('goes on counting zeros, which have no line', async () => {
    const rows = {
      fee: 'key | on | known | amount\nF1 | 2024-02-01 | | 0\nF2 | 2024-02-01 | | 0.004',
    };
    const { periods } = await rateContract(asked(one, rows, '2024-03'));
    expect([periods[0]?.lines, periods[0]?.held, periods[0]?.zeros]).toEqual([[], [], 2]);
  });
});

describe('a day that a date gives', () => {
  const types = [itemType('access', { accepted: 'date', price: 'number' }, ['accepted'])];
  const install = rule('3', {
    occasion: { kind: 'on', date: attr('accepted') },
    amount: sum(attr('price')),
    timing: 'arrears',
  });

  it('is an event of that day alone; no date, no event', async () => {
    const rows = {
      access: `key | from | to | known | accepted | price
        A1 | 2024-03-01 | | | 2024-02-20 | 5
        A2 | 2024-01-01 | 2024-02-01 | | 2024-02-21 | 6
        A3 | 2024-01-01 | | | | 7`,
    };
    const { periods } = await rateContract(
      asked(plan([install], { types }), rows, '2024-02', '2024-04'),
    );
    expect(periods.map(shortLines)).toEqual([
      [],
      ['3/A1/2024-02-20 5.00', '3/A2/2024-02-21 6.00'],
      [],
    ]);
    expect(periods.flatMap(({ held }) => held)).toEqual([]);
  });

  it('is seen when it becomes known long after, whatever the dates of the row', async () => {
    const rows = {
      access: `key | from | to | known | accepted | price
        A1 | 2024-06-01 | | 2024-06-15 | 2024-02-20 | 5`,
    };
    const { periods } = await rateContract(asked(plan([install], { types }), rows, '2024-07'));
    expect(shortLines(periods[0])).toEqual(['3/A1/2024-02-20~2024-07 5.00']);
  });

  it('may be the start or the end of the service', async () => {
    const ends = {
      ...install,
      occasion: { kind: 'on', date: { op: 'when', of: fact(), part: 'end-day' } },
    } as const;
    const rows = {
      access: `key | from | to | known | accepted | price
        A1 | 2024-01-01 | 2024-02-10 | | | 5
        A2 | 2024-01-01 | | | | 6`,
    };
    const { periods } = await rateContract(asked(plan([ends], { types }), rows, '2024-03'));
    expect(shortLines(periods[0])).toEqual(['3/A1/2024-02-10 5.00']);
    expect(periods[0]?.held).toEqual([]);
  });
});

describe('what is not billed by itself', () => {
  it('is held for each subject that it is about', async () => {
    const rows = { access: 'key | from | to | known | price\nA1 | 2024-01-01 | | | 1' };
    const byHand = rule('7', { amount: { kind: 'by hand', unit: 'EUR', reason: 'survey' } });
    const local = contractRule('8', num('1'), {
      amount: { kind: 'not billable here', issuer: 'Brazil' },
      timing: 'advance',
    });
    const { periods } = await rateContract(asked(plan([byHand, local]), rows, '2024-03'));
    expect(periods[0]?.lines).toEqual([]);
    expect(
      periods[0]?.held.map(({ subject, clause, values }) => [subject, clause, values]),
    ).toEqual([
      ['A1', '7', { clause: '7', unit: 'EUR', reason: 'survey' }],
      ['CTR-1', '8', { clause: '8', issuer: 'Brazil' }],
    ]);
  });

  it('holds one subject and goes on with the others', async () => {
    const types = [itemType('access', { price: 'number' }, ['price'])];
    const rows = {
      access: `key | from | to | known | price
        A1 | 2024-01-01 | 2024-01-16 | | 31
        A1 | 2024-01-16 | | |
        A2 | 2024-01-01 | | | 5`,
    };
    const { periods } = await rateContract(
      asked(plan([rule('1')], { types }), rows, '2024-01', '2024-02'),
    );
    expect(periods.map(shortLines)).toEqual([
      ['1/A1/2024-01-01 15.00', '1/A2/2024-01-01 5.00'],
      ['1/A2/2024-02-01 5.00'],
    ]);
    expect(
      periods.map(({ held }) => held.map(({ subject, values }) => [subject, values.day])),
    ).toEqual([[['A1', '2024-01-16']], [['A1', '2024-02-01']]]);
  });
});
