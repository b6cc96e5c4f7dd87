// Laws of evaluation on random data and terms: it explains itself, says truly how long a value holds,
// finds by index what it finds by looking, and does not depend on the order of the rows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AggregateFunction, Term, Window } from '../../../../dsl/src/plan/index.ts';
import { formatDay } from '../../../../dsl/src/values/index.ts';
import { earliestChange } from '../../../../engine/src/facts/change.ts';
import { knownOn } from '../../../../engine/src/facts/view.ts';
import { came } from '../../../support/evaluating.ts';
import {
  day,
  factsFrom,
  item,
  planOf,
  record,
  ref,
  scopeOf,
  t,
  table,
} from '../../../support/plan-builder.ts';

const plan = planOf({
  types: [
    item('site', { zone: 'text' }),
    item('line', { site: ref('site'), rate: 'number', zone: 'text' }, { known: 'known' }),
    record('call', { line: ref('line'), size: 'number', zone: 'text' }, { key: 'id' }),
  ],
  tables: [table('prices', ['zone'], 'zone|price\nA|1.5\nB|2')],
  derivations: [
    {
      name: 'zone day',
      over: t.set('call'),
      keys: [{ name: 'zone', value: t.of('zone') }],
      fields: [
        {
          name: 'size',
          value: t.sum(t.set('#members', { window: { kind: 'ever' } }), t.of('size')),
        },
      ],
      span: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
    },
  ],
});

const START = day('2024-05-20');
const zone = fc.constantFrom('A', 'B', 'C');
const offset = fc.integer({ min: 0, max: 60 });

interface Data {
  readonly sites: readonly string[];
  readonly lines: readonly string[];
  readonly calls: readonly string[];
}

const dated = (from: number, length: number | null) =>
  `${formatDay(START + from)}|${length === null ? '' : formatDay(START + from + length)}`;

// Rows of one key follow each other, so that no two rows overlap and order cannot matter.
const history = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 5 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => {
    let at = 0;
    return parts.map(([length, gap]) => {
      const from = at + gap;
      at = from + length;
      return dated(from, length);
    });
  });

const data: fc.Arbitrary<Data> = fc.record({
  sites: fc
    .array(fc.tuple(history, fc.array(zone, { minLength: 3, maxLength: 3 })), {
      minLength: 2,
      maxLength: 4,
    })
    .map((all) =>
      all.flatMap(([rows, zones], key) => rows.map((row, at) => `S${key}|${row}|${zones[at]}`)),
    ),
  lines: fc
    .array(fc.tuple(history, fc.nat(1), fc.nat(20), zone, fc.nat(3)), {
      minLength: 18,
      maxLength: 30,
    })
    .map((all) =>
      all.flatMap(([rows, site, rate, where, known], key) =>
        rows.map(
          (row, at) =>
            `L${key}|${row}|${formatDay(START + 10 * (known + at))}|S${site}|${rate + at}|${where}`,
        ),
      ),
    ),
  calls: fc
    .array(fc.tuple(offset, fc.nat(17), fc.nat(50), zone), { minLength: 18, maxLength: 40 })
    .map((all) =>
      all.map(([at, line, size, where], key) => {
        return `C${key}|${formatDay(START + at)}|L${line}|${size}|${where}`;
      }),
    ),
});

const factsOf = ({ sites, lines, calls }: Data) =>
  factsFrom(plan, {
    site: ['id|from|to|zone', ...sites].join('\n'),
    line: ['id|from|to|known|site|rate|zone', ...lines].join('\n'),
    call: ['id|at|line|size|zone', ...calls].join('\n'),
  });

const window: fc.Arbitrary<Window> = fc.constantFrom<Window>(
  { kind: 'period' },
  { kind: 'ever' },
  { kind: 'moment' },
  { kind: 'month', offset: -1, toDate: false },
);

// The same equality said so that no index is used for it.
const plainly = (a: Term, b: Term): Term => ({
  op: 'not',
  of: [{ op: 'compare', relation: '<>', of: [a, b] }],
});

type Equality = (a: Term, b: Term) => Term;
type Make = (is: Equality) => Term;

