// Corrections: whatever is learned late, what was issued plus its corrections is what would have
// been billed had all been known from the start, line by line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanHistory, RatingPlan, Term } from '../../../../dsl/src/plan/index.ts';
import { add, formatDay, fromText, toText, ZERO } from '../../../../dsl/src/values/index.ts';
import {
  explainLine,
  fold,
  type RatedPeriod,
  type RateInput,
  rateContract,
} from '../../../../engine/src/index.ts';
import {
  always,
  attr,
  bound,
  chargesOf,
  contractRule,
  day,
  fact,
  itemType,
  month,
  num,
  plan,
  recordType,
  rule,
  shortLines,
} from '../../../support/rate-builder.ts';

const percent = (value: string): Term => ({ op: 'multiply', of: [num(value), attr('price')] });
const gold = (value: string, id: string, from: string, to: string | null) =>
  rule('4.4', {
    id,
    effective: { from, to },
    amount: { kind: 'rate', rate: percent(value), per: 'month' },
  });
const before = plan([gold('0.12', '4.4', '2024-01-01', null)]);
const after = plan([
  gold('0.12', '4.4@1', '2024-01-01', '2024-12-01'),
  gold('0.09', '4.4@2', '2024-12-01', null),
]);
const amended: PlanHistory = {
  plans: [
    { knownFrom: null, plan: before },
    { knownFrom: '2025-02-14', plan: after },
  ],
};

describe('a back-dated amendment', () => {
  const rows = {
    access: `key | from | to | known | price
      A1 | 2024-01-01 | 2025-01-01 | | 560
      A1 | 2025-01-01 | | | 573.22`,
  };
  const input = (from: string, through = from): RateInput => ({
    history: amended,
    facts: bound(after, rows),
    from: month(from),
    through: month(through),
  });

  it('makes exact correcting lines in the next invoice, and none later', async () => {
    const { periods } = await rateContract(input('2025-02', '2025-04'));
    expect(periods.map(shortLines)).toEqual([
      ['4.4/A1/2025-02-01 68.79'],
      [
        '4.4/A1/2024-12-01~2025-03 -16.80',
        '4.4/A1/2025-01-01~2025-03 -17.20',
        '4.4/A1/2025-02-01~2025-03 -17.20',
        '4.4/A1/2025-03-01 51.59',
      ],
      ['4.4/A1/2025-04-01 51.59'],
    ]);
  });

  it('explains them as the new amount minus what was billed', async () => {
    const opened = await explainLine(
      input('2025-03'),
      month('2025-03'),
      '4.4/A1/2025-01-01~2025-03',
    );
    expect(opened && fold(opened.explanation)).toBe('-17.2');
    expect(JSON.stringify(opened?.explanation)).toContain('"line":"4.4/A1/2025-01-01"');
  });

  it('reaches back only as far as the contract lets it', async () => {
    const limited: PlanHistory = {
      plans: amended.plans.map(({ knownFrom, plan: one }) => ({
        knownFrom,
        plan: { ...one, contract: { ...one.contract, correctionsMonths: 2 } },
      })),
    };
    const { periods } = await rateContract({ ...input('2025-03'), history: limited });
    expect(periods[0]?.lines.map(({ from }) => from)).toEqual([
      '2025-01-01',
      '2025-02-01',
      '2025-03-01',
    ]);
  });

  it('leaves alone the months before it, whatever the new versions are called', async () => {
    const before: Term = {
      op: 'charges',
      clauses: ['4.4'],
      window: { kind: 'month', offset: -1, toDate: false },
    };
    const last = contractRule('5', before, { dependsOn: ['4.4'] });
    const later: PlanHistory = {
      plans: [
        { knownFrom: null, plan: plan([gold('0.12', '4.4', '2024-01-01', null), last]) },
        {
          knownFrom: '2025-02-14',
          plan: plan([
            gold('0.12', '4.4@1', '2024-01-01', '2025-03-01'),
            gold('0.09', '4.4@2', '2025-03-01', null),
            last,
          ]),
        },
      ],
    };
    const { periods } = await rateContract({ ...input('2025-01', '2025-04'), history: later });
    expect(periods.map(shortLines)).toEqual([
      ['4.4/A1/2025-01-01 68.79', '5/CTR-1/2024-12-01 67.20'],
      ['4.4/A1/2025-02-01 68.79', '5/CTR-1/2025-01-01 67.20'],
      ['4.4/A1/2025-03-01 51.59', '5/CTR-1/2025-02-01 68.79'],
      ['4.4/A1/2025-04-01 51.59', '5/CTR-1/2025-03-01 68.79'],
    ]);
  });

  it('bills everything at once when the contract itself becomes known late', async () => {
    const late: PlanHistory = { plans: [{ knownFrom: '2024-03-10', plan: before }] };
    const { periods } = await rateContract({ ...input('2024-02', '2024-04'), history: late });
    expect(periods.map(shortLines)).toEqual([
      [],
      [],
      [
        '4.4/A1/2024-01-01~2024-04 67.20',
        '4.4/A1/2024-02-01~2024-04 67.20',
        '4.4/A1/2024-03-01~2024-04 67.20',
        '4.4/A1/2024-04-01 67.20',
      ],
    ]);
  });
});

