// The volume path gives what the general calculation gives, line for line: random contracts over
// random rows, through the ordinary door and through columns.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchFacts, benchPlan } from '../../bench/rating/world.ts';
import type { Condition, PlanTable, Rule, Term } from '../../dsl/src/plan/index.ts';
import {
  DAY_MAX,
  fromText,
  multiply,
  rational,
  roundQuotient,
  toText,
} from '../../dsl/src/values/index.ts';
import { knownOn } from '../../engine/src/facts/view.ts';
import { bindFacts, explainLine, rateColumns, rateContract } from '../../engine/src/index.ts';
import { ChargeStore } from '../../engine/src/rate/charge-store.ts';
import {
  explainLine as explainGenerally,
  rateContract as rateGenerally,
} from '../../engine/src/rate/contract.ts';
import type { RateInput } from '../../engine/src/rate/knowledge.ts';
import { type RuleMonth, rateRule } from '../../engine/src/rate/rule-month.ts';
import { situationOf } from '../../engine/src/rate/situation.ts';
import { prepareSelection } from '../../engine/src/select/selection.ts';
import { volumeSelect } from '../../engine/src/volume/contract.ts';
import { volumeOverTime } from '../../engine/src/volume/over-time.ts';
import { EXACT_MAX, roundSafe } from '../../engine/src/volume/rounding.ts';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import { filesOf, historyOf } from '../differential/compare.ts';
import {
  asked,
  attr,
  chargesOf,
  chargesOfThis,
  contractRule,
  fact,
  is,
  itemType,
  month,
  num,
  PLACE,
  plan,
  rule,
  termOf,
  text,
} from '../support/rate-builder.ts';

const MODES = ['half-up', 'half-down', 'half-even', 'up', 'down', 'ceiling', 'floor'] as const;

const access = itemType(
  'access',
  {
    family: { kind: 'one of', values: ['A', 'B', 'C'] },
    speed: 'number',
    qty: 'number',
    opened: 'date',
    active: 'boolean',
    site: { kind: 'reference', type: 'site' },
  },
  ['family', 'speed', 'qty', 'opened', 'active', 'site'],
);
const site = itemType(
  'site',
  { country: 'text', zone: 'number', region: { kind: 'reference', type: 'region' } },
  ['country', 'zone', 'region'],
);
const region = itemType('region', { factor: 'number' }, ['factor']);

const prices: PlanTable = {
  name: 'prices',
  keys: [
    { name: 'family', type: { kind: 'text' } },
    { name: 'speed', type: { kind: 'number' } },
  ],
  columns: [{ name: 'monthly', type: { kind: 'number' } }],
  versions: [
    { from: null, to: '2024-02-15', rows: rowsOf('100', '7.35') },
    { from: '2024-02-15', to: null, rows: rowsOf('100.5', '7.35') },
  ],
};

function rowsOf(low: string, high: string): PlanTable['versions'][number]['rows'] {
  const any = { any: true } as const;
  const below = { to: '50', fromIncluded: true, toIncluded: false };
  const above = { from: '50', to: '1000', fromIncluded: true, toIncluded: true };
  return [
    { id: 'A low', keys: [{ is: 'A' }, below], cells: [low], span: PLACE },
    { id: 'A high', keys: [{ is: 'A' }, above], cells: [high], span: PLACE },
    { id: 'B', keys: [{ is: 'B' }, any], cells: ['33.333'], span: PLACE },
  ];
}

const price: Term = {
  op: 'lookup',
  table: 'prices',
  column: 'monthly',
  keys: [attr('family'), attr('speed')],
};
const siteOf = attr('site');
const product = (...of: readonly Term[]): Term => ({ op: 'multiply', of });
const monthNumber: Term = { op: 'contract', part: 'month number' };
const count: Term = {
  op: 'aggregate',
  function: 'count',
  set: { type: 'access', window: { kind: 'period' } },
};
const countHere: Term = {
  op: 'aggregate',
  function: 'count',
  set: {
    type: 'access',
    window: { kind: 'period' },
    where: { op: 'compare', relation: '=', of: [attr('family'), attr('family', fact(1))] },
  },
};
const numbers: readonly Term[] = [
  num('12.34'),
  num('-0.005'),
  attr('speed'),
  attr('qty'),
  price,
  product(price, attr('qty')),
  product(num('1/3'), attr('qty'), attr('speed')),
  product(num('123456789012.345'), attr('qty')),
  { op: 'divide', of: [product(attr('qty'), price), num('7')] },
  product(attr('qty'), attr('zone', siteOf)),
  product(attr('factor', attr('region', siteOf)), num('9.99')),
  { op: 'defined', name: 'monthly', of: fact() },
  { op: 'defined', name: 'weight', of: siteOf },
  { op: 'defined', name: 'level' },
  { op: 'first known', of: [attr('qty'), num('2')] },
  product(monthNumber, attr('qty')),
  product(count, num('0.5')),
  countHere,
  {
    op: 'choose',
    branches: [{ when: is(attr('country', siteOf), text('FR')), then: num('5') }],
    otherwise: attr('qty'),
  },
  {
    op: 'choose',
    branches: [
      {
        when: { op: 'compare', relation: '<', of: [{ op: 'moment' }, attr('opened')] },
        then: num('1'),
      },
    ],
    otherwise: num('2.5'),
  },
];

