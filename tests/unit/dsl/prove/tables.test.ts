// Proofs of price tables: what counts as a gap, what look-ups can ask, and fixes that mend.
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../../dsl/src/index.ts';
import { compiled, STANDARD } from '../../../support/compiled.ts';

const told = (text: string): string[] =>
  compiled(text).problems.map(({ code, values }) => `${code} ${values.keys ?? ''}`.trim());

/** A table of prices by bandwidth and the clause that reads it. */
const byBandwidth = (rows: readonly string[], where = ''): string => `
table p by bandwidth
  bandwidth (Mbps) | monthly (EUR per month)
${rows.map((row) => `  ${row}`).join('\n')}

clause 1 "One"
  for each access${where}
  charge monthly of p
`;

describe('numbers', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['exact values are a list, not a range', ['100 | 1', '1000 | 2'], []],
    [
      'a gap between ranges',
      ['up to 100 | 1', '1000 and over | 2'],
      ['C0901 bandwidth between 100 and 1000 Mbps'],
    ],
    [
      'an edge that nobody takes',
      ['under 100 | 1', 'over 100 | 2'],
      ['C0901 bandwidth = 100 Mbps'],
    ],
    ['whole numbers that follow each other', ['up to 100 | 1', '101 and over | 2'], []],
    ['below the lowest range', ['100 to 200 | 1', 'over 200 | 2'], []],
    [
      'above the highest range',
      ['up to 100 | 1', '101 to 200 | 2'],
      ['C0903 bandwidth > 200 Mbps'],
    ],
    [
      'above the highest of a list',
      ['up to 100 | 1', '200 | 2'],
      ['C0901 bandwidth between 100 and 200 Mbps'],
    ],
    ['a list after a range, whole', ['up to 2 | 1', '3 | 2', '4 | 3'], []],
    [
      'the rest is left out on purpose',
      ['up to 100 | 1', '200 to 300 | 2', 'otherwise | not sold'],
      [],
    ],
    ['a gap that is not sold', ['up to 100 | 1', '101 to 999 | not sold', '1000 and over | 2'], []],
    ['any beside a value', ['100 | 1', 'any | 2'], ['C0902 bandwidth = 100 Mbps']],
    [
      'a range beside a value of it',
      ['up to 100 | 1', '100 | 2', 'over 100 | 3'],
      ['C0902 bandwidth = 100 Mbps'],
    ],
    ['ranges that share an edge', ['up to 100 | 1', '100 and over | 2'], []],
  ])('%s', (_, rows, expected) => {
    expect(told(byBandwidth(rows))).toEqual(expected);
  });

  test('what no clause asks for is no fault', () => {
    const rows = ['up to 100 | 1', '1000 and over | 2'];
    expect(told(byBandwidth(rows, ' where bandwidth <= 100 Mbps or bandwidth > 5 Gbps'))).toEqual(
      [],
    );
    const overlapping = ['up to 100 | 1', '100 | 2', 'over 100 | 3'];
    expect(told(byBandwidth(overlapping, ' where bandwidth <> 100 Mbps'))).toEqual([]);
  });

  test('a value that a clause asks for by name is expected', () => {
    expect(told(byBandwidth(['100 | 1'], ' where bandwidth = 50 Mbps'))).toEqual([
      'C0901 bandwidth = 50 Mbps',
    ]);
  });
});

describe('declared lists and flags', () => {
  const table = (rows: string): string => `
table p by country, active
  country | active | monthly (EUR per month)
${rows}

define cost for each access as monthly of p with country = country of site
`;
  const clause = (where: string): string => `
clause 1 "One"
  for each access${where}
  charge cost
`;

  test('a combination that is not there, through a definition', () => {
    const rows = '  FR | any | 1\n  DE | yes | 2';
    expect(told(table(rows) + clause(''))).toEqual(['C0901 country = DE and active = no']);
    expect(told(table(rows) + clause(' where country of site <> DE or active'))).toEqual([]);
  });

  test('a country of the list without a row', () => {
    expect(told(table('  FR | yes | 1\n  FR | no | 2') + clause(''))).toEqual([
      'C0901 country = DE',
    ]);
  });

  test('what stands beside a missing row answers for it', () => {
    const text = `${table('  FR | yes | 1')}
clause 1 "One"
  for each access
  charge cost if known, otherwise price
`;
    expect(told(text)).toEqual([]);
  });

  test('a condition by a name that is defined for its fact', () => {
    const text = `${table('  FR | yes | 1\n  FR | no | 2')}
define french for each access as country of site = FR

clause 1 "One"
  for each access
  when french
  charge cost
`;
    expect(told(text)).toEqual([]);
    expect(told(text.replace('when french', 'when not french'))).toEqual(['C0901 country = DE']);
  });

  test('the branch of an `if` asks only for what its test lets through', () => {
    const text = `${table('  FR | any | 1\n  FR | no | 2'.replace('any', 'yes'))}
clause 1 "One"
  for each access
  charge if country of site = FR then cost otherwise price
`;
    expect(told(text)).toEqual([]);
  });
});

