// Names and suggestions: the comparable form, edit distance against a plain reference, nearest.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearest, normalizeName } from '../../../../dsl/src/values/index.ts';

// The textbook recursion, with no table and no bound.
function reference(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const costs = [
    reference(a.slice(1), b) + 1,
    reference(a, b.slice(1)) + 1,
    reference(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) {
    costs.push(reference(a.slice(2), b.slice(2)) + 1);
  }
  return Math.min(...costs);
}

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

describe('normalizeName', () => {
  test('trims, collapses white space, composes accents and lowers the case', () => {
    expect(normalizeName('  Base \t Fee\n')).toBe('base fee');
    expect(normalizeName('E\u0301TE\u0301')).toBe('été');
    expect(normalizeName('a\u00a0b')).toBe('a b');
  });

  test('done twice is done once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        expect(normalizeName(normalizeName(text))).toBe(normalizeName(text));
      }),
    );
  });
});

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['amount', 'amuont', 1],
    ['amount', 'amount', 0],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  test('agrees with the textbook recursion, and a bound only caps it', () => {
    fc.assert(
      fc.property(words, words, fc.nat({ max: 4 }), (a, b, bound) => {
        const distance = reference(a, b);
        expect(editDistance(a, b)).toBe(distance);
        expect(editDistance(b, a)).toBe(distance);
        expect(editDistance(a, b, bound)).toBe(Math.min(distance, bound + 1));
      }),
    );
  });
});

describe('nearest', () => {
  test('gives the closest known word as it is written', () => {
    expect(nearest('amuont', ['quantity', 'Amount', 'count'])).toBe('Amount');
    expect(nearest('AMOUNT', ['amounts', 'amount'])).toBe('amount');
    expect(nearest('VTA', ['VAT', 'VTB'])).toBe('VAT');
    expect(nearest('montly', ['month', 'monthly'])).toBe('monthly');
  });

  test('gives nothing when all are far, or share nothing with a short word', () => {
    expect(nearest('price', ['quantity', 'customer'])).toBeUndefined();
    expect(nearest('ab', ['cd', 'x'])).toBeUndefined();
    expect(nearest('abcd', ['abcdefg'])).toBeUndefined();
    expect(nearest('abcd', ['abcdefg'], 3)).toBe('abcdefg');
    expect(nearest('amuont', ['amount'], 0)).toBeUndefined();
    expect(nearest('amount', [])).toBeUndefined();
  });
});
