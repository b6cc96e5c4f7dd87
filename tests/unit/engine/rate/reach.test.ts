// How far rules look, and from which day on two plans differ.
import { describe, expect, it } from 'vitest';
import type { Rule, SetTerm, Term, Window } from '../../../../dsl/src/plan/index.ts';
import { DAY_MIN } from '../../../../dsl/src/values/index.ts';
import { firstDifference } from '../../../../engine/src/rate/plan-change.ts';
import { reachOf } from '../../../../engine/src/rate/reach.ts';
import {
  attr,
  contractRule,
  day,
  fact,
  itemType,
  month,
  num,
  PLACE,
  plan,
  recordType,
  rule,
} from '../../../support/rate-builder.ts';

const types = [
  itemType('access', { price: 'number' }),
  recordType('call', { access: { kind: 'reference', type: 'access' } }),
];
const within = (
  kind: 'quarter' | 'calendar-year' | 'contract-year' | 'term',
  offset = 0,
  toDate = false,
) => ({ kind, offset, toDate }) satisfies Window;
const count = (window: Window, set: Partial<SetTerm> = {}): Term => ({
  op: 'aggregate',
  function: 'count',
  set: { type: 'call', window, ...set },
});
const felt = (...rules: Rule[]) => {
  const one = plan(rules, { types, contract: { contractYearFrom: '2023-02-15' } });
  return reachOf(one).firstFelt(day('2024-05-20'));
};

describe('how early a change is felt', () => {
  it('is the day itself for what looks at its own days or back', () => {
    expect(felt(rule('1'))).toBe(day('2024-05-20'));
    const back: Window[] = [
      { kind: 'moment' },
      { kind: 'months', count: num('3'), before: false },
      within('calendar-year', -1),
      within('calendar-year', 0, true),
    ];
    for (const window of back)
      expect(felt(contractRule('1', count(window)))).toBe(day('2024-05-20'));
  });

  it('is the start of the span for what looks at a whole span', () => {
    expect(felt(contractRule('1', count(within('quarter'))))).toBe(day('2024-04-01'));
    expect(felt(contractRule('1', count(within('contract-year'))))).toBe(day('2024-02-15'));
    const early = { kind: 'each', span: 'calendar-year', at: 'start' } as const;
    const first = contractRule('1', count({ kind: 'period' }), { occasion: early });
    expect(felt(first)).toBe(day('2024-01-01'));
  });

  it('is the start for what looks at everything, or at the end of a service', () => {
    expect(felt(contractRule('1', count({ kind: 'ever' })))).toBe(DAY_MIN);
    expect(felt(contractRule('1', count(within('quarter', 1))))).toBe(DAY_MIN);
    const end: Term = { op: 'when', of: fact(), part: 'end-day' };
    const late: Term = { op: 'compare', relation: '>', of: [end, { op: 'moment' }] };
    expect(felt(rule('1', { guard: late }))).toBe(DAY_MIN);
    expect(felt(rule('1', { subject: 'call', guard: late }))).toBe(day('2024-05-20'));
    const other: Term = { op: 'when', of: attr('access'), part: 'end-day' };
    const far: Term = { op: 'compare', relation: '>', of: [other, { op: 'moment' }] };
    expect(felt(rule('1', { subject: 'call', guard: far }))).toBe(DAY_MIN);
    expect(felt(contractRule('1', count({ kind: 'period' }, { where: far })))).toBe(DAY_MIN);
  });

  it('is found through names and derived sets', () => {
    const name: Term = { op: 'defined', name: 'calls' };
    const named = plan([contractRule('1', name)], {
      types,
      definitions: [
        {
          name: 'calls',
          versions: [{ from: null, to: null, value: count(within('quarter')) }],
          span: PLACE,
        },
      ],
    });
    expect(reachOf(named).firstFelt(day('2024-05-20'))).toBe(day('2024-04-01'));
    const derived = plan([contractRule('1', count({ kind: 'period' }, { type: 'busy' }))], {
      types,
      derivations: [
        {
          name: 'busy',
          over: { type: 'call', window: within('quarter') },
          fields: [],
          span: PLACE,
        },
      ],
    });
    expect(reachOf(derived).firstFelt(day('2024-05-20'))).toBe(day('2024-04-01'));
  });
});