describe('dates', () => {
  const table = (rows: string): string => `
table p by installed
  installed | monthly (EUR per month)
${rows}

clause 1 "One"
  for each access
  charge monthly of p
`;

  test('days that follow each other leave no gap', () => {
    const rows =
      '  up to 2026-03-31 | 1\n  2026-04-01 to 2026-06-30 | 2\n  2026-07-01 and over | 3';
    expect(told(table(rows))).toEqual([]);
  });

  test('a day between', () => {
    expect(told(table('  under 2026-04-01 | 1\n  over 2026-04-01 | 2'))).toEqual([
      'C0901 installed = 2026-04-01',
    ]);
  });
});

describe('amendments', () => {
  const base = byBandwidth(['up to 100 | 1', 'over 100 | 2']);

  test('each version is proved', () => {
    const text = `${base}
amendment 1 "New" signed 2026-02-01 effective 2026-03-01
  table p by bandwidth
    bandwidth (Mbps) | monthly (EUR per month)
    up to 100 | 1
    200 and over | 2
`;
    expect(told(text)).toEqual(['C0901 bandwidth between 100 and 200 Mbps']);
  });

  test('a version that is over before the contract starts is not', () => {
    const text = `${byBandwidth(['up to 100 | 1', '100 and over | 2'])}
amendment 1 "New" signed 2025-12-01 effective 2026-01-01
  table p by bandwidth
    bandwidth (Mbps) | monthly (EUR per month)
    up to 100 | 1
    over 100 | 2
`;
    expect(told(text)).toEqual([]);
  });
});

describe('quick fixes', () => {
  const applied = (text: string, { fixes }: Diagnostic, which: number): string => {
    const whole = `${STANDARD}\n${text}`;
    const edit = fixes[which]?.edits[0];
    if (edit === undefined) throw new Error('no such fix');
    const lines = whole.split('\n');
    const line = lines[edit.place.line - 1] ?? '';
    const at = edit.place.column - 1;
    lines[edit.place.line - 1] = `${line.slice(0, at)}${edit.text}${line.slice(at)}`;
    return lines.join('\n').slice(STANDARD.length + 1);
  };

  test.each([
    ['the missing country', 'country | monthly (EUR per month)\n  FR | 1', 'DE | not sold'],
    ['columns in another order', 'monthly (EUR per month) | country\n  1 | FR', 'not sold | DE'],
  ])('%s', (_, rows, row) => {
    const text = `
table p by country
  ${rows}

clause 1 "One"
  for each site
  charge monthly of p
`;
    const [problem] = compiled(text).problems;
    if (problem === undefined) throw new Error('no problem');
    expect(problem.fixes.map(({ title }) => title.en)).toEqual([
      `add the row \`${row}\``,
      'add the row `otherwise | not sold`',
    ]);
    for (const which of [0, 1]) expect(told(applied(text, problem, which))).toEqual([]);
  });

  test('a gap with open ends draws a row for one value of it', () => {
    const [problem] = compiled(byBandwidth(['up to 100 | 1', '1000 and over | 2'])).problems;
    expect(problem?.fixes[0]?.edits[0]?.text).toBe('\n  101 | not sold');
  });

  test('a row that stands twice is taken out; of two prices a person chooses', () => {
    const [twice] = compiled(byBandwidth(['100 | 1', '100 | 1', '1000 | 2'])).problems;
    const line = twice?.place.line ?? 0;
    expect(twice?.fixes.flatMap(({ edits }) => edits)).toEqual([
      {
        place: { file: 'c.avn', line, column: 1, endLine: line + 1, endColumn: 1 },
        text: '',
      },
    ]);
    const [prices] = compiled(byBandwidth(['100 | 1', '100 | 2'])).problems;
    expect([prices?.code, prices?.fixes]).toEqual(['C0702', []]);
  });

  test('of clauses that charge twice: either word settles it', () => {
    const text = `
clause 1 "One"
  for each access
  charge price

clause 2 "Two"
  for each access where active
  charge 50 % of price
`;
    const [problem] = compiled(text).problems;
    if (problem === undefined) throw new Error('no problem');
    expect(problem.code).toBe('C0906');
    for (const which of [0, 1]) expect(told(applied(text, problem, which))).toEqual([]);
  });
});

test('with an error elsewhere in the text nothing is proved', () => {
  const text = byBandwidth(['up to 100 | 1', '1000 and over | 2']);
  expect(told(`${text}\nclause 2 "Two"\n  for each access\n  charge cost\n`)).toEqual(['C0301']);
});