// Terms of a line (fact 0): the member of a set is fact 0 inside it and the line fact 1.
const joins: readonly { readonly type: 'line' | 'call'; readonly where: Make }[] = [
  { type: 'call', where: (is) => is(t.of('line'), t.it(1)) },
  { type: 'call', where: (is) => is(t.of('zone'), t.of('zone', t.it(1))) },
  { type: 'call', where: (is) => is(t.of('site', t.of('line')), t.of('site', t.it(1))) },
  {
    type: 'call',
    where: (is) => ({
      op: 'and',
      of: [is(t.of('zone', t.of('line')), t.text('A')), t.above(t.of('size'), t.number('9'))],
    }),
  },
  { type: 'line', where: (is) => is(t.of('site'), t.of('site', t.it(1))) },
  {
    type: 'line',
    where: (is) => is(t.of('zone', t.of('site')), t.of('zone', t.of('site', t.it(1)))),
  },
  { type: 'line', where: () => t.above(t.of('rate'), t.of('rate', t.it(1))) },
];

const aggregate = fc
  .record({
    join: fc.constantFrom(...joins),
    window,
    before: fc.boolean(),
    name: fc.constantFrom<AggregateFunction>('sum', 'count', 'distinct', 'any', 'every', 'top'),
  })
  .map(({ join, window: days, before, name }): Make => {
    const value = t.of(join.type === 'call' ? 'size' : 'rate');
    const tested = name === 'any' || name === 'every' ? t.above(value, t.number('12')) : value;
    return (is) => ({
      op: 'aggregate',
      function: name,
      set: {
        type: join.type,
        where: join.where(is),
        window: days,
        ...(before && join.type === 'line' ? { before: true as const } : {}),
      },
      ...(name === 'count' ? {} : { value: tested }),
      ...(name === 'top' ? { parameter: t.number('3') } : {}),
    });
  });

const numeric = new Set(['sum', 'count', 'distinct', 'top']);
const leaf: fc.Arbitrary<Make> = fc.oneof(
  fc.constant<Make>(() => t.of('rate')),
  fc.nat(9).map(
    (n): Make =>
      () =>
        t.number(`${n}`),
  ),
  fc.constant<Make>(() => ({
    op: 'lookup',
    table: 'prices',
    column: 'price',
    keys: [t.of('zone', t.of('site'))],
  })),
  fc.constant<Make>(() => t.sum(t.set('zone day'), t.of('size'))),
  aggregate.filter((make) => {
    const term = make(t.is);
    return term.op === 'aggregate' && numeric.has(term.function);
  }),
);

const expression: fc.Arbitrary<Make> = fc.letrec<{ term: Make }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.constantFrom('add' as const, 'multiply' as const, 'min' as const, 'max' as const),
        tie('term'),
        tie('term'),
      )
      .map(
        ([op, a, b]): Make =>
          (is) => ({ op, of: [a(is), b(is)] }),
      ),
    fc.tuple(tie('term'), tie('term')).map(
      ([a, b]): Make =>
        (is) =>
          t.divide(a(is), t.add(b(is), t.number('1'))),
    ),
    fc.tuple(tie('term'), tie('term')).map(
      ([a, b]): Make =>
        (is) =>
          t.choose([[t.above(a(is), b(is)), a(is)]], t.subtract(b(is), a(is))),
    ),
  ),
})).term;

const anyTerm = fc.oneof(expression, aggregate);
const RUNS = { numRuns: 150 };