const types = [
  itemType('access', { price: 'number' }),
  recordType('fee', { amount: 'number', access: { kind: 'reference', type: 'access' } }),
];
const tenth = (of: Term): Term => ({ op: 'divide', of: [of, num('7')] });
const everything: Term = {
  op: 'charges',
  window: { kind: 'months', count: num('2'), before: false },
};
const inYear: Term = {
  op: 'aggregate',
  function: 'count',
  set: { type: 'access', window: { kind: 'calendar-year', offset: 0, toDate: false } },
};
const rules = (factor: string, from: string) => [
  // Stands before the others: in its own month it sees none of them.
  contractRule('0', tenth(everything)),
  rule('1', { effective: { from: '2024-01-01', to: from }, id: '1@1' }),
  rule('1', {
    id: '1@2',
    effective: { from, to: null },
    amount: { kind: 'rate', rate: percent(factor), per: 'month' },
  }),
  rule('2', {
    subject: 'fee',
    occasion: { kind: 'record' },
    amount: { kind: 'sum', amount: attr('amount') },
    timing: 'arrears',
  }),
  contractRule('3', tenth(chargesOf('1', '2')), { sign: -1, dependsOn: ['1', '2'] }),
  contractRule('4', tenth(chargesOf('1')), {
    occasion: { kind: 'each', span: 'quarter', at: 'end' },
    dependsOn: ['1'],
  }),
  contractRule('5', inYear),
  rule('6', {
    occasion: { kind: 'on', date: { op: 'when', of: fact(), part: 'end-day' } },
    amount: { kind: 'sum', amount: attr('price') },
    timing: 'arrears',
  }),
  contractRule('7', chargesOf('1'), {
    share: { over: { type: 'access', window: { kind: 'period' } }, weight: attr('price') },
    timing: 'advance',
    dependsOn: ['1'],
  }),
];

const dayIn2024 = fc.integer({ min: day('2024-01-01'), max: day('2024-08-31') });
const cents = fc
  .integer({ min: 1, max: 99_999 })
  .map((value) => toText(fromText(`${value}e-2`) ?? ZERO));
const itemRow = fc
  .record({
    key: fc.constantFrom('A1', 'A2', 'A3'),
    from: dayIn2024,
    days: fc.option(fc.integer({ min: 1, max: 200 }), { freq: 3 }),
    known: dayIn2024,
    price: cents,
  })
  .map(({ key, from, days, known, price }) => {
    const to = days === null ? '' : formatDay(from + days);
    return `${key}|${formatDay(from)}|${to}|${formatDay(known)}|${price}`;
  });
const feeRow = fc
  .record({ on: dayIn2024, lag: fc.integer({ min: 0, max: 90 }), amount: cents })
  .map(({ on, lag, amount }) => `|${formatDay(on)}|${formatDay(on + lag)}|${amount}|A1`);
const world = fc.record({
  items: fc.array(itemRow, { maxLength: 7 }),
  fees: fc.array(feeRow, { maxLength: 4 }),
  factor: fc.constantFrom('1', '0.9', '1.5'),
  from: dayIn2024,
  known: dayIn2024,
  drawn: fc.constantFrom('start' as const, 'end' as const),
});