describe('charges of earlier months', () => {
  const of = (window: Window): Term => ({ op: 'charges', clauses: ['1'], window });
  const reads = (...rules: Rule[]) =>
    reachOf(plan([rule('1'), ...rules])).readsPast(month('2024-05'));

  it('are needed when a clause that may come up in the month reads them', () => {
    expect(reads()).toBe(false);
    expect(reads(contractRule('2', of({ kind: 'period' })))).toBe(false);
    expect(reads(contractRule('2', of({ kind: 'month', offset: -1, toDate: false })))).toBe(true);
    const quarterly = contractRule('2', of({ kind: 'period' }), {
      occasion: { kind: 'each', span: 'quarter', at: 'end' },
    });
    expect(reads(quarterly)).toBe(false);
    expect(reachOf(plan([quarterly])).readsPast(month('2024-06'))).toBe(true);
  });
});

describe('two plans of a contract', () => {
  const table = (to: string | null, price: string) => ({
    name: 'prices',
    keys: [],
    columns: [{ name: 'price', type: { kind: 'number' } as const }],
    versions: [
      { from: null, to, rows: [{ id: 'a', keys: [], cells: ['1'], span: PLACE }] },
      ...(to === null
        ? []
        : [{ from: to, to: null, rows: [{ id: 'a', keys: [], cells: [price], span: PLACE }] }]),
    ],
  });
  const base = plan([rule('1')], { tables: [table(null, '1')] });
  const difference = (after: typeof base) => firstDifference(base, after);

  it('do not differ by places of words or ids of versions', () => {
    const moved = { ...PLACE, line: 7 };
    expect(difference({ ...base, hash: 'x' })).toBeUndefined();
    const same = plan([{ ...rule('1'), id: '1@1', span: moved }], { tables: [table(null, '1')] });
    expect(difference(same)).toBeUndefined();
  });

  it('differ from the first day that either says otherwise', () => {
    const withTable = (one: ReturnType<typeof table>) => plan([rule('1')], { tables: [one] });
    expect(difference(withTable(table('2024-07-01', '2')))).toBe(day('2024-07-01'));
    const split = plan(
      [
        rule('1', { id: '1@1', effective: { from: '2024-01-01', to: '2024-06-01' } }),
        rule('1', { id: '1@2', effective: { from: '2024-06-01', to: null }, sign: -1 }),
      ],
      { tables: base.tables },
    );
    expect(difference(split)).toBe(day('2024-06-01'));
    expect(firstDifference(split, base)).toBe(day('2024-06-01'));
    const changed = plan([rule('1', { sign: -1 })], { tables: base.tables });
    expect(difference(changed)).toBe(day('2024-01-01'));
    const ended = plan([rule('1')], { tables: base.tables, contract: { to: '2025-01-01' } });
    expect(difference(ended)).toBe(day('2025-01-01'));
    const renamed = plan([rule('1')], { tables: base.tables, contract: { id: 'CTR-2' } });
    expect(difference(renamed)).toBe(DAY_MIN);
    expect(difference(plan([rule('1')], { tables: base.tables, types: [] }))).toBe(DAY_MIN);
    const indexed = plan([rule('1')], {
      tables: base.tables,
      indexations: [
        {
          clause: '9',
          table: 'prices',
          first: '2025-03-01',
          everyMonths: 12,
          factor: num('1.1'),
          base: 'chained',
          effective: [{ from: '2024-01-01', to: null }],
          span: PLACE,
        },
      ],
    });
    expect(difference(indexed)).toBe(day('2025-03-01'));
  });
});