const leaf = (name: string, operator: string, value: string | boolean | readonly string[]) =>
  ({ fact: name, operator, value }) satisfies Condition;
const leaves: readonly Condition[] = [
  leaf('family', 'equal', 'A'),
  leaf('family', 'in', ['A', 'B']),
  leaf('family', 'notIn', ['C']),
  leaf('speed', 'decimalLessThan', '50'),
  leaf('speed', 'decimalGreaterThanInclusive', '10.5'),
  leaf('opened', 'decimalLessThanInclusive', '2024-02-10'),
  leaf('active', 'equal', true),
  leaf('country of site', 'equal', 'FR'),
  leaf('zone of site', 'decimalGreaterThan', '1'),
  leaf('factor of region of site', 'decimalEqual', '2'),
];
const condition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 2 },
    fc.constantFrom(...leaves),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

const guards: readonly Term[] = [
  { op: 'compare', relation: '>', of: [attr('speed'), num('20')] },
  { op: 'compare', relation: '<', of: [count, num('5')] },
  is(attr('country', siteOf), text('FR')),
];
const number = fc.constantFrom(...numbers);
const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });

const sitesInService: NonNullable<Rule['share']> = {
  over: { type: 'site', window: { kind: 'moment' } },
  weight: num('1'),
};

const oneRule = fc
  .record({
    rate: number,
    per: fc.constantFrom('month', 'day'),
    quantity: fc.option(number, { nil: undefined }),
    unitPrice: fc.option(number, { nil: undefined }),
    conditions: often(condition),
    asTerm: fc.boolean(),
    guard: fc.option(fc.constantFrom(...guards), { nil: undefined }),
    sign: fc.constantFrom(1, -1),
    proration: fc.constantFrom('actual', 'thirty', 'whole'),
    mode: fc.constantFrom(...MODES),
    step: fc.constantFrom('0.01', '0.05', '1', '0.001'),
    from: fc.constantFrom('2024-01-01', '2024-01-20', '2024-02-10'),
    to: fc.constantFrom(null, null, '2024-02-10', '2024-02-20'),
    target: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined, freq: 5 }),
    verb: fc.constantFrom('replaces', 'suspends', 'reinstates'),
    share: fc.option(fc.constant(sitesInService), { nil: undefined, freq: 8 }),
  })
  .map((made) => (clause: string, id: string): Rule => {
    const { rate, per, quantity, unitPrice, conditions, guard, target, verb, share } = made;
    const where = conditions && { where: termOf(conditions) };
    return rule(clause, {
      id,
      effective: { from: made.from, to: made.to },
      amount: {
        kind: 'rate',
        rate,
        per,
        ...(quantity && { quantity }),
        ...(unitPrice && { unitPrice }),
      },
      ...where,
      ...(conditions && !made.asTerm && { conditions }),
      ...(guard && { guard }),
      ...(share && { share }),
      sign: made.sign as 1 | -1,
      proration: made.proration as Rule['proration'],
      // Two versions of a clause that hold together must round alike to be one line.
      rounding: { step: clause === '3' ? '0.01' : made.step, mode: made.mode },
      overrides:
        target === undefined || target === clause ? [] : [{ verb: verb as 'replaces', target }],
    });
  });

const rules = fc.array(oneRule, { minLength: 1, maxLength: 4 }).map((made) => {
  const all = made.map((make, at) => make(`${Math.min(at + 1, 3)}`, `${at + 1}`));
  const [first] = all;
  // A site may come to be of another region in the midst of a month.
  const byRegion = contractRule('8', product(chargesOfThis('1', '3'), num('0.1')), {
    subject: 'region',
    dependsOn: ['1', '2', '3'],
  });
  const total = contractRule('9', product(chargesOf('1', '2', '3'), num('0.1')), {
    dependsOn: ['1', '2', '3'],
  });
  return first === undefined ? all : [...all, byRegion, total];
});

