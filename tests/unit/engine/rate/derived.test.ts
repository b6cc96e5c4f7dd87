// Derived sets as subjects, units and decimals in print, totals, and progress.
import { describe, expect, it } from 'vitest';
import type { PlanDerivation, Term } from '../../../../dsl/src/plan/index.ts';
import { explainLine, fold, rateContract } from '../../../../engine/src/index.ts';
import {
  asked,
  attr,
  contractRule,
  is,
  itemType,
  month,
  num,
  PLACE,
  plan,
  recordType,
  rule,
  shortLines,
  text,
} from '../../../support/rate-builder.ts';

const types = [
  itemType('access', { country: 'text', price: 'number' }),
  recordType('call', { minutes: 'number', access: { kind: 'reference', type: 'access' } }),
];
const group: PlanDerivation = {
  name: 'used access',
  over: { type: 'call', window: { kind: 'period' } },
  keys: [{ name: 'access', value: attr('access') }],
  fields: [
    {
      name: 'minutes',
      value: {
        op: 'aggregate',
        function: 'sum',
        set: { type: '#members', window: { kind: 'ever' } },
        value: attr('minutes'),
      },
    },
  ],
  span: PLACE,
};
const countries: PlanDerivation = {
  name: 'country',
  over: { type: 'access', window: { kind: 'period' } },
  keys: [{ name: 'name', value: attr('country') }],
  fields: [],
  span: PLACE,
};
const rows = {
  access: `key | from | to | known | country | price
    A1 | 2023-01-01 | | | FR | 10
    A2 | 2023-01-01 | | | FR | 20
    A3 | 2023-01-01 | | | DE | 30`,
  call: `key | on | known | minutes | access
    C1 | 2024-02-03 | | 7 | A1
    C2 | 2024-02-09 | | 8 | A1
    C3 | 2024-02-09 | | 1 | A2
    C4 | 2024-03-01 | | 9 | A2`,
};
const usage = rule('1', {
  subject: 'used access',
  occasion: { kind: 'each', span: 'month', at: 'end' },
  amount: { kind: 'sum', amount: attr('minutes') },
  timing: 'arrears',
});

describe('a derived set', () => {
  it('of records is made in each period, and its members can be overridden', async () => {
    const french: Term = is(attr('country'), text('FR'));
    const off = rule('2', {
      subject: 'access',
      where: french,
      conditions: { fact: 'country', operator: 'equal', value: 'FR' },
      amount: { kind: 'nothing' },
      overrides: [{ verb: 'suspends', target: '1' }],
      effective: { from: '2024-03-31', to: null },
    });
    const one = plan([usage, off], { types, derivations: [group] });
    const { periods } = await rateContract(asked(one, rows, '2024-03', '2024-04'));
    expect(periods.map(shortLines)).toEqual([
      ['1/A1/2024-02-01 15.00', '1/A2/2024-02-01 1.00'],
      [],
    ]);
  });

  it('is chosen from by a term, and explained', async () => {
    const big: Term = { op: 'compare', relation: '>', of: [attr('minutes'), num('5')] };
    const some = {
      ...usage,
      where: big,
      conditions: { fact: 'minutes', operator: 'decimalGreaterThan', value: '5' },
    };
    const input = asked(plan([some], { types, derivations: [group] }), rows, '2024-03');
    const { periods } = await rateContract(input);
    expect(shortLines(periods[0])).toEqual(['1/A1/2024-02-01 15.00']);
    const opened = await explainLine(input, month('2024-03'), '1/A1/2024-02-01');
    expect(opened && fold(opened.explanation)).toBe('15');
  });

  it('of items is there for as long as they are in service', async () => {
    const fee = rule('3', {
      subject: 'country',
      occasion: { kind: 'each', span: 'month', at: 'end' },
      amount: { kind: 'sum', amount: num('4') },
      timing: 'arrears',
    });
    const one = plan([fee], { types, derivations: [countries] });
    const { periods } = await rateContract(asked(one, rows, '2024-03'));
    expect(shortLines(periods[0])).toEqual(['3/DE/2024-02-01 4.00', '3/FR/2024-02-01 4.00']);
  });
});

describe('printing', () => {
  it('shows quantities in their units and amounts with the decimals they need', async () => {
    const unit = { label: 'Mbps', factor: '1000000' };
    const priced = rule('1', {
      amount: {
        kind: 'rate',
        rate: { op: 'multiply', of: [attr('price'), num('0.1')] },
        per: 'month',
        quantity: { ...num('20000000'), unit },
        unitPrice: num('0.0125'),
      },
      rounding: { step: '0.001', mode: 'half-even' },
    });
    const { periods } = await rateContract(asked(plan([priced], { types }), rows, '2024-02'));
    expect(periods[0]?.lines[0]).toMatchObject({
      amount: '1.000',
      quantity: '20',
      quantityUnit: 'Mbps',
      unitPrice: '0.0125',
      currency: 'EUR',
      label: 'Clause 1',
      subjectType: 'access',
    });
    const yen = plan([rule('1', { rounding: { step: '1', mode: 'half-up' } })], {
      types,
      contract: { currency: 'JPY' },
    });
    const inYen = await rateContract(asked(yen, rows, '2024-02'));
    expect(inYen.periods[0]?.lines.map(({ amount }) => amount)).toEqual(['10', '20', '30']);
    expect(inYen.periods[0]?.total).toBe('60');
  });

  it('follows the order of clauses, then subjects', async () => {
    const rules = [rule('9'), contractRule('10', num('1')), rule('2')];
    const one = plan(rules, { types });
    const { periods } = await rateContract(asked(one, rows, '2024-02'));
    expect(periods[0]?.lines.map(({ clause, subject }) => `${clause} ${subject}`)).toEqual([
      '9 A1',
      '9 A2',
      '9 A3',
      '10 CTR-1',
      '2 A1',
      '2 A2',
      '2 A3',
    ]);
    expect(periods[0]?.total).toBe('121.00');
  });
});

describe('progress', () => {
  it('is told, never beyond its total, and ends at it', async () => {
    const told: [number, number][] = [];
    const input = asked(
      plan([rule('1'), usage], { types, derivations: [group] }),
      rows,
      '2024-01',
      '2024-03',
    );
    await rateContract({ ...input, onProgress: (done, total) => told.push([done, total]) });
    expect(told.length).toBeGreaterThan(3);
    expect(told.every(([done, total]) => done <= total)).toBe(true);
    expect(told.at(-1)).toEqual([9, 9]);
  });

  it('is asked of facts that a plan binds', async () => {
    const input = asked(plan([rule('1')], { types }), rows, '2024-02');
    const { facts } = input;
    const byPlan = await rateContract({
      ...input,
      facts: () => (typeof facts === 'function' ? never() : facts),
    });
    expect(byPlan).toEqual(await rateContract(input));
  });
});

function never(): never {
  throw new Error('facts were a function');
}
