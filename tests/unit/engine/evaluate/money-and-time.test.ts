// Charges, series, conversion, rates over time, interval algebra.
import { describe, expect, it } from 'vitest';
import type { PlanSeries, Rule, Term } from '../../../../dsl/src/plan/index.ts';
import type { Charge } from '../../../../engine/src/evaluate/scope.ts';
import { dayShare } from '../../../../engine/src/time/proration.ts';
import { came, text } from '../../../support/evaluating.ts';
import {
  charging,
  day,
  fact,
  item,
  num,
  planOf,
  record,
  ref,
  SPAN,
  scopeOf,
  t,
  viewOf,
} from '../../../support/plan-builder.ts';

const series: readonly PlanSeries[] = [
  {
    name: 'SYNTEC',
    step: 'month',
    values: [
      { at: '2023-10', value: '300' },
      { at: '2024-04', value: '310.5', published: '2024-07-01' },
    ],
    span: SPAN,
  },
  { name: 'USD', step: 'day', values: [{ at: '2024-06-14', value: '1.25' }], span: SPAN },
];
const rule = {
  id: '4',
  clause: '4',
  effective: { from: '2024-01-01', to: null },
  proration: 'thirty',
} as Rule;
const plan = planOf({
  types: [
    item('account', {}),
    item('site', { account: ref('account') }),
    item('access', { site: ref('site'), rate: 'number' }),
    record(
      'incident',
      { access: ref('access') },
      {
        time: { kind: 'lasting', from: 'start', to: 'end', through: false },
      },
    ),
  ],
  series,
  rules: [rule],
  calendars: [
    {
      name: 'hours',
      workingDays: [1, 2, 3, 4, 5],
      hours: { from: 8 * 3600, to: 20 * 3600 },
      holidays: ['2024-06-17'],
      span: SPAN,
    },
  ],
});
const view = viewOf(plan, {
  account: 'id|from|to\nX|2024-01-01|',
  site: 'id|from|to|account\nS1|2024-01-01||X\nS2|2024-01-01||X',
  access: [
    'id|from|to|site|rate',
    'A|2024-01-01|2024-06-11|S1|300',
    'A|2024-06-11||S2|600',
    'B|2024-01-01||S2|10',
  ].join('\n'),
  incident: [
    'start|end|access',
    '2024-05-31T22:00|2024-06-01T02:00|A',
    '2024-06-14T10:00|2024-06-14T12:00|A',
    '2024-06-14T11:00|2024-06-14T13:30|A',
    '2024-06-14T14:00|2024-06-14T14:10|A',
    '2024-06-17T09:00|2024-06-17T10:00|A',
  ].join('\n'),
});
const a = fact(view, 'access', 'A');
const scope = scopeOf(plan, view, { facts: [a] });

describe('charges', () => {
  const charge = (
    clause: string,
    key: string | undefined,
    from: string,
    amount: string,
  ): Charge => ({
    lineId: `${clause}/${key}/${from}`,
    clause,
    ...(key === undefined ? {} : { subject: fact(view, 'access', key) }),
    amount: num(amount),
    period: { from: day(from), to: day(from) + 1 },
  });
  const charges = charging([
    charge('4.1', 'A', '2024-06-01', '100'),
    charge('4.1', 'A', '2024-06-20', '50'),
    charge('4.1', 'B', '2024-06-01', '30'),
    charge('5', 'A', '2024-06-01', '-10'),
    charge('6', undefined, '2024-06-01', '1'),
    charge('4.1', 'A', '2024-05-01', '1000'),
  ]);
  const at = { ...scope, charges, clause: '5' };
  const of = (more: object = {}): Term => ({ op: 'charges', window: { kind: 'period' }, ...more });
  const site = (key: string) => ({ ...at, facts: [fact(view, 'site', key)] });

  it('of all clauses but this one, or of those named, in the window', () => {
    expect(text(of(), at)).toBe('181');
    expect(text(of({ clauses: ['4.1', '5'] }), at)).toBe('170');
    expect(text(of({ except: ['6'] }), at)).toBe('180');
    expect(text(of({ clauses: ['4.1'], window: { kind: 'ever' } }), at)).toBe('1180');
  });

  it('of a fact: those whose subject it is, or that reach it at their own dates', () => {
    const own = of({ clauses: ['4.1'], of: t.it() });
    expect(text(own, at)).toBe('150');
    expect(text(own, site('S1'))).toBe('100');
    expect(text(own, site('S2'))).toBe('80');
    expect(text(own, { ...at, facts: [fact(view, 'account', 'X')] })).toBe('180');
    expect(text(own, { ...at, facts: [] })).toBe('180');
  });

  it('an index by subject follows the version of the source', () => {
    let version = 1;
    const list: Charge[] = [charge('4.1', 'A', '2024-06-01', '100')];
    const source = {
      version: () => version,
      charges: (clauses: readonly string[] | undefined, window: { from: number; to: number }) =>
        charging(list).charges(clauses, window),
    };
    const own = of({ clauses: ['4.1'], of: t.it() });
    expect(text(own, { ...at, charges: source })).toBe('100');
    list.push(charge('4.1', 'A', '2024-06-02', '7'));
    version += 1;
    expect(text(own, { ...at, charges: source })).toBe('107');
  });
});

