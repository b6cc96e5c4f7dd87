// Terms one by one: literals, facts, arithmetic, logic, definitions, built-in functions.
import { describe, expect, it } from 'vitest';
import type { PlanDefinition, Term } from '../../../../dsl/src/plan/index.ts';
import { came, text } from '../../../support/evaluating.ts';
import {
  day,
  fact,
  item,
  planOf,
  record,
  ref,
  SPAN,
  scopeOf,
  t,
  viewOf,
} from '../../../support/plan-builder.ts';

const plan = planOf({
  contract: { from: '2023-04-01', to: '2026-04-01', contractYearFrom: '2023-04-01' },
  types: [
    item('site', { name: 'text' }),
    item('access', { site: ref('site'), rate: 'number', fast: 'boolean', grade: 'text' }),
    record('call', { access: ref('access'), seconds: 'number' }),
  ],
  calendars: [
    {
      name: 'FR',
      workingDays: [1, 2, 3, 4, 5],
      hours: { from: 9 * 3600, to: 18 * 3600 },
      holidays: ['2024-06-14'],
      span: SPAN,
    },
  ],
  definitions: [
    definition('base', undefined, t.number('10')),
    definition('twice', 'access', t.multiply(t.number('2'), t.of('rate'))),
    {
      ...definition('stepped', undefined, t.number('1')),
      versions: [
        { from: '2023-04-01', to: '2024-06-10', value: t.number('1') },
        { from: '2024-06-10', to: '2025-01-01', value: t.number('2') },
      ],
    },
  ],
});

function definition(name: string, on: string | undefined, value: Term): PlanDefinition {
  const versions = [{ from: null, to: null, value }];
  return { name, ...(on === undefined ? {} : { on }), versions, span: SPAN };
}

const view = viewOf(plan, {
  site: 'id|from|to|name\nS1|2024-01-01|2024-06-20|Paris\nS1|2024-06-20||Lyon',
  access: [
    'id|from|to|site|rate|fast|grade',
    'A|2024-01-01|2024-06-10|S1|100|yes|gold',
    'A|2024-06-10||S1|200|no|silver',
    'B|2024-02-01|2024-03-01|S1|5|no|iron',
  ].join('\n'),
  call: 'at|access|seconds\n2024-06-05|A|61',
});

const a = fact(view, 'access', 'A');
const scope = scopeOf(plan, view, { facts: [a] });
const on = (iso: string) => ({ ...scope, moment: day(iso) });

describe('facts', () => {
  it('an attribute is read at the moment, and holds for the days of its segment', () => {
    expect(came(t.of('rate'), scope)).toMatchObject({ text: '200', from: '2024-06-10', to: '…' });
    expect(came(t.of('rate'), on('2024-06-09'))).toMatchObject({ text: '100', to: '2024-06-10' });
  });

  it('references are followed at the same moment', () => {
    const name = t.of('name', t.of('site'));
    expect(came(name, scope)).toMatchObject({
      text: 'Paris',
      from: '2024-06-10',
      to: '2024-06-20',
    });
    expect(text(name, on('2024-07-01'))).toBe('Lyon');
  });

  it('outside its service dates an item is read where it is nearest', () => {
    const b = { ...scope, facts: [fact(view, 'access', 'B')] };
    expect(text(t.of('rate'), b)).toBe('5');
    expect(text(t.of('rate'), on('2023-01-01'))).toBe('100');
  });

  it('keys, identity and standing in time', () => {
    expect(text({ op: 'key', of: t.it() }, scope)).toBe('A');
    expect(text(t.is(t.of('site'), t.of('site')), scope)).toBe('true');
    const when = (part: Extract<Term, { op: 'when' }>['part']): Term => ({
      op: 'when',
      of: t.it(),
      part,
    });
    expect(text(when('day'), scope)).toBe('2024-01-01');
    expect(text(when('end-day'), scope)).toBe('R0113');
    const b = { ...scope, facts: [fact(view, 'access', 'B')] };
    expect(text(when('end-day'), b)).toBe('2024-03-01');
    expect(text(when('duration'), b)).toBe(`${29 * 86400}`);
    expect(text(when('start'), b)).toBe('2024-02-01T00:00');
  });

  it('beyond the bound facts there is the contract, whose attributes are definitions', () => {
    expect(text(t.of('base', t.it(3)), scope)).toBe('10');
    expect(text({ op: 'key', of: t.it(1) }, scope)).toBe('C1');
    expect(text({ op: 'when', of: t.it(1), part: 'day' }, scope)).toBe('2023-04-01');
  });
});

