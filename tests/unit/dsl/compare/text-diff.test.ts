// Differences of texts: layout, comments and order do not count; words do.
import { describe, expect, test } from 'vitest';
import { lineDifference } from '../../../../dsl/src/compare/text-diff.ts';
import {
  createSourceFile,
  parseFiles,
  textDifference,
  textParts,
} from '../../../../dsl/src/index.ts';

const parts = (...texts: readonly string[]) => {
  const files = texts.map((text, at) => createSourceFile(`${at}.avn`, `language en\n\n${text}`));
  return textParts(parseFiles(files).value, 'en');
};

const FEE = `table fee by zone
  zone | monthly (EUR per month)
  1 | 10
  2 | 20
`;
const REPORT = `clause 3 "Report"
  each month
  charge 30 EUR
`;

const differences = (before: readonly string[], after: readonly string[]) =>
  textDifference(parts(...before), parts(...after));

describe('two texts', () => {
  test('say the same in another layout, order, number of files or with comments', () => {
    const spread = `-- by hand\nclause 3 "Report" -- monthly\n    charge 30 EUR\n`;
    const same = [
      [`${REPORT}\n${FEE}`],
      [FEE, REPORT],
      [`${FEE}\n-- why\n${REPORT.replace('30 EUR', '30   EUR -- a month')}`],
      [`${FEE.replace('1 | 10', '1        |  10')}\n${REPORT}`],
    ];
    for (const after of same) expect(differences([`${FEE}\n${REPORT}`], after)).toEqual([]);
    expect(differences([REPORT], [spread])).toHaveLength(1);
  });

  test('differ by lines: only the row that changed, however wide its column becomes', () => {
    const [part] = differences([FEE], [FEE.replace('1 | 10', '1 | 10000.25')]);
    expect(part?.change).toBe('changed');
    const changed = part?.lines.filter(({ sign }) => sign !== ' ') ?? [];
    expect(changed.map(({ sign, text }) => `${sign}${text.replace(/\s+/g, ' ')}`)).toEqual([
      '- 1 | 10',
      '+ 1 | 10 000.25',
    ]);
  });

  test('have parts added and removed', () => {
    const found = differences([FEE], [REPORT]);
    expect(found.map(({ key, change }) => [key, change])).toEqual([
      ['clause 3', 'added'],
      ['table fee', 'removed'],
    ]);
  });

  test('keep dashes in quotes', () => {
    const named = 'clause 3 "A -- B"\n  each month\n  charge 30 EUR\n';
    expect(differences([named], [named.replace('-- B', '-- C')])).toHaveLength(1);
  });
});

describe('lines', () => {
  const lines = (text: string) => [...text].map((one) => ({ text: one, bare: one }));
  test.each([
    ['abcd', 'abcd', ' a b c d'],
    ['abcd', 'acd', ' a-b c d'],
    ['acd', 'abcd', ' a+b c d'],
    ['abxd', 'abyd', ' a b-x+y d'],
    ['', 'ab', '+a+b'],
    ['aa', 'a', ' a-a'],
  ])('of %s and %s', (a, b, wanted) => {
    const found = lineDifference(lines(a), lines(b)).map(({ sign, text }) => sign + text);
    expect(found.join('')).toBe(wanted);
  });
});