describe('laws of evaluation', () => {
  it('the fold of the explanation is the value; an index finds what looking finds', () => {
    fc.assert(
      fc.property(data, anyTerm, offset, fc.nat(17), (rows, make, at, line) => {
        const view = knownOn(factsOf(rows), null);
        const facts = [view.type('line').find(`L${line}`)!];
        const scope = scopeOf(plan, view, { facts, moment: START + at });
        expect(came(make(t.is), scope).text).toBe(came(make(plainly), scope).text);
      }),
      RUNS,
    );
  });

  it('a running aggregate is what is gathered from the members before', () => {
    const functions = fc.constantFrom<AggregateFunction>(
      'sum',
      'count',
      'average',
      'greatest',
      'least',
      'any',
      'every',
    );
    const within = fc.constantFrom<Window>({ kind: 'period' }, { kind: 'ever' });
    fc.assert(
      fc.property(data, functions, within, fc.boolean(), (rows, name, days, joined) => {
        const view = knownOn(factsOf(rows), null);
        const value =
          name === 'any' || name === 'every' ? t.above(t.of('size'), t.number('9')) : t.of('size');
        const make: Make = (is) => ({
          op: 'aggregate',
          function: name,
          set: {
            type: 'call',
            window: days,
            before: true,
            ...(joined ? { where: is(t.of('zone'), t.of('zone', t.it(1))) } : {}),
          },
          value,
        });
        const [indexed, plain] = [make(t.is), make(plainly)];
        for (const call of view.type('call').facts) {
          const scope = scopeOf(plan, view, { facts: [call] });
          expect(came(indexed, scope).text).toBe(came(plain, scope).text);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a value is the same on all the days for which it is said to hold', () => {
    fc.assert(
      fc.property(data, anyTerm, offset, offset, fc.nat(17), (rows, make, at, other, line) => {
        const view = knownOn(factsOf(rows), null);
        const facts = [view.type('line').find(`L${line}`)!];
        const term = make(t.is);
        const scope = scopeOf(plan, view, { facts, moment: START + at });
        const { text, from, to } = came(term, scope);
        const iso = formatDay(START + other);
        fc.pre((from === '…' || from <= iso) && (to === '…' || iso < to));
        const fresh = knownOn(factsOf(rows), null);
        const moved = scopeOf(plan, fresh, {
          facts: [fresh.type('line').find(`L${line}`)!],
          moment: START + other,
        });
        expect(came(term, moved).text).toBe(text);
      }),
      RUNS,
    );
  });

  it('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(data, anyTerm, offset, fc.nat(17), fc.infiniteStream(fc.nat()), (...args) => {
        const [rows, make, at, line, chance] = args;
        const shuffled = (all: readonly string[]) =>
          all
            .map((row) => ({ row, rank: chance.next().value }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ row }) => row);
        const mixed = {
          sites: shuffled(rows.sites),
          lines: shuffled(rows.lines),
          calls: shuffled(rows.calls),
        };
        const [straight, other] = [rows, mixed].map((one) => {
          const view = knownOn(factsOf(one), null);
          const facts = [view.type('line').find(`L${line}`)!];
          return came(make(t.is), scopeOf(plan, view, { facts, moment: START + at }));
        });
        expect(other?.text).toBe(straight?.text);
        expect([other?.from, other?.to]).toEqual([straight?.from, straight?.to]);
      }),
      RUNS,
    );
  });

  it('what is known on a day is not changed by what becomes known later', () => {
    fc.assert(
      fc.property(data, anyTerm, offset, fc.nat(17), offset, (rows, make, at, line, known) => {
        const day = START + known;
        const early = rows.lines.filter((row) => (row.split('|')[3] ?? '') <= formatDay(day));
        const all = factsOf(rows);
        const [full, cut] = [all, factsOf({ ...rows, lines: early })].map((facts) => {
          const view = knownOn(facts, day);
          const found = view.type('line').find(`L${line}`);
          if (found === undefined) return undefined;
          return came(make(t.is), scopeOf(plan, view, { facts: [found], moment: START + at })).text;
        });
        expect(cut).toBe(full);
      }),
      RUNS,
    );
  });

  it('facts before the earliest change are the same before and after', () => {
    fc.assert(
      fc.property(data, offset, offset, (rows, first, more) => {
        const facts = factsOf(rows);
        const [a, b] = [START + first, START + first + more];
        const change = earliestChange(facts, a, b);
        const until = (known: number) =>
          knownOn(facts, known)
            .type('line')
            .facts.map(({ key, segments, valueAt: _ }) => ({ key, segments }))
            .map(({ key, segments }) => [
              key,
              segments
                .filter(({ from }) => change === null || from < change)
                .map(({ from, to, row }) => [
                  from,
                  change === null ? to : Math.min(to, change),
                  row,
                ]),
            ])
            .filter(([, segments]) => segments?.length !== 0);
        const sorted = (known: number) => JSON.stringify(until(known).sort());
        expect(sorted(b)).toBe(sorted(a));
      }),
      RUNS,
    );
  });
});