const cell = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const accessRow = fc.record({
  key: cell('a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'),
  from: cell('2024-01-01', '2024-01-31', '2024-02-01', '2024-02-12', '2023-06-01'),
  to: cell('', '', '', '2024-02-12', '2024-02-29', '2024-03-01', '2024-04-01'),
  known: cell('', '', '2024-02-20'),
  family: cell('A', 'B', 'C', '', 'A'),
  speed: cell('10', '50', '20.25', '1000', ''),
  qty: cell('1', '3', '0', '2.5', '1000000', '-2', '', '98765432109876'),
  opened: cell('2024-02-10', '2024-01-01', ''),
  active: cell('yes', 'no', ''),
  site: cell('s1', 's2', 's3', 's4', 'none', ''),
});
const siteRow = fc.record({
  key: cell('s1', 's2', 's3', 's4'),
  from: cell('2023-01-01', '2024-02-15'),
  to: cell(''),
  known: cell('', '2024-02-10'),
  country: cell('FR', 'DE', ''),
  zone: cell('1', '2', ''),
  region: cell('r1', 'r2', 'none'),
});
const regionRow = fc.record({
  key: cell('r1', 'r2'),
  from: cell('2023-01-01'),
  to: cell(''),
  known: cell(''),
  factor: cell('2', '1.5', ''),
});

function tableOf(rows: readonly Readonly<Record<string, string>>[], columns: readonly string[]) {
  const unique = rows.filter(
    (row, at) =>
      rows.findIndex((o) => o.key === row.key && o.from === row.from && o.known === row.known) ===
        at && !(row.to !== '' && (row.to ?? '') < (row.from ?? '')),
  );
  const lines = unique.map((row) => columns.map((column) => row[column] ?? '').join(' | '));
  return [columns.join(' | '), ...lines].join('\n');
}

const columnsOf = (type: typeof access) => [
  'key',
  'from',
  'to',
  'known',
  ...type.attributes.map((one) => one.name),
];

const world = fc
  .record({
    rules,
    accesses: fc.array(accessRow, { minLength: 1, maxLength: 12 }),
    sites: fc.array(siteRow, { maxLength: 6 }),
    regions: fc.array(regionRow, { maxLength: 2 }),
  })
  .map(({ rules: made, accesses, sites, regions }) => {
    const one = plan(made, {
      types: [access, site, region],
      tables: [prices],
      definitions: [
        {
          name: 'monthly',
          on: 'access',
          versions: [{ from: null, to: null, value: product(attr('qty'), price) }],
          span: PLACE,
        },
        {
          name: 'weight',
          on: 'site',
          versions: [{ from: null, to: null, value: product(attr('zone'), num('4')) }],
          span: PLACE,
        },
        {
          name: 'level',
          versions: [
            { from: null, to: '2024-02-21', value: num('3') },
            { from: '2024-02-21', to: null, value: num('4') },
          ],
          span: PLACE,
        },
      ],
    });
    const rows = {
      access: tableOf(accesses, columnsOf(access)),
      site: tableOf(sites, columnsOf(site)),
      region: tableOf(regions, columnsOf(region)),
    };
    return asked(one, rows, '2024-01', '2024-03');
  });

const runs = { numRuns: 600 };

describe('the volume path', () => {
  it('gives the drafts of the general calculation', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (input) => {
        const wanted = await rateGenerally(input);
        expect(await rateGenerally(input, volumeOverTime(0), volumeSelect(0))).toEqual(wanted);
      }),
      runs,
    );
  });

  it('gives them for generated contract texts too', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        const { text: words, tables, from, through } = render(spec);
        const history = historyOf(words);
        const one = history.plans.at(-1)?.plan;
        if (one === undefined) throw new RangeError('no plan');
        const { value: facts } = bindFacts(one, filesOf(history, tables));
        const input = { history, facts, from, through };
        const wanted = await rateGenerally(input);
        expect(await rateGenerally(input, volumeOverTime(0), volumeSelect(0))).toEqual(wanted);
      }),
      { numRuns: 250 },
    );
  });

  it('is what the ordinary door opens for many items', { timeout: 60_000 }, async () => {
    const one = benchPlan();
    const facts = benchFacts(one, 2_100);
    const [from, through] = [month('2026-01'), month('2026-02')];
    const input = { history: { plans: [{ knownFrom: null, plan: one }] }, facts, from, through };
    const wanted = await rateGenerally(input);
    expect(await rateContract(input)).toEqual(wanted);
    const line = wanted.periods.at(-1)?.lines.at(-1);
    const explained = await explainLine(input, through, line?.id ?? '');
    expect(explained).toEqual(await explainGenerally(input, through, line?.id ?? ''));
    expect(explained?.line).toEqual(line);
    const inColumns = await rateColumns({
      plan: one,
      facts,
      month: from,
      onBlock: () => undefined,
    });
    const total = inColumns.totals.reduce((sum, amount) => sum + amount, 0n);
    expect(inColumns).toMatchObject({ exactly: 0, exact: [], held: [], left: [] });
    expect(toText(rational(total, 100n))).toBe(trimmed(wanted.periods[0]?.total));
  });

  it('gives its lines in columns', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (input) => {
        const [wanted, found] = [await general(input, '2024-02'), await columns(input, '2024-02')];
        expect(found).toEqual(wanted);
      }),
      runs,
    );
  });

  it('rounds as exact fractions are rounded', () => {
    const whole = fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.maxSafeInteger().map((n) => Math.trunc(n / 2)),
    );
    const below = fc.oneof(
      fc.integer({ min: 1, max: 1000 }),
      fc.maxSafeInteger().map((n) => Math.max(1, Math.min(EXACT_MAX, Math.abs(n)))),
    );
    fc.assert(
      fc.property(whole, below, fc.constantFrom(...MODES), (n, d, mode) => {
        const size = Math.abs(n) > EXACT_MAX ? EXACT_MAX : n;
        expect(BigInt(roundSafe(size, d, mode))).toBe(roundQuotient(BigInt(size), BigInt(d), mode));
        const half = d * Math.trunc(size / d / 2) + d / 2;
        if (!Number.isSafeInteger(half) || half > EXACT_MAX) return;
        expect(BigInt(roundSafe(half, d, mode))).toBe(roundQuotient(BigInt(half), BigInt(d), mode));
      }),
      { numRuns: 3000 },
    );
  });
});

