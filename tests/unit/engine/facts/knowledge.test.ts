// Rows that came on a day and were taken back on another: views between the two see them, others do
// not, whatever the row says of itself; among rows that came together, what they say decides.
import { describe, expect, it } from 'vitest';
import {
  bindFacts,
  earliestChange,
  type Facts,
  knownOn,
  type RawTable,
} from '../../../../engine/src/index.ts';
import { day, file, item, planOf, record, SPAN } from '../../../support/plan-builder.ts';

const TYPES = [item('line', { size: 'number' }, { known: 'known' }), record('call', {}, {})];
const SERIES = [
  {
    ...({ name: 'index', step: 'month', values: [], span: SPAN } as const),
    columns: { at: 'at', value: 'value', published: 'published' },
  },
];

function bound(name: string, text: string, more: Partial<RawTable>): Facts {
  const plan = planOf({ types: TYPES, series: SERIES });
  return bindFacts(plan, new Map([[name, { ...file(name, text), ...more }]])).value;
}

const LINES = `id|from|to|known|size
  A|2024-01-01||2024-01-01|1
  A|2024-01-01||2024-02-01|2
  A|2024-03-01||2024-01-15|3`;

const sizesOn = (facts: Facts, asked: string | null): string =>
  (
    knownOn(facts, asked === null ? null : day(asked))
      .type('line')
      .find('A')?.segments ?? []
  )
    .map(({ row }) => row)
    .join();

describe('rows that came on a day', () => {
  it('are known from then on, or from the later day that they tell', () => {
    const cameOn = ['2024-06-01', '2024-01-01', '2024-01-01'];
    const facts = bound('line', LINES, { cameOn });
    expect(sizesOn(facts, '2024-01-14')).toBe('');
    expect(sizesOn(facts, '2024-01-15')).toBe('2');
    expect(sizesOn(facts, '2024-02-01')).toBe('1');
    expect(sizesOn(facts, '2024-06-01')).toBe('0');
    expect(sizesOn(facts, null)).toBe('0');
  });

  it('together are laid by the day that each tells', () => {
    const cameOn = ['2024-06-01', '2024-06-01', '2024-06-01'];
    expect(sizesOn(bound('line', LINES, { cameOn }), '2024-06-01')).toBe('1');
    expect(sizesOn(bound('line', LINES, { cameOn }), '2024-05-31')).toBe('');
  });

  it('and were taken back are known no more, and what was before counts again', () => {
    const takenBackOn = [null, '2024-04-01', null];
    const facts = bound('line', LINES, { takenBackOn });
    expect(sizesOn(facts, '2024-03-31')).toBe('1');
    expect(sizesOn(facts, '2024-04-01')).toBe('0,2');
    expect(sizesOn(facts, null)).toBe('0,2');
    expect(earliestChange(facts, day('2024-03-31'), day('2024-04-01'))).toBe(day('2024-01-01'));
    expect(earliestChange(facts, day('2024-04-01'), day('2024-05-01'))).toBe(null);
  });

  it('have no key: each counts alone', () => {
    const more = { cameOn: ['2024-01-05', '2024-01-09'], takenBackOn: ['2024-01-08', null] };
    const facts = bound('call', 'at\n2024-01-01\n2024-01-02', more);
    const count = (asked: string) => knownOn(facts, day(asked)).type('call').facts.length;
    expect(['2024-01-04', '2024-01-05', '2024-01-08', '2024-01-09'].map(count)).toEqual([
      0, 1, 0, 1,
    ]);
  });

  it('of a series keep their publication apart', () => {
    const text = 'at|value|published\n2024-01|100|2024-02-01\n2024-01|101|2024-03-01';
    const more = { cameOn: ['2024-06-01', '2024-06-01'], takenBackOn: [null, '2024-08-01'] };
    const facts = bound('index', text, more);
    const month = Math.floor(2024 * 12);
    const valueOn = (asked: string, by?: string) => {
      const view = knownOn(facts, day(asked));
      const seen = by === undefined ? view : view.publishedBy?.(day(by));
      return Number(seen?.series?.('index')?.latestAt(month)?.value.n ?? 0);
    };
    expect(valueOn('2024-05-31')).toBe(0);
    expect(valueOn('2024-06-01')).toBe(101);
    // What was published by February counts for a price of February, though it came in June.
    expect(valueOn('2024-06-01', '2024-02-01')).toBe(100);
    expect(valueOn('2024-05-31', '2024-02-01')).toBe(0);
    expect(valueOn('2024-08-01')).toBe(100);
    expect(earliestChange(facts, day('2024-05-31'), day('2024-06-01'))).toBe(day('2024-01-01'));
    expect(earliestChange(facts, day('2024-07-31'), day('2024-08-01'))).toBe(day('2024-01-01'));
  });
});