function rowsOf({
  items,
  fees,
}: {
  readonly items: readonly string[];
  readonly fees: readonly string[];
}) {
  return {
    access: ['key|from|to|known|price', 'A1|2024-01-01|||10', ...items].join('\n'),
    fee: ['key|on|known|amount|access', ...fees.map((row, at) => `F${at}${row}`)].join('\n'),
  };
}

function sumsByKey(periods: readonly RatedPeriod[]): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const { id, amount } of periods.flatMap(({ lines }) => lines)) {
    const key = id.split('~')[0] ?? id;
    const sum = add(fromText(sums.get(key) ?? '0') ?? ZERO, fromText(amount) ?? ZERO);
    sums.set(key, toText(sum));
  }
  return new Map([...sums].filter(([, sum]) => sum !== '0').toSorted());
}

describe('issued plus corrections', () => {
  const historyOf = (drawn: 'start' | 'end', factor: string, from: number, known: number) => {
    const contract = { drawn };
    const first = plan(rules('1', '2030-01-01'), { types, contract });
    const second = plan(rules(factor, formatDay(from)), { types, contract });
    const plans: { knownFrom: string | null; plan: RatingPlan }[] = [
      { knownFrom: null, plan: first },
      { knownFrom: formatDay(known), plan: second },
    ];
    return { history: { plans }, last: second };
  };

  it('is the full recomputation, and each invoice is the same when asked for alone', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ factor, from, known, drawn, ...data }) => {
        const { history, last } = historyOf(
          drawn,
          factor,
          from === day('2024-01-01') ? from + 1 : from,
          known,
        );
        const facts = bound(last, rowsOf(data));
        const input = { history, facts, from: month('2024-01'), through: month('2025-01') };
        const { periods } = await rateContract(input);
        const anew = await rateContract({ ...input, knownOn: day('2025-06-01') });
        expect(sumsByKey(periods)).toEqual(sumsByKey(anew.periods));
        for (const period of periods.filter((_, at) => at % 3 === 1)) {
          const at = month(period.period);
          const alone = await rateContract({ ...input, from: at, through: at });
          expect(alone.periods[0]).toEqual(period);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('explains every line to the cent', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ factor, from, known, drawn, ...data }) => {
        const { history, last } = historyOf(
          drawn,
          factor,
          from === day('2024-01-01') ? from + 1 : from,
          known,
        );
        const input = {
          history,
          facts: bound(last, rowsOf(data)),
          from: month('2024-06'),
          through: month('2024-07'),
        };
        const { periods } = await rateContract(input);
        for (const { period, lines } of periods) {
          for (const { id, amount } of lines.slice(0, 6)) {
            const opened = await explainLine(input, month(period), id);
            expect(opened && fold(opened.explanation)).toBe(toText(fromText(amount) ?? ZERO));
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('does not depend on the order of rows', async () => {
    const shuffled = world.chain((one) =>
      fc.record({
        one: fc.constant(one),
        items: fc.shuffledSubarray([...one.items], { minLength: one.items.length }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ one, items }) => {
        const distinct = (list: readonly string[]) =>
          list.filter((row, at) => list.findIndex((other) => sameSlot(row, other)) === at);
        const kept = distinct(one.items);
        const contract = plan(rules('1', '2024-05-05'), { types });
        const rate = (rows: readonly string[]) =>
          rateContract({
            history: always(contract),
            facts: bound(contract, rowsOf({ items: rows, fees: one.fees })),
            from: month('2024-01'),
            through: month('2024-12'),
          });
        const order = items.filter((row) => kept.includes(row));
        expect(await rate([...new Set(order)])).toEqual(await rate([...new Set(kept)]));
      }),
      { numRuns: 30 },
    );
  });
});

// Rows of one key, start and day of knowledge are laid in the order of the file: that order
// matters.
function sameSlot(a: string, b: string): boolean {
  const slot = (row: string) => row.split('|').slice(0, 4).join('|');
  return slot(a) === slot(b);
}
