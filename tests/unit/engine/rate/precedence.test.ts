// Precedence between clauses: replaces, suspends, reinstates, and overriders that are off
// themselves.
import { describe, expect, it } from 'vitest';
import { explainLine, rateContract } from '../../../../engine/src/index.ts';
import {
  asked,
  attr,
  contractRule,
  is,
  itemType,
  month,
  num,
  plan,
  recordType,
  rule,
  shortLines,
  text,
} from '../../../support/rate-builder.ts';

const types = [
  itemType('site', { country: 'text' }),
  itemType('access', { price: 'number', site: { kind: 'reference', type: 'site' } }),
];
const rows = {
  site: `key | from | to | known | country
    S1 | 2024-01-01 | | | FR
    S2 | 2024-01-01 | | | DE`,
  access: `key | from | to | known | price | site
    A1 | 2024-01-01 | | | 100 | S1
    A2 | 2024-01-01 | | | 200 | S2`,
};
const inFrance = {
  conditions: { all: [{ fact: 'country', operator: 'equal', value: 'FR' }] },
  where: is(attr('country'), text('FR')),
};
const ofFrance = {
  conditions: { all: [{ fact: 'country of site', operator: 'equal', value: 'FR' }] },
  where: is(attr('country', attr('site')), text('FR')),
};
const nothing = { amount: { kind: 'nothing' } } as const;
const over = (verb: 'replaces' | 'suspends' | 'reinstates', target: string) => ({
  overrides: [{ verb, target }],
});
const lines = async (rules: Parameters<typeof plan>[0], period = '2024-03') => {
  const { periods } = await rateContract(asked(plan(rules, { types }), rows, period));
  return shortLines(periods[0]);
};

describe('precedence', () => {
  it('replaces a clause for the subjects that the other takes in', async () => {
    const half = rule('2', {
      ...ofFrance,
      ...over('replaces', '1'),
      amount: { kind: 'rate', rate: num('50'), per: 'month' },
    });
    expect(await lines([rule('1'), half])).toEqual([
      '1/A2/2024-03-01 200.00',
      '2/A1/2024-03-01 50.00',
    ]);
  });

  it('suspends by a clause about what the subject refers to, for as long as it holds', async () => {
    const suspended = rule('2', {
      ...inFrance,
      ...nothing,
      ...over('suspends', '1'),
      subject: 'site',
      effective: { from: '2024-03-11', to: '2024-03-21' },
    });
    expect(await lines([rule('1'), suspended])).toEqual([
      '1/A1/2024-03-01 32.26',
      '1/A1/2024-03-21 35.48',
      '1/A2/2024-03-01 200.00',
    ]);
  });

  it('reinstates', async () => {
    const off = contractRule('2', num('0'), { ...nothing, ...over('suspends', '1') });
    const on = rule('3', { ...ofFrance, ...nothing, ...over('reinstates', '1') });
    expect(await lines([rule('1'), off])).toEqual([]);
    expect(await lines([rule('1'), off, on])).toEqual(['1/A1/2024-03-01 100.00']);
  });

  it('is not overridden by a clause that is itself off, or whose guard does not hold', async () => {
    const off = contractRule('2', num('0'), { ...nothing, ...over('suspends', '1') });
    const offOff = contractRule('3', num('0'), { ...nothing, ...over('replaces', '2') });
    expect(await lines([rule('1'), off, offOff])).toHaveLength(2);
    const guarded = { ...off, guard: is(num('1'), num('2')) };
    expect(await lines([rule('1'), guarded])).toHaveLength(2);
    const ring = { ...off, ...over('suspends', '3') };
    const back = { ...offOff, ...over('suspends', '2') };
    expect(await lines([rule('1'), ring, back])).toHaveLength(2);
  });

  it('reads the guard of the other clause at the day of the charge', async () => {
    const free = rule('2', {
      ...nothing,
      ...over('suspends', '1'),
      guard: {
        op: 'compare',
        relation: '<',
        of: [{ op: 'moment' }, { op: 'date', value: '2024-03-16' }],
      },
    });
    expect(await lines([rule('1'), free])).toEqual([
      '1/A1/2024-03-16 51.61',
      '1/A2/2024-03-16 103.23',
    ]);
  });

  it('says which clauses lost, and why', async () => {
    const half = rule('2', {
      ...ofFrance,
      ...over('replaces', '1'),
      amount: { kind: 'rate', rate: num('50'), per: 'month' },
    });
    const late = rule('3', {
      ...nothing,
      ...over('suspends', '1'),
      effective: { from: '2030-01-01', to: null },
    });
    const input = asked(plan([rule('1'), half, late], { types }), rows, '2024-03');
    const won = await explainLine(input, month('2024-03'), '2/A1/2024-03-01');
    expect(won?.others).toEqual([{ clause: '1', why: 'replaced' }]);
    const kept = await explainLine(input, month('2024-03'), '1/A2/2024-03-01');
    expect(kept?.others).toEqual([
      { clause: '2', why: 'not for this subject' },
      { clause: '3', why: 'not in force' },
    ]);
  });

  it('holds the subject when the overrider cannot be told, unless that changes nothing', async () => {
    const optional = [
      itemType('site', { country: 'text' }, ['country']),
      itemType('access', { price: 'number', site: { kind: 'reference', type: 'site' } }),
    ];
    const holed = { ...rows, site: rows.site.replace('FR', '') };
    const half = rule('2', { ...ofFrance, ...nothing, ...over('replaces', '1') });
    const off = contractRule('3', num('0'), { ...nothing, ...over('suspends', '1') });
    const rate = async (rules: Parameters<typeof plan>[0]) =>
      (await rateContract(asked(plan(rules, { types: optional }), holed, '2024-03'))).periods[0];
    const held = await rate([rule('1'), half]);
    expect(shortLines(held)).toEqual(['1/A2/2024-03-01 200.00']);
    expect(held?.held.map(({ subject, clause, code }) => [subject, clause, code])).toEqual([
      ['A1', '1', 'R0101'],
    ]);
    expect((await rate([rule('1'), half, off]))?.held).toEqual([]);
  });

  it('works at the moment of clauses that are not over time', async () => {
    const each = recordType('fee', {
      amount: 'number',
      access: { kind: 'reference', type: 'access' },
    });
    const fee = rule('5', {
      subject: 'fee',
      occasion: { kind: 'record' },
      amount: { kind: 'sum', amount: attr('amount') },
      timing: 'arrears',
    });
    const free = rule('6', {
      ...nothing,
      ...over('suspends', '5'),
      effective: { from: '2024-02-10', to: null },
    });
    const data = {
      ...rows,
      fee: `key | on | known | amount | access
        F1 | 2024-02-09 | | 7.005 | A1
        F2 | 2024-02-10 | | 8 | A1`,
    };
    const one = plan([fee, free], { types: [...types, each] });
    const { periods } = await rateContract(asked(one, data, '2024-03'));
    expect(shortLines(periods[0])).toEqual(['5/F1/2024-02-09 7.01']);
  });
});