describe('series', () => {
  const value = (name: string, at: Term, latest = false): Term => ({
    op: 'series',
    series: name,
    at,
    latest,
  });

  it('a value of a month or day, or the latest up to it', () => {
    expect(text(value('SYNTEC', t.call('previous month', t.number('10'))), scope)).toBe('300');
    expect(text(value('SYNTEC', t.date('2024-04-20')), scope)).toBe('310.5');
    expect(text(value('SYNTEC', t.date('2024-05-20')), scope)).toBe('R0105');
    expect(text(value('SYNTEC', t.date('2024-05-20'), true), scope)).toBe('310.5');
    expect(text(value('SYNTEC', t.date('2023-05-20'), true), scope)).toBe('R0105');
  });

  it('a missing value is missing', () => {
    const missing = value('SYNTEC', t.date('2024-05-20'));
    expect(text({ op: 'first known', of: [missing, t.number('1')] }, scope)).toBe('1');
  });

  it('converts by the rate or its inverse', () => {
    const convert = (inverse: boolean): Term => ({
      op: 'convert',
      of: [t.number('10')],
      series: 'USD',
      at: t.date('2024-06-14'),
      inverse,
    });
    expect(text(convert(false), scope)).toBe('12.5');
    expect(text(convert(true), scope)).toBe('8');
  });
});

describe('over time', () => {
  const term: Term = { op: 'over time', of: [t.of('rate')], window: { kind: 'period' } };

  it('integrates a rate over the days on which it holds', () => {
    expect(came(term, scope)).toMatchObject({ text: '500', from: '…', to: '…' });
    const may = { from: day('2024-05-16'), to: day('2024-07-01') };
    expect(text(term, { ...scope, period: may })).toBe('20300/31');
    expect(text(term, { ...scope, period: may, clause: '4' })).toBe('650');
  });

  it('shares of a month add up', () => {
    const share = (
      kind: Parameters<typeof dayShare>[0],
      from: string,
      to: string,
      since?: string,
    ) => {
      const { n, d } = dayShare(
        kind,
        day(from),
        day(to),
        since === undefined ? undefined : day(since),
      );
      return `${n}/${d}`;
    };
    expect(share('actual', '2024-02-01', '2024-03-01')).toBe('1/1');
    expect(share('actual', '2024-02-28', '2024-03-02')).toBe('91/899');
    expect(share('thirty', '2024-02-01', '2024-02-29')).toBe('14/15');
    expect(share('thirty', '2024-02-29', '2024-03-01')).toBe('1/15');
    expect(share('thirty', '2024-01-31', '2024-02-01')).toBe('0/1');
    expect(share('whole', '2024-01-31', '2024-02-02')).toBe('2/1');
    expect(share('whole', '2024-01-10', '2024-01-20', '2024-01-01')).toBe('0/1');
    expect(share('whole', '2024-02-01', '2024-02-20', '2024-01-01')).toBe('1/1');
    expect(share('whole', '2024-02-01', '2024-02-01')).toBe('0/1');
  });
});

describe('interval algebra', () => {
  const incidents: Term = {
    op: 'times',
    set: t.set('incident', { where: t.is(t.of('access'), t.it(1)) }),
  };
  const minutes = (term: Term) =>
    text(t.divide({ op: 'times length', of: [term] }, t.number('60')), scope);
  const count = (term: Term) => text({ op: 'times count', of: [term] }, scope);
  const open: Term = { op: 'times open', calendar: 'hours' };

  it('the times of a set are cut to the window; what is covered twice counts once', () => {
    expect(count(incidents)).toBe('5');
    // 120 on the 1st, 10:00 to 13:30, ten minutes, an hour.
    expect(minutes(incidents)).toBe(`${120 + 210 + 10 + 60}`);
  });

  it('union, common part, difference', () => {
    const pair = (op: 'times union' | 'times during' | 'times except'): Term => ({
      op,
      of: [incidents, open],
    });
    expect(minutes(pair('times during'))).toBe('220');
    expect(minutes(pair('times except'))).toBe('180');
    expect(count({ op: 'times union', of: [incidents, incidents] })).toBe('4');
    expect(minutes(open)).toBe(`${19 * 12 * 60}`);
  });

  it('merging fills gaps that are shorter', () => {
    const merged = (seconds: string): Term => ({
      op: 'times merged',
      of: [incidents],
      gap: t.number(seconds),
    });
    expect(count(merged('1800'))).toBe('4');
    expect(count(merged('1801'))).toBe('3');
    expect(minutes(merged('1801'))).toBe(`${120 + 250 + 60}`);
  });

  it('cutting, and units begun or full', () => {
    const cut = (seconds: string): Term => ({
      op: 'times cut',
      of: [incidents],
      length: t.number(seconds),
    });
    expect(count(cut('3600'))).toBe('9');
    expect(text({ op: 'times count', of: [cut('0')] }, scope)).toBe('R0116');
    const units = (mode: 'started' | 'full'): Term => ({
      op: 'times units',
      of: [incidents],
      size: t.number('3600'),
      mode,
    });
    expect(text(units('started'), scope)).toBe('9');
    expect(text(units('full'), scope)).toBe('7');
  });

  it('items are times too: their service, changes not interrupting it', () => {
    const service: Term = { op: 'times', set: t.set('access', { window: { kind: 'period' } }) };
    expect(count(service)).toBe('2');
    expect(text({ op: 'times length', of: [service] }, scope)).toBe(`${30 * 86400}`);
  });
});