const trimmed = (amount = ''): string => toText(fromText(amount) ?? rational(0));

interface Told {
  readonly lines: readonly string[];
  readonly held: readonly string[];
  readonly zeros: number;
}

const heldText = ({ rule: { id }, fact: one, held }: RuleMonth['held'][number]) =>
  JSON.stringify([id, one?.key, held.code, held.values]);

const isForColumns = ({ subject, share }: Rule): boolean => subject === 'access' && !share;

async function general(input: RateInput, covered: string): Promise<Told> {
  const one = input.history.plans.at(-1)?.plan;
  const { facts } = input;
  if (one === undefined || typeof facts === 'function') throw new RangeError('one plan');
  const view = knownOn(facts, null);
  const selection = await prepareSelection(one, view);
  const situation = situationOf(one, view, selection, new ChargeStore(), DAY_MAX);
  const rated = one.rules
    .filter(isForColumns)
    .map((each) => rateRule(situation, each, month(covered), { tally: () => undefined }));
  return {
    lines: rated
      .flatMap(({ lines }) => lines)
      .map(({ rule: { id }, subject, amount, priced: { from, to } }) =>
        [id, subject?.key, toText(amount), from, to].join(' '),
      )
      .sort(),
    held: rated.flatMap(({ held }) => held.map(heldText)).sort(),
    zeros: rated.reduce((sum, { zeros }) => sum + zeros, 0),
  };
}

async function columns(input: RateInput, covered: string): Promise<Told> {
  const one = input.history.plans.at(-1)?.plan;
  const { facts } = input;
  if (one === undefined || typeof facts === 'function') throw new RangeError('one plan');
  const lines: string[] = [];
  const bound = facts.types.get('access');
  const raw: (readonly [number, number, number, number, number])[] = [];
  const result = await rateColumns({
    plan: one,
    facts,
    month: month(covered),
    blockSize: 3,
    onBlock: ({ size, rows, rules: of, amounts, from, to }) => {
      for (let at = 0; at < size; at += 1) {
        raw.push([rows[at] ?? 0, of[at] ?? 0, amounts[at] ?? 0, from[at] ?? 0, to[at] ?? 0]);
      }
    },
  });
  const unit = fromText(`${10 ** -result.digits}`) ?? rational(1);
  for (const [row, of, amount, from, to] of raw) {
    const money = toText(multiply(rational(amount), unit));
    lines.push(
      [result.rules[of]?.id, bound?.keys[bound.keyCodes?.[row] ?? 0], money, from, to].join(' '),
    );
  }
  for (const {
    rule: { id },
    fact: subject,
    amount,
    period,
  } of result.exact) {
    lines.push([id, subject.key, toText(amount), period.from, period.to].join(' '));
  }
  const totals = result.rules.map(({ id }) => [id, 0n] as [string, bigint]);
  for (const [, of, amount] of raw) {
    const total = totals[of];
    if (total !== undefined) total[1] += BigInt(amount);
  }
  expect(result.totals).toEqual(totals.map(([, total]) => total));
  expect(result.left.map(({ id }) => id)).toEqual(
    one.rules.filter((each) => !isForColumns(each)).map(({ id }) => id),
  );
  return { lines: lines.sort(), held: result.held.map(heldText).sort(), zeros: result.zeros };
}
