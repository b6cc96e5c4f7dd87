// Tables and their price revisions.
import { describe, expect, it } from 'vitest';
import type { PlanIndexation, RatingPlan, Term } from '../../../../dsl/src/plan/index.ts';
import { came, text } from '../../../support/evaluating.ts';
import { day, planOf, SPAN, scopeOf, t, table, viewOf } from '../../../support/plan-builder.ts';

const lookup = (name: string, column: string, ...keys: Term[]): Term => ({
  op: 'lookup',
  table: name,
  column,
  keys,
});

describe('look-up', () => {
  const prices = table(
    'prices',
    ['country', 'grade'],
    [
      'country|grade|monthly|setup',
      'FR|gold|100|10',
      'FR|silver|80|-',
      'DE|*|90|9',
      'DE|gold|95|9',
    ].join('\n'),
  );
  const bands = {
    ...table('bands', ['n'], 'n|price\n1|1'),
    keys: [{ name: 'n', type: { kind: 'number' } as const }],
    versions: [
      {
        from: null,
        to: '2024-07-01',
        rows: [
          { keys: [{ to: '10', fromIncluded: true, toIncluded: false }], cells: ['5'] },
          { keys: [{ from: '10', to: '20', fromIncluded: true, toIncluded: true }], cells: ['4'] },
        ].map((row, at) => ({ ...row, id: `${at}`, span: SPAN })),
      },
    ],
  };
  const plan = planOf({ tables: [prices, bands] });
  const scope = scopeOf(plan, viewOf(plan));
  const price = (country: string, grade: string, column = 'monthly') =>
    text(lookup('prices', column, t.text(country), t.text(grade)), scope);

  it('gives the one row whose keys match', () => {
    expect(price('FR', 'gold')).toBe('100');
    expect(price('DE', 'silver')).toBe('90');
  });

  it('no row, several rows and what is not sold are held', () => {
    expect(price('IT', 'gold')).toBe('R0102');
    expect(price('DE', 'gold')).toBe('R0103');
    expect(price('FR', 'silver', 'setup')).toBe('R0104');
  });

  it('a missing row is a missing value', () => {
    const missing = lookup('prices', 'monthly', t.text('IT'), t.text('gold'));
    expect(text({ op: 'first known', of: [missing, t.number('7')] }, scope)).toBe('7');
  });

  it('ranges have their edges on the side that is said', () => {
    const at = (n: string) => text(lookup('bands', 'price', t.number(n)), scope);
    expect([at('-1'), at('9.99'), at('10'), at('20'), at('20.1')]).toEqual([
      '5',
      '5',
      '4',
      '4',
      'R0102',
    ]);
  });

  it('holds for the days of its version, and outside of all is held', () => {
    const term = lookup('bands', 'price', t.number('1'));
    expect(came(term, scope)).toMatchObject({ from: '…', to: '2024-07-01' });
    expect(text(term, { ...scope, moment: day('2024-07-01') })).toBe('R0115');
  });
});

describe('indexation', () => {
  const yearly = (more: Partial<PlanIndexation> = {}): PlanIndexation => ({
    clause: '8',
    table: 'prices',
    first: '2025-01-01',
    everyMonths: 12,
    factor: t.number('1.1'),
    base: 'chained',
    rounding: { step: '0.1', mode: 'half-up' },
    effective: [{ from: '2000-01-01', to: null }],
    span: SPAN,
    ...more,
  });
  const price = (plan: RatingPlan, iso: string) =>
    came(lookup('prices', 'monthly', t.text('FR')), {
      ...scopeOf(plan, viewOf(plan)),
      moment: day(iso),
    });
  const prices = table('prices', ['country'], 'country|monthly\nFR|10.1');

  it('chained: each revision multiplies the rounded price before', () => {
    const plan = planOf({ tables: [prices], indexations: [yearly()] });
    expect(price(plan, '2024-12-31')).toMatchObject({ text: '10.1', to: '2025-01-01' });
    // 10.1 x 1.1 = 11.11 -> 11.1; 11.1 x 1.1 = 12.21 -> 12.2
    expect(price(plan, '2025-01-01').text).toBe('11.1');
    expect(price(plan, '2026-06-01')).toMatchObject({
      text: '12.2',
      from: '2026-01-01',
      to: '2027-01-01',
    });
  });

  it('original: the latest factor on the table’s own price', () => {
    const factor = t.call('year of', { op: 'moment' });
    const original = yearly({ base: 'original', factor });
    const plan = planOf({ tables: [prices], indexations: [original] });
    expect(price(plan, '2026-06-01').text).toBe('20462.6');
  });

  it('a version of the table holds the prices of its own start', () => {
    const first = table('prices', ['country'], 'country|monthly\nFR|10', { to: '2026-01-01' });
    const second = table('prices', ['country'], 'country|monthly\nFR|50', { from: '2026-01-01' });
    const both = { ...first, versions: [...first.versions, ...second.versions] };
    const plan = planOf({ tables: [both], indexations: [yearly()] });
    expect(price(plan, '2025-06-01').text).toBe('11');
    expect(price(plan, '2026-06-01').text).toBe('50');
    expect(price(plan, '2027-06-01').text).toBe('55');
  });

  it('revisions up to the contract’s start are in its prices', () => {
    const plan = planOf({
      contract: { from: '2025-01-01' },
      tables: [prices],
      indexations: [yearly({ first: '2020-01-01' })],
    });
    expect(price(plan, '2025-06-01').text).toBe('10.1');
    expect(price(plan, '2026-06-01').text).toBe('11.1');
  });

  it('only the columns named are revised; two revisions of one column follow each other', () => {
    const other = planOf({ tables: [prices], indexations: [yearly({ columns: ['setup'] })] });
    expect(price(other, '2026-06-01').text).toBe('10.1');
    const extra = yearly({ first: '2025-07-01', factor: t.number('2'), clause: '9' });
    const plan = planOf({ tables: [prices], indexations: [yearly(), extra] });
    expect(price(plan, '2025-06-30').text).toBe('11.1');
    expect(price(plan, '2025-07-01')).toMatchObject({ text: '22.2', to: '2026-01-01' });
    expect(price(plan, '2026-01-01').text).toBe('24.4');
  });

  it('what holds the factor holds the price', () => {
    const factor = t.divide(t.number('1'), t.number('0'));
    const plan = planOf({ tables: [prices], indexations: [yearly({ factor })] });
    expect(price(plan, '2024-06-01').text).toBe('10.1');
    expect(price(plan, '2025-06-01').text).toBe('R0107');
  });

  it('an original revision after a chained one starts from the table again', () => {
    const again = yearly({ base: 'original', first: '2025-07-01', factor: t.number('3') });
    const plan = planOf({ tables: [prices], indexations: [yearly(), again] });
    expect(price(plan, '2025-12-01').text).toBe('30.3');
  });
});