describe('arithmetic', () => {
  it('is exact', () => {
    const third = t.divide(t.number('1'), t.number('3'));
    expect(text(third, scope)).toBe('1/3');
    expect(text(t.add(third, third, third), scope)).toBe('1');
    expect(text(t.subtract(t.number('0.1'), t.number('0.3')), scope)).toBe('-0.2');
    expect(text({ op: 'negate', of: [third] }, scope)).toBe('-1/3');
    expect(text({ op: 'min', of: [t.number('2'), t.number('1')] }, scope)).toBe('1');
    expect(text({ op: 'max', of: [t.date('2024-01-02'), t.date('2024-01-01')] }, scope)).toBe(
      '2024-01-02',
    );
  });

  it('division by zero is held', () => {
    expect(text(t.divide(t.number('1'), t.number('0')), scope)).toBe('R0107');
  });

  it('rounding is where it is written', () => {
    const round = (value: string, step: string): Term => ({
      op: 'round',
      of: [t.number(value)],
      step: t.number(step),
      mode: 'half-up',
    });
    expect(text(round('1.005', '0.01'), scope)).toBe('1.01');
    expect(text(round('7', '5'), scope)).toBe('5');
    expect(text(round('7', '0'), scope)).toBe('R0116');
  });
});

describe('logic', () => {
  it('tests are run as far as they decide', () => {
    const held = t.is(t.divide(t.number('1'), t.number('0')), t.number('1'));
    expect(text({ op: 'and', of: [t.no, held] }, scope)).toBe('false');
    expect(text({ op: 'or', of: [t.yes, held] }, scope)).toBe('true');
    expect(text({ op: 'and', of: [t.yes, held] }, scope)).toBe('R0107');
    expect(text({ op: 'not', of: [t.of('fast')] }, scope)).toBe('true');
  });

  it('the first branch whose test holds is taken', () => {
    const choose = t.choose(
      [
        [t.is(t.of('grade'), t.text('gold')), t.number('1')],
        [t.above(t.of('rate'), t.number('150')), t.number('2')],
      ],
      t.number('3'),
    );
    expect(text(choose, scope)).toBe('2');
    expect(text(choose, on('2024-05-01'))).toBe('1');
    expect(text(choose, { ...scope, facts: [fact(view, 'access', 'B')] })).toBe('3');
  });

  it('only missing values are caught', () => {
    const missing = t.of('nothing');
    const held = t.divide(t.number('1'), t.number('0'));
    expect(text(missing, scope)).toBe('R0101');
    expect(text({ op: 'known', of: [missing] }, scope)).toBe('false');
    expect(text({ op: 'known', of: [t.of('rate')] }, scope)).toBe('true');
    expect(text({ op: 'known', of: [held] }, scope)).toBe('R0107');
    expect(text({ op: 'first known', of: [missing, t.of('rate'), held] }, scope)).toBe('200');
    expect(text({ op: 'first known', of: [missing, missing] }, scope)).toBe('R0101');
  });
});

describe('definitions', () => {
  it('belong to the contract or to a type, in the version of the moment', () => {
    expect(text({ op: 'defined', name: 'base' }, scope)).toBe('10');
    expect(text({ op: 'defined', name: 'twice', of: t.it() }, scope)).toBe('400');
    const stepped: Term = { op: 'defined', name: 'stepped' };
    expect(came(stepped, scope)).toMatchObject({
      text: '2',
      from: '2024-06-10',
      to: '2025-01-01',
    });
    expect(text(stepped, on('2024-06-09'))).toBe('1');
    expect(text(stepped, on('2025-01-01'))).toBe('R0114');
  });
});

