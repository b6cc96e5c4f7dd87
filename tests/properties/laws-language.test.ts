// Laws of the language, numbers 64 and 66 of the domain's list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileContract, createSourceFile, type Diagnostic } from '../../dsl/src/index.ts';
import { KEYWORDS } from '../../dsl/src/language/keywords.ts';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import { contract } from '../support/law-cases.ts';

const problemsOf = (text: string): readonly Diagnostic[] =>
  compileContract({ files: [createSourceFile('case.avn', text)] }).problems;

const errorsOf = (text: string): readonly string[] =>
  problemsOf(text).flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));

function expectInside(text: string, { place }: Diagnostic): void {
  const lines = text.split(/\r\n|\r|\n/);
  const width = (line: number): number => (lines[line - 1] ?? '').length;
  expect(place.line).toBeGreaterThanOrEqual(1);
  expect(place.endLine).toBeLessThanOrEqual(lines.length);
  expect(place.column).toBeLessThanOrEqual(width(place.line) + 1);
  expect(place.endColumn).toBeLessThanOrEqual(width(place.endLine) + 1);
}

const words = KEYWORDS.flatMap(({ en, fr }) => [...en, ...fr]);
const wordy = fc
  .array(
    fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(
        '\n',
        '\n  ',
        '|',
        ':',
        ',',
        '(',
        ')',
        '=',
        '%',
        '"x"',
        '12',
        '2024-01-31',
        'x',
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(' '));

describe('laws of the language', () => {
  it('law 64: no text makes the compiler throw, and every problem lies in the text', () => {
    const anyText = fc.oneof(fc.string({ maxLength: 200, unit: 'binary' }), wordy);
    fc.assert(
      fc.property(anyText, (text) => {
        for (const problem of problemsOf(text)) expectInside(text, problem);
      }),
      { numRuns: 300 },
    );
  });

  it('law 64: nor does any contract with a piece cut out or put twice', () => {
    fc.assert(
      fc.property(
        specArbitrary,
        fc.nat(1999),
        fc.nat(80),
        fc.boolean(),
        (spec, at, length, twice) => {
          const { text } = render(spec);
          const from = at % text.length;
          const piece = text.slice(from, from + length);
          const rest = text.slice(from + length);
          const broken = `${text.slice(0, from)}${twice ? piece + piece : ''}${rest}`;
          for (const problem of problemsOf(broken)) expectInside(broken, problem);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ['two currencies added', 'each month\n  charge 1 EUR + 1 USD', 'C0601'],
    ['another currency charged', 'each month\n  charge 1 USD', 'C0605'],
    ['a price per month charged once', 'each month\n  charge 1 EUR per month', 'C0604'],
    ['a price per month and an amount', 'each month\n  charge 1 EUR + 1 EUR per month', 'C0603'],
    ['an unknown attribute', 'for each access\n  charge prise', 'C0301'],
    ['an unknown type', 'for each acces\n  charge 1 EUR per month', 'C0304'],
    ['a value that is not listed', 'for each access where cos = Platine\n  charge price', 'C0310'],
    ['a clause that is not there', 'each month\n  charge charges of 9', 'C0303'],
  ])('law 66: %s is an error before anything is rated', (_, sentences, code) => {
    expect(errorsOf(contract(`clause 1 "Bad"\n  ${sentences}\n`))).toContain(code);
  });

  it.each([
    ['overlap', '  up to 10 : 1 EUR\n    5 to 20 : 2 EUR\n    otherwise : 3 EUR', 'C0704'],
    ['leave a gap', '  up to 10 : 1 EUR\n    over 20 : 2 EUR', 'C0703'],
    ['can never be reached', '  up to 10 : 1 EUR\n    up to 5 : 2 EUR', 'C0704'],
  ])('law 66: tiers that %s are an error', (_, bands, code) => {
    const sentences = `for each usage\n  charge by step scale of quantity\n  ${bands}\n`;
    const clause = `clause 1 "Bands"\n  ${sentences}`;
    expect(errorsOf(contract(clause))).toContain(code);
  });
});
