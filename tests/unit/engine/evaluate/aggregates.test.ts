// Aggregates: over items and records, in windows, joined, running, over derived sets.
import { describe, expect, it } from 'vitest';
import type { AggregateFunction, PlanDerivation, Term } from '../../../../dsl/src/plan/index.ts';
import { factsOf, membersOf } from '../../../../engine/src/evaluate/evaluate.ts';
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

const rounded: Term = {
  op: 'round',
  of: [t.divide(t.of('seconds'), t.number('60'))],
  step: t.number('1'),
  mode: 'ceiling',
};
const derivations: readonly PlanDerivation[] = [
  {
    name: 'billable call',
    over: t.set('call', { where: t.above(t.of('seconds'), t.number('0')) }),
    fields: [{ name: 'minutes', value: rounded }],
    span: SPAN,
  },
  {
    name: 'trunk day',
    over: t.set('billable call'),
    keys: [
      { name: 'trunk', value: t.of('trunk') },
      { name: 'day', value: t.call('day of', { op: 'when', of: t.it(), part: 'start' }) },
    ],
    fields: [
      {
        name: 'minutes',
        value: t.sum(t.set('#members', { window: { kind: 'ever' } }), t.of('minutes')),
      },
    ],
    span: SPAN,
  },
];
const plan = planOf({
  types: [
    item('site', {}),
    item('trunk', { site: ref('site'), channels: 'number' }),
    record(
      'call',
      { trunk: ref('trunk'), seconds: 'number' },
      {
        time: { kind: 'at', column: 'at' },
      },
    ),
  ],
  derivations,
});
const view = viewOf(plan, {
  site: 'id|from|to\nS1|2024-01-01|\nS2|2024-01-01|',
  trunk: [
    'id|from|to|site|channels',
    'T1|2024-01-01|2024-06-10|S1|10',
    'T1|2024-06-10||S2|20',
    'T2|2024-06-20||S1|30',
    'T3|2024-01-01|2024-06-12|S1|40',
  ].join('\n'),
  call: [
    'at|trunk|seconds',
    '2024-06-05T10:00|T1|61',
    '2024-06-05T11:00|T3|30',
    '2024-06-12T10:00|T1|120',
    '2024-06-12T10:00|T1|0',
    '2024-06-25T10:00|T2|600',
    '2024-07-01T00:00|T1|1000',
  ].join('\n'),
});
const scope = scopeOf(plan, view);
const calls = t.set('call');
const aggregate = (name: AggregateFunction, set = calls, more: Partial<Term> = {}): Term =>
  ({ op: 'aggregate', function: name, set, ...more }) as Term;
const seconds = { value: t.of('seconds') };
const fits = (name: AggregateFunction, parameter?: string) =>
  text(
    aggregate(name, calls, {
      ...seconds,
      ...(parameter === undefined ? {} : { parameter: t.number(parameter) }),
    }),
    scope,
  );

describe('functions', () => {
  it('over the records of the period', () => {
    expect(fits('sum')).toBe('811');
    expect(text(t.count(calls), scope)).toBe('5');
    expect(fits('average')).toBe('162.2');
    expect(fits('greatest')).toBe('600');
    expect(fits('least')).toBe('0');
    expect(fits('percentile', '95')).toBe('600');
    expect(fits('percentile', '80')).toBe('120');
    expect(fits('percentile', '0')).toBe('0');
    expect(fits('top', '2')).toBe('720');
    expect(text(aggregate('distinct', calls, { value: t.of('trunk') }), scope)).toBe('3');
    const long = { value: t.above(t.of('seconds'), t.number('500')) };
    expect(text(aggregate('any', calls, long), scope)).toBe('true');
    expect(text(aggregate('every', calls, long), scope)).toBe('false');
  });

  it('of nothing have their own zero, or none', () => {
    const none = t.set('call', { where: t.no });
    const of = (name: AggregateFunction) => text(aggregate(name, none, seconds), scope);
    expect([of('sum'), of('distinct')]).toEqual(['0', '0']);
    expect(text(t.count(none), scope)).toBe('0');
    expect(text(aggregate('any', none, { value: t.yes }), scope)).toBe('false');
    expect(text(aggregate('every', none, { value: t.no }), scope)).toBe('true');
    for (const name of ['average', 'greatest', 'least'] as const) expect(of(name)).toBe('R0111');
    expect(fits('percentile', '101')).toBe('R0117');
    expect(fits('top', '0.5')).toBe('R0117');
  });

  it('a member without its value holds the whole', () => {
    expect(text(t.sum(calls, t.of('nothing')), scope)).toBe('R0101');
  });
});