describe('the calendar around', () => {
  it('moment, period and contract', () => {
    expect(came({ op: 'moment' }, scope)).toMatchObject({
      text: '2024-06-15',
      from: '2024-06-15',
      to: '2024-06-16',
    });
    expect(text({ op: 'period', part: 'to' }, scope)).toBe('2024-07-01');
    expect(text({ op: 'period', part: 'days' }, scope)).toBe('30');
    expect(text({ op: 'period', part: 'months' }, scope)).toBe('1');
    expect(text({ op: 'contract', part: 'end' }, scope)).toBe('2026-04-01');
    expect(came({ op: 'contract', part: 'month number' }, scope)).toMatchObject({
      text: '15',
      from: '2024-06-01',
      to: '2024-07-01',
    });
    expect(came({ op: 'contract', part: 'year number' }, scope)).toMatchObject({
      text: '2',
      from: '2024-04-01',
      to: '2025-04-01',
    });
  });

  it('built-in functions', () => {
    const date = t.date;
    const number = t.number;
    const cases: readonly (readonly [Term, string])[] = [
      [t.call('whole months', date('2024-01-31'), date('2024-03-30')), '1'],
      [t.call('started months', date('2024-01-31'), date('2024-03-30')), '2'],
      [t.call('days', date('2024-01-01'), date('2024-01-03')), '172800'],
      [t.call('add months', date('2024-01-31'), number('1')), '2024-02-29'],
      [t.call('add months', date('2024-01-31'), number('1/2')), 'R0109'],
      [t.call('add days', date('2024-01-31'), number('86400')), '2024-02-01'],
      [t.call('add working days', date('2024-06-13'), number('1'), t.text('FR')), '2024-06-17'],
      [t.call('add working days', date('2024-06-17'), number('-1'), t.text('FR')), '2024-06-13'],
      [t.call('working days', date('2024-06-10'), date('2024-06-17'), t.text('FR')), '4'],
      [t.call('working days', date('2024-06-10'), date('2024-06-17'), t.text('XX')), 'R0110'],
      [t.call('month of', date('2024-06-10')), '2024-06'],
      [t.call('month of', { op: 'when', of: t.it(), part: 'start' }), '2024-01'],
      [t.call('day of', { op: 'when', of: t.it(), part: 'start' }), '2024-01-01'],
      [t.call('year of', date('2024-06-10')), '2024'],
      [t.call('first day of', { op: 'month', value: '2024-06' }), '2024-06-01'],
      [t.call('last day of', date('2024-02-10')), '2024-02-29'],
      [t.call('weekday of', date('2024-06-10')), '1'],
      [t.call('hour of', { op: 'when', of: t.it(), part: 'start' }), '0'],
      [t.call('previous month', number('10')), '2023-10'],
      [t.call('previous month', number('5')), '2024-05'],
      [t.call('previous month', number('6')), '2023-06'],
      [t.call('months before', number('3')), '2024-03'],
      [t.call('increments', number('61'), number('60'), number('10')), '70'],
      [t.call('increments', number('1'), number('60'), number('10')), '60'],
      [t.call('increments', number('0'), number('60'), number('10')), '0'],
      [t.call('whole part', number('-1.5')), '-2'],
      [t.call('power', number('1.1'), number('2')), '1.21'],
      [t.call('power', number('0'), number('-1')), 'R0107'],
      [t.call('power', number('2'), number('20000')), 'R0119'],
      [t.call('absolute', number('-1.5')), '1.5'],
      [t.call('sign', number('-1.5')), '-1'],
    ];
    for (const [term, expected] of cases)
      expect([term, text(term, scope)]).toEqual([term, expected]);
  });

  it('months from a day that a month lacks need the rule of the contract', () => {
    const term = t.call('add months', t.date('2024-01-31'), t.number('1'));
    const { monthEnd: _, ...contract } = plan.contract;
    expect(text(term, { ...scope, plan: { ...plan, contract } })).toBe('R0108');
    const refusing = { ...plan, contract: { ...contract, monthEnd: 'refuse' as const } };
    expect(text(term, { ...scope, plan: refusing })).toBe('R0108');
    const fine = t.call('add months', t.date('2024-01-31'), t.number('2'));
    expect(text(fine, { ...scope, plan: { ...plan, contract } })).toBe('2024-03-31');
  });
});
