// Thresholds: splitting a credit never lowers the level that it needs (law 76).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountTogether,
  type Credit,
  levelOf,
  stepsFor,
  THRESHOLDS,
} from '../../../server/src/index.ts';

const EPOCH = Date.UTC(2026, 0, 1);
const dateAfter = (days: number): string =>
  new Date(EPOCH + days * 86_400_000).toISOString().slice(0, 10);
const text = (cents: number): string => (cents / 100).toFixed(2);
const credit = (id: string, cents: number, day: number, more: Partial<Credit> = {}): Credit => ({
  id,
  customer: 'CUS-1',
  cause: 'outage',
  on: dateAfter(day),
  amount: text(cents),
  ...more,
});
const CENTS_MAX = 8_000_000;
const anyCents = fc.integer({ min: 1, max: CENTS_MAX });

describe('credits together', () => {
  it('need the level of the whole, however it is split and whichever part comes first', () => {
    const property = fc.property(
      anyCents,
      fc.array(fc.tuple(fc.nat(1000), fc.nat(30), fc.boolean()), { minLength: 1, maxLength: 12 }),
      (whole, cuts) => {
        const weight = cuts.reduce((sum, [each]) => sum + each + 1, 0);
        let left = whole;
        const parts = cuts.map(([each, day, debit], at) => {
          const last = at === cuts.length - 1;
          const cents = last ? left : Math.floor((whole * (each + 1)) / weight);
          left -= cents;
          return credit(`p${at}`, debit ? -cents : cents, day);
        });
        const level = levelOf(text(whole));
        // All asked for before the first is decided: each needs the level of the whole.
        for (const part of parts) expect(levelOf(amountTogether(part, parts))).toBe(level);
        // Decided one by one: the last one does, and none needs less than it would alone.
        const inTurn = parts.map((part, at) =>
          levelOf(amountTogether(part, parts.slice(0, at + 1))),
        );
        expect(inTurn.at(-1)).toBe(level);
        expect(inTurn).toEqual([...inTurn].sort());
        for (const [at, part] of parts.entries()) {
          expect(inTurn[at]).toBeGreaterThanOrEqual(levelOf(part.amount));
        }
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('count up to thirty days apart, for the same customer and cause, and once each', () => {
    const one = credit('one', 300_000, 40);
    const with_ = (...others: Credit[]) => amountTogether(one, others);
    expect(with_()).toBe('3000');
    expect(with_(one)).toBe('3000');
    expect(with_(credit('a', 200_001, 10), credit('b', 100_000, 70))).toBe('6000.01');
    expect(with_(credit('a', 200_001, 9), credit('b', 100_000, 71))).toBe('3000');
    expect(with_(credit('a', 1, 40, { customer: 'CUS-2' }))).toBe('3000');
    expect(with_(credit('a', 1, 40, { cause: 'price' }))).toBe('3000');
    expect(with_(credit('a', -300_000, 40))).toBe('6000');
    expect(() => with_(credit('a', 1, 40, { amount: 'much' }))).toThrow('no amount');
    expect(() => with_(credit('a', 1, 0, { on: '2026-02-30' }))).toThrow('no date');
  });

  it('have levels that include their bounds, to the last cent', () => {
    const levels = ['0', '5000', '5000.01', '-5000.01', '50000', '50000.000001'].map((amount) =>
      levelOf(amount),
    );
    expect(levels).toEqual([1, 1, 2, 2, 2, 3]);
    expect(levelOf('11', { T1: '10', T2: '20' })).toBe(2);
    expect(THRESHOLDS).toEqual({ T1: '5000', T2: '50000' });
  });

  it('never need less for more', () => {
    const property = fc.property(anyCents, anyCents, (a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      expect(levelOf(text(less))).toBeLessThanOrEqual(levelOf(text(more)));
    });
    fc.assert(property);
  });
});

describe('steps', () => {
  it('ask for the director and finance above the second threshold, for credits', () => {
    const steps = (amount: string) => stepsFor('claim decision', { amount });
    expect(steps('5000')).toEqual([['OS', 'BE', 'BM']]);
    expect(steps('5000.01')).toEqual([['BM']]);
    expect(steps('50000.01')).toEqual([['DIR'], ['FI']]);
    expect(stepsFor('adjustment', { amount: '50000.01' })).toEqual([['DIR']]);
    expect(stepsFor('adjustment', {})).toEqual([[]]);
  });
});