describe('items', () => {
  const moment = t.set('trunk', { window: { kind: 'moment' } });

  it('at the moment are those in service, until one begins, ends or changes', () => {
    expect(came(t.count(moment), scope)).toMatchObject({
      text: '1',
      from: '2024-06-12',
      to: '2024-06-20',
    });
    expect(came(t.sum(moment, t.of('channels')), { ...scope, moment: day('2024-06-11') })).toEqual(
      expect.objectContaining({ text: '60', from: '2024-06-10', to: '2024-06-12' }),
    );
    expect(came(t.count(moment), { ...scope, moment: day('2023-01-01') })).toMatchObject({
      text: '0',
      from: '…',
      to: '2024-01-01',
    });
  });

  it('in a window are those in service on some day of it, read on their last', () => {
    const set = t.set('trunk');
    expect(came(t.sum(set, t.of('channels')), scope)).toMatchObject({
      text: '90',
      from: '…',
      to: '…',
    });
    const range = { kind: 'range', from: t.date('2024-06-01'), to: t.date('2024-06-10') } as const;
    expect(text(t.sum(t.set('trunk', { window: range }), t.of('channels')), scope)).toBe('50');
    expect(text(t.count(t.set('trunk', { window: { kind: 'ever' } })), scope)).toBe('3');
  });
});

describe('windows', () => {
  const count = (window: Parameters<typeof t.set>[1]) =>
    text(t.count(t.set('call', window)), scope);

  it('are spans around the period', () => {
    const span = (kind: 'month' | 'quarter' | 'calendar-year' | 'contract-year', offset = 0) => ({
      window: { kind, offset, toDate: false } as const,
    });
    expect(count(span('month'))).toBe('5');
    expect(count(span('month', 1))).toBe('1');
    expect(count(span('quarter'))).toBe('5');
    expect(count(span('calendar-year'))).toBe('6');
    expect(count({ window: { kind: 'calendar-year', offset: 0, toDate: true } })).toBe('5');
    expect(count(span('contract-year'))).toBe('6');
    expect(count(span('contract-year', -1))).toBe('0');
    expect(count({ window: { kind: 'term', offset: 0, toDate: false } })).toBe('6');
    expect(count({ window: { kind: 'months', count: t.number('2'), before: true } })).toBe('0');
    expect(count({ window: { kind: 'months', count: t.number('2'), before: false } })).toBe('5');
  });
});

describe('joins', () => {
  const t1 = { ...scope, facts: [fact(view, 'trunk', 'T1')] };

  it('by an attribute of the member, at the member’s own day', () => {
    const own = t.set('call', { where: t.is(t.of('trunk'), t.it(1)) });
    expect(text(t.sum(own, t.of('seconds')), t1)).toBe('181');
    const sameSite = t.set('call', {
      where: t.is(t.of('site', t.of('trunk')), t.of('site', t.it(1))),
    });
    // On the 5th T1 and T3 are both of S1; on the 12th T1 is of S2; on the 25th T2 is of S1.
    expect(text(t.sum(sameSite, t.of('seconds')), t1)).toBe('211');
  });
});

describe('running aggregates', () => {
  const before = t.set('call', {
    before: true,
    where: t.is(t.of('trunk'), t.of('trunk', t.it(1))),
  });
  const facts = view.type('call').facts;

  it('are over what came before, in order', () => {
    const at = (term: Term) => facts.map((one) => text(term, { ...scope, facts: [one] }));
    expect(at(t.sum(before, t.of('seconds')))).toEqual(['0', '0', '61', '181', '0', '181']);
    expect(at(t.count(before))).toEqual(['0', '0', '1', '2', '0', '3']);
    expect(at(t.count(t.set('call', { before: true })))).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(at(aggregate('greatest', before, seconds)).slice(2, 4)).toEqual(['61', '120']);
    expect(at(aggregate('average', before, seconds))[3]).toBe('90.5');
  });
});

describe('derived sets', () => {
  it('one for each member, with computed fields and the member’s own', () => {
    const set = t.set('billable call');
    expect(text(t.sum(set, t.of('minutes')), scope)).toBe('15');
    expect(text(t.sum(set, t.of('seconds')), scope)).toBe('811');
    expect(text(t.count(set), { ...scope, period: { from: 0, to: 1 } })).toBe('0');
  });

  it('grouped, with the members of the group at hand', () => {
    const group = factsOf('trunk day', scope);
    const found = group.facts.map(({ key }) => key);
    expect(found).toEqual(['T1/2024-06-05', 'T3/2024-06-05', 'T1/2024-06-12', 'T2/2024-06-25']);
    const minutes = t.of('minutes');
    const each = group.facts.map((one) => text(minutes, { ...scope, facts: [one] }));
    expect(each).toEqual(['2', '1', '2', '10']);
    const t1 = t.set('trunk day', { where: t.is(t.of('trunk'), t.it(1)) });
    expect(text(t.sum(t1, minutes), { ...scope, facts: [fact(view, 'trunk', 'T1')] })).toBe('4');
    expect(factsOf('trunk day', scope)).toBe(group);
  });

  it('made of the members of the window asked, when they have none of their own', () => {
    const july = { from: day('2024-07-01'), to: day('2024-08-01') };
    const keys = factsOf('trunk day', scope, july).facts.map(({ key }) => key);
    expect(keys).toEqual(['T1/2024-07-01']);
    const all = t.set('trunk day', { window: { kind: 'ever' } });
    expect(text(t.count(all), scope)).toBe('5');
  });

  it('members of a set with the days on which they are read', () => {
    const members = membersOf(t.set('trunk'), scope);
    expect(members.map(({ fact: { key } }) => key)).toEqual(['T1', 'T3', 'T2']);
    expect(members[1]?.moment).toBe(day('2024-06-11'));
  });
});
