// Scales: what the edges of bands come to.
import type { Band, Term } from '@avenant/dsl';
import { describe, expect, test } from 'vitest';
import { codes, ruleOf } from '../../../support/compiled.ts';

const clause = (bands: string): string => `clause 1 "Scale"
  for each access
  charge graduated scale of quantity
${bands
  .split('\n')
  .map((line) => `    ${line.trim()}`)
  .join('\n')}
`;

const edge = (term: Term | undefined): string => (term?.op === 'number' ? term.value : '∞');

/** Bands as `(0, 300]`. */
function intervals(bands: string): string[] {
  const { amount } = ruleOf(clause(bands), '1');
  if (amount.kind !== 'rate' || amount.rate.op !== 'scale') throw new Error('no scale');
  return amount.rate.bands.map(
    (band: Band) =>
      `${band.fromIncluded && band.from ? '[' : '('}${edge(band.from)}, ${edge(band.to)}` +
      `${band.toIncluded && band.to ? ']' : ')'}`,
  );
}

describe('the edges of bands', () => {
  test('up to X takes what is above the band before, X included', () => {
    expect(intervals('up to 300 : 9 EUR per month\nup to 600 : 8 EUR per month')).toEqual([
      '(∞, 300]',
      '(300, 600]',
    ]);
  });

  test('whole numbers that follow each other leave no gap', () => {
    const bands =
      '1 to 300 : 9 EUR per month\n301 to 600 : 8 EUR per month\n601 and over : 7 EUR per month';
    expect(intervals(bands)).toEqual(['(0, 300]', '(300, 600]', '(600, ∞)']);
  });

  test('a shared edge belongs to the band that starts there', () => {
    const bands =
      '0 to 10 : 3 EUR per month\n10 to 20 : 2 EUR per month\n20 and over : 1 EUR per month';
    expect(intervals(bands)).toEqual(['[0, 10)', '[10, 20)', '[20, ∞)']);
  });

  test('otherwise takes the rest', () => {
    expect(intervals('under 5 : 3 EUR per month\notherwise : 2 EUR per month')).toEqual([
      '(∞, 5)',
      '[5, ∞)',
    ]);
  });

  test('bands may be written from the top', () => {
    const bands =
      '20 and over : 1 EUR per month\n10 to 20 : 2 EUR per month\nunder 10 : 3 EUR per month';
    expect(intervals(bands)).toEqual(['[20, ∞)', '[10, 20)', '(∞, 10)']);
  });
});

describe('bands that do not fit together', () => {
  test.each([
    ['a gap', 'up to 10 : 1 EUR per month\nover 12 : 2 EUR per month', 'C0703'],
    ['an overlap', '0 to 10 : 1 EUR per month\n5 to 20 : 2 EUR per month', 'C0704'],
    ['a band turned round', '0 to 10 : 1 EUR per month\n20 to 10 : 2 EUR per month', 'C0705'],
    ['values of two kinds', 'up to 10 : 1 EUR per month\notherwise : 2 EUR', 'C0603'],
  ])('%s is refused', (_name, bands, code) => {
    expect(codes(clause(bands))).toContain(code);
  });
});
