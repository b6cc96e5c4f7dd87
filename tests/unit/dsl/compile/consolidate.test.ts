// Consolidation: what amendments make of the text, in service time and in known time.
import { describe, expect, test } from 'vitest';
import { codes, compiled } from '../../../support/compiled.ts';

const BASE = `table fee by zone
  zone | monthly (EUR per month)
  1 | 10
  2 | 20

clause 1 "A"
  for each access
  charge monthly of fee with zone = zone of site

clause 2 "B"
  discount charges of 1 graduated
    up to 100 EUR : 0 %
    otherwise : 5 %
`;

const plans = (amendment: string) => compiled(`${BASE}\n${amendment}`).history?.plans ?? [];

describe('an amendment', () => {
  test('is known from its signature and holds from its effect', () => {
    const [before, after] = plans(`amendment 1 signed 2026-03-15 effective 2026-02-01
  in table fee, row 1 : monthly becomes 12
`);
    expect(before?.knownFrom).toBeNull();
    expect(after?.knownFrom).toBe('2026-03-15');
    expect(before?.plan.tables[0]?.versions).toHaveLength(1);
    const versions = after?.plan.tables[0]?.versions;
    expect(versions?.map((item) => [item.from, item.to, item.rows[0]?.cells[0]])).toEqual([
      [null, '2026-02-01', '10'],
      ['2026-02-01', null, '12'],
    ]);
    expect(before?.plan.hash).not.toBe(after?.plan.hash);
  });

  test('changes a band from its date on', () => {
    const after = plans(`amendment 1 signed 2026-03-15 effective 2026-04-01
  in clause 2, band otherwise becomes 7 %
`).at(-1);
    const rules = after?.plan.rules.filter((rule) => rule.clause === '2');
    expect(rules?.map((rule) => [rule.id, rule.effective.from, rule.effective.to])).toEqual([
      ['2@1', '2026-01-01', '2026-04-01'],
      ['2@2', '2026-04-01', null],
    ]);
  });

  test('suspends, ends and adds clauses', () => {
    const after = plans(`amendment 1 signed 2026-03-15 effective 2026-04-01
  suspends 2
  clause 3 "C"
    for each access
    charge 1 EUR per month
`).at(-1);
    const clauses = after?.plan.rules.map((rule) => rule.clause);
    expect(clauses).toEqual(['1', '2', '3', 'amendment 1']);
    expect(after?.plan.rules.at(-1)?.overrides).toEqual([{ verb: 'suspends', target: '2' }]);
  });

  test('has the last word on whether a clause is suspended', () => {
    const switches = `amendment 1 signed 2026-03-15 effective 2026-04-01
  suspends 2

amendment 2 signed 2026-03-15 effective 2026-05-01
  reinstates 2

amendment 3 signed 2026-03-15 effective 2026-06-01
  suspends 2
`;
    const rules = plans(switches).at(-1)?.plan.rules.slice(2);
    expect(rules?.map(({ overrides, effective }) => [overrides[0]?.verb, effective])).toEqual([
      ['suspends', { from: '2026-04-01', to: '2026-05-01' }],
      ['reinstates', { from: '2026-05-01', to: '2026-06-01' }],
      ['suspends', { from: '2026-06-01', to: null }],
    ]);
  });

  test.each([
    ['in table fee, row 9 : monthly becomes 12', 'C0707'],
    ['in clause 2, band up to 99 EUR becomes 1 %', 'C0708'],
    ['ends 8', 'C0303'],
  ])('%s: what it names must be there', (sentence, code) => {
    expect(
      codes(`${BASE}\namendment 1 signed 2026-03-15 effective 2026-04-01\n  ${sentence}`),
    ).toEqual([code]);
  });
});
